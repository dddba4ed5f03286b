"""A firm's empty data file, and the catalogue that ships."""

from datetime import UTC, date, datetime

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating
from onboarding_app.domain.company import Company
from onboarding_app.domain.people import HiredFrom
from onboarding_app.i18n import Texts
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.company import create_file
from onboarding_app.services.papers import write_paper
from onboarding_app.services.workers import Belongings, add_mentor, add_worker
from onboarding_app.storage.database import Database
from tests.made import (
    clock,
    made_company,
    made_course,
    made_family_member,
    made_mentor,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)
from tests.reports.reading import all_text

TODAY = date(2026, 11, 23)
WHISPERED = "Streng-vertraulich-7731"
ENGLISH = Texts("en")


@pytest.fixture(scope="session")
def catalogue():
    """The plans, titles and guides that ship."""
    return load_catalogue()


@pytest.fixture
def database(tmp_path, catalogue):
    """An open data file of a firm without people."""
    firm = Company(name="Muster GmbH", city="Erfurt")
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with create_file(tmp_path / "firma.ankerpunkt", firm, who="Petra", now=lambda: moment) as made:
        yield made


@pytest.fixture(scope="module")
def filled(tmp_path_factory, catalogue):
    """A data file of two people, one with all that a person can have; papers only read it."""
    path = tmp_path_factory.mktemp("papers") / "firma.ankerpunkt"
    firm = made_company(
        fair_integration_contact="Faire Integration, Musterweg 1, Erfurt",
        fair_integration_checked_on=date(2026, 11, 2),
    )
    with create_file(path, firm, who="Petra", now=clock) as database:
        _fill(database, catalogue)
        yield database


def _fill(database: Database, catalogue):
    add_mentor(database, made_mentor())
    belongings = Belongings(
        titles=(made_title(kind="p16d_3", valid_until=date(2026, 12, 31)),),
        family=(made_family_member(first_name="Minh", application_filed_on=date(2026, 4, 1)),),
        proofs=(made_proof(certificate="telc"), made_proof(is_target=True, on=date(2027, 6, 30))),
        courses=(made_course(provider="VHS"),),
        recognition=(made_recognition(body="TLVwA", reference_occupation="Pflegefachfrau"),),
    )
    with database.read() as view:
        mentor = view.mentors.all()[0]
    add_worker(
        database,
        catalogue,
        made_worker(
            mentor_id=mentor.id,
            note="Fährt Rad",
            hired_from=HiredFrom.ABROAD,
            started_on=date(2026, 9, 1),
            answers=(("placed_under_p299_sgb3", "false"),),
        ),
        today=TODAY,
        belongings=belongings,
    )
    add_worker(database, catalogue, made_worker(personnel_number="2", family_name="Zorn"), today=TODAY)
    with database.read() as view:
        worker = view.workers.all()[0]
    talk = CheckIn(
        worker_id=worker.id,
        held_on=date(2026, 11, 2),
        guide="stay",
        note="Kommt gut an",
        confidential_note=WHISPERED,
        ratings=(FactorRating(factor=Factor.HOUSING, expected=5, experienced=2, note="zu klein"),),
        next_on=date(2027, 1, 15),
    )
    agreed = Agreement(worker_id=worker.id, text="Wohnung suchen", who="HR", due_on=date(2026, 11, 9))
    record_check_in(database, catalogue, talk, agreements=[agreed], today=TODAY)


@pytest.fixture
def write(filled, catalogue, tmp_path):
    """Write a paper and return its text without white space."""

    def written(kind, texts=ENGLISH, database=filled, **more):
        out = tmp_path / f"{kind}.pdf"
        assert write_paper(kind, database, catalogue, out, texts=texts, today=TODAY, **more)
        return all_text(out.read_bytes())

    return written
