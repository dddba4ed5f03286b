"""Signals of what is said in talks."""

from dataclasses import replace

import pytest

from onboarding_app.domain.attention import signals_for
from onboarding_app.domain.check_ins import Factor, FactorRating, Intention
from onboarding_app.domain.tracks import Track
from tests.domain.calm import ATTENTION, CALM, PARAMETERS, TODAY, URGENT, day, signal
from tests.made import (
    made_check_in,
    made_company,
    made_departure,
)


def talks(*values):
    """Return talks, the latest first, in which each theme was rated: (theme, expected, experienced)."""
    return tuple(
        made_check_in(
            held_on=day(-1 - number),
            mood=None,
            ratings=tuple(
                FactorRating(factor=factor, expected=wanted, experienced=felt)
                for factor, wanted, felt in said
            ),
        )
        for number, said in enumerate(reversed(values))
    )


def test_a_wide_gap():
    assert signal("expectation_gap", check_ins=talks([(Factor.HOUSING, 4, 3)])) is None
    found = signal("expectation_gap", check_ins=talks([(Factor.INCOME, 4, 2), (Factor.FAMILY, 5, 2)]))
    assert (found.level, found.track) == (ATTENTION, Track.FAMILY)
    assert found.details == {"factor": Factor.FAMILY, "expected": 5, "experienced": 2}
    assert signal("expectation_gap", check_ins=talks([(Factor.HOUSING, 4, 2)])).track is Track.ARRIVAL
    assert signal("expectation_gap", check_ins=talks([(Factor.HOUSING, 2, 4)])) is None
    assert signal("expectation_gap", check_ins=talks([(Factor.HOUSING, 5, None)])) is None


@pytest.mark.parametrize(
    ("factor", "track"),
    [
        (Factor.INCOME, Track.DUTIES),
        (Factor.RECOGNITION, Track.RECOGNITION),
        (Factor.WORK, Track.MENTORING),
        (Factor.FAMILY, Track.FAMILY),
        (Factor.LANGUAGE, Track.LANGUAGE),
        (Factor.HOUSING, Track.ARRIVAL),
        (Factor.BELONGING, Track.MENTORING),
        (Factor.RESIDENCE, Track.RESIDENCE),
    ],
)
def test_who_helps_follows_from_the_theme(factor, track):
    assert signal("expectation_gap", check_ins=talks([(factor, 5, 2)])).track is track
    assert signal("gap_grows", check_ins=talks([(factor, 5, 5)], [(factor, None, 2)])).track is track


def test_a_gap_that_grows():
    slow = talks([(Factor.WORK, 5, 5)], [(Factor.WORK, None, 4)])
    assert signal("gap_grows", check_ins=slow) is None
    assert signal("gap_grows", check_ins=talks([(Factor.WORK, 5, 5)], [(Factor.WORK, None, 3)]))
    fast = talks(
        [(Factor.INCOME, 4, 4), (Factor.WORK, 5, 5)], [(Factor.INCOME, None, 2), (Factor.WORK, None, 2)]
    )
    found = signal("gap_grows", check_ins=fast)
    assert (found.level, found.track) == (ATTENTION, Track.MENTORING)
    assert found.details == {"factor": Factor.WORK, "previous": 5, "experienced": 2}
    assert signal("gap_grows", check_ins=talks([(Factor.WORK, 3, 5)], [(Factor.WORK, None, 3)])) is None
    assert signal("gap_grows", check_ins=talks([(Factor.WORK, 5, 3)])) is None


def moods(*values):
    return tuple(
        made_check_in(held_on=day(-1 - number), mood=mood, ratings=())
        for number, mood in enumerate(reversed(values))
    )


@pytest.mark.parametrize(
    ("values", "details"),
    [
        ((), None),
        ((1,), None),
        ((4, 3), None),
        ((4, 2), {"before": 4, "now": 2}),
        ((5, 4, 3), {"before": 5, "now": 3}),
        ((5, 4, 4, 3), None),  # what was four talks ago is not compared
        ((5, None, None, 3), {"before": 5, "now": 3}),
        ((2, 4), None),
        ((5, 2, 5), None),
    ],
)
def test_a_mood_that_falls(values, details):
    found = signal("mood_falls", check_ins=moods(*values))
    assert (found and found.details) == details
    assert found is None or (found.level, found.track) == (ATTENTION, Track.MENTORING)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((Intention.LEAVES,), URGENT),
        ((Intention.LEAVES, None), URGENT),
        ((Intention.LEAVES, Intention.NO_ANSWER), URGENT),  # who does not answer takes nothing back
        ((Intention.LEAVES, Intention.STAYS), None),
        ((Intention.STAYS, Intention.LEAVES), URGENT),
        ((Intention.UNSURE,), None),
        ((), None),
    ],
)
def test_who_says_to_leave(said, expected):
    held = tuple(
        made_check_in(held_on=day(-1 - number), mood=None, ratings=(), intention=intention)
        for number, intention in enumerate(reversed(said))
    )
    found = signal("wants_to_leave", check_ins=held)
    assert (found and found.level) is expected
    assert found is None or found.track is Track.MENTORING


def test_who_has_given_notice_is_not_said_to_want_to_leave():
    told = (made_check_in(held_on=TODAY, mood=None, ratings=(), intention=Intention.LEAVES),)
    assert signal("wants_to_leave", check_ins=told, departure=made_departure(ended_on=day(30))) is None


def test_what_is_said_in_talks_stays_unread_until_the_firm_switches_it_on():
    rated = FactorRating(factor=Factor.WORK, expected=5, experienced=5)
    fallen = FactorRating(factor=Factor.WORK, experienced=1)
    said = (
        made_check_in(held_on=day(-2), mood=5, ratings=(rated,)),
        made_check_in(held_on=day(-1), mood=1, intention=Intention.LEAVES, ratings=(fallen,)),
    )
    dossier = replace(CALM, check_ins=said)
    found = {each.key for each in signals_for(dossier, PARAMETERS, TODAY)}
    assert found == {"expectation_gap", "gap_grows", "mood_falls", "wants_to_leave"}
    assert signals_for(replace(dossier, company=made_company()), PARAMETERS, TODAY) == ()
