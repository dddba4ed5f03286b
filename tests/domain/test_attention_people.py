"""Signals of family, language, recognition, talks and agreements, around the day on which they begin."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.language import Level
from onboarding_app.domain.people import Relation
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.tracks import Track
from tests.domain.calm import ATTENTION, START, TODAY, day, level, signal, worker
from tests.made import (
    made_agreement,
    made_check_in,
    made_family_member,
    made_proof,
    made_recognition,
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ATTENTION),
        ({"relation": Relation.CHILD}, ATTENTION),
        ({"relation": Relation.PARENT}, None),
        ({"wants_to_join": False}, None),
        ({"wants_to_join": None}, None),
        ({"lives_abroad": False}, None),
        ({"lives_abroad": None}, None),
        ({"arrived_on": TODAY}, None),
    ],
)
def test_a_family_that_is_apart_against_its_wish(changes, expected):
    apart = worker(entry_on=date(2025, 6, 4))
    assert level("family_apart", worker=apart, family=(made_family_member(**changes),)) is expected


@pytest.mark.parametrize(
    ("entry_on", "started_on", "months"),
    [
        (date(2025, 6, 4), START, 9),
        (date(2025, 6, 5), START, None),
        (None, date(2025, 6, 4), 9),
        (None, date(2025, 6, 5), None),
        (None, None, None),
    ],
)
def test_a_family_is_apart_since_the_arrival(entry_on, started_on, months):
    person = worker(entry_on=entry_on, started_on=started_on)
    found = signal("family_apart", worker=person, family=(made_family_member(),))
    assert (found and found.details) == (months and {"months": months})
    assert found is None or found.track is Track.FAMILY


@pytest.mark.parametrize(
    ("started", "held", "fires"),
    [
        (-35, None, False),
        (-36, None, True),
        (1, None, False),
        (-120, -100, False),
        (-120, -101, True),
        (-36, -50, True),  # a talk before the start is not one since
        (-36, -36, False),
    ],
)
def test_no_talk_for_long(started, held, fires):
    talks = () if held is None else (made_check_in(held_on=day(held), mood=None, ratings=()),)
    found = signal("no_check_in", worker=worker(started_on=day(started)), check_ins=talks)
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.MENTORING)


@pytest.mark.parametrize(
    ("started_on", "held", "days"),
    [
        (date(2025, 3, 4), -200, None),
        (date(2025, 3, 4), -201, 201),
        (date(2025, 3, 5), -101, 101),  # one day before twelve months
        (date(2024, 3, 4), None, 730),
    ],
)
def test_after_a_year_talks_are_half_yearly(started_on, held, days):
    talks = () if held is None else (made_check_in(held_on=day(held), mood=None, ratings=()),)
    found = signal("no_check_in", worker=worker(started_on=started_on), check_ins=talks)
    assert (found and found.details) == (days and {"days": days})


def test_without_a_first_day_no_talk_is_missed():
    assert signal("no_check_in", worker=worker(started_on=None), check_ins=()) is None


def target(needed, on):
    return made_proof(level=needed, on=on, is_target=True)


@pytest.mark.parametrize(
    ("until", "fires"), [(date(2026, 6, 4), False), (date(2026, 6, 3), True), (date(2025, 1, 1), True)]
)
def test_language_is_behind_three_months_before_it_is_needed(until, fires):
    found = signal("language_behind", proofs=(made_proof(), target(Level.B2, until)))
    assert (found is not None) is fires
    if found:
        assert (found.level, found.track) == (ATTENTION, Track.LANGUAGE)
        assert found.details == {"has": Level.B1, "wants": Level.B2, "day": until}


@pytest.mark.parametrize(
    "proofs",
    [
        (),
        (made_proof(),),
        (made_proof(level=Level.B2), target(Level.B2, TODAY)),
        (made_proof(level=Level.C1), target(Level.B2, TODAY)),
        (target(Level.B2, None),),
        (made_proof(), target(Level.B1, day(-90)), target(Level.B2, day(400))),  # what was needed is reached
    ],
)
def test_language_is_not_behind(proofs):
    assert signal("language_behind", proofs=proofs) is None


def test_language_without_any_proof_is_behind_the_first_target():
    found = signal("language_behind", proofs=(target(Level.B2, day(60)), target(Level.A2, day(30))))
    assert found.details == {"has": None, "wants": Level.A2, "day": day(30)}


def test_two_agreements_past_their_date_are_broken():
    broken = made_agreement(due_on=day(-1))
    others = (
        replace(broken, due_on=day(0)),
        replace(broken, due_on=None),
        replace(broken, done_on=TODAY),
        replace(broken, dropped=True),
    )
    assert signal("agreements_broken", agreements=(broken, *others)) is None
    found = signal("agreements_broken", agreements=(broken, *others, broken))
    assert (found.level, found.track, found.details) == (ATTENTION, Track.MENTORING, {"count": 2})


@pytest.mark.parametrize(
    ("started_on", "stage", "months"),
    [
        (date(2024, 9, 4), RecognitionStage.FILED, 18),
        (date(2024, 9, 5), RecognitionStage.FILED, None),
        (date(2024, 9, 4), RecognitionStage.DONE, None),
        (date(2024, 9, 4), RecognitionStage.NOT_NEEDED, None),
        (date(2024, 9, 4), RecognitionStage.MEASURE, 18),
        (None, RecognitionStage.FILED, None),
    ],
)
def test_working_below_qualification(started_on, stage, months):
    found = signal(
        "below_qualification",
        worker=worker(started_on=started_on),
        recognition=(made_recognition(stage=stage),),
    )
    assert (found and found.details) == (months and {"months": months})
    assert found is None or (found.level, found.track) == (ATTENTION, Track.RECOGNITION)


def test_without_a_procedure_nobody_works_below_qualification():
    assert signal("below_qualification", worker=worker(started_on=date(2020, 1, 1))) is None
