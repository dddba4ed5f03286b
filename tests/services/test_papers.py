"""Papers: each kind is a PDF in both languages, none tells what is confidential, a stop leaves nothing."""

from collections import Counter
from datetime import date

import pytest

from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError, NotFoundError
from onboarding_app.domain.papers import DueBy
from onboarding_app.domain.people import HiredFrom
from onboarding_app.i18n import Texts
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.company import create_file
from onboarding_app.services.due_list import DUE_WITHIN, WEEK_WITHIN, due_paper, initials
from onboarding_app.services.overview import due_lines
from onboarding_app.services.papers import PaperKind, write_paper
from onboarding_app.services.status import status_paper
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
from tests.reports.reading import all_text, page_texts

TODAY = date(2026, 11, 23)
WHISPERED = "Streng-vertraulich-7731"
GERMAN, ENGLISH = Texts("de"), Texts("en")


@pytest.fixture(scope="module")
def filled(tmp_path_factory, catalogue):
    """A data file of two people, one with all that a person can have; papers only read it."""
    path = tmp_path_factory.mktemp("papers") / "firma.ankerpunkt"
    firm = made_company(
        fair_integration_contact="Faire Integration, Musterweg 1, Erfurt",
        fair_integration_checked_on=date(2026, 11, 2),
    )
    with create_file(path, firm, catalogue, who="Petra", now=clock) as database:
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


def test_the_preparation_holds_what_was_agreed_and_what_to_ask(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.PREPARATION, GERMAN, worker_ids=[worker.id])
    for told in ("Gesprächsvorbereitung", "Wohnungsuchen", "SabineKrüger", "02.11.2026", "Leitfragen"):
        assert told in text
    assert "Kommtgutan" not in text


def test_the_handover_holds_notes_and_how_to_reach_the_person(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.HANDOVER, GERMAN, worker_ids=[worker.id])
    for told in ("Kommtgutan", "Wohnungsuchen", "Minh", "AbgegebenvonSabineKrüger", "Übernommenvon"):
        assert told in text
    assert WHISPERED not in text


def test_the_record_of_mentoring_counts_and_names_no_worker(write, filled):
    text = write(PaperKind.ACTIVITY, GERMAN)
    for told in ("SabineKrüger", "BegleitetePersonen1", "GeführteGespräche1", "Nov261"):
        assert told in text
    assert not any(name in text for name in ("Nguyễn", "Zorn", "Minh"))
    assert "BeieinemGespräch" in text or "Bei1GesprächistkeineDauernotiert" in text


def test_a_record_of_mentoring_needs_a_period_that_ends_after_it_begins(write):
    with pytest.raises(InvalidValueError):
        write(PaperKind.ACTIVITY, first=date(2026, 5, 1), last=date(2026, 4, 1))


def test_the_letter_to_the_authority_is_filled_from_what_is_known(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.RENEWAL_LETTER, GERMAN, worker_ids=[worker.id])
    for told in (
        "ThịThảoNguyễn",
        "StaatsangehörigkeitVietnam",
        "gültigbis31.12.2026",
        "§16d",
        "Pflegefachkraft",
    ):
        assert told in text, told
    assert "geborenam______________" in text
    assert "Vertraulich" not in text


def test_the_letter_to_the_mission_names_who_wants_to_join(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    text = write(PaperKind.FAMILY_LETTER, GERMAN, worker_ids=[worker.id])
    assert "Ehepartner/inMinhhatdasVisumam01.04.2026beantragt." in text
    assert "DeutscheAuslandsvertretungin" in text


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (PaperKind.RENEWAL_LETTER, "letter_title_end_unknown"),
        (PaperKind.FAMILY_LETTER, "letter_nobody_joins"),
    ],
)
def test_a_letter_that_would_not_be_true_is_refused(filled, catalogue, tmp_path, kind, key):
    with filled.read() as view:
        second = view.workers.all()[1]
    with pytest.raises(InvalidValueError) as told:
        write_paper(
            kind, filled, catalogue, tmp_path / "x.pdf", texts=GERMAN, today=TODAY, worker_ids=[second.id]
        )
    assert told.value.key == key
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("today", "refused"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_no_letter_says_that_a_title_is_renewed_in_time_when_it_has_ended(
    filled, catalogue, tmp_path, today, refused
):
    with filled.read() as view:
        worker = view.workers.all()[0]

    def written():
        return write_paper(
            PaperKind.RENEWAL_LETTER,
            filled,
            catalogue,
            tmp_path / "x.pdf",
            texts=GERMAN,
            today=today,
            worker_ids=[worker.id],
        )

    if not refused:
        assert written()
        return
    with pytest.raises(InvalidValueError) as told:
        written()
    assert (told.value.key, told.value.details["day"]) == ("letter_title_ended", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("ends_on", "told"),
    [
        (None, ""),
        (date(2027, 6, 30), "DerVertragläuftbis30.06.2027."),
        (date(2026, 6, 30), "bis______________."),
    ],
)
def test_a_contract_that_has_ended_on_paper_leaves_a_gap_in_the_letter(
    database, catalogue, write, ends_on, told
):
    add_worker(
        database,
        catalogue,
        made_worker(fixed_term_ends_on=ends_on),
        today=TODAY,
        belongings=Belongings(titles=(made_title(kind="p18a", valid_until=date(2027, 7, 31)),)),
    )
    text = write(PaperKind.RENEWAL_LETTER, GERMAN, database=database, worker_ids=[1])
    assert told in text
    assert ("DerVertrag" in text) == bool(told)


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
    out.write_bytes(b"before")
    assert not write_paper(
        PaperKind.STATUS, filled, catalogue, out, texts=ENGLISH, today=TODAY, cancelled=lambda: True
    )
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("x.pdf", b"before")]


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
    assert told.value.key == "paper_not_written"


def test_deadlines_are_sorted_by_person_then_day(filled, catalogue, tmp_path):
    out = tmp_path / "due.pdf"
    write_paper(PaperKind.DUE, filled, catalogue, out, texts=GERMAN, today=TODAY)
    text = "\n".join(page_texts(out.read_bytes()))
    assert "Zorn" in text
    assert text.rindex("Thảo") < text.rindex("Zorn")


@pytest.mark.parametrize("by", DueBy)
def test_every_arrangement_holds_the_same_deadlines_in_order(filled, catalogue, by):
    paper = due_paper(filled, catalogue, today=TODAY, texts=GERMAN, by=by)
    within = WEEK_WITHIN if by is DueBy.WEEK else DUE_WITHIN
    wanted = due_lines(filled, catalogue, today=TODAY, language="de", within=within)
    told = [line for group in paper.groups for line in group.lines]
    assert Counter(line.title for line in told) == Counter(line.title for line in wanted)
    assert len(paper.groups) > 1
    assert len({group.title for group in paper.groups}) == (2 if by is DueBy.PERSON else len(paper.groups))
    key = {
        DueBy.PERSON: lambda line: line.worker,
        DueBy.TRACK: lambda line: line.track,
        DueBy.RESPONSIBLE: lambda line: line.responsible,
        DueBy.WEEK: lambda line: line.overdue,
    }[by]
    for group in paper.groups:
        assert len({key(line) for line in group.lines}) == 1, group.title
        days = [line.safe_on or line.plan_on for line in group.lines]
        assert days == sorted(days)


def test_the_week_sheet_shows_initials_and_the_days_of_one_week(filled, catalogue, write):
    paper = due_paper(filled, catalogue, today=TODAY, texts=GERMAN, by=DueBy.WEEK)
    assert paper.groups[0].title == "überfällig"
    text = write(PaperKind.DUE, GERMAN, by=DueBy.WEEK)
    assert "Wochenblatt" in text
    assert "T.T.N." in text
    assert not any(name in text for name in ("Nguyễn", "Zorn"))


@pytest.mark.parametrize(
    ("name", "short"), [("Thị Thảo Nguyễn", "T. T. N."), ("", ""), ("  ada  ", "A."), ("محمد", "م.")]
)
def test_initials(name, short):
    assert initials(name) == short


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 9), False), (date(2026, 11, 10), True)])
def test_an_agreement_is_late_from_the_day_after(filled, catalogue, today, late):
    with filled.read() as view:
        worker = view.workers.all()[0]
    paper = status_paper(filled, catalogue, worker.id, today=today, texts=ENGLISH)
    assert [(it.text, it.overdue) for it in paper.agreements] == [("Wohnung suchen", late)]
