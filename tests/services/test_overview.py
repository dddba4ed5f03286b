"""The start page, the state at the window's edge, one person's page, their path and their history."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import CheckIn
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.people import Departure
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.attention import attention, levels
from onboarding_app.services.centres import service_lines
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.checkpoints import add_checkpoint, attach_document, note_checkpoint
from onboarding_app.services.company import company_of, create_file, save_company
from onboarding_app.services.overview import MOST_LINES, MOST_WAITING, due_lines, overview, standing
from onboarding_app.services.person import next_step, person_page
from onboarding_app.services.start_models import QuickAction
from onboarding_app.services.state import file_state
from onboarding_app.services.workers import (
    Belongings,
    add_mentor,
    add_worker,
    assign_mentor,
    record_departure,
    save_worker,
)
from onboarding_app.storage.journal import Step
from tests.made import (
    clock,
    made_checkpoint,
    made_company,
    made_course,
    made_family_member,
    made_mentor,
    made_recognition,
    made_title,
    made_worker,
)

TODAY = date(2026, 11, 23)
ONE_DAY = timedelta(1)


@pytest.fixture
def worker(database, catalogue):
    """A German citizen without dates, of whom the plan asks nothing."""
    add_worker(database, catalogue, made_worker(citizenship="DE", started_on=None), today=TODAY)
    with database.read() as view:
        worker = view.workers.all()[0]
        assert not view.checkpoints.of_worker(worker.id)
    return worker


@pytest.fixture
def step(database, worker):
    """Add an own checkpoint of that worker."""

    def added(due_on, **changes):
        add_checkpoint(
            database,
            made_checkpoint(
                **{"worker_id": worker.id, "title": "Rad", "safe_on": due_on, "plan_on": due_on} | changes
            ),
        )

    return added


def start_page(database, catalogue, **more):
    return overview(database, catalogue, today=TODAY, language="de", **more)


def test_the_start_page_of_an_empty_file_is_empty(database, catalogue):
    page = start_page(database, catalogue)
    assert (page.due, page.waiting, page.has_people) == ((), (), False)
    figures = standing(database, catalogue, today=TODAY)
    assert (figures.active, figures.overdue_count) == (0, 0)
    assert (figures.stayed, figures.stayed_of, sum(line.total for line in figures.tracks)) == (None, 0, 0)
    told = attention(database, catalogue, today=TODAY, language="de")
    assert (told.lines, told.urgent, told.attention, told.stable, told.questions) == ((), 0, 0, 0, ())


@pytest.mark.parametrize(("days", "overdue", "soon"), [(-1, 1, 0), (0, 0, 1), (14, 0, 1), (15, 0, 0)])
def test_the_start_page_looks_two_weeks_ahead(database, catalogue, step, days, overdue, soon):
    step(TODAY + timedelta(days))
    page, figures = start_page(database, catalogue), standing(database, catalogue, today=TODAY)
    assert (figures.overdue_count, figures.soon_count, len(page.due)) == (overdue, soon, overdue + soon)
    assert [(line.days_left, line.overdue) for line in page.due] == [(days, days < 0)] * (overdue + soon)
    assert file_state(database, catalogue, today=TODAY).overdue == overdue


@pytest.mark.parametrize(
    "waits", [{"state": State.WAITING, "waiting_since": TODAY}, {"responsible": Responsible.AUTHORITY}]
)
def test_what_waits_for_others_stands_apart_and_is_never_late(database, catalogue, step, waits):
    step(TODAY - timedelta(30), **waits)
    page, figures = start_page(database, catalogue), standing(database, catalogue, today=TODAY)
    assert (len(page.due), len(page.waiting), figures.waiting_count, figures.overdue_count) == (0, 1, 1, 0)
    assert not page.waiting[0].overdue


def test_what_waits_leaves_room_for_what_is_to_be_done(database, catalogue, step):
    for number in range(MOST_LINES + 1):
        step(TODAY - timedelta(30), title=f"Antrag {number}", responsible=Responsible.AUTHORITY)
    step(TODAY)
    page = start_page(database, catalogue)
    assert [line.title for line in page.due] == ["Rad"]
    assert len(page.waiting) == MOST_WAITING
    assert standing(database, catalogue, today=TODAY).waiting_count == MOST_LINES + 1


def test_somebody_without_checkpoints_is_somebody(database, catalogue, worker):
    assert start_page(database, catalogue).has_people


def test_my_page_shows_only_whom_i_accompany(database, catalogue, worker, step):
    step(TODAY)
    add_mentor(database, made_mentor())
    with database.read() as view:
        mentor = view.mentors.all()[0]
    assert start_page(database, catalogue, mine=mentor.id).due == ()
    assign_mentor(database, catalogue, [worker.id], mentor.id, today=TODAY)
    (line,) = start_page(database, catalogue, mine=mentor.id).due
    assert (line.worker_name, line.mentor_name) == (worker.name, mentor.name)


def test_deadlines_of_some_people_are_limited_among_these(database, catalogue, step):
    step(TODAY)
    add_worker(
        database, catalogue, made_worker(citizenship="DE", started_on=None, personnel_number="2"), today=TODAY
    )
    with database.read() as view:
        other = view.workers.all()[1]
    step(TODAY + ONE_DAY, worker_id=other.id, title="Helm")
    asked = {"today": TODAY, "language": "de"}
    assert [it.title for it in due_lines(database, catalogue, limit=1, **asked)] == ["Rad"]
    mine = due_lines(database, catalogue, limit=1, worker_ids=[other.id], **asked)
    assert [it.title for it in mine] == ["Helm"]


def test_deadlines_without_an_end_hold_all_that_has_a_date(database, catalogue, step):
    step(TODAY + timedelta(900))
    step(None, title="irgendwann")
    asked = {"today": TODAY, "language": "de"}
    assert due_lines(database, catalogue, **asked) == ()
    assert [it.title for it in due_lines(database, catalogue, within=None, **asked)] == ["Rad"]


def test_who_has_left_needs_no_attention(database, catalogue):
    begun = made_worker(started_on=date(2026, 1, 1))
    ends = Belongings(titles=(made_title(kind="p18a", valid_until=TODAY + timedelta(5)),))
    add_worker(database, catalogue, begun, today=TODAY, belongings=ends)
    told = attention(database, catalogue, today=TODAY, language="de")
    assert (told.urgent, told.lines[0].level) == (1, AttentionLevel.URGENT)
    departure = Departure(worker_id=told.lines[0].worker_id, ended_on=TODAY - ONE_DAY)
    record_departure(database, catalogue, departure, today=TODAY)
    told = attention(database, catalogue, today=TODAY, language="de")
    assert (told.lines, told.urgent, told.attention, told.stable, told.questions) == ((), 0, 0, 0, ())


@pytest.mark.parametrize("asks", [partial(attention, language="de"), levels])
def test_one_can_save_while_everybody_is_looked_at(database, catalogue, worker, step, monkeypatch, asks):
    step(TODAY)
    with database.read() as view:
        (checkpoint,) = view.checkpoints.of_worker(worker.id)

    def note_meanwhile(*_case):
        note_checkpoint(database, checkpoint.id, note="Termin um 9")
        return ()

    monkeypatch.setattr("onboarding_app.services.attention.signals_for", note_meanwhile)
    asks(database, catalogue, today=TODAY)
    with database.read() as view:
        assert view.checkpoints.get(checkpoint.id).note == "Termin um 9"


def test_the_firm_is_asked_once_however_many_people_it_concerns(database, catalogue):
    for number in range(3):
        add_worker(database, catalogue, made_worker(personnel_number=str(number)), today=TODAY)
    told = attention(database, catalogue, today=TODAY, language="en")
    of_firm = [line.fact for line in told.questions if line.worker_id is None]
    assert of_firm
    assert len(of_firm) == len(set(of_firm))
    assert all(line.question and line.worker_name for line in told.questions if line.worker_id is not None)


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1), (90, 1), (91, 0)])
def test_titles_that_end_within_ninety_days_are_counted(database, catalogue, days, counted):
    end = TODAY + timedelta(days)
    title = made_title(kind="p18a", valid_from=date(2025, 1, 1), valid_until=end)
    add_worker(database, catalogue, made_worker(), today=TODAY, belongings=Belongings(titles=(title,)))
    tiles, state = standing(database, catalogue, today=TODAY), file_state(database, catalogue, today=TODAY)
    assert (tiles.titles_ending, tiles.next_title_end) == (counted, end if counted else None)
    assert (state.next_title_end, state.active, state.is_encrypted) == (tiles.next_title_end, 1, False)


@pytest.fixture
def full(database, catalogue):
    """Somebody with a title, a relative, a case, a course, a talk and a proof."""
    belongings = Belongings(
        titles=(made_title(kind="p16d_3"),),
        family=(made_family_member(application_filed_on=date(2026, 4, 1)),),
        recognition=(made_recognition(body="TLVwA"),),
        courses=(made_course(),),
    )
    person = made_worker(started_on=date(2026, 10, 5), entry_on=date(2026, 9, 20))
    add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
    with database.read() as view:
        worker = view.workers.all()[0]
        step = next(it for it in view.checkpoints.of_worker(worker.id) if it.is_open)
    talk = CheckIn(worker_id=worker.id, held_on=TODAY, guide="day30", confidential_note="geheim")
    record_check_in(database, catalogue, talk, today=TODAY)
    attach_document(database, step.id, name="Titel.pdf", data=b"%PDF", on=TODAY)
    return worker


def test_a_persons_page_shows_all_of_them(database, catalogue, full):
    page = person_page(database, catalogue, full.id, today=TODAY, language="de")
    assert page.worker == full
    assert (len(page.titles), len(page.family), len(page.recognition), len(page.courses)) == (1, 1, 1, 1)
    assert page.title_names["p16d_3"] == catalogue.titles["p16d_3"].short_de
    (document,) = page.documents
    assert document.name == "Titel.pdf"
    assert document.checkpoint_title in [line.title for line in page.checkpoints if line.evidence_count == 1]
    assert page.done_count == sum(line.state is State.DONE for line in page.checkpoints)
    assert {line.action for line in page.checkpoints} == set(QuickAction)
    assert page.next_step is not None
    assert page.next_step == next_step(page.checkpoints)
    assert page.services


def test_there_is_no_page_of_nobody(database, catalogue):
    with pytest.raises(NotFoundError):
        person_page(database, catalogue, 99, today=TODAY, language="de")


def test_the_path_has_bars_on_their_tracks_within_its_axis(database, catalogue, full):
    path = person_page(database, catalogue, full.id, today=TODAY, language="de").path
    assert {bar.track for bar in path.bars} == {
        Track.RESIDENCE,
        Track.RECOGNITION,
        Track.LANGUAGE,
        Track.FAMILY,
    }
    assert all(path.starts_on <= bar.starts_on <= bar.ends_on for bar in path.bars)
    assert all(path.starts_on <= mark.on <= path.ends_on for mark in path.marks)
    assert [mark.on for mark in path.marks] == sorted(mark.on for mark in path.marks)
    assert any(mark.on == TODAY and mark.track is Track.MENTORING for mark in path.marks)


def test_the_history_tells_who_changed_what_and_keeps_secrets(database, catalogue, full):
    save_worker(database, catalogue, replace(full, city="Jena"), today=TODAY)
    history = person_page(database, catalogue, full.id, today=TODAY, language="de").history
    assert (history[0].action, history[0].who, history[0].undone) == ("save_worker", "Petra", False)
    assert ("worker.city", "", "Jena") in history[0].fields
    assert history[-1].action == "add_worker"
    assert "geheim" not in repr(history)
    database.undo()
    undone = person_page(database, catalogue, full.id, today=TODAY, language="de").history
    assert [(line.step, line.undone) for line in undone[:2]] == [(Step.UNDO, False), (Step.DO, True)]
    assert [(it.action, it.fields) for it in undone[:2]] == [
        ("save_worker", (("worker.city", "Jena", ""),)),
        ("save_worker", (("worker.city", "", "Jena"),)),
    ]


def test_what_is_blocked_or_waits_is_no_next_step(database, catalogue, worker, step):
    step(TODAY, state=State.WAITING, waiting_since=TODAY)
    page = person_page(database, catalogue, worker.id, today=TODAY, language="de")
    assert page.next_step is None
    step(TODAY + ONE_DAY, title="später")
    step(TODAY, title="zuerst")
    page = person_page(database, catalogue, worker.id, today=TODAY, language="de")
    assert page.next_step.title == "zuerst"
    blocked = replace(page.next_step, blocked_by=("etwas",))
    assert next_step([blocked]) is None


def test_a_note_is_seen_on_the_page(database, catalogue, worker, step):
    step(TODAY)
    (line,) = person_page(database, catalogue, worker.id, today=TODAY, language="de").checkpoints
    note_checkpoint(database, line.id, note="Termin um 9")
    (noted,) = person_page(database, catalogue, worker.id, today=TODAY, language="de").checkpoints
    assert noted == replace(line, note="Termin um 9")


def test_advice_comes_from_confirmed_centres_of_the_place_first(catalogue):
    for track in Track:
        lines = service_lines(catalogue, {track}, city="Erfurt", most=99)
        assert [line.checked for line in lines] == sorted((line.checked for line in lines), reverse=True)
        assert all(track in line.tracks for line in lines)
    assert service_lines(catalogue, set()) == ()
    assert len(service_lines(catalogue, set(Track), most=2)) == 2


def test_a_new_file_knows_its_firm(database):
    with database.read() as view:
        assert not view.centres.all()
    save_company(database, replace(company_of(database), holiday_state="BY"))
    assert company_of(database).holiday_state == "BY"
    database.undo()
    assert company_of(database).holiday_state == "TH"


def test_a_firm_has_a_name(database, catalogue, tmp_path):
    before = company_of(database)
    with pytest.raises(InvalidValueError) as told:
        save_company(database, replace(before, name=" "))
    assert told.value.key == "name_missing"
    assert company_of(database) == before
    path = tmp_path / "nameless.ankerpunkt"
    with pytest.raises(InvalidValueError):
        create_file(path, made_company(name=""), who="Petra", now=clock)
    assert not path.exists()


def test_no_centre_is_named_for_what_is_left_to_do_once_somebody_has_gone(database, catalogue):
    started = made_worker(started_on=date(2026, 1, 5))
    (worker_id,) = add_worker(database, catalogue, started, today=TODAY).workers()
    assert person_page(database, catalogue, worker_id, today=TODAY, language="de").services
    record_departure(
        database, catalogue, Departure(worker_id=worker_id, ended_on=date(2026, 9, 30)), today=TODAY
    )
    gone = person_page(database, catalogue, worker_id, today=TODAY, language="de")
    assert gone.next_step is not None
    assert gone.services == ()
