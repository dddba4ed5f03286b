"""Text breaks so that it fits, and loses nothing on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.reports.look import Palette
from onboarding_app.reports.script import measure, readable
from onboarding_app.reports.table import Table
from onboarding_app.reports.text import Align, Style, Text

STYLE = Style(9, Palette.ink)
LETTERS = st.text(alphabet=st.sampled_from("aWi äß-/–<&\n\u0301محдなक्षि😀"), max_size=200)


def lines_of(text: Text) -> list[str]:
    return [line.text for line in text._lines]


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(LETTERS, st.floats(60, 300))
def test_no_line_is_wider_than_its_place_and_nothing_is_lost(typed, width):
    text = Text(typed, STYLE)
    text.wrap(width, 100)
    lines = lines_of(text)
    assert all(measure(line, 9) <= width + 0.01 for line in lines)
    assert without_blanks("".join(lines)) == without_blanks(readable(typed))


@given(LETTERS, st.floats(60, 300), st.floats(5, 100))
def test_a_split_text_is_the_whole_text(typed, width, height):
    text = Text(typed, STYLE)
    parts = text.split(width, height)
    if parts:
        for part in parts:
            part.wrap(width, height)
        assert parts[0].height <= height + 0.01
        assert [line for part in parts for line in lines_of(part)] == lines_of(text)


def test_a_part_laid_out_anew_keeps_its_words():
    first, rest = Text("word " * 300, STYLE).split(100, 50)
    rest.wrap(200, 1000)
    first.wrap(200, 1000)
    assert without_blanks("".join(lines_of(first) + lines_of(rest))) == "word" * 300


@pytest.mark.parametrize("word", ["W" * 5000, "م" * 5000, "क्ष" * 1500, "a\u0301" * 5000])
def test_a_word_of_thousands_of_letters_breaks(word):
    text = Text(word, STYLE)
    text.wrap(200, 100)
    assert "".join(lines_of(text)) == readable(word)


def test_a_place_narrower_than_a_letter_holds_one_letter_a_line():
    text = Text("WWW", STYLE)
    text.wrap(1, 100)
    assert lines_of(text) == ["W", "W", "W"]


def test_words_break_after_hyphen_and_slash():
    text = Text("Fachkräfte-begleitung/beratung", STYLE)
    text.wrap(measure("Fachkräfte-begleitung/", 9) + 1, 100)
    assert lines_of(text) == ["Fachkräfte-begleitung/", "beratung"]


def test_empty_lines_stay():
    text = Text("a\n\nb", STYLE)
    text.wrap(100, 100)
    assert lines_of(text) == ["a", "", "b"]


def test_only_running_text_follows_the_direction_of_its_script():
    for align, expected in ((Align.START, True), (Align.LEFT, False)):
        text = Text("محمد", Style(9, Palette.ink, align=align))
        text.wrap(100, 100)
        assert text._lines[0].right_to_left is expected


def cells(*texts: str) -> list[Text]:
    return [Text(text, STYLE) for text in texts]


@given(st.lists(st.tuples(LETTERS, LETTERS), max_size=6), st.floats(20, 300))
def test_a_table_flows_over_pages_without_losing_a_letter(rows, height):
    table = Table(cells("A", "B"), [cells(*row) for row in rows], (120, 90), Palette.rule)
    kept: list[str] = []
    for _ in range(400):
        table.wrap(210, height)
        parts = table.split(210, height)
        if not parts:
            height += 40
            continue
        head, *rest = parts
        head.wrap(210, height)
        assert len(parts) == 1 or head.height <= height + 0.01
        kept += [
            "".join(lines_of(cell) if isinstance(cell, Text) else []) for row in head._rows for cell in row
        ]
        if not rest:
            break
        (table,) = rest
    typed = "".join(readable(cell) for row in rows for cell in row)
    assert sorted(without_blanks("".join(kept))) == sorted(without_blanks(typed))


@given(st.integers(2, 12), st.floats(5, 160))
def test_no_single_line_is_left_behind_or_goes_ahead(count, height):
    text = Text("\n".join("abc" for _ in range(count)), STYLE)
    parts = text.split(200, height)
    if len(parts) > 1:
        for part in parts:
            part.wrap(200, 1000)
            assert len(lines_of(part)) >= 2
