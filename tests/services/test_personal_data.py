"""What a paper is said to hold is what it holds: each kind of personal data is looked for in each paper."""

from datetime import date

import pytest

from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating, Form, Intention
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.paper_kinds import PaperKind, PersonalData, personal_data_in
from onboarding_app.domain.paper_readers import FOR, Reader, told_to, tracks_told_to
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.company import create_file
from onboarding_app.services.papers import write_paper
from onboarding_app.services.workers import Belongings, add_mentor, add_worker, record_departure
from onboarding_app.wording.actions import action_name
from onboarding_app.wording.papers import holds_sentence, personal_data_name, reader_name
from tests.made import (
    clock,
    made_company,
    made_course,
    made_departure,
    made_family_member,
    made_mentor,
    made_recognition,
    made_title,
    made_worker,
)
from tests.reports.reading import all_text

TODAY = date(2026, 11, 23)
TELLS = {
    PersonalData.NAME: ("Zunamia",),
    PersonalData.BIRTH: ("07.07.1977", "7Jul1977"),
    PersonalData.CITIZENSHIP: ("Georgien", "Georgia"),
    PersonalData.CONTACT: ("0361777",),
    PersonalData.JOB: ("Zimmerfrau",),
    PersonalData.TITLE: ("09.08.2027", "9Aug2027", "FachkraftmitBerufsausbildung", "skilledworker,voc"),
    PersonalData.FAMILY: ("Angehoerix",),
    PersonalData.LANGUAGE: ("Kursmarke",),
    PersonalData.RECOGNITION: ("Stellenmarke",),
    PersonalData.DEADLINES: ("Schrittmarke",),
    PersonalData.TALKS: ("02.11.2026", "2Nov2026"),
    PersonalData.TALK_NOTES: ("Gespraechsmarke",),
    PersonalData.MOOD: ("2von5", "2of5", "unsicher", "unsure"),
    PersonalData.EXPECTATIONS: ("Wohnen&Lebensqualität", "Housingandqualityoflife"),
    PersonalData.AGREEMENTS: ("Absprachemarke",),
    PersonalData.NOTE: ("Personmarke",),
    PersonalData.DEPARTURE: ("Abgangsmarke",),
    PersonalData.HISTORY: ("Petra",),
    PersonalData.CONFIDENTIAL: ("Vertraulichmarke",),
    PersonalData.MENTOR: ("Mentormarke",),
}
"""What gives each kind of data away; hints are sentences of the program and give nothing more away."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory, catalogue):
    """A firm with one person who has something of every kind."""
    path = tmp_path_factory.mktemp("data") / "firma.ankerpunkt"
    firm = made_company(fair_integration_contact="Stelle", fair_integration_checked_on=TODAY)
    with create_file(path, firm, who="Petra", now=clock) as database:
        add_mentor(database, made_mentor(name="Mentormarke"))
        with database.read() as view:
            mentor = view.mentors.all()[0]
        person = made_worker(
            given_name="Ada",
            family_name="Zunamia",
            mentor_id=mentor.id,
            birth_date=date(1977, 7, 7),
            citizenship="GE",
            phone="0361777",
            occupation="Zimmerfrau",
            note="Personmarke",
        )
        belongings = Belongings(
            titles=(made_title(kind="p18a", valid_until=date(2027, 8, 9)),),
            family=(made_family_member(first_name="Angehoerix"),),
            courses=(made_course(name="Kursmarke"),),
            recognition=(made_recognition(body="Stellenmarke"),),
        )
        add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
        with database.read() as view:
            worker = view.workers.all()[0]
        _talk(database, catalogue, worker.id)
        record_departure(
            database,
            catalogue,
            made_departure(worker_id=worker.id, ended_on=date(2026, 12, 31), note="Abgangsmarke"),
            today=TODAY,
        )
        yield database


def _talk(database, catalogue, worker_id):
    talk = CheckIn(
        worker_id=worker_id,
        held_on=date(2026, 11, 2),
        form=Form.PHONE,
        mood=2,
        intention=Intention.UNSURE,
        note="Gespraechsmarke",
        confidential_note="Vertraulichmarke",
        ratings=(FactorRating(factor=Factor.HOUSING, expected=5, experienced=2),),
    )
    agreed = Agreement(worker_id=worker_id, text="Absprachemarke")
    record_check_in(database, catalogue, talk, agreements=[agreed], today=TODAY)
    with database.write("add_checkpoint") as work:
        for responsible in (Responsible.MENTOR, Responsible.WORKER):
            step = Checkpoint(
                worker_id=worker_id,
                track=Track.ARRIVAL,
                responsible=responsible,
                title="Schrittmarke",
                safe_on=TODAY,
                plan_on=TODAY,
            )
            work.checkpoints.save(step)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notes", [False, True], ids=["", "with notes"])
@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_holds_the_personal_data_it_is_said_to_hold(
    filled, catalogue, tmp_path, kind, notes, language
):
    with filled.read() as view:
        ids = view.worker_ids()
    out = tmp_path / "x.pdf"
    write_paper(
        kind,
        filled,
        catalogue,
        out,
        texts=Texts(language),
        today=TODAY,
        worker_ids=ids,
        mentor_notes=notes,
    )
    text = all_text(out.read_bytes())
    found = {data for data, marks in TELLS.items() if any(mark in text for mark in marks)}
    assert found == set(personal_data_in(kind, mentor_notes=notes)) - {PersonalData.HINTS}


@pytest.mark.parametrize("reader", Reader)
def test_a_status_report_holds_what_its_reader_needs_and_no_more(filled, catalogue, tmp_path, reader):
    with filled.read() as view:
        ids = view.worker_ids()
    out = tmp_path / "x.pdf"
    write_paper(
        PaperKind.STATUS,
        filled,
        catalogue,
        out,
        texts=Texts("de"),
        today=TODAY,
        worker_ids=ids,
        reader=reader,
    )
    text = all_text(out.read_bytes())
    found = {data for data, marks in TELLS.items() if any(mark in text for mark in marks)}
    assert found == set(told_to(reader)) - {PersonalData.HINTS}
    assert ("Aufmerksamkeit" in text or "stabil" in text) == (PersonalData.HINTS in told_to(reader))


def test_who_reads_less_reads_nothing_that_the_house_does_not():
    whole = told_to(Reader.HOUSE)
    assert whole == personal_data_in(PaperKind.STATUS)
    for reader in Reader:
        assert set(told_to(reader)) <= set(whole)
    assert PersonalData.NAME not in told_to(Reader.FUNDER)
    assert tracks_told_to(Reader.AUTHORITY) == frozenset()
    for reader in (Reader.MANAGER, Reader.COUNCIL, Reader.FUNDER):
        assert not {Track.FAMILY, Track.MENTORING, Track.LEAVING} & tracks_told_to(reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reader_has_a_name_and_stands_in_the_history(language):
    texts = Texts(language)
    assert len({reader_name(each, texts) for each in Reader}) == len(Reader)
    for reader in Reader:
        assert reader_name(reader, texts) in action_name(f"paper_status{FOR}{reader}", texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_data_has_its_name(language):
    names = [personal_data_name(each, Texts(language)) for each in PersonalData]
    assert len(set(names)) == len(names)


def test_it_is_said_in_one_sentence():
    german = Texts("de")
    assert holds_sentence((), german) == "Dieses Papier enthält keine personenbezogenen Daten."
    told = holds_sentence(personal_data_in(PaperKind.FAMILY_LETTER), german)
    assert told == (
        "Personenbezogene Daten in diesem Papier: Name, Geburtsdatum, Arbeit, Aufenthaltstitel, "
        "Familie (Dritte)."
    )
