"""The Fristenliste, arranged as somebody wants to work through it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.papers import DueGroup, DuePaper, MonthDay, OpenLine
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.services.month import DAYS, WEEKS, DayEntry, calendar_page, entry_mark, first_shown
from onboarding_app.services.overview import each_due_line
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.services.status import open_line
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import long_date
from onboarding_app.wording.values import responsible_name, track_name

DUE_WITHIN = 90
"""Days ahead that the list reaches."""

WEEK_WITHIN = 6
"""Days ahead that the week sheet reaches: a week with today."""

Group = tuple[object, ...]


def due_paper(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    texts: Texts,
    by: DueBy = DueBy.PERSON,
    month: date | None = None,
) -> DuePaper:
    """Return what is overdue and due soon, arranged by person, track, responsible or day.

    The sheet of a month shows the one of `month`, by default that of today.
    """
    if by is DueBy.MONTH:
        return _month(database, catalogue, month or today, today=today, texts=texts)
    within = WEEK_WITHIN if by is DueBy.WEEK else DUE_WITHIN
    lines = each_due_line(database, catalogue, today=today, language=texts.language, within=within)
    with database.read() as view:
        company = view.company()
    group = _GROUPS[by]
    told = ((group(line, today), line.due_on or date.max, _line(line, by, texts)) for line in lines)
    ordered = sorted(told, key=itemgetter(0, 1))
    return DuePaper(
        company=company.name,
        city=company.city,
        today=today,
        until=today + timedelta(days=within),
        groups=tuple(
            DueGroup(title=_title(key, by, texts), lines=tuple(line for _, _, line in found))
            for key, found in groupby(ordered, key=itemgetter(0))
        ),
        by=by,
    )


def _month(database: Database, catalogue: Catalogue, month: date, *, today: date, texts: Texts) -> DuePaper:
    first = first_shown(month)
    last = first + timedelta(days=WEEKS * DAYS - 1)
    page = calendar_page(database, catalogue, first=first, last=last, today=today, language=texts.language)
    with database.read() as view:
        company = view.company()
    shown = [first + timedelta(days=number) for number in range(WEEKS * DAYS)]
    inside = {day for day in shown if (day.year, day.month) == (month.year, month.month)}
    days = [
        MonthDay(
            on=day,
            is_in_month=day in inside,
            holiday=texts("holiday") if day in page.holidays else "",
            lines=tuple(_entry(entry, texts) for entry in page.entries.get(day, ()) if day in inside),
        )
        for day in shown
    ]
    weeks = [tuple(days[start : start + DAYS]) for start in range(0, len(days), DAYS)]
    return DuePaper(
        company=company.name,
        city=company.city,
        today=today,
        until=max(day.on for day in days if day.is_in_month),
        groups=(),
        by=DueBy.MONTH,
        weeks=tuple(week for week in weeks if any(day.is_in_month for day in week)),
    )


def _entry(entry: DayEntry, texts: Texts) -> str:
    """Return an entry in short, with initials: others may see the sheet."""
    return f"{entry_mark(entry)} {initials(entry.worker_name)} {entry.title or texts('Talk')}"


def initials(name: str) -> str:
    """Return the first letters of a name, for a sheet that others may see."""
    return " ".join(f"{part[0].upper()}." for part in name.split())


_GROUPS: Mapping[DueBy, Callable[[CheckpointLine, date], Group]] = {
    DueBy.PERSON: lambda line, _today: (line.worker_name, line.worker_id),
    DueBy.TRACK: lambda line, _today: (list(Track).index(line.track),),
    DueBy.RESPONSIBLE: lambda line, _today: _who(line),
    DueBy.WEEK: lambda line, today: (date.min if line.overdue else _day_to_act(line, today),),
}
"""What stands under one heading, in the order of the headings."""


def _who(line: CheckpointLine) -> Group:
    """Return who has to act; what a mentor should do falls to HR where nobody accompanies."""
    if line.responsible is not Responsible.MENTOR:
        return list(Responsible).index(line.responsible), ""
    who = Responsible.MENTOR if line.mentor_name else Responsible.HR
    return list(Responsible).index(who), line.mentor_name


def _day_to_act(line: CheckpointLine, today: date) -> date:
    """Return the day that a line belongs to: when to act or the deadline; what is past belongs to today."""
    return max(min(filter(None, (line.plan_on, line.due_on)), default=today), today)


def _title(key: Group, by: DueBy, texts: Texts) -> str:
    match by, key[0]:
        case DueBy.TRACK, int(place):
            return track_name(list(Track)[place], texts)
        case DueBy.RESPONSIBLE, int(place):
            name = responsible_name(list(Responsible)[place], texts)
            return f"{name}: {key[1]}" if key[1] else name
        case DueBy.WEEK, date() as day:
            return texts("overdue") if day == date.min else long_date(day, texts)
        case _:
            return str(key[0])


def _line(line: CheckpointLine, by: DueBy, texts: Texts) -> OpenLine:
    worded = open_line(line, texts)
    return replace(worded, worker=initials(worded.worker)) if by is DueBy.WEEK else worded
