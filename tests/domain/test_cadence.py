"""When to talk, and with which guide."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.adjusting import adjusted, moved
from onboarding_app.domain.cadence import (
    USUAL,
    Cadence,
    Talk,
    cadence_of,
    guide_for,
    guide_of,
    next_talk_on,
    with_cadence,
)
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.own_plan import AS_SHIPPED
from onboarding_app.domain.periods import Direction, Period, Unit
from tests.made import made_company, made_departure, made_own_template, made_worker

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
    assert set_to(AS_SHIPPED, USUAL) == AS_SHIPPED


GUIDES = tuple(dict.fromkeys(it.guide for it in TEMPLATES.values() if it.guide))


def held(own):
    return adjusted(TEMPLATES, own, (), GUIDES)


def made(talk):
    return made_own_template(
        id=7 if talk.key else 0,
        key=talk.key or f"own_{talk.n}_{talk.unit}",
        n=talk.n,
        unit=talk.unit,
        guide=guide_of(talk),
    )


def set_to(own, wanted):
    """Return the plan with that rhythm, its own talks numbered as the file does."""
    plan = with_cadence(own, wanted, held(own), TEMPLATES, made)
    return replace(plan, templates=tuple(replace(it, id=it.id or 7) for it in plan.templates))


def talk(n, unit=Unit.DAY, key=""):
    return Talk(n=n, unit=unit, key=key)


def changed(*others, without=(), every=6, **times):
    """Return the usual rhythm without some talks, with others, and with some at another time."""
    usual = [replace(it, n=times.get(it.key, it.n)) for it in USUAL.talks if it.key not in without]
    return Cadence(talks=(*usual, *others), every=every)


def test_talks_are_held_when_the_firm_says():
    wanted = changed(
        without=("checkin_day30", "checkin_month6"),
        checkin_week1=10, checkin_day90=100, checkin_month12=15, every=4,
    )  # fmt: skip
    own = set_to(AS_SHIPPED, wanted)
    plan = held(own)
    assert cadence_of(plan, own) == wanted
    assert (plan["checkin_day30"].off, plan["checkin_day60"]) == (True, TEMPLATES["checkin_day60"])
    assert [plan[key].plan.n for key in ("stay_talk_month18", "stay_talk_month24")] == [19, 23]
    assert set_to(own, USUAL) == AS_SHIPPED


def test_a_talk_that_does_not_ship_becomes_one_of_the_firm():
    own = set_to(AS_SHIPPED, changed(talk(2, Unit.WEEK)))
    assert [it.key for it in own.templates] == ["own_2_week"]
    assert own.templates[0].guide == "week1"
    shown = cadence_of(held(own), own)
    assert [(it.n, it.unit) for it in shown.talks][:3] == [(7, "day"), (2, "week"), (30, "day")]
    assert set_to(own, shown) == own


def test_an_own_talk_is_moved_and_removed():
    own = set_to(AS_SHIPPED, changed(talk(2, Unit.WEEK)))
    later = set_to(own, changed(talk(20, key="own_2_week")))
    assert [(it.key, it.n, it.unit) for it in later.templates] == [("own_2_week", 20, Unit.DAY)]
    assert set_to(later, USUAL) == AS_SHIPPED


def test_a_talk_that_is_added_at_a_usual_time_is_the_shipped_one():
    own = set_to(AS_SHIPPED, changed(without=("checkin_day60",)))
    assert held(own)["checkin_day60"].off
    assert set_to(own, changed(talk(60), without=("checkin_day60",))) == AS_SHIPPED


def test_a_rhythm_without_any_talk_goes_on_after_a_year():
    own = set_to(AS_SHIPPED, Cadence(talks=(), every=3))
    assert cadence_of(held(own), own) == Cadence(talks=(), every=3)
    assert held(own)["stay_talk_month18"].plan.n == 15
    assert set_to(own, USUAL) == AS_SHIPPED


def test_a_talk_moved_in_weeks_is_shown_in_weeks_and_stays():
    weeks = Period(direction=Direction.AFTER, n=5, unit=Unit.WEEK)
    own = moved(AS_SHIPPED, TEMPLATES["checkin_day30"], weeks)
    shown = cadence_of(held(own), own)
    assert talk(5, Unit.WEEK, "checkin_day30") in shown.talks
    assert set_to(own, shown) == own


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        (changed(checkin_day30=7), "talks_same_day"),
        (changed(talk(30)), "talks_same_day"),
        (changed(talk(1, Unit.MONTH)), "talks_same_day"),
        (changed(checkin_week1=31), "talks_out_of_order"),
        (changed(checkin_week1=0), "talks_unlikely"),
        (changed(talk(0)), "talks_unlikely"),
        (changed(checkin_month12=37), "talks_unlikely"),
        (changed(talk(4, Unit.YEAR)), "talks_unlikely"),
        (changed(every=0), "talks_unlikely"),
        (changed(every=25), "talks_unlikely"),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused(wanted, key):
    with pytest.raises(InvalidValueError, match=key):
        set_to(AS_SHIPPED, wanted)


@pytest.mark.parametrize(
    ("when", "guide"),
    [
        (talk(3), "week1"),
        (talk(5, Unit.WEEK), "day30"),
        (talk(5, Unit.MONTH), "month6"),
        (talk(2, Unit.YEAR), "stay"),
    ],
)
def test_a_talk_has_the_guide_of_its_time(when, guide):
    assert guide_of(when) == guide


def test_the_next_talk_follows_the_firms_rhythm():
    cadence = Cadence(talks=(talk(90), talk(14)), every=3)
    assert next_talk_on(dossier(), START, CALENDAR, cadence) == date(2025, 9, 15)
    assert next_talk_on(dossier(), date(2025, 9, 15), CALENDAR, cadence) == date(2025, 12, 1)
    assert next_talk_on(dossier(), date(2026, 3, 2), CALENDAR, cadence) == date(2026, 6, 2)
