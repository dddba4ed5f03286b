"""How long a step from one level of German to the next takes, and what of that is not plausible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level, needed, reached
from onboarding_app.domain.periods import months_between


@dataclass(frozen=True, kw_only=True)
class LanguageStep:
    """How long the step to a level takes: bounds that warn and never block.

    `lessons` are the fewest and most, `least_weeks` the shortest time between two certificates, `months` how
    long it takes beside a job, `alert` after how many months without progress a course should be changed.

    Source: domain file anerkennung-sprache-begleitung.md, 2.5.
    """

    level: Level
    lessons: tuple[int, int]
    least_weeks: int
    months: int
    alert: int
    source: tuple[str, ...]
    as_of: date


PLACEMENT = 6
"""Months without course and certificate after which a placement test helps (domain file, 2.5, rule d)."""


class Doubt(StrEnum):
    """Why what is noted on language should be looked at again."""

    TOO_FAST = "too_fast"
    FEW_LESSONS = "few_lessons"
    SLOW = "slow"
    STANDS_STILL = "stands_still"
    PLACEMENT = "placement"


@dataclass(frozen=True)
class LanguageDoubt:
    """A doubt about the step to a level; `amount` are weeks, lessons or months, as the doubt has it."""

    doubt: Doubt
    level: Level
    amount: int
    bound: int


def doubts_of(
    proofs: tuple[LanguageProof, ...],
    courses: tuple[LanguageCourse, ...],
    steps: Mapping[Level, LanguageStep],
    today: date,
) -> tuple[LanguageDoubt, ...]:
    """Return what is not plausible or does not go on; nothing of it forbids anything."""
    proven = sorted((it for it in proofs if not it.is_target and it.on), key=lambda it: it.on or date.min)
    found = []
    for before, after in pairwise(proven):
        step = steps.get(after.level)
        weeks = ((after.on or today) - (before.on or today)).days // 7
        levels = list(Level).index(after.level) - list(Level).index(before.level)
        if step and levels > 0 and weeks < step.least_weeks * levels:
            found.append(LanguageDoubt(Doubt.TOO_FAST, after.level, weeks, step.least_weeks * levels))
    for course in courses:
        step = steps.get(course.target) if course.target else None
        if step and course.lessons is not None and course.lessons < step.lessons[0]:
            found.append(LanguageDoubt(Doubt.FEW_LESSONS, step.level, course.lessons, step.lessons[0]))
    return (*found, *_standing(proven, proofs, courses, steps, today))


def _standing(
    proven: Sequence[LanguageProof],
    proofs: tuple[LanguageProof, ...],
    courses: tuple[LanguageCourse, ...],
    steps: Mapping[Level, LanguageStep],
    today: date,
) -> tuple[LanguageDoubt, ...]:
    """Return whether the next step takes longer than it does beside a job, or nobody works on it."""
    wants, has = needed(proofs), reached(proofs)
    if not proven or has is None or wants is None or has >= wants:
        return ()
    following = list(Level)[list(Level).index(has) + 1]
    step, since = steps.get(following), max(it.on or date.min for it in proven)
    months, idle = months_between(since, today), _idle(since, courses, today)
    if step and months > step.alert:
        return (LanguageDoubt(Doubt.STANDS_STILL, following, months, step.alert),)
    if step and months > step.months:
        return (LanguageDoubt(Doubt.SLOW, following, months, step.months),)
    return (LanguageDoubt(Doubt.PLACEMENT, following, idle, PLACEMENT),) if idle >= PLACEMENT else ()


def _idle(since: date, courses: tuple[LanguageCourse, ...], today: date) -> int:
    """Return whole months without course and certificate; a course without an end goes on."""
    begun = [it for it in courses if it.starts_on and it.starts_on <= today]
    if any(it.ends_on is None or it.ends_on >= today for it in begun):
        return 0
    return months_between(max([since, *(it.ends_on for it in begun if it.ends_on)]), today)
