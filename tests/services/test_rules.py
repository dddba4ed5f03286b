"""A rule of law is to be checked once it is older than 12 months, and not a day before."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.services.rules import rules_to_check


@pytest.fixture
def one_rule(catalogue):
    """The catalogue with one rule of law, as of 29 April 2026, and one of practice; no titles."""
    law = replace(catalogue.templates["anmeldung"], as_of=date(2026, 4, 29))
    practice = replace(law, key="practice", verified=False)
    return replace(catalogue, shipped={"anmeldung": law, "practice": practice}, titles={})


@pytest.mark.parametrize(
    ("today", "keys"),
    [(date(2026, 4, 29), []), (date(2027, 4, 29), []), (date(2027, 4, 30), ["anmeldung"])],
)
def test_twelve_months_are_the_limit(one_rule, today, keys):
    assert [rule.key for rule in rules_to_check(one_rule, today, "de")] == keys


def test_a_rule_to_check_says_basis_source_and_state(one_rule):
    (rule,) = rules_to_check(one_rule, date(2030, 1, 1), "de")
    law = one_rule.templates["anmeldung"]
    assert (rule.title, rule.basis, rule.source, rule.as_of) == (
        law.title_de,
        law.basis,
        one_rule.sources_of(law, "de"),
        date(2026, 4, 29),
    )
    assert rules_to_check(one_rule, date(2030, 1, 1), "en")[0].title == law.title_en


def test_titles_are_rules_too_and_the_oldest_comes_first(one_rule, catalogue):
    title = replace(catalogue.titles["p18a"], as_of=date(2026, 1, 5), verified=True)
    unsure = replace(title, key="unsure", verified=False)
    both = replace(one_rule, titles={"p18a": title, "unsure": unsure})
    assert [rule.key for rule in rules_to_check(both, date(2028, 1, 1), "de")] == ["p18a", "anmeldung"]


def test_the_catalogue_is_no_older_than_its_newest_rule(catalogue):
    newest = max(
        *(template.as_of for template in catalogue.templates.values()),
        *(kind.as_of for kind in catalogue.titles.values()),
    )
    assert catalogue.dated >= newest
    assert catalogue.version
