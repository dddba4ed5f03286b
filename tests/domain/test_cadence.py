"""When to talk, and with which guide."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.cadence import guide_for, next_talk_on
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.holidays import WorkCalendar
from tests.made import made_company, made_departure, made_worker

START = date(2025, 9, 1)
CALENDAR = WorkCalendar("TH")


def dossier(departure=None, **worker):
    return Dossier(
        company=made_company(), worker=made_worker(**{"started_on": START} | worker), departure=departure
    )


@pytest.mark.parametrize(
    ("today", "guide"),
    [
        (date(2025, 8, 31), "prearrival"),
        (date(2025, 9, 1), "week1"),
        (date(2025, 9, 20), "week1"),
        (date(2025, 9, 21), "day30"),
        (date(2025, 10, 15), "day30"),
        (date(2025, 10, 16), "day60"),
        (date(2025, 11, 14), "day60"),
        (date(2025, 11, 15), "day90"),
        (date(2026, 1, 31), "day90"),
        (date(2026, 2, 1), "month6"),
        (date(2026, 4, 30), "month6"),
        (date(2026, 5, 1), "month9"),
        (date(2026, 7, 31), "month9"),
        (date(2026, 8, 1), "month12"),
        (date(2026, 11, 30), "month12"),
        (date(2026, 12, 1), "stay"),
        (date(2030, 1, 1), "stay"),
    ],
)
def test_each_day_has_its_guide(today, guide):
    assert guide_for(dossier(), today) == guide


def test_without_a_first_day_it_lies_ahead():
    assert guide_for(dossier(started_on=None), date(2030, 1, 1)) == "prearrival"


@pytest.mark.parametrize(
    ("today", "guide"),
    [
        (date(2026, 1, 31), "day90"),
        (date(2026, 2, 1), "probation"),
        (date(2026, 3, 1), "probation"),
        (date(2026, 3, 2), "month6"),
    ],
)
def test_before_the_probation_ends_its_guide_fits(today, guide):
    assert guide_for(dossier(probation_ends_on=date(2026, 3, 1)), today) == guide


def test_who_leaves_is_asked_why():
    leaving = dossier(made_departure(ended_on=date(2026, 3, 31)), probation_ends_on=date(2026, 3, 1))
    assert guide_for(leaving, date(2026, 2, 20)) == "exit"


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2025, 8, 10), date(2025, 9, 8)),  # before the start: the first week
        (date(2025, 8, 28), date(2025, 9, 8)),
        (date(2025, 8, 29), date(2025, 10, 1)),  # a talk within ten days is one talk
        (date(2025, 9, 8), date(2025, 10, 1)),
        (date(2025, 10, 1), date(2025, 11, 3)),  # day 60 is the Friday of Reformation Day
        (date(2025, 10, 31), date(2025, 12, 1)),  # day 90 is a Sunday
        (date(2025, 12, 1), date(2026, 3, 2)),
        (date(2026, 3, 2), date(2026, 6, 1)),
        (date(2026, 6, 1), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 9, 1)),
    ],
)
def test_the_next_talk_follows_the_rhythm(held_on, expected):
    assert next_talk_on(dossier(), held_on, CALENDAR) == expected


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 1, 5), 35, date(2026, 3, 6)),  # day 60
        (date(2026, 1, 7), 65, date(2026, 4, 7)),  # day 90
    ],
)
def test_the_first_talks_are_counted_in_days(start, days, expected):
    assert next_talk_on(dossier(started_on=start), start + timedelta(days), CALENDAR) == expected


def test_without_a_first_day_the_talk_itself_begins_the_rhythm():
    assert next_talk_on(dossier(started_on=None), date(2026, 3, 2), CALENDAR) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [(date(2026, 3, 2), date(2026, 3, 2)), (date(2026, 3, 1), None), (date(2025, 12, 31), None)],
)
def test_no_talk_is_suggested_after_the_last_day(last_day, expected):
    leaving = dossier(departure=made_departure(ended_on=last_day))
    assert next_talk_on(leaving, date(2026, 1, 15), CALENDAR) == expected


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(-100, 2000))
def test_the_next_talk_is_on_a_working_day_within_half_a_year_and_a_bit(start, days):
    held_on = start + timedelta(days)
    found = next_talk_on(dossier(started_on=start), held_on, CALENDAR)
    assert CALENDAR.is_workday(found)
    assert held_on + timedelta(10) < found <= held_on + timedelta(200)
