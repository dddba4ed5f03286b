"""The month sheet: all weeks on one page, and nothing lost where a day has more than its place holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.papers import MonthDay
from onboarding_app.i18n import Texts
from onboarding_app.reports.due import due_sheet
from onboarding_app.reports.look import Look
from tests.reports.reading import LOOK, page_texts, printed
from tests.reports.samples import due

MONDAY = date(2026, 11, 30)
LAST_WEEK = 53


def month(counts, title="Kontakt aufnehmen"):
    """A sheet of the weeks from 30 November on with so many entries on each day."""
    days = [
        MonthDay(
            on=MONDAY + timedelta(number),
            is_in_month=True,
            holiday="",
            lines=tuple(f"○ A. {number}.{entry}. {title}" for entry in range(count)),
        )
        for number, count in enumerate(counts)
    ]
    weeks = tuple(tuple(days[first : first + 7]) for first in range(0, len(days), 7))
    return replace(due(rows=0), by=DueBy.MONTH, weeks=weeks)


def told(paper, look=LOOK):
    return page_texts(printed(due_sheet(paper, look)))


def test_few_entries_stand_in_their_days_alone():
    (page,) = told(month([1, 0, 2, 0, 1, 0, 0] * 5))
    assert "more" not in page
    assert page.count("Kontakt") == 4 * 5


@settings(max_examples=25)
@given(st.lists(st.sampled_from([0, 0, 1, 3, 8, 40]), min_size=42, max_size=42))
def test_all_weeks_stand_on_the_first_page_and_every_entry_on_the_sheet(counts):
    paper = month(counts)
    first, *rest = told(paper)
    for week in paper.weeks:
        assert f"W {week[0].on.isocalendar().week}" in first
    text = "".join(" ".join([first, *rest]).split())
    for day in paper.weeks:
        for one in day:
            assert all("".join(line.split()) in text for line in one.lines)


@pytest.mark.parametrize("look", [LOOK, Look(Texts("de"))], ids=["en", "de"])
def test_a_day_says_how_many_more_there_are_and_lists_all_of_them_below(look):
    counts = [0] * 35
    counts[4] = 90
    first, *rest = told(month(counts), look)
    more = "+{} more" if look is LOOK else "+{} weitere"
    shown = first.split("A. 4.0.")[1].split("+")[0].count("A. 4.") + 1
    assert more.format(90 - shown) in first
    assert sum(page.count("A. 4.") for page in [first, *rest]) == shown + 90


def test_an_entry_of_many_words_does_not_push_the_weeks_off_the_page():
    first, *_rest = told(month([2] * 42, title="Unterlagen " * 60))
    assert all(f"W {week}" in first for week in range(49, LAST_WEEK + 1))
