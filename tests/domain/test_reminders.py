"""What was set aside comes back by itself: on its day, or once it is more urgent than when it was seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import NotOpenError
from onboarding_app.domain.reminders import Insistence, Urgency
from onboarding_app.domain.tracks import Responsible
from tests.made import made_checkpoint

DAY = date(2026, 11, 23)
INSISTS = Insistence(14, {"title_valid_until": (90, 30)})
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
    assert INSISTS.urgency(due(days), DAY) is wanted


@pytest.mark.parametrize(
    "changes", [{"state": State.WAITING}, {"responsible": Responsible.AUTHORITY}, {"state": State.DONE}]
)
def test_what_waits_for_others_never_escalates(changes):
    assert INSISTS.urgency(due(-100, **changes), DAY) is Urgency.TO_ACT


def test_a_step_without_days_is_never_urgent():
    assert INSISTS.urgency(made_checkpoint(safe_on=None, plan_on=None), DAY) is Urgency.COMING


@given(STEPS, DAYS, st.integers(0, 60))
def test_urgency_never_falls_as_time_goes_on(step, day, later):
    assert INSISTS.urgency(step, day) <= INSISTS.urgency(step, day + timedelta(later))


@given(STEPS, DAYS, st.none() | st.integers(1, 60))
def test_what_was_seen_is_quiet_that_day_and_comes_back_when_more_urgent_or_on_its_day(step, day, wait):
    until = None if wait is None else day + timedelta(wait)
    seen = step.set_aside(day, until=until, reason="Papier fehlt")
    assert INSISTS.is_quiet(seen, day)
    for later in (day + timedelta(days) for days in range(130)):
        risen = INSISTS.urgency(seen, later) > INSISTS.urgency(seen, day)
        assert INSISTS.is_quiet(seen, later) is not (risen or (until is not None and until <= later))
    assert not INSISTS.is_quiet(seen.asked_again(), day)
    assert seen.asked_again() == step


def test_a_new_day_and_opening_again_forget_that_it_was_set_aside():
    seen = due(-3).set_aside(DAY, reason="gleich")
    assert not INSISTS.is_quiet(seen.moved(DAY + timedelta(2)), DAY)
    assert seen.completed(DAY).reopened().seen_on is None
    assert not seen.is_touched or seen.key == ""


def test_what_is_closed_is_not_set_aside():
    with pytest.raises(NotOpenError):
        due(3).completed(DAY).set_aside(DAY)


def test_a_step_before_an_end_is_brought_up_again_at_each_of_its_days():
    ends = DAY + timedelta(120)
    title = made_checkpoint(anchor="title_valid_until", anchor_on=ends, safe_on=ends, plan_on=DAY)
    for lead in (90, 30):
        seen = title.set_aside(ends - timedelta(lead + 1))
        quiet = [INSISTS.is_quiet(seen, ends - timedelta(days)) for days in (lead + 1, lead, lead - 1)]
        assert quiet == [True, False, False]
        again = title.set_aside(ends - timedelta(lead))
        assert INSISTS.is_quiet(again, ends - timedelta(lead - 1))
