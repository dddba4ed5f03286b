"""The vocabulary: which questions make sense of which fact."""

import pytest

from onboarding_app.domain.conditions import ConditionError
from onboarding_app.domain.vocabulary import FACTS, FactKind, condition_of

TITLES = ("p18a", "visa_d")


@pytest.mark.parametrize(
    "text",
    [
        "regulated",
        "regulated == true",
        "nat in [third_country, uk_wa]",
        "lang_level >= B1",
        "title == p18a",
        "occ_group != nursing",
        "title_section == 4",
        "title_section < 6",
        "birth_date > 1970-12-31",
        "months_until(title_valid_until) <= 3",
        "months_since(employment_start) in [6, 12]",
        "set(title) and done(anything)",
    ],
)
def test_what_makes_sense_is_read(text):
    assert condition_of(text, TITLES).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nat == third_contry", "nat"),
        ("nat", "nat"),
        ("nat < de", "nat"),
        ("nat in [de, mars]", "nat"),
        ("title == p99", "title"),
        ("regulated == yes", "regulated"),
        ("regulated > true", "regulated"),
        ("lang_level >= B3", "lang_level"),
        ("lang_level == 2", "lang_level"),
        ("title_section == true", "title_section"),
        ("title_section", "title_section"),
        ("birth_date > 1970", "birth_date"),
        ("birth_date", "birth_date"),
        ("months_until(title_valid_until)", "title_valid_until"),
        ("months_until(title_valid_until) < soon", "title_valid_until"),
        ("months_since(nat) > 1", "nat"),
    ],
)
def test_what_makes_none_is_refused(text, name):
    with pytest.raises(ConditionError, match=f"{name} cannot be asked like this"):
        condition_of(text, TITLES)


def test_a_fact_nobody_knows_is_refused():
    with pytest.raises(ConditionError, match="unknown fact 'shoe_size'"):
        condition_of("shoe_size > 40", TITLES)


def test_choices_have_choices_and_the_firm_answers_for_itself():
    for name, fact in FACTS.items():
        assert bool(fact.choices) is (fact.kind is FactKind.CHOICE and name != "title"), name
        assert fact.scope in {"worker", "company"}
    assert FACTS["works_council"].scope == "company"
