"""Language: levels with proof, the level needed, and courses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from onboarding_app.domain.people import WorkerId

LanguageProofId = NewType("LanguageProofId", int)
CourseId = NewType("CourseId", int)


class Level(StrEnum):
    """Levels of the Common European Framework; A0 is "none yet". They compare by their order."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class Purpose(StrEnum):
    """What a level of German is needed for."""

    TITLE = "title"
    OCCUPATION = "occupation"
    SETTLEMENT = "settlement"
    OWN_WISH = "own_wish"


@dataclass(frozen=True, kw_only=True)
class LanguageProof:
    """A level of German at a day, with its proof; or, with `is_target`, the level needed until `on`.

    `level` is the whole; certificates may tell the skills apart.
    """

    id: LanguageProofId = LanguageProofId(0)
    worker_id: WorkerId
    level: Level
    on: date | None = None
    is_target: bool = False
    listening: Level | None = None
    reading: Level | None = None
    writing: Level | None = None
    speaking: Level | None = None
    certificate: str = ""
    purpose: Purpose | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class LanguageCourse:
    """A course: what it leads to, who gives it, how long.

    `hours_off` are hours a week off work for it, `cost_share` the firm's part in euros, `refund_until` until
    when a refund can be asked for, `exam_attempts` how often the exam was taken.
    """

    id: CourseId = CourseId(0)
    worker_id: WorkerId
    name: str
    provider: str = ""
    target: Level | None = None
    authorised_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    exam_on: date | None = None
    passed: bool | None = None
    exam_attempts: int | None = None
    lessons: int | None = None
    hours_off: int | None = None
    cost_share: int | None = None
    refund_until: date | None = None
    note: str = ""


def reached(proofs: tuple[LanguageProof, ...]) -> Level | None:
    """Return the highest level that is proven, None when nothing is recorded."""
    return max((proof.level for proof in proofs if not proof.is_target), default=None)


def needed(proofs: tuple[LanguageProof, ...]) -> Level | None:
    """Return the highest level that is asked for, None when no target is recorded."""
    return max((proof.level for proof in proofs if proof.is_target), default=None)
