"""The few figures that stand at the window's edge all the time: counted by the file, cheap to ask."""

from dataclasses import dataclass
from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.services.overview import aside
from onboarding_app.storage.database import Database

TITLE_HORIZON = 90
"""Days ahead in which the end of a title is named."""


@dataclass(frozen=True, kw_only=True)
class FileState:
    """Whose file it is, how many people work there, what is overdue, and when the next title ends."""

    company_name: str
    city: str
    active: int
    overdue: int
    next_title_end: date | None
    is_encrypted: bool


def file_state(database: Database, catalogue: Catalogue, *, today: date) -> FileState:
    """Return how the file stands on that day; overdue is what nobody has set aside."""
    with database.read() as view:
        company = view.company()
        counts = view.due_counts(today, today)
        quiet = aside(view, catalogue, today=today, until=today)
        figures = view.tile_figures(today, today + timedelta(days=TITLE_HORIZON))
    return FileState(
        company_name=company.name,
        city=company.city,
        active=figures.active,
        overdue=counts.overdue - sum(row.checkpoint.is_overdue(today) for row in quiet),
        next_title_end=figures.next_title_end,
        is_encrypted=database.is_encrypted,
    )
