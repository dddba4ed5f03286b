"""What an action was about, so that the window can name it: the people, and the one checkpoint."""

from dataclasses import dataclass

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.services.lines import title_of
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.journal import JournalEntry, RowChange


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An action with how many people it concerns; one is named, and so is the checkpoint it is about."""

    action: str
    people: int = 0
    worker_name: str = ""
    checkpoint: str = ""


def deed_of(database: Database, catalogue: Catalogue, changes: Changes, language: str) -> Deed:
    """Return what these changes were about."""
    workers = changes.workers()
    if len(workers) != 1 or changes.entry_id is None:
        return Deed(action=changes.action, people=len(workers))
    (worker_id,) = workers
    with database.read() as view:
        return deed_to(view, catalogue, changes.entry_id, worker_id, language)


def deed_to(view: View, catalogue: Catalogue, entry_id: int, worker_id: int, language: str) -> Deed:
    """Return what an entry of the journal was about that concerns just this one person."""
    entry = view.journal.entry(entry_id)
    return Deed(
        action=entry.action,
        people=1,
        worker_name=_name(view, entry, worker_id),
        checkpoint=_title(view, entry, catalogue, language),
    )


def _name(view: View, entry: JournalEntry, worker_id: int) -> str:
    """Return what the person is called; one who is gone stands in the journal."""
    for worker in view.workers.among([worker_id]):
        return worker.name
    rows = (each.before or each.after or {} for each in entry.changes if each.kind is Kind.WORKER)
    return " ".join(f"{row.get('given_name') or ''} {row.get('family_name') or ''}".strip() for row in rows)


def _title(view: View, entry: JournalEntry, catalogue: Catalogue, language: str) -> str:
    """Return the title of the one checkpoint whose state changed, or that changed alone; "" for none."""
    changed = [it for it in entry.changes if it.kind is Kind.CHECKPOINT and it.before and it.after]
    turned = [it for it in changed if _turned(it)] or changed
    found = view.checkpoints.among([turned[0].row_id]) if len(turned) == 1 else ()
    return title_of(found[0], catalogue, language) if found else ""


def _turned(change: RowChange) -> bool:
    return "state" in (change.after or {})
