"""What a value of a person may be, at its last day or letter inside and the first one outside."""

from datetime import date, timedelta

import pytest

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import Departure
from onboarding_app.domain.plausible import (
    check_company,
    check_course,
    check_days,
    check_departure,
    check_recognition,
    check_relative,
    check_title,
    check_worker,
)
from onboarding_app.i18n import Texts
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.held import held_field
from tests.made import (
    made_course,
    made_family_member,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)

TODAY = date(2026, 11, 23)
ONE_DAY = timedelta(1)
START = date(2025, 9, 1)


def refused(check, *given):
    with pytest.raises(InvalidValueError) as told:
        check(*given)
    return told.value.key


@pytest.mark.parametrize(
    "fits",
    [
        {"given_name": "A" * 120},
        {"given_name": "علی\u200cرضا"},  # a joiner within a Persian name
        {"family_name": "Nguyễn Thị"},
        {"email": "thao@müller-söhne.example"},
        {"postcode": "07743"},
        {"postcode": "SW1A 1AA"},
        {"birth_date": date(2011, 9, 1)},  # 14 on the first working day
        {"birth_date": date(1926, 11, 23)},
        {"contract_signed_on": date(2027, 11, 23)},
        {"started_on": date(2031, 11, 23), "entry_on": None},
        {"contract_signed_on": date(2026, 1, 31)},
        {"note": "Zeile\nZeile " * 3000},
    ],
)
def test_what_can_be_is_taken(fits):
    check_worker(made_worker(**{"started_on": START} | fits), TODAY)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"given_name": "A" * 121}, "name_unlikely"),
        ({"family_name": "Nguyễn\nThị"}, "name_unlikely"),
        ({"family_name": "Ngu\u202eyễn"}, "name_unlikely"),
        ({"family_name": "Ngu\u2028yễn"}, "name_unlikely"),
        ({"department": "S" * 201}, "text_unlikely"),
        ({"personnel_number": "0\t1"}, "text_unlikely"),
        ({"email": "keine"}, "email_unlikely"),
        ({"email": "a@b, c@d"}, "email_unlikely"),
        ({"postcode": "Jena"}, "postcode_unlikely"),
        ({"postcode": "07743 Jena am Markt"}, "postcode_unlikely"),
        ({"birth_date": date(2011, 9, 2)}, "birth_unlikely"),
        ({"birth_date": date(1926, 11, 22)}, "birth_unlikely"),
        ({"birth_date": date(2199, 1, 1)}, "birth_unlikely"),
        ({"birth_date": date(2012, 11, 24), "started_on": None}, "birth_unlikely"),
        ({"contract_signed_on": date(2027, 11, 24)}, "day_unlikely"),
        ({"started_on": date(2031, 11, 24)}, "day_unlikely"),
        ({"entry_on": date(1939, 12, 31)}, "day_unlikely"),
        ({"fixed_term_ends_on": date(2199, 12, 31)}, "day_unlikely"),
        ({"started_on": date(2016, 1, 1), "contract_signed_on": date(2026, 1, 1)}, "signed_late"),
    ],
)
def test_what_cannot_be_is_refused(wrong, key):
    assert refused(check_worker, made_worker(**{"started_on": START} | wrong), TODAY) == key


def test_what_stands_there_already_and_is_not_touched_is_never_refused():
    before = made_worker(email="keine", birth_date=date(2199, 1, 1))
    check_worker(made_worker(email="keine", birth_date=date(2199, 1, 1), city="Jena"), TODAY, before)
    after = made_worker(email="keine2", birth_date=date(2199, 1, 1))
    assert refused(check_worker, after, TODAY, before) == "email_unlikely"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"valid_from": date(2027, 1, 1), "valid_until": date(2020, 1, 1)}, "ends_before_start"),
        ({"unlimited": True}, "unlimited_with_end"),
        ({"valid_until": date(2199, 12, 31)}, "day_unlikely"),
        ({"valid_from": date(1900, 1, 1)}, "day_unlikely"),
    ],
)
def test_a_title_that_cannot_be_is_refused(wrong, key):
    assert refused(check_title, made_title(**wrong), TODAY) == key


@pytest.mark.parametrize("year", [1905, 2027, 0, -1])
def test_a_year_of_birth_that_cannot_be_is_refused(year):
    assert refused(check_relative, made_family_member(birth_year=year), TODAY) == "birth_year_unlikely"


@pytest.mark.parametrize("lessons", [-1, 3001])
def test_lessons_that_cannot_be_are_refused(lessons):
    assert refused(check_course, made_course(lessons=lessons)) == "lessons_unlikely"


@pytest.mark.parametrize(
    ("kind", "entry", "field"),
    [
        (Kind.TITLE, made_title(copy_seen_on=date(1926, 1, 1)), "copy_seen_on"),
        (Kind.FAMILY_MEMBER, made_family_member(a1_proven_on=date(2199, 1, 1)), "a1_proven_on"),
        (Kind.RECOGNITION, made_recognition(extended_until=date(2206, 1, 1)), "extended_until"),
        (Kind.LANGUAGE_PROOF, made_proof(on=date(1025, 5, 5)), "on"),
        (Kind.COURSE, made_course(refund_until=date(2062, 3, 1)), "refund_until"),
    ],
)
def test_a_day_far_away_is_refused_and_its_field_named_unless_it_stands_there_already(kind, entry, field):
    with pytest.raises(InvalidValueError) as told:
        check_days(entry, None, TODAY, kind)
    assert (told.value.key, told.value.details) == ("day_unlikely", {"field": f"{kind}.{field}"})
    name = held_field(kind, field, Texts("de"))
    assert f"({name})" in error_sentence(told.value, Texts("de"))
    assert field not in name
    check_days(entry, entry, TODAY, kind)


def test_a_measure_that_ends_before_it_begins_is_refused():
    days = {"measure_starts_on": date(2026, 2, 2), "measure_ends_on": date(2026, 2, 1)}
    assert refused(check_recognition, made_recognition(**days)) == "ends_before_start"


def left(**values):
    return Departure(**{"worker_id": 1, "ended_on": TODAY, **values})


@pytest.mark.parametrize(
    ("departure", "key"),
    [
        (left(ended_on=START - ONE_DAY), "ends_before_start"),
        (left(ended_on=date(2199, 12, 31)), "day_unlikely"),
        (left(known_on=TODAY + ONE_DAY), "known_in_future"),
        (left(known_on=date(2199, 12, 31), ended_on=date(2199, 12, 31)), "day_unlikely"),
    ],
)
def test_a_departure_that_cannot_be_is_refused(departure, key):
    assert refused(check_departure, departure, made_worker(started_on=START), TODAY) == key


def test_a_departure_far_ahead_is_taken_when_it_is_a_pension_known_today():
    check_departure(left(ended_on=date(2036, 11, 23), known_on=TODAY), made_worker(started_on=START), TODAY)


@pytest.mark.parametrize(
    ("name", "key"),
    [(" ", "name_missing"), ("Muster\nGmbH", "name_unlikely"), ("M" * 121, "name_unlikely")],
)
def test_a_firm_that_cannot_be_called_so_is_refused(name, key):
    check_company(Company(name="M" * 120, city="Erfurt"))
    assert refused(check_company, Company(name=name, city="Erfurt")) == key
