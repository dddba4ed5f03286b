"""Wherever a list shows a date of law, its tip tells the rule, its basis and its source."""

from dataclasses import replace

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.services.overview import due_lines
from onboarding_app.ui.models.work_columns import dates_in_words, dates_tip
from tests.ui.conftest import TODAY

GERMAN = Texts("de")


@pytest.fixture
def line(database, catalogue):
    """A line of the due list with a last day by law."""
    lines = due_lines(database, catalogue, today=TODAY, within=None, language="de")
    return next(it for it in lines if it.legal_on is not None)


def test_the_tip_of_a_date_tells_its_rule(line):
    told = dates_tip(line, GERMAN)
    assert "Letzter Tag laut Gesetz" in told
    assert all(part in told for part in (*line.rule.basis, *line.rule.source))
    assert f"Stand {line.rule.as_of:%d.%m.%Y}" in told


def test_what_is_not_verified_is_never_told_as_law(line):
    unsure = replace(line, rule=replace(line.rule, is_law=False, verified=False))
    told = dates_tip(unsure, GERMAN)
    assert "Letzter Tag laut Gesetz" not in told
    assert "Praxis, kein Gesetz · noch nicht geprüft" in told


def test_a_checkpoint_of_the_firm_has_dates_alone(line):
    own = replace(line, rule=None, legal_on=None)
    assert dates_tip(own, GERMAN) == dates_in_words(own, GERMAN)
