"""A list of people: each row turned into values of a person, or rejected with row, column and reason."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from onboarding_app.domain.people import HiredFrom
from onboarding_app.exchange.columns import DATES, Field, Mapped
from onboarding_app.exchange.tabular import Cell, Row, Table
from onboarding_app.exchange.title_names import title_key
from onboarding_app.exchange.values import (
    UNLIMITED,
    DateOrder,
    ValueRefusedError,
    a_country,
    a_date,
    a_level,
    folded,
    order_of,
    yes_or_no,
)

LONGEST = 5_000
"""Characters that a text of a list may have; notes may be longer."""

MOST_CHILDREN = 20


@dataclass(frozen=True)
class PersonRecord:
    """What a row says of a person: only what its cells hold. `row` is its number in the file."""

    row: int
    values: Mapping[Field, object]

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


def parse_people(table: Table, mapped: Mapped, *, dates: DateOrder | None = None) -> PeopleList:
    """Read every row; `dates` answers which number comes first where the columns leave it open."""
    orders: dict[int, DateOrder] = {}
    ambiguous = []
    for place, meaning in mapped.fields.items():
        if meaning in DATES:
            order = order_of(_cell(row, place) for row in table.rows) or dates
            if order is None:
                ambiguous.append(table.columns[place])
            else:
                orders[place] = order
    if ambiguous:
        return PeopleList(records=(), rejected=(), notices=(), ambiguous=tuple(ambiguous))
    reader = _Reader(table, mapped, orders)
    records = tuple(record for row in table.rows if (record := reader.record(row)) is not None)
    return PeopleList(
        records=records, rejected=tuple(reader.rejected), notices=tuple(reader.notices), ambiguous=()
    )


@dataclass
class _Reader:
    """Reads row after row and collects what has to be said about them."""

    table: Table
    mapped: Mapped
    orders: Mapping[int, DateOrder]
    rejected: list[RejectedCell] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    def record(self, row: Row) -> PersonRecord | None:
        """Return what a row says, None if it is rejected."""
        before = len(self.rejected)
        values: dict[Field, object] = {}
        for place, meaning in self.mapped.fields.items():
            cell = _cell(row, place)
            if cell == "":
                continue
            try:
                self._read(values, meaning, cell, place, row.number)
            except ValueRefusedError as error:
                self._reject(row.number, self.table.columns[place], cell, str(error))
        _split_name(values)
        if not values.get(Field.FAMILY_NAME) and not values.get(Field.GIVEN_NAME):
            self._reject(row.number, self._name_column(), "", "name_missing")
        elif len(self.rejected) == before:
            self._refuse_twin(row.number, values)
        self._check_order(row.number, values)
        return PersonRecord(row.number, values) if len(self.rejected) == before else None

    def _read(self, values: dict[Field, object], meaning: Field, cell: Cell, place: int, row: int) -> None:
        if meaning is Field.TITLE_UNTIL and isinstance(cell, str) and folded(cell) in UNLIMITED:
            values[meaning] = "unlimited"
        elif meaning in DATES:
            values[meaning] = a_date(cell, self.orders[place])
        elif meaning is Field.TITLE_KIND:
            key = title_key(str(cell))
            values[meaning] = key or ""
            if key is None:
                self._notice(row, place, str(cell), "title_not_known")
                values[Field.NOTE] = _joined(values.get(Field.NOTE), f"{self.table.columns[place]}: {cell}")
        else:
            values[meaning] = self._text_or(meaning, cell, values)

    def _text_or(self, meaning: Field, cell: Cell, values: Mapping[Field, object]) -> object:
        text = cell.isoformat() if isinstance(cell, date) else cell
        if text.startswith("#") and text.rstrip("!?").isupper():
            raise ValueRefusedError("cell_error")
        if meaning is Field.NOTE:
            return _joined(values.get(Field.NOTE), text)
        if len(text) > LONGEST:
            raise ValueRefusedError("too_long")
        read = _READERS.get(meaning)
        return text if read is None else read(text)

    def _refuse_twin(self, row: int, values: Mapping[Field, object]) -> None:
        """Reject who stands in the file twice: the same number, else the same name and birth date."""
        number = values.get(Field.PERSONNEL_NUMBER)
        name = (str(values.get(Field.FAMILY_NAME, "")), str(values.get(Field.GIVEN_NAME, "")))
        twin = ("#", str(number)) if number else (*name, str(values.get(Field.BIRTH_DATE, "")))
        first = self._seen.setdefault(twin, row)
        if first != row:
            self._reject(row, self._name_column(), f"= {first}", "twice_in_file")

    def _check_order(self, row: int, values: Mapping[Field, object]) -> None:
        """Reject ends that lie before their beginnings."""
        pairs = (
            (Field.STARTED_ON, Field.ENDED_ON),
            (Field.STARTED_ON, Field.PROBATION_ENDS_ON),
            (Field.STARTED_ON, Field.FIXED_TERM_ENDS_ON),
            (Field.TITLE_FROM, Field.TITLE_UNTIL),
            (Field.BIRTH_DATE, Field.STARTED_ON),
        )
        for first, last in pairs:
            begin, end = values.get(first), values.get(last)
            if isinstance(begin, date) and isinstance(end, date) and end < begin:
                place = self.mapped.place(last)
                column = "" if place is None else self.table.columns[place]
                self._reject(row, column, end.isoformat(), "ends_before_start")

    def _reject(self, row: int, column: str, value: object, reason: str) -> None:
        self.rejected.append(RejectedCell(row, column, str(value)[:80], reason))

    def _notice(self, row: int, place: int, value: str, key: str) -> None:
        self.notices.append(Notice(row, self.table.columns[place], value[:80], key))

    def _name_column(self) -> str:
        for name in (Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME):
            place = self.mapped.place(name)
            if place is not None:
                return self.table.columns[place]
        return ""


def _cell(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else ""


def _split_name(values: dict[Field, object]) -> None:
    """Split a whole name: "Family, Given", else the last word is the family name."""
    whole = values.pop(Field.FULL_NAME, None)
    if not isinstance(whole, str) or Field.FAMILY_NAME in values:
        return
    if "," in whole:
        family, given = (part.strip() for part in whole.split(",", 1))
    else:
        given, _, family = whole.rpartition(" ")
    values[Field.FAMILY_NAME] = family
    values.setdefault(Field.GIVEN_NAME, given.strip())


def _joined(before: object, text: str) -> str:
    return f"{before}\n{text}" if before else text


def _children(text: str) -> int:
    match = re.search(r"\d+", text)
    if match is None:
        if folded(text) in {"keine", "none", "kein", "nein", "no"}:
            return 0
        raise ValueRefusedError("no_number")
    if int(match[0]) > MOST_CHILDREN:
        raise ValueRefusedError("no_number")
    return int(match[0])


def _married(text: str) -> bool | None:
    word = folded(text)
    if word.startswith(("verh", "married", "lebenspartner")):
        return True
    if word.startswith(("led", "single", "gesch", "divorced", "verw", "widow", "getrennt", "unverh")):
        return False
    return None


def _hired_from(text: str) -> HiredFrom:
    return HiredFrom.ABROAD if yes_or_no(text) else HiredFrom.GERMANY


_READERS: Mapping[Field, Callable[[str], object]] = {
    Field.CITIZENSHIP: a_country,
    Field.LANGUAGE_LEVEL: a_level,
    Field.LANGUAGE_TARGET: a_level,
    Field.MARITAL_STATUS: _married,
    Field.CHILDREN: _children,
    Field.SPOUSE_ABROAD: yes_or_no,
    Field.REGULATED_OCCUPATION: yes_or_no,
    Field.HIRED_FROM_ABROAD: _hired_from,
}
