"""What relatives have to meet before they can join, by the title of the person (domain file, 4.1)."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.family_rules import Claim, family_conditions
from onboarding_app.domain.people import Relation
from tests.made import made_company, made_family_member, made_title, made_worker

TODAY = date(2026, 11, 23)
KINDS = load_catalogue().titles
SPOUSE = made_family_member()


def asked(kind="p18a", family=(SPOUSE,), worker=None, **title):
    titles = (made_title(kind=kind, **title),) if kind else ()
    dossier = Dossier(
        company=made_company(), worker=worker or made_worker(), titles=titles, family=tuple(family)
    )
    return family_conditions(dossier, KINDS, TODAY)


def child(year, **more):
    return made_family_member(relation=Relation.CHILD, birth_year=year, **more)


@pytest.mark.parametrize(
    ("kind", "claim", "a1", "housing"),
    [
        ("p18g", Claim.ALWAYS, False, False),
        ("p18a", Claim.MARRIED_OR_TWO_YEARS, False, False),
        ("p16d_3", Claim.MARRIED, True, True),
        ("p19c1_wb", Claim.MARRIED_OR_TWO_YEARS, True, True),
        ("p9", Claim.ALWAYS, None, True),
        ("p25_4_5", Claim.NONE, True, True),
        ("p24", Claim.ASK, True, True),
        ("eu", Claim.FREE_MOVEMENT, False, False),
    ],
)
def test_the_title_decides_on_claim_and_proofs(kind, claim, a1, housing):
    found = asked(kind)
    assert (found.claim, found.a1_needed, found.housing_needed) == (claim, a1, housing)


def test_every_title_of_the_catalogue_has_an_answer():
    assert {asked(kind).claim for kind in KINDS} == set(Claim)


def test_two_years_with_the_permit_are_counted_from_its_first_day():
    assert asked("p18a", valid_from=date(2025, 8, 1)).claim_from == date(2027, 8, 1)
    assert asked("p18a", valid_from=None).claim_from is None
    assert asked("p16d_3", valid_from=date(2025, 8, 1)).claim_from is None


def test_without_a_title_nothing_is_promised():
    found = asked(kind=None)
    assert (found.claim, found.a1_needed, found.housing_needed) == (Claim.ASK, None, None)


def test_a_certificate_of_continuation_has_the_conditions_of_the_title_before():
    before = made_title(kind="p16d_3", valid_from=date(2024, 1, 1))
    paper = made_title(kind="fiktion_4", valid_from=date(2026, 1, 1))
    dossier = Dossier(company=made_company(), worker=made_worker(), titles=(before, paper), family=(SPOUSE,))
    found = family_conditions(dossier, KINDS, TODAY)
    assert (found.claim, found.a1_needed) == (Claim.MARRIED, True)


def test_citizens_of_some_states_bring_a_spouse_without_german():
    assert asked("p16d_3", worker=made_worker(citizenship="US")).a1_needed is False


@pytest.mark.parametrize(
    "settled", [{"arrived_on": date(2026, 5, 1)}, {"lives_abroad": False}, {"wants_to_join": False}]
)
def test_who_is_here_or_stays_away_has_no_conditions(settled):
    assert asked(family=(replace(SPOUSE, **settled),)) is None
    assert asked(family=(replace(SPOUSE, **settled), child(2019))).has_spouse is False


@pytest.mark.parametrize(
    ("year", "kind", "older"),
    [
        (2011, "p16d_3", False),
        (2010, "p16d_3", True),
        (2008, "p16d_3", True),
        (2007, "p16d_3", False),
        (2010, "p18a", False),
        (None, "p16d_3", False),
    ],
)
def test_a_child_of_16_or_17_has_to_prove_more_unless_the_title_is_privileged(year, kind, older):
    assert asked(kind, family=(child(year),)).older_child is older
