"""A new plan meets what people did with the old one, and never harms it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.anchors import AnchorDate
from onboarding_app.domain.checkpoints import CheckpointId, State
from onboarding_app.domain.plans import PAST_WHEN_RECORDED
from onboarding_app.domain.tracks import Responsible
from tests.domain.planned import START, TODAY, after, again, plan, stored, template
from tests.made import made_checkpoint, made_departure


def test_a_new_checkpoint_says_where_it_comes_from():
    one = template(legal=after(90), responsible=Responsible.HR)
    (made,) = again(plan(one), (), one).created
    assert (made.worker_id, made.key, made.anchor, made.anchor_on) == (5, "register", one.anchor, START)
    assert (made.track, made.responsible, made.kind) == (one.track, Responsible.HR, one.kind)
    assert (made.state, made.legal_on, made.safe_on) == (
        State.PLANNED,
        date(2026, 12, 30),
        date(2026, 12, 30),
    )


def test_open_ones_move_with_their_event():
    one = template()
    first = stored(again(plan(one), (), one))
    later = {"employment_start": (AnchorDate(START + timedelta(47)),)}
    found = again(plan(one, anchors=later), first, one)
    ((old, new),) = found.moved
    assert old == first[0]
    assert (new.id, new.anchor_on) == (old.id, START + timedelta(47))
    assert new.plan_on == date(2027, 1, 26)
    assert (found.created, found.withdrawn, found.restored) == ((), (), ())


def test_what_no_longer_applies_is_withdrawn_and_comes_back_as_it_was():
    one = template(condition="a")
    first = stored(again(plan(one, values={"a": True}), (), one))
    gone = again(plan(one, values={"a": False}), first, one)
    assert [it.withdrawn_on for it in gone.withdrawn] == [TODAY]
    second = stored(gone, first)
    assert not again(plan(one, values={"a": False}), second, one)
    back = again(plan(one, values={"a": True}), second, one)
    assert back.restored == first
    assert (back.created, back.moved, back.withdrawn) == ((), (), ())


def test_an_unknown_condition_withdraws_too():
    one = template(condition="a")
    first = stored(again(plan(one, values={"a": True}), (), one))
    assert again(plan(one), first, one).withdrawn


def _touched():
    base = made_checkpoint(id=CheckpointId(1), key="register", plan_on=date(2026, 12, 1), safe_on=None)
    return [
        base.started(),
        base.waiting(since=TODAY),
        base.completed(TODAY),
        base.dropped("has one", TODAY),
        base.dropped("has one", TODAY).reopened().moved(date(2027, 1, 4)),
        base.moved(date(2027, 1, 4)),
        replace(base, note="asked at the office"),
        replace(base, note="gone", withdrawn_on=TODAY),
        replace(base, key="", title="own"),
    ]


@pytest.mark.parametrize("checkpoint", _touched())
@pytest.mark.parametrize("values", [{"a": True}, {"a": False}, {}])
def test_what_somebody_has_touched_is_never_changed(checkpoint, values):
    one = template(condition="a")
    found = again(plan(one, values=values), (checkpoint,), one)
    assert (found.moved, found.withdrawn, found.restored) == ((), (), ())
    assert bool(found.created) is (not checkpoint.key and values == {"a": True})


def test_what_has_no_template_is_left_alone():
    talk = made_checkpoint(key="checkin_next", safe_on=None)
    assert not again(plan(), (talk,))


@pytest.mark.parametrize(("days", "state"), [(60, State.PLANNED), (61, State.NOT_NEEDED)])
def test_what_was_due_long_before_is_set_aside(days, state):
    one = template(plan=after(1))
    event = {"employment_start": (AnchorDate(TODAY - timedelta(1)),)}
    (made,) = again(plan(one, anchors=event), (), one, today=TODAY + timedelta(days)).created
    assert made.state is state
    assert made.reason == (PAST_WHEN_RECORDED if state is State.NOT_NEEDED else "")
    assert (made.done_on is not None) is (state is State.NOT_NEEDED)


def test_a_lasting_duty_is_asked_for_however_late():
    one = template(plan=after(1), keep_when_past=True)
    (made,) = again(plan(one), (), one, today=date(2030, 1, 1)).created
    assert made.state is State.PLANNED


@pytest.mark.parametrize(("days", "state"), [(365, State.PLANNED), (366, State.NOT_NEEDED)])
def test_a_duty_of_leaving_is_asked_for_a_year(days, state):
    one = template(plan=after(0), keep_when_past=True, anchor="employment_end")
    left = {"employment_end": (AnchorDate(START),)}
    gone = plan(one, anchors=left, departure=made_departure(ended_on=START))
    (made,) = again(gone, (), one, today=START + timedelta(days)).created
    assert made.state is state


def _set_aside(**changes):
    one = template(plan=after(1))
    (made,) = again(plan(one), (), one, today=date(2027, 6, 1)).created
    return one, replace(made, id=CheckpointId(1), **changes)


def test_what_was_set_aside_stays_so():
    one, checkpoint = _set_aside()
    assert not again(plan(one), (checkpoint,), one, today=date(2028, 1, 1))
    withdrawn = again(plan(template(condition="a")), (checkpoint,), one)
    assert not withdrawn


def test_what_was_set_aside_is_planned_when_its_event_moves_ahead():
    one, checkpoint = _set_aside()
    ahead = plan(one, anchors={"employment_start": (AnchorDate(date(2027, 7, 1)),)})
    ((_, new),) = again(ahead, (checkpoint,), one, today=date(2027, 6, 1)).moved
    assert (new.state, new.reason, new.done_on) == (State.PLANNED, "", None)
    assert new.plan_on == date(2027, 7, 2)


def test_what_was_set_aside_stays_aside_when_its_event_moves_within_the_past():
    one, checkpoint = _set_aside()
    past = plan(one, anchors={"employment_start": (AnchorDate(date(2026, 9, 1)),)})
    ((_, new),) = again(past, (checkpoint,), one, today=date(2027, 6, 1)).moved
    assert (new.state, new.reason, new.plan_on) == (State.NOT_NEEDED, PAST_WHEN_RECORDED, date(2026, 9, 2))


def _moved_from(days, *, to):
    """Return what becomes of an open checkpoint due so many days before, or after, today."""
    one = template(plan=after(0))
    event = {"employment_start": (AnchorDate(TODAY + timedelta(days)),)}
    (made,) = again(plan(one, anchors=event), (), one, today=TODAY + timedelta(days)).created
    other = {"employment_start": (AnchorDate(TODAY + timedelta(to)),)}
    ((_, new),) = again(plan(one, anchors=other), (replace(made, id=CheckpointId(1)),), one).moved
    return new.state


def test_what_a_corrected_date_moves_long_into_the_past_is_set_aside():
    assert _moved_from(3, to=-59) is State.PLANNED
    assert _moved_from(3, to=-400) is State.NOT_NEEDED
    assert _moved_from(-56, to=-400) is State.NOT_NEEDED


def test_what_was_late_for_long_stays_late_when_its_date_is_corrected():
    assert _moved_from(-70, to=-73) is State.PLANNED
    assert _moved_from(-70, to=-3) is State.PLANNED


def test_what_was_set_aside_and_then_looked_at_is_no_longer_the_plans():
    one, checkpoint = _set_aside(note="done in 2024, says HR")
    ahead = plan(one, anchors={"employment_start": (AnchorDate(date(2027, 7, 1)),)})
    assert not again(ahead, (checkpoint,), one, today=date(2027, 6, 1))


def test_what_was_set_aside_and_reopened_is_planned():
    one, checkpoint = _set_aside()
    assert not again(plan(one), (checkpoint.reopened(),), one, today=date(2027, 6, 1))
