"""A list of people: each row turned into values of a person, or rejected with row, column and reason."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from onboarding_app.exchange.cells import CellReader, Several, Unsure, reader_of
from onboarding_app.exchange.columns import DATES, Field, Mapped
from onboarding_app.exchange.names import is_family_first, is_split_by_guess, split_name, without_address
from onboarding_app.exchange.rows import Cell, Row, Table
from onboarding_app.exchange.values import DateOrder, ValueRefusedError, folded, order_of

SHOWN = 80
"""Characters of a cell that a message shows."""
FEW = 2
"""Columns that a list of names has; of a longer one a row with nothing but a name is doubtful."""

GARBLED = re.compile(r"[\xc2-\xc5][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\ufffd")
"""How letters look of which the bytes were read in a wrong encoding."""

IN_ORDER = (
    (Field.STARTED_ON, Field.ENDED_ON),
    (Field.STARTED_ON, Field.PROBATION_ENDS_ON),
    (Field.STARTED_ON, Field.FIXED_TERM_ENDS_ON),
    (Field.TITLE_FROM, Field.TITLE_UNTIL),
    (Field.COURSE_STARTS_ON, Field.COURSE_ENDS_ON),
    (Field.RECOGNITION_FILED_ON, Field.RECOGNITION_NOTICE_ON),
)
"""Dates of which the first cannot be later; that of birth is looked at with the age of who works."""


@dataclass(frozen=True)
class PersonRecord:
    """What a row says of a person: only what its cells hold. `row` is its number in the file.

    `kept` are lines with cells that no field can hold; they belong into the person's note.
    """

    row: int
    values: Mapping[Field, object]
    kept: tuple[str, ...] = ()

    def get(self, name: Field) -> object:
        """Return a value, None for an empty cell."""
        return self.values.get(name)


@dataclass(frozen=True)
class RejectedCell:
    """A cell that cannot be what its column says. `reason` is the key of the sentence."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Notice:
    """Something that was read differently than written; `key` names the sentence."""

    row: int
    column: str
    value: str
    key: str


@dataclass(frozen=True, kw_only=True)
class PeopleList:
    """What a file says. `ambiguous` names date columns whose order must be asked; then nothing is read."""

    records: tuple[PersonRecord, ...]
    rejected: tuple[RejectedCell, ...]
    notices: tuple[Notice, ...]
    ambiguous: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    """A column that means a field, with how its cells are read."""

    place: int
    title: str
    field: Field
    read: CellReader


def parse_people(table: Table, mapped: Mapped, *, dates: DateOrder | None = None) -> PeopleList:
    """Read every row; `dates` answers which number comes first where the columns leave it open."""
    orders = {
        place: order_of(_cells(table, place)) or dates
        for place, meaning in mapped.fields.items()
        if meaning in DATES
    }
    ambiguous = tuple(table.columns[place] for place, order in orders.items() if order is None)
    if ambiguous:
        return PeopleList(records=(), rejected=(), notices=(), ambiguous=ambiguous)
    columns = [
        _Column(
            place,
            table.columns[place],
            meaning,
            reader_of(meaning, orders.get(place) or DateOrder.DAY_FIRST, table.day_zero),
        )
        for place, meaning in sorted(mapped.fields.items())
    ]
    reader = _Reader(columns)
    if table.uncomputed:
        reader.notices.append(Notice(table.header, "", "", "uncomputed"))
    records = tuple(record for row in table.rows if (record := reader.record(row)) is not None)
    return PeopleList(
        records=records, rejected=tuple(reader.rejected), notices=tuple(reader.notices), ambiguous=()
    )


@dataclass
class _Reader:
    """Reads row after row and collects what has to be said about them."""

    columns: list[_Column]
    rejected: list[RejectedCell] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the columns that messages name."""
        self._titles = {column.field: column.title for column in self.columns}
        self._family_first = is_family_first(self._titles.get(Field.FULL_NAME, ""))

    def record(self, row: Row) -> PersonRecord | None:
        """Return what a row says, None if it is rejected."""
        before = len(self.rejected)
        values: dict[Field, object] = {}
        kept: list[str] = []
        width = len(row.cells)
        for column in self.columns:
            cell = row.cells[column.place] if column.place < width else ""
            if cell == "":
                continue
            try:
                found = column.read(cell)
            except ValueRefusedError as error:
                self._reject(row.number, column.title, cell, str(error))
                continue
            if isinstance(found, Several):
                values |= {name: it for name, it in found.others.items() if name not in self._titles}
                found = found.value
            if isinstance(found, Unsure):
                found = self._kept(found, row.number, column.title, str(cell), kept)
            if found is not None:
                values[column.field] = found
        self._name(row.number, values, kept, is_sound=len(self.rejected) == before)
        self._check_order(row.number, values)
        return PersonRecord(row.number, values, tuple(kept)) if len(self.rejected) == before else None

    def _kept(self, found: Unsure, row: int, title: str, text: str, kept: list[str]) -> object:
        """Keep a text that no field can hold, tell of it, and return what was understood of it."""
        kept.append(f"{title}: {text}")
        if found.key:
            self.notices.append(Notice(row, title, text[:SHOWN], found.key))
        return found.value

    def _name(self, row: int, values: dict[Field, object], kept: list[str], *, is_sound: bool) -> None:
        """Part a whole name, and reject who has no name or stands in the file twice."""
        whole = values.pop(Field.FULL_NAME, None)
        if isinstance(whole, str) and Field.FAMILY_NAME not in values:
            self._part(row, whole, values, kept)
        if not values.get(Field.FAMILY_NAME) and not values.get(Field.GIVEN_NAME):
            self._reject(row, self._name_column(), "", "name_missing")
            return
        name = " ".join(str(values[each]) for each in (Field.GIVEN_NAME, Field.FAMILY_NAME) if each in values)
        if GARBLED.search(name):
            self._notice(row, name, "garbled")
        if len(values) == 1 and len(self.columns) > FEW:
            self._notice(row, name, "name_alone")
        if is_sound:
            self._refuse_twin(row, values)

    def _part(self, row: int, whole: str, values: dict[Field, object], kept: list[str]) -> None:
        """Part a whole name; how somebody is addressed is kept, and a guess is told."""
        plain = without_address(whole)
        if plain != whole:
            kept.append(f"{self._titles[Field.FULL_NAME]}: {whole}")
        values[Field.FAMILY_NAME], given = split_name(plain, family_first=self._family_first)
        values.setdefault(Field.GIVEN_NAME, given)
        if is_split_by_guess(plain, family_first=self._family_first):
            self._notice(row, whole, "name_split")

    def _refuse_twin(self, row: int, values: Mapping[Field, object]) -> None:
        """Reject who stands in the file twice: the same number, else the same name and birth date."""
        number = values.get(Field.PERSONNEL_NUMBER)
        names = (folded(str(values.get(name, ""))) for name in (Field.FAMILY_NAME, Field.GIVEN_NAME))
        twin = ("#", str(number)) if number else (*names, str(values.get(Field.BIRTH_DATE, "")))
        first = self._seen.setdefault(twin, row)
        if first != row:
            self._reject(row, self._name_column(), f"= {first}", "twice_in_file")

    def _check_order(self, row: int, values: Mapping[Field, object]) -> None:
        """Reject ends that lie before their beginnings."""
        for first, last in IN_ORDER:
            begin, end = values.get(first), values.get(last)
            if isinstance(begin, date) and isinstance(end, date) and end < begin:
                self._reject(row, self._titles[last], end.isoformat(), "ends_before_start")

    def _reject(self, row: int, column: str, value: object, reason: str) -> None:
        self.rejected.append(RejectedCell(row, column, str(value)[:SHOWN], reason))

    def _notice(self, row: int, name: str, key: str) -> None:
        self.notices.append(Notice(row, self._name_column(), name[:SHOWN], key))

    def _name_column(self) -> str:
        names = (Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME)
        return next((self._titles[name] for name in names if name in self._titles), "")


def _cells(table: Table, place: int) -> Iterator[Cell]:
    return (row.cells[place] for row in table.rows if place < len(row.cells))
