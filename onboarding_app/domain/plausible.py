"""What a value of a person may be: what lies outside is a slip of the hand or of a list, never a fact.

A value that stands in the file already and is not changed is never refused: who mends one field need not
mend another first.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.holidays import FEDERAL_STATES
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, Worker
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle

LONGEST_NAME, LONGEST_LINE = 120, 200
"""Letters that a name, and any other text of one line, has at most."""

YOUNGEST, OLDEST = 14, 100
"""Years of age of somebody who works: § 5 (1) and § 2 JArbSchG allow light work from 13, a trade from 15."""

LONGEST_LESSONS = 3000

Entry = ResidenceTitle | FamilyMember | RecognitionCase | LanguageProof | LanguageCourse | Handover
"""What belongs to a person and is typed in a form of its own."""

NAMES = ("given_name", "family_name")
LINES = (
    "personnel_number",
    "email",
    "phone",
    "street",
    "postcode",
    "city",
    "occupation",
    "learned_occupation",
    "department",
    "recruitment",
)
YEARS_AHEAD = {
    "contract_signed_on": 1,
    "entry_on": 5,
    "started_on": 5,
    "probation_ends_on": 6,
    "fixed_term_ends_on": 15,
}
"""Years from today in which such a day can lie at the latest."""

EARLIEST = date(1940, 1, 1)
"""No day of an employment that still matters lies before it."""

SIGNED_LATER = 5
"""Years after the first working day in which a contract of the same employment may still be signed."""

LEAVING_AHEAD, TITLE_AHEAD = 10, 30

EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+")
POSTCODE = re.compile(r"(?=.*\d)[\w\- ]{2,12}")
HIDDEN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that turn the direction of what stands around them; a name needs none, a trick does."""


def check_worker(worker: Worker, today: date, before: Worker | None = None) -> None:
    """Look whether a person's data can be; `before` is what is known of them already.

    Raises:
        InvalidValueError: the name is missing, or a value that is new cannot be; `field` names it.
    """
    if not worker.name:
        raise InvalidValueError("name_missing")
    changed = {
        name for name in vars(worker) if before is None or getattr(worker, name) != getattr(before, name)
    }
    for name, key in _wrong_values(worker, today):
        if name in changed:
            raise InvalidValueError(key, field=name)
    for first, last, key in _wrong_order(worker):
        if {first, last} & changed:
            raise InvalidValueError(key, field=last)


def check_title(title: ResidenceTitle, today: date) -> None:
    """Look whether a residence title can be.

    Raises:
        InvalidValueError: it ends before it begins, is unlimited and has an end, or a day is too far away.
    """
    if title.valid_from and title.valid_until and title.valid_until < title.valid_from:
        raise InvalidValueError("ends_before_start")
    if title.unlimited and title.valid_until:
        raise InvalidValueError("unlimited_with_end")
    days = (title.valid_from, title.valid_until, title.fiction_until)
    if any(day is not None and not EARLIEST <= day <= _in_years(today, TITLE_AHEAD) for day in days):
        raise InvalidValueError("day_unlikely", field="valid_until")


def check_course(course: LanguageCourse) -> None:
    """Look whether a language course can be.

    Raises:
        InvalidValueError: it ends before it begins, or has more lessons than any course.
    """
    if course.starts_on and course.ends_on and course.ends_on < course.starts_on:
        raise InvalidValueError("ends_before_start")
    if course.lessons is not None and not 0 <= course.lessons <= LONGEST_LESSONS:
        raise InvalidValueError("lessons_unlikely")


def check_relative(member: FamilyMember, today: date) -> None:
    """Look whether what is noted of a relative can be.

    Raises:
        InvalidValueError: the year of birth lies in the future or too long ago.
    """
    if member.birth_year is not None and not today.year - 120 <= member.birth_year <= today.year:
        raise InvalidValueError("birth_year_unlikely")


def check_recognition(case: RecognitionCase) -> None:
    """Look whether a recognition procedure can be.

    Raises:
        InvalidValueError: its measure ends before it begins.
    """
    if case.measure_starts_on and case.measure_ends_on and case.measure_ends_on < case.measure_starts_on:
        raise InvalidValueError("ends_before_start")


def check_days(entry: Entry, before: Entry | None, today: date, kind: Kind) -> None:
    """Look whether the days of what belongs to a person can be; `before` is the entry as it stands already.

    Raises:
        InvalidValueError: a day that is new lies too far away; `field` names it with its kind.
    """
    for name, day in vars(entry).items():
        if not isinstance(day, date) or (before is not None and day == getattr(before, name)):
            continue
        if not EARLIEST <= day <= _in_years(today, TITLE_AHEAD):
            raise InvalidValueError("day_unlikely", field=f"{kind}.{name}")


def check_departure(departure: Departure, worker: Worker, today: date) -> None:
    """Look whether the end of an employment can be.

    Raises:
        InvalidValueError: it lies before the first working day or too far away, or the firm has learned of
            it only in the future.
    """
    if worker.started_on and departure.ended_on < worker.started_on:
        raise InvalidValueError("ends_before_start")
    if not EARLIEST <= departure.ended_on <= _in_years(today, LEAVING_AHEAD):
        raise InvalidValueError("day_unlikely", field="ended_on")
    if departure.known_on is not None and not EARLIEST <= departure.known_on <= today:
        raise InvalidValueError("known_in_future")


def check_company(company: Company) -> None:
    """Look whether a firm can be called so.

    Raises:
        InvalidValueError: it has no name, name or city is no line that fits on a paper, or the state whose
            holidays count is none.
    """
    if not company.name.strip():
        raise InvalidValueError("name_missing")
    if not all(is_plain(line, LONGEST_NAME) for line in (company.name, company.city)):
        raise InvalidValueError("name_unlikely")
    if company.holiday_state not in FEDERAL_STATES:
        raise InvalidValueError("state_unknown", codes=", ".join(FEDERAL_STATES))


def check_mentor(mentor: Mentor) -> None:
    """Check who accompanies workers: the name, the deputy, and the days away.

    Raises:
        InvalidValueError: the name is missing or cannot be, somebody stands in for themselves, or the last
            day away lies before the first.
    """
    if not mentor.name.strip():
        raise InvalidValueError("name_missing")
    if not is_plain(mentor.name, LONGEST_NAME):
        raise InvalidValueError("name_unlikely")
    if mentor.id and mentor.deputy_id == mentor.id:
        raise InvalidValueError("deputy_of_oneself")
    if mentor.away_until is not None and (mentor.away_from is None or mentor.away_until < mentor.away_from):
        raise InvalidValueError("away_out_of_order")


def is_plain(text: str, longest: int) -> bool:
    """Whether a text of one line is no longer than that and holds no breaks and nothing hidden."""
    return len(text) <= longest and not any(
        char in HIDDEN or unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in text
    )


def _wrong_values(worker: Worker, today: date) -> Iterator[tuple[str, str]]:
    """Yield the fields whose values cannot be, each with the key of the sentence."""
    for name in NAMES:
        if not is_plain(getattr(worker, name), LONGEST_NAME):
            yield name, "name_unlikely"
    for name in LINES:
        if not is_plain(getattr(worker, name), LONGEST_LINE):
            yield name, "text_unlikely"
    if worker.email and not EMAIL.fullmatch(worker.email):
        yield "email", "email_unlikely"
    if worker.postcode and not POSTCODE.fullmatch(worker.postcode):
        yield "postcode", "postcode_unlikely"
    born = worker.birth_date
    if born and not _in_years(today, -OLDEST) <= born <= _in_years(today, -YOUNGEST):
        yield "birth_date", "birth_unlikely"
    for name, years in YEARS_AHEAD.items():
        day = getattr(worker, name)
        if day is not None and not EARLIEST <= day <= _in_years(today, years):
            yield name, "day_unlikely"


def _wrong_order(worker: Worker) -> Iterator[tuple[str, str, str]]:
    """Yield two fields whose days contradict each other, with the key of the sentence."""
    start, signed, born = worker.started_on, worker.contract_signed_on, worker.birth_date
    if start is None:
        return
    for name in ("probation_ends_on", "fixed_term_ends_on"):
        end = getattr(worker, name)
        if end is not None and end < start:
            yield "started_on", name, "ends_before_start"
    if born is not None and start < _in_years(born, YOUNGEST):
        yield "started_on", "birth_date", "birth_unlikely"
    if signed is not None and signed > _in_years(start, SIGNED_LATER):
        yield "started_on", "contract_signed_on", "signed_late"


def _in_years(day: date, years: int) -> date:
    """Return the same day in another year; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
