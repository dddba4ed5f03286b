"""For each signal a pair of people: one who raises it, and one who differs in one thing and does not."""

from dataclasses import replace

import pytest

from onboarding_app.domain.attention import SIGNALS, TALK_SIGNALS, signals_for
from onboarding_app.domain.check_ins import Factor, FactorRating, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.people import Relation
from onboarding_app.domain.recognition import Outcome, RecognitionStage
from onboarding_app.domain.tracks import Responsible
from tests.domain.calm import CALM, PARAMETERS, TODAY, day, worker
from tests.made import (
    made_agreement,
    made_check_in,
    made_checkpoint,
    made_company,
    made_course,
    made_family_member,
    made_mentor,
    made_proof,
    made_recognition,
    made_title,
)


def titles(**changes):
    return {"titles": (made_title(**changes),)}


def family(**changes):
    return {"family": (made_family_member(**changes),)}


def checkpoints(*, count=1, **changes):
    return {"checkpoints": (made_checkpoint(**{"legal_on": None} | changes),) * count}


def recognition(**changes):
    return {"recognition": (made_recognition(**changes),)}


def talk(**changes):
    return made_check_in(**{"held_on": TODAY, "mood": None, "ratings": ()} | changes)


def rated(experienced):
    return (FactorRating(factor=Factor.WORK, expected=5, experienced=experienced),)


def moods(*values):
    return {"check_ins": tuple(talk(held_on=day(n - 5), mood=value) for n, value in enumerate(values))}


def unsure(count):
    said = tuple(talk(held_on=day(n - 5), intention=Intention.UNSURE) for n in range(count))
    return {"check_ins": said}


COLLECTING = {"stage": RecognitionStage.COLLECTING, "filed_on": None}
NOTICE = {"stage": RecognitionStage.NOTICE, "outcome": Outcome.PARTIAL, "notice_on": day(-120)}
LATE = {"responsible": Responsible.AUTHORITY, "plan_on": day(-1)}

PAIRS = {
    "title_ends": (titles(valid_until=day(90)), titles(valid_until=day(91))),
    "title_ended": (titles(valid_until=day(-1)), titles(valid_until=day(0))),
    "certificate_ends": (
        titles(valid_until=day(-9), renewal_filed_on=day(-9), fiction_until=day(30)),
        titles(valid_until=day(-9), renewal_filed_on=day(-9), fiction_until=day(31)),
    ),
    "title_unknown": (titles(valid_until=None), titles(valid_until=day(400))),
    "start_without_title": (
        {"worker": worker(started_on=day(14)), "titles": (), "check_ins": ()},
        {"worker": worker(started_on=day(15)), "titles": (), "check_ins": ()},
    ),
    "authority_late": (
        checkpoints(**LATE, safe_on=day(-1)),
        checkpoints(**LATE, safe_on=day(0)),
    ),
    "legal_overdue": (
        checkpoints(safe_on=day(-2), legal_on=day(-1)),
        checkpoints(safe_on=day(-1), legal_on=day(0)),
    ),
    "many_overdue": (checkpoints(count=3, safe_on=day(-15)), checkpoints(count=2, safe_on=day(-15))),
    "probation_ends": (
        {"worker": worker(probation_ends_on=day(28))},
        {"worker": worker(probation_ends_on=day(29))},
    ),
    "contract_ends": (
        {"worker": worker(fixed_term_ends_on=day(28))},
        {
            "worker": worker(fixed_term_ends_on=day(28)),
            **checkpoints(key="contract_extension_decided", state=State.DONE),
        },
    ),
    "agreements_broken": (
        {"agreements": (made_agreement(due_on=day(-1)),) * 2},
        {"agreements": (made_agreement(due_on=day(-1)),)},
    ),
    "family_apart": (
        {"worker": worker(entry_on=day(-300)), **family()},
        {"worker": worker(entry_on=day(-300)), **family(wants_to_join=False)},
    ),
    "family_visa_late": (
        family(application_filed_on=day(-200)),
        family(application_filed_on=day(-150)),
    ),
    "child_turns_16": (
        family(relation=Relation.CHILD, birth_year=2010),
        family(relation=Relation.CHILD, birth_year=2011),
    ),
    "no_check_in": (
        {"check_ins": (talk(held_on=day(-101)),)},
        {"check_ins": (talk(held_on=day(-100)),)},
    ),
    "mentor_gone": ({"mentor": made_mentor(active=False)}, {"mentor": made_mentor()}),
    "language_behind": (
        {"proofs": (made_proof(is_target=True, on=day(60)),)},
        {"proofs": (made_proof(is_target=True, on=day(60)), made_proof())},
    ),
    "exam_failed": (
        {"courses": (made_course(exam_on=day(-28), passed=False),)},
        {"courses": (made_course(exam_on=day(-27), passed=False),)},
    ),
    "below_qualification": (
        {"worker": worker(started_on=day(-560)), **recognition()},
        {"worker": worker(started_on=day(-520)), **recognition()},
    ),
    "recognition_not_filed": (recognition(**COLLECTING), recognition(**COLLECTING | {"filed_on": TODAY})),
    "recognition_paused": (recognition(paused_since=day(-28)), recognition(paused_since=day(-27))),
    "measure_missing": (recognition(**NOTICE), recognition(**NOTICE, measure_starts_on=day(30))),
    "expectation_gap": ({"check_ins": (talk(ratings=rated(3)),)}, {"check_ins": (talk(ratings=rated(4)),)}),
    "gap_grows": (
        {"check_ins": (talk(held_on=day(-3), ratings=rated(4)), talk(ratings=rated(2)))},
        {"check_ins": (talk(held_on=day(-3), ratings=rated(4)), talk(ratings=rated(3)))},
    ),
    "mood_falls": (moods(4, 2), moods(4, 3)),
    "wants_to_leave": (
        {"check_ins": (talk(intention=Intention.LEAVES),)},
        {"check_ins": (talk(intention=Intention.UNSURE),)},
    ),
    "unsure_to_stay": (unsure(2), unsure(1)),
}


def raised(changes, **firm):
    company = made_company(**{"talk_signals": True} | firm)
    dossier = replace(CALM, **changes, company=company)
    return {each.key for each in signals_for(dossier, PARAMETERS, TODAY)}


def test_there_is_a_pair_for_each_signal():
    assert {rule.__name__ for rule in SIGNALS + TALK_SIGNALS} == PAIRS.keys()
    assert len(PAIRS) == len(SIGNALS) + len(TALK_SIGNALS) >= 20


@pytest.mark.parametrize("key", PAIRS)
def test_one_raises_it_and_the_other_does_not(key):
    loud, quiet = PAIRS[key]
    assert key in raised(loud)
    assert key not in raised(quiet)


@pytest.mark.parametrize("key", PAIRS)
def test_only_signals_of_talks_wait_for_the_firm(key):
    of_talks = {rule.__name__ for rule in TALK_SIGNALS}
    assert (key in raised(PAIRS[key][0], talk_signals=False)) is (key not in of_talks)
