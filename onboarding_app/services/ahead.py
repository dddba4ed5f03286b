"""What comes up in the next weeks, for the start page once it is painted."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.services.overview import TITLE_HORIZON, due_lines
from onboarding_app.services.people import mentors, people
from onboarding_app.services.read_models import Ahead, PeopleFilter
from onboarding_app.storage.database import Database

WITHIN = 30
"""Days ahead that the start page lists."""

MOST = 1000
"""Lines that the start page lists, counts and filters: more than 250 people have in 30 days."""


def ahead(database: Database, catalogue: Catalogue, *, today: date, language: str) -> Ahead:
    """Return what is overdue and comes up, the titles that end within 90 days, and who accompanies."""
    lines = due_lines(
        database, catalogue, today=today, language=language, within=WITHIN, limit=MOST + 1, waits=False
    )
    ending = people(database, today=today, only=PeopleFilter(title_ends_within_days=TITLE_HORIZON))
    return Ahead(
        lines=lines[:MOST],
        is_cut=len(lines) > MOST,
        titles=tuple(sorted(ending, key=lambda line: line.title_until or date.max)),
        mentors=tuple(mentor.name for mentor in mentors(database) if mentor.active),
    )
