"""The states of a checkpoint: what leads where, and what is late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError, NotOpenError
from onboarding_app.domain.tracks import Responsible
from tests.made import TODAY, made_checkpoint

DEEDS = {
    "start": lambda it: it.started(),
    "wait": lambda it: it.waiting(since=TODAY),
    "complete": lambda it: it.completed(TODAY),
    "drop": lambda it: it.dropped("has one", TODAY),
    "move": lambda it: it.moved(date(2027, 1, 4)),
    "reopen": lambda it: it.reopened(),
}
CLOSED = [
    made_checkpoint().completed(TODAY),
    made_checkpoint().dropped("has one", TODAY),
    made_checkpoint(withdrawn_on=TODAY),
]


def test_work_begins_waits_and_ends():
    waits = made_checkpoint().started().waiting(since=date(2026, 2, 1))
    assert (waits.state, waits.waiting_since) == (State.WAITING, date(2026, 2, 1))
    done = waits.completed(TODAY)
    assert (done.state, done.done_on, done.waiting_since) == (State.DONE, TODAY, None)


def test_what_is_not_needed_has_a_reason():
    dropped = made_checkpoint().dropped("has one already", TODAY)
    assert (dropped.state, dropped.reason, dropped.done_on) == (State.NOT_NEEDED, "has one already", TODAY)
    with pytest.raises(InvalidValueError) as told:
        made_checkpoint().dropped("  ", TODAY)
    assert told.value.key == "reason_missing"


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("deed", ["start", "wait", "complete", "drop", "move"])
def test_what_is_closed_stays_so_until_it_is_reopened(closed, deed):
    with pytest.raises(NotOpenError) as told:
        DEEDS[deed](closed)
    assert told.value.key == "checkpoint_closed"


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_reopened_is_planned_again(closed):
    again = closed.reopened()
    assert again == made_checkpoint()
    with pytest.raises(InvalidValueError) as told:
        again.reopened()
    assert told.value.key == "checkpoint_open"


def test_a_day_chosen_by_hand_is_pinned():
    moved = made_checkpoint().moved(date(2027, 1, 4))
    assert (moved.plan_on, moved.pinned, moved.is_touched) == (date(2027, 1, 4), True, True)


@pytest.mark.parametrize(
    ("checkpoint", "touched"),
    [
        (made_checkpoint(), False),
        (made_checkpoint(withdrawn_on=TODAY), False),
        (made_checkpoint(note="asked"), True),
        (made_checkpoint(key="", title="own"), True),
        (made_checkpoint().started(), True),
        (made_checkpoint().completed(TODAY), True),
    ],
)
def test_whatever_a_person_did_counts_as_touched(checkpoint, touched):
    assert checkpoint.is_touched is touched


@pytest.mark.parametrize(
    ("changes", "late"),
    [
        ({"safe_on": TODAY}, False),
        ({"safe_on": TODAY - timedelta(1)}, True),
        ({"safe_on": TODAY, "plan_on": TODAY - timedelta(9)}, False),
        ({"safe_on": None, "plan_on": TODAY - timedelta(1)}, True),
        ({"safe_on": None, "plan_on": None}, False),
        ({"safe_on": TODAY - timedelta(1), "state": State.IN_PROGRESS}, True),
        ({"safe_on": TODAY - timedelta(1), "state": State.WAITING}, False),
        ({"safe_on": TODAY - timedelta(1), "state": State.DONE}, False),
        ({"safe_on": TODAY - timedelta(1), "withdrawn_on": TODAY}, False),
        ({"safe_on": TODAY - timedelta(1), "responsible": Responsible.AUTHORITY}, False),
    ],
)
def test_late_is_what_is_open_after_its_day(changes, late):
    assert made_checkpoint(**changes).is_overdue(TODAY) is late


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=12))
def test_whatever_is_done_leaves_a_checkpoint_that_makes_sense(deeds):
    checkpoint = made_checkpoint(note="mine")
    for deed in deeds:
        try:
            checkpoint = DEEDS[deed](checkpoint)
        except (NotOpenError, InvalidValueError):
            continue
    closed = checkpoint.state in {State.DONE, State.NOT_NEEDED}
    assert checkpoint.is_open is not closed
    assert (checkpoint.done_on is not None) is closed
    assert (checkpoint.waiting_since is not None) is (checkpoint.state is State.WAITING)
    assert bool(checkpoint.reason) is (checkpoint.state is State.NOT_NEEDED)
    assert checkpoint.note == "mine"
