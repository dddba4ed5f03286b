"""A word with a slip, or an umlaut written as two letters, is taken for what was meant."""

import pytest

from onboarding_app.services.near_words import known_words, meant, without_digraphs

KNOWN = known_words(
    ("Pass rechtzeitig verlängern", "Anerkennung beantragen (Antrag)", "Einstellungen", "Gespräch erfassen")
)


@pytest.mark.parametrize(
    ("typed", "is_meant"),
    [
        ("anerkenung", "anerkennung"),
        ("Einstelungen", "einstellungen"),
        ("gesprch", "gesprach"),
        ("Reisepass", "pass"),
        ("anerkenung pass", "anerkennung pass"),
    ],
)
def test_what_stands_nowhere_is_put_by_the_nearest_word(typed, is_meant):
    assert meant(typed, KNOWN) == is_meant


@pytest.mark.parametrize("typed", ["xyzzy", "pas", "erken", "anerkennung"])
def test_a_word_that_is_known_or_near_to_none_stays(typed):
    assert meant(typed, KNOWN) == typed


def test_umlauts_written_as_two_letters_are_read_as_one():
    assert without_digraphs("Gespraech mit Frau Schroeder") == "gesprach mit frau schroder"


def test_short_words_and_numbers_are_not_compared():
    assert known_words(("§ 81 Abs. 4 der Frist", "2026")) == {"frist"}
