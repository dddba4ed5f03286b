"""Headings stay with their text, parts stand beside each other while they fit, cells hold several styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from onboarding_app.i18n import Texts
from onboarding_app.reports.arranging import Beside, Stack, Together
from onboarding_app.reports.look import FRAME_WIDTH, Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.signatures import HandwritingLines, Signatures
from onboarding_app.reports.text import Style, Text
from tests.reports.reading import page_texts, printed

LOOK = Look(Texts("en"))
WIDTH = 200


@pytest.mark.parametrize("filled", range(180, 260, 8))
@pytest.mark.parametrize("lines", [1, 3, 9])
def test_no_heading_is_left_at_the_foot_of_a_page(filled, lines):
    row = [LOOK.explained("first", [f"line{number}" for number in range(lines)]), "told"]
    story = [LOOK.gap(filled * mm), *LOOK.heading("Alone?"), LOOK.table(("One", "Two"), [row], (50, 50))]
    for page in page_texts(printed(Sheet("T", "", (), story))):
        assert ("Alone?" in page) == ("first" in page)


def test_a_heading_stays_with_a_text_of_many_lines_but_not_with_all_of_them():
    story = [LOOK.gap(215 * mm), *LOOK.heading("Long"), LOOK.text("word\n" * 40)]
    first, second = page_texts(printed(Sheet("T", "", (), story)))
    assert "Long" in first
    assert "word" in first
    assert "word" in second


@pytest.mark.parametrize("filled", range(430, 700, 7))
def test_what_is_signed_stands_on_the_page_of_its_signatures(filled):
    signed = Together(
        [
            *LOOK.heading("What else?"),
            HandwritingLines(4),
            LOOK.gap(10),
            LOOK.muted("The worker knows."),
            Signatures("Place, date", ("Handed over by", "Taken over by")),
        ]
    )
    for page in page_texts(printed(Sheet("T", "", (), [LOOK.gap(filled), signed]))):
        assert ("What else?" in page) == ("Taken over by" in page)


@pytest.mark.parametrize("filled", range(560, 700, 3))
def test_a_heading_stays_with_a_question_and_its_room_to_write(filled):
    question = Together([LOOK.text("How are you? " * 12), HandwritingLines(2)])
    story = [LOOK.gap(filled), *LOOK.heading("Alone?"), question]
    for page in page_texts(printed(Sheet("T", "", (), story))):
        assert ("Alone?" in page) == ("How are you?" in page)


def test_parts_that_no_page_holds_together_begin_below_their_heading():
    story = [LOOK.gap(200), *LOOK.heading("Long"), Together([LOOK.text("word\n" * 90), LOOK.text("end")])]
    first, second = page_texts(printed(Sheet("T", "", (), story)))
    assert "Long" in first
    assert "word" in first
    assert "end" in second


@pytest.mark.parametrize("filled", range(300, 560, 9))
def test_no_row_of_a_table_goes_on_alone(filled):
    rows = [[f"row{number}"] for number in range(12)]
    story = [LOOK.gap(filled), LOOK.table(("One",), rows, (1,))]
    for page in page_texts(printed(Sheet("T", "", (), story))):
        assert page.count("row") != 1


def half(*texts: str) -> list[Text]:
    return [Text(text, Style(9, Palette.ink, before=4, after=2)) for text in texts]


def test_two_short_parts_stand_beside_each_other_and_move_together():
    parts = Beside(half("a", "b"), half("c"))
    assert parts.wrap(WIDTH, 500)[1] < 45
    assert parts.split(WIDTH, 10) == []
    (page,) = page_texts(printed(Sheet("T", "", (), [parts])))
    assert all(letter in page for letter in "abc")


def test_parts_too_long_for_that_flow_one_below_the_other():
    first, *rest = Beside(half("a\n" * 60), half("b\n" * 60)).split(WIDTH, 300)
    assert first.wrap(WIDTH, 300)[1] <= 300
    told = [line for part in (first, *rest) for line in lines_of(part) if line]
    assert told == ["a"] * 60 + ["b"] * 60


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.floats(5, 300))
def test_a_stack_is_parted_between_lines_and_loses_none(counts, height):
    texts = [
        Text("\n".join(f"{place}.{n}" for n in range(count)), Style(9, Palette.ink))
        for place, count in enumerate(counts)
    ]
    whole = [line for text in texts for line in lines_of(text)]
    parts = Stack(texts).split(WIDTH, height)
    assert [line for part in parts for text in part._texts for line in lines_of(text)] == (
        whole if parts else []
    )
    if len(parts) > 1:
        assert parts[0].wrap(WIDTH, height)[1] <= height + 0.01


def lines_of(text: Text) -> list[str]:
    text.wrap(WIDTH, 1000)
    return [line.text for line in text._lines]


def test_a_half_and_its_gap_fill_the_page():
    assert 2 * Beside.width_of_half(FRAME_WIDTH) < FRAME_WIDTH


def test_a_heading_stays_with_the_first_of_parts_that_are_kept_together():
    group = [Together([LOOK.text(f"question {number}"), LOOK.gap(60)]) for number in range(3)]
    story = [LOOK.gap(200 * mm), *LOOK.heading("Guide"), *group]
    first, second = page_texts(printed(Sheet("T", "", (), story)))
    assert "Guide" in first
    assert "question 0" in first
    assert "question 2" in second


def test_headings_inside_of_what_is_kept_together_know_what_follows_where_it_is_too_long():
    rows = [[f"row {number}", "x"] for number in range(80)]
    group = Together([LOOK.text("first\n" * 52), *LOOK.heading("Alone?"), LOOK.table((), rows, (50, 50))])
    pages = page_texts(printed(Sheet("T", "", (), [group])))
    assert [("Alone?" in page) for page in pages] == [("row 0" in page) for page in pages]


@pytest.mark.parametrize("filled", [0, 100, 255])
def test_parts_that_are_too_long_begin_wherever_they_stand(filled):
    parts = Beside(half("a\n" * 60), half("b " * 3000))
    pages = page_texts(printed(Sheet("T", "", (), [LOOK.gap(filled * mm), parts])))
    assert "".join(pages).count("b") >= 3000
