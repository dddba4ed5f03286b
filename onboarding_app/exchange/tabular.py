"""Lists as people send them: CSV of any make and Excel, read into a table of text and dates.

Sizes are looked at before anything is read, so that a file made to do harm costs no more than the limits.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.columns import field_of
from onboarding_app.exchange.delimited import read_delimited
from onboarding_app.exchange.excel import read_workbook
from onboarding_app.exchange.headers import ENOUGH, header_place, letters, one_line
from onboarding_app.exchange.rows import MOST_BYTES, Cell, Row, Sheet, Table

__all__ = ["Cell", "Row", "Table", "read_table"]

TOTALS = re.compile(
    r"^(zwischensumme|summe|gesamt|gesamtzahl|insgesamt|total|subtotal|anzahl|davon|stand|erstellt|druckdatum"
    r"|seite|page|printed|generated|as of|ø|durchschnitt|mittelwert|average)(?!\w)",
    re.IGNORECASE,
)
"""How rows begin that count or date a list; beside it they hold numbers, where a person has a name."""
FOOTNOTE = re.compile(
    r"^(?:[*¹²³†]|(?:hinweise?|quellen?|legende|anmerkung(?:en)?|source|note)\s*:)", re.IGNORECASE
)
"""How rows begin that explain a list; they hold nothing else."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""Word and Excel before 2007, and what is locked with a password since."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf")
"""How PDF, pictures and packed files begin."""


def read_table(path: Path, *, sheet: str | None = None) -> Table:
    """Read a CSV or XLSX file; of several sheets the named one, else the one that looks most like a list.

    Raises:
        FileRefusedError: it is none, is too large, or cannot be read; the reason is in its key.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
        _check_kind(path, size, start)
        rows = read_workbook(path, sheet) if start.startswith(b"PK") else read_delimited(path)
    except FileNotFoundError as error:
        raise FileRefusedError("list_missing", file=path.name) from error
    except OSError as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    return _table(rows, path.name)


def _check_kind(path: Path, size: int, start: bytes) -> None:
    """Refuse what is no list at its first bytes."""
    if size > MOST_BYTES:
        raise FileRefusedError("list_too_large", file=path.name, megabytes=MOST_BYTES // 2**20)
    if not size:
        raise FileRefusedError("list_empty", file=path.name)
    if start.startswith(OLD_OFFICE):
        raise FileRefusedError("list_locked" if LOCKED in path.read_bytes() else "list_kind", file=path.name)
    if start.startswith(FOREIGN):
        raise FileRefusedError("list_kind", file=path.name)


def _table(sheet: Sheet, file: str) -> Table:
    if not sheet.rows:
        raise FileRefusedError("list_empty", file=file)
    place = header_place(sheet.rows)
    if place is None:
        raise FileRefusedError("list_without_header", file=file)
    header = sheet.rows[place]
    rows = tuple(row for row in sheet.rows[place + 1 :] if not _is_no_person(row, header))
    return Table(
        columns=_titles(_with_groups(sheet.rows, place), rows),
        rows=rows,
        source=sheet.source,
        skipped=sheet.last - header.number - len(rows),
        header=header.number,
        day_zero=sheet.day_zero,
        sheets=sheet.sheets,
        uncomputed=sheet.uncomputed,
    )


def _is_no_person(row: Row, header: Row) -> bool:
    """Whether a row is a total, the date of the list, a footnote, or the header said again on a new page."""
    first, *others = [str(cell) for cell in row.cells if cell != ""]
    counts = TOTALS.match(first) and all(
        cell[0].isdigit() or not any(map(str.isalpha, cell)) for cell in others
    )
    explains = not others and FOOTNOTE.match(first)
    return bool(counts or explains) or row.cells == header.cells


def _with_groups(rows: Sequence[Row], place: int) -> Row:
    """Return the header with the names of groups above it ("Aufenthalt" over "Titel" and "bis").

    A group stands in the first of its cells, as Excel keeps merged ones. It counts where only both together
    name a field.
    """
    header, above = rows[place], rows[place - 1] if place else None
    if above is None or above.number != header.number - 1 or sum(map(bool, above.cells)) < ENOUGH:
        return header
    group, cells = "", list(header.cells)
    for at, cell in enumerate(header.cells):
        group = one_line(above.cells[at]) if at < len(above.cells) and above.cells[at] else group
        both = f"{group} {one_line(cell)}"
        if group and cell and field_of(one_line(cell)) is None and field_of(both) is not None:
            cells[at] = both
    return Row(header.number, tuple(cells))


def _titles(header: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the column titles; a column that has none and is not empty goes by Excel's letters."""
    width = max((len(row.cells) for row in (header, *rows)), default=0)
    titles = [one_line(cell) for cell in header.cells] + [""] * (width - len(header.cells))
    return tuple(
        title or (f"[{letters(place)}]" if _holds(rows, place) else "") for place, title in enumerate(titles)
    )


def _holds(rows: Iterable[Row], place: int) -> bool:
    return any(len(row.cells) > place and row.cells[place] != "" for row in rows)
