"""Signals of the residence title: each on the day before it begins and on the day."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.tracks import Track
from tests.domain.calm import ATTENTION, URGENT, day, level, signal, worker
from tests.made import (
    made_title,
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(91, None), (90, ATTENTION), (31, ATTENTION), (30, URGENT), (0, URGENT), (-1, None)],
)
def test_a_title_that_ends(days, expected):
    assert level("title_ends", titles=(made_title(valid_until=day(days)),)) is expected


def test_a_title_that_ends_says_when():
    found = signal("title_ends", titles=(made_title(valid_until=day(60)),))
    assert (found.track, found.details) == (Track.RESIDENCE, {"days": 60, "day": day(60)})


def test_a_title_with_an_application_on_file_does_not_end_soon():
    assert level("title_ends", titles=(made_title(valid_until=day(20), renewal_filed_on=day(-1)),)) is None


@pytest.mark.parametrize("key", ["title_ends", "title_ended"])
@pytest.mark.parametrize(
    ("citizenship", "speaks"), [("VN", True), (None, True), ("FR", False), ("DE", False)]
)
def test_only_who_may_need_a_title_hears_of_its_end(key, citizenship, speaks):
    until = day(20) if key == "title_ends" else day(-1)
    found = signal(key, worker=worker(citizenship=citizenship), titles=(made_title(valid_until=until),))
    assert (found is not None) is speaks


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ({"valid_from": day(21), "valid_until": day(400)}, None),
        ({"valid_from": day(10), "valid_until": day(400)}, None),
        ({"valid_from": day(21), "valid_until": None, "unlimited": True}, None),
        ({"valid_from": day(22), "valid_until": day(400)}, URGENT),  # a day without a title
        ({"valid_from": day(10), "valid_until": day(20)}, URGENT),  # ends on the same day
        ({"valid_from": day(21), "valid_until": None}, URGENT),  # no end known proves nothing
    ],
)
def test_a_title_that_is_followed_by_another_does_not_end(following, expected):
    titles = (made_title(valid_until=day(20)), made_title(**following))
    assert level("title_ends", titles=titles) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"valid_until": day(0)}, None),
        ({"valid_until": day(-1)}, URGENT),
        ({"valid_until": day(-10), "renewal_filed_on": day(-10)}, None),  # in time, § 81 (4) AufenthG
        ({"valid_until": day(-10), "renewal_filed_on": day(-9)}, URGENT),
        ({"valid_until": day(-10), "renewal_filed_on": day(-9), "fiction_until": day(0)}, None),
        ({"valid_until": day(-10), "renewal_filed_on": day(-9), "fiction_until": day(-1)}, URGENT),
        ({"valid_until": day(-10), "unlimited": True}, None),
        ({"valid_from": None, "valid_until": day(0)}, None),
        ({"valid_from": None, "valid_until": day(-1)}, URGENT),
        ({"valid_from": day(5), "valid_until": day(90)}, None),  # one to come has not ended
    ],
)
def test_a_title_that_ended(changes, expected):
    assert level("title_ended", titles=(made_title(**changes),)) is expected


def test_an_ended_title_beside_a_valid_one_is_history():
    beside = made_title(valid_from=date(2024, 1, 1), valid_until=day(0))
    ended = made_title(valid_from=date(2025, 8, 1), valid_until=day(-1))
    assert level("title_ended", titles=(beside, ended)) is None
    assert level("title_ended", titles=(replace(beside, valid_until=day(-1)), ended)) is URGENT


@pytest.mark.parametrize(("days", "expected"), [(31, None), (30, ATTENTION), (0, ATTENTION), (-1, URGENT)])
def test_a_certificate_that_ends(days, expected):
    title = made_title(valid_until=day(-40), renewal_filed_on=day(-50), fiction_until=day(days))
    found = signal("certificate_ends", titles=(title,))
    assert (found and found.level) is expected
    assert found is None or found.details == {"day": day(days)}


def test_a_certificate_that_a_title_outlasts_does_not_matter():
    assert (
        level("certificate_ends", titles=(made_title(valid_until=day(400), fiction_until=day(-9)),)) is None
    )


def test_a_certificate_that_ends_with_its_title_matters():
    assert (
        level("certificate_ends", titles=(made_title(valid_until=day(5), fiction_until=day(5)),)) is ATTENTION
    )


def test_a_certificate_of_who_needs_none_does_not_matter():
    title = made_title(valid_until=day(-40), renewal_filed_on=day(-50), fiction_until=day(-1))
    assert level("certificate_ends", titles=(title,), worker=worker(citizenship="FR")) is None


@pytest.mark.parametrize(
    ("titles", "citizenship", "expected"),
    [
        ((), "VN", ATTENTION),
        ((), "FR", None),
        ((), None, None),
        ((made_title(valid_until=None),), "VN", ATTENTION),
        ((made_title(),), "VN", None),
        ((made_title(valid_until=None, unlimited=True),), "VN", None),
    ],
)
def test_the_end_of_a_title_has_to_be_known(titles, citizenship, expected):
    assert level("title_unknown", titles=titles, worker=worker(citizenship=citizenship)) is expected


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("title_ended", {"valid_until": day(-1)}),
        ("certificate_ends", {"valid_until": day(-9), "fiction_until": day(9)}),
        ("title_unknown", {"valid_until": None}),
    ],
)
def test_signals_of_titles_are_of_the_track_of_residence(key, title):
    assert signal(key, titles=(made_title(**title),)).track is Track.RESIDENCE


def test_before_the_start_a_title_may_be_missing():
    assert level("title_unknown", titles=(), worker=worker(started_on=day(1))) is None
    assert level("title_unknown", titles=(), worker=worker(started_on=day(0))) is ATTENTION
