"""Reads the persons of `people/`: one file each, held strictly to the fields of the domain."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Mentor, MentorId, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle

FOLDER = Path(__file__).parent / "people"
LISTS = {
    "titles": ResidenceTitle,
    "family": FamilyMember,
    "recognition": RecognitionCase,
    "proofs": LanguageProof,
    "courses": LanguageCourse,
}
TOP = {"who", "by_hand", "today", "never", "asked", "worker", "company", "answers", "departure", "expected"}


@dataclass(frozen=True)
class Expected:
    """A checkpoint that has to be in the plan, with the days that are given, and why."""

    key: str
    why: str
    legal: date | None = None
    safe: date | None = None
    plan: date | None = None


@dataclass(frozen=True)
class Person:
    """A person of a file: what is known, what has to come of it and what must not."""

    who: str
    by_hand: bool
    today: date
    dossier: Dossier
    expected: tuple[Expected, ...]
    never: tuple[str, ...]
    asked: tuple[str, ...]


def read_person(path: Path) -> Person:
    """Read one person.

    Raises:
        ValueError: a field is unknown or a value cannot be; it names the file.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := table.keys() - TOP - LISTS.keys():
        raise ValueError(f"{path.name}: {sorted(unknown)}")
    answers = tuple((name, _text(value)) for name, value in table.get("answers", {}).items())
    worker = {"given_name": "Made", "family_name": "Up", "answers": answers, "mentor_id": MentorId(1)}
    person = WorkerId(1)
    belongings = {
        name: tuple(
            _made(path, kind, {"id": number, "worker_id": person} | entry)
            for number, entry in enumerate(table.get(name, ()), start=1)
        )
        for name, kind in LISTS.items()
    }
    left = table.get("departure")
    return Person(
        who=table["who"],
        by_hand=table.get("by_hand", False),
        today=table["today"],
        dossier=Dossier(
            company=_made(
                path, Company, {"name": "Muster GmbH", "city": "Erfurt"} | table.get("company", {})
            ),
            worker=_made(path, Worker, {"id": person} | worker | table["worker"]),
            mentor=Mentor(id=MentorId(1), name="Made Mentor"),
            departure=_made(path, Departure, {"worker_id": person} | left) if left else None,
            **belongings,
        ),
        expected=tuple(Expected(**entry) for entry in table["expected"]),
        never=tuple(table.get("never", ())),
        asked=tuple(table.get("asked", ())),
    )


def _made(path: Path, kind: type, values: Mapping[str, Any]) -> Any:
    """Make a thing of the domain; words become its choices."""
    known = {field.name for field in fields(kind)}
    if unknown := values.keys() - known:
        raise ValueError(f"{path.name}: {kind.__name__} has no {sorted(unknown)}")
    hints = get_type_hints(kind)
    return kind(**{name: _value(hints[name], value) for name, value in values.items()})


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not type(None))
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
