"""Check-ins: talks between mentor and worker, what was rated and what was agreed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import MentorId, WorkerId

CheckInId = NewType("CheckInId", int)
AgreementId = NewType("AgreementId", int)

LOWEST, HIGHEST = 1, 5
"""The ends of every rating scale: mood, importance, expectation, experience."""


class Form(StrEnum):
    """How the talk was held."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"


class Intention(StrEnum):
    """Whether the worker wants to stay, as the worker puts it."""

    STAYS = "stays"
    UNSURE = "unsure"
    LEAVES = "leaves"
    NO_ANSWER = "no_answer"


class Factor(StrEnum):
    """The eight themes of the expectation profile (20 statements, domain file 4.3)."""

    INCOME = "income"
    RECOGNITION = "recognition"
    WORK = "work"
    FAMILY = "family"
    LANGUAGE = "language"
    HOUSING = "housing"
    BELONGING = "belonging"
    RESIDENCE = "residence"


class Answer(StrEnum):
    """What stands behind a rating: a value, a refusal, or a question not asked."""

    RATED = "rated"
    NO_ANSWER = "no_answer"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, kw_only=True)
class FactorRating:
    """One theme in one talk; `expected`, `experienced` and `importance` are 1-5 or None (not asked).

    `answer` NO_ANSWER means that the worker was asked and preferred not to say.

    Raises:
        InvalidValueError: a value lies outside 1-5.
    """

    factor: Factor
    expected: int | None = None
    experienced: int | None = None
    importance: int | None = None
    answer: Answer = Answer.RATED
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a value outside of the scale."""
        for value in (self.expected, self.experienced, self.importance):
            if value is not None and not LOWEST <= value <= HIGHEST:
                raise InvalidValueError("rating_out_of_scale", value=value)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What was agreed in a talk, by whom and until when; `done_on` None means open."""

    id: AgreementId = AgreementId(0)
    worker_id: WorkerId
    check_in_id: CheckInId = CheckInId(0)
    text: str
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    dropped: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """A talk that was held. `guide` is the key of its stage's guide; `mood` is 1-5 or None (not asked).

    `confidential_note` is for the mentor alone: it stands in no report and in no view of HR.

    Raises:
        InvalidValueError: mood outside 1-5 or minutes below 0.
    """

    id: CheckInId = CheckInId(0)
    worker_id: WorkerId
    held_on: date
    mentor_id: MentorId | None = None
    guide: str = ""
    minutes: int | None = None
    form: Form = Form.IN_PERSON
    languages: str = ""
    mood: int | None = None
    intention: Intention | None = None
    note: str = ""
    confidential_note: str = ""
    next_on: date | None = None
    ratings: tuple[FactorRating, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values that cannot be."""
        if self.mood is not None and not LOWEST <= self.mood <= HIGHEST:
            raise InvalidValueError("rating_out_of_scale", value=self.mood)
        if self.minutes is not None and self.minutes < 0:
            raise InvalidValueError("minutes_negative")
