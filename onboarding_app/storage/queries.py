"""Questions that a screen asks at every key press: answered by the file itself, not by reading all people."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.people import DepartureReason, MentorId, Stage
from onboarding_app.domain.plans import LEAVING
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.storage.driver import Connection
from onboarding_app.storage.records import CHECKPOINTS

if TYPE_CHECKING:
    from onboarding_app.domain.retention import Employment

_OPEN_STATE = "c.state IN ('planned', 'in_progress', 'waiting')"
_LEFT = "c.worker_id IN (SELECT worker_id FROM departure WHERE ended_on < :today)"
_OF_LEAVING = ", ".join(f"'{anchor}'" for anchor in sorted(LEAVING))
_STAYS = f"(c.key = '' OR c.anchor IN ({_OF_LEAVING}))"  # asked even of those who have left
OPEN = f"{_OPEN_STATE} AND c.withdrawn_on IS NULL AND (NOT {_LEFT} OR {_STAYS})"
"""What makes a checkpoint `c` open on the day `:today`."""

_WAITS = "(c.state = 'waiting' OR c.responsible = 'authority')"
OVERDUE = f"(c.late_after < :today AND NOT {_WAITS})"
STAGES = {
    Stage.LEFT: "d.ended_on < :today",
    Stage.ACTIVE: "w.started_on <= :today AND (d.ended_on IS NULL OR d.ended_on >= :today)",
    Stage.BEFORE_ARRIVAL: (
        "(w.started_on IS NULL OR w.started_on > :today) AND (d.ended_on IS NULL OR d.ended_on >= :today)"
    ),
}
_CHECKPOINT_COLUMNS = ", ".join(f"c.{name}" for name in CHECKPOINTS.rows.columns)
_DUE = f"""
SELECT w.given_name, w.family_name, w.department, w.mentor_id, {_CHECKPOINT_COLUMNS}
FROM checkpoint AS c JOIN worker AS w ON w.id = c.worker_id
WHERE {OPEN} %s ORDER BY c.acts_on, w.sort_text, c.id LIMIT :limit OFFSET :offset
"""  # noqa: S608  (names of columns, never what a user typed)
_OPEN_ONES = f"""
SELECT {_CHECKPOINT_COLUMNS} FROM checkpoint AS c
WHERE {OPEN} AND c.worker_id IN (SELECT value FROM json_each(:ids))
  AND c.key IN (SELECT value FROM json_each(:keys)) ORDER BY c.id
"""  # noqa: S608
_DUE_COUNTS = f"""
SELECT coalesce(sum({OVERDUE}), 0),
       coalesce(sum(c.acts_on <= :today AND NOT coalesce({OVERDUE}, 0) AND NOT {_WAITS}), 0),
       coalesce(sum(c.acts_on > :today AND NOT {_WAITS}), 0),
       coalesce(sum({_WAITS}), 0)
FROM checkpoint AS c WHERE {OPEN} AND c.acts_on <= :until
"""  # noqa: S608
_TRACK_COUNTS = f"""
SELECT track, sum(done), sum(open), sum(overdue) FROM (
    SELECT c.track, sum(c.state = 'done') AS done, sum({_OPEN_STATE}) AS open,
           coalesce(sum({_OPEN_STATE} AND {OVERDUE}), 0) AS overdue
    FROM checkpoint AS c WHERE c.withdrawn_on IS NULL GROUP BY c.track
    UNION ALL
    SELECT c.track, 0, -sum({_OPEN_STATE}), -coalesce(sum({_OPEN_STATE} AND {OVERDUE}), 0)
    FROM departure AS d CROSS JOIN checkpoint AS c ON c.worker_id = d.worker_id -- few have left
    WHERE d.ended_on < :today AND c.withdrawn_on IS NULL AND NOT {_STAYS} GROUP BY c.track
) GROUP BY track
"""  # noqa: S608
_TILES = f"""
SELECT coalesce(sum({STAGES[Stage.ACTIVE]}), 0),
       coalesce(sum(({STAGES[Stage.ACTIVE]}) AND w.probation_ends_on >= :today), 0),
       coalesce(sum({STAGES[Stage.BEFORE_ARRIVAL]}), 0)
FROM worker AS w LEFT JOIN departure AS d ON d.worker_id = w.id
"""  # noqa: S608
_TITLES_ENDING = """
SELECT count(*), min(last) FROM (
    SELECT max(t.valid_until) AS last FROM residence_title AS t
    LEFT JOIN departure AS d ON d.worker_id = t.worker_id
    WHERE d.ended_on IS NULL OR d.ended_on >= :today
    GROUP BY t.worker_id HAVING max(t.unlimited) = 0
) WHERE last BETWEEN :today AND :until
"""
_EMPLOYMENTS = """
SELECT w.started_on, d.ended_on, d.reason FROM worker AS w LEFT JOIN departure AS d ON d.worker_id = w.id
WHERE w.started_on IS NOT NULL ORDER BY w.id
"""


class DueRow(NamedTuple):
    """An open checkpoint and whose it is."""

    checkpoint: Checkpoint
    given_name: str
    family_name: str
    department: str
    mentor_id: MentorId | None


class DueCounts(NamedTuple):
    """How many open checkpoints come up until a day; each counts once.

    `waiting` ones wait for an authority; the others are overdue, to act on now, or later.
    """

    overdue: int
    now: int
    later: int
    waiting: int


class TrackCounts(NamedTuple):
    """How many checkpoints of a track are done, open, and open past their day."""

    track: Track
    done: int
    open: int
    overdue: int


class TileFigures(NamedTuple):
    """Counts of people for the top of the start page, and of titles that end until a day."""

    active: int
    in_probation: int
    before_arrival: int
    titles_ending: int
    next_title_end: date | None


class Queries:
    """Asks the file; part of every view."""

    def __init__(self, connection: Connection) -> None:
        """Ask through that connection."""
        self._connection = connection

    def worker_ids(self) -> list[int]:
        """Return the ids of all workers, sorted."""
        return [row[0] for row in self._ask("SELECT id FROM worker ORDER BY id", {})]

    def due(
        self,
        today: date,
        until: date | None = None,
        *,
        since: date | None = None,
        limit: int = -1,
        offset: int = 0,
        responsible: Responsible | None = None,
        track: Track | None = None,
        mentor_id: int | None = None,
        worker_id: int | None = None,
        overdue: bool = False,
        waits: bool | None = None,
        seen: bool = False,
    ) -> tuple[DueRow, ...]:
        """Return open checkpoints that come up until a day (None: all dated ones), the earliest first.

        `since` leaves out those whose days, also the one after which they are late, all lie before it;
        `mentor_id` asks for those of the workers whom that mentor accompanies, `overdue` for late ones only,
        `waits` for those that wait for an authority, or (False) for the others, `seen` only for those that
        somebody has seen or set aside once.
        """
        wanted = {
            "AND c.acts_on IS NOT NULL": True,
            "AND c.acts_on <= :until": until is not None,
            "AND (c.acts_on >= :since OR c.late_after >= :since)": since is not None,
            "AND c.responsible = :responsible": responsible is not None,
            "AND c.track = :track": track is not None,
            "AND w.mentor_id = :mentor_id": mentor_id is not None,
            "AND c.worker_id = :worker_id": worker_id is not None,
            f"AND {OVERDUE}": overdue,
            f"AND {_WAITS}": waits is True,
            f"AND NOT {_WAITS}": waits is False,
            "AND c.seen_on IS NOT NULL": seen,
        }
        values = {
            "today": today.isoformat(), "until": until and until.isoformat(),
            "since": since and since.isoformat(), "limit": limit,
            "offset": offset, "responsible": responsible and responsible.value,
            "track": track and track.value, "mentor_id": mentor_id, "worker_id": worker_id,
        }  # fmt: skip
        return tuple(_due_row(row) for row in self._ask(_DUE % chosen(wanted), values))

    def open_ones(
        self, worker_ids: Iterable[int], keys: Iterable[str], today: date
    ) -> dict[int, tuple[Checkpoint, ...]]:
        """Return the open checkpoints of these templates, by worker."""
        values = {"ids": json.dumps([*worker_ids]), "keys": json.dumps([*keys]), "today": today.isoformat()}
        found: dict[int, list[Checkpoint]] = defaultdict(list)
        for row in self._ask(_OPEN_ONES, values):
            checkpoint = CHECKPOINTS.from_row(row)
            found[checkpoint.worker_id].append(checkpoint)
        return {worker_id: tuple(listed) for worker_id, listed in found.items()}

    def due_counts(self, today: date, until: date) -> DueCounts:
        """Count the open checkpoints that come up until a day."""
        values = {"today": today.isoformat(), "until": until.isoformat()}
        overdue, now, later, waiting = self._ask(_DUE_COUNTS, values)[0]
        return DueCounts(overdue=overdue, now=now, later=later, waiting=waiting)

    def has_people(self) -> bool:
        """Whether there is anybody at all."""
        return bool(self._ask("SELECT EXISTS (SELECT 1 FROM worker)", {})[0][0])

    def track_counts(self, today: date) -> dict[Track, TrackCounts]:
        """Count the checkpoints of each track; withdrawn and not needed ones are left out."""
        found = {
            Track(track): TrackCounts(track=Track(track), done=done, open=still, overdue=overdue)
            for track, done, still, overdue in self._ask(_TRACK_COUNTS, {"today": today.isoformat()})
        }
        return {
            track: found.get(track, TrackCounts(track=track, done=0, open=0, overdue=0)) for track in Track
        }

    def stage_counts(self, today: date) -> dict[Stage, int]:
        """Count the people of each stage."""
        sums = ", ".join(f"coalesce(sum({STAGES[stage]}), 0)" for stage in Stage)
        joined = f"SELECT {sums} FROM worker AS w LEFT JOIN departure AS d ON d.worker_id = w.id"  # noqa: S608
        counts = self._ask(joined, {"today": today.isoformat()})[0]
        return dict(zip(Stage, counts, strict=True))

    def tile_figures(self, today: date, until: date) -> TileFigures:
        """Count the people of the start page, and the latest titles that end between two days."""
        values = {"today": today.isoformat(), "until": until.isoformat()}
        active, probation, before = self._ask(_TILES, values)[0]
        ending, first = self._ask(_TITLES_ENDING, values)[0]
        return TileFigures(
            active=active,
            in_probation=probation,
            before_arrival=before,
            titles_ending=ending,
            next_title_end=day_of(first),
        )

    def employments(self) -> tuple["Employment", ...]:
        """Return everybody's employment that has a first day, for the figures of retention."""
        from onboarding_app.domain.retention import Employment  # noqa: PLC0415  (no first page waits for it)

        return tuple(
            Employment(date.fromisoformat(first), day_of(last), reason and DepartureReason(reason))
            for first, last, reason in self._ask(_EMPLOYMENTS, {})
        )

    def _ask(self, statement: str, values: dict[str, Any]) -> list[Any]:
        return self._connection.execute(statement, values).fetchall()


def chosen(clauses: dict[str, bool]) -> str:
    """Return those conditions of a statement that are wanted."""
    return " ".join(clause for clause, wanted in clauses.items() if wanted)


def day_of(value: str | None) -> date | None:
    """Return the day of a column, None for an empty one."""
    return None if value is None else date.fromisoformat(value)


def _due_row(row: Any) -> DueRow:  # noqa: ANN401  (a row of the driver has no type)
    given, family, department, mentor_id, *checkpoint = row
    return DueRow(
        checkpoint=CHECKPOINTS.from_row(tuple(checkpoint)),
        given_name=given,
        family_name=family,
        department=department,
        mentor_id=mentor_id,
    )
