"""Values as people write them in lists: dates, yes and no, levels, countries, residence titles."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from onboarding_app.domain.language import Level
from onboarding_app.exchange.tabular import Cell
from onboarding_app.resources import resource

EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_SERIAL = range(20_000, 80_000)
"""Serial numbers of Excel that stand for days between 1954 and 2119."""

YEAR_WINDOW = 2050
"""Two-digit years count up to this one; later ones belong to the century before."""

ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?$")
NUMERIC = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[T ,]+[\d:.]+)?$")
GERMAN_WORDS = re.compile(r"^(\d{1,2})\.?\s+([A-Za-zäöüÄÖÜ]+)\.?,?\s+(\d{4})$")
ENGLISH_WORDS = re.compile(r"^([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})$")
MONTHS = (
    "jan",
    "feb",
    "mär|mar|mrz",
    "apr",
    "mai|may",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt|oct",
    "nov",
    "dez|dec",
)
LEVEL = re.compile(r"\b([ABC][012])\b", re.IGNORECASE)
YES = frozenset({"ja", "j", "yes", "y", "x", "wahr", "true", "1", "vorhanden"})
NO = frozenset({"nein", "n", "no", "falsch", "false", "0", "-", "keine", "kein"})
UNLIMITED = frozenset({"unbefristet", "unlimited", "unbegrenzt", "permanent", "ohne ende"})


class DateOrder(StrEnum):
    """Whether a date of three numbers begins with the day or with the month."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class ValueRefusedError(ValueError):
    """A cell cannot be what its column says; the text is the key of the reason."""


def folded(text: str) -> str:
    """Return a text for comparing: lower case, without accents and punctuation, blanks folded."""
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def order_of(cells: Iterable[Cell]) -> DateOrder | None:
    """Tell from all cells of a column which number comes first in its dates, None if they leave it open.

    A date with points is German; else one number above twelve decides. Real dates decide nothing.
    """
    ambiguous = False
    for cell in cells:
        match = NUMERIC.match(cell) if isinstance(cell, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if "." in str(cell) or first > 12:  # noqa: PLR2004 - months
            return DateOrder.DAY_FIRST
        if second > 12:  # noqa: PLR2004 - months
            return DateOrder.MONTH_FIRST
        ambiguous = ambiguous or first != second
    return None if ambiguous else DateOrder.DAY_FIRST


def a_date(cell: Cell, order: DateOrder) -> date:
    """Read a date.

    Raises:
        ValueRefusedError: there is no such day, or it is no date.
    """
    if isinstance(cell, date):
        return cell
    text = " ".join(cell.split())
    if text.isdigit() and int(text) in EXCEL_SERIAL:
        return EXCEL_DAY_ZERO + timedelta(days=int(text))
    if match := ISO.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMERIC.match(text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return _day(year, month, day)
    if match := GERMAN_WORDS.match(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := ENGLISH_WORDS.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    raise ValueRefusedError("no_date")


def yes_or_no(text: str) -> bool:
    """Read yes or no.

    Raises:
        ValueRefusedError: it is neither.
    """
    word = text.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueRefusedError("no_yes_or_no")


def a_level(text: str) -> Level:
    """Read the lowest level of German that a text names ("A2/B1" proves A2).

    Raises:
        ValueRefusedError: it names none.
    """
    found = [Level(match.upper()) for match in LEVEL.findall(text)]
    if not found:
        if folded(text) in {"keine", "none", "ohne", "kein"}:
            return Level.A0
        raise ValueRefusedError("no_level")
    return min(found)


def a_country(text: str) -> str:
    """Read a country or nationality, as name, adjective or code, German or English; return its ISO code.

    Raises:
        ValueRefusedError: it is not known.
    """
    names = country_names()
    word = folded(text)
    for candidate in (word, word.removesuffix("e"), word.removesuffix("er"), word.removesuffix("es")):
        if candidate in names:
            return names[candidate]
    raise ValueRefusedError("no_country")


@cache
def country_names() -> Mapping[str, str]:
    """Return ISO codes by every folded name that a country goes by."""
    table = tomllib.loads(resource("columns", "countries.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for code, entry in table.items():
        for name in (code, entry["de"], entry["en"], *entry.get("also", ())):
            names.setdefault(folded(name), code)
    return names


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueRefusedError("no_such_day") from error


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a full year
        return year
    return year + (2000 if year + 2000 <= YEAR_WINDOW else 1900)


def _month(name: str) -> int:
    word = name.casefold()
    for number, starts in enumerate(MONTHS, start=1):
        if any(word.startswith(start) for start in starts.split("|")):
            return number
    raise ValueRefusedError("no_date")
