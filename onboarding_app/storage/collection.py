"""The things of a data file by kind, as domain objects: to read within a view, to save within a work."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.storage.driver import IntegrityError
from onboarding_app.storage.records import OWNED, Part, Record
from onboarding_app.storage.refusals import refused_value
from onboarding_app.storage.rows import Row, RowKind, RowReader, RowWriter, Value, id_of

T = TypeVar("T")


class Collection(Generic[T]):
    """All things of one kind."""

    def __init__(self, record: Record[T], rows: RowReader) -> None:
        """Read things of that record through these rows."""
        self._record = record
        self._reader = rows

    def get(self, thing_id: int) -> T:
        """Return the thing of that id.

        Raises:
            NotFoundError: there is none.
        """
        row = self._reader.by_id(self._record.rows, thing_id)
        if row is None:
            raise NotFoundError("not_found", kind=self._record.rows.kind.value, id=thing_id)
        return self._made([row])[0]

    def all(self) -> tuple[T, ...]:
        """Return all, by id."""
        return tuple(self._made(self._reader.all(self._record.rows), every=True))

    def among(self, ids: Iterable[int]) -> tuple[T, ...]:
        """Return those of these ids that exist, by id."""
        return tuple(self._made(self._reader.among(self._record.rows, "id", ids)))

    def having(self, column: str, value: Value) -> tuple[T, ...]:
        """Return those whose column has that value, by id."""
        return tuple(self._made(self._reader.where(self._record.rows, column, value)))

    def _made(self, rows: Sequence[Row], *, every: bool = False) -> list[T]:
        part = self._record.part
        if part is None:
            return [self._record.from_row(row) for row in rows]
        if len(rows) == 1:
            parts = {id_of(rows[0]): self._reader.where(part.rows, part.owner, rows[0][0])}
        elif every:
            parts = _by_owner(part, self._reader.all(part.rows))
        else:
            parts = _by_owner(part, self._reader.among(part.rows, part.owner, map(id_of, rows)))
        return [self._record.from_row(row, parts.get(id_of(row), ())) for row in rows]


class Owned(Collection[T]):
    """All things of a kind that belongs to workers."""

    def of_worker(self, worker_id: int) -> tuple[T, ...]:
        """Return what belongs to that worker, by id."""
        return tuple(self._made(self._reader.where(self._record.rows, "worker_id", worker_id)))

    def of_workers(self, worker_ids: Iterable[int] | None = None) -> dict[int, tuple[T, ...]]:
        """Return what belongs to each of these workers (None: to all), in as many questions as for one."""
        kind, every = self._record.rows, worker_ids is None
        if worker_ids is None:
            rows = self._reader.all(kind, order="worker_id")
        else:
            rows = self._reader.among(kind, "worker_id", worker_ids)
        place = kind.place("worker_id")
        found: dict[int, list[T]] = defaultdict(list)
        for row, made in zip(rows, self._made(rows, every=every), strict=True):
            found[int(row[place] or 0)].append(made)
        return {worker_id: tuple(things) for worker_id, things in found.items()}


class Store(Collection[T]):
    """All things of one kind, to change; every change stands in the journal."""

    def __init__(self, record: Record[T], rows: RowWriter) -> None:
        """Write things of that record through these rows."""
        super().__init__(record, rows)
        self._writer = rows

    def save(self, thing: T) -> T:
        """Add a thing whose id is 0, else replace the one of its id; return it as it is kept, with its id.

        Raises:
            NotFoundError: there is nothing of that id.
            InvalidValueError: the file refuses it: such a one exists already, or a value cannot be.
        """
        return self.save_many([thing])[0]

    def save_many(self, things: Iterable[T]) -> list[T]:
        """Save many as `save` does each, much faster; return them in the same order.

        Raises:
            NotFoundError: there is nothing of one of the ids.
            InvalidValueError: the file refuses one of them.
        """
        wanted = list(things)
        kind = self._record.rows
        rows = [self._record.to_row(thing) for thing in wanted]
        new_ids = iter(self._writer.next_ids(kind.table, sum(not row[0] for row in rows)))
        added, changed, kept = [], [], []
        old = self._existing([id_of(row) for row in rows if row[0]])
        for row in rows:
            if not row[0]:
                row = (next(new_ids), *row[1:])  # noqa: PLW2901
                added.append((row, kind.worker_of(row)))
            elif row != old[id_of(row)]:
                changed.append(((old[id_of(row)], row), kind.worker_of(row)))
            kept.append(row)
        with refused_value():
            self._writer.insert(kind, added)
            self._writer.update(kind, changed)
            parts = self._save_parts(wanted, kept, {id_of(row) for row, _ in added})
        return [self._record.from_row(row, parts.get(id_of(row), ())) for row in kept]

    def delete(self, thing_id: int) -> None:
        """Delete a thing with all that belongs to it.

        Raises:
            NotFoundError: there is none.
            InvalidValueError: others still point to it.
        """
        kind = self._record.rows
        row = self._existing([thing_id])[thing_id]
        try:
            _delete(self._writer, kind, row, kind.worker_of(row))
        except IntegrityError as error:
            raise InvalidValueError("still_used", kind=kind.kind.value) from error

    def _existing(self, ids: Sequence[int]) -> dict[int, Row]:
        kind = self._record.rows
        if len(ids) == 1:
            row = self._writer.by_id(kind, ids[0])
            found = {} if row is None else {ids[0]: row}
        else:
            found = self._writer.by_ids(kind, ids) if ids else {}
        for thing_id in ids:
            if thing_id not in found:
                raise NotFoundError("not_found", kind=kind.kind.value, id=thing_id)
        return found

    def _save_parts(self, things: Sequence[T], rows: Sequence[Row], new: set[int]) -> dict[int, list[Row]]:
        """Bring the parts of these things to what they say; return them by the things' ids."""
        part = self._record.part
        if part is None:
            return {}
        known_ids = [id_of(row) for row in rows if id_of(row) not in new]
        known = _by_owner(part, self._writer.among(part.rows, part.owner, known_ids)) if known_ids else {}
        kept = {}
        for thing, row in zip(things, rows, strict=True):
            owner, worker_id = id_of(row), self._record.rows.worker_of(row)
            wanted = self._record.part_values(thing)
            kept[owner] = bring_to(self._writer, part, (owner, worker_id), known.get(owner, []), wanted)
        return kept


class OwnedStore(Store[T], Owned[T]):
    """All things of a kind that belongs to workers, to change."""


def _by_owner(part: Part, rows: Iterable[Row]) -> dict[int, list[Row]]:
    place = part.rows.place(part.owner)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[int(row[place] or 0)].append(row)
    return found


def bring_to(
    writer: RowWriter,
    part: Part,
    owner: tuple[int | None, int | None],
    known: Sequence[Row],
    wanted: dict[Value, Row],
) -> list[Row]:
    """Make the known parts of an owner (its id, its worker's id) what is wanted; return their rows.

    Only those that differ are changed, so that the journal holds no more than what happened.
    """
    if not known and not wanted:
        return []
    owner_id, worker_id = owner
    names = part.rows.place(part.name)
    old = {row[names]: row for row in known}
    writer.delete(part.rows, [(row, worker_id) for name, row in old.items() if name not in wanted])
    ids = iter(writer.next_ids(part.rows.table, len(wanted.keys() - old.keys())))
    added, changed, kept = [], [], []
    for name, values in wanted.items():
        before = old.get(name)
        row = (before[0] if before else next(ids), owner_id, *values)
        if before is None:
            added.append((row, worker_id))
        elif before != row:
            changed.append(((before, row), worker_id))
        kept.append(row)
    writer.update(part.rows, changed)
    writer.insert(part.rows, added)
    return kept


def _delete(writer: RowWriter, kind: RowKind, row: Row, worker_id: int | None) -> None:
    for owned, column in OWNED.get(kind.kind, ()):
        for one in writer.where(owned, column, row[0]):
            _delete(writer, owned, one, worker_id)
    writer.delete(kind, [(row, worker_id)])
