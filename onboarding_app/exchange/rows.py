"""Rows as files hold them, and how much of them the program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.errors import FileRefusedError

Cell = str | date
"""A cell as read: text without blanks at its ends ("" for an empty one), or a real date of Excel."""

MOST_BYTES = 50 * 2**20
MOST_ROWS = 100_000
"""Rows that hold something; empty ones between and below them do not count."""
MOST_COLUMNS = 500
HEADER_WITHIN = 30
"""The header is one of so many filled rows; what is above it are titles."""

EXCEL_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's serial numbers, as far as days after February 1900 are concerned."""


@dataclass(frozen=True)
class Row:
    """One row: its number in the file as Excel counts (the first is 1), and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows of a file or sheet that hold something; `last` is the number of the last row, empty or not.

    `source` says how it was read (encoding and delimiter, or sheet); `day_zero` is of its serial numbers.
    `uncomputed`: formulas have no values, because no spreadsheet has computed them yet.
    """

    rows: tuple[Row, ...]
    last: int
    source: str
    day_zero: date = EXCEL_DAY_ZERO
    sheets: tuple[str, ...] = ()
    uncomputed: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list with its header. `source` says how it was read (encoding and delimiter, or sheet).

    `header` is the number of the header's row. `skipped` counts the rows below it that were left out:
    empty ones, totals and the header said again. `day_zero` is from when serial numbers of days count.
    `sheets` are the titles of a workbook's sheets that can be chosen; none in a text file. `uncomputed` as
    in `Sheet`.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str
    skipped: int
    header: int = 1
    day_zero: date = EXCEL_DAY_ZERO
    sheets: tuple[str, ...] = ()
    uncomputed: bool = False

    @property
    def others(self) -> tuple[str, ...]:
        """The titles of the workbook's sheets that were not read."""
        return tuple(title for title in self.sheets if title != self.source)


def filled_rows(rows: Iterable[tuple[Cell, ...]], file: str) -> Iterator[Row]:
    """Number rows from 1 and yield those that hold something, without the empty cells at their ends.

    Raises:
        FileRefusedError: there are more rows or columns than a list of people has.
    """
    found = 0
    for number, cells in enumerate(rows, start=1):
        width = len(cells)
        while width and cells[width - 1] == "":
            width -= 1
        if not width:
            continue
        found += 1
        if found > MOST_ROWS or width > MOST_COLUMNS:
            raise FileRefusedError("list_too_long", file=file, rows=MOST_ROWS, columns=MOST_COLUMNS)
        yield Row(number, cells if width == len(cells) else cells[:width])
