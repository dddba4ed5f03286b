"""What comes up in the next weeks, for the start page once it is painted."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import Mentor, MentorId
from onboarding_app.services.overview import TITLE_HORIZON, due_lines
from onboarding_app.services.people import mentors, people
from onboarding_app.services.read_models import Ahead, PeopleFilter
from onboarding_app.storage.database import Database

WITHIN = 30
"""Days ahead that the start page lists."""

MOST = 1000
"""Lines that the start page lists, counts and filters: more than 250 people have in 30 days."""


def ahead(database: Database, catalogue: Catalogue, *, today: date, language: str) -> Ahead:
    """Return what is overdue and comes up, all that is set aside of it, titles that end, who accompanies."""
    asked: dict[str, Any] = {"today": today, "language": language, "within": WITHIN, "waits": False}
    lines = due_lines(database, catalogue, limit=MOST + 1, **asked)
    listed = {line.id for line in lines[:MOST]}
    seen = due_lines(database, catalogue, seen=True, **asked)
    aside = tuple(line for line in seen if line.quiet and line.id not in listed)
    ending = people(database, today=today, only=PeopleFilter(title_ends_within_days=TITLE_HORIZON))
    return Ahead(
        lines=(*lines[:MOST], *aside),
        is_cut=len(lines) > MOST,
        titles=tuple(sorted(ending, key=lambda line: line.title_until or date.max)),
        mentors=_told_apart([mentor for mentor in mentors(database) if mentor.active]),
    )


def _told_apart(known: Sequence[Mentor]) -> tuple[tuple[MentorId, str], ...]:
    """Return mentors with their names; those of the same name are told apart by what else is known."""
    names = Counter(mentor.name for mentor in known)

    def called(mentor: Mentor) -> str:
        more = mentor.organisation or mentor.email or f"{mentor.id}"
        return mentor.name if names[mentor.name] == 1 else f"{mentor.name} ({more})"

    return tuple((mentor.id, called(mentor)) for mentor in known)
