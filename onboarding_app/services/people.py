"""The list of people: searched, filtered and counted by the file itself."""

from dataclasses import dataclass
from datetime import date, timedelta

from onboarding_app.domain.people import Departure, Mentor, Stage, Worker, WorkerId
from onboarding_app.i18n import folded
from onboarding_app.services.read_models import PeopleFilter, PersonLine
from onboarding_app.storage.database import Database
from onboarding_app.storage.people_list import PeopleFilter as Wanted
from onboarding_app.storage.people_list import PersonRow


@dataclass(frozen=True)
class FoundPeople:
    """People that were found: the lines that were asked for, and how many there are altogether."""

    lines: tuple[PersonLine, ...]
    count: int


def people(
    database: Database,
    *,
    today: date,
    search: str = "",
    only: PeopleFilter | None = None,
    limit: int | None = None,
) -> tuple[PersonLine, ...]:
    """Return the people in whose name, number, occupation, department or mentor each word is found."""
    return found_people(database, today=today, search=search, only=only, limit=limit).lines


def found_people(
    database: Database,
    *,
    today: date,
    search: str = "",
    only: PeopleFilter | None = None,
    limit: int | None = None,
) -> FoundPeople:
    """Return the people whom search and filter find, the first `limit` of them, and their number."""
    wanted = _wanted(search, only or PeopleFilter(), today)
    with database.read() as view:
        rows = view.people(today, wanted, limit=-1 if limit is None else limit)
        count = len(rows) if limit is None or len(rows) < limit else view.count_people(today, wanted)
    return FoundPeople(tuple(_line(row, today) for row in rows), count)


def count_people(database: Database, *, today: date) -> int:
    """Count everybody."""
    with database.read() as view:
        return view.count_people(today)


def names(database: Database) -> tuple[tuple[WorkerId, str], ...]:
    """Return id and name of everybody, as lists sort them: for choices, so that they need not wait."""
    with database.read() as view:
        return tuple((who, _sort_name(given, family)) for who, given, family in view.names())


def _wanted(search: str, asked: PeopleFilter, today: date) -> Wanted:
    days = asked.title_ends_within_days
    first = date.min if days is not None and days < 0 else today
    return Wanted(
        search=search,
        stage=asked.stage,
        mentor_id=asked.mentor_id,
        without_mentor=asked.without_mentor,
        department=asked.department,
        track=asked.track,
        stand=asked.stand,
        ids=asked.ids,
        title_ends=None if days is None else (first, today + timedelta(days=days)),
    )


def worker_of(database: Database, worker_id: WorkerId) -> Worker:
    """Return one person's own data.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        return view.workers.get(worker_id)


def departure_of(database: Database, worker_id: WorkerId) -> Departure | None:
    """Return the end of a person's employment, None while none is known."""
    with database.read() as view:
        return next(iter(view.departures.of_worker(worker_id)), None)


def mentors(database: Database) -> tuple[Mentor, ...]:
    """Return everybody who accompanies workers, by name."""
    with database.read() as view:
        return tuple(sorted(view.mentors.all(), key=lambda mentor: folded(mentor.name)))


def departments(database: Database) -> tuple[str, ...]:
    """Return the names of all departments, sorted."""
    with database.read() as view:
        return view.departments()


def _sort_name(given: str, family: str) -> str:
    return f"{family}, {given}".strip(", ")


def _line(row: PersonRow, today: date) -> PersonLine:
    if row.ended_on is not None and row.ended_on < today:
        stage = Stage.LEFT
    else:
        begun = row.started_on is not None and row.started_on <= today
        stage = Stage.ACTIVE if begun else Stage.BEFORE_ARRIVAL
    return PersonLine(
        id=row.id,
        name=f"{row.given_name} {row.family_name}".strip(),
        sort_name=_sort_name(row.given_name, row.family_name),
        personnel_number=row.personnel_number,
        occupation=row.occupation,
        department=row.department,
        citizenship=row.citizenship,
        mentor_id=row.mentor_id,
        mentor_name=row.mentor_name,
        started_on=row.started_on,
        stage=stage,
        title_until=row.title_until,
        open_count=row.open_count,
        overdue_count=row.overdue_count,
        next_on=row.next_on,
        last_check_in_on=row.last_check_in_on,
        ended_on=row.ended_on,
        german=row.german,
    )
