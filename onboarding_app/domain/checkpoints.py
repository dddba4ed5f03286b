"""Checkpoints: one thing to reach on a track, with its dates, its state and its proof."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NewType, Self

from onboarding_app.domain.errors import InvalidValueError, NotOpenError
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.tracks import Responsible, Track

CheckpointId = NewType("CheckpointId", int)


class State(StrEnum):
    """The stored state. Overdue and blocked are worked out, never stored."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    NOT_NEEDED = "not_needed"


OPEN_STATES = frozenset({State.PLANNED, State.IN_PROGRESS, State.WAITING})


class PeriodKind(StrEnum):
    """Where a date comes from; only the first three are law, and only if the template is verified."""

    STATUTORY = "statutory"
    STATUTORY_OPEN = "statutory_open"
    AUTHORITY = "authority"
    PRACTICE = "practice"


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """One thing to reach for one worker.

    `key` is the key of its template ("" for an own one, which then has a `title`); `instance` tells
    several of one template apart (a child, a title, a date). Dates: `legal_on` last day by law,
    `safe_on` the working day before (on screen "Frist"), `plan_on` when to act. `pinned` means that a
    person chose `plan_on`; `withdrawn_on` that the plan no longer asks for it (kept in the history).
    `seen_on`, `quiet_until` and `quiet_reason` say that somebody set it aside (see `domain/reminders.py`).
    """

    id: CheckpointId = CheckpointId(0)
    worker_id: WorkerId
    track: Track
    responsible: Responsible
    key: str = ""
    instance: str = ""
    title: str = ""
    kind: PeriodKind = PeriodKind.PRACTICE
    anchor: str = ""
    anchor_on: date | None = None
    legal_on: date | None = None
    safe_on: date | None = None
    plan_on: date | None = None
    state: State = State.PLANNED
    waiting_since: date | None = None
    done_on: date | None = None
    reason: str = ""
    note: str = ""
    pinned: bool = False
    withdrawn_on: date | None = None
    seen_on: date | None = None
    quiet_until: date | None = None
    quiet_reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN_STATES and self.withdrawn_on is None

    @property
    def is_touched(self) -> bool:
        """Whether a person has worked on it, so that a plan may no longer change or withdraw it."""
        return self.state is not State.PLANNED or self.pinned or bool(self.note) or not self.key

    @property
    def due_on(self) -> date | None:
        """The day from which it is overdue once passed: the safe date, else the planned one."""
        return self.safe_on or self.plan_on

    def is_overdue(self, today: date) -> bool:
        """Whether it is late on that day. An authority's period is never late for the person."""
        waits = self.state is State.WAITING or self.responsible is Responsible.AUTHORITY
        return self.is_open and not waits and self.due_on is not None and self.due_on < today

    def started(self) -> Self:
        """Return it as being worked on.

        Raises:
            NotOpenError: it is closed already.
        """
        return replace(self._open(), state=State.IN_PROGRESS, waiting_since=None)

    def waiting(self, *, since: date) -> Self:
        """Return it as waiting for an authority since that day.

        Raises:
            NotOpenError: it is closed already.
        """
        return replace(self._open(), state=State.WAITING, waiting_since=since)

    def completed(self, on: date) -> Self:
        """Return it as done on that day.

        Raises:
            NotOpenError: it is closed already.
        """
        return replace(self._open(), state=State.DONE, done_on=on, waiting_since=None)

    def dropped(self, reason: str, on: date) -> Self:
        """Return it as not needed, for this reason.

        Raises:
            NotOpenError: it is closed already.
            InvalidValueError: no reason is given.
        """
        if not reason.strip():
            raise InvalidValueError("reason_missing")
        return replace(self._open(), state=State.NOT_NEEDED, reason=reason, done_on=on, waiting_since=None)

    def reopened(self) -> Self:
        """Return it as planned again; what was noted stays.

        Raises:
            InvalidValueError: it is open.
        """
        if self.is_open:
            raise InvalidValueError("checkpoint_open")
        again = self.asked_again()
        return replace(
            again, state=State.PLANNED, done_on=None, reason="", waiting_since=None, withdrawn_on=None
        )

    def moved(self, plan_on: date) -> Self:
        """Return it planned by hand for that day; a plan no longer moves it.

        Raises:
            NotOpenError: it is closed already.
        """
        return replace(self._open(), plan_on=plan_on, pinned=True).asked_again()

    def set_aside(self, on: date, *, until: date | None = None, reason: str = "") -> Self:
        """Return it as seen on that day: not asked about until it grows more urgent, or until a day.

        Raises:
            NotOpenError: it is closed already.
        """
        return replace(self._open(), seen_on=on, quiet_until=until, quiet_reason=reason.strip())

    def asked_again(self) -> Self:
        """Return it as one that nobody has set aside."""
        return replace(self, seen_on=None, quiet_until=None, quiet_reason="")

    def _open(self) -> Self:
        if not self.is_open:
            raise NotOpenError("checkpoint_closed")
        return self
