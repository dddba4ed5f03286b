"""What relatives have to meet before they can join, in sentences that leave nothing open."""

from datetime import date
from itertools import product

import pytest

from onboarding_app.domain.family_rules import Claim, FamilyConditions
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.wording.family import family_sentences

DAY = date(2027, 8, 1)


def said(language="de", **known):
    return family_sentences(
        FamilyConditions(**{"claim": Claim.MARRIED, "has_spouse": True} | known), Texts(language)
    )


@pytest.mark.parametrize(("language", "claim", "day"), [*product(LANGUAGES, Claim, (None, DAY))])
def test_every_claim_has_a_sentence_of_its_own(language, claim, day):
    sentences = said(language, claim=claim, claim_from=day)
    assert all(sentences)
    assert not [each for each in sentences if "None" in each or "{" in each]
    others = {said(language, claim=other)[0] for other in Claim if other is not claim}
    assert sentences[0] not in others


def test_the_earliest_day_is_named():
    assert "01.08.2027" in said(claim=Claim.MARRIED_OR_TWO_YEARS, claim_from=DAY)[0]


def test_a_proof_is_needed_proven_not_needed_or_to_be_checked():
    states = (
        {"a1_needed": True},
        {"a1_needed": True, "a1_proven_on": DAY},
        {"a1_needed": False},
        {"a1_needed": None},
    )
    found = [said(**state)[1] for state in states]
    assert len(set(found)) == 4
    assert "01.08.2027" in found[1]


def test_a_spouse_is_spoken_of_only_where_one_is_to_come():
    assert not [each for each in said(has_spouse=False) if "Ehepartner" in each]


def test_an_older_child_is_spoken_of_only_where_there_is_one():
    assert [each for each in said(older_child=True) if "C1" in each]
    assert not [each for each in said(older_child=False) if "C1" in each]
