"""What is not plausible of levels and courses is doubted, and never refused."""

from datetime import date, timedelta

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.language import Level
from onboarding_app.domain.language_steps import Doubt, LanguageDoubt, doubts_of
from onboarding_app.i18n import Texts
from onboarding_app.wording.tracks import doubt_sentence
from tests.made import made_course, made_proof

TODAY = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
GOAL = made_proof(level=Level.B2, is_target=True, on=None)


@pytest.fixture(scope="module")
def steps():
    return load_catalogue().steps


def proven(level, on):
    return made_proof(level=level, on=on)


@pytest.mark.parametrize(("weeks", "doubted"), [(5, True), (6, False)])
def test_two_certificates_are_too_close(steps, weeks, doubted):
    proofs = (proven(Level.A2, TODAY - weeks * WEEK), proven(Level.B1, TODAY))
    found = [LanguageDoubt(Doubt.TOO_FAST, Level.B1, weeks, 6)] if doubted else []
    assert list(doubts_of(proofs, (), steps, TODAY)) == found


def test_two_steps_at_once_take_twice_as_long(steps):
    close = (proven(Level.A1, TODAY - 11 * WEEK), proven(Level.B1, TODAY))
    assert [it.bound for it in doubts_of(close, (), steps, TODAY)] == [12]


@pytest.mark.parametrize(("lessons", "doubted"), [(149, True), (150, False), (None, False)])
def test_a_course_has_few_lessons(steps, lessons, doubted):
    course = made_course(target=Level.B2, lessons=lessons)
    assert [it.doubt for it in doubts_of((), (course,), steps, TODAY)] == [Doubt.FEW_LESSONS] * doubted


@pytest.mark.parametrize(
    ("since", "doubt"),
    [
        (date(2026, 5, 24), None),
        (date(2026, 5, 23), Doubt.PLACEMENT),
        (date(2025, 9, 23), Doubt.PLACEMENT),
        (date(2025, 8, 23), Doubt.SLOW),
        (date(2025, 7, 23), Doubt.SLOW),
        (date(2025, 6, 23), Doubt.STANDS_STILL),
    ],
)
def test_the_next_level_takes_long(steps, since, doubt):
    found = doubts_of((proven(Level.B1, since), GOAL), (), steps, TODAY)
    assert [it.doubt for it in found] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("begins", "ends", "idle"),
    [
        (date(2026, 2, 2), None, None),
        (date(2026, 2, 2), date(2026, 12, 18), None),
        (date(2026, 2, 2), date(2026, 5, 24), None),
        (date(2026, 2, 2), date(2026, 5, 22), 6),
        (date(2027, 1, 11), None, 10),
        (None, None, 10),
    ],
)
def test_a_placement_test_helps_six_months_after_the_last_course(steps, begins, ends, idle):
    course = made_course(target=Level.B2, starts_on=begins, ends_on=ends)
    found = doubts_of((proven(Level.B1, date(2026, 1, 12)), GOAL), (course,), steps, TODAY)
    assert found == (() if idle is None else (LanguageDoubt(Doubt.PLACEMENT, Level.B2, idle, 6),))


@pytest.mark.parametrize(
    ("level", "lessons", "weeks", "months", "alert"),
    [
        (Level.A1, (80, 200), 3, 6, 6),
        (Level.A2, (100, 200), 4, 6, 6),
        (Level.B1, (150, 300), 6, 9, 12),
        (Level.B2, (150, 300), 6, 14, 16),
        (Level.C1, (200, 200), 8, 12, 16),
        (Level.C2, (200, 600), 8, 14, 16),
    ],
)
def test_the_bounds_are_those_of_the_domain_file(steps, level, lessons, weeks, months, alert):
    """Section 2.5, by hand: lessons for the step, fastest, upper bound beside a job, alert."""
    step = steps[level]
    found = (step.lessons, step.least_weeks, step.months, step.alert)
    assert found == (lessons, weeks, months, alert)


def test_who_has_what_is_needed_is_not_slow(steps):
    assert doubts_of((proven(Level.B2, date(2020, 1, 1)), GOAL), (), steps, TODAY) == ()
    assert doubts_of((proven(Level.B1, date(2020, 1, 1)),), (), steps, TODAY) == ()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("doubt", list(Doubt))
def test_each_doubt_is_said_with_its_figures(doubt, language):
    told = doubt_sentence(LanguageDoubt(doubt, Level.B2, 17, 14), Texts(language))
    assert all(part in told for part in ("B2", "17", "14"))
