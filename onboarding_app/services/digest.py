"""What came about since the last visit, worked out from the file each time: nothing is lost or repeated.

Each thing is told once: a step that became due and late since then is told as late.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.deeds import Deed, deed_to
from onboarding_app.services.lines import title_of
from onboarding_app.storage.database import Database
from onboarding_app.storage.news import DoneDeed, Happened, PersonsDay
from onboarding_app.storage.queries import DueRow

MOST_DEEDS = 100
"""Deeds that are told; the history of a person has the rest."""

ONE_DAY = timedelta(1)


class NewsKind(StrEnum):
    """What is new, the weightiest first."""

    TITLE = "title"
    LATE = "late"
    CAME_UP = "came_up"
    AUTHORITY_LATE = "authority_late"
    PERSON = "person"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class NewsLine:
    """One new thing: whose (None: no one person's), since when; `deed` and `who`: what was done by whom."""

    kind: NewsKind
    worker_id: WorkerId | None
    worker_name: str
    on: date
    title: str = ""
    happened: Happened | None = None
    deed: Deed | None = None
    who: str = ""


def digest(
    database: Database, catalogue: Catalogue, *, since: date, today: date, language: str
) -> tuple[NewsLine, ...]:
    """Return what is new after the day of the last visit, by kind, then by day."""
    if since >= today:
        return ()
    with database.read() as view:
        people = view.news.days_of_people(since, today)
    with database.read() as view:
        due = {waits: view.due(today, today, since=since, waits=waits) for waits in (False, True)}
    with database.read() as view:
        done = view.news.deeds_since(since, today, database.who, MOST_DEEDS)
    lines = [
        *_of_people(people),
        *_of_steps(due, catalogue, since, today, language),
        *(_of_deed(database, catalogue, each, language) for each in done),
    ]
    order = list(NewsKind)
    return tuple(sorted(lines, key=lambda line: (order.index(line.kind), line.on)))


def _of_people(days: Sequence[PersonsDay]) -> Iterator[NewsLine]:
    titles = {Happened.TITLE_BEGAN, Happened.TITLE_ENDED, Happened.FICTION_ENDED}
    for found in days:
        yield NewsLine(
            kind=NewsKind.TITLE if found.happened in titles else NewsKind.PERSON,
            worker_id=found.worker_id,
            worker_name=found.worker_name,
            on=found.on,
            happened=found.happened,
        )


def _of_steps(
    due: Mapping[bool, Sequence[DueRow]], catalogue: Catalogue, since: date, today: date, language: str
) -> Iterator[NewsLine]:
    """Yield what became late or came up, and (under True) authorities' periods that passed."""
    for waits, rows in due.items():
        for row in rows:
            kind, on = _what_is_new(row, since, today, waits=waits)
            if kind is not None:
                yield NewsLine(
                    kind=kind,
                    worker_id=row.checkpoint.worker_id,
                    worker_name=f"{row.given_name} {row.family_name}".strip(),
                    on=on,
                    title=title_of(row.checkpoint, catalogue, language),
                )


def _what_is_new(row: DueRow, since: date, today: date, *, waits: bool) -> tuple[NewsKind | None, date]:
    step = row.checkpoint
    due_on = step.due_on or today
    if since <= due_on < today:
        return (NewsKind.AUTHORITY_LATE if waits else NewsKind.LATE), due_on + ONE_DAY
    acts_on = min(due_on, step.plan_on or due_on)
    came_up = not waits and since < acts_on <= today
    return (NewsKind.CAME_UP if came_up else None), acts_on


def _of_deed(database: Database, catalogue: Catalogue, done: DoneDeed, language: str) -> NewsLine:
    """Return what was done; it leads to the person where it concerns one who is still in the file."""
    deed, worker_id = Deed(action=done.action), done.worker_id
    if worker_id is not None:
        with database.read() as view:
            deed = deed_to(view, catalogue, done.entry_id, worker_id, language)
            worker_id = worker_id if view.workers.among([worker_id]) else None
    return NewsLine(
        kind=NewsKind.DONE,
        worker_id=worker_id,
        worker_name=deed.worker_name,
        on=done.at.date(),
        deed=deed,
        who=done.who,
    )
