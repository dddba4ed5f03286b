"""How the cells of each field are read: a value, nothing, or something that has to be told and kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.language import Level
from onboarding_app.domain.people import HiredFrom
from onboarding_app.exchange.columns import DATES, Field
from onboarding_app.exchange.rows import Cell
from onboarding_app.exchange.title_names import leaves_open, title_key
from onboarding_app.exchange.values import (
    BIRTH_WINDOW,
    NO_DAY,
    YEAR_WINDOW,
    YEARS,
    DateOrder,
    ValueRefusedError,
    a_country,
    a_date,
    ends_never,
    folded,
    is_error,
    levels_in,
    says_nothing,
    yes_or_no,
)
from onboarding_app.exchange.words import (
    children,
    children_in,
    departure_reason,
    has_spouse,
    occupation_group,
    recognition_state,
)

LONGEST = 5_000
"""Characters that a text of a list may have; notes may be longer."""
UNLIMITED = "unlimited"
"""What a title's end says that has none."""
ENDS = frozenset({Field.FIXED_TERM_ENDS_ON, Field.ENDED_ON, Field.PROBATION_ENDS_ON})
"""Dates that may say that there is no end."""

UNTIL = re.compile(
    r"(?:befr(?:istet|\.)?|verl(?:ängert|\.)?|gültig)?\s*(?:bis|zum)\.?\s+(?:zum\s+)?(?=\d)", re.IGNORECASE
)
"""What home-made lists say before a day in a column for ends: "befr. bis 14.08.2027"."""
PROVIDERS = re.compile(r"\b(telc|Goethe|ÖSD|TestDaF|DTZ|DSH|ECL)\b", re.IGNORECASE)
"""Who examines German; lists say it beside the level: "B1 (telc)"."""
PROBATION = re.compile(
    r"\d{1,2}\s*mon|\d{1,2}\s*m\b|abgel|abgeschl|bestanden|beendet|vorbei|erledigt", re.IGNORECASE
)
"""What lists say of a probation instead of its last day; it is no reason to leave somebody out."""
A_YEAR = re.compile(r"(?:19|20)\d\d")
AND = re.compile(r"\s*(?:[/,;&+|]|\b(?:und|and)\b)\s*")
NO_COUNTRY = frozenset(
    "staatenlos stateless ungeklart unbekannt unknown xxa sonstige other 997 998 999".split()
)
BESIDE_LEVEL = re.compile(
    r"(?:\b(?:niveau|ger|cefr|level|deutsch|german|stufe)\b|[\s.,:+()-]|\d(?=$))+", re.IGNORECASE
)
"""What may stand beside a level and says no more."""


@dataclass(frozen=True)
class Unsure:
    """A cell of which not all was understood: `value` is what was (None: nothing), the text is kept.

    `key` names the notice, "" where there is nothing to look at.
    """

    value: object
    key: str


@dataclass(frozen=True)
class Several:
    """A cell that says more than its column: `value` is its own, `others` count where no column says them."""

    value: object
    others: Mapping[Field, object]


CellReader = Callable[[Cell], object]
"""Reads a cell that is not empty; None says that it holds nothing after all. Raises `ValueRefusedError`."""


def reader_of(field: Field, order: DateOrder, day_zero: date) -> CellReader:
    """Return what reads the cells of a field; order and day zero count where they are dates."""
    if field in DATES:
        return _date_reader(field, order, day_zero)
    read = _READERS.get(field)
    if read is None:
        return _note if field is Field.NOTE else _text
    return _of_text(read)


def _date_reader(field: Field, order: DateOrder, day_zero: date) -> CellReader:
    window = BIRTH_WINDOW if field is Field.BIRTH_DATE else YEAR_WINDOW

    def read(cell: Cell) -> object:
        if isinstance(cell, str):
            _refuse_error(cell)
            if cell in NO_DAY or says_nothing(cell):
                return None
        if field is Field.BIRTH_DATE and isinstance(cell, str) and A_YEAR.fullmatch(cell):
            return Unsure(None, "birth_year_only")
        if (field is Field.TITLE_UNTIL or field in ENDS) and ends_never(cell):
            return UNLIMITED if field is Field.TITLE_UNTIL else None
        if field is Field.PROBATION_ENDS_ON and isinstance(cell, str) and PROBATION.match(cell):
            return Unsure(None, "kept_as_note")
        if (field in {Field.TITLE_UNTIL, Field.FICTION_UNTIL} or field in ENDS) and isinstance(cell, str):
            cell = UNTIL.sub("", cell, count=1) if UNTIL.match(cell) else cell
        found = a_date(cell, order, day_zero=day_zero, window=window)
        if found.year not in YEARS:
            raise ValueRefusedError("no_such_day")
        return found

    return read


def _of_text(read: Callable[[str], object]) -> CellReader:
    """Return a reader of short texts that is asked only about texts that say something."""

    def read_cell(cell: Cell) -> object:
        text = _text(cell)
        return None if text is None else read(text)

    return read_cell


def _text(cell: Cell) -> str | None:
    text = _note(cell)
    if text is not None and len(text) > LONGEST:
        raise ValueRefusedError("too_long")
    return text


def _note(cell: Cell) -> str | None:
    text = cell if isinstance(cell, str) else cell.isoformat()
    _refuse_error(text)
    return None if says_nothing(text) else text


def _refuse_error(text: str) -> None:
    if is_error(text):
        raise ValueRefusedError("cell_error")


def _country(text: str) -> object:
    if folded(text) in NO_COUNTRY:
        return Unsure(None, "kept_as_note")
    try:
        return a_country(text)
    except ValueRefusedError:
        several = [part for part in AND.split(text.split("(", maxsplit=1)[0].strip()) if part]
        if not several:
            raise
    found = [a_country(part) for part in several]
    return found[0] if len(found) == 1 else Unsure(found[0], "first_country")


def _title(text: str) -> object:
    key = title_key(text)
    if key is None:
        return Unsure(None, "title_open" if leaves_open(text) else "title_not_known")
    return Unsure(key, "") if key == "visa_d" and "§" in text else key  # what it is for counts later


def _level(text: str) -> object:
    levels = levels_in(text)
    if len(levels) > 1:
        return Unsure(levels[0], "lower_level")
    return _single_level(text, levels)


def _level_needed(text: str) -> object:
    levels = levels_in(text)
    if len(levels) > 1:
        return Unsure(levels[-1], "higher_level")
    return _single_level(text, levels)


def _single_level(text: str, levels: tuple[Level, ...]) -> object:
    if not levels:
        return Unsure(None, "kept_as_note")
    beside = BESIDE_LEVEL.sub("", text.upper().replace(" ", "").replace(levels[0], "", 1))
    is_more = levels[0] not in {Level.A0, Level.C2} and beside != ""
    return Unsure(levels[0], "") if is_more else levels[0]


def _with_provider(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return a reader of levels that also takes who examined them: "B1 (telc)"."""

    def read_both(text: str) -> object:
        found, who = read(text), PROVIDERS.search(text)
        is_one = who is not None and len(levels_in(text)) == 1
        return Several(found, {Field.CERTIFICATE: who[1]}) if who is not None and is_one else found

    return read_both


def _or_kept(read: Callable[[str], object | None]) -> Callable[[str], object]:
    """Return a reader that keeps what it does not know as a note."""

    def read_text(text: str) -> object:
        found = read(text)
        return Unsure(None, "kept_as_note") if found is None else found

    return read_text


def _marital_status(text: str) -> object:
    """Read a marital status; home-made lists say the children in the same cell ("verh., 2 Kinder")."""
    status, children_told = _or_kept(has_spouse)(text), children_in(text)
    return status if children_told is None else Several(status, {Field.CHILDREN: children_told})


def _certificate(text: str) -> object:
    """Read what proves a level; home-made lists say the level in the same cell ("telc B1")."""
    levels = levels_in(text)
    return Several(text, {Field.LANGUAGE_LEVEL: levels[0]}) if len(levels) == 1 else text


def _skill(text: str) -> object:
    levels = levels_in(text)
    return levels[0] if len(levels) == 1 else Unsure(None, "kept_as_note")


def _beginning_yes_or_no(text: str) -> object:
    """Read yes or no; what is said besides ("nein, schon hier") is kept."""
    first, *more = re.split(r"[,;(–]| - ", text, maxsplit=1)
    said = yes_or_no(first)
    return Unsure(said, "") if more else said


def _hired_from(text: str) -> HiredFrom:
    return HiredFrom.ABROAD if yes_or_no(text) else HiredFrom.GERMANY


_READERS: Mapping[Field, Callable[[str], object]] = {
    Field.CITIZENSHIP: _country,
    Field.TITLE_KIND: _title,
    Field.LANGUAGE_LEVEL: _with_provider(_level),
    Field.LANGUAGE_TARGET: _level_needed,
    Field.MARITAL_STATUS: _marital_status,
    Field.CHILDREN: children,
    Field.CERTIFICATE: _certificate,
    Field.LISTENING: _skill,
    Field.READING: _skill,
    Field.WRITING: _skill,
    Field.SPEAKING: _skill,
    Field.SPOUSE_ABROAD: _beginning_yes_or_no,
    Field.WANTS_TO_JOIN: _beginning_yes_or_no,
    Field.RECOGNITION: _or_kept(recognition_state),
    Field.OCCUPATION_GROUP: _or_kept(occupation_group),
    Field.ENDED_REASON: _or_kept(departure_reason),
    Field.REGULATED_OCCUPATION: yes_or_no,
    Field.HIRED_FROM_ABROAD: _hired_from,
    Field.IS_APPRENTICE: yes_or_no,
}
