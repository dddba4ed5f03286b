"""The firms in which scripted users work."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import Departure, DepartureReason
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.workers import record_departure
from onboarding_app.storage.database import Database, open_database

TODAY = date(2026, 11, 23)
PEOPLE, SEED = 23, 1

LIST = """Personalnummer;Vorname;Nachname;Staatsangehörigkeit;Beruf;Eintrittsdatum;Aufenthaltstitel bis
00031;Thị Thảo;Nguyễn;Vietnam;Pflegefachkraft;01.12.2026;30.11.2028
00032;Olena;Kovalenko;Ukraine;Köchin;15.01.2027;
00033;Giorgi;Kapanadze;Georgien;Elektroniker;01.09.2026;31.12.2027
"""
"""A list as HR keeps it."""

MANY = 60
REASONS = (
    DepartureReason.PROMISE_GAP,
    DepartureReason.FAMILY_SEPARATION,
    DepartureReason.PROMISE_GAP,
    DepartureReason.HOUSING,
    DepartureReason.PROMISE_GAP,
    DepartureReason.FAMILY_SEPARATION,
)
"""Why people left, one after the other."""

A_YEAR, STAYED = timedelta(days=366), timedelta(days=330)
"""How long ago those who left began at least (at most twice that), and how long they stayed."""


def morning() -> datetime:
    """Return when the users sit down."""
    return datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)


def firm(folder: Path, catalogue: Catalogue, workers: int = PEOPLE) -> Database:
    """Return the open data file of a firm of made-up people."""
    place = folder / "Muster GmbH.ankerpunkt"
    make_demo_file(place, catalogue, workers=workers, seed=SEED, today=TODAY, who="Petra")
    return open_database(place, who="Petra", now=morning)


def firm_that_lost_people(folder: Path, catalogue: Catalogue) -> Database:
    """Return a larger firm of which some left within their first year."""
    database = firm(folder, catalogue, MANY)
    with database.read() as view:
        begun = [(it.worker.id, it.worker.started_on) for it in view.dossiers() if it.departure is None]
    lost = [(who, day) for who, day in begun if day and TODAY - 2 * A_YEAR < day < TODAY - A_YEAR]
    for (worker_id, began), reason in zip(lost, REASONS, strict=False):
        left = began + STAYED
        departure = Departure(worker_id=worker_id, ended_on=left, known_on=left, reason=reason)
        record_departure(database, catalogue, departure, today=TODAY)
    return database
