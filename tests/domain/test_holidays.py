"""Holidays of Thuringia against the table of the domain file, 6.1, and another formula of Easter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.holidays import WorkCalendar, holidays_of

THURINGIA = {
    2026: "01-01 04-03 04-06 05-01 05-14 05-25 09-20 10-03 10-31 12-25 12-26",
    2027: "01-01 03-26 03-29 05-01 05-06 05-17 09-20 10-03 10-31 12-25 12-26",
    2028: "01-01 04-14 04-17 05-01 05-25 06-05 09-20 10-03 10-31 12-25 12-26",
}
CORPUS_CHRISTI = {2026: date(2026, 6, 4), 2027: date(2027, 5, 27), 2028: date(2028, 6, 15)}
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
CALENDARS = st.sampled_from([WorkCalendar(), WorkCalendar(corpus_christi=True), WorkCalendar("BY")])


def days(year):
    return {date.fromisoformat(f"{year}-{day}") for day in THURINGIA[year].split()}


@pytest.mark.parametrize("year", THURINGIA)
def test_thuringia_has_eleven_holidays(year):
    assert holidays_of("TH", year, corpus_christi=False) == days(year)
    assert holidays_of("TH", year, corpus_christi=True) == days(year) | {CORPUS_CHRISTI[year]}


@given(st.integers(2020, 2100))
def test_the_days_around_easter_follow_the_gregorian_formula(year):
    easter = _easter(year)
    moving = {easter + timedelta(n) for n in (-2, 1, 39, 50)}
    assert moving <= holidays_of("TH", year, corpus_christi=False)
    assert easter + timedelta(60) in holidays_of("TH", year, corpus_christi=True)


def _easter(year):
    """Return Easter Sunday by the formula of the domain file, 6.3."""
    a, b, c = year % 19, year // 100, year % 100
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - b // 4 - g + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize(
    ("day", "workday", "werktag"),
    [
        (date(2026, 10, 30), True, True),  # a Friday
        (date(2026, 10, 31), False, False),  # Saturday, Reformation Day
        (date(2026, 11, 7), False, True),  # a Saturday
        (date(2026, 11, 8), False, False),  # a Sunday
        (date(2026, 12, 24), True, True),  # no holiday in the law
        (date(2027, 9, 20), False, False),  # Monday, Weltkindertag
    ],
)
def test_saturday_counts_as_werktag_only(day, workday, werktag):
    calendar = WorkCalendar()
    assert (calendar.is_workday(day), calendar.is_free(day)) == (workday, not workday)
    assert calendar.is_werktag(day) is werktag


def test_other_states_have_their_own_holidays():
    children_day, assumption = date(2027, 9, 20), date(2028, 8, 15)
    assert WorkCalendar("TH").is_holiday(children_day)
    assert not WorkCalendar("SN").is_holiday(children_day)
    assert WorkCalendar("SL").is_holiday(assumption)
    assert not WorkCalendar("TH").is_holiday(assumption)


@given(DAYS, CALENDARS)
def test_the_next_and_the_previous_working_day_lie_around_a_free_day(day, calendar):
    before, after = calendar.previous_workday(day), calendar.next_workday(day)
    assert before <= day <= after
    assert calendar.is_workday(before)
    assert calendar.is_workday(after)
    assert (before == day == after) is calendar.is_workday(day)
    assert all(calendar.is_free(before + timedelta(n)) for n in range(1, (after - before).days))
