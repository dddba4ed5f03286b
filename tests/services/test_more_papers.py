"""Papers of mentors, letters, and the list of deadlines in each arrangement."""

from collections import Counter
from datetime import date

import pytest

from onboarding_app.domain.errors import InvalidValueError, UserError
from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.due_list import DUE_WITHIN, WEEK_WITHIN, due_paper, initials
from onboarding_app.services.history import history_lines
from onboarding_app.services.month import calendar_page
from onboarding_app.services.overview import due_lines
from onboarding_app.services.papers import PaperKind, note_paper, write_paper
from onboarding_app.services.workers import Belongings, add_worker
from onboarding_app.storage.database import open_database
from onboarding_app.wording.actions import action_name
from tests.made import clock, made_handover, made_title, made_worker
from tests.reports.reading import page_texts
from tests.services.conftest import WHISPERED

TODAY = date(2026, 11, 23)
GERMAN = Texts("de")


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


def test_the_handover_tells_of_earlier_ones_the_latest_first(write, filled):
    with filled.read() as view:
        worker = view.workers.all()[0]
    assert "Waszuwissenist" not in write(PaperKind.HANDOVER, GERMAN, worker_ids=[worker.id])
    with filled.write("filled") as work:
        for day, summary in ((date(2026, 3, 2), "FamilieimSommer"), (date(2026, 9, 1), "Prüfungim März")):
            work.handovers.save(made_handover(worker_id=worker.id, handed_on=day, summary=summary))
    text = write(PaperKind.HANDOVER, GERMAN, worker_ids=[worker.id])
    assert "Waszuwissenist" in text
    assert 0 < text.index("01.09.2026") < text.index("PrüfungimMärz") < text.index("FamilieimSommer")


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


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        (TODAY, "istbeiunsseit23.11.2026beschäftigt"),
        (date(2026, 11, 24), "nimmtdieBeschäftigungbeiunsam24.11.2026auf"),
    ],
)
def test_who_has_not_begun_yet_does_not_work_here_since_a_day_to_come(
    database, catalogue, write, starts, told
):
    add_worker(
        database,
        catalogue,
        made_worker(started_on=starts, probation_ends_on=None),
        today=TODAY,
        belongings=Belongings(titles=(made_title(kind="p18a", valid_until=date(2027, 7, 31)),)),
    )
    assert told in write(PaperKind.RENEWAL_LETTER, GERMAN, database=database, worker_ids=[1])


def test_no_name_of_a_track_is_torn_in_the_list_of_what_is_open(filled, catalogue, tmp_path):
    out = tmp_path / "status.pdf"
    write_paper(PaperKind.STATUS, filled, catalogue, out, texts=GERMAN, today=TODAY)
    words = "\n".join(page_texts(out.read_bytes())).split()
    assert "Arbeitgeberpflichten" in words
    assert "Arbeitgeberpflicht" not in words


def test_deadlines_are_sorted_by_person_then_day(filled, catalogue, tmp_path):
    out = tmp_path / "due.pdf"
    write_paper(PaperKind.DUE, filled, catalogue, out, texts=GERMAN, today=TODAY)
    text = "\n".join(page_texts(out.read_bytes()))
    assert "Zorn" in text
    assert text.rindex("Thảo") < text.rindex("Zorn")


def test_the_sheet_of_a_month_holds_each_day_once_with_what_stands_on_it(filled, catalogue, write):
    paper = due_paper(filled, catalogue, today=TODAY, texts=GERMAN, by=DueBy.MONTH, month=date(2026, 12, 1))
    days = [day for week in paper.weeks for day in week]
    assert [day.on for day in days if day.is_in_month] == [date(2026, 12, 1 + n) for n in range(31)]
    assert days[0].on.weekday() == 0
    assert {day.on for day in days if day.holiday} == {
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
    }
    page = calendar_page(
        filled, catalogue, first=date(2026, 12, 1), last=date(2026, 12, 31), today=TODAY, language="de"
    )
    told = sum(len(day.lines) for day in days)
    assert told == sum(len(entries) for entries in page.entries.values()) > 0
    text = write(PaperKind.DUE, GERMAN, by=DueBy.MONTH, first=date(2026, 12, 1))
    assert "Monatsblatt" in text
    assert "Dezember2026" in text
    assert "Nguy" not in text


@pytest.mark.parametrize("by", [by for by in DueBy if by is not DueBy.MONTH])
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


def test_it_is_noted_who_made_which_paper_about_whom(database, catalogue):
    for number in ("1", "2"):
        add_worker(database, catalogue, made_worker(personnel_number=number), today=TODAY)
    first, second = (WorkerId(1), WorkerId(2))
    note_paper(database, PaperKind.STATUS, [second])
    note_paper(database, PaperKind.PREPARATION)
    note_paper(database, PaperKind.RETENTION)
    note_paper(database, PaperKind.GUIDE)
    with database.read() as view:
        told = [(it.who, it.action) for it in view.journal.entries()][:3]
        of_first, of_second = (history_lines(view, each) for each in (first, second))
    assert told == [("Petra", "paper_retention"), ("Petra", "paper_preparation"), ("Petra", "paper_status")]
    assert [line.action for line in of_first][:-1] == ["paper_preparation"]
    assert [line.action for line in of_second][:-1] == ["paper_preparation", "paper_status"]
    assert not of_second[0].fields
    assert action_name("paper_status", GERMAN) == "Papier: Statusbericht"


def test_a_note_of_a_paper_is_no_deed_to_undo(database, catalogue):
    add_worker(database, catalogue, made_worker(), today=TODAY)
    deed = database.can_undo()
    note_paper(database, PaperKind.STATUS)
    assert database.can_undo() == deed == "add_worker"
    database.undo()
    assert database.can_redo() == "add_worker"
    database.note_paper("retention")
    assert database.can_redo() == "add_worker"
    database.redo()
    with database.read() as view:
        noted = next(it for it in view.journal.entries() if it.action == "paper_status")
    with pytest.raises(UserError) as told:
        database.undo(noted.id)
    assert told.value.key == "undo_not_possible"


def test_a_file_that_is_only_read_notes_nothing(database, catalogue):
    add_worker(database, catalogue, made_worker(), today=TODAY)
    with open_database(database.path, who="Paul", now=clock, exclusive=False) as reading:
        note_paper(reading, PaperKind.STATUS)
    with database.read() as view:
        assert [it.action for it in view.journal.entries()] == ["add_worker", "create_file"]


@pytest.mark.parametrize("kind", [PaperKind.DUE, PaperKind.STATUS])
def test_a_date_of_law_comes_with_its_rule_and_source(write, filled, kind):
    with filled.read() as view:
        worker = view.workers.all()[0]
    told = write(kind, worker_ids=[worker.id] if kind.is_for_one else ())
    assert "(asof29Apr2026)" in told
    assert "Sourcesoftherules:Federallawasofgesetze-im-internet.de(2026-04-29)" in told
