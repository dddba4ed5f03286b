"""Taking the last import back, also when people were edited since."""

from dataclasses import dataclass
from datetime import datetime

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.errors import UserError
from onboarding_app.services.importing import IMPORT
from onboarding_app.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class LastImport:
    """The last import that was not taken back: when (UTC), by whom, how many people it added and changed.

    `edited` are the names of those of them who were edited since: what was edited stays.
    """

    entry_id: int
    at: datetime
    who: str
    added: int
    changed: int
    edited: tuple[str, ...]


def last_import(database: Database) -> LastImport | None:
    """Return the last import, None if there is none or it was taken back."""
    with database.read() as view:
        found = view.journal.last_open_of(IMPORT)
        if found is None:
            return None
        entry = view.journal.entry(found.id)
        people = {change.worker_id for change in entry.changes if change.worker_id is not None}
        added = sum(it.kind is Kind.WORKER and it.before is None for it in entry.changes)
        edited = view.workers.among(people & view.edited_since(entry.id))
    return LastImport(
        entry_id=entry.id,
        at=entry.at,
        who=entry.who,
        added=added,
        changed=len(people) - added,
        edited=tuple(sorted(worker.sort_name for worker in edited)),
    )


def take_back_import(database: Database) -> Changes:
    """Take the last import back: all that was not edited since is as it was before.

    Raises:
        UserError: there is none, or something later needs what would go; nothing is changed then.
    """
    found = last_import(database)
    if found is None:
        raise UserError("nothing_to_undo")
    return database.undo_but_later(found.entry_id)
