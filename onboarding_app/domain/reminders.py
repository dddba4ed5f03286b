"""How urgently an open checkpoint asks to be done, and whether somebody has set it aside.

All of it is worked out from dates and from what was noted, never stored: what was set aside comes back by
itself as soon as it is more urgent than on the day when somebody saw it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum

from onboarding_app.domain.checkpoints import Checkpoint


class Urgency(IntEnum):
    """How urgent a checkpoint is; `ESCALATED` asks the deputy and the management as well."""

    COMING = 0
    TO_ACT = 1
    LATE = 2
    ESCALATED = 3


@dataclass(frozen=True)
class Insistence:
    """After how many days late a checkpoint escalates, and how often it is brought up before an end.

    `leads` are days before the event that a step counts from, by that event: several for each kind of paper.
    """

    late_days: int
    leads: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def urgency(self, step: Checkpoint, on: date) -> Urgency:
        """Return how urgent a checkpoint is on a day."""
        due_on = step.due_on
        if due_on is not None and step.is_overdue(on):
            return Urgency.ESCALATED if due_on + timedelta(self.late_days) < on else Urgency.LATE
        days = [day for day in (step.plan_on, due_on) if day is not None]
        return Urgency.TO_ACT if days and min(days) <= on else Urgency.COMING

    def escalates(self, step: Checkpoint, on: date) -> bool:
        """Whether it is late for so long that the deputy and the management are shown it as well."""
        return self.urgency(step, on) is Urgency.ESCALATED

    def leads_reached(self, step: Checkpoint, on: date) -> int:
        """Return how many of the days before its event have come."""
        event = step.anchor_on
        if event is None:
            return 0
        return sum((event - on).days <= lead for lead in self.leads.get(step.anchor, ()))

    def is_quiet(self, step: Checkpoint, today: date) -> bool:
        """Whether it was set aside and still is: not past its day, no more urgent than when it was seen."""
        seen_on, until = step.seen_on, step.quiet_until
        if seen_on is None or (until is not None and until <= today):
            return False
        return self._pressure(step, today) <= self._pressure(step, seen_on)

    def _pressure(self, step: Checkpoint, on: date) -> tuple[Urgency, int]:
        return self.urgency(step, on), self.leads_reached(step, on)
