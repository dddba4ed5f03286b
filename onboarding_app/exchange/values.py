"""Values as people write them in lists: dates, yes and no, levels, countries."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

import tomli

from onboarding_app.domain.language import Level
from onboarding_app.exchange.rows import EXCEL_DAY_ZERO, Cell
from onboarding_app.resources import resource

EXCEL_SERIAL = range(3_654, 80_000)
"""Serial numbers of Excel that stand for days between 1910 and 2119."""

YEARS = range(1900, 2200)
"""Years that a date of a person can be in."""
NEVER_YEAR = 9999
"""31.12.9999 is how payroll programs say "without end"."""
YEAR_WINDOW = 2050
"""Two-digit years count up to this one; later ones belong to the century before."""
BIRTH_WINDOW = 2015
"""The same for birth dates."""

CLOCK = r"(?:[T ,]+\d{1,2}:[\d:.]+(?:\s*[AP]M)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?"
WEEKDAY = re.compile(
    r"(?:mo|di|mi|do|fr|sa|so|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|\w+tag|\w+day|mittwoch)\.?,?\s+(?=\w)",
    re.IGNORECASE,
)
ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){CLOCK}", re.IGNORECASE)
NUMERIC = re.compile(
    rf"(\d{{1,2}})\s*([./-])\s*(\d{{1,2}})\s*[./-]\s*(\d{{4}}|\d{{2}}){CLOCK}", re.IGNORECASE
)
DAY_MONTH = re.compile(rf"(\d{{1,2}})\.?[\s-]*([^\W\d_]+)\.?,?[\s-]*(\d{{4}}|\d{{2}}){CLOCK}", re.IGNORECASE)
MONTH_DAY = re.compile(rf"([^\W\d_]+)\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){CLOCK}", re.IGNORECASE)
COMPACT = re.compile(r"\d{7,8}")
MONTHS = (
    "jan januar january janner jaenner jaen",
    "feb februar february feber",
    "marz maerz mar mrz mae march",
    "apr april",
    "mai may",
    "jun juni june juno",
    "jul juli july julei",
    "aug august",
    "sep sept september",
    "okt oct oktober october",
    "nov november",
    "dez dec dezember december",
)

MONTHS_A_YEAR = len(MONTHS)

LEVEL = re.compile(r"(?<![A-Z])(A\s?[0-2]|[BC]\s?[12])(?![A-Z\d])", re.IGNORECASE)
NO_LEVEL = frozenset(
    {"keine", "kein", "none", "ohne", "keine kenntnisse", "keine deutschkenntnisse", "nein", "no"}
)
NATIVE = frozenset(
    {"muttersprache", "muttersprachler", "muttersprachlerin", "muttersprachlich", "native", "native speaker"}
)
YES = frozenset({"ja", "j", "yes", "y", "x", "wahr", "true", "1", "vorhanden", "✓", "✔", "☑"})
NO = frozenset({"nein", "n", "no", "falsch", "false", "0", "keine", "kein", "keiner", "none", "☐"})
ENDINGS = ("e", "er", "es", "en", "in", "erin", "n", "s")
"""How adjectives and words for people end."""
STATES = frozenset(
    "republik rep republic volksrepublik foderation federation staat state staaten konigreich".split()
)
"""Words that follow the short name of a country in its official one."""
SHORTENED = 4
"""Letters of a shortened name ("Vietn.") from which it can be told."""
TWO_OF_A_NAME = frozenset({"korea", "kongo", "congo"})
"""Short names that two countries share."""
NOTHING = frozenset({"", "k. a.", "k.a.", "n/a", "n. a.", "n.a.", "#n/a", "#nv"})
"""What stands in cells that hold nothing; it changes as little as an empty cell."""
NO_DAY = frozenset({"0", "00.00.0000", "00.01.1900", "0000-00-00", "1900-01-00", "00:00:00"})
"""What a formula on an empty cell, or a payroll program, writes where there is no day."""
NO_END = frozenset(
    """unbefristet unbefr unbef unlimited unlim unbegrenzt permanent dauerhaft keine kein nein none no never
    unbestimmt entfristet""".split()
) | {"ohne ende", "ohne befristung", "auf dauer", "kein ende", "nicht befristet", "open ended"}
ERRORS = frozenset(
    "#ref! #name? #value! #div/0! #null! #num! #spill! #calc! #bezug! #wert! #zahl! #uberlauf! #kalk!".split()
)
"""Errors of Excel, English and German, without accents. That a value was not found (#N/A) is no error."""


class DateOrder(StrEnum):
    """Whether a date of three numbers begins with the day or with the month."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class ValueRefusedError(ValueError):
    """A cell cannot be what its column says; the text is the key of the reason."""


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """Return a text for comparing: lower case, without accents and punctuation, blanks folded."""
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def says_nothing(text: str) -> bool:
    """Whether a text stands for an empty cell: a dash, "k. A.", "n/a"."""
    return text.casefold() in NOTHING or all(char in "-–—/?." for char in text)


def is_error(text: str) -> bool:
    """Whether a text is an error of Excel."""
    return text.startswith("#") and text.casefold().replace("ü", "u") in ERRORS


def order_of(cells: Iterable[Cell]) -> DateOrder | None:
    """Tell from all cells of a column which number comes first in its dates, None if they leave it open.

    Dates with points are German and always begin with the day; of the others one number above twelve
    decides, unless another cell speaks for the other order. Real dates decide nothing.
    """
    is_open = False
    found: set[DateOrder] = set()
    for cell in cells:
        match = NUMERIC.match(WEEKDAY.sub("", cell)) if isinstance(cell, str) else None
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > MONTHS_A_YEAR:
            found.add(DateOrder.DAY_FIRST)
        elif second > MONTHS_A_YEAR:
            found.add(DateOrder.MONTH_FIRST)
        else:
            is_open = is_open or first != second
    if found:
        return found.pop() if len(found) == 1 else None
    return None if is_open else DateOrder.DAY_FIRST


def a_date(
    cell: Cell, order: DateOrder, *, day_zero: date = EXCEL_DAY_ZERO, window: int = YEAR_WINDOW
) -> date:
    """Read a date; of a time behind it nothing is kept.

    Raises:
        ValueRefusedError: there is no such day, or it is no date.
    """
    return cell if isinstance(cell, date) else _date_of(cell, order, day_zero, window)


@lru_cache(maxsize=16_384)
def _date_of(text: str, order: DateOrder, day_zero: date, window: int) -> date:
    """Read a date from a text; lists say the same days often."""
    text = " ".join(text.split())
    if text.isdecimal():
        return _date_of_digits(text, day_zero)
    if match := NUMERIC.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        if order is DateOrder.MONTH_FIRST and match[2] != ".":
            day, month = month, day
        return _day(_year(match[4], window), month, day)
    if match := ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := DAY_MONTH.fullmatch(text):
        return _day(_year(match[3], window), _month(match[2]), int(match[1]))
    if match := MONTH_DAY.fullmatch(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    if match := WEEKDAY.match(text):
        return _date_of(text[match.end() :], order, day_zero, window)
    raise ValueRefusedError("no_date")


def ends_never(cell: Cell) -> bool:
    """Whether an end says that there is none: "unbefristet", 31.12.9999."""
    if isinstance(cell, date):
        return cell.year == NEVER_YEAR
    return folded(cell) in NO_END or (str(NEVER_YEAR) in cell and "12" in cell)


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


def levels_in(text: str) -> tuple[Level, ...]:
    """Return the levels of German that a text names, lowest first; none if it names none."""
    word = folded(text)
    if word in NO_LEVEL:
        return (Level.A0,)
    if word in NATIVE:
        return (Level.C2,)
    return tuple(sorted({Level(match.upper().replace(" ", "")) for match in LEVEL.findall(text)}))


@lru_cache(maxsize=1_024)
def a_country(text: str) -> str:
    """Read a country or nationality, as name, adjective or code, German or English; return its ISO code.

    Raises:
        ValueRefusedError: it is not known.
    """
    names = country_names()
    word = folded(text)
    if word in names:
        return names[word]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem in names:  # noqa: PLR2004 - "den" is not "de"
            return names[stem]
    if text.endswith(".") and len(word) >= SHORTENED:
        meant = {code for name, code in names.items() if name.startswith(word)}
        if len(meant) == 1:
            return meant.pop()  # "Vietn."
    short, _, official = text.partition(",")
    if (
        set(folded(official).split()) & STATES
        and (word := folded(short)) not in TWO_OF_A_NAME
        and word in names
    ):
        return names[word]  # "Syrien, Arab. Republik", as in lists of authorities
    raise ValueRefusedError("no_country")


@cache
def country_names() -> Mapping[str, str]:
    """Return ISO codes by every folded name that a country goes by."""
    table = tomli.loads(resource("columns", "countries.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for code, entry in table.items():
        for name in (code, entry["de"], entry["en"], *entry.get("also", ()), entry.get("key", code)):
            names.setdefault(folded(name), code)
    for name, code in tuple(names.items()):
        if len(stem := name.removesuffix("isch")) in range(3, len(name)):
            names.setdefault(stem, code)  # "vietnames" of Vietnamesin, "ukrain" of Ukrainer
    return names


def _date_of_digits(text: str, day_zero: date) -> date:
    """Read a date without points: a serial number of Excel, 20260301, or 01032026 (also without its zero)."""
    if COMPACT.fullmatch(text):
        if len(text) == 8 and text.startswith(("19", "20")) and 1 <= int(text[4:6]) <= 12:  # noqa: PLR2004
            return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
        padded = text.zfill(8)
        return _day(int(padded[4:]), int(padded[2:4]), int(padded[:2]))
    if len(text) <= 5 and int(text) in EXCEL_SERIAL:  # noqa: PLR2004 - digits of the latest serial number
        return day_zero + timedelta(days=int(text))
    raise ValueRefusedError("no_date")


def _day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise ValueRefusedError("no_such_day")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueRefusedError("no_such_day") from error


def _year(text: str, window: int) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a full year
        return year
    return year + (2000 if year + 2000 <= window else 1900)


def _month(name: str) -> int:
    word = folded(name)
    for number, names in enumerate(MONTHS, start=1):
        if word in names.split():
            return number
    raise ValueRefusedError("no_date")
