"""Who stayed how long: figures worked out by hand, and the same as in scipy on any data."""

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.people import DepartureReason
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.retention import (
    Employment,
    departures,
    entries,
    headcount,
    kaplan_meier,
    median_months,
    months_of_service,
    reasons,
    retained_after,
    wilson,
)

AS_OF = date(2026, 6, 30)

ALWAYS_THERE = Employment(date(2024, 1, 1))
LEFT_ON_FIRST_DAY = Employment(date(2024, 1, 1), date(2024, 1, 1), DepartureReason.JOB_FIT)
BEFORE_RETURN = Employment(date(2024, 3, 15), date(2025, 3, 14), DepartureReason.PAY)
AFTER_RETURN = Employment(date(2025, 3, 15))
SEVEN_MONTHS = Employment(date(2025, 2, 1), date(2025, 8, 31), DepartureReason.PAY)
ONE_YEAR_TODAY = Employment(date(2025, 6, 30))
STARTS_TODAY = Employment(AS_OF)
STARTS_LATER = Employment(date(2026, 9, 1))
LAST_DAY_TODAY = Employment(date(2024, 6, 30), AS_OF)
FIRM = (
    ALWAYS_THERE,
    LEFT_ON_FIRST_DAY,
    BEFORE_RETURN,
    AFTER_RETURN,
    SEVEN_MONTHS,
    ONE_YEAR_TODAY,
    STARTS_TODAY,
    STARTS_LATER,
    LAST_DAY_TODAY,
)

DAYS = st.dates(date(2018, 1, 1), AS_OF)


@st.composite
def employments(draw):
    started = draw(st.dates(date(2018, 1, 1), date(2027, 1, 1)))
    lasted = draw(st.none() | st.integers(0, 1500))
    return Employment(started, None if lasted is None else started + timedelta(lasted))


FIRMS = st.lists(employments(), max_size=40)


@pytest.mark.parametrize(
    ("on", "people"),
    [
        (date(2023, 12, 31), 0),
        (date(2024, 1, 1), 2),  # one starts and leaves that day
        (date(2024, 1, 2), 1),
        (date(2025, 3, 14), 4),  # the last day before a return
        (date(2025, 3, 15), 4),
        (AS_OF, 5),
        (date(2026, 7, 1), 4),
        (date(2026, 9, 1), 5),
    ],
)
def test_headcount_by_hand(on, people):
    assert headcount(FIRM, on) == people


def test_entries_and_departures_by_hand():
    assert entries(FIRM, date(2025, 1, 1), date(2025, 12, 31)) == 3
    assert entries(FIRM, date(2025, 2, 1), date(2025, 6, 30)) == 3  # both ends count
    assert entries(FIRM, date(2025, 2, 2), date(2025, 6, 29)) == 1
    assert departures(FIRM, date(2025, 1, 1), date(2025, 12, 31)) == (BEFORE_RETURN, SEVEN_MONTHS)
    assert departures(FIRM, date(2025, 3, 14), date(2025, 8, 31)) == (BEFORE_RETURN, SEVEN_MONTHS)
    assert departures(FIRM, date(2025, 3, 15), date(2025, 8, 30)) == ()
    assert departures(FIRM, date(2026, 1, 1), AS_OF) == (LAST_DAY_TODAY,)


def test_reasons_by_hand():
    left = departures(FIRM, date(2024, 1, 1), AS_OF)
    assert reasons(left) == ((DepartureReason.PAY, 2), (DepartureReason.JOB_FIT, 1), (None, 1))


def test_reasons_given_equally_often_stand_in_one_order():
    left = [LAST_DAY_TODAY, SEVEN_MONTHS, LEFT_ON_FIRST_DAY]
    assert reasons(left) == reasons(left[::-1])
    assert [reason for reason, _ in reasons(left)] == [DepartureReason.JOB_FIT, DepartureReason.PAY, None]


@pytest.mark.parametrize(
    ("months", "kept", "n", "share", "low", "high"),
    [(3, 6, 7, 0.8571, 0.4869, 0.9743), (12, 4, 7, 0.5714, 0.2505, 0.8418)],
)
def test_retention_by_hand(months, kept, n, share, low, high):
    found = retained_after(FIRM, months, AS_OF)
    assert (found.months, found.kept, found.n) == (months, kept, n)
    assert (found.share, found.interval.low, found.interval.high) == pytest.approx(
        (share, low, high), abs=5e-5
    )


def test_retention_of_fewer_than_five_is_not_told():
    found = retained_after(FIRM, 24, AS_OF)
    assert (found.n, found.kept, found.share, found.interval) == (4, None, None, None)
    assert retained_after(FIRM[:6], 3, AS_OF).share is not None


@pytest.mark.parametrize(
    ("ended", "kept"), [(date(2025, 3, 31), 4), (date(2025, 4, 1), 5), (date(2025, 4, 2), 5)]
)
def test_three_months_are_completed_on_the_same_day_of_the_third(ended, kept):
    firm = [Employment(date(2025, 1, 1), ended), *[ALWAYS_THERE] * 4]
    assert retained_after(firm, 3, AS_OF).kept == kept


def test_a_time_counts_from_the_day_on_which_it_could_have_passed():
    firm = [Employment(date(2026, 3, 31)), *[ALWAYS_THERE] * 4]
    assert retained_after(firm, 3, date(2026, 6, 29)).n == 4
    assert retained_after(firm, 3, date(2026, 6, 30)).n == 5


def test_curve_by_hand():
    curve = kaplan_meier(FIRM, AS_OF)
    assert [(point.at_risk, point.events) for point in curve.points] == [(8, 1), (6, 1), (5, 1), (2, 1)]
    assert [point.months for point in curve.points] == pytest.approx(
        [0.0329, 6.9651, 11.9918, 24.0164], abs=5e-5
    )
    assert [point.share for point in curve.points] == pytest.approx([0.875, 0.7292, 0.5833, 0.2917], abs=5e-5)
    assert curve.points[1].low == pytest.approx(0.2764, abs=5e-5)
    assert curve.points[1].high == pytest.approx(0.9254, abs=5e-5)
    assert curve.censored == pytest.approx([0.0329, 12.0246, 15.5400, 29.9630], abs=5e-5)


def test_the_curve_knows_how_many_are_still_observed():
    curve = kaplan_meier(FIRM, AS_OF)
    assert [curve.at_risk(months) for months in (0, 1, 12, 15, 16, 25, 30)] == [8, 6, 4, 3, 2, 1, 0]
    assert [curve.at_risk(point.months) for point in curve.points] == [8, 6, 5, 2]
    assert [curve.at_risk(months) for months in curve.censored] == [8, 4, 3, 1]


@given(FIRMS)
def test_the_curve_is_that_of_scipy(firm):
    from scipy.stats import CensoredData, ecdf

    curve = kaplan_meier(firm, AS_OF)
    begun = [each for each in firm if each.started_on <= AS_OF]
    ended = [months_of_service(each, AS_OF) for each in begun if each.ended_on and each.ended_on <= AS_OF]
    if not ended:
        assert curve.points == ()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where nobody is left, scipy divides by nothing
        function = ecdf(CensoredData(uncensored=ended, right=curve.censored)).sf
        band = function.confidence_interval(method="log-log")
    ends = zip(band.low.probabilities, band.high.probabilities, strict=True)
    expected = dict(zip(function.quantiles, zip(function.probabilities, ends, strict=True), strict=True))
    for point in curve.points:
        share, (low, high) = expected[point.months]
        assert point.share == pytest.approx(share, abs=1e-6)
        if share > 0:
            assert (point.low, point.high) == pytest.approx((low, high), abs=1e-6)


@given(FIRMS)
def test_the_curve_only_falls_and_lies_within_its_band(firm):
    points = kaplan_meier(firm, AS_OF).points
    shares = [1.0, *[point.share for point in points]]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= point.low <= point.share <= point.high <= 1 for point in points)


@given(FIRMS)
def test_everybody_who_began_is_an_event_or_censored(firm):
    curve = kaplan_meier(firm, AS_OF)
    begun = sum(each.started_on <= AS_OF for each in firm)
    assert sum(point.events for point in curve.points) + len(curve.censored) == begun


@given(FIRMS, DAYS, st.integers(0, 400))
def test_nobody_appears_or_vanishes_between_two_days(firm, first, length):
    last = first + timedelta(length)
    day = timedelta(1)
    left_before_last = len(departures(firm, first - day, last - day))
    assert (
        headcount(firm, last) == headcount(firm, first - day) + entries(firm, first, last) - left_before_last
    )


@given(FIRMS, st.integers(1, 36))
def test_the_future_changes_no_retention(firm, months):
    known = [each for each in firm if months_after(each.started_on, months) <= AS_OF]
    assert retained_after(firm, months, AS_OF) == retained_after(known, months, AS_OF)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_wilson_interval_is_that_of_scipy(pair):
    from scipy.stats import binomtest

    found, expected = wilson(*pair), binomtest(*pair).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.parametrize("pair", [(0, 0), (-1, 5), (6, 5)])
def test_a_share_that_cannot_be_is_refused(pair):
    with pytest.raises(ValueError, match="between 0 and n"):
        wilson(*pair)


def test_a_median_comes_from_five_people_at_least():
    assert median_months([[30], [60], [90], [], [120]]) is None
    assert median_months([[30, 60, 90, 120, 150]]) is None
    assert median_months([[30], [60], [90, 100], [120], [150]]) == pytest.approx(95 / 30.4375)
