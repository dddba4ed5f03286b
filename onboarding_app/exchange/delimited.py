"""Text files with delimiters (CSV of any make): encoding and delimiter are found, nothing is lost."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.headers import known_names
from onboarding_app.exchange.rows import HEADER_WITHIN, MOST_BYTES, Row, Sheet, filled_rows

DELIMITERS = ";,\t|"
SNIFFED = 64 * 2**10
"""Characters at the beginning from which the delimiter is found."""

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 (BOM)"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
DOS_AND_OTHERS = ["cp850", "cp437", "cp1250", "mac_roman"]
"""What is tried where UTF-8 and cp1252 cannot be: old payroll programs, eastern Europe, the Mac."""

DECLARED = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line with which Excel is told the delimiter."""

NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")
"""A text that spreadsheets would take for a formula, saved with an apostrophe before it (see `workbook`)."""

NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
END = "\x02end of list\x02"
"""A row of our own behind the last one: if it does not come back, an open quote has swallowed rows."""


def read_delimited(path: Path) -> Sheet:
    """Read a text file whose cells are parted by semicolon, comma, tab or bar.

    Raises:
        FileRefusedError: it is no such file, is too long, or a quote in it is never closed.
    """
    text, encoding = decoded(path.read_bytes(), path.name)
    if text.lstrip()[:1] == "<" or text.startswith("{\\rtf"):  # HTML or XML that calls itself Excel, and RTF
        raise FileRefusedError("list_kind", file=path.name)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows, delimiter = _parsed(text, path.name)
    except csv.Error as error:
        raise FileRefusedError("list_unreadable", file=path.name) from error
    if rows[-1].cells != (END,):
        raise FileRefusedError("list_quote_open", file=path.name, row=rows[-1].number)
    name = {"\t": "Tab"}.get(delimiter, delimiter)
    return Sheet(rows=tuple(rows[:-1]), last=rows[-1].number - 1, source=f"{encoding}, {name}")


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """Return the text of a file and the name of the encoding it was found to have.

    Raises:
        FileRefusedError: it is no text.
    """
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, file), name
    if b"\0" in data:
        return _without_mark(data, file)
    with suppress(UnicodeDecodeError):
        return _text(data.decode("utf-8"), file), "UTF-8"
    mixed = _by_lines(data)
    if mixed is not None:
        return _text(mixed, file), "UTF-8 + Windows-1252"
    with suppress(UnicodeDecodeError):
        return _text(data.decode("cp1252"), file), "Windows-1252"
    return _guessed(data, file)


def best_delimiter(text: str) -> str:
    """Return the delimiter that shows known column names, else cuts most first rows into as many cells."""
    start = text[:SNIFFED]

    def quality(delimiter: str) -> tuple[int, float, int]:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
        rows = list(islice((row for row in reader if any(row)), HEADER_WITHIN))
        widths = [len(row) for row in rows if len(row) > 1]
        if not widths:
            return 0, 0, 0
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        return max(map(known_names, rows)), widths.count(common) / len(rows), common

    return max(DELIMITERS, key=quality)


def _parsed(text: str, file: str) -> tuple[list[Row], str]:
    """Return the filled rows, with `END` as the last one, and the delimiter."""
    declared = DECLARED.match(text)
    delimiter = declared[1] if declared else best_delimiter(text)
    text = text[declared.end() :] if declared else text
    gap = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{gap}{END}", newline=""), delimiter=delimiter)
    return list(filled_rows(_cells(reader), file)), delimiter


def _cells(reader: Iterator[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row, without blanks at their ends and without our mark against formulas."""
    for cells in reader:
        yield tuple(
            cell[1:] if cell[:1] == "'" and NEUTRALISED.match(cell) else cell.strip() for cell in cells
        )


def _by_lines(data: bytes) -> str | None:
    """Read lines of both encodings, as in lists put together from two; None if none of them is UTF-8.

    Letters of Windows-1252 are hardly ever UTF-8 by chance.
    """
    lines, found = [], False
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            found = found or not line.isascii()
        except UnicodeDecodeError:
            try:
                lines.append(line.decode("cp1252"))
            except UnicodeDecodeError:
                return None
    return "\n".join(lines) if found else None


def _without_mark(data: bytes, file: str) -> tuple[str, str]:
    """Read UTF-16 that does not say so: it has many zeros, nearly all on one side of its pairs of bytes."""
    odd, even = data[1::2].count(0), data[0::2].count(0)
    encoding, fewer = ("utf-16-le", even) if odd > even else ("utf-16-be", odd)
    if fewer * 20 > odd + even or (odd + even) * 10 < len(data):
        raise FileRefusedError("list_kind", file=file)
    return _strictly(data, encoding, file), encoding.upper()


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return _text(data.decode(encoding), file)
    except UnicodeDecodeError as error:
        raise FileRefusedError("list_unreadable", file=file) from error


def _text(text: str, file: str) -> str:
    """Return a text, unless it holds characters that no list has."""
    text = text.rstrip("\x1a")  # how DOS ended a file
    if NO_TEXT.search(text):
        raise FileRefusedError("list_kind", file=file)
    return text


def _guessed(data: bytes, file: str) -> tuple[str, str]:
    """Guess an encoding that is neither Unicode nor that of German Windows."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed, takes a while to load

    best = from_bytes(data, cp_isolation=DOS_AND_OTHERS).best()
    if best is None:
        raise FileRefusedError("list_unreadable", file=file)
    return _text(str(best), file), best.encoding
