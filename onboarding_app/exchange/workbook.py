"""Tables as Excel workbooks and as CSV for German Excel; what people typed stays text, never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from onboarding_app.exchange.delimited import NEUTRALISED
from onboarding_app.exchange.writing import UNPRINTABLE, held, write_whole
from onboarding_app.exchange.xlsx_package import Package

ExportCell = str | int | float | bool | date | None
"""A cell to write; None leaves it empty."""

WIDEST, NARROWEST = 50, 8
"""Widths of columns, in characters."""
MEASURED = 200
"""Rows by which the widths are measured."""
TITLE_LENGTH = 31
"""Characters of a sheet's title."""

NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")
FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a text begins that spreadsheets would compute."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table to write: its title, the column titles, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[ExportCell]]


def write_xlsx(sheets: Sequence[Sheet], path: Path) -> None:
    """Write one sheet for each table: real dates, a header that stays in sight, and filters.

    Raises:
        FileRefusedError: the file cannot be written.
    """
    package = Package()
    titles: set[str] = set()
    for sheet in sheets:
        rows = iter(sheet.rows)
        first = list(islice(rows, MEASURED))
        texts = (tuple(map(_cell, row)) for row in chain([sheet.columns], first, rows))
        title = _title(sheet.title, titles)
        package.add_sheet(title, _widths(sheet.columns, first), texts, quoted=FORMULA)
    write_whole(path, package.content())


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write a table as German Excel opens it by a double click: semicolons, UTF-8 with its mark, dd.mm.yyyy.

    A text that would be computed gets an apostrophe before it; reading takes it away again.

    Raises:
        FileRefusedError: the file cannot be written.
    """
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(title) for title in sheet.columns])
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    write_whole(path, content.getvalue().encode("utf-8-sig"))


def _title(title: str, taken: set[str]) -> str:
    """Return a title as a sheet can have it: short, without some signs, and like no other."""
    plain = NOT_IN_TITLES.sub(" ", title).strip("' ")[:TITLE_LENGTH] or "1"
    number = 1
    while (shown := plain if number == 1 else f"{plain[: TITLE_LENGTH - 4]} {number}").casefold() in taken:
        number += 1
    taken.add(shown.casefold())
    return shown


def _cell(value: ExportCell) -> ExportCell:
    """Return what a cell can hold of a value."""
    return held(value) if isinstance(value, str) else value


def _widths(columns: Sequence[str], rows: Sequence[Sequence[ExportCell]]) -> Sequence[int]:
    widths = []
    for place, title in enumerate(columns):
        cells = (str(row[place]) for row in rows if place < len(row) and row[place] is not None)
        longest = max((len(cell.split("\n", 1)[0]) for cell in cells), default=0)
        # The filter's button needs room beside the title.
        widths.append(min(WIDEST, max(NARROWEST, longest + 2, len(title) + 4)))
    return widths


def _plain(cell: ExportCell) -> str:
    """Return a cell as text of a CSV file."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nein"
        case date():
            return f"{cell:%d.%m.%Y}"
        case float():
            return str(cell).replace(".", ",")
        case str():
            text = UNPRINTABLE.sub("", cell)
            return f"'{text}" if FORMULA.match(text) or NEUTRALISED.match(text) else text
        case _:
            return str(cell)
