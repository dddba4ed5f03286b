"""Lists taken over into a data file: what no field holds is kept, and a second time changes nothing."""

from datetime import date

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.people import DepartureReason
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.services.company import create_file
from onboarding_app.services.importing import apply_import, preview_import
from onboarding_app.services.workers import save_worker
from tests.exchange.made_lists import csv_file
from tests.made import clock, made_company

TODAY = date(2026, 11, 23)
CATALOGUE = load_catalogue()
HEADER = (
    "Personalnummer", "Nachname", "Vorname", "Eintritt", "Aufenthaltstitel", "Titel gültig bis", "Deutsch",
    "Anerkennung", "Berufsgruppe", "Austritt", "Austrittsgrund", "Bemerkung",
)  # fmt: skip
ROW = (
    "007",
    "Abt",
    "Jo",
    "01.03.2026",
    "§ 16d",
    "31.12.2026",
    "A2/B1",
    "beantragt",
    "Pflege",
    "",
    "",
    "ruft an",
)


@pytest.fixture
def database(tmp_path):
    with create_file(tmp_path / "x.ankerpunkt", made_company(), who="test", now=clock) as database:
        yield database


def take_over(database, folder, row):
    preview = preview_import(database, csv_file(folder, [HEADER, row], "cp1252"), today=TODAY)
    assert preview.rejected == ()
    apply_import(database, CATALOGUE, preview, today=TODAY)
    return preview


def dossier(database):
    with database.read() as view:
        (only,) = view.dossiers()
        return only


def test_what_no_field_holds_is_kept_in_the_note_once(database, tmp_path):
    assert len(take_over(database, tmp_path, ROW).new) == 1
    assert dossier(database).worker.note == "ruft an\nAufenthaltstitel: § 16d\nDeutsch: A2/B1"
    assert len(take_over(database, tmp_path, ROW).unchanged) == 1
    assert dossier(database).worker.note.count("§ 16d") == 1


def test_a_note_of_hr_stays_where_the_list_has_none(database, tmp_path):
    take_over(database, tmp_path, ROW)
    worker = dossier(database).worker
    save_worker(database, CATALOGUE, type(worker)(**{**vars(worker), "note": "von Hand"}), today=TODAY)
    take_over(database, tmp_path, (*ROW[:-1], ""))
    assert dossier(database).worker.note == "von Hand\nAufenthaltstitel: § 16d\nDeutsch: A2/B1"


def test_recognition_goes_forward_and_never_back(database, tmp_path):
    take_over(database, tmp_path, ROW)
    (case,) = dossier(database).recognition
    assert (case.stage, case.occupation_group) == (RecognitionStage.FILED, OccupationGroup.NURSING)
    take_over(database, tmp_path, (*ROW[:7], "volle Anerkennung", *ROW[8:]))
    (case,) = dossier(database).recognition
    assert (case.stage, case.outcome) == (RecognitionStage.DONE, Outcome.FULL)
    assert len(take_over(database, tmp_path, ROW).unchanged) == 1


def test_why_somebody_left(database, tmp_path):
    take_over(database, tmp_path, (*ROW[:9], "31.10.2026", "Vertragsende", ""))
    departure = dossier(database).departure
    assert departure is not None
    assert (departure.ended_on, departure.reason) == (date(2026, 10, 31), DepartureReason.CONTRACT_ENDED)


def test_a_list_of_two_columns_changes_only_these(database, tmp_path):
    take_over(database, tmp_path, ROW)
    before = dossier(database)
    path = csv_file(tmp_path, [("Personalnummer", "Nachname", "Ort"), ("007", "Abt", "Jena")])
    apply_import(database, CATALOGUE, preview_import(database, path, today=TODAY), today=TODAY)
    after = dossier(database)
    changed = {
        name for name in vars(before.worker) if getattr(before.worker, name) != getattr(after.worker, name)
    }
    assert changed == {"city"}
    assert (after.titles, after.proofs, after.recognition) == (
        before.titles,
        before.proofs,
        before.recognition,
    )
