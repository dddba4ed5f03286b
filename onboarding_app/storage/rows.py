"""Plain rows: tuples of texts, whole numbers and None, as the driver and the journal keep them.

Days are ISO texts here and yes or no is 1 or 0. So one form serves the table, the comparison and the journal,
and no value is converted twice. Statements are built from the tables by SQLAlchemy, once; running their text
costs a fraction of building them again.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sqlalchemy import Boolean, Connection, Integer, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import dialect as SQLiteDialect  # noqa: N812  (a class named like a module)
from sqlalchemy.sql import ClauseElement

from onboarding_app.domain.changes import Kind

Value = str | int | None
Row = tuple[Value, ...]

_TO_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def statement_text(statement: ClauseElement) -> str:
    """Return a statement as the driver takes it, with `?` for each value in turn."""
    return str(statement.compile(dialect=SQLiteDialect(paramstyle="qmark")))


def id_of(row: Row) -> int:
    """Return the id of a row; it stands first."""
    return int(row[0] or 0)


def _nothing(_row: Row) -> Row:
    return ()


@dataclass(frozen=True, eq=False)
class RowKind:
    """How rows of one table are written and kept in the journal.

    `derived` names columns that `derive` works out from the others whenever a row is written; they stand in
    no journal. `owner` is the column that says to which row of which kind a row belongs, as a part of it.
    """

    kind: Kind
    table: Table
    derived: tuple[str, ...] = ()
    derive: Callable[[Row], Row] = _nothing

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are kept, `id` first."""
        columns = self.table.columns
        return tuple(one.name for one in columns if one.computed is None and one.name not in self.derived)

    @cached_property
    def empty(self) -> Row:
        """What each column holds when nothing is known: None, or "" or 0 where None is refused."""
        columns = (self.table.columns[name] for name in self.columns)
        return tuple(
            None if one.nullable else 0 if isinstance(one.type, Integer | Boolean) else "" for one in columns
        )

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
        return statement_text(insert(self.table).values(_bound(self.columns + self.derived)))

    @cached_property
    def update(self) -> str:
        """The statement that replaces a row; its id comes last."""
        changed = update(self.table).values(_bound(self.columns[1:] + self.derived))
        return statement_text(changed.where(self.table.c.id == bindparam("row_id")))

    @cached_property
    def delete(self) -> str:
        """The statement that deletes the row of an id."""
        return statement_text(delete(self.table).where(self.table.c.id == bindparam("row_id")))

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


def _bound(names: Iterable[str]) -> dict[str, object]:
    return {name: bindparam(f"new_{name}") for name in names}


def _number(value: Value) -> int | None:
    return None if value is None else int(value)


@lru_cache(maxsize=256)
def _select(kind: RowKind, column: str = "", order: str = "id", *, empty: bool = False) -> str:
    columns = kind.table.columns
    found = select(*(columns[name] for name in kind.columns)).order_by(columns[order], columns.id)
    if column:
        found = found.where(columns[column].is_(None) if empty else columns[column] == bindparam(column))
    return statement_text(found)


@lru_cache(maxsize=256)
def _select_among(kind: RowKind, column: str) -> str:
    columns = kind.table.columns
    found = select(*(columns[name] for name in kind.columns)).order_by(columns[column], columns.id)
    listed = text(f"{kind.table.name}.{column} IN (SELECT value FROM json_each(?))")  # noqa: S608
    return statement_text(found.where(listed))


class RowReader:
    """Reads plain rows within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read through that connection."""
        self._connection = connection

    def run(self, statement: str, *values: Value) -> list[Row]:
        """Return what a statement finds."""
        return [tuple(row) for row in self._connection.exec_driver_sql(statement, values)]

    def by_id(self, kind: RowKind, row_id: int) -> Row | None:
        """Return the row of an id, None when there is none."""
        rows = self.run(_select(kind, "id"), row_id)
        return rows[0] if rows else None

    def by_ids(self, kind: RowKind, ids: Iterable[int]) -> dict[int, Row]:
        """Return those of these ids that exist, with their rows."""
        return {id_of(row): row for row in self.among(kind, "id", ids)}

    def all(self, kind: RowKind, order: str = "id") -> list[Row]:
        """Return all rows, sorted by that column and by id."""
        return self.run(_select(kind, order=order))

    def where(self, kind: RowKind, column: str, value: Value) -> list[Row]:
        """Return the rows whose column has that value, by id."""
        if value is None:
            return self.run(_select(kind, column, empty=True))
        return self.run(_select(kind, column), value)

    def among(self, kind: RowKind, column: str, values: Iterable[int]) -> list[Row]:
        """Return the rows whose column is one of these numbers, sorted by it and by id."""
        return self.run(_select_among(kind, column), json.dumps(list(values)))


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
            self._connection.exec_driver_sql(statement, rows[0])
        elif rows:
            self._connection.exec_driver_sql(statement, list(rows))
