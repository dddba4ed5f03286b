"""Lists as programs and people make them, written by tests."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from onboarding_app.exchange.columns import Field, guess_columns
from onboarding_app.exchange.people_list import PeopleList, PersonRecord, parse_people
from onboarding_app.exchange.rows import Row, Table
from onboarding_app.exchange.tabular import read_table
from onboarding_app.exchange.values import DateOrder


def text_of(rows: Iterable[Sequence[object]], delimiter: str = ";", end: str = "\r\n") -> str:
    """Return rows as CSV text."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


def csv_file(
    folder: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8", delimiter: str = ";"
) -> Path:
    """Write rows as CSV."""
    path = folder / "list.csv"
    path.write_bytes(text_of(rows, delimiter).encode(encoding))
    return path


def xlsx_file(folder: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """Write sheets as a workbook."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / "list.xlsx"
    book.save(path)
    return path


def table_of(*rows: Sequence[object]) -> Table:
    """Return a table of a header and rows, as if it had been read."""
    header, *others = rows
    return Table(
        columns=tuple(map(str, header)),
        rows=tuple(Row(number, tuple(cells)) for number, cells in enumerate(others, start=2)),
        source="made",
        skipped=0,
    )


def people_of(*rows: Sequence[object], dates: DateOrder | None = None) -> PeopleList:
    """Return what a table of a header and rows says of people."""
    table = table_of(*rows)
    return parse_people(table, guess_columns(table), dates=dates)


def people_in(path: Path, dates: DateOrder | None = None) -> PeopleList:
    """Return what a file says of people."""
    table = read_table(path)
    return parse_people(table, guess_columns(table), dates=dates)


def one(people: PeopleList) -> PersonRecord:
    """Return the only person of a list that has nothing wrong."""
    assert people.rejected == ()
    (record,) = people.records
    return record


def value_of(title: str, cell: object, name: Field) -> object:
    """Return what one cell under a title means for a person."""
    return one(people_of(("Nachname", "Vorname", title), ("Müller", "Anna", cell))).get(name)
