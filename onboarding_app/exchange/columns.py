"""Which column of a list means which field of a person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice

import tomli

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.rows import Cell, Table
from onboarding_app.exchange.title_names import title_key
from onboarding_app.exchange.values import (
    DateOrder,
    ValueRefusedError,
    a_country,
    a_date,
    ends_never,
    folded,
    levels_in,
    says_nothing,
)
from onboarding_app.exchange.words import has_spouse
from onboarding_app.resources import resource


class Field(StrEnum):
    """What a column can mean. Most are fields of `Worker`; the others make what belongs to one."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    FULL_NAME = "full_name"
    PERSONNEL_NUMBER = "personnel_number"
    CITIZENSHIP = "citizenship"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    POSTCODE = "postcode"
    CITY = "city"
    OCCUPATION = "occupation"
    LEARNED_OCCUPATION = "learned_occupation"
    DEPARTMENT = "department"
    CONTRACT_SIGNED_ON = "contract_signed_on"
    ENTRY_ON = "entry_on"
    STARTED_ON = "started_on"
    PROBATION_ENDS_ON = "probation_ends_on"
    FIXED_TERM_ENDS_ON = "fixed_term_ends_on"
    ENDED_ON = "ended_on"
    ENDED_REASON = "ended_reason"
    MENTOR = "mentor"
    TITLE_KIND = "title_kind"
    TITLE_FROM = "title_from"
    TITLE_UNTIL = "title_until"
    RENEWAL_FILED_ON = "renewal_filed_on"
    FICTION_UNTIL = "fiction_until"
    COPY_SEEN_ON = "copy_seen_on"
    AUTHORITY = "authority"
    LANGUAGE_LEVEL = "language_level"
    LANGUAGE_PROVEN_ON = "language_proven_on"
    CERTIFICATE = "certificate"
    LISTENING = "listening"
    READING = "reading"
    WRITING = "writing"
    SPEAKING = "speaking"
    LANGUAGE_TARGET = "language_target"
    COURSE = "course"
    COURSE_PROVIDER = "course_provider"
    COURSE_STARTS_ON = "course_starts_on"
    COURSE_ENDS_ON = "course_ends_on"
    COURSE_EXAM_ON = "course_exam_on"
    MARITAL_STATUS = "marital_status"
    CHILDREN = "children"
    SPOUSE_ABROAD = "spouse_abroad"
    WANTS_TO_JOIN = "wants_to_join"
    RECOGNITION = "recognition"
    RECOGNITION_FILED_ON = "recognition_filed_on"
    RECOGNITION_NOTICE_ON = "recognition_notice_on"
    RECOGNITION_BODY = "recognition_body"
    OCCUPATION_GROUP = "occupation_group"
    REGULATED_OCCUPATION = "regulated_occupation"
    HIRED_FROM_ABROAD = "hired_from_abroad"
    IS_APPRENTICE = "is_apprentice"
    RECRUITMENT = "recruitment"
    NOTE = "note"


DATES = frozenset(
    {
        Field.BIRTH_DATE,
        Field.CONTRACT_SIGNED_ON,
        Field.ENTRY_ON,
        Field.STARTED_ON,
        Field.PROBATION_ENDS_ON,
        Field.FIXED_TERM_ENDS_ON,
        Field.ENDED_ON,
        Field.TITLE_FROM,
        Field.TITLE_UNTIL,
        Field.RENEWAL_FILED_ON,
        Field.FICTION_UNTIL,
        Field.COPY_SEEN_ON,
        Field.LANGUAGE_PROVEN_ON,
        Field.COURSE_STARTS_ON,
        Field.COURSE_ENDS_ON,
        Field.COURSE_EXAM_ON,
        Field.RECOGNITION_FILED_ON,
        Field.RECOGNITION_NOTICE_ON,
    }
)
NAMES = frozenset({Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME})
ADDRESS = frozenset({Field.STREET, Field.POSTCODE, Field.CITY})

OF_ANYBODY = (
    NAMES | ADDRESS | {Field.EMAIL, Field.PHONE, Field.NOTE, Field.RECRUITMENT, Field.PERSONNEL_NUMBER}
)
"""What lists of customers and suppliers hold too."""
OTHER_LISTS = re.compile(
    r"\b(?:betrag|rechnung|kunde|umsatz|preis|menge|artikel|lieferant|mwst|netto|brutto|bestell|auftrag|angebot"
    r"|invoice|amount|customer|price|quantity|vendor|supplier|order|client)"
)
"""How words of columns begin that lists of money and goods have."""

EVENT_WORDS = frozenset(
    """ereignis ereignisart event eventtype vorgang vorgangsart art bewegung bewegungsart massnahme aktion
    personalmassnahme""".split()
)
"""Names of the column that makes a list one of events, if people stand in it several times."""
EVENT_KINDS = frozenset(
    """eintritt austritt eintritte austritte zugang abgang einstellung neueinstellung ausscheiden versetzung
    kundigung wechsel ruckkehr hire hired rehire entry exit termination transfer joined left""".split()
)
"""What the cells of a column say that makes a list one of events, whatever its name."""
UNTIL: Mapping[Field, Field] = {
    Field.TITLE_KIND: Field.TITLE_UNTIL,
    Field.TITLE_FROM: Field.TITLE_UNTIL,
    Field.COURSE: Field.COURSE_ENDS_ON,
    Field.COURSE_PROVIDER: Field.COURSE_ENDS_ON,
    Field.COURSE_STARTS_ON: Field.COURSE_ENDS_ON,
}
"""What "bis" means right of a column; it is no end of the employment there."""
REQUIRED = ("pflichtfeld", "pflicht", "required", "mandatory", "psd")
"""What exports add to a column name (`#psd` is DATEV's)."""
OWNER = re.compile(
    r"\s*(?:employee|mitarbeiter(?:in)?|person|personal|contract|vertrag|address|adresse|psd_\w+)\s*[./:]",
    re.IGNORECASE,
)
"""What stands before a column name to say whose it is."""
OF_OTHERS = re.compile(
    r"\b(?:ehe\w*|partner\w*|spouse|kind(?:es|er)?|child|notfall\w*|emergency|vorgesetzt\w*|manager|supervisor)\b"
)
"""Words that tell of somebody else; a column name with one means a field only as a whole."""
A_NUMBER = re.compile(r"[A-Za-z]{0,4}[ -]?\d{1,10}")
"""What personnel numbers look like."""
LOOKED_AT = 200
"""Cells of a column that show whether its values fit."""
FITTING = 0.6
"""Share of those cells that has to fit."""


@dataclass(frozen=True)
class Mapped:
    """Which field each column (by its place, from 0) means, and the titles that mean none.

    `doubtful` are the places of columns whose name also means other things; their values fit.
    """

    fields: Mapping[int, Field]
    unrecognised: tuple[str, ...]
    doubtful: frozenset[int] = frozenset()

    def place(self, field: Field) -> int | None:
        """Return which column means a field, None if none does."""
        return next((place for place, each in self.fields.items() if each is field), None)


@dataclass(frozen=True)
class _Names:
    """Fields by the names of their columns, with how good a name is (0 is best); the doubtful ones apart."""

    sure: Mapping[str, tuple[Field, int]]
    doubtful: Mapping[str, Field]


def guess_columns(table: Table) -> Mapped:
    """Guess what each column means; of several that mean the same the one with the best name counts.

    Raises:
        FileRefusedError: no column holds names, so it is no list of people; or it is a list of events.
    """
    found = _told_apart(table, _by_sure_names(table))
    doubtful = {
        place: field
        for place, field in _ends_of_neighbours(table, found | _by_doubtful_names(table)).items()
        if place not in found and field not in found.values() and _fits(table, place, field, found)
    }
    fields = dict(sorted((found | _once(doubtful)).items()))
    if _is_of_events(table, fields):
        raise FileRefusedError("list_of_events")
    if not _is_of_staff(table, fields, found):
        raise FileRefusedError("no_people_list", columns=_shown(table.columns))
    return Mapped(fields, _left_out(table, fields), frozenset(doubtful) & fields.keys())


def chosen_columns(table: Table, fields: Mapping[int, Field]) -> Mapped:
    """Return what the user says that the columns mean.

    Raises:
        FileRefusedError: no column is said to hold names.
    """
    if not NAMES & set(fields.values()):
        raise FileRefusedError("no_people_list", columns=_shown(table.columns))
    return Mapped(dict(fields), _left_out(table, fields))


@lru_cache(maxsize=4_096)
def field_of(title: str) -> Field | None:
    """Return what a column title means, None if it is not known or also means other things."""
    return next((_names().sure[name][0] for name in _forms(title) if name in _names().sure), None)


def _by_sure_names(table: Table) -> dict[int, Field]:
    best: dict[Field, tuple[int, int, int]] = {}
    for place, title in enumerate(table.columns):
        field = field_of(title)
        if field is not None:
            known = min(
                (_names().sure[form][1], less, place)
                for less, form in enumerate(_forms(title))
                if _names().sure.get(form, (None,))[0] is field
            )
            best[field] = min(best.get(field, known), known)
    return {place: field for field, (_, _, place) in best.items()}


def _by_doubtful_names(table: Table) -> dict[int, Field]:
    names = _names().doubtful
    return {
        place: names[name]
        for place, title in enumerate(table.columns)
        for name in _forms(title)[:1]
        if name in names
    }


def _ends_of_neighbours(table: Table, fields: Mapping[int, Field]) -> dict[int, Field]:
    """Take a column "bis" for the end of what stands left of it ("Titel", "bis")."""
    return {
        place: UNTIL.get(fields.get(place - 1, field), field)
        if _compact(table.columns[place]) in {"bis", "until"}
        else field
        for place, field in fields.items()
    }


def _forms(title: str) -> tuple[str, ...]:
    """Return the forms in which the name in a title may be known: whole, then with less around it."""
    whole = _compact(title)
    if OF_OTHERS.search(folded(title)):
        return (whole,)
    words = [whole, _compact(re.split(r"[(\[]", OWNER.sub("", title), maxsplit=1)[0])]
    for word in REQUIRED:
        words += [each.removesuffix(word) for each in words[:2] if each.endswith(word)]
    words += [
        words[1].rstrip("0123456789"),
        words[1].removesuffix("id"),
    ]  # "Telefon 1"; Odoo's "department_id"
    return tuple(dict.fromkeys(word for word in words if word))


def _compact(title: str) -> str:
    return folded(title.replace("#", " nr " if title.rstrip().endswith("#") else " ")).replace(" ", "")


@cache
def _names() -> _Names:
    tables = tomli.loads(resource("columns", "fields.toml").read_text(encoding="utf-8"))
    doubtful = tables.pop("if_values_fit")
    sure: dict[str, tuple[Field, int]] = {}
    for field, names in tables.items():
        for rank, name in enumerate((field, *names)):
            sure.setdefault(_compact(name), (Field(field), rank))
    return _Names(sure, {_compact(name): Field(field) for field, names in doubtful.items() for name in names})


def _told_apart(table: Table, found: dict[int, Field]) -> dict[int, Field]:
    """Take a column "Name" beside one "Vorname" for the family name."""
    fields = set(found.values())
    if Field.GIVEN_NAME not in fields or Field.FAMILY_NAME in fields:
        return found
    return {
        place: Field.FAMILY_NAME
        if field is Field.FULL_NAME and "name" in _forms(table.columns[place])
        else field
        for place, field in found.items()
    }


def _once(fields: Mapping[int, Field]) -> dict[int, Field]:
    """Keep the first column of each field."""
    first: dict[Field, int] = {}
    for place, field in fields.items():
        first.setdefault(field, place)
    return {place: field for field, place in first.items()}


def _fits(table: Table, place: int, field: Field, found: Mapping[int, Field]) -> bool:
    """Whether the values of a column are what its doubtful name may mean."""
    if field is Field.CITIZENSHIP and ADDRESS & set(found.values()):
        return False  # it is the country of an address
    cells = (row.cells[place] for row in table.rows if place < len(row.cells))
    first = list(islice((cell for cell in cells if cell != "" and not says_nothing(str(cell))), LOOKED_AT))
    if field is Field.PERSONNEL_NUMBER and first == [str(number) for number in range(1, len(first) + 1)]:
        return False  # it counts the rows
    fitting = sum(_IS_A.get(field, _is_date)(cell) for cell in first)
    return fitting > 0 and fitting >= FITTING * len(first)


def _is_country(cell: Cell) -> bool:
    try:
        return bool(a_country(str(cell)))
    except ValueRefusedError:
        return False


def _is_date(cell: Cell) -> bool:
    try:
        return ends_never(cell) or bool(a_date(cell, DateOrder.DAY_FIRST))
    except ValueRefusedError as error:
        return str(error) == "no_such_day"


_IS_A: Mapping[Field, Callable[[Cell], bool]] = {
    Field.PERSONNEL_NUMBER: lambda cell: A_NUMBER.fullmatch(str(cell)) is not None,
    Field.CITIZENSHIP: _is_country,
    Field.TITLE_KIND: lambda cell: title_key(str(cell)) is not None,
    Field.LANGUAGE_LEVEL: lambda cell: bool(levels_in(str(cell))),
    Field.MARITAL_STATUS: lambda cell: has_spouse(str(cell)) is not None,
}


def _is_of_staff(table: Table, fields: Mapping[int, Field], sure: Mapping[int, Field]) -> bool:
    """Whether a list is one of people who work here; a column "Name" alone can be that of anything."""
    names = NAMES & set(fields.values())
    if not names or len(fields) < 2:  # noqa: PLR2004 - names alone are no list
        return False
    if set(sure.values()) - OF_ANYBODY - {Field.DEPARTMENT}:
        return True
    if any(OTHER_LISTS.search(folded(title)) for title in table.columns):
        return False
    place = next((place for place, field in fields.items() if field is Field.FULL_NAME), None)
    is_any_name = place is not None and _compact(table.columns[place]) == "name"
    return not is_any_name or Field.DEPARTMENT in sure.values() or Field.PERSONNEL_NUMBER in sure.values()


def _is_of_events(table: Table, fields: Mapping[int, Field]) -> bool:
    """Whether a column says what happened, or is for it and people stand in the list several times."""
    if not NAMES & set(fields.values()):
        return False
    if Field.STARTED_ON not in fields.values() and any(
        _says_events(table, place) for place in range(len(table.columns)) if place not in fields
    ):
        return True
    if not any(_compact(title) in EVENT_WORDS for title in table.columns):
        return False
    wanted = {Field.PERSONNEL_NUMBER} if Field.PERSONNEL_NUMBER in fields.values() else NAMES
    places = [place for place, field in fields.items() if field in wanted]
    people = {tuple(row.cells[place] for place in places if place < len(row.cells)) for row in table.rows}
    return len(people) < len(table.rows)


def _says_events(table: Table, place: int) -> bool:
    """Whether the cells of a column, of those that hold something, are all events."""
    cells = [str(row.cells[place]) for row in table.rows if place < len(row.cells)]
    said = {folded(cell) for cell in cells if not says_nothing(cell)}
    return bool(said) and said <= EVENT_KINDS


def _left_out(table: Table, fields: Mapping[int, Field]) -> tuple[str, ...]:
    return tuple(title for place, title in enumerate(table.columns) if title and place not in fields)


def _shown(columns: Sequence[str]) -> str:
    return ", ".join(title for title in columns if title)[:120]
