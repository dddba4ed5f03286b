"""Purpose-built questions answer what a walk through all people would."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.people import Stage, stage_of
from onboarding_app.domain.tracks import Responsible, Track, TrackStand
from onboarding_app.storage.people_list import Order, PeopleFilter
from onboarding_app.storage.queries import DueCounts
from tests import made
from tests.made import TODAY

DAYS = st.none() | st.dates(TODAY - timedelta(20), TODAY + timedelta(40))
CHECKPOINTS = st.builds(
    made.made_checkpoint,
    worker_id=st.integers(1, 3),
    key=st.just(""),
    title=st.just("Eigener"),
    track=st.sampled_from(Track),
    responsible=st.sampled_from(Responsible),
    state=st.sampled_from([State.PLANNED, State.IN_PROGRESS, State.WAITING, State.DONE]),
    safe_on=DAYS,
    plan_on=DAYS,
    withdrawn_on=st.sampled_from([None, None, TODAY]),
)


def acts_on(checkpoint):
    return min((day for day in (checkpoint.plan_on, checkpoint.safe_on) if day), default=None)


def is_waiting(checkpoint):
    return checkpoint.state is State.WAITING or checkpoint.responsible is Responsible.AUTHORITY


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(checkpoints=st.lists(CHECKPOINTS, max_size=12))
def test_what_is_due_is_what_the_rules_say(database, checkpoints):
    until = TODAY + timedelta(14)
    with database.write() as work:
        for one in work.workers.all():
            work.workers.delete(one.id)
        people = work.workers.save_many(made.made_worker(family_name=name) for name in "BCA")
        ids = {number: people[number - 1].id for number in (1, 2, 3)}
        kept = work.checkpoints.save_many(replace(one, worker_id=ids[one.worker_id]) for one in checkpoints)
    names = {person.id: person.family_name for person in people}
    come_up = [one for one in kept if one.is_open and acts_on(one) is not None and acts_on(one) <= until]
    with database.read() as view:
        rows = view.due(TODAY, until)
        late = view.due(TODAY, until, overdue=True)
        counts = view.due_counts(TODAY, until)
        tracks = view.track_counts(TODAY)
        lines = {row.id: row for row in view.people(TODAY)}
        late_ones = {row.id for row in view.people(TODAY, PeopleFilter(stand=TrackStand.OVERDUE))}
    expected = sorted(come_up, key=lambda one: (acts_on(one), names[one.worker_id], one.id))
    assert [row.checkpoint for row in rows] == expected
    assert [row.checkpoint for row in late] == [one for one in expected if one.is_overdue(TODAY)]
    assert counts == DueCounts(
        overdue=sum(one.is_overdue(TODAY) for one in come_up),
        now=sum(
            acts_on(one) <= TODAY and not one.is_overdue(TODAY) and not is_waiting(one) for one in come_up
        ),
        later=sum(acts_on(one) > TODAY and not is_waiting(one) for one in come_up),
        waiting=sum(is_waiting(one) for one in come_up),
    )
    for track in Track:
        mine = [one for one in kept if one.track is track and one.withdrawn_on is None]
        assert tracks[track].open == sum(one.is_open for one in mine)
        assert tracks[track].done == sum(one.state is State.DONE for one in mine)
        assert tracks[track].overdue == sum(one.is_overdue(TODAY) for one in mine)
    for person in people:
        mine = [one for one in kept if one.worker_id == person.id and one.is_open]
        assert lines[person.id].open_count == len(mine)
        assert lines[person.id].overdue_count == sum(one.is_overdue(TODAY) for one in mine)
        assert lines[person.id].next_on == min((acts_on(one) for one in mine if acts_on(one)), default=None)
        assert (person.id in late_ones) == any(one.is_overdue(TODAY) for one in mine)


@pytest.fixture
def people(database):
    with database.write() as work:
        mentor = work.mentors.save(made.made_mentor())
        work.workers.save_many(
            [
                made.made_worker(mentor_id=mentor.id, started_on=TODAY),
                made.made_worker(given_name="Łukasz", family_name="Żółć", citizenship="PL", started_on=None),
                made.made_worker(
                    given_name="Ana", family_name="de Souza", department="OP", personnel_number="7"
                ),
                made.made_worker(given_name="Олена", family_name="Коваленко", email="olena@firma.example"),
            ]
        )
        work.departures.save(made.made_departure(worker_id=3, ended_on=TODAY - timedelta(1)))
        work.departures.save(made.made_departure(worker_id=4, ended_on=TODAY))
        work.check_ins.save(made.made_check_in(worker_id=1))
        work.titles.save(made.made_title(worker_id=1))
        work.checkpoints.save(made.made_checkpoint(worker_id=2))
    return database


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (PeopleFilter(), [3, 1, 2, 4]),
        (PeopleFilter(search="nguyen thao"), [1]),
        (PeopleFilter(search="THẢO Nguyễn"), [1]),
        (PeopleFilter(search="zolc"), [2]),
        (PeopleFilter(search="souza ana"), [3]),
        (PeopleFilter(search="КОВАЛ"), [4]),
        (PeopleFilter(search="OLENA@"), [4]),
        (PeopleFilter(search="00417"), [1, 2, 4]),
        (PeopleFilter(search="%"), []),
        (PeopleFilter(search="pflege station"), [1, 2, 4]),
        (PeopleFilter(stage=Stage.LEFT), [3]),
        (PeopleFilter(stage=Stage.ACTIVE), [1, 4]),
        (PeopleFilter(stage=Stage.BEFORE_ARRIVAL), [2]),
        (PeopleFilter(mentor_id=1), [1]),
        (PeopleFilter(without_mentor=True), [3, 2, 4]),
        (PeopleFilter(department="OP"), [3]),
        (PeopleFilter(citizenship="PL"), [2]),
        (PeopleFilter(ids=[4, 1]), [1, 4]),
        (PeopleFilter(ids=[]), []),
        (PeopleFilter(search="nguyen", stage=Stage.LEFT), []),
    ],
)
def test_people_are_found(people, wanted, ids):
    with people.read() as view:
        assert [row.id for row in view.people(TODAY, wanted)] == ids
        assert view.count_people(TODAY, wanted) == len(ids)
        assert [row.id for row in view.people(TODAY, wanted, limit=1, offset=1)] == ids[1:2]


def test_a_line_says_what_a_list_shows(people):
    with people.read() as view:
        row = view.people(TODAY, PeopleFilter(ids=[1]))[0]
        left = view.people(TODAY, PeopleFilter(ids=[3]))[0]
        assert view.departments() == ("OP", "Station 3")
    assert (row.mentor_name, row.last_check_in_on) == ("Sabine Krüger", date(2026, 2, 2))
    assert (row.title_until, row.next_on, row.open_count) == (date(2027, 7, 31), None, 0)
    assert (left.ended_on, left.mentor_name) == (TODAY - timedelta(1), "")


def test_people_are_sorted_as_asked(people):
    with people.read() as view:
        assert [row.id for row in view.people(TODAY, order=Order.NEXT)] == [2, 3, 1, 4]
        assert [row.id for row in view.people(TODAY, order=Order.START)] == [2, 3, 4, 1]


def test_stages_are_counted_as_the_domain_counts(people):
    with people.read() as view:
        counted = view.stage_counts(TODAY)
        departures = view.departures.of_workers()
        stages = [
            stage_of(one, next(iter(departures.get(one.id, ())), None), TODAY) for one in view.workers.all()
        ]
    assert counted == {stage: stages.count(stage) for stage in Stage}


def test_due_is_narrowed(people):
    with people.read() as view:
        assert [row.checkpoint.worker_id for row in view.due(TODAY)] == [2]
        assert view.due(TODAY, TODAY) == ()
        assert view.due(TODAY, responsible=Responsible.MENTOR) == view.due(TODAY, track=Track.FAMILY) == ()
        assert view.due(TODAY, mentor_id=1) == view.due(TODAY, worker_id=1) == ()
        assert view.due(TODAY, responsible=Responsible.HR, track=Track.RESIDENCE, worker_id=2, limit=1)
        row = view.due(TODAY)[0]
    assert (row.given_name, row.family_name, row.department, row.mentor_id) == (
        "Łukasz",
        "Żółć",
        "Station 3",
        None,
    )


def test_who_has_left_is_asked_only_for_what_comes_of_leaving(database):
    with database.write() as work:
        gone, stays = work.workers.save_many(made.made_worker(family_name=name) for name in "AB")
        work.departures.save(made.made_departure(worker_id=gone.id, ended_on=TODAY - timedelta(1)))
        work.departures.save(made.made_departure(worker_id=stays.id, ended_on=TODAY))
        work.checkpoints.save_many(
            made.made_checkpoint(worker_id=one.id, safe_on=TODAY - timedelta(2), **kind)
            for one in (gone, stays)
            for kind in (
                {"key": "copy", "anchor": "employment_start", "pinned": True},
                {"key": "deregister", "anchor": "employment_end"},
                {"key": "", "title": "get the keys back"},
            )
        )
    with database.read() as view:
        due = view.due(TODAY)
        counts, tracks = view.due_counts(TODAY, TODAY), view.track_counts(TODAY)[Track.RESIDENCE]
        people = {row.id: row for row in view.people(TODAY)}
    asked = {gone.id: {"deregister", ""}, stays.id: {"copy", "deregister", ""}}
    for one in (gone, stays):
        assert {row.checkpoint.key for row in due if row.checkpoint.worker_id == one.id} == asked[one.id]
        assert people[one.id].open_count == people[one.id].overdue_count == len(asked[one.id])
    assert counts.overdue == tracks.open == tracks.overdue == 5
