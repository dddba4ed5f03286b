"""The firm's data file: made, and its settings kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain import lead_times
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.company import Company
from onboarding_app.domain.lead_times import Leads, leads_with
from onboarding_app.domain.plausible import check_company
from onboarding_app.domain.signal_parameters import SignalParameters, answers_with, with_answers
from onboarding_app.storage.database import Database, open_database
from onboarding_app.storage.journal import MAKING_A_FILE


def create_file(
    path: Path,
    company: Company,
    *,
    key: str | None = None,
    who: str,
    now: Callable[[], datetime],
) -> Database:
    """Make a data file for this firm, and return it open.

    Raises:
        InvalidValueError: the firm cannot be called so; no file is made.
        FileRefusedError: there is a file already, or none can be made there.
    """
    check_company(company)
    database = open_database(path, key=key, create=True, who=who, now=now)
    with database.write(MAKING_A_FILE) as work:
        work.save_company(company)
    return database


def company_of(database: Database) -> Company:
    """Return the firm's settings.

    Raises:
        NotFoundError: the file holds no firm yet.
    """
    with database.read() as view:
        return view.company()


def save_company(database: Database, company: Company) -> Changes:
    """Store the firm's settings.

    Raises:
        InvalidValueError: the firm cannot be called so.
    """
    check_company(company)
    with database.write("save_company") as work:
        work.save_company(company)
    return work.changes


def thresholds_of(database: Database, catalogue: Catalogue) -> SignalParameters:
    """Return the thresholds of the signals that hold here: those of the firm before those that ship."""
    return with_answers(catalogue.signals, company_of(database).answers)


def save_thresholds(database: Database, catalogue: Catalogue, wanted: SignalParameters) -> Changes:
    """Store the firm's own thresholds of the signals; they are kept among its answers.

    Raises:
        InvalidValueError: one cannot be; nothing is stored.
    """
    with database.write("save_thresholds") as work:
        company = work.company()
        work.save_company(replace(company, answers=answers_with(company.answers, wanted, catalogue.signals)))
    return work.changes


def leads_of(database: Database, catalogue: Catalogue) -> Leads:
    """Return how many days before which end its steps are brought up again here."""
    return leads_with(catalogue.leads, dict(company_of(database).answers))


def save_leads(database: Database, catalogue: Catalogue, wanted: Leads) -> Changes:
    """Store the firm's own lead times; an event without days has the usual ones."""
    with database.write("save_leads") as work:
        company = work.company()
        answers = lead_times.answers_with(dict(company.answers), wanted, catalogue.leads)
        work.save_company(replace(company, answers=tuple(sorted(answers.items()))))
    return work.changes
