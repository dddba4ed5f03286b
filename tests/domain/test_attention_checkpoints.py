"""Signals of checkpoints and of decisions that are due: each on the day before it begins and on the day."""

from dataclasses import replace

import pytest

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.tracks import Responsible, Track
from tests.domain.calm import ATTENTION, URGENT, day, signal, worker
from tests.made import (
    made_checkpoint,
    made_departure,
)


def waiting(due, **changes):
    return made_checkpoint(
        **{"responsible": Responsible.AUTHORITY, "safe_on": due, "track": Track.RECOGNITION} | changes
    )


def test_an_authority_is_late_from_the_day_after():
    assert signal("authority_late", checkpoints=(waiting(day(0)),)) is None
    found = signal(
        "authority_late",
        checkpoints=(waiting(day(-3)), waiting(day(-7), track=Track.FAMILY), waiting(None, plan_on=None)),
    )
    assert (found.level, found.track, found.details) == (ATTENTION, Track.FAMILY, {"days": 7})


@pytest.mark.parametrize("changes", [{"state": State.DONE}, {"responsible": Responsible.HR}])
def test_only_an_open_period_of_an_authority_counts(changes):
    assert signal("authority_late", checkpoints=(waiting(day(-3), **changes),)) is None


def test_an_authority_that_is_late_is_no_deadline_missed():
    late = (waiting(day(-30), legal_on=day(-29)),) * 3
    assert signal("legal_overdue", checkpoints=late) is None
    assert signal("many_overdue", checkpoints=late) is None


def test_a_legal_deadline_counts_from_the_day_after():
    one = made_checkpoint(safe_on=day(-1), legal_on=day(0), track=Track.DUTIES)
    assert signal("legal_overdue", checkpoints=(one,)) is None
    late = replace(one, legal_on=day(-1))
    other = replace(late, track=Track.FAMILY)
    found = signal("legal_overdue", checkpoints=(late, other, one, replace(late, legal_on=None)))
    assert (found.level, found.track, found.details) == (URGENT, Track.DUTIES, {"count": 2})
    assert signal("legal_overdue", checkpoints=(replace(late, state=State.DONE),)) is None


def test_three_checkpoints_late_for_more_than_two_weeks_are_many():
    late, not_yet = made_checkpoint(safe_on=day(-15)), made_checkpoint(safe_on=day(-14))
    assert signal("many_overdue", checkpoints=(late, late, not_yet)) is None
    other = replace(late, track=Track.FAMILY)
    found = signal("many_overdue", checkpoints=(not_yet, late, other, other))
    assert (found.level, found.track) == (ATTENTION, Track.RESIDENCE)
    assert found.details == {"count": 3, "days": 14}
    assert signal("many_overdue", checkpoints=(replace(late, state=State.WAITING),) * 3) is None


DECISIONS = [
    ("probation_ends", "probation_ends_on", "probation_decision_talk"),
    ("contract_ends", "fixed_term_ends_on", "contract_extension_decided"),
]


@pytest.mark.parametrize(("key", "field", "decided_by"), DECISIONS)
@pytest.mark.parametrize(("days", "fires"), [(29, False), (28, True), (0, True), (-1, False)])
def test_an_end_without_a_decision(key, field, decided_by, days, fires):
    found = signal(key, worker=worker(**{field: day(days)}))
    assert (found is not None) is fires
    assert found is None or (found.level, found.track) == (ATTENTION, Track.DUTIES)
    assert found is None or found.details == {"days": days, "day": day(days)}


@pytest.mark.parametrize(("key", "field", "decided_by"), DECISIONS)
def test_a_decision_ends_the_signal(key, field, decided_by):
    person = worker(**{field: day(10)})
    decided = made_checkpoint(key=decided_by, state=State.DONE)
    assert signal(key, worker=person, checkpoints=(decided,)) is None
    assert signal(key, worker=person, checkpoints=(replace(decided, state=State.IN_PROGRESS),))
    assert signal(key, worker=person, checkpoints=(replace(decided, key="title_copy"),))
    assert signal(key, worker=person, departure=made_departure(ended_on=day(9))) is None


@pytest.mark.parametrize(("key", "field", "decided_by"), DECISIONS)
def test_the_checkpoint_that_decides_is_in_the_catalogue(key, field, decided_by, root):
    plans = (root / "resources" / "plans").glob("*.toml")
    assert any(f'key = "{decided_by}"\n' in plan.read_text(encoding="utf-8") for plan in plans)
