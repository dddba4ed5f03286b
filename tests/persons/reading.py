"""Reads the persons of `people/`: one file each, held strictly to the fields of the domain."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import answer_value
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Mentor, MentorId, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.vocabulary import FACTS
from tests.made import made_checkpoint

FOLDER = Path(__file__).parent / "people"
LISTS = {
    "titles": ResidenceTitle,
    "family": FamilyMember,
    "recognition": RecognitionCase,
    "proofs": LanguageProof,
    "courses": LanguageCourse,
}
TOP = {
    "who",
    "by_hand",
    "today",
    "never",
    "asked",
    "worker",
    "company",
    "answers",
    "departure",
    "done",
    "expected",
}


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
        ValueError: a field is unknown or missing, or a value cannot be; it names the file.
    """
    try:
        return _person(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _person(table: Mapping[str, Any]) -> Person:
    if unknown := table.keys() - TOP - LISTS.keys():
        raise ValueError(f"unknown: {sorted(unknown)}")
    if missing := {"who", "today", "worker", "expected"} - table.keys():
        raise ValueError(f"missing: {sorted(missing)}")
    answers = tuple(_answer(name, value) for name, value in table.get("answers", {}).items())
    worker = {"given_name": "Made", "family_name": "Up", "answers": answers, "mentor_id": MentorId(1)}
    person = WorkerId(1)
    belongings = {
        name: tuple(
            _made(kind, {"id": number, "worker_id": person} | entry)
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
            company=_made(Company, {"name": "Muster GmbH", "city": "Erfurt"} | table.get("company", {})),
            worker=_made(Worker, {"id": person} | worker | table["worker"]),
            mentor=Mentor(id=MentorId(1), name="Made Mentor"),
            departure=_made(Departure, {"worker_id": person} | left) if left else None,
            checkpoints=tuple(_done(key, day) for key, day in table.get("done", {}).items()),
            **belongings,
        ),
        expected=tuple(_expected(entry, table.get("never", ())) for entry in table["expected"]),
        never=tuple(table.get("never", ())),
        asked=tuple(table.get("asked", ())),
    )


def _expected(entry: Mapping[str, Any], never: Sequence[str]) -> Expected:
    """Make an expectation; it says why, and no day it names is safer than the law asks."""
    made: Expected = _made(Expected, entry)
    if not made.why.strip():
        raise ValueError(f"{made.key}: it does not say why")
    if made.key in never:
        raise ValueError(f"{made.key}: expected and never")
    days = [day for day in (made.plan, made.safe, made.legal) if day]
    if days != sorted(days):
        raise ValueError(f"{made.key}: planned after the safe day, or that after the legal one")
    return made


def _done(key: str, day: object) -> Checkpoint:
    """Return a checkpoint of the plan that was done on a day."""
    if type(day) is not date:
        raise ValueError(f"{key}: {day!r} is no date")
    return made_checkpoint(key=key, state=State.DONE, done_on=day)


def _answer(name: str, value: object) -> tuple[str, str]:
    """Return an answer as the data file holds it; it must be one that its question can have."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if name not in FACTS or answer_value(FACTS[name].kind, text) is None:
        raise ValueError(f"{name}: there is no such answer as {text!r}")
    return name, text


def _made(kind: type, values: Mapping[str, Any]) -> Any:
    """Make a thing of the domain; words become its choices."""
    known = {field.name: field for field in fields(kind)}
    if unknown := values.keys() - known.keys():
        raise ValueError(f"{kind.__name__} has no {sorted(unknown)}")
    needed = {name for name, it in known.items() if it.default is MISSING and it.default_factory is MISSING}
    if missing := needed - values.keys():
        raise ValueError(f"{kind.__name__} needs {sorted(missing)}")
    hints = get_type_hints(kind)
    return kind(**{name: _value(name, hints[name], value) for name, value in values.items()})


def _value(name: str, hint: Any, value: Any) -> Any:
    """Return a value as its field wants it; a day in quotation marks is none."""
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not type(None))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if hint in {str, int, bool, date} and type(value) is not hint:
        raise ValueError(f"{name}: {value!r} is no {hint.__name__}")
    return value
