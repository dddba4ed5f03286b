"""Talks: which planned one they were, what comes next, what was agreed, and what waits half typed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.check_ins import Agreement, CheckIn, CheckInId, Factor, FactorRating, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.people import Departure
from onboarding_app.services.check_in_sheet import check_in_sheet, talk_lines
from onboarding_app.services.check_ins import held_talk, record_check_in, settle_agreement
from onboarding_app.services.drafts import discard_draft, draft_lines, load_draft, save_draft
from onboarding_app.services.lines import NEXT_TALK
from onboarding_app.services.workers import add_mentor, add_worker, assign_mentor, record_departure
from tests.made import made_mentor, made_worker

TODAY = date(2026, 11, 23)
NEXT = date(2027, 1, 29)


@pytest.fixture
def worker(database, catalogue):
    """Somebody in the seventh week."""
    person = made_worker(started_on=date(2026, 10, 5), mentor_id=None)
    add_worker(database, catalogue, person, today=TODAY)
    with database.read() as view:
        return view.workers.all()[0]


@pytest.fixture
def talk(worker):
    """A talk of today without a guide."""
    return CheckIn(worker_id=worker.id, held_on=TODAY)


def talks(database, worker):
    """The talks that are planned or were, by key and date."""
    with database.read() as view:
        found = [it for it in view.checkpoints.of_worker(worker.id) if it.key.startswith("checkin")]
    return sorted(found, key=lambda it: (it.key, it.instance))


def by_date(database, worker):
    """The talks that a talk planned."""
    return [it for it in talks(database, worker) if it.key == NEXT_TALK]


def agreements(database):
    with database.read() as view:
        return view.agreements.all()


def test_a_talk_with_another_guide_leaves_the_planned_one_open(database, catalogue, talk, worker):
    before = talks(database, worker)
    record_check_in(database, catalogue, talk, today=TODAY)
    assert talks(database, worker) == before


def test_the_next_talk_is_planned_once_however_often_it_is_said(database, catalogue, talk, worker):
    for _ in range(2):
        record_check_in(database, catalogue, replace(talk, next_on=NEXT), today=TODAY)
    (planned,) = by_date(database, worker)
    assert (planned.plan_on, planned.pinned, planned.is_open) == (NEXT, True, True)


@pytest.mark.parametrize(("days", "count"), [(21, 1), (22, 2)])
def test_a_next_talk_near_a_planned_one_moves_it(database, catalogue, talk, worker, days, count):
    first = NEXT + timedelta(300)  # far from the talks of the first year
    later = first + timedelta(days)
    for day in (first, later):
        record_check_in(database, catalogue, replace(talk, next_on=day), today=TODAY)
    days_planned = sorted(it.plan_on for it in by_date(database, worker))
    assert len(days_planned) == count
    assert days_planned[-1] == later


@pytest.mark.parametrize(("early", "state"), [(21, State.DONE), (22, State.PLANNED)])
def test_a_talk_near_its_planned_day_was_the_planned_one(database, catalogue, talk, worker, early, state):
    record_check_in(database, catalogue, replace(talk, next_on=NEXT), today=TODAY)
    held = NEXT - timedelta(early)
    record_check_in(database, catalogue, replace(talk, held_on=held), today=held)
    (planned,) = by_date(database, worker)
    assert planned.state is state


@pytest.mark.parametrize("days", [0, -1])
def test_the_next_talk_comes_after_this_one(database, catalogue, talk, days):
    save_draft(database, talk.worker_id, "{}")
    with pytest.raises(InvalidValueError) as told:
        record_check_in(database, catalogue, replace(talk, next_on=TODAY + timedelta(days)), today=TODAY)
    assert told.value.key == "next_talk_too_early"
    assert load_draft(database, talk.worker_id) == "{}"


def test_undoing_a_talk_opens_the_planned_one_again(database, catalogue, talk, worker):
    before = talks(database, worker)
    record_check_in(database, catalogue, replace(talk, guide="day30", next_on=NEXT), today=TODAY)
    assert talks(database, worker) != before
    database.undo()
    assert talks(database, worker) == before
    with database.read() as view:
        assert view.check_ins.all() == ()


def test_what_was_agreed_is_kept_with_the_talk_and_settled_in_the_next(database, catalogue, talk):
    made = [
        Agreement(worker_id=talk.worker_id, text=text) for text in ("Kurs suchen", "Bank fragen", "Ummelden")
    ]
    record_check_in(database, catalogue, talk, agreements=made, today=TODAY)
    kept, given_up, still_open = agreements(database)
    settled = {kept.id: TODAY, given_up.id: None}
    record_check_in(database, catalogue, talk, settled=settled, today=TODAY)
    assert [(it.done_on, it.dropped) for it in agreements(database)] == [
        (TODAY, False),
        (None, True),
        (None, False),
    ]
    sheet = check_in_sheet(database, catalogue, talk.worker_id, today=TODAY, language="en")
    assert sheet.open_agreements == (still_open,)


def test_an_agreement_without_a_text_is_refused_and_nothing_is_stored(database, catalogue, talk):
    with pytest.raises(InvalidValueError) as told:
        record_check_in(
            database, catalogue, talk, agreements=[Agreement(worker_id=talk.worker_id, text=" ")], today=TODAY
        )
    assert told.value.key == "agreement_empty"
    with database.read() as view:
        assert view.check_ins.all() == ()


def test_an_agreement_that_there_is_not_keeps_the_whole_talk_out(database, catalogue, talk):
    with pytest.raises(NotFoundError):
        record_check_in(database, catalogue, talk, settled={99: TODAY}, today=TODAY)
    with database.read() as view:
        assert view.check_ins.all() == ()


def test_that_an_agreement_was_kept_can_be_taken_back(database, catalogue, talk):
    made = Agreement(worker_id=talk.worker_id, text="Kurs suchen")
    record_check_in(database, catalogue, talk, agreements=[made], today=TODAY)
    (agreement,) = agreements(database)
    settle_agreement(database, agreement.id, done_on=TODAY)
    assert agreements(database)[0].done_on == TODAY
    settle_agreement(database, agreement.id, done_on=None)
    assert agreements(database) == (agreement,)


def test_an_agreement_given_up_and_kept_after_all_is_kept(database, catalogue, talk):
    made = Agreement(worker_id=talk.worker_id, text="Kurs suchen", dropped=True)
    record_check_in(database, catalogue, talk, agreements=[made], today=TODAY)
    (agreement,) = agreements(database)
    settle_agreement(database, agreement.id, done_on=TODAY)
    (kept,) = agreements(database)
    assert (kept.done_on, kept.dropped) == (TODAY, False)


def test_a_half_typed_talk_waits_until_it_is_discarded(database, worker):
    save_draft(database, worker.id, '{"note": "hal"}')
    save_draft(database, worker.id, '{"note": "halb"}')
    assert load_draft(database, worker.id) == '{"note": "halb"}'
    assert [(it.worker_id, it.worker_name) for it in draft_lines(database)] == [(worker.id, worker.name)]
    discard_draft(database, worker.id)
    assert load_draft(database, worker.id) is None
    assert draft_lines(database) == ()


def test_the_sheet_knows_last_time_and_proposes_next_time(database, catalogue, worker):
    rated = FactorRating(factor=Factor.HOUSING, expected=5, experienced=2)
    for held_on, mood in ((date(2026, 10, 12), 3), (date(2026, 11, 2), 4)):
        talk = CheckIn(worker_id=worker.id, held_on=held_on, mood=mood, languages="de, vi", ratings=(rated,))
        record_check_in(database, catalogue, talk, today=TODAY)
    save_draft(database, worker.id, "{}")
    sheet = check_in_sheet(database, catalogue, worker.id, today=TODAY, language="de")
    assert (sheet.last_held_on, sheet.last_mood, sheet.last_languages) == (date(2026, 11, 2), 4, "de, vi")
    assert [(it.factor, it.expected, it.experienced) for it in sheet.expectations] == [(Factor.HOUSING, 5, 2)]
    assert sheet.suggested_next_on > TODAY
    assert sheet.draft == "{}"
    assert sheet.planned is not None
    assert sheet.guide.key == catalogue.templates[sheet.planned.key].guide
    assert [guide.key for guide in sheet.guides] == list(catalogue.guides)


def test_what_was_told_last_is_known_though_the_last_talk_did_not_ask(database, catalogue, worker):
    told = CheckIn(worker_id=worker.id, held_on=date(2026, 10, 12), mood=3, intention=Intention.UNSURE)
    silent = CheckIn(worker_id=worker.id, held_on=date(2026, 11, 2))
    for talk in (told, silent):
        record_check_in(database, catalogue, talk, today=TODAY)
    sheet = check_in_sheet(database, catalogue, worker.id, today=TODAY, language="de")
    assert (sheet.last_mood, sheet.last_intention) == (3, Intention.UNSURE)


def test_a_held_talk_is_read_with_its_own_agreements_and_its_mentor(database, catalogue, worker):
    add_mentor(database, made_mentor(name="Sabine Krüger"))
    with database.read() as view:
        [mentor] = view.mentors.all()
    for day, words in ((date(2026, 10, 12), "Brief schreiben"), (date(2026, 11, 2), "Makler anrufen")):
        talk = CheckIn(worker_id=worker.id, held_on=day, mood=day.month - 8, mentor_id=mentor.id)
        agreed = [Agreement(worker_id=worker.id, text=words)]
        record_check_in(database, catalogue, talk, agreements=agreed, today=TODAY)
    *_, line = [it for it in talk_lines(database, catalogue, today=TODAY, language="de") if it.held_on]
    first = held_talk(database, line.check_in_id)
    assert (first.worker_name, first.mentor_name) == (worker.name, "Sabine Krüger")
    assert [it.text for it in first.agreements] == ["Brief schreiben"]
    assert not first.changes.earlier
    with pytest.raises(NotFoundError):
        held_talk(database, CheckInId(10**6))


def test_a_sheet_takes_the_guide_that_was_chosen(database, catalogue, worker):
    sheet = check_in_sheet(database, catalogue, worker.id, today=TODAY, language="en", guide="event")
    assert (sheet.guide.key, sheet.guide.title) == ("event", catalogue.guides["event"].title_en)


def test_a_sheet_offers_only_mentors_who_still_accompany(database, catalogue, worker):
    add_mentor(database, made_mentor())
    add_mentor(database, made_mentor(name="Weg", active=False))
    with database.read() as view:
        mentor = view.mentors.all()[0]
    assign_mentor(database, catalogue, [worker.id], mentor.id, today=TODAY)
    sheet = check_in_sheet(database, catalogue, worker.id, today=TODAY, language="de")
    assert sheet.mentors == ((mentor.id, mentor.name),)
    assert (sheet.mentor_id, sheet.mentor_name) == (mentor.id, mentor.name)


def test_there_is_no_sheet_for_nobody(database, catalogue):
    with pytest.raises(NotFoundError):
        check_in_sheet(database, catalogue, 99, today=TODAY, language="de")


def test_the_list_of_talks_has_the_next_one_then_those_held(database, catalogue, talk, worker):
    agreed = Agreement(worker_id=worker.id, text="Kurs suchen")
    record_check_in(
        database, catalogue, replace(talk, held_on=date(2026, 11, 2)), agreements=[agreed], today=TODAY
    )
    record_check_in(database, catalogue, replace(talk, guide="event"), today=TODAY)
    planned, latest, first = talk_lines(database, catalogue, today=TODAY, language="de")
    assert planned.checkpoint_id is not None
    assert planned.agreements_open == 1
    assert [(it.held_on, it.agreements_open) for it in (latest, first)] == [
        (TODAY, 0),
        (date(2026, 11, 2), 1),
    ]
    assert latest.title == catalogue.guides["event"].title_de


def test_no_talk_is_planned_with_somebody_who_has_left(database, catalogue, talk, worker):
    record_check_in(database, catalogue, replace(talk, held_on=date(2026, 11, 2)), today=TODAY)
    departure = Departure(worker_id=worker.id, ended_on=date(2026, 11, 20))
    record_departure(database, catalogue, departure, today=TODAY)
    (held,) = talk_lines(database, catalogue, today=TODAY, language="de")
    assert held.held_on == date(2026, 11, 2)
