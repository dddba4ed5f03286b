"""Lists as people send them: CSV of any make and Excel, read into rows of text and dates.

Sizes are looked at before anything is read, so that a file made to do harm costs no more than these limits.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError

Cell = str | date
"""A cell as read: text without blanks at its ends ("" for an empty one), or a real date of Excel."""

MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 300 * 2**20
MOST_ROWS = 100_000
MOST_COLUMNS = 500
HEADER_WITHIN = 30
"""The header stands within so many rows; what is above it are titles."""

DELIMITERS = ";,\t|"
TOTALS = re.compile(r"^(summe|gesamt|total|anzahl|insgesamt|zwischensumme)\b", re.IGNORECASE)
FOREIGN = {
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0": "xls",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}


@dataclass(frozen=True)
class Row:
    """One row: its number in the file as Excel counts (the first is 1), and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list with its header. `source` says how it was read (encoding and delimiter, or sheet).

    `skipped` counts empty rows and totals that were left out.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str
    skipped: int


def read_table(path: Path, *, sheet: str | None = None) -> Table:
    """Read a CSV or XLSX file; of several sheets the named one, else the one that looks most like a list.

    Raises:
        FileRefusedError: it is none, is too large, or cannot be read; the reason is in its key.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except FileNotFoundError as error:
        raise FileRefusedError("list_missing", file=path.name) from error
    except OSError as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    if size > MOST_BYTES:
        raise FileRefusedError("list_too_large", file=path.name, megabytes=MOST_BYTES // 2**20)
    if not size:
        raise FileRefusedError("list_empty", file=path.name)
    if any(start.startswith(mark) for mark in FOREIGN):
        raise FileRefusedError("list_kind", file=path.name)
    if start.startswith(b"PK"):
        return _read_workbook(path, sheet)
    return _read_text(path)


def _read_text(path: Path) -> Table:
    text, encoding = decoded(path.read_bytes(), path.name)
    if text.startswith("sep=") and "\n" in text:
        first, text = text.split("\n", 1)
        delimiter = first[4:5]
    else:
        delimiter = best_delimiter(text)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            _check_size(number, len(cells), path.name)
            rows.append(Row(number, tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    name = {"\t": "Tab"}.get(delimiter, delimiter)
    return _table(rows, f"{encoding}, {name}", path.name)


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and the encoding it was found to have.

    Raises:
        FileRefusedError: it is no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding.replace("-sig", " (BOM)")
    odd, even = data[1::2].count(0), data[0::2].count(0)
    if max(odd, even) > len(data) // 4:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return _strictly(data, encoding, name), encoding
    if b"\0" in data:
        raise FileRefusedError("list_kind", file=name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefusedError("list_unreadable", file=name) from error
    if "\0" in text:
        raise FileRefusedError("list_kind", file=name)
    return text


def best_delimiter(text: str) -> str:
    """Return the delimiter that cuts the most of the first lines into the same number of cells."""

    def quality(delimiter: str) -> tuple[int, int]:
        first = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), HEADER_WITHIN)
        widths = [len(cells) for cells in first if len(cells) > 1]
        if not widths:
            return 0, 0
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        return widths.count(common), common

    return max(DELIMITERS, key=quality)


def _read_workbook(path: Path, sheet: str | None) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 - a tenth of a second that CSV does not need

    _check_package(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what its parsers raise
        raise FileRefusedError("list_unreadable", file=path.name) from error
    try:
        names = [sheet] if sheet else book.sheetnames
        tables = [
            (name, list(_sheet_rows(book[name].iter_rows(values_only=True), path.name)))
            for name in names
            if name in book.sheetnames and hasattr(book[name], "iter_rows")
        ]
    except FileRefusedError:
        raise
    except Exception as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    finally:
        book.close()
    if not tables:
        raise FileRefusedError("list_empty", file=path.name)
    name, rows = max(tables, key=lambda table: _likeness(table[1]))
    return _table(rows, name, path.name)


def _check_package(path: Path) -> None:
    """Refuse a package that is no workbook, or that unpacks to more than a list can be."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise FileRefusedError("list_kind", file=path.name)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefusedError("list_too_large", file=path.name, megabytes=MOST_UNPACKED // 2**20)


def _sheet_rows(rows: Iterable[Sequence[object]], name: str) -> Iterator[Row]:
    empty = 0
    for number, values in enumerate(rows, start=1):
        cells = tuple(_cell(value) for value in values)
        while cells and cells[-1] == "":
            cells = cells[:-1]
        empty = 0 if cells else empty + 1
        _check_size(number - empty, len(cells), name)
        if empty > MOST_ROWS:
            return
        yield Row(number, cells)


def _cell(value: object) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case datetime():
            return value.date()
        case date():
            return value
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case _:
            return str(value).strip()


def _likeness(rows: Sequence[Row]) -> int:
    """Return how much a sheet looks like a list: filled cells among its first rows."""
    return sum(sum(cell != "" for cell in row.cells) for row in rows[:200])


def _check_size(rows: int, columns: int, name: str) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise FileRefusedError("list_too_long", file=name, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _table(rows: Sequence[Row], source: str, name: str) -> Table:
    place = header_place(rows)
    if place is None:
        raise FileRefusedError("list_without_header", file=name)
    header = rows[place]
    kept, skipped = [], 0
    for row in rows[place + 1 :]:
        filled = [str(cell) for cell in row.cells if cell != ""]
        if not filled or (len(filled) <= len(header.cells) / 2 and TOTALS.match(filled[0])):
            skipped += 1
        else:
            kept.append(row)
    return Table(
        columns=tuple(re.sub(r"\s+", " ", str(cell)) for cell in header.cells),
        rows=tuple(kept),
        source=source,
        skipped=skipped,
    )


def header_place(rows: Sequence[Row]) -> int | None:
    """Return where the header is: the first row filled about as far as the rows below it, with words."""
    first = rows[:HEADER_WITHIN]
    widest = max((sum(cell != "" for cell in row.cells) for row in first), default=0)
    if widest < 2:  # noqa: PLR2004 - one column is no list of people
        return None
    for place, row in enumerate(first):
        words = sum(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in row.cells)
        if words >= max(2, widest * 0.6):
            return place
    return None
