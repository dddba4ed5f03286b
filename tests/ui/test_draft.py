"""The draft of a check-in: what is typed comes back as it was, and what cannot be read is no draft."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.check_ins import AgreementId, Answer, Factor, Form, Intention
from onboarding_app.domain.people import WorkerId
from onboarding_app.ui.check_in_draft import (
    AgreementDraft,
    Draft,
    RatingDraft,
    as_check_in,
    from_json,
    minutes_of,
    to_json,
)

DAYS = st.none() | st.dates()
SCALE = st.none() | st.integers(1, 5)
TYPED = st.text(max_size=60)

RATINGS = st.builds(RatingDraft, expected=SCALE, experienced=SCALE, refused=st.booleans(), note=TYPED)
AGREEMENTS = st.builds(AgreementDraft, text=TYPED, who=TYPED, due_on=DAYS)
DRAFTS = st.builds(
    Draft,
    held_on=DAYS,
    minutes=TYPED,
    form=st.none() | st.sampled_from(Form),
    languages=TYPED,
    mentor_id=st.none() | st.integers(1, 9),
    guide=TYPED,
    mood=SCALE,
    intention=st.none() | st.sampled_from(Intention),
    note=TYPED,
    confidential_note=TYPED,
    next_on=DAYS,
    ratings=st.dictionaries(st.sampled_from(Factor), RATINGS),
    agreements=st.lists(AGREEMENTS, max_size=3).map(tuple),
    kept=st.lists(st.integers(1, 99).map(AgreementId), max_size=3).map(tuple),
)


@given(DRAFTS)
def test_a_draft_comes_back_as_it_was(draft):
    assert from_json(to_json(draft)) == draft


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"mood": {}, "form": "dance"}',
        '{"ratings": {"weather": {}}}',
        '{"held_on": [7]}',
    ],
)
def test_what_cannot_be_read_is_no_draft(text):
    assert from_json(text) is None


def test_an_older_draft_with_fewer_fields_is_read():
    assert from_json(json.dumps({"note": "Wohnung"})) == Draft(note="Wohnung")


def test_a_draft_becomes_a_talk():
    draft = Draft(
        held_on=date(2026, 11, 23),
        minutes="40 Min",
        mood=3,
        ratings={
            Factor.FAMILY: RatingDraft(expected=4, experienced=2, note="Visum"),
            Factor.INCOME: RatingDraft(expected=5, experienced=1, refused=True),
        },
        agreements=(AgreementDraft(text="Brief an die Botschaft", who="Personal", due_on=date(2026, 12, 1)),),
    )
    talk, agreements = as_check_in(draft, WorkerId(7))
    assert (talk.worker_id, talk.minutes, talk.mood, talk.form) == (7, 40, 3, Form.IN_PERSON)
    family, income = talk.ratings
    assert (family.expected, family.experienced, family.answer, family.note) == (4, 2, Answer.RATED, "Visum")
    assert (income.experienced, income.answer) == (None, Answer.NO_ANSWER)
    assert [(it.worker_id, it.text, it.who, it.due_on) for it in agreements] == [
        (7, "Brief an die Botschaft", "Personal", date(2026, 12, 1))
    ]


def test_a_talk_needs_its_date():
    with pytest.raises(ValueError, match="date"):
        as_check_in(Draft(), WorkerId(1))


def test_half_typed_days_come_back_as_typed():
    draft = Draft(
        held_on="1.1", next_on="bald", agreements=(AgreementDraft(text="", who="HR", due_on="31.2."),)
    )
    assert from_json(to_json(draft)) == draft
    with pytest.raises(ValueError, match="date"):
        as_check_in(draft, WorkerId(1))


@pytest.mark.parametrize(("typed", "minutes"), [("", None), ("40", 40), ("40 Min.", 40), ("90min", 90)])
def test_minutes_are_read(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize("typed", ["1h30", "eine Stunde", "²", "40-50", "1.5", "99999"])
def test_what_could_be_misread_is_no_number_of_minutes(typed):
    with pytest.raises(ValueError, match="minutes"):
        minutes_of(typed)
