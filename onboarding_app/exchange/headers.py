"""Where the header of a list is, below titles and empty rows."""

import re
from collections.abc import Sequence

from onboarding_app.exchange.columns import field_of
from onboarding_app.exchange.rows import HEADER_WITHIN, Cell, Row

ENOUGH = 2
"""Column names that are known make a header."""
LONGEST_NAME = 100
MOSTLY = 0.6


def header_place(rows: Sequence[Row]) -> int | None:
    """Return where the header is: the row that names most fields, else the first wide one of words."""
    first = rows[:HEADER_WITHIN]
    known = [known_names(row.cells) for row in first]
    if known and max(known) >= ENOUGH:
        return known.index(max(known))
    widest = max((_filled(row) for row in first), default=0)
    if widest < ENOUGH:
        return None
    for place, row in enumerate(first):
        words = sum(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in row.cells)
        if words >= max(ENOUGH, widest * MOSTLY):
            return place
    return None


def header_quality(rows: Sequence[Row]) -> tuple[int, int]:
    """Return how much rows look like a list of people: known column names, then filled cells."""
    first = rows[:HEADER_WITHIN]
    return max((known_names(row.cells) for row in first), default=0), sum(map(_filled, first))


def known_names(cells: Sequence[Cell]) -> int:
    """Return how many different fields the cells of a row name."""
    fields = {field_of(cell) for cell in cells if isinstance(cell, str) and 0 < len(cell) <= LONGEST_NAME}
    return len(fields - {None})


def letters(place: int) -> str:
    """Return the letters by which Excel calls a column, from 0: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def one_line(title: object) -> str:
    """Return a column title in one line, without soft hyphens."""
    return re.sub(r"\s+", " ", str(title).replace("\xad", "")).strip()


def _filled(row: Row) -> int:
    return sum(cell != "" for cell in row.cells)
