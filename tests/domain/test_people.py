"""People: their names, where they stand on a day, which title counts, and values that cannot be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.changes import Change, Changes, Kind
from onboarding_app.domain.check_ins import Factor, FactorRating
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import Stage, acting, stage_of
from onboarding_app.domain.titles import current_title
from onboarding_app.domain.visibility import is_confidential
from tests.made import TODAY, made_check_in, made_departure, made_mentor, made_title, made_worker

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ONE_DAY = timedelta(1)


@pytest.mark.parametrize(
    ("given_name", "family_name", "spoken", "sorted_as"),
    [
        ("Anna", "Großmann", "Anna Großmann", "Großmann, Anna"),
        ("Anna", "", "Anna", "Anna"),
        ("", "Großmann", "Großmann", "Großmann"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_spoken_and_sorted_without_loose_commas(given_name, family_name, spoken, sorted_as):
    worker = made_worker(given_name=given_name, family_name=family_name)
    assert (worker.name, worker.sort_name) == (spoken, sorted_as)


def test_the_first_day_is_active_and_the_day_before_is_not():
    worker = made_worker(started_on=TODAY)
    assert stage_of(worker, None, TODAY) is Stage.ACTIVE
    assert stage_of(worker, None, TODAY - ONE_DAY) is Stage.BEFORE_ARRIVAL


def test_the_last_day_is_active_and_the_day_after_is_not():
    departure = made_departure(ended_on=TODAY)
    assert stage_of(made_worker(), departure, TODAY) is Stage.ACTIVE
    assert stage_of(made_worker(), departure, TODAY + ONE_DAY) is Stage.LEFT


def test_without_a_first_day_somebody_is_still_to_come_unless_they_have_left():
    worker = made_worker(started_on=None)
    assert stage_of(worker, None, TODAY) is Stage.BEFORE_ARRIVAL
    assert stage_of(worker, made_departure(ended_on=TODAY - ONE_DAY), TODAY) is Stage.LEFT


@given(DAYS, DAYS, DAYS, st.integers(0, 4000))
def test_nobody_goes_back_to_an_earlier_stage(started_on, ended_on, today, days):
    order = list(Stage)
    worker, departure = made_worker(started_on=started_on), made_departure(ended_on=ended_on)
    earlier = stage_of(worker, departure, today)
    later = stage_of(worker, departure, today + timedelta(days))
    assert order.index(earlier) <= order.index(later)


def test_the_latest_title_that_has_begun_counts():
    old = made_title(valid_from=date(2024, 1, 1), valid_until=date(2025, 12, 31))
    new = made_title(valid_from=TODAY, valid_until=date(2028, 3, 3))
    assert current_title((new, old), TODAY) == new
    assert current_title((new, old), TODAY - ONE_DAY) == old


def test_a_title_to_come_counts_where_there_is_no_other():
    coming = made_title(valid_from=TODAY + ONE_DAY)
    assert current_title((coming,), TODAY) == coming
    assert current_title((), TODAY) is None


def test_a_title_with_an_unknown_beginning_has_begun():
    unknown, coming = made_title(valid_from=None), made_title(valid_from=TODAY + ONE_DAY)
    assert current_title((coming, unknown), TODAY) == unknown


@pytest.mark.parametrize(
    ("latest", "counts"),
    [
        ({"valid_until": TODAY}, True),
        ({"valid_until": None}, True),
        ({"valid_until": TODAY + timedelta(400)}, False),
        ({"valid_until": None, "unlimited": True}, False),
    ],
)
def test_of_a_title_since_when_nobody_knows_the_longer_one_counts(latest, counts):
    dated = made_title(valid_from=date(2024, 1, 1), **latest)
    undated = made_title(valid_from=None, valid_until=TODAY + timedelta(300))
    assert current_title((undated, dated), TODAY) == (undated if counts else dated)


def test_an_unlimited_title_since_when_nobody_knows_counts():
    card = made_title(valid_from=date(2024, 1, 1), valid_until=TODAY + timedelta(300))
    settled = made_title(kind="p9", valid_from=None, valid_until=None, unlimited=True)
    assert current_title((settled, card), TODAY) == settled


@pytest.mark.parametrize("name", ["expected", "experienced", "importance"])
@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_rating_lies_on_the_scale(name, value):
    with pytest.raises(InvalidValueError) as told:
        replace(FactorRating(factor=Factor.INCOME), **{name: value})
    assert (told.value.key, told.value.details) == ("rating_out_of_scale", {"value": value})


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"mood": 0}, "rating_out_of_scale"),
        ({"mood": 6}, "rating_out_of_scale"),
        ({"minutes": -1}, "minutes_negative"),
    ],
)
def test_a_talk_has_a_mood_on_the_scale_and_lasts_no_negative_time(wrong, key):
    with pytest.raises(InvalidValueError) as told:
        made_check_in(**wrong)
    assert told.value.key == key
    assert made_check_in(mood=None, minutes=0).minutes == 0


def test_only_the_mentors_own_note_is_confidential():
    assert is_confidential("check_in", "confidential_note")
    assert not is_confidential("check_in", "note")
    assert not is_confidential("worker", "confidential_note")


def test_what_changed_tells_kinds_and_people():
    changes = Changes("import_people", 1, (Change(Kind.COMPANY, 1), Change(Kind.TITLE, 3, 7)))
    assert changes.touch(Kind.WORKER, Kind.TITLE)
    assert not changes.touch(Kind.WORKER)
    assert changes.workers() == {7}
    assert not Changes().touch(*Kind)


@pytest.mark.parametrize(
    ("changes", "on", "there"),
    [
        ({}, date(2026, 3, 4), True),
        ({"active": False}, date(2026, 3, 4), False),
        ({"away_from": date(2026, 3, 4), "away_until": date(2026, 3, 6)}, date(2026, 3, 3), True),
        ({"away_from": date(2026, 3, 4), "away_until": date(2026, 3, 6)}, date(2026, 3, 4), False),
        ({"away_from": date(2026, 3, 4), "away_until": date(2026, 3, 6)}, date(2026, 3, 6), False),
        ({"away_from": date(2026, 3, 4), "away_until": date(2026, 3, 6)}, date(2026, 3, 7), True),
        ({"away_from": date(2026, 3, 4)}, date(2030, 1, 1), False),
    ],
)
def test_a_mentor_is_there_unless_away_or_not_active(changes, on, there):
    mentor, deputy = made_mentor(**changes), made_mentor(name="Udo Kranz")
    assert mentor.is_there(on) is there
    assert acting(mentor, deputy, on) == (mentor if there else deputy)
    assert acting(mentor, None, on) == (mentor if there else None)
    assert acting(mentor, made_mentor(active=False), on) == (mentor if there else None)
