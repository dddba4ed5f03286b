"""The Datenauskunft: everything stored on one person and nobody else, others marked, notes by the mentor."""

import base64
import json
from datetime import date

import pytest

from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating, Intention
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.people import DepartureReason
from onboarding_app.i18n import Texts
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.disclosure import disclosure_paper
from onboarding_app.services.drafts import save_draft
from onboarding_app.services.papers import PaperKind, write_paper
from onboarding_app.services.workers import (
    Belongings,
    add_mentor,
    add_worker,
    record_departure,
    save_worker,
)
from tests.made import (
    PAPER,
    made_course,
    made_departure,
    made_document,
    made_family_member,
    made_handover,
    made_mentor,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)
from tests.reports.reading import all_text

TODAY = date(2026, 11, 23)
WHISPERED = "Nur-fuer-die-Begleitung-4711"
GERMAN, ENGLISH = Texts("de"), Texts("en")


@pytest.fixture
def filled(database, catalogue):
    """A firm with a person who has everything that can be stored, and another one."""
    add_mentor(database, made_mentor())
    with database.read() as view:
        mentor = view.mentors.all()[0]
    belongings = Belongings(
        titles=(made_title(kind="p16d_3", authority="ABH Erfurt"),),
        family=(made_family_member(first_name="Minh", birth_year=1991),),
        proofs=(made_proof(certificate="telc"),),
        courses=(made_course(provider="VHS"),),
        recognition=(made_recognition(body="TLVwA"),),
    )
    add_worker(
        database,
        catalogue,
        made_worker(mentor_id=mentor.id, note="Mag Bach", answers=(("family_in_de", "false"),)),
        today=TODAY,
        belongings=belongings,
    )
    add_worker(database, catalogue, made_worker(personnel_number="2", family_name="Zorn"), today=TODAY)
    with database.read() as view:
        worker = view.workers.all()[0]
    save_worker(database, catalogue, worker.__class__(**{**vars(worker), "city": "Weimar"}), today=TODAY)
    talk = CheckIn(
        worker_id=worker.id,
        held_on=date(2026, 11, 2),
        intention=Intention.STAYS,
        note="Kommt gut an",
        confidential_note=WHISPERED,
        ratings=(FactorRating(factor=Factor.HOUSING, expected=5, experienced=2, note="zu klein"),),
    )
    agreed = Agreement(worker_id=worker.id, text="Wohnung suchen", who="Frau Beispiel")
    record_check_in(database, catalogue, talk, agreements=[agreed], today=TODAY)
    record_departure(
        database,
        catalogue,
        made_departure(worker_id=worker.id, ended_on=date(2026, 12, 31), reason=DepartureReason.HOUSING),
        today=TODAY,
    )
    with database.write("attach_document") as work:
        work.documents.file(made_document(worker_id=worker.id), PAPER)
        work.handovers.save(made_handover(worker_id=worker.id, to_mentor="Udo Kranz", summary="Mag Musik"))
    save_draft(database, worker.id, json.dumps({"note": "Halb getippt", "confidential_note": WHISPERED}))
    return database


@pytest.fixture
def worker_id(filled):
    with filled.read() as view:
        return view.workers.all()[0].id


def written(database, catalogue, out, ids, texts=ENGLISH, **more):
    write_paper(
        PaperKind.DISCLOSURE, database, catalogue, out, texts=texts, today=TODAY, worker_ids=ids, **more
    )
    return out.read_bytes()


@pytest.mark.parametrize("texts", [GERMAN, ENGLISH], ids=["de", "en"])
def test_it_holds_what_is_stored_of_every_kind(filled, catalogue, tmp_path, worker_id, texts):
    text = all_text(written(filled, catalogue, tmp_path / "x.pdf", [worker_id], texts))
    for told in (
        "MagBach",
        "ABHErfurt",
        "Minh",
        "1991",
        "telc",
        "VHS",
        "TLVwA",
        "Kommtgutan",
        "zuklein",
        "Wohnungsuchen",
        "FrauBeispiel",
        "SabineKrüger",
        "UdoKranz",
        "MagMusik",
        "Aufenthaltstitel.pdf",
        "Halbgetippt",
        "Weimar",
        "Petra",
    ):
        assert told in text, told
    assert "Zorn" not in text


def test_it_is_worded_in_the_language_of_the_paper(filled, catalogue, worker_id):
    paper = disclosure_paper(filled, catalogue, worker_id, today=TODAY, texts=GERMAN)
    told = {(it.label, it.value) for part in paper.parts for one in part.records for it in one.values}
    assert ("Staatsangehörigkeit", "Vietnam") in told
    assert ("Bleibeabsicht, selbst genannt", "bleibt") in told
    assert ("Hauptgrund", "Wohnen") in told
    assert ("Lebt die Familie schon in Deutschland?", "Nein") in told
    assert ("Person: Ort", "– → Weimar") in told


def test_every_stored_value_is_in_the_data(filled, catalogue, tmp_path, worker_id):
    told = json.loads(written(filled, catalogue, tmp_path / "x.json", [worker_id], mentor_notes=True))
    with filled.read() as view:
        dossier = view.dossier(worker_id)
    assert told["worker"]["personnel_number"] == "00417"
    for name in (
        "titles",
        "family",
        "recognition",
        "proofs",
        "courses",
        "checkpoints",
        "check_ins",
        "handovers",
    ):
        assert len(told[name]) == len(getattr(dossier, name)) > 0, name
    assert told["check_ins"][0]["confidential_note"] == WHISPERED
    assert base64.b64decode(told["documents"][0]["content_base64"]) == PAPER
    assert told["draft"]["note"] == "Halb getippt"
    assert {entry["action"] for entry in told["history"]} >= {"add_worker", "save_worker", "record_check_in"}
    assert told["departure"]["reason"] == "housing"
    assert "Zorn" not in json.dumps(told)


def test_what_belongs_to_others_is_marked(filled, catalogue, worker_id):
    paper = disclosure_paper(filled, catalogue, worker_id, today=TODAY, texts=ENGLISH)
    marked = {it.value for part in paper.parts for one in part.records for it in one.values if it.third}
    assert {"Minh", "1991", "Sabine Krüger", "krueger@muster.example", "Frau Beispiel", "Petra"} <= marked
    assert not marked & {"Weimar", "telc", "ABH Erfurt"}
    free = {it.value for part in paper.parts for one in part.records for it in one.values if it.free}
    assert {"Mag Bach", "Kommt gut an", "zu klein", "Wohnung suchen"} <= free


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_confidential_notes_come_only_if_the_mentor_wants_it(filled, catalogue, tmp_path, worker_id, ending):
    def read(name, **more):
        content = written(filled, catalogue, tmp_path / f"{name}.{ending}", [worker_id], **more)
        return all_text(content) if ending == "pdf" else content.decode()

    assert WHISPERED not in read("without")
    assert WHISPERED in read("with", mentor_notes=True)


def test_the_paper_says_which_notes_the_mentor_has_to_add(filled, catalogue, tmp_path, worker_id):
    sealed = all_text(written(filled, catalogue, tmp_path / "x.pdf", [worker_id], GERMAN))
    assert "NichtindiesemAusdruck" in sealed
    assert "zudenGesprächenvom02.11.2026" in sealed
    whole = all_text(written(filled, catalogue, tmp_path / "y.pdf", [worker_id], GERMAN, mentor_notes=True))
    assert "NichtindiesemAusdruck" not in whole


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_it_is_for_one_person_alone(filled, catalogue, tmp_path, ending):
    with filled.read() as view:
        everybody = view.worker_ids()
    for ids in ([], everybody):
        with pytest.raises(InvalidValueError) as told:
            written(filled, catalogue, tmp_path / f"x.{ending}", ids)
        assert told.value.key == "one_person_needed"
    with pytest.raises(NotFoundError):
        written(filled, catalogue, tmp_path / f"x.{ending}", [99])
    assert not list(tmp_path.glob(f"x.{ending}"))


def test_a_password_is_never_left_aside_silently(filled, catalogue, tmp_path, worker_id):
    with pytest.raises(InvalidValueError) as told:
        written(filled, catalogue, tmp_path / "x.json", [worker_id], password=WHISPERED)
    assert told.value.key == "data_not_locked"
    assert not list(tmp_path.glob("x.json"))


def test_a_person_of_whom_little_is_known_gets_one_too(filled, catalogue, tmp_path):
    with filled.read() as view:
        second = view.worker_ids()[1]
    assert "Zorn" in all_text(written(filled, catalogue, tmp_path / "x.pdf", [second]))
