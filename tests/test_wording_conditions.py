"""Conditions are told in words: what they ask, and nothing of how they are written."""

import re

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.conditions import parse
from onboarding_app.domain.vocabulary import FACTS, condition_of
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.person import title_names
from onboarding_app.services.plan_page import titles_of
from onboarding_app.wording.conditions import ConditionWords
from onboarding_app.wording.facts import fact_name, fact_value

NOTATION = re.compile(r"==|!=|<=?|>=?|[\[\]_]|\b(true|false|set\(|done\()")


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def words(catalogue, language="de"):
    return ConditionWords(Texts(language), title_names(catalogue, language), titles_of(catalogue, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_condition_of_the_catalogue_shows_its_notation(catalogue, language):
    said = words(catalogue, language)
    for template in catalogue.templates.values():
        lines = said.lines(template.applies.whole)
        assert all(lines), template.key
        told = " ".join(lines)
        assert not NOTATION.search(told), f"{template.key}: {told}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("true", ("alle",)),
        ("not true", ("niemand",)),
        ("probation", ("eine Probezeit ist vereinbart",)),
        ("not probation", ("nicht: eine Probezeit ist vereinbart",)),
        ("probation == false", ("nicht: eine Probezeit ist vereinbart",)),
        ("probation != true", ("nicht: eine Probezeit ist vereinbart",)),
        ("probation != false", ("eine Probezeit ist vereinbart",)),
        ("nat == ch and probation", ("Staatsangehörigkeit: Schweiz", "eine Probezeit ist vereinbart")),
        ("not (nat in [eu_eea, ch])", ("Staatsangehörigkeit: nicht EU oder EWR oder Schweiz",)),
        ("lang_level < B1", ("Deutschniveau: unter B1",)),
        ("not lang_level < B1", ("Deutschniveau: mindestens B1",)),
        ("not lang_level >= B1", ("Deutschniveau: unter B1",)),
        ("lang_level <= A2", ("Deutschniveau: höchstens A2",)),
        ("lang_level > A2", ("Deutschniveau: über A2",)),
        ("employment_start < 2026-01-01", ("Erster Arbeitstag: vor dem 01.01.2026",)),
        ("not employment_start < 2026-01-01", ("Erster Arbeitstag: ab dem 01.01.2026",)),
        ("months_since(title_issued) < 12", ("Monate seit: Beginn des Aufenthaltstitels: unter 12",)),
        ("months_until(contract_end) <= 3", ("Monate bis: Ende der Befristung: höchstens 3",)),
        ("set(exam_failed)", ("Prüfung nicht bestanden: eingetragen",)),
        ("not set(exam_failed)", ("Prüfung nicht bestanden: nicht eingetragen",)),
        ("spouse_abroad or child_abroad", (
            "der Ehepartner lebt im Ausland oder minderjährige Kinder leben im Ausland",
        )),
        # neither of both is two things that have to hold
        ("not (spouse_abroad or leaving)", (
            "nicht: der Ehepartner lebt im Ausland", "nicht: die Beschäftigung endet",
        )),
        # not both together is an alternative
        ("not (measure and leaving)", (
            "nicht: eine Ausgleichsmaßnahme läuft oder nicht: die Beschäftigung endet",
        )),
        ("leaving or (minijob and measure)", (
            "die Beschäftigung endet oder (Minijob und eine Ausgleichsmaßnahme läuft)",
        )),
        ("not not leaving", ("die Beschäftigung endet",)),
        ("recog_outcome == open", ("Ergebnis der Anerkennung: offen",)),
    ],
)  # fmt: skip
def test_what_a_condition_asks_is_said_in_german(catalogue, text, lines):
    assert words(catalogue).lines(condition_of(text, catalogue.titles).whole) == lines


def test_a_checkpoint_that_has_to_be_done_is_named_by_its_title(catalogue):
    title = catalogue.templates["residence_renewal_apply"].title("en")
    said = words(catalogue, "en").lines(parse("not done(residence_renewal_apply)", ()).whole)
    assert said == (f"“{title}” is not done",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_and_every_value_has_a_name(catalogue, language):
    texts, titles = Texts(language), title_names(catalogue, language)
    for name, fact in FACTS.items():
        assert "_" not in fact_name(name, texts)
        for value in catalogue.titles if name == "title" else fact.choices:
            assert "_" not in fact_value(name, value, texts, titles)
