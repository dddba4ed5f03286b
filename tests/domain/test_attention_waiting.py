"""Signals of what somebody waits for, each on the day before it begins, on the day and when it ends."""

from datetime import date

import pytest

from onboarding_app.domain.check_ins import Intention
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import Relation
from onboarding_app.domain.recognition import Outcome, RecognitionStage
from onboarding_app.domain.tracks import Track
from tests.domain.calm import ATTENTION, TODAY, URGENT, day, level, signal, worker
from tests.made import (
    made_check_in,
    made_course,
    made_departure,
    made_family_member,
    made_mentor,
    made_proof,
    made_recognition,
    made_title,
)


@pytest.mark.parametrize(("days", "expected"), [(15, None), (14, ATTENTION), (1, ATTENTION), (0, None)])
def test_a_start_without_any_title(days, expected):
    found = signal("start_without_title", worker=worker(started_on=day(days)), titles=())
    assert (found and found.level) is expected
    assert found is None or (found.track, found.details) == (Track.RESIDENCE, {"day": day(days)})


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ({"valid_from": day(7)}, None),
        ({"valid_from": day(8)}, ATTENTION),
        ({"valid_until": day(7)}, None),
        ({"valid_until": day(6)}, ATTENTION),
        ({"valid_until": None}, ATTENTION),  # no end known proves nothing
        ({"valid_until": None, "unlimited": True}, None),
        ({"valid_until": day(-9), "fiction_until": day(7)}, None),
        ({"valid_until": day(-9), "fiction_until": day(6)}, ATTENTION),
    ],
)
def test_a_title_has_to_hold_on_the_first_day(title, expected):
    person = worker(started_on=day(7))
    assert level("start_without_title", worker=person, titles=(made_title(**title),)) is expected


@pytest.mark.parametrize(("begins", "expected"), [(0, None), (1, URGENT)])
def test_who_works_before_the_title_begins(begins, expected):
    title = made_title(valid_from=day(begins))
    assert level("start_without_title", worker=worker(started_on=day(-30)), titles=(title,)) is expected
    assert level("start_without_title", worker=worker(started_on=day(0)), titles=(title,)) is expected


def test_who_worked_with_a_title_that_ended_hears_only_of_its_end():
    ended = (made_title(valid_until=day(-1)),)
    assert signal("start_without_title", titles=ended) is None
    assert signal("title_ended", titles=ended)
    begun = made_title(valid_from=day(0), valid_until=None)  # its end is asked for by another signal
    assert signal("start_without_title", titles=(begun,)) is None
    assert signal("start_without_title", titles=(made_title(valid_from=None, valid_until=day(-1)),)) is None


@pytest.mark.parametrize(
    ("citizenship", "fires"), [("VN", True), ("FR", False), ("DE", False), (None, False)]
)
def test_only_who_surely_needs_a_title_begins_without(citizenship, fires):
    person = worker(started_on=day(3), citizenship=citizenship)
    assert (signal("start_without_title", worker=person, titles=()) is not None) is fires
    assert signal("start_without_title", worker=worker(started_on=None), titles=()) is None


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        ({"application_filed_on": date(2025, 9, 4)}, 6),
        ({"application_filed_on": date(2025, 9, 5)}, None),
        ({"application_filed_on": date(2025, 9, 4), "visa_issued_on": TODAY}, None),
        ({"application_filed_on": date(2025, 9, 4), "arrived_on": TODAY}, None),
        ({}, None),
    ],
)
def test_a_visa_that_takes_long(changes, months):
    family = (made_family_member(**changes), made_family_member(application_filed_on=date(2026, 1, 5)))
    found = signal("family_visa_late", family=family)
    assert (found and found.details) == (months and {"months": months})
    assert found is None or (found.level, found.track) == (ATTENTION, Track.FAMILY)


def child(**changes):
    return made_family_member(**{"relation": Relation.CHILD, "birth_year": 2010} | changes)


@pytest.mark.parametrize(
    ("today", "fires"),
    [
        (date(2025, 7, 4), False),  # 181 days before the year in which the child turns 16
        (date(2025, 7, 5), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),  # surely 16 by now
    ],
)
def test_a_child_that_turns_16(today, fires):
    found = signal("child_turns_16", today=today, family=(child(),))
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.FAMILY)
    assert found is None or found.details == {"year": "2026"}


def test_of_several_children_the_eldest_counts():
    assert signal(
        "child_turns_16", today=date(2026, 8, 1), family=(child(birth_year=2011), child())
    ).details == {"year": "2026"}


@pytest.mark.parametrize(
    "changes",
    [
        {"relation": Relation.SPOUSE},
        {"birth_year": None},
        {"wants_to_join": None},
        {"wants_to_join": False},
        {"lives_abroad": None},
        {"lives_abroad": False},
        {"application_filed_on": TODAY},
        {"arrived_on": TODAY},
    ],
)
def test_a_child_for_whom_nothing_runs_out(changes):
    assert signal("child_turns_16", family=(child(**changes),)) is None


def exam(days, *, passed):
    return made_course(exam_on=day(days), passed=passed)


@pytest.mark.parametrize(
    ("courses", "fires"),
    [
        ((), False),
        ((exam(-27, passed=False),), False),
        ((exam(-28, passed=False),), True),
        ((exam(-28, passed=True),), False),
        ((exam(-28, passed=None),), False),
        ((exam(-90, passed=False), exam(-28, passed=False)), True),
        ((exam(-28, passed=False), exam(-90, passed=True)), True),
        ((exam(-90, passed=False), exam(-28, passed=True)), False),
        ((exam(-90, passed=False), exam(30, passed=None)), False),
        ((exam(-28, passed=False), exam(-28, passed=True)), False),
        ((exam(-28, passed=False), exam(-28, passed=None)), False),
        ((made_course(passed=False),), False),  # nobody knows when
    ],
)
def test_an_exam_that_was_not_passed(courses, fires):
    found = signal("exam_failed", courses=courses)
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.LANGUAGE)
    assert found is None or found.details == {"day": day(-28)}


@pytest.mark.parametrize(
    ("target", "has", "fires"),
    [
        (Level.B2, Level.B1, True),
        (Level.B2, Level.B2, False),
        (Level.B2, Level.C1, False),
        (Level.B2, None, True),
        (None, Level.C1, True),  # nobody knows which level was missed
    ],
)
def test_a_level_that_is_proven_since_ends_the_signal(target, has, fires):
    course = made_course(exam_on=day(-60), passed=False, target=target)
    proofs = () if has is None else (made_proof(level=has),)
    assert (signal("exam_failed", courses=(course,), proofs=proofs) is not None) is fires


@pytest.mark.parametrize(
    ("started_on", "changes", "months"),
    [
        (date(2025, 9, 4), {}, 6),
        (date(2025, 9, 5), {}, None),
        (None, {}, None),
        (date(2025, 9, 4), {"filed_on": TODAY}, None),
        (date(2025, 9, 4), {"stage": RecognitionStage.FILED}, None),
    ],
)
def test_papers_that_are_collected_for_long(started_on, changes, months):
    case = made_recognition(**{"stage": RecognitionStage.COLLECTING, "filed_on": None} | changes)
    found = signal("recognition_not_filed", worker=worker(started_on=started_on), recognition=(case,))
    assert (found and found.details) == (months and {"months": months})
    assert found is None or (found.level, found.track) == (ATTENTION, Track.RECOGNITION)


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        ({}, 3),
        ({"outcome": Outcome.CONDITIONS}, 3),
        ({"notice_on": date(2025, 12, 5)}, None),
        ({"notice_on": None}, None),
        ({"outcome": Outcome.FULL}, None),
        ({"outcome": Outcome.NONE}, None),
        ({"outcome": None}, None),
        ({"stage": RecognitionStage.MEASURE}, None),
        ({"measure_starts_on": day(60)}, None),
        ({"exam_on": day(60)}, None),  # the other way to make up for what is missing
    ],
)
def test_a_measure_without_a_date(changes, months):
    notice = {"stage": RecognitionStage.NOTICE, "outcome": Outcome.PARTIAL, "notice_on": date(2025, 12, 4)}
    found = signal("measure_missing", recognition=(made_recognition(**notice | changes),))
    assert (found and found.details) == (months and {"months": months})
    assert found is None or (found.level, found.track) == (ATTENTION, Track.RECOGNITION)


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"paused_since": day(-28)}, True),
        ({"paused_since": day(-27)}, False),
        ({}, False),
        ({"paused_since": day(-28), "notice_on": day(-1)}, False),
        ({"paused_since": day(-28), "complete_on": day(-27)}, False),
    ],
)
def test_a_recognition_that_waits_for_papers(changes, fires):
    cases = (made_recognition(**changes), made_recognition(paused_since=day(-5)))
    found = signal("recognition_paused", recognition=cases)
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.RECOGNITION)
    assert found is None or found.details == {"day": day(-28)}


def test_of_two_notices_the_older_one_counts():
    notice = {"stage": RecognitionStage.NOTICE, "outcome": Outcome.PARTIAL}
    cases = (
        made_recognition(**notice, notice_on=date(2026, 2, 4)),
        made_recognition(**notice, notice_on=date(2025, 10, 4)),
    )
    assert signal("measure_missing", recognition=cases).details == {"months": 5}


def test_a_mentor_who_has_gone():
    found = signal("mentor_gone", mentor=made_mentor(active=False))
    assert (found.level, found.track, found.details) == (
        ATTENTION,
        Track.MENTORING,
        {"mentor": "Sabine Krüger"},
    )
    assert signal("mentor_gone", mentor=made_mentor()) is None
    assert signal("mentor_gone", mentor=None) is None


UNSURE, STAYS, SILENT = Intention.UNSURE, Intention.STAYS, Intention.NO_ANSWER


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ((), False),
        ((UNSURE,), False),
        ((UNSURE, UNSURE), True),
        ((STAYS, UNSURE, UNSURE), True),
        ((UNSURE, STAYS, UNSURE), False),
        ((UNSURE, UNSURE, STAYS), False),
        ((UNSURE, SILENT, None, UNSURE), True),  # who does not answer takes nothing back
        ((UNSURE, Intention.LEAVES), False),
    ],
)
def test_who_is_not_sure_to_stay(said, fires):
    talks = tuple(
        made_check_in(held_on=day(number - 9), mood=None, ratings=(), intention=intention)
        for number, intention in enumerate(said)
    )
    found = signal("unsure_to_stay", check_ins=talks[::-1])
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.MENTORING)
    assert found is None or found.details == {"count": 2}
    assert signal("unsure_to_stay", check_ins=talks, departure=made_departure(ended_on=day(30))) is None
