"""How urgently an open checkpoint asks to be done, and whether somebody has set it aside.

All of it is worked out from dates and from what was noted, never stored: what was set aside comes back by
itself as soon as it is more urgent than on the day when somebody saw it.
"""

from datetime import date, timedelta
from enum import IntEnum

from onboarding_app.domain.checkpoints import Checkpoint


class Urgency(IntEnum):
    """How urgent a checkpoint is; `ESCALATED` asks the deputy and the management as well."""

    COMING = 0
    TO_ACT = 1
    LATE = 2
    ESCALATED = 3


def urgency(checkpoint: Checkpoint, on: date, late_days: int) -> Urgency:
    """Return how urgent a checkpoint is on a day; after more than `late_days` late it escalates."""
    due_on = checkpoint.due_on
    if due_on is not None and checkpoint.is_overdue(on):
        return Urgency.ESCALATED if due_on + timedelta(late_days) < on else Urgency.LATE
    days = [day for day in (checkpoint.plan_on, due_on) if day is not None]
    return Urgency.TO_ACT if days and min(days) <= on else Urgency.COMING


def is_quiet(checkpoint: Checkpoint, today: date, late_days: int) -> bool:
    """Whether it was set aside and still is: not past its day, and no more urgent than when it was seen."""
    seen_on, until = checkpoint.seen_on, checkpoint.quiet_until
    if seen_on is None or (until is not None and until <= today):
        return False
    return urgency(checkpoint, today, late_days) <= urgency(checkpoint, seen_on, late_days)
