"""When to talk, and with which guide."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.adjusting import adjusted, moved
from onboarding_app.domain.cadence import USUAL, Cadence, cadence_of, guide_for, next_talk_on, with_cadence
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.own_plan import AS_SHIPPED
from onboarding_app.domain.periods import Direction, Period, Unit
from tests.made import made_company, made_departure, made_worker

START = date(2025, 9, 1)
CALENDAR = WorkCalendar("TH")
TEMPLATES = load_catalogue().shipped


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


def test_the_shipped_talks_are_the_usual_rhythm():
    assert cadence_of(TEMPLATES, AS_SHIPPED) == USUAL
    assert with_cadence(AS_SHIPPED, USUAL, TEMPLATES) == AS_SHIPPED


def held(own):
    return adjusted(TEMPLATES, own, (), ())


def test_talks_are_held_when_the_firm_says():
    wanted = Cadence(days=(10, None, 60, 100), months=(None, 9, 15), every=4)
    own = with_cadence(AS_SHIPPED, wanted, TEMPLATES)
    plan = held(own)
    assert cadence_of(plan, own) == wanted
    assert (plan["checkin_day30"].off, plan["checkin_day60"]) == (True, TEMPLATES["checkin_day60"])
    assert [plan[key].plan.n for key in ("stay_talk_month18", "stay_talk_month24")] == [19, 23]
    assert with_cadence(own, USUAL, TEMPLATES) == AS_SHIPPED
    again = Cadence(days=(10, 30, 60, 100), months=(None, 9, 15), every=4)
    assert cadence_of(held(with_cadence(own, again, TEMPLATES)), own).days == (10, 30, 60, 100)


def test_a_talk_moved_in_weeks_is_shown_in_days_and_stays():
    weeks = Period(direction=Direction.AFTER, n=5, unit=Unit.WEEK)
    own = moved(AS_SHIPPED, TEMPLATES["checkin_day30"], weeks)
    own = moved(own, TEMPLATES["checkin_month6"], replace(weeks, n=26))
    shown = cadence_of(held(own), own)
    assert (shown.days[1], shown.months[0]) == (35, 6)
    assert with_cadence(own, shown, TEMPLATES) == own


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"days": (7, 7, 60, 90)}, "talks_out_of_order"),
        ({"days": (30, 7, 60, 90)}, "talks_out_of_order"),
        ({"days": (7, 30, 60, 180)}, "talks_out_of_order"),
        ({"days": (0, 30, 60, 90)}, "talks_unlikely"),
        ({"days": (7, 30, 60, 181), "months": (9, 10, 11)}, "talks_unlikely"),
        ({"months": (6, 9, 37)}, "talks_unlikely"),
        ({"every": 0}, "talks_unlikely"),
        ({"every": 25}, "talks_unlikely"),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused(changes, key):
    with pytest.raises(InvalidValueError, match=key):
        with_cadence(AS_SHIPPED, replace(USUAL, **changes), TEMPLATES)


def test_the_next_talk_follows_the_firms_rhythm():
    cadence = Cadence(days=(14, None, None, 90), months=(None, None, None), every=3)
    assert next_talk_on(dossier(), START, CALENDAR, cadence) == date(2025, 9, 15)
    assert next_talk_on(dossier(), date(2025, 9, 15), CALENDAR, cadence) == date(2025, 12, 1)
    assert next_talk_on(dossier(), date(2026, 3, 2), CALENDAR, cadence) == date(2026, 6, 2)
