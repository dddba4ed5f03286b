"""Which column of a list means which field of a person."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.tabular import Table
from onboarding_app.exchange.values import folded
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
    MENTOR = "mentor"
    TITLE_KIND = "title_kind"
    TITLE_FROM = "title_from"
    TITLE_UNTIL = "title_until"
    LANGUAGE_LEVEL = "language_level"
    LANGUAGE_TARGET = "language_target"
    MARITAL_STATUS = "marital_status"
    CHILDREN = "children"
    SPOUSE_ABROAD = "spouse_abroad"
    REGULATED_OCCUPATION = "regulated_occupation"
    HIRED_FROM_ABROAD = "hired_from_abroad"
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
    }
)
NAMES = frozenset({Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME})
EVENT_WORDS = frozenset({"ereignis", "event", "vorgang", "ereignisart", "massnahme", "event type"})


@dataclass(frozen=True)
class Mapped:
    """Which field each column (by its place, from 0) means, and the titles that mean none."""

    fields: Mapping[int, Field]
    unrecognised: tuple[str, ...]

    def place(self, field: Field) -> int | None:
        """Return which column means a field, None if none does."""
        return next((place for place, each in self.fields.items() if each is field), None)


def guess_columns(table: Table) -> Mapped:
    """Guess what each column means; of two that mean the same the first counts.

    Raises:
        FileRefusedError: no column holds names, so it is no list of people; or it is a list of events.
    """
    found: dict[int, Field] = {}
    unrecognised = []
    for place, title in enumerate(table.columns):
        field = field_of(title)
        if field is not None and field not in found.values():
            found[place] = field
        elif title:
            unrecognised.append(title)
    found = _told_apart(found)
    if any(folded(title) in EVENT_WORDS for title in table.columns):
        raise FileRefusedError("list_of_events")
    if not NAMES & set(found.values()) or len(found) < 2:  # noqa: PLR2004 - names alone are no list
        raise FileRefusedError("no_people_list", columns=_shown(table.columns))
    return Mapped(found, tuple(unrecognised))


def chosen_columns(table: Table, fields: Mapping[int, Field]) -> Mapped:
    """Return what the user says that the columns mean.

    Raises:
        FileRefusedError: no column is said to hold names.
    """
    if not NAMES & set(fields.values()):
        raise FileRefusedError("no_people_list", columns=_shown(table.columns))
    left_out = [title for place, title in enumerate(table.columns) if title and place not in fields]
    return Mapped(dict(fields), tuple(left_out))


def field_of(title: str) -> Field | None:
    """Return what a column title means, None if it is not known."""
    word = folded(title)
    names = field_names()
    for candidate in (
        word,
        folded(title.split("(", maxsplit=1)[0]),
        word.replace(" pflichtfeld", ""),
        word.rstrip("0123456789 "),
    ):
        if candidate in names:
            return names[candidate]
    return None


@cache
def field_names() -> Mapping[str, Field]:
    """Return the fields by every folded name that their columns go by."""
    table = tomllib.loads(resource("columns", "fields.toml").read_text(encoding="utf-8"))
    return {folded(name): Field(field) for field, names in table.items() for name in (*names, field)}


def _told_apart(found: dict[int, Field]) -> dict[int, Field]:
    """Take a column "Name" beside one "Vorname" for the family name."""
    fields = set(found.values())
    if Field.FULL_NAME not in fields or Field.GIVEN_NAME not in fields or Field.FAMILY_NAME in fields:
        return found
    return {place: Field.FAMILY_NAME if field is Field.FULL_NAME else field for place, field in found.items()}


def _shown(columns: Sequence[str]) -> str:
    return ", ".join(title for title in columns if title)[:120]
