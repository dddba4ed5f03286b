"""The journal: who did what when, with every row before and after; undo and redo replay it.

An added or deleted row is kept whole, of a changed one only the columns that changed. Columns that are empty
are left out of whole rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onboarding_app.domain.changes import Change, Changes, Kind
from onboarding_app.domain.errors import NotFoundError, UserError
from onboarding_app.storage.driver import IntegrityError
from onboarding_app.storage.records import ROW_KINDS
from onboarding_app.storage.rows import Row, RowKind, RowReader, RowWriter, Value, id_of

MAKING_A_FILE = "create_file"
"""The action that makes a file. It is never undone: nothing works in a file without a firm."""

_ADD_ENTRY = "INSERT INTO journal_entry (id, at, who, action, step, target_id) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_CHANGE = (
    "INSERT INTO journal_change (entry_id, kind, row_id, worker_id, before, after) VALUES (?, ?, ?, ?, ?, ?)"
)
_ENTRY = "SELECT id, at, who, action, step, target_id, undone_by FROM journal_entry"
_DEED = "step = 'do' AND action NOT GLOB 'paper_*'"
_LAST_OPEN = (
    f"{_ENTRY} WHERE {_DEED} AND undone_by IS NULL AND id > ? AND action <> '{MAKING_A_FILE}'"
    " ORDER BY id DESC LIMIT 1"
)
_LAST_UNDONE = (
    f"{_ENTRY} WHERE undone_by > (SELECT max(id) FROM journal_entry WHERE {_DEED})"  # noqa: S608
    " AND undone_by > ? ORDER BY undone_by DESC LIMIT 1"
)
_CHANGES = "SELECT entry_id, kind, row_id, worker_id, before, after FROM journal_change"


PAPER = "paper_"
"""How actions begin that only note that a paper left the program: there is nothing to undo."""


class Step(StrEnum):
    """Whether an entry is an action itself, or the undoing or redoing of one."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class RowChange:
    """One row that an action changed; `before` None means added, `after` None means deleted.

    Of a changed row only the changed columns are given; a missing column of a whole row is empty.
    """

    kind: Kind
    row_id: int
    worker_id: int | None
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None


@dataclass(frozen=True, kw_only=True)
class JournalEntry:
    """One action: when (UTC), who, what.

    `undone_by` is the entry that undid it, `target_id` the one that it undoes or does again.
    """

    id: int
    at: datetime
    who: str
    action: str
    step: Step
    target_id: int | None
    undone_by: int | None
    changes: tuple[RowChange, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """When and by whom something is done."""

    at: datetime
    who: str


class Journal:
    """The journal of a data file, to read."""

    def __init__(self, rows: RowReader) -> None:
        """Read the journal through these rows."""
        self._reader = rows

    def entries(
        self, worker_id: int | None = None, *, limit: int = 100, offset: int = 0, with_changes: bool = True
    ) -> tuple[JournalEntry, ...]:
        """Return the newest entries first: all, or those that concern one worker, with that one's changes.

        An import is one entry with a change for each row of it; `with_changes` False leaves all changes out.
        """
        if worker_id is None:
            found = self._reader.run(f"{_ENTRY} ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)
        else:
            among = "WHERE id IN (SELECT entry_id FROM journal_change WHERE worker_id = ?)"
            found = self._reader.run(
                f"{_ENTRY} {among} ORDER BY id DESC LIMIT ? OFFSET ?", worker_id, limit, offset
            )
        changes = self._changes([id_of(row) for row in found], worker_id) if with_changes else {}
        return tuple(_entry(row, changes.get(id_of(row), ())) for row in found)

    def entry(self, entry_id: int) -> JournalEntry:
        """Return one entry with all its changes.

        Raises:
            NotFoundError: there is none of that id.
        """
        found = self._reader.run(f"{_ENTRY} WHERE id = ?", entry_id)
        if not found:
            raise NotFoundError("not_found", kind="journal_entry", id=entry_id)
        return _entry(found[0], self._changes([entry_id]).get(entry_id, ()))

    def last_id(self) -> int:
        """Return the id of the newest entry, 0 for none."""
        return int(self._reader.run("SELECT coalesce(max(id), 0) FROM journal_entry")[0][0] or 0)

    def last_open(self, since: int) -> JournalEntry | None:
        """Return the newest action after an entry that is not undone and can be, without its changes."""
        found = self._reader.run(_LAST_OPEN, since)
        return _entry(found[0]) if found else None

    def last_undone(self, since: int) -> JournalEntry | None:
        """Return the action that was undone last, after an entry, unless a newer action stands in its way."""
        found = self._reader.run(_LAST_UNDONE, since)
        return _entry(found[0]) if found else None

    def last_open_of(self, action: str) -> JournalEntry | None:
        """Return the newest action of that name without its changes, None if there is none to undo."""
        found = self._reader.run(
            f"{_ENTRY} WHERE step = 'do' AND action = ? ORDER BY id DESC LIMIT 1", action
        )
        entry = _entry(found[0]) if found else None
        return None if entry is None or entry.undone_by is not None else entry

    def revisions(self, kind: Kind) -> dict[int, int]:
        """Return how often each row of a kind was changed, its adding counted, by its id."""
        counted = "SELECT row_id, count(*) FROM journal_change WHERE kind = ? GROUP BY row_id"
        return {int(row_id or 0): int(n or 0) for row_id, n in self._reader.run(counted, kind.value)}

    def first_moment(self) -> datetime | None:
        """Return when the first entry was made, None in an empty file."""
        found = self._reader.run("SELECT at FROM journal_entry ORDER BY id LIMIT 1")
        return datetime.fromisoformat(str(found[0][0])) if found else None

    def _changes(
        self, entry_ids: Sequence[int], worker_id: int | None = None
    ) -> dict[int, tuple[RowChange, ...]]:
        listed = "WHERE entry_id IN (SELECT value FROM json_each(?))"
        if worker_id is None:
            found = self._reader.run(f"{_CHANGES} {listed} ORDER BY id", json.dumps(entry_ids))
        else:
            found = self._reader.run(
                f"{_CHANGES} {listed} AND worker_id = ? ORDER BY id", json.dumps(entry_ids), worker_id
            )
        changes: dict[int, list[RowChange]] = defaultdict(list)
        for entry_id, kind, row_id, owner, before, after in found:
            change = RowChange(
                Kind(str(kind)),
                int(row_id or 0),
                None if owner is None else int(owner),
                _kept(before),
                _kept(after),
            )
            changes[int(entry_id or 0)].append(change)
        return {entry_id: tuple(listed) for entry_id, listed in changes.items()}


def _kept(written: Value) -> dict[str, Value] | None:
    return None if written is None else json.loads(str(written))


def _entry(row: Row, changes: tuple[RowChange, ...] = ()) -> JournalEntry:
    entry_id, at, who, action, step, target_id, undone_by = row
    return JournalEntry(
        id=int(entry_id or 0),
        at=datetime.fromisoformat(str(at)),
        who=str(who),
        action=str(action),
        step=Step(str(step)),
        target_id=None if target_id is None else int(target_id),
        undone_by=None if undone_by is None else int(undone_by),
        changes=changes,
    )


def write_entry(
    writer: RowWriter, action: str, stamp: Stamp, *, step: Step = Step.DO, target_id: int | None = None
) -> Changes:
    """Note in the journal all that the writer has changed; nothing is noted when nothing changed."""
    changed = list(writer.log.changed())
    if not changed:
        return Changes(action)
    entry_id = writer.next_ids("journal_entry", 1)[0]
    at = stamp.at.isoformat(timespec="milliseconds")
    writer.add_unlogged(_ADD_ENTRY, [(entry_id, at, stamp.who, action, step.value, target_id)])
    rows = []
    for kind, row_id, row in changed:
        before = None if row.before is None else kind.to_json(row.before, row.after)
        after = None if row.after is None else kind.to_json(row.after, row.before)
        rows.append((entry_id, kind.kind.value, row_id, row.worker_id, before, after))
    writer.add_unlogged(_ADD_CHANGE, rows)
    return Changes(
        action, entry_id, tuple(Change(kind.kind, row_id, row.worker_id) for kind, row_id, row in changed)
    )


def note_paper(writer: RowWriter, kind: str, worker_ids: Iterable[int], stamp: Stamp) -> Changes:
    """Note that a paper of that kind was made, and about whom; undo and redo pass over it."""
    entry_id = writer.next_ids("journal_entry", 1)[0]
    at, action = stamp.at.isoformat(timespec="milliseconds"), f"{PAPER}{kind}"
    writer.add_unlogged(_ADD_ENTRY, [(entry_id, at, stamp.who, action, Step.DO.value, None)])
    told, about = json.dumps({"paper": kind}), Kind.WORKER.value
    rows = [(entry_id, about, worker_id, worker_id, None, told) for worker_id in worker_ids]
    if rows:
        writer.add_unlogged(_ADD_CHANGE, rows)
    return Changes(action, entry_id)


def undo(writer: RowWriter, entry: JournalEntry, stamp: Stamp) -> Changes:
    """Put every row of an action back to what it was before, and note that as an entry of its own.

    Raises:
        UserError: it cannot be undone or is already, or one of its rows was changed since; keep nothing then.
    """
    stays = entry.action == MAKING_A_FILE or entry.action.startswith(PAPER)
    if stays or entry.step is not Step.DO or entry.undone_by is not None:
        raise UserError("undo_not_possible")
    _replay(writer, entry.changes, backwards=True)
    return note_undone(writer, entry, stamp)


def note_undone(writer: RowWriter, entry: JournalEntry, stamp: Stamp) -> Changes:
    """Note what the writer has changed as the undoing of an entry."""
    changes = write_entry(writer, entry.action, stamp, step=Step.UNDO, target_id=entry.id)
    writer.add_unlogged("UPDATE journal_entry SET undone_by = ? WHERE id = ?", [(changes.entry_id, entry.id)])
    return changes


def redo(writer: RowWriter, entry: JournalEntry, stamp: Stamp) -> Changes:
    """Do an undone action again, and note that as an entry of its own.

    Raises:
        UserError: one of its rows was changed since; nothing may be kept then.
    """
    _replay(writer, entry.changes, backwards=False)
    changes = write_entry(writer, entry.action, stamp, step=Step.REDO, target_id=entry.id)
    writer.add_unlogged("UPDATE journal_entry SET undone_by = NULL WHERE id = ?", [(entry.id,)])
    return changes


def _replay(writer: RowWriter, changes: Iterable[RowChange], *, backwards: bool) -> None:
    by_kind: dict[Kind, list[RowChange]] = defaultdict(list)
    for change in changes:
        by_kind[change.kind].append(change)
    # Rows come back in any order; what points to what is looked at when the transaction ends.
    writer.add_unlogged("PRAGMA defer_foreign_keys = ON", [()])
    try:
        for kind, listed in by_kind.items():
            _replay_kind(writer, ROW_KINDS[kind], listed, backwards=backwards)
    except IntegrityError as error:
        raise UserError("undo_conflict") from error


def _replay_kind(writer: RowWriter, kind: RowKind, changes: Sequence[RowChange], *, backwards: bool) -> None:
    now = writer.by_ids(kind, [change.row_id for change in changes])
    deleted, changed, added = [], [], []
    for change in changes:
        given, wanted = (change.after, change.before) if backwards else (change.before, change.after)
        row = now.get(change.row_id)
        if not _is_still(kind, row, given, whole=wanted is None):
            raise UserError("undo_conflict")
        if row is None:
            added.append((kind.from_kept(wanted or {}), change.worker_id))
        elif wanted is None:
            deleted.append((row, change.worker_id))
        else:
            changed.append(((row, kind.from_kept(wanted, row)), change.worker_id))
    writer.delete(kind, deleted)
    writer.update(kind, changed)
    writer.insert(kind, added)


def _is_still(kind: RowKind, row: Row | None, given: Mapping[str, Value] | None, *, whole: bool) -> bool:
    """Whether a row is what the journal says that it was last; `whole` compares all columns."""
    if row is None or given is None:
        return row is None and given is None
    if whole:
        return kind.from_kept(given) == row
    return kind.from_kept(given, row) == row
