"""Plain rows: tuples of texts, whole numbers and None, as the driver and the journal keep them.

Days are ISO texts here and yes or no is 1 or 0. So one form serves the table, the comparison and the journal,
and no value is converted twice.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from onboarding_app.domain.changes import Kind
from onboarding_app.storage.driver import Connection

Value = str | int | None
Row = tuple[Value, ...]

_TO_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def id_of(row: Row) -> int:
    """Return the id of a row; it stands first."""
    return int(row[0] or 0)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)  # some are words of SQL too


def _nothing(_row: Row) -> Row:
    return ()


@dataclass(frozen=True, eq=False)
class RowKind:
    """How rows of one table, named as their kind, are written and kept in the journal.

    `columns` are those that are kept, `id` first; `empty` says what each holds when nothing is known.
    `derived` names columns that `derive` works out from the others whenever a row is written; they stand in
    no journal.
    """

    kind: Kind
    columns: tuple[str, ...]
    empty: Row
    derived: tuple[str, ...] = ()
    derive: Callable[[Row], Row] = _nothing

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.kind.value

    def place(self, column: str) -> int:
        """Return at which place of a row that column stands."""
        return self.columns.index(column)

    @cached_property
    def _worker_place(self) -> int | None:
        if self.kind is Kind.WORKER:
            return 0
        return self.place("worker_id") if "worker_id" in self.columns else None

    def worker_of(self, row: Row) -> int | None:
        """Return the id of the worker to whom a row belongs, None when it says none."""
        return None if self._worker_place is None else _number(row[self._worker_place])

    @cached_property
    def insert(self) -> str:
        """The statement that adds a row, derived columns last."""
        names = self.columns + self.derived
        values = ", ".join("?" * len(names))
        return f"INSERT INTO {self.table} ({_listed(names)}) VALUES ({values})"  # noqa: S608  (names of ours, no input)

    @cached_property
    def update(self) -> str:
        """The statement that replaces a row; its id comes last."""
        changed = ", ".join(f'"{name}" = ?' for name in self.columns[1:] + self.derived)
        return f"UPDATE {self.table} SET {changed} WHERE id = ?"  # noqa: S608

    @cached_property
    def delete(self) -> str:
        """The statement that deletes the row of an id."""
        return f"DELETE FROM {self.table} WHERE id = ?"  # noqa: S608

    def to_json(self, row: Row, other: Row | None = None) -> str:
        """Return a row as JSON: what differs from the other row, or from an empty one when there is none."""
        base = self.empty if other is None else other
        values = zip(self.columns, row, base, strict=True)
        kept = {name: value for name, value, given in values if value != given}
        return _TO_JSON.encode(kept)

    def from_kept(self, kept: Mapping[str, Value], other: Row | None = None) -> Row:
        """Return the row that `to_json` wrote; with another row, that one with the kept values in it."""
        base = self.empty if other is None else other
        return tuple(kept.get(name, given) for name, given in zip(self.columns, base, strict=True))


def _number(value: Value) -> int | None:
    return None if value is None else int(value)


@lru_cache(maxsize=256)
def _select(kind: RowKind, condition: str = "", order: str = "id") -> str:
    where = f" WHERE {condition}" if condition else ""
    by = order if order == "id" else f"{order}, id"
    return f"SELECT {_listed(kind.columns)} FROM {kind.table}{where} ORDER BY {by}"  # noqa: S608


class RowReader:
    """Reads plain rows within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read through that connection."""
        self._connection = connection

    def run(self, statement: str, *values: Value) -> list[Row]:
        """Return what a statement finds."""
        return self._connection.execute(statement, values).fetchall()

    def by_id(self, kind: RowKind, row_id: int) -> Row | None:
        """Return the row of an id, None when there is none."""
        rows = self.run(_select(kind, "id = ?"), row_id)
        return rows[0] if rows else None

    def by_ids(self, kind: RowKind, ids: Iterable[int]) -> dict[int, Row]:
        """Return those of these ids that exist, with their rows."""
        return {id_of(row): row for row in self.among(kind, "id", ids)}

    def all(self, kind: RowKind, order: str = "id") -> list[Row]:
        """Return all rows, sorted by that column and by id."""
        return self.run(_select(kind, order=order))

    def where(self, kind: RowKind, column: str, value: Value) -> list[Row]:
        """Return the rows whose column has that value, by id."""
        return self.run(_select(kind, f'"{column}" IS ?'), value)

    def among(self, kind: RowKind, column: str, values: Iterable[int]) -> list[Row]:
        """Return the rows whose column is one of these numbers, sorted by it and by id."""
        listed = f"{column} IN (SELECT value FROM json_each(?))"  # noqa: S608
        return self.run(_select(kind, listed, column), json.dumps(list(values)))


@dataclass
class LoggedRow:
    """What became of one row within one action; no row before means added, none after means deleted."""

    worker_id: int | None
    before: Row | None
    after: Row | None


@dataclass
class ChangeLog:
    """Every row that an action has changed so far; several changes of one row are one."""

    rows: dict[tuple[RowKind, int], LoggedRow] = field(default_factory=dict)

    def note(
        self, kind: RowKind, row_id: int, worker_id: int | None, before: Row | None, after: Row | None
    ) -> None:
        """Keep what a row was before and what it is now."""
        known = self.rows.get((kind, row_id))
        if known is None:
            self.rows[kind, row_id] = LoggedRow(worker_id, before, after)
        else:
            known.after = after

    def changed(self) -> Iterator[tuple[RowKind, int, LoggedRow]]:
        """Yield what is now different from before the action."""
        for (kind, row_id), row in self.rows.items():
            if row.before != row.after:
                yield kind, row_id, row


class RowWriter(RowReader):
    """Writes plain rows within one transaction; each change stands in the log, there is no way around it."""

    def __init__(self, connection: Connection) -> None:
        """Write through that connection, whose transaction must be the only writing one."""
        super().__init__(connection)
        self.log = ChangeLog()
        self._last_ids: dict[str, int] | None = None

    def next_ids(self, table: str, count: int) -> range:
        """Return that many ids which no row of the table has or ever had."""
        if self._last_ids is None:
            found = self.run("SELECT name, seq FROM sqlite_sequence")
            self._last_ids = {str(name): int(last or 0) for name, last in found}
        first = self._last_ids.get(table, 0) + 1
        self._last_ids[table] = first + count - 1
        return range(first, first + count)

    def insert(self, kind: RowKind, rows: Sequence[tuple[Row, int | None]]) -> None:
        """Add rows that have their ids already, each with the id of the worker whom it concerns."""
        self._many(kind.insert, [(*row, *kind.derive(row)) for row, _ in rows])
        for row, worker_id in rows:
            self.log.note(kind, id_of(row), worker_id, None, row)

    def update(self, kind: RowKind, pairs: Sequence[tuple[tuple[Row, Row], int | None]]) -> None:
        """Put the second row of each pair in the place of the first."""
        self._many(kind.update, [(*row[1:], *kind.derive(row), row[0]) for (_, row), _ in pairs])
        for (before, row), worker_id in pairs:
            self.log.note(kind, id_of(row), worker_id, before, row)

    def delete(self, kind: RowKind, rows: Sequence[tuple[Row, int | None]]) -> None:
        """Delete rows."""
        self._many(kind.delete, [(row[0],) for row, _ in rows])
        for row, worker_id in rows:
            self.log.note(kind, id_of(row), worker_id, row, None)

    def add_unlogged(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for the journal itself, a draft or a document's bytes, which are no change."""
        self._many(statement, rows)

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if len(rows) == 1:
            self._connection.execute(statement, rows[0])
        elif rows:
            self._connection.executemany(statement, rows)
