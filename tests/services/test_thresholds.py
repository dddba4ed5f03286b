"""The firm sets from when on a hint speaks; what it does not set is as the catalogue ships it."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.signal_parameters import MOST, SignalParameters, with_answers
from onboarding_app.services.attention import attention
from onboarding_app.services.company import company_of, save_thresholds, thresholds_of
from onboarding_app.services.people import people
from onboarding_app.services.person import person_page
from onboarding_app.services.workers import Belongings, add_worker, answer_question
from onboarding_app.wording.thresholds import NAMES
from tests.made import made_title, made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture
def title_of_120_days(database, catalogue):
    ends = made_title(valid_until=TODAY + timedelta(120), copy_seen_on=TODAY)
    person = made_worker(started_on=TODAY - timedelta(20), city="Erfurt")
    add_worker(database, catalogue, person, today=TODAY, belongings=Belongings(titles=(ends,)))


def raised(database, catalogue):
    summary = attention(database, catalogue, today=TODAY, language="de")
    return {signal.key for line in summary.lines for signal in line.signals}


def test_a_threshold_of_the_firm_counts_before_the_usual_one(database, catalogue, title_of_120_days):
    assert "title_ends" not in raised(database, catalogue)
    save_thresholds(database, catalogue, replace(catalogue.signals, title_ends_attention_days=120))
    assert "title_ends" in raised(database, catalogue)
    assert thresholds_of(database, catalogue).title_ends_attention_days == 120
    database.undo()
    assert "title_ends" not in raised(database, catalogue)
    assert thresholds_of(database, catalogue) == catalogue.signals


def test_what_is_usual_is_not_kept_and_other_answers_stay(database, catalogue):
    answer_question(database, catalogue, worker_id=None, fact="employees_gt20", value="true", today=TODAY)
    save_thresholds(database, catalogue, replace(catalogue.signals, late_days=7, gap_points=3))
    assert company_of(database).answers == (
        ("employees_gt20", "true"),
        ("signal_gap_points", "3"),
        ("signal_late_days", "7"),
    )
    save_thresholds(database, catalogue, catalogue.signals)
    assert company_of(database).answers == (("employees_gt20", "true"),)


@pytest.mark.parametrize("value", [0, -1, MOST + 1])
def test_a_threshold_that_cannot_be_is_refused(database, catalogue, value):
    with pytest.raises(InvalidValueError, match="threshold_unlikely"):
        save_thresholds(database, catalogue, replace(catalogue.signals, late_days=value))
    assert company_of(database).answers == ()


@pytest.mark.parametrize("value", ["", "0", "-3", "x", "3651", "٣", "1e3"])
def test_a_stored_threshold_that_cannot_be_is_passed_over(value):
    assert with_answers(SignalParameters(), (("signal_late_days", value),)) == SignalParameters()


def test_a_threshold_that_is_no_longer_known_is_passed_over():
    assert with_answers(SignalParameters(), (("signal_gone", "3"), ("late_days", "3"))) == SignalParameters()
    assert with_answers(SignalParameters(), (("signal_late_days", str(MOST)),)).late_days == MOST


def test_each_threshold_has_a_name():
    assert NAMES.keys() == asdict(SignalParameters()).keys()


def test_each_signal_of_a_person_says_who_helps(database, catalogue, title_of_120_days):
    save_thresholds(database, catalogue, replace(catalogue.signals, title_ends_attention_days=120))
    page = person_page(database, catalogue, people(database, today=TODAY)[0].id, today=TODAY, language="de")
    assert page.signals
    assert page.helpers.keys() == {signal.track for signal in page.signals}
    assert all(track in line.tracks for track, line in page.helpers.items())
