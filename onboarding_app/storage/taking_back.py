"""Taking an action back although something was edited since: what was edited stays, all else goes back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.errors import UserError
from onboarding_app.storage.driver import IntegrityError
from onboarding_app.storage.journal import JournalEntry, RowChange, Stamp, Step, note_undone
from onboarding_app.storage.records import ROW_KINDS
from onboarding_app.storage.rows import Row, RowKind, RowReader, RowWriter

_LATER = (
    "SELECT DISTINCT c.kind, c.row_id, c.worker_id FROM journal_change AS c"
    " JOIN journal_entry AS e ON e.id = c.entry_id"
    " WHERE e.id > ? AND e.step = 'do' AND e.undone_by IS NULL AND e.action NOT GLOB 'paper_*'"
)
_USED_MENTORS = (
    "SELECT mentor_id FROM worker UNION SELECT mentor_id FROM check_in UNION SELECT deputy_id FROM mentor"
)


def edited_since(rows: RowReader, entry_id: int) -> tuple[set[tuple[str, int]], set[int]]:
    """Return which rows were changed after an entry and not taken back, and whose they are."""
    found = rows.run(_LATER, entry_id)
    changed = {(str(kind), int(row_id or 0)) for kind, row_id, _ in found}
    return changed, {int(worker_id) for _, _, worker_id in found if worker_id is not None}


def undo_but_later(writer: RowWriter, entry: JournalEntry, stamp: Stamp) -> Changes:
    """Take an entry back. Whom it added and who was edited since stays; of others later values stay.

    Raises:
        UserError: it is undone already, or something later needs what would go; nothing may be kept then.
    """
    if entry.step is not Step.DO or entry.undone_by is not None:
        raise UserError("undo_not_possible")
    later, people = edited_since(writer, entry.id)
    added = {it.row_id for it in entry.changes if it.kind is Kind.WORKER and it.before is None}
    staying = added & people
    by_kind: dict[Kind, list[RowChange]] = defaultdict(list)
    for change in entry.changes:
        if change.worker_id not in staying:
            by_kind[change.kind].append(change)
    mentors = by_kind.pop(Kind.MENTOR, [])
    # Rows come back in any order; what points to what is looked at when the transaction ends.
    writer.add_unlogged("PRAGMA defer_foreign_keys = ON", [()])
    try:
        for kind, changes in by_kind.items():
            _take_back(writer, ROW_KINDS[kind], changes, later)
        used = {row[0] for row in writer.run(_USED_MENTORS)}
        _take_back(writer, ROW_KINDS[Kind.MENTOR], [it for it in mentors if it.row_id not in used], later)
    except IntegrityError as error:
        raise UserError("undo_conflict") from error
    return note_undone(writer, entry, stamp)


def _take_back(
    writer: RowWriter, kind: RowKind, changes: Sequence[RowChange], later: set[tuple[str, int]]
) -> None:
    now = writer.by_ids(kind, [change.row_id for change in changes])
    deleted, changed, added = [], [], []
    for change in changes:
        row = now.get(change.row_id)
        if row is None and change.before is not None and change.after is None:
            added.append((kind.from_kept(change.before), change.worker_id))
        elif row is None:
            continue  # somebody has deleted it since
        elif change.before is None:
            if (kind.kind.value, change.row_id) not in later:
                deleted.append((row, change.worker_id))
        elif change.after is not None:
            restored = _restored(kind, row, change.before, change.after)
            if restored != row:
                changed.append(((row, restored), change.worker_id))
    writer.delete(kind, deleted)
    writer.update(kind, changed)
    writer.insert(kind, added)


def _restored(kind: RowKind, row: Row, before: Mapping[str, object], after: Mapping[str, object]) -> Row:
    """Return a row with the earlier values, but for columns that hold something else by now."""
    return tuple(
        before[name] if name in before and value == after.get(name) else value  # type: ignore[misc]  # values of JSON
        for name, value in zip(kind.columns, row, strict=True)
    )
