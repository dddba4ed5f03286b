"""Drafts: check-ins that were begun and not saved, kept so that a crash loses nothing."""

from dataclasses import dataclass

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.people import WorkerId
from onboarding_app.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """A check-in that was begun and not saved."""

    worker_id: WorkerId
    worker_name: str


def save_draft(database: Database, worker_id: WorkerId, text: str) -> Changes:
    """Keep a half-typed check-in (JSON of the form) so that a crash loses nothing.

    Raises:
        NotFoundError: there is no such person any more; nothing is stored.
    """
    with database.write("save_draft") as work:
        work.workers.get(worker_id)
        work.drafts.put(worker_id, text)
    return work.changes


def load_draft(database: Database, worker_id: WorkerId) -> str | None:
    """Return the half-typed check-in of this person, if there is one."""
    with database.read() as view:
        return view.drafts.get(worker_id)


def discard_draft(database: Database, worker_id: WorkerId) -> Changes:
    """Forget the half-typed check-in of this person."""
    with database.write("discard_draft") as work:
        work.drafts.remove(worker_id)
    return work.changes


def draft_lines(database: Database) -> tuple[DraftLine, ...]:
    """Return the check-ins that were begun and never saved."""
    with database.read() as view:
        workers = view.workers.among(view.drafts.all())
    return tuple(DraftLine(worker_id=worker.id, worker_name=worker.name) for worker in workers)
