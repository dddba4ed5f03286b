"""A person about whom there is nothing to say, and what changes when one thing does."""

from dataclasses import replace
from datetime import date, timedelta

from onboarding_app.domain.attention import signals_for
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.signal_parameters import SignalParameters
from tests.made import (
    made_check_in,
    made_company,
    made_title,
    made_worker,
)

TODAY = date(2026, 3, 4)
START = date(2025, 9, 1)
STABLE, ATTENTION, URGENT = AttentionLevel
PARAMETERS = SignalParameters()

CALM = Dossier(
    company=made_company(talk_signals=True),
    worker=made_worker(started_on=START),
    titles=(made_title(unlimited=True, valid_until=None),),
    check_ins=(made_check_in(held_on=TODAY - timedelta(5), mood=4, ratings=()),),
)
"""A person about whom there is nothing to say."""


def day(offset):
    return TODAY + timedelta(offset)


def signal(key, today=TODAY, **parts):
    """Return the signal of that key, None if it is silent."""
    found = signals_for(replace(CALM, **parts), PARAMETERS, today)
    return next((each for each in found if each.key == key), None)


def level(key, today=TODAY, **parts):
    found = signal(key, today, **parts)
    return None if found is None else found.level


def worker(**changes):
    return made_worker(**{"started_on": START} | changes)
