"""What a user tells about a person: stored with its plan, refused where it cannot be, undone at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.people import Departure, Stage, Worker
from onboarding_app.services.entries import delete_entry
from onboarding_app.services.people import (
    count_people,
    departments,
    departure_of,
    found_people,
    mentors,
    people,
    worker_of,
)
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.services.workers import (
    Belongings,
    add_mentor,
    add_worker,
    answer_question,
    assign_mentor,
    record_departure,
    save_course,
    save_family_member,
    save_handover,
    save_proof,
    save_recognition,
    save_title,
    save_worker,
    similar_people,
    withdraw_departure,
)
from tests.made import (
    made_course,
    made_family_member,
    made_mentor,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)

TODAY = date(2026, 11, 23)
START = date(2026, 10, 5)
ONE_DAY = timedelta(1)
BELONGINGS = {
    "titles": (save_title, made_title(kind="p18a"), {"authority": "Erfurt"}),
    "family": (save_family_member, made_family_member(), {"first_name": "L."}),
    "recognition": (save_recognition, made_recognition(), {"body": "TLVwA"}),
    "proofs": (save_proof, made_proof(), {"certificate": "telc"}),
    "courses": (save_course, made_course(), {"provider": "VHS"}),
}


@pytest.fixture
def worker(database, catalogue):
    """Somebody in the seventh week."""
    add_worker(database, catalogue, made_worker(started_on=START), today=TODAY)
    return everybody(database)[0].worker


def everybody(database):
    with database.read() as view:
        return list(view.dossiers())


def test_a_person_comes_with_all_that_belongs_to_them(database, catalogue):
    belongings = Belongings(**{name: (thing,) for name, (_, thing, _) in BELONGINGS.items()})
    add_worker(database, catalogue, made_worker(started_on=START), today=TODAY, belongings=belongings)
    (dossier,) = everybody(database)
    for name, (_, thing, _) in BELONGINGS.items():
        (kept,) = getattr(dossier, name)
        assert kept == replace(thing, id=kept.id, worker_id=dossier.worker.id)
    assert any(it.anchor == "title_valid_until" for it in dossier.checkpoints)
    database.undo()
    assert everybody(database) == []


@pytest.mark.parametrize("name", BELONGINGS)
def test_what_belongs_to_a_person_is_added_then_corrected_and_undone(database, catalogue, worker, name):
    save, thing, correction = BELONGINGS[name]
    save(database, catalogue, replace(thing, worker_id=worker.id), today=TODAY)
    (kept,) = getattr(everybody(database)[0], name)
    assert kept == replace(thing, id=kept.id, worker_id=worker.id)
    before = everybody(database)
    save(database, catalogue, replace(kept, **correction), today=TODAY)
    assert getattr(everybody(database)[0], name) == (replace(kept, **correction),)
    database.undo()
    assert everybody(database) == before


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"given_name": "", "family_name": " "}, "name_missing"),
        ({"probation_ends_on": START - ONE_DAY}, "ends_before_start"),
        ({"fixed_term_ends_on": START - ONE_DAY}, "ends_before_start"),
    ],
)
def test_a_person_that_cannot_be_is_neither_added_nor_saved(database, catalogue, worker, wrong, key):
    before = everybody(database)
    with pytest.raises(InvalidValueError) as told:
        add_worker(database, catalogue, made_worker(**{"started_on": START} | wrong), today=TODAY)
    assert told.value.key == key
    with pytest.raises(InvalidValueError) as told:
        save_worker(database, catalogue, replace(worker, **wrong), today=TODAY)
    assert told.value.key == key
    assert everybody(database) == before


def test_a_probation_may_end_on_the_first_day(database, catalogue, worker):
    save_worker(database, catalogue, replace(worker, probation_ends_on=START), today=TODAY)
    assert worker_of(database, worker.id).probation_ends_on == START


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"valid_from": TODAY, "valid_until": TODAY - ONE_DAY}, "ends_before_start"),
        ({"unlimited": True}, "unlimited_with_end"),
    ],
)
def test_a_title_that_cannot_be_is_refused(database, catalogue, worker, wrong, key):
    before = everybody(database)
    with pytest.raises(InvalidValueError) as told:
        save_title(database, catalogue, made_title(worker_id=worker.id, **wrong), today=TODAY)
    assert told.value.key == key
    assert everybody(database) == before


def test_a_course_ends_after_it_begins(database, catalogue, worker):
    wrong = made_course(worker_id=worker.id, starts_on=TODAY, ends_on=TODAY - ONE_DAY)
    with pytest.raises(InvalidValueError) as told:
        save_course(database, catalogue, wrong, today=TODAY)
    assert told.value.key == "ends_before_start"


def test_saving_what_is_already_so_changes_nothing(database, catalogue, worker):
    assert save_worker(database, catalogue, worker, today=TODAY).entry_id is None


def test_nothing_is_saved_about_somebody_who_is_not_there(database, catalogue, worker):
    before = everybody(database)
    with pytest.raises(NotFoundError):
        record_departure(database, catalogue, Departure(worker_id=99, ended_on=TODAY), today=TODAY)
    with pytest.raises(NotFoundError):
        worker_of(database, 99)
    assert everybody(database) == before


def test_a_departure_taken_back_leaves_the_plan_as_it_was(database, catalogue, worker):
    before = everybody(database)
    departure = Departure(worker_id=worker.id, ended_on=date(2026, 11, 20), known_on=date(2026, 11, 10))
    record_departure(database, catalogue, departure, today=TODAY)
    assert departure_of(database, worker.id).ended_on == departure.ended_on
    assert [line.stage for line in people(database, today=TODAY)] == [Stage.LEFT]
    withdraw_departure(database, catalogue, worker.id, today=TODAY)
    assert departure_of(database, worker.id) is None
    known = {it.id for it in before[0].checkpoints}
    after = everybody(database)[0].checkpoints
    assert tuple(it for it in after if it.id in known) == before[0].checkpoints
    assert not any(it.is_open for it in after if it.id not in known)


def test_nobody_leaves_before_they_began_but_may_on_the_first_day(database, catalogue, worker):
    with pytest.raises(InvalidValueError) as told:
        record_departure(
            database, catalogue, Departure(worker_id=worker.id, ended_on=START - ONE_DAY), today=TODAY
        )
    assert told.value.key == "ends_before_start"
    record_departure(database, catalogue, Departure(worker_id=worker.id, ended_on=START), today=TODAY)
    assert departure_of(database, worker.id).ended_on == START


def test_a_departure_is_corrected_not_doubled(database, catalogue, worker):
    record_departure(database, catalogue, Departure(worker_id=worker.id, ended_on=TODAY), today=TODAY)
    known = departure_of(database, worker.id)
    record_departure(database, catalogue, replace(known, ended_on=TODAY + ONE_DAY), today=TODAY)
    with database.read() as view:
        assert [it.ended_on for it in view.departures.all()] == [TODAY + ONE_DAY]


def test_an_answer_of_the_firm_plans_everybody_again(database, catalogue, worker):
    add_worker(database, catalogue, made_worker(personnel_number="2", started_on=START), today=TODAY)
    fact = next(key for key, question in catalogue.fact_questions.items() if question.scope == "company")
    answer_question(database, catalogue, worker_id=None, fact=fact, value="true", today=TODAY)
    assert [dict(dossier.company.answers)[fact] for dossier in everybody(database)] == ["true", "true"]
    database.undo()
    assert all(dossier.company.answers == () for dossier in everybody(database))


def test_an_answer_replaces_the_earlier_one(database, catalogue, worker):
    fact = next(key for key, question in catalogue.fact_questions.items() if question.scope != "company")
    for value in ("true", "false"):
        answer_question(database, catalogue, worker_id=worker.id, fact=fact, value=value, today=TODAY)
    assert worker_of(database, worker.id).answers == ((fact, "false"),)


def test_a_question_that_nobody_asks_has_no_answer(database, catalogue, worker):
    with pytest.raises(InvalidValueError) as told:
        answer_question(database, catalogue, worker_id=worker.id, fact="nonsense", value="true", today=TODAY)
    assert told.value.key == "unknown_question"


def test_a_mentor_is_given_to_many_at_once_and_taken_from_them(database, catalogue, worker):
    add_worker(database, catalogue, made_worker(personnel_number="2", started_on=START), today=TODAY)
    add_mentor(database, made_mentor(name="Zoë"))
    add_mentor(database, made_mentor(name="anna"))
    assert [mentor.name for mentor in mentors(database)] == ["anna", "Zoë"]
    ids = [dossier.worker.id for dossier in everybody(database)]
    mentor = mentors(database)[0]
    assign_mentor(database, catalogue, ids, mentor.id, today=TODAY)
    assert [dossier.mentor for dossier in everybody(database)] == [mentor, mentor]
    assert people(database, today=TODAY, only=PeopleFilter(without_mentor=True)) == ()
    assert len(people(database, today=TODAY, only=PeopleFilter(mentor_id=mentor.id))) == len(ids)
    assign_mentor(database, catalogue, ids, None, today=TODAY)
    assert [dossier.mentor for dossier in everybody(database)] == [None, None]


def test_a_handover_from_mentor_to_mentor_is_kept_with_day_and_summary(database, catalogue):
    add(database, catalogue, "1")
    for name in ("Anna", "Zoë"):
        add_mentor(database, made_mentor(name=name))
    anna, zoe = mentors(database)
    (worker_id,) = (dossier.worker.id for dossier in everybody(database))
    assign_mentor(database, catalogue, [worker_id], anna.id, today=TODAY)
    assign_mentor(database, catalogue, [worker_id], anna.id, today=TODAY)
    assert everybody(database)[0].handovers == ()
    day = TODAY - ONE_DAY
    assign_mentor(
        database, catalogue, [worker_id], zoe.id, today=TODAY, handed_on=day, summary=" B1 ist da. "
    )
    (kept,) = everybody(database)[0].handovers
    assert (kept.from_mentor, kept.to_mentor) == ("Anna", "Zoë")
    assert (kept.handed_on, kept.summary) == (day, "B1 ist da.")
    database.undo()
    assert everybody(database)[0].handovers == ()
    assert everybody(database)[0].mentor == anna


def test_a_mentor_has_a_name(database):
    with pytest.raises(InvalidValueError) as told:
        add_mentor(database, made_mentor(name="  "))
    assert told.value.key == "name_missing"
    assert mentors(database) == ()


def add(database, catalogue, number, until=None, **worker):
    titles = () if until is None else (made_title(kind="p18a", valid_from=None, valid_until=until),)
    person: Worker = made_worker(personnel_number=number, **worker)
    add_worker(database, catalogue, person, today=TODAY, belongings=Belongings(titles=titles))


def test_the_list_is_searched_by_every_word_whatever_its_accents(database, catalogue):
    add(database, catalogue, "0042", given_name="Łucja", family_name="Großmann", occupation="Köchin")
    add(database, catalogue, "0043", given_name="Anna", family_name="Muster", department="Küche")
    assert [line.personnel_number for line in people(database, today=TODAY, search="lucja koch")] == ["0042"]
    assert [line.personnel_number for line in people(database, today=TODAY, search="küche")] == ["0043"]
    assert people(database, today=TODAY, search="lucja küche") == ()
    assert departments(database) == ("Küche", "Station 3")


@pytest.mark.parametrize(("days", "found"), [(-1, ()), (0, ("1",)), (90, ("1",)), (91, ())])
def test_titles_that_end_soon_are_found_on_the_boundary_days(database, catalogue, days, found):
    add(database, catalogue, "1", until=TODAY + timedelta(days))
    lines = people(database, today=TODAY, only=PeopleFilter(title_ends_within_days=90))
    assert tuple(line.personnel_number for line in lines) == found


def test_a_limit_counts_only_who_fits_the_filter(database, catalogue):
    add(database, catalogue, "1", family_name="Abt")
    add(database, catalogue, "2", family_name="Zorn", until=TODAY + timedelta(30))
    lines = people(database, today=TODAY, only=PeopleFilter(title_ends_within_days=90), limit=1)
    assert [line.personnel_number for line in lines] == ["2"]


def test_nobody_has_to_act_on_the_title_of_someone_who_left(database, catalogue):
    add(database, catalogue, "1", until=TODAY + timedelta(30))
    add(database, catalogue, "2", until=TODAY + timedelta(30))
    gone, stays = people(database, today=TODAY)
    departure = Departure(worker_id=gone.id, ended_on=TODAY - ONE_DAY, known_on=TODAY - ONE_DAY)
    record_departure(database, catalogue, departure, today=TODAY)
    ending = PeopleFilter(title_ends_within_days=90)
    assert [line.id for line in people(database, today=TODAY, only=ending)] == [stays.id]
    assert found_people(database, today=TODAY, only=ending, limit=1).count == 1
    assert count_people(database, today=TODAY) == 2
    asked_for = PeopleFilter(title_ends_within_days=90, stage=Stage.LEFT)
    assert [line.id for line in people(database, today=TODAY, only=asked_for)] == [gone.id]


@pytest.mark.parametrize(
    ("started_on", "ended_on", "stage"),
    [
        (TODAY, None, Stage.ACTIVE),
        (TODAY + ONE_DAY, None, Stage.BEFORE_ARRIVAL),
        (None, None, Stage.BEFORE_ARRIVAL),
        (START, TODAY, Stage.ACTIVE),
        (START, TODAY - ONE_DAY, Stage.LEFT),
    ],
)
def test_the_list_and_its_filter_agree_on_where_somebody_stands(
    database, catalogue, started_on, ended_on, stage
):
    add(database, catalogue, "1", started_on=started_on)
    if ended_on:
        departure = Departure(worker_id=everybody(database)[0].worker.id, ended_on=ended_on)
        record_departure(database, catalogue, departure, today=TODAY)
    for asked in Stage:
        lines = people(database, today=TODAY, only=PeopleFilter(stage=asked))
        assert [line.stage for line in lines] == ([stage] if asked is stage else [])


def test_a_title_brought_along_is_looked_at_like_any_other(database, catalogue):
    wrong = made_title(valid_from=date(2027, 1, 1), valid_until=date(2020, 1, 1))
    with pytest.raises(InvalidValueError) as told:
        add_worker(database, catalogue, made_worker(), today=TODAY, belongings=Belongings(titles=(wrong,)))
    assert told.value.key == "ends_before_start"
    assert everybody(database) == []


def test_a_mentor_is_not_added_twice(database):
    add_mentor(database, made_mentor())
    with pytest.raises(InvalidValueError) as told:
        add_mentor(database, made_mentor(name=made_mentor().name.upper()))
    assert told.value.key == "mentor_there"
    add_mentor(database, made_mentor(organisation="IBS gGmbH"))  # somebody else of that name
    (known, _) = mentors(database)
    add_mentor(database, replace(known, phone="0361 1"))
    assert len(mentors(database)) == 2


def test_who_has_the_same_name_or_number_is_named(database, catalogue, worker):
    other = made_worker(personnel_number="2", given_name="Olena", family_name="Kowal")
    assert similar_people(database, other) == ()
    assert similar_people(database, replace(other, personnel_number="00417")) == (worker,)
    same = made_worker(personnel_number="", given_name="thị thảo", family_name="NGUYỄN")
    assert similar_people(database, same) == (worker,)
    assert similar_people(database, worker) == ()


def test_a_handover_is_corrected_and_deleted_and_its_day_can_be(database, catalogue):
    add(database, catalogue, "1")
    for name in ("Anna", "Zoë"):
        add_mentor(database, made_mentor(name=name))
    (anna, zoe), worker_id = mentors(database), everybody(database)[0].worker.id
    assign_mentor(database, catalogue, [worker_id], anna.id, today=TODAY)
    with pytest.raises(InvalidValueError) as told:
        assign_mentor(database, catalogue, [worker_id], zoe.id, today=TODAY, handed_on=date(2199, 1, 1))
    assert (told.value.key, everybody(database)[0].mentor) == ("day_unlikely", anna)
    assign_mentor(database, catalogue, [worker_id], zoe.id, today=TODAY)
    (kept,) = everybody(database)[0].handovers
    right = replace(kept, handed_on=TODAY - ONE_DAY, summary="Familie kommt im Sommer.")
    save_handover(database, catalogue, right, today=TODAY)
    assert everybody(database)[0].handovers == (right,)
    with pytest.raises(InvalidValueError) as told:
        save_handover(database, catalogue, replace(right, handed_on=None), today=TODAY)
    assert told.value.key == "handover_day_missing"
    delete_entry(database, catalogue, right, today=TODAY)
    assert everybody(database)[0].handovers == ()
    database.undo()
    assert everybody(database)[0].handovers == (right,)
