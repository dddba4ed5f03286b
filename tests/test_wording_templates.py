"""Templates in words: when to act, counted from which event."""

import pytest

from onboarding_app.domain.anchors import ANCHORS
from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.wording.templates import ANCHOR_NAMES, anchor_name, marks, when_words

AFTER, BEFORE = Direction.AFTER, Direction.BEFORE


def test_every_event_has_a_name_of_its_own():
    assert ANCHOR_NAMES.keys() == ANCHORS
    for language in LANGUAGES:
        names = [anchor_name(anchor, Texts(language)) for anchor in ANCHORS]
        assert len(set(names)) == len(names)
        assert not set(names) & ANCHORS


@pytest.mark.parametrize(
    ("direction", "n", "unit", "told"),
    [
        (AFTER, 1, Unit.DAY, "1 Tag nach: erster Arbeitstag"),
        (BEFORE, 6, Unit.WEEK, "6 Wochen vor: erster Arbeitstag"),
        (AFTER, 2, Unit.YEAR, "2 Jahre nach: erster Arbeitstag"),
        (AFTER, 0, Unit.MONTH, "am Tag: erster Arbeitstag"),
        (AFTER, 3, Unit.WERKTAG, "3 Werktage (Mo–Sa) nach: erster Arbeitstag"),
        (AFTER, 1, Unit.WORKDAY, "1 Arbeitstag (Mo–Fr) nach: erster Arbeitstag"),
    ],
)
def test_when_to_act_is_told(direction, n, unit, told):
    texts = Texts("de")
    period = Period(direction=direction, n=n, unit=unit)
    assert when_words(period, anchor_name("employment_start", texts), texts) == told


def test_the_end_of_another_checkpoint_is_named_by_its_title():
    assert anchor_name("anmeldung_done", Texts("en"), "Register") == "“Register” done"
    assert anchor_name("gone_done", Texts("en")) == "gone_done"


def test_what_the_firm_has_made_of_it_is_told():
    texts = Texts("de")
    assert marks(texts, own=False, off=False, moved=False) == ""
    assert marks(texts, own=True, off=True, moved=True) == "eigen, aus, geändert"
