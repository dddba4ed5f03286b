"""What was expected and what is experienced."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.check_ins import Factor, FactorRating
from onboarding_app.domain.expectations import RatingPair, latest_ratings, means
from tests.made import made_check_in


def talk(day, *ratings):
    return made_check_in(held_on=date(2026, 1, day), ratings=ratings)


def rated(factor, expected=None, experienced=None):
    return FactorRating(factor=factor, expected=expected, experienced=experienced)


def test_the_latest_talk_counts_however_the_talks_come():
    talks = [
        talk(9, rated(Factor.HOUSING, experienced=2)),
        talk(1, rated(Factor.HOUSING, expected=5, experienced=4)),
        talk(5, rated(Factor.HOUSING, experienced=3), rated(Factor.INCOME, expected=4)),
    ]
    assert latest_ratings(talks) == {
        Factor.INCOME: RatingPair(4, None, None),
        Factor.HOUSING: RatingPair(5, 2, 3),
    }


def test_a_theme_not_asked_keeps_what_was_told_before():
    talks = [talk(1, rated(Factor.WORK, 3, 4)), talk(2, rated(Factor.WORK)), talk(3)]
    assert latest_ratings(talks) == {Factor.WORK: RatingPair(3, 4, None)}


def test_what_was_only_experienced_is_told_too():
    talks = [talk(1, rated(Factor.WORK, experienced=4)), talk(2, rated(Factor.WORK, experienced=3))]
    assert latest_ratings(talks) == {Factor.WORK: RatingPair(None, 3, 4)}
    assert all(mean.n == 0 for mean in means([latest_ratings(talks)] * 5))


def test_themes_come_in_the_order_of_the_profile():
    asked = [rated(factor, 3, 3) for factor in reversed(Factor)]
    assert list(latest_ratings([talk(1, *asked)])) == list(Factor)


@pytest.mark.parametrize(
    ("pair", "gap", "previous", "growth"),
    [
        (RatingPair(5, 2, 4), 3, 1, 2),
        (RatingPair(5, 2, None), 3, None, 0),
        (RatingPair(None, 2, 4), None, None, 0),
        (RatingPair(5, None, None), None, None, 0),
        (RatingPair(5, None, 4), None, 1, 0),
        (RatingPair(3, 3, 5), 0, -2, 0),  # experience fell to what was expected: there is no gap
        (RatingPair(3, 2, 5), 1, -2, 3),
        (RatingPair(4, 3, 1), 1, 3, -2),
    ],
)
def test_a_gap_is_what_experience_stays_behind(pair, gap, previous, growth):
    assert (pair.gap, pair.previous_gap, pair.growth) == (gap, previous, growth)


def test_means_need_five_people_who_told_both():
    told = {
        Factor.FAMILY: RatingPair(5, 2),
        Factor.INCOME: RatingPair(4, 4),
        Factor.WORK: RatingPair(4, None),
    }
    four = [told] * 4
    found = {mean.factor: mean for mean in means([*four, {Factor.FAMILY: RatingPair(3, 3)}])}
    assert len(found) == len(Factor)
    assert (found[Factor.FAMILY].expected, found[Factor.FAMILY].experienced) == pytest.approx((4.6, 2.2))
    assert [found[Factor.INCOME].expected, found[Factor.INCOME].experienced] == [None, None]
    assert [found[factor].n for factor in (Factor.FAMILY, Factor.INCOME, Factor.WORK)] == [5, 4, 0]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5))
def test_a_mean_lies_on_the_scale(pairs):
    mean = next(iter(means({Factor.INCOME: RatingPair(*pair)} for pair in pairs)))
    assert 1 <= mean.expected <= 5
    assert 1 <= mean.experienced <= 5
