"""Tables as Excel workbooks and as CSV for German Excel; what people typed stays text, never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from onboarding_app.exchange.delimited import NEUTRALISED
from onboarding_app.exchange.writing import UNPRINTABLE, held, write_whole

ExportCell = str | int | float | bool | date | None
"""A cell to write; None leaves it empty."""

DATE_FORMAT = "DD.MM.YYYY"
WIDEST, NARROWEST = 50, 8
"""Widths of columns, in characters."""
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
    book = Workbook(write_only=True)
    for sheet in sheets:
        _add_sheet(book, sheet)
    content = io.BytesIO()
    book.save(content)
    write_whole(path, content.getvalue())


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


def _add_sheet(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(NOT_IN_TITLES.sub(" ", sheet.title)[:TITLE_LENGTH])
    rows = [tuple(row) for row in sheet.rows]
    for place, width in enumerate(_widths(sheet.columns, rows), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(max(len(sheet.columns), 1))}{len(rows) + 1}"
    bold = Font(bold=True)
    page.append([_cell(page, title, bold) for title in sheet.columns])
    for row in rows:
        page.append([_cell(page, value) for value in row])


def _cell(page: object, value: ExportCell, font: Font | None = None) -> object:
    """Return what openpyxl writes: texts are told to be texts, so that none becomes a formula."""
    if isinstance(value, str):
        return _text_cell(page, value, font)
    if isinstance(value, date):
        cell = WriteOnlyCell(page, value)
        cell.number_format = DATE_FORMAT
        return cell
    return value


def _text_cell(page: object, text: str, font: Font | None) -> object:
    text = held(text)
    if font is None and not FORMULA.match(text) and not text.startswith("#"):
        return text
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))  # so that it stays a text when somebody edits the cell
    if font is not None:
        cell.font = font
    return cell


def _widths(columns: Sequence[str], rows: Sequence[Sequence[ExportCell]]) -> Iterator[int]:
    for place, title in enumerate(columns):
        cells = (str(row[place]) for row in rows[:200] if place < len(row) and row[place] is not None)
        longest = max((len(cell.split("\n", 1)[0]) for cell in cells), default=0)
        yield min(WIDEST, max(NARROWEST, longest + 2, len(title) + 4))  # the filter's button needs room


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
