"""German words are parted where a German would part them, and read back whole."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.i18n import Texts
from onboarding_app.reports.hyphenation import _known, parting_places
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import SOFT_HYPHEN, measure
from onboarding_app.reports.text import Style, Text
from tests.reports.reading import all_text, printed

LONG = "Anerkennungspartnerschaft"


def parted(word: str) -> str:
    places = [0, *parting_places(word), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(places))


def lines(text: str, width: float, ragged: float | None) -> list[str]:
    flowable = Text(text, Style(9, Palette.ink, ragged=ragged))
    flowable.wrap(width, 1000)
    return [line.text for line in flowable._lines]


@pytest.mark.parametrize(
    "word",
    [
        "Aner-ken-nungs-part-ner-schaft",
        "Familien-nachzug",
        "Nieder-las-sungs-er-laubnis",
        "Bußgeld-risiko",
        "Fikti-ons-be-schei-ni-gung",
        "Deutsch-land",
        "(Quali-fi-zie-rungs-maß-nahme),",
    ],
)
def test_a_word_is_parted_between_its_syllables(word):
    assert parted(re.sub(r"(?<=\w)-", "", word)) == word


@pytest.mark.parametrize(
    "word",
    ["Kovalenko", "Hadžić-Jovanović", "O'Donovan", "AufenthG", "2026-11-23", "Brzęczyszczykiewicz", ""],
)
def test_names_and_what_is_no_word_stay_whole(word):
    assert parting_places(word) == ()


def test_the_words_of_the_trade_are_real_corrections():
    for word, places in _known().items():
        assert places == tuple(sorted(set(places)))
        assert places[0] > 0
        assert places[-1] < len(word)


@given(st.text(alphabet="abcdeghilnorstuß", min_size=1, max_size=40))
def test_every_part_can_be_spoken_and_has_four_letters_at_the_ends(word):
    places = parting_places(word)
    assert all(4 <= place <= len(word) - 4 for place in places)


def test_a_word_too_long_for_its_column_is_parted_with_a_hyphen():
    first, *rest = lines(LONG, 70, ragged=1)
    assert first.endswith(SOFT_HYPHEN)
    assert measure(first, 9) <= 70
    assert "".join((first, *rest)).replace(SOFT_HYPHEN, "") == LONG


def test_a_line_that_would_end_early_takes_the_beginning_of_the_next_word():
    text = f"Die {LONG} beginnt"
    width = measure(f"Die {LONG}", 9) - 5
    assert lines(text, width, ragged=0.2)[0].startswith("Die Aner")
    assert lines(text, width, ragged=1)[0] == "Die"
    assert lines(text, width, ragged=None)[0] == "Die"


def test_a_line_that_is_full_enough_parts_nothing():
    text = f"Hier ist bis an den Rand alles voll und dann {LONG}"
    first, second = lines(text, measure("Hier ist bis an den Rand alles voll und dann ", 9) + 5, ragged=0.2)
    assert first.endswith("dann")
    assert second == LONG


@pytest.mark.parametrize("language", ["de", "en"])
def test_only_german_papers_part_words(language):
    look = Look(Texts(language))
    cell = look.cell(LONG)
    cell.wrap(70, 1000)
    assert any(line.text.endswith(SOFT_HYPHEN) for line in cell._lines) is (language == "de")


def test_what_was_parted_is_read_back_as_one_word():
    look = Look(Texts("de"))
    pdf = printed(Sheet("T", "", (), [look.table((), [[LONG, ""]], (15, 85))]), look)
    assert LONG in all_text(pdf).replace("-", "").replace(SOFT_HYPHEN, "")
    assert SOFT_HYPHEN in all_text(pdf)


def test_a_part_laid_out_anew_forgets_the_hyphens():
    text = Text(f"{LONG} " * 40, Style(9, Palette.ink, ragged=1))
    first, rest = text.split(70, 100)
    for part in (first, rest):
        part.wrap(400, 1000)
        assert SOFT_HYPHEN not in "".join(line.text for line in part._lines)
