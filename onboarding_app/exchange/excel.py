"""Reading Excel workbooks, with care: the package is measured before anything of it is read into memory."""

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Protocol

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.headers import header_quality
from onboarding_app.exchange.rows import (
    EXCEL_DAY_ZERO,
    HEADER_WITHIN,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Row,
    Sheet,
    filled_rows,
)

MOST_UNPACKED = 300 * 2**20
MOST_SHARED_TEXTS = 64 * 2**20
"""Bytes of texts that all sheets share; they are kept in memory."""
MOST_OTHER = 20 * 2**20
"""Bytes of any other part that is read whole, as formats are."""
MOST_PARTS = 2_000
MOST_PACKED = 200
"""A large part that unpacks to more than so many times its size was made to do harm: lists reach 40."""
LARGE = 2**20
OVERLAP = 4 * 2**10
"""Bytes of one block that are looked at again with the next one."""
LONGEST_ROW = 2 * 2**20
"""Bytes of one row of a sheet."""
PEEKED = 4 * HEADER_WITHIN
"""Rows, empty ones too, that are looked at to choose among sheets."""

EXACT = 2**53
"""Whole numbers below it are exact in Excel."""
EPOCH_1904 = date(1904, 1, 1)
ROW_END = re.compile(rb"</(?:\w+:)?row>|<(?:\w+:)?row[^>]*/>")
SHEETS, STYLES = "xl/worksheets/", "xl/styles.xml"
NO_VALUE = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
"""A formula that no spreadsheet has computed, as programs write them; one that gave "" is a `str`."""
FAR_BELOW = re.compile(
    rb'<(?:\w+:)?row\b[^>]*\br="\d{6,}"[^>]*>\s*(?:<(?:\w+:)?c\b[^>]*/>\s*)*<(?:\w+:)?c\b[^>/]*>\s*<(?:\w+:)?(?:v|is|f)\b'
)
"""A row beyond the hundred thousandth that holds something."""
PADS = re.compile(rb'formatCode="00')
PADDED = re.compile(r"(0{2,})(?:;.*)?")
"""A number format that shows zeros before a number, as for personnel numbers."""
MEDIA = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/embeddings/", "xl/printerSettings/", "customXml/")
"""Parts that are never read."""


class _Worksheet(Protocol):
    """What is asked of openpyxl's sheets."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget what the sheet says of its size."""

    def iter_rows(self, *, values_only: bool) -> Iterable[Sequence[object]]:
        """Yield rows."""


def read_workbook(path: Path, sheet: str | None) -> Sheet:
    """Read a sheet of an Excel workbook: the named one, else the one that looks most like a list of people.

    Formulas give the values that Excel computed last; nothing is computed here.

    Raises:
        FileRefusedError: it is no workbook, has no such sheet, is too large, or cannot be read.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - a tenth of a second that CSV does not need

    check_package(path)
    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")  # they tell what openpyxl does not keep when it saves
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                chosen = _chosen(book.worksheets, sheet, path.name)
                rows = _Rows(chosen, padded=_holds(path, STYLES, PADS))
                filled = tuple(filled_rows(rows, path.name))
                sheets = tuple(it.title for it in _with_rows(book.worksheets, chosen, path.name))
                if rows.is_cut and _holds(path, SHEETS, FAR_BELOW):  # nobody is dropped unsaid
                    raise FileRefusedError(
                        "list_too_long", file=path.name, rows=MOST_ROWS, columns=MOST_COLUMNS
                    )
                zero = EPOCH_1904 if book.epoch.date() == EPOCH_1904 else EXCEL_DAY_ZERO
            finally:
                book.close()
    except FileRefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise FileRefusedError("list_unreadable", file=path.name) from error
    return Sheet(
        rows=filled,
        last=rows.last,
        source=chosen.title,
        day_zero=zero,
        sheets=sheets,
        uncomputed=_holds(path, SHEETS, NO_VALUE),
    )


def check_package(path: Path) -> None:
    """Look at the sizes of a package without reading it.

    Raises:
        FileRefusedError: it is no workbook, or made to unpack to more than a list can be.
    """
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise FileRefusedError("list_kind", file=path.name)
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise FileRefusedError("list_too_large", file=path.name, megabytes=MOST_UNPACKED // 2**20)
            if len(parts) > MOST_PARTS or any(not _is_sound(package, part) for part in parts):
                raise FileRefusedError("list_unsafe", file=path.name)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error


def _is_sound(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part can be read without more memory than a list needs."""
    if part.filename.startswith(MEDIA):
        return True
    if part.file_size > LARGE and part.file_size > MOST_PACKED * part.compress_size:
        return False
    if part.filename.startswith(SHEETS):
        return part.file_size <= LONGEST_ROW or _rows_end(package, part)
    return part.file_size <= (
        MOST_SHARED_TEXTS if part.filename.endswith("sharedStrings.xml") else MOST_OTHER
    )


def _rows_end(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether no row of a sheet is longer than `LONGEST_ROW`, for a row is read into memory as a whole."""
    since = 0
    with package.open(part) as file:
        while block := file.read(LARGE):
            ends = [match.end() for match in ROW_END.finditer(block)]
            since = len(block) - ends[-1] if ends else since + len(block)
            if since > LONGEST_ROW:
                return False
    return True


def _chosen(sheets: Sequence[_Worksheet], wanted: str | None, file: str) -> _Worksheet:
    """Return the wanted sheet, else the visible one that looks most like a list of people.

    Raises:
        FileRefusedError: there is none.
    """
    if wanted is not None:
        sheets = [sheet for sheet in sheets if sheet.title == wanted]
        if not sheets:
            raise FileRefusedError("list_sheet_missing", file=file, sheet=wanted)
    if not sheets:
        raise FileRefusedError("list_empty", file=file)
    sheets = _visible(sheets)
    if len(sheets) == 1:
        return sheets[0]
    return max(sheets, key=lambda sheet: header_quality(_first_rows(sheet, file)))


def _visible(sheets: Sequence[_Worksheet]) -> Sequence[_Worksheet]:
    """Return the sheets that are seen; if all are hidden, all."""
    return [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets


def _first_rows(sheet: _Worksheet, file: str) -> Sequence[Row]:
    return list(filled_rows(islice(_Rows(sheet), PEEKED), file))


def _with_rows(sheets: Sequence[_Worksheet], chosen: _Worksheet, file: str) -> Sequence[_Worksheet]:
    """Return the sheets that are seen and hold something."""
    seen = _visible(sheets)
    return [
        sheet for sheet in seen if sheet.title == chosen.title or (len(seen) > 1 and _first_rows(sheet, file))
    ]


def _holds(path: Path, begin: str, pattern: re.Pattern[bytes]) -> bool:
    """Whether a part of the package whose name begins so holds a pattern."""
    with zipfile.ZipFile(path) as package:
        for part in package.infolist():
            if not part.filename.startswith(begin):
                continue
            with package.open(part) as file:
                end = b""
                while block := file.read(LARGE):
                    if pattern.search(end + block):
                        return True
                    end = block[-OVERLAP:]
    return False


class _Rows:
    """The rows of a sheet as cells; `last` is the number of the last one.

    `is_cut`: so many empty rows came that the reading ended.
    `padded`: formats show zeros before numbers, which takes longer to read.
    """

    def __init__(self, sheet: _Worksheet, *, padded: bool = False) -> None:
        self._sheet, self._padded = sheet, padded
        self.last, self.is_cut = 0, False

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Yield rows until the sheet ends, or only empty ones come."""
        self._sheet.reset_dimensions()  # what a sheet says of its size can be far from true
        rows: Iterable[Sequence[object]] = self._sheet.iter_rows(values_only=not self._padded)
        read = _padded_cell if self._padded else cell_of
        empty = 0
        for self.last, values in enumerate(rows, start=1):
            cells = tuple([read(value) for value in values])
            empty = 0 if any(cells) else empty + 1
            if empty > MOST_ROWS:
                self.is_cut = True
                return
            yield cells


def _padded_cell(cell: object) -> Cell:
    """Return what a cell of openpyxl shows: a number with the zeros that its format puts before it."""
    text = cell_of(getattr(cell, "value", None))
    pads = (
        PADDED.fullmatch(getattr(cell, "number_format", None) or "")
        if isinstance(text, str) and text.isdecimal()
        else None
    )
    return text.zfill(len(pads[1])) if pads and isinstance(text, str) else text


def cell_of(value: object) -> Cell:
    """Return what a value of Excel says: a day, or text; whole numbers without a decimal point."""
    if isinstance(value, str):
        return value.replace("_x000D_", "").strip()
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if value is None or value == time.min:  # the number 0 in a cell for days: a formula on an empty cell
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < EXACT
    return str(int(value)) if isinstance(value, float) and is_whole else str(value)
