"""The list of people, asked of the file at every key press."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from onboarding_app.domain.people import MentorId, Stage, WorkerId
from onboarding_app.domain.tracks import Track, TrackStand
from onboarding_app.i18n import folded
from onboarding_app.storage.queries import OPEN, OVERDUE, STAGES, Queries, chosen, day_of

_ACTS_NEXT = f"(SELECT min(c.acts_on) FROM checkpoint AS c WHERE c.worker_id = w.id AND {OPEN})"  # noqa: S608
_ONE = "SELECT 1 FROM checkpoint AS c WHERE c.worker_id = w.id AND (:track = '' OR c.track = :track) AND"
_STANDS: Mapping[TrackStand, str] = {
    TrackStand.OVERDUE: f"EXISTS ({_ONE} {OPEN} AND {OVERDUE})",
    TrackStand.WAITING: f"EXISTS ({_ONE} {OPEN} AND c.state = 'waiting')",
    TrackStand.OPEN: f"EXISTS ({_ONE} {OPEN})",
    TrackStand.DONE: f"(NOT EXISTS ({_ONE} {OPEN}) AND EXISTS ({_ONE} c.withdrawn_on IS NULL))",
}
_PEOPLE = f"""
WITH page AS MATERIALIZED (SELECT w.id FROM worker AS w %s)
SELECT w.id, w.given_name, w.family_name, w.personnel_number, w.citizenship, w.occupation, w.department,
       w.started_on, d.ended_on, w.mentor_id, m.name,
       coalesce(o.open, 0), coalesce(o.overdue, 0), o.next_on,
       (SELECT max(held_on) FROM check_in WHERE worker_id = w.id),
       (SELECT iif(max(unlimited), NULL, max(valid_until)) FROM residence_title WHERE worker_id = w.id),
       (SELECT max(level) FROM language_proof WHERE worker_id = w.id AND NOT is_target)
FROM page JOIN worker AS w ON w.id = page.id
LEFT JOIN departure AS d ON d.worker_id = w.id
LEFT JOIN mentor AS m ON m.id = w.mentor_id
LEFT JOIN (
    SELECT c.worker_id, count(*) AS open, sum({OVERDUE}) AS overdue, min(c.acts_on) AS next_on
    FROM checkpoint AS c WHERE {OPEN} AND c.worker_id IN (SELECT id FROM page) GROUP BY c.worker_id
) AS o ON o.worker_id = w.id
ORDER BY %s
"""  # noqa: S608


_TITLE_ENDS = """
w.id IN (
    SELECT t.worker_id FROM residence_title AS t GROUP BY t.worker_id
    HAVING NOT max(t.unlimited) AND max(t.valid_until) BETWEEN :ends_from AND :ends_until
)
"""
_FOUND = "instr(w.search_text, :{name}) OR w.mentor_id IN (SELECT value FROM json_each(:of_{name}))"


class Order(StrEnum):
    """What a list of people is sorted by."""

    NAME = "name"
    NEXT = "next"
    START = "start"


_ORDERS = {
    Order.NAME: "w.sort_text, w.id",
    Order.NEXT: f"{_ACTS_NEXT} NULLS LAST, w.sort_text, w.id",
    Order.START: "w.started_on NULLS FIRST, w.sort_text, w.id",
}


class PersonRow(NamedTuple):
    """One line of the list of people. `next_on` is when the next checkpoint comes up, None for none."""

    id: WorkerId
    given_name: str
    family_name: str
    personnel_number: str
    citizenship: str | None
    occupation: str
    department: str
    started_on: date | None
    ended_on: date | None
    mentor_id: MentorId | None
    mentor_name: str
    open_count: int
    overdue_count: int
    next_on: date | None
    last_check_in_on: date | None
    title_until: date | None
    german: str


@dataclass(frozen=True, kw_only=True)
class PeopleFilter:
    """Which people to list: those to whom all of it applies. "" and None ask nothing."""

    search: str = ""
    stage: Stage | None = None
    mentor_id: int | None = None
    without_mentor: bool = False
    department: str = ""
    citizenship: str = ""
    track: Track | None = None
    stand: TrackStand | None = None
    ids: Iterable[int] | None = None
    title_ends: tuple[date, date] | None = None
    """First and last day between which the latest title ends; those who left are not asked about."""


class PeopleList(Queries):
    """Asks for people; part of every view."""

    def people(
        self,
        today: date,
        wanted: PeopleFilter | None = None,
        *,
        order: Order = Order.NAME,
        limit: int = -1,
        offset: int = 0,
    ) -> tuple[PersonRow, ...]:
        """Return the people to whom a filter applies, sorted; every word of a search must be found."""
        where, values = _people_where(wanted or PeopleFilter(), today, self._mentor_names())
        page = f"{where} ORDER BY {_ORDERS[order]} LIMIT :limit OFFSET :offset"
        found = self._ask(_PEOPLE % (page, _ORDERS[order]), values | {"limit": limit, "offset": offset})
        return tuple(_person_row(row) for row in found)

    def count_people(self, today: date, wanted: PeopleFilter | None = None) -> int:
        """Count the people to whom a filter applies."""
        where, values = _people_where(wanted or PeopleFilter(), today, self._mentor_names())
        return int(self._ask(f"SELECT count(*) FROM worker AS w {where}", values)[0][0])  # noqa: S608

    def names(self) -> tuple[tuple[WorkerId, str, str], ...]:
        """Return id, given and family name of everybody, as lists sort them."""
        found = self._ask("SELECT id, given_name, family_name FROM worker ORDER BY sort_text, id", {})
        return tuple((WorkerId(row[0]), str(row[1]), str(row[2])) for row in found)

    def departments(self) -> tuple[str, ...]:
        """Return the names of all departments, sorted."""
        found = self._ask("SELECT DISTINCT department FROM worker WHERE department <> ''", {})
        return tuple(sorted((str(row[0]) for row in found), key=folded))

    def _mentor_names(self) -> Mapping[int, str]:
        """Return how mentors are called, as names are compared."""
        return {row[0]: folded(row[1]) for row in self._ask("SELECT id, name FROM mentor", {})}


def _mentors_named(words: Mapping[str, str], mentors: Mapping[int, str]) -> dict[str, str]:
    """Return for each word the mentors whose names hold it."""
    return {
        f"of_{name}": json.dumps([id_ for id_, called in mentors.items() if word in called])
        for name, word in words.items()
    }


def _people_where(
    wanted: PeopleFilter, today: date, mentors: Mapping[int, str]
) -> tuple[str, dict[str, Any]]:
    words = {f"word{place}": word for place, word in enumerate(folded(wanted.search).split())}
    clauses = {
        f"AND {STAGES.get(wanted.stage, '1')}" if wanted.stage else "": True,
        "AND w.mentor_id = :mentor_id": wanted.mentor_id is not None,
        "AND w.mentor_id IS NULL": wanted.without_mentor,
        "AND w.department = :department": bool(wanted.department),
        "AND w.citizenship = :citizenship": bool(wanted.citizenship),
        f"AND {_STANDS[wanted.stand or TrackStand.OPEN]}": bool(wanted.stand or wanted.track),
        "AND w.id IN (SELECT value FROM json_each(:ids))": wanted.ids is not None,
        f"AND {_TITLE_ENDS}": wanted.title_ends is not None,
        f"AND NOT coalesce({STAGES[Stage.LEFT]}, 0)": wanted.title_ends is not None and not wanted.stage,
    } | {f"AND ({_FOUND.format(name=name)})": True for name in words}
    values = words | _mentors_named(words, mentors) | {
        "today": today.isoformat(), "mentor_id": wanted.mentor_id, "department": wanted.department,
        "track": wanted.track or "", "citizenship": wanted.citizenship,
        "ids": json.dumps(list(wanted.ids or ())),
    }  # fmt: skip
    if wanted.title_ends:
        values |= {
            "ends_from": wanted.title_ends[0].isoformat(),
            "ends_until": wanted.title_ends[1].isoformat(),
        }
    knows_stage = wanted.stage or wanted.title_ends
    join = "LEFT JOIN departure AS d ON d.worker_id = w.id" if knows_stage else ""
    return f"{join} WHERE 1 {chosen(clauses)}", values


def _person_row(row: Any) -> PersonRow:  # noqa: ANN401
    return PersonRow(
        id=row[0],
        given_name=row[1],
        family_name=row[2],
        personnel_number=row[3],
        citizenship=row[4],
        occupation=row[5],
        department=row[6],
        started_on=day_of(row[7]),
        ended_on=day_of(row[8]),
        mentor_id=row[9],
        mentor_name=row[10] or "",
        open_count=row[11],
        overdue_count=row[12],
        next_on=day_of(row[13]),
        last_check_in_on=day_of(row[14]),
        title_until=day_of(row[15]),
        german=row[16] or "",
    )
