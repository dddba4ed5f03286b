"""Events and answers that HR notes of a person by hand, and what comes of them."""

from datetime import date

import pytest

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.services.answers import answer_lines, events, withdraw_answer
from onboarding_app.services.person import person_page
from onboarding_app.services.previewing import preview_answer
from onboarding_app.services.workers import Belongings, add_worker, answer_question, save_title
from tests.made import made_title, made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def person(database, catalogue):
    """Somebody from a third country with a title as skilled worker."""
    title = Belongings(titles=(made_title(kind="p18a"),))
    add_worker(database, catalogue, made_worker(), today=TODAY, belongings=title)


@pytest.fixture
def note(database, catalogue):
    """Note a day, or another answer, of the first person."""

    def noted(fact, value):
        return answer_question(database, catalogue, worker_id=1, fact=fact, value=value, today=TODAY)

    return noted


def dossier_of(database):
    with database.read() as view:
        return view.dossier(1)


def planned(database):
    return {
        (it.key, it.anchor_on): it.legal_on
        for it in dossier_of(database).checkpoints
        if it.is_open and it.withdrawn_on is None
    }


def test_an_event_is_planned_from_its_day(database, note):
    note("ba_request_received", "2026-11-02")
    assert planned(database)["ba_information_reply", date(2026, 11, 2)] == date(2026, 12, 2)


def test_another_day_is_another_event_and_what_was_done_stays(database, note):
    note("passport_valid_until", "2027-06-30")
    note("passport_valid_until", "2037-06-30")
    days = [day for key, day in planned(database) if key == "passport_renewal"]
    assert days == [date(2037, 6, 30)]


def test_what_came_of_an_event_goes_with_it(database, catalogue, note):
    before = planned(database)
    note("change_effective", "2027-01-01")
    (line,) = (it for it in answer_lines(dossier_of(database), catalogue, "de") if it.is_event)
    assert (line.name, line.on) == ("Vertragsänderung wirksam ab", date(2027, 1, 1))
    assert planned(database) != before
    withdraw_answer(database, catalogue, line, today=TODAY)
    assert planned(database) == before
    database.undo()
    assert planned(database) != before


def test_answers_are_listed_in_words(database, catalogue, note):
    note("measure_kind", "exam")
    note("parents_wish", "true")
    lines = answer_lines(dossier_of(database), catalogue, "en")
    assert {(line.fact, line.word) for line in lines if line.fact in {"measure_kind", "parents_wish"}} == {
        ("measure_kind", "Knowledge or aptitude test"),
        ("parents_wish", "Yes"),
    }


def test_every_event_has_a_name_and_something_comes_of_it(catalogue):
    keys = [key for key, _ in events(catalogue, "de")]
    anchors = {template.anchor for template in catalogue.templates.values()}
    assert len(keys) == len(set(keys)) >= 18
    assert set(keys) <= anchors


def test_nothing_is_stored_for_what_is_no_event(note):
    with pytest.raises(InvalidValueError):
        note("hobby", "2026-01-01")


def test_the_end_of_a_title_is_asked_for_and_kept_with_the_title(database, catalogue):
    title = made_title(worker_id=1, id=dossier_of(database).titles[0].id, kind="p18a", valid_until=None)
    save_title(database, catalogue, title, today=TODAY)
    asked = person_page(database, catalogue, 1, today=TODAY, language="de").questions
    (question,) = [it for it in asked if it.fact == "title_valid_until"]
    answer = {"worker_id": 1, "fact": question.fact, "value": "2027-05-31"}
    preview = preview_answer(database, catalogue, **answer, today=TODAY, language="de")
    assert any("Verlängerung" in line.title for line in preview.appears)
    answer_question(database, catalogue, **answer, today=TODAY)
    dossier = dossier_of(database)
    assert dossier.titles[0].valid_until == date(2027, 5, 31)
    assert not [fact for fact, _ in dossier.worker.answers if fact == "title_valid_until"]
    assert planned(database)["residence_renewal_apply", date(2027, 5, 31)] == date(2027, 5, 31)
    asked = person_page(database, catalogue, 1, today=TODAY, language="de").questions
    assert "title_valid_until" not in {it.fact for it in asked}


def test_an_unlimited_title_is_asked_for_no_end(database, catalogue):
    title = made_title(
        worker_id=1, id=dossier_of(database).titles[0].id, kind="p9", valid_until=None, unlimited=True
    )
    save_title(database, catalogue, title, today=TODAY)
    asked = person_page(database, catalogue, 1, today=TODAY, language="de").questions
    assert "title_valid_until" not in {it.fact for it in asked}
