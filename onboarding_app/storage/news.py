"""Questions of the digest: what came about after a day, told by the dates in the file and by its journal."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from onboarding_app.domain.people import WorkerId
from onboarding_app.storage.queries import Queries


class Happened(StrEnum):
    """What a day of a person brought."""

    ENTERED = "entered"
    STARTED = "started"
    LEFT = "left"
    TITLE_BEGAN = "title_began"
    TITLE_ENDED = "title_ended"
    FICTION_ENDED = "fiction_ended"


class PersonsDay(NamedTuple):
    """What came about for a person, and on which day: the first of the new state."""

    happened: Happened
    worker_id: WorkerId
    worker_name: str
    on: date


class DoneDeed(NamedTuple):
    """An entry of the journal: when (UTC), who, what, and the person if it concerns just one."""

    entry_id: int
    at: datetime
    who: str
    action: str
    worker_id: WorkerId | None


_STAYS = "NOT EXISTS (SELECT 1 FROM departure AS d WHERE d.worker_id = w.id AND d.ended_on < :today)"
_LAST = (
    "SELECT worker_id, max(valid_until) AS ends, max(fiction_until) AS bridged, max(unlimited) AS unlimited"
    " FROM residence_title GROUP BY worker_id"
)
_DAYS = f"""
SELECT what, w.id, w.given_name, w.family_name, day FROM (
    SELECT 'entered' AS what, id AS worker_id, entry_on AS day FROM worker
    UNION ALL SELECT 'started', id, started_on FROM worker
    UNION ALL SELECT 'left', worker_id, date(ended_on, '+1 day') FROM departure
    UNION ALL SELECT 'title_began', worker_id, valid_from FROM residence_title
    UNION ALL SELECT 'title_ended', worker_id, date(ends, '+1 day') FROM ({_LAST}) WHERE unlimited = 0
    UNION ALL SELECT 'fiction_ended', worker_id, date(bridged, '+1 day') FROM ({_LAST})
        WHERE unlimited = 0 AND bridged > coalesce(ends, '')
) JOIN worker AS w ON w.id = worker_id
WHERE day > :since AND day <= :today AND (what = 'left' OR {_STAYS}) ORDER BY day, w.sort_text, w.id
"""  # noqa: S608  (words of our own, never what a user typed)
_DEEDS = """
SELECT e.id, e.at, e.who, e.action, count(DISTINCT c.worker_id), min(c.worker_id)
FROM journal_entry AS e JOIN journal_change AS c ON c.entry_id = e.id
WHERE e.at >= :since AND e.step = 'do' AND e.undone_by IS NULL AND e.action NOT GLOB 'paper_*'
  AND e.action <> 'create_file' AND NOT (e.who = :who AND (e.at < :next_day OR e.at >= :today))
GROUP BY e.id ORDER BY e.id DESC LIMIT :limit
"""


class News(Queries):
    """Tells what is new."""

    def days_of_people(self, since: date, today: date) -> tuple[PersonsDay, ...]:
        """Return who entered, began or left, and whose titles began or ended, after a day up to today."""
        values = {"since": since.isoformat(), "today": today.isoformat()}
        return tuple(
            PersonsDay(Happened(what), WorkerId(number), f"{given} {family}".strip(), date.fromisoformat(day))
            for what, number, given, family, day in self._ask(_DAYS, values)
        )

    def deeds_since(self, since: date, today: date, who: str, limit: int) -> tuple[DoneDeed, ...]:
        """Return what was done from a day on and is not undone, the latest first.

        What `who` did on that day and today is left out: it was done during that visit and this one.
        """
        next_day = since + timedelta(days=1)
        values = {
            "since": since.isoformat(), "next_day": next_day.isoformat(), "today": today.isoformat(),
            "who": who, "limit": limit,
        }  # fmt: skip
        return tuple(
            DoneDeed(
                int(number),
                datetime.fromisoformat(at),
                by,
                action,
                WorkerId(int(worker_id)) if people == 1 else None,
            )
            for number, at, by, action, people, worker_id in self._ask(_DEEDS, values)
        )
