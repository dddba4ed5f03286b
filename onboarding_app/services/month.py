"""The calendar: each day of a stretch with what is to be done, what ends, and the talks."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import folded
from onboarding_app.services.overview import each_due_line
from onboarding_app.services.planning import calendar_of
from onboarding_app.services.start_models import CheckpointLine, QuickAction
from onboarding_app.storage.database import Database


class EntryKind(StrEnum):
    """What a day holds, in the order in which it is shown."""

    DEADLINE = "deadline"
    PLAN = "plan"
    TALK = "talk"
    HELD = "held"


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """One thing of a day; `line` is the open checkpoint, None for a talk that was held."""

    on: date
    kind: EntryKind
    title: str
    worker_id: WorkerId
    worker_name: str
    line: CheckpointLine | None = None


@dataclass(frozen=True, kw_only=True)
class CalendarPage:
    """The days from first to last: their entries, and those on which nobody works besides weekends."""

    first: date
    last: date
    entries: Mapping[date, tuple[DayEntry, ...]]
    holidays: frozenset[date]


MARKS: Mapping[EntryKind, str] = {
    EntryKind.DEADLINE: "◆",
    EntryKind.PLAN: "○",
    EntryKind.TALK: "◉",
    EntryKind.HELD: "✓",
}
WEEKS, DAYS = 6, 7
"""A month reaches into six weeks at most."""


def is_late(entry: DayEntry) -> bool:
    """Whether an entry is of something overdue."""
    return entry.line is not None and entry.line.overdue


def entry_mark(entry: DayEntry) -> str:
    """Return the mark of an entry; what is late has that of everything late."""
    return "■" if is_late(entry) else MARKS[entry.kind]


def first_shown(month: date) -> date:
    """Return the Monday with which the table of a month begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


def calendar_page(
    database: Database, catalogue: Catalogue, *, first: date, last: date, today: date, language: str
) -> CalendarPage:
    """Return what stands on the days from first to last.

    A checkpoint stands on the day to act, and on its deadline where that is another day.
    """
    lines = each_due_line(
        database,
        catalogue,
        today=today,
        language=language,
        within=(last - today).days,
        since=first,
    )
    with database.read() as view:
        company, held = view.company(), view.held_talks(first, last)
    days: defaultdict[date, list[DayEntry]] = defaultdict(list)
    for entry in (entry for line in lines for entry in _entries(line)):
        if first <= entry.on <= last:
            days[entry.on].append(entry)
    for talk in held:
        guide = catalogue.guides.get(talk.guide)
        title = "" if guide is None else guide.title_de if language == "de" else guide.title_en
        days[talk.held_on].append(
            DayEntry(
                on=talk.held_on,
                kind=EntryKind.HELD,
                title=title,
                worker_id=talk.worker_id,
                worker_name=talk.worker_name,
            )
        )
    kinds, work = list(EntryKind), calendar_of(company)
    length = (last - first).days + 1
    return CalendarPage(
        first=first,
        last=last,
        entries={
            day: tuple(sorted(entries, key=lambda it: (kinds.index(it.kind), folded(it.worker_name))))
            for day, entries in sorted(days.items())
        },
        holidays=frozenset(
            day
            for day in (first + timedelta(days=number) for number in range(length))
            if work.is_holiday(day)
        ),
    )


def _entries(line: CheckpointLine) -> list[DayEntry]:
    talk = line.action is QuickAction.TALK
    days = [(line.plan_on, EntryKind.TALK if talk else EntryKind.PLAN)]
    if not talk and line.due_on != line.plan_on:
        days.append((line.due_on, EntryKind.DEADLINE))
    return [
        DayEntry(
            on=day,
            kind=kind,
            title=line.title,
            worker_id=line.worker_id,
            worker_name=line.worker_name,
            line=line,
        )
        for day, kind in days
        if day is not None
    ]
