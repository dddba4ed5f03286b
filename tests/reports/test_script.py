"""Every script is drawn by a font that has it, in the right order and shape."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.reports.script import (
    apart,
    font_for,
    forward,
    is_right_to_left,
    measure,
    pieces,
    readable,
)

from .samples import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_drawn_in_one_family_that_has_all_its_letters(name):
    drawn = list(pieces(readable(name)))
    assert sorted("".join(piece.text for piece in drawn)) == sorted(name)
    assert len({piece.font for piece in drawn}) == 1
    assert all(piece.width >= 0 for piece in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_only_scripts_that_join_or_stack_are_shaped(name):
    shaped = name in {"محمد أحمد", "प्रिया"}
    assert all(piece.is_shaped == shaped for piece in pieces(readable(name)))


def test_arabic_letters_take_their_joined_forms_from_right_to_left():
    drawn = list(pieces("محمد"))
    assert [piece.text for piece in drawn] == ["د", "م", "ح", "م"]
    first, last = drawn[3], drawn[1]
    assert first.text == last.text
    assert first.drawn != last.drawn


def test_a_devanagari_conjunct_needs_fewer_glyphs_than_characters():
    (piece,) = pieces("प्रिया")
    assert len(piece.drawn) < len(piece.text)


def test_hebrew_between_latin_runs_leftward_and_its_bracket_is_turned():
    drawn = "".join(piece.text for piece in pieces("Haus (בית) 7"))
    assert drawn == "Haus (תיב) 7"


def test_a_date_after_an_arabic_name_stays_after_it_when_kept_apart():
    drawn = [piece.text for piece in pieces(f"{apart('محمد')} 23.11.2026")]
    assert "".join(drawn).endswith(" 23.11.2026")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00\x07\x1b[31mb", "a[31mb"),
        ("😀", "[U+1F600]"),
        ("张", "[U+5F20]"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("Stra\u00adße", "Straße"),
        ("\ufeffa\u202eb\u2066c", "abc"),
        ("❤\ufe0f", "❤"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
    ],
)
def test_what_cannot_be_drawn_is_dropped_or_named(typed, shown):
    assert readable(typed) == shown


@given(st.text())
def test_a_readable_text_is_readable_and_every_character_has_a_glyph(text):
    shown = readable(text)
    assert readable(shown) == shown
    for line in shown.split("\n"):
        for piece in pieces(line):
            family = piece.font.split("-")[0]
            face = font_for(family, bold=False).face
            assert all(ord(one) in face.charToGlyph or one in "\xa0\u200c\u200d" for one in piece.text)


@given(st.text())
def test_drawing_neither_loses_nor_adds_letters(text):
    for line in readable(text).split("\n"):
        for right_to_left in (False, True):
            drawn = "".join(piece.text for piece in pieces(line, right_to_left=right_to_left))
            assert sorted(drawn) == sorted(line.replace("\u200e", ""))


@given(st.text(alphabet="ab יהمح ा", max_size=12))
def test_a_longer_size_makes_a_wider_text(text):
    assert measure(text, 20) == pytest.approx(2 * measure(text, 10))


def test_a_sentence_that_begins_with_an_arabic_name_begins_at_the_left():
    sentence = forward("محمد works here.")
    assert not is_right_to_left(sentence)
    drawn = "".join(piece.text for piece in pieces(sentence))
    assert drawn == "دمحم works here."


def test_direction_is_that_of_the_first_letter():
    assert is_right_to_left("123 محمد abc")
    assert not is_right_to_left("abc محمد")
    assert not is_right_to_left("")


def test_bold_falls_back_to_the_only_cut_of_a_family():
    assert font_for("NotoSansTelugu", bold=True) is font_for("NotoSansTelugu", bold=False)
    assert font_for("NotoSans", bold=True) is not font_for("NotoSans", bold=False)


def test_bold_and_regular_cuts_cover_the_same_characters():
    for family in (
        "NotoSans",
        "NotoSansArabic",
        "NotoSansDevanagari",
        "NotoSansEthiopic",
        "NotoSansGeorgian",
    ):
        regular = {
            code for code in font_for(family, bold=False).face.charToGlyph if not 0xE000 <= code < 0xF900
        }
        bold = {code for code in font_for(family, bold=True).face.charToGlyph if not 0xE000 <= code < 0xF900}
        assert regular == bold


def test_own_marks_of_the_papers_have_glyphs():
    assert not re.search(r"U\+", readable("●▲■○✓→↔−–…·„“§≥≤€₂÷ "))
