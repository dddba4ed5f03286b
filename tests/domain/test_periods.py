"""Periods as German law counts them: the vectors of the domain file, 6.4, and what always holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.periods import (
    Direction,
    Period,
    Roll,
    Unit,
    count_days,
    deadline,
    end_of,
    months_after,
    months_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
CALENDARS = st.sampled_from([WorkCalendar(), WorkCalendar(corpus_christi=True), WorkCalendar("BY")])
LENGTHS = st.integers(0, 60)
PERIODS = st.builds(
    Period,
    direction=st.sampled_from(Direction),
    n=LENGTHS,
    unit=st.sampled_from(Unit),
    roll=st.sampled_from(Roll),
    day_start=st.booleans(),
)

VECTORS = """
V1  2026-10-17  2 week  after  roll | 2026-10-31 2026-11-02 2026-10-30
V2  2027-02-26  4 week  after  roll | 2027-03-26 2027-03-30 2027-03-25
V3  2027-09-13  7 day   after  -    | 2027-09-20 2027-09-20 2027-09-17
V4  2026-08-31  6 month after  -    | 2027-02-28 2027-02-28 2027-02-26
V5  2027-05-31  3 month before -    | 2027-02-28 2027-02-28 2027-02-26
V6  2026-12-31  3 month before -    | 2026-09-30 2026-09-30 2026-09-30
V7  2026-12-24  3 day   after  roll | 2026-12-27 2026-12-28 2026-12-24
V8a 2027-04-29  4 week  after  roll | 2027-05-27 2027-05-27 2027-05-27
V8b 2027-04-29  4 week  after  roll | 2027-05-27 2027-05-28 2027-05-26
V9  2026-09-01  6 month after  day  | 2027-02-28 2027-02-28 2027-02-26
V10 2026-12-18  2 week  after  roll | 2027-01-01 2027-01-04 2026-12-31
V11 2026-11-13  6 week  after  -    | 2026-12-25 2026-12-25 2026-12-24
V12 2027-01-31  1 month after  roll | 2027-02-28 2027-03-01 2027-02-26
V13 2027-09-20  0 day   before -    | 2027-09-20 2027-09-20 2027-09-17
V14 2027-09-20  8 week  before -    | 2027-07-26 2027-07-26 2027-07-26
V15 2027-03-10  1 day   before -    | 2027-03-09 2027-03-09 2027-03-09
"""
"""Name, event, length, unit, direction, rule | raw, legal and safe date."""


@pytest.mark.parametrize("vector", VECTORS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_vectors_of_the_domain_file(vector):
    name, anchor, n, unit, direction, rule, _, *dates = vector.split()
    period = Period(
        direction=Direction(direction),
        n=int(n),
        unit=Unit(unit),
        roll=Roll.NEXT_WORKDAY if rule == "roll" else Roll.NONE,
        day_start=rule == "day",
    )
    found = deadline(date.fromisoformat(anchor), period, WorkCalendar(corpus_christi=name == "V8b"))
    assert [found.raw, found.legal_on, found.safe_on] == [date.fromisoformat(day) for day in dates]


@pytest.mark.parametrize(
    ("anchor", "end"),
    [
        pytest.param(date(2026, 12, 10), date(2026, 12, 14), id="W1"),
        pytest.param(date(2026, 12, 24), date(2026, 12, 30), id="W2"),
    ],
)
def test_three_werktage_count_saturdays(anchor, end):
    period = Period(direction=Direction.AFTER, n=3, unit=Unit.WERKTAG)
    assert end_of(period, anchor, WorkCalendar()) == end


@pytest.mark.parametrize("start", [date(2026, 10, 31), date(2026, 11, 1), date(2026, 10, 30)])
def test_the_first_working_day_after_a_free_day_is_the_next_one(start):
    period = Period(direction=Direction.AFTER, n=1, unit=Unit.WORKDAY)
    assert end_of(period, start, WorkCalendar()) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("event", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
    ],
)
def test_a_month_that_is_too_short_ends_the_period(event, months, end):
    assert months_after(event, months) == end


@given(DAYS, LENGTHS, LENGTHS)
def test_a_longer_period_never_ends_earlier(event, months, more):
    assert months_after(event, months) <= months_after(event, months + more)


@given(DAYS, DAYS, LENGTHS)
def test_a_later_event_never_ends_earlier(one, other, months):
    first, last = sorted((one, other))
    assert months_after(first, months) <= months_after(last, months)


@given(DAYS, DAYS)
def test_months_between_are_the_whole_ones(one, other):
    first, last = sorted((one, other))
    months = months_between(first, last)
    assert months_after(first, months) <= last < months_after(first, months + 1)
    assert months_between(last, first) == -months


@given(PERIODS, DAYS, CALENDARS)
def test_safe_is_the_last_working_day_up_to_the_end_and_legal_never_earlier(period, anchor, calendar):
    dates = deadline(anchor, period, calendar)
    assert calendar.is_workday(dates.safe_on)
    assert dates.safe_on <= dates.raw <= dates.legal_on
    assert all(
        calendar.is_free(dates.safe_on + timedelta(n + 1)) for n in range((dates.raw - dates.safe_on).days)
    )
    if period.roll is Roll.NONE:
        assert dates.legal_on == dates.raw
    else:
        assert calendar.is_workday(dates.legal_on)


@given(PERIODS, st.integers(0, 12), DAYS, CALENDARS)
def test_more_of_a_unit_lies_further_from_the_event(period, more, anchor, calendar):
    longer = Period(
        direction=period.direction, n=period.n + more, unit=period.unit, day_start=period.day_start
    )
    near, far = end_of(period, anchor, calendar), end_of(longer, anchor, calendar)
    assert near <= far if period.direction is Direction.AFTER else far <= near


@given(DAYS, st.integers(1, 40), CALENDARS)
def test_counting_days_forward_and_back_again_comes_home(day, n, calendar):
    home = calendar.next_workday(day)
    there = count_days(home, n, calendar.is_workday)
    assert calendar.is_workday(there)
    assert count_days(there, -n, calendar.is_workday) == home


@given(DAYS, CALENDARS)
def test_a_period_of_nothing_ends_on_the_day_of_the_event(day, calendar):
    for unit in Unit:
        assert end_of(Period(direction=Direction.AFTER, n=0, unit=unit), day, calendar) == day
