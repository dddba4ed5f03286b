"""Papers: each kind is a PDF in both languages, none tells what is confidential, a stop leaves nothing."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError, NotFoundError
from onboarding_app.i18n import Texts
from onboarding_app.services.papers import PaperKind, write_paper
from onboarding_app.services.status import status_paper
from tests.reports.reading import all_text
from tests.services.conftest import WHISPERED

TODAY = date(2026, 11, 23)
SESAME = "Öffne dich"

GERMAN, ENGLISH = Texts("de"), Texts("en")


@pytest.mark.parametrize("texts", [GERMAN, ENGLISH], ids=["de", "en"])
@pytest.mark.parametrize("kind", PaperKind)
def test_each_paper_is_written_and_tells_nothing_confidential(write, filled, kind, texts):
    with filled.read() as view:
        ids = view.worker_ids()[:1]
    text = write(kind, texts, worker_ids=ids if kind.is_for_one else ())
    assert kind is PaperKind.GUIDE or "MusterPflegegGmbH" in text
    assert WHISPERED not in text


def test_the_status_of_a_person_says_what_is_known_of_them(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.STATUS, worker_ids=[worker.id])
    for told in ("SabineKrüger", "Wohnungsuchen", "TLVwA", "telc", "VHS", "Minh", "FährtRad"):
        assert told in text
    assert "Zorn" not in text


STEPS = {
    "application_filed_on": "Antrag gestellt",
    "appointment_on": "Termin",
    "visa_issued_on": "Visum erteilt",
    "arrived_on": "angekommen",
}


def test_the_status_says_how_far_each_relative_is(filled, catalogue):
    with filled.read() as view:
        worker_id = view.workers.all()[0].id
    done = {"application_filed_on": None}
    for number, (step, words) in enumerate(STEPS.items(), start=1):
        done[step] = date(2026, number, 5)
        with filled.write("filled") as work:
            (member,) = work.family.of_worker(worker_id)
            work.family.save(replace(member, first_name="Minh", **done))
        told = status_paper(filled, catalogue, worker_id, today=TODAY, texts=GERMAN).family
        assert told == (f"Ehepartner/in Minh: {words} 05.{number:02}.2026",)


def test_the_status_says_that_a_period_rests_or_is_extended(filled, catalogue):
    with filled.read() as view:
        worker_id = view.workers.all()[0].id

    def told(**changes):
        with filled.write("filled") as work:
            (case,) = work.recognition.of_worker(worker_id)
            work.recognition.save(replace(case, **changes))
        return status_paper(filled, catalogue, worker_id, today=TODAY, texts=GERMAN).recognition

    day = date(2026, 10, 5)
    assert "Wartet auf Unterlagen seit: 05.10.2026" in told(complete_on=None, paused_since=day)
    assert "Frist verlängert bis: 05.10.2026" in told(extended_until=day)
    noticed = told(notice_on=day, exam_on=date(2026, 12, 1))
    assert not [each for each in noticed if "Wartet" in each or "verlängert" in each]
    assert "Prüfung am: 01.12.2026" in noticed


def test_minutes_hold_the_last_talk_and_its_agreements(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.CHECK_IN, GERMAN, worker_ids=[worker.id])
    for told in ("Kommtgutan", "zuklein", "Wohnungsuchen"):
        assert told in text


def test_before_the_first_talk_there_is_an_empty_sheet(write, filled, catalogue):
    with filled.read() as view:
        worker = view.workers.all()[1]
    text = write(PaperKind.CHECK_IN, GERMAN, worker_ids=[worker.id])
    assert "Zorn" in text
    assert "Kommtgutan" not in text


def test_papers_of_persons_are_for_everybody_where_nobody_is_named(write):
    text = write(PaperKind.STATUS)
    assert "Zorn" in text
    assert "FährtRad" in text


def test_the_retention_paper_names_nobody(write):
    text = write(PaperKind.RETENTION, first=date(2026, 1, 1), last=date(2026, 6, 30))
    assert not any(name in text for name in ("Nguyễn", "Zorn", "Krüger"))


def test_progress_is_told_for_each_person(write):
    told = []
    write(PaperKind.STATUS, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_a_stopped_paper_is_not_written(filled, catalogue, tmp_path):
    out = tmp_path / "x.pdf"
    out.write_bytes(b"%PDF-1.7 before")
    assert not write_paper(
        PaperKind.STATUS, filled, catalogue, out, texts=ENGLISH, today=TODAY, cancelled=lambda: True
    )
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("x.pdf", b"%PDF-1.7 before")]


def test_each_person_has_a_file_of_their_own_in_a_folder(filled, catalogue, tmp_path):
    told = []
    assert write_paper(
        PaperKind.STATUS,
        filled,
        catalogue,
        tmp_path,
        texts=ENGLISH,
        today=TODAY,
        progress=lambda done, total: told.append((done, total)),
    )
    texts = {it.name: all_text(it.read_bytes()) for it in tmp_path.iterdir()}
    assert set(texts) == {"status-1.pdf", "status-2.pdf"}
    assert ["Zorn" in texts[name] for name in sorted(texts)] == [False, True]
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_stop_takes_back_the_files_that_were_written(filled, catalogue, tmp_path):
    answers = iter([False, True])
    assert not write_paper(
        PaperKind.STATUS,
        filled,
        catalogue,
        tmp_path,
        texts=ENGLISH,
        today=TODAY,
        cancelled=lambda: next(answers),
    )
    assert not list(tmp_path.iterdir())


def test_a_password_encrypts_the_paper_and_what_it_is_called(filled, catalogue, tmp_path):
    out = tmp_path / "x.pdf"
    write_paper(PaperKind.DUE, filled, catalogue, out, texts=ENGLISH, today=TODAY, password=SESAME)
    content = out.read_bytes()
    assert b"Muster" not in content
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out, password=SESAME.lower())
    with pikepdf.open(out, password=SESAME) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert str(opened.docinfo["/Author"]) == "Muster Pflege gGmbH"


@pytest.mark.parametrize("kind", [PaperKind.STATUS, PaperKind.CHECK_IN])
def test_there_is_no_paper_about_nobody(database, catalogue, tmp_path, kind):
    out = tmp_path / "x.pdf"
    with pytest.raises(InvalidValueError) as told:
        write_paper(kind, database, catalogue, out, texts=ENGLISH, today=TODAY)
    assert told.value.key == "nobody_to_report"
    with pytest.raises(NotFoundError):
        write_paper(kind, database, catalogue, out, texts=ENGLISH, today=TODAY, worker_ids=[99])
    assert not out.exists()


@pytest.mark.parametrize("kind", [PaperKind.RETENTION, PaperKind.DUE])
def test_papers_of_the_firm_have_an_answer_for_nobody(database, write, kind):
    assert "MusterGmbH" in write(kind, database=database)


def test_a_place_that_cannot_be_written_is_refused(filled, catalogue, tmp_path):
    with pytest.raises(FileRefusedError) as told:
        write_paper(PaperKind.DUE, filled, catalogue, tmp_path / "no" / "x.pdf", texts=ENGLISH, today=TODAY)
    assert told.value.key == "folder_missing"


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 9), False), (date(2026, 11, 10), True)])
def test_an_agreement_is_late_from_the_day_after(filled, catalogue, today, late):
    with filled.read() as view:
        worker = view.workers.all()[0]
    paper = status_paper(filled, catalogue, worker.id, today=today, texts=ENGLISH)
    assert [(it.text, it.overdue) for it in paper.agreements] == [("Wohnung suchen", late)]
