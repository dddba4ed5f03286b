"""What was set aside comes back by itself: on its day, or once it is more urgent than when it was seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import NotOpenError
from onboarding_app.domain.reminders import Urgency, is_quiet, urgency
from onboarding_app.domain.tracks import Responsible
from tests.made import made_checkpoint

DAY = date(2026, 11, 23)
LATE_DAYS = 14
DAYS = st.dates(DAY - timedelta(60), DAY + timedelta(60))
STEPS = st.builds(
    lambda safe, plan: made_checkpoint(safe_on=safe, plan_on=plan), st.none() | DAYS, st.none() | DAYS
)


def due(days, **changes):
    """A checkpoint with its deadline so many days from the day, to act on a week before."""
    safe = DAY + timedelta(days)
    return made_checkpoint(safe_on=safe, plan_on=safe - timedelta(7), **changes)


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (8, Urgency.COMING),
        (7, Urgency.TO_ACT),
        (0, Urgency.TO_ACT),
        (-1, Urgency.LATE),
        (-14, Urgency.LATE),
        (-15, Urgency.ESCALATED),
    ],
)
def test_urgency_rises_with_the_days(days, wanted):
    assert urgency(due(days), DAY, LATE_DAYS) is wanted


@pytest.mark.parametrize(
    "changes", [{"state": State.WAITING}, {"responsible": Responsible.AUTHORITY}, {"state": State.DONE}]
)
def test_what_waits_for_others_never_escalates(changes):
    assert urgency(due(-100, **changes), DAY, LATE_DAYS) is Urgency.TO_ACT


def test_a_step_without_days_is_never_urgent():
    assert urgency(made_checkpoint(safe_on=None, plan_on=None), DAY, LATE_DAYS) is Urgency.COMING


@given(STEPS, DAYS, st.integers(0, 60))
def test_urgency_never_falls_as_time_goes_on(step, day, later):
    assert urgency(step, day, LATE_DAYS) <= urgency(step, day + timedelta(later), LATE_DAYS)


@given(STEPS, DAYS, st.none() | st.integers(1, 60))
def test_what_was_seen_is_quiet_that_day_and_comes_back_when_more_urgent_or_on_its_day(step, day, wait):
    until = None if wait is None else day + timedelta(wait)
    seen = step.set_aside(day, until=until, reason="Papier fehlt")
    assert is_quiet(seen, day, LATE_DAYS)
    for later in (day + timedelta(days) for days in range(130)):
        risen = urgency(seen, later, LATE_DAYS) > urgency(seen, day, LATE_DAYS)
        assert is_quiet(seen, later, LATE_DAYS) is not (risen or (until is not None and until <= later))
    assert not is_quiet(seen.asked_again(), day, LATE_DAYS)
    assert seen.asked_again() == step


def test_a_new_day_and_opening_again_forget_that_it_was_set_aside():
    seen = due(-3).set_aside(DAY, reason="gleich")
    assert not is_quiet(seen.moved(DAY + timedelta(2)), DAY, LATE_DAYS)
    assert seen.completed(DAY).reopened().seen_on is None
    assert not seen.is_touched or seen.key == ""


def test_what_is_closed_is_not_set_aside():
    with pytest.raises(NotOpenError):
        due(3).completed(DAY).set_aside(DAY)
