"""Facts that the entries of family and recognition tell: what is noted counts, nothing noted is no proof."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.people import Relation
from tests.domain.test_facts import TODAY, known
from tests.made import made_family_member, made_recognition


@pytest.mark.parametrize(
    ("german", "below"), [("", None), ("A2", True), ("B1", False), ("C1", False)], ids=str
)
def test_the_german_of_the_partner_is_known_from_what_is_noted(german, below):
    spouse = made_family_member(german=german)
    assert known(family=(spouse,)).get("spouse_german_below_b1") is below


def test_what_the_family_has_proven_is_a_fact_and_nothing_noted_is_no_proof():
    proofs = ("a1_proven", "housing_proven", "care_found")
    child = made_family_member(relation=Relation.CHILD, birth_year=2024, care_from=TODAY)
    spouse = made_family_member(a1_proven_on=TODAY, housing_proven_on=TODAY)
    assert [known(family=(made_family_member(),))[name] for name in proofs] == [False] * 3
    assert [known(family=(spouse, child))[name] for name in proofs] == [True] * 3
    assert known(family=(replace(child, a1_proven_on=TODAY),))["a1_proven"] is False


@pytest.mark.parametrize(
    ("case", "paused"),
    [
        ({}, False),
        ({"paused_since": TODAY}, True),
        ({"paused_since": TODAY, "complete_on": TODAY}, True),
        ({"paused_since": TODAY, "complete_on": date(2026, 3, 5)}, False),
        ({"paused_since": TODAY, "notice_on": TODAY}, False),
    ],
)
def test_a_procedure_rests_until_papers_are_complete_again_or_the_notice_is_there(case, paused):
    assert known(recognition=(made_recognition(**case),))["recog_paused"] is paused


def test_an_extended_procedure_says_so():
    assert known(recognition=(made_recognition(),))["recog_extended"] is False
    assert known(recognition=(made_recognition(extended_until=TODAY),))["recog_extended"] is True


@pytest.mark.parametrize("wants", [True, False, None])
def test_the_wish_of_parents_to_come_is_known_from_what_is_noted(wants):
    parent = made_family_member(relation=Relation.PARENT, wants_to_join=wants)
    assert known(family=(parent,)).get("parents_wish") is wants
    assert "parents_wish" not in known(family=(made_family_member(),))
