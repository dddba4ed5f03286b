"""Signals as a whole: who hears of them, in which order, by which thresholds."""

from dataclasses import replace

import pytest

from onboarding_app.domain.attention import level_of, signals_for
from onboarding_app.domain.check_ins import Intention
from onboarding_app.domain.signal_parameters import SignalParameters, parameters_from
from tests.domain.calm import ATTENTION, CALM, PARAMETERS, STABLE, TODAY, URGENT, day
from tests.made import (
    made_agreement,
    made_check_in,
    made_departure,
    made_title,
)


def test_a_calm_person_is_stable():
    assert signals_for(CALM, PARAMETERS, TODAY) == ()
    assert level_of(()) is STABLE


def test_who_has_left_raises_nothing():
    loud = {"titles": (made_title(valid_until=day(-1)),)}
    assert signals_for(replace(CALM, **loud, departure=made_departure(ended_on=TODAY)), PARAMETERS, TODAY)
    assert not signals_for(
        replace(CALM, **loud, departure=made_departure(ended_on=day(-1))), PARAMETERS, TODAY
    )


def test_the_most_urgent_comes_first_and_gives_the_level():
    found = signals_for(
        replace(
            CALM,
            titles=(made_title(valid_until=day(-1)),),
            agreements=(made_agreement(due_on=day(-1)),) * 2,
            check_ins=(made_check_in(held_on=TODAY, mood=None, ratings=(), intention=Intention.LEAVES),),
        ),
        PARAMETERS,
        TODAY,
    )
    assert [each.key for each in found] == ["title_ended", "wants_to_leave", "agreements_broken"]
    assert level_of(found[2:]) is ATTENTION
    assert level_of(found) is URGENT


def test_a_threshold_is_data():
    titles = (made_title(valid_until=day(91)),)
    earlier = replace(PARAMETERS, title_ends_attention_days=91)
    assert [each.key for each in signals_for(replace(CALM, titles=titles), earlier, TODAY)] == ["title_ends"]


def test_the_shipped_thresholds_are_read(root):
    import tomllib

    table = tomllib.loads((root / "resources" / "signals" / "signals.toml").read_text(encoding="utf-8"))
    assert parameters_from(table) == SignalParameters()
    assert parameters_from({"late_days": 7}).late_days == 7


@pytest.mark.parametrize("table", [{"late": 7}, {"late_days": 0}, {"late_days": True}, {"late_days": "7"}])
def test_a_threshold_that_cannot_be_is_refused(table):
    with pytest.raises(ValueError, match="late"):
        parameters_from(table)
