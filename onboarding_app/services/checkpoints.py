"""What a user does with a checkpoint. Each function is one transaction and can be undone."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import Checkpoint, CheckpointId, State
from onboarding_app.domain.documents import Document
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.filing import plain_name, refuse_what_may_harm
from onboarding_app.services.planning import replan_worker
from onboarding_app.storage.database import Database

MOVED_AT_MOST = timedelta(days=10 * 366)
"""A checkpoint is not planned further from today; titles for five years are renewed within it."""


def start_checkpoint(database: Database, checkpoint_id: CheckpointId) -> Changes:
    """Note that a checkpoint is being worked on.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
    """
    return _change(database, "start_checkpoint", checkpoint_id, Checkpoint.started)


def wait_for_authority(database: Database, checkpoint_id: CheckpointId, *, since: date) -> Changes:
    """Note that a checkpoint waits for an authority since that day.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
    """
    return _change(database, "wait_for_authority", checkpoint_id, lambda it: it.waiting(since=since))


def complete_checkpoint(
    database: Database, checkpoint_id: CheckpointId, *, on: date, catalogue: Catalogue, today: date
) -> Changes:
    """Tick off a checkpoint as reached on that day; what counts from that day is planned.

    Raises:
        NotOpenError: it is done already; nothing is stored.
    """
    with database.write("complete_checkpoint") as work:
        checkpoint = work.checkpoints.save(work.checkpoints.get(checkpoint_id).completed(on))
        if checkpoint.key in catalogue.awaited:
            replan_worker(work, checkpoint.worker_id, catalogue, today)
    return work.changes


def drop_checkpoint(database: Database, checkpoint_id: CheckpointId, *, reason: str, on: date) -> Changes:
    """Note that a checkpoint is not needed, and why.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
        InvalidValueError: no reason is given; nothing is stored.
    """
    return _change(database, "drop_checkpoint", checkpoint_id, lambda it: it.dropped(reason, on))


def reopen_checkpoint(database: Database, checkpoint_id: CheckpointId) -> Changes:
    """Open a closed checkpoint again.

    Raises:
        InvalidValueError: it is open; nothing is stored.
    """
    return _change(database, "reopen_checkpoint", checkpoint_id, Checkpoint.reopened)


def move_checkpoint(
    database: Database, checkpoint_id: CheckpointId, *, plan_on: date, today: date
) -> Changes:
    """Plan a checkpoint by hand for that day; a plan no longer moves it.

    Raises:
        NotOpenError: it is closed already; nothing is stored.
        InvalidValueError: the law's last day is still ahead and lies before, or it is too far away.
    """
    if abs(plan_on - today) > MOVED_AT_MOST:
        raise InvalidValueError("moved_too_far")

    def moved(checkpoint: Checkpoint) -> Checkpoint:
        last = checkpoint.legal_on
        if last is not None and today <= last < plan_on:
            raise InvalidValueError("moved_past_legal", day=last)
        return checkpoint.moved(plan_on)

    return _change(database, "move_checkpoint", checkpoint_id, moved)


def note_checkpoint(database: Database, checkpoint_id: CheckpointId, *, note: str) -> Changes:
    """Write a note to a checkpoint in place of the earlier one."""
    return _change(database, "note_checkpoint", checkpoint_id, lambda it: replace(it, note=note))


def add_checkpoint(database: Database, checkpoint: Checkpoint) -> Changes:
    """Add a person's own checkpoint.

    Raises:
        InvalidValueError: it has no title; nothing is stored.
    """
    if not checkpoint.title.strip():
        raise InvalidValueError("title_missing")
    with database.write("add_checkpoint") as work:
        work.checkpoints.save(replace(checkpoint, id=CheckpointId(0), key="", instance=""))
    return work.changes


def attach_document(
    database: Database, checkpoint_id: CheckpointId, *, name: str, data: bytes, on: date
) -> Changes:
    """File a paper as the proof of a checkpoint; its bytes are kept in the data file.

    Raises:
        InvalidValueError: it is empty, too large, of a kind that is not filed, or it could run.
    """
    refuse_what_may_harm(name, data)
    with database.write("attach_document") as work:
        checkpoint = work.checkpoints.get(checkpoint_id)
        if checkpoint.state is State.PLANNED and checkpoint.is_open:
            work.checkpoints.save(checkpoint.started())
        document = _document(checkpoint.worker_id, name, data, on)
        work.documents.file(replace(document, checkpoint_id=checkpoint_id), data)
    return work.changes


def file_document(database: Database, worker_id: WorkerId, *, name: str, data: bytes, on: date) -> Changes:
    """File a paper of a person that proves no checkpoint.

    Raises:
        InvalidValueError: it is empty, too large, of a kind that is not filed, or it could run.
    """
    refuse_what_may_harm(name, data)
    with database.write("attach_document") as work:
        work.documents.file(_document(worker_id, name, data, on), data)
    return work.changes


def _document(worker_id: WorkerId, name: str, data: bytes, on: date) -> Document:
    checksum = hashlib.sha256(data).hexdigest()
    return Document(worker_id=worker_id, name=plain_name(name), size=len(data), sha256=checksum, filed_on=on)


def _change(
    database: Database,
    action: str,
    checkpoint_id: CheckpointId,
    change: Callable[[Checkpoint], Checkpoint],
) -> Changes:
    with database.write(action) as work:
        work.checkpoints.save(change(work.checkpoints.get(checkpoint_id)))
    return work.changes
