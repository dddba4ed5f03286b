"""What is not plausible of levels and courses is doubted, and never refused."""

from datetime import date, timedelta

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.language import Doubt, LanguageDoubt, Level, doubts_of
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
        (date(2025, 9, 23), None),
        (date(2025, 8, 23), Doubt.SLOW),
        (date(2025, 7, 23), Doubt.SLOW),
        (date(2025, 6, 23), Doubt.STANDS_STILL),
    ],
)
def test_the_next_level_takes_long(steps, since, doubt):
    found = doubts_of((proven(Level.B1, since), GOAL), (), steps, TODAY)
    assert [it.doubt for it in found] == ([doubt] if doubt else [])


def test_who_has_what_is_needed_is_not_slow(steps):
    assert doubts_of((proven(Level.B2, date(2020, 1, 1)), GOAL), (), steps, TODAY) == ()
    assert doubts_of((proven(Level.B1, date(2020, 1, 1)),), (), steps, TODAY) == ()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("doubt", list(Doubt))
def test_each_doubt_is_said_with_its_figures(doubt, language):
    told = doubt_sentence(LanguageDoubt(doubt, Level.B2, 17, 14), Texts(language))
    assert all(part in told for part in ("B2", "17", "14"))
