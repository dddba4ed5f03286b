"""Lead times as people type them, and which of them hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.lead_times import MOST_DAYS, MOST_TIMES, answers_with, days_from, leads_with

SHIPPED = {"contract_end": (120, 60, 30), "probation_end": (28, 7)}
DAYS = st.lists(st.integers(1, MOST_DAYS), max_size=MOST_TIMES, unique=True)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("90, 60, 30", (90, 60, 30)),
        ("30 60;90", (90, 60, 30)),
        (" 30 / 30 ", (30,)),
        ("", ()),
        (" , ", ()),
        ("730", (730,)),
    ],
)
def test_days_are_read_as_people_type_them(typed, days):
    assert days_from(typed) == days


@pytest.mark.parametrize(
    "typed", ["0", "731", "bald", "30 Tage", "-5", "1.5", "٣٠", "9" * 50, "1 2 3 4 5 6 7 8 9 10 11 12 13"]
)
def test_what_are_no_days_is_refused(typed):
    with pytest.raises(InvalidValueError, match="leads_unlikely"):
        days_from(typed)


@given(DAYS, st.dictionaries(st.sampled_from(["works_council", "signal_late_days"]), st.text(max_size=5)))
def test_what_is_kept_holds_and_other_answers_stay(days, others):
    wanted = {"contract_end": tuple(sorted(days, reverse=True))}
    answers = answers_with(others, wanted, SHIPPED)
    assert leads_with(SHIPPED, answers) == SHIPPED | ({} if not days else wanted)
    assert {name: value for name, value in answers.items() if not name.startswith("leads_")} == others
    assert answers_with(answers, SHIPPED, SHIPPED) == others


def test_an_answer_that_cannot_be_is_passed_over():
    assert leads_with(SHIPPED, {"leads_contract_end": "bald", "leads_luck": "3"}) == SHIPPED
