"""What somebody has seen and does not want to be asked about for a while. Each can be undone."""

from datetime import date

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import CheckpointId
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.services.checkpoints import MOVED_AT_MOST
from onboarding_app.storage.database import Database


def acknowledge_checkpoint(
    database: Database, checkpoint_id: CheckpointId, *, on: date, reason: str = ""
) -> Changes:
    """Note that a checkpoint was seen; the start page asks again once it is more urgent.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
    """
    with database.write("acknowledge_checkpoint") as work:
        work.checkpoints.save(work.checkpoints.get(checkpoint_id).set_aside(on, reason=reason))
    return work.changes


def set_checkpoint_aside(
    database: Database, checkpoint_id: CheckpointId, *, until: date, reason: str, on: date
) -> Changes:
    """Set a checkpoint aside until a day and say why; sooner where it grows more urgent.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
        InvalidValueError: no reason is given, or the day is not ahead, too far, or past the law's last day.
    """
    if not reason.strip():
        raise InvalidValueError("aside_reason_missing")
    if until <= on:
        raise InvalidValueError("aside_day_past")
    if until - on > MOVED_AT_MOST:
        raise InvalidValueError("moved_too_far")
    with database.write("set_checkpoint_aside") as work:
        checkpoint = work.checkpoints.get(checkpoint_id)
        last = checkpoint.legal_on
        if last is not None and on <= last < until:
            raise InvalidValueError("moved_past_legal", day=last)
        work.checkpoints.save(checkpoint.set_aside(on, until=until, reason=reason))
    return work.changes


def ask_again(database: Database, checkpoint_id: CheckpointId) -> Changes:
    """Take a checkpoint back among those that the start page asks about."""
    with database.write("ask_again") as work:
        work.checkpoints.save(work.checkpoints.get(checkpoint_id).asked_again())
    return work.changes
