"""A person with a slip of the pen is refused with the file's name, else a test would hold nothing."""

from datetime import date

import pytest

from tests.persons.reading import read_person

PERSON = """
who = "Somebody"
today = 2026-11-23
never = ["anmeldung"]

[worker]
citizenship = "VN"
started_on = 2026-12-01

[answers]
measles_facility = true

[done]
title_copy_filed = 2026-11-20

[[titles]]
kind = "p18a"
valid_until = 2027-11-30

[[family]]
relation = "spouse"

[[expected]]
key = "sv_registration"
legal = 2027-01-12
safe = 2027-01-12
plan = 2026-12-29
why = "six weeks"
"""


def read(tmp_path, text):
    path = tmp_path / "somebody.toml"
    path.write_text(text, encoding="utf-8")
    return read_person(path)


def test_a_person_is_read_with_all_that_is_known(tmp_path):
    person = read(tmp_path, PERSON)
    assert (person.who, person.by_hand, person.never) == ("Somebody", False, ("anmeldung",))
    assert person.dossier.worker.answers == (("measles_facility", "true"),)
    assert [(it.key, it.done_on) for it in person.dossier.checkpoints] == [
        ("title_copy_filed", date(2026, 11, 20))
    ]
    assert [title.kind for title in person.dossier.titles] == ["p18a"]
    assert [it.key for it in person.expected] == ["sv_registration"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("never", "newer", "unknown: .'newer'"),
        ('who = "Somebody"', "", "missing: .'who'"),
        ("started_on = 2026-12-01", "begun_on = 2026-12-01", "Worker has no .'begun_on'"),
        ("started_on = 2026-12-01", 'started_on = "2026-12-01"', "started_on: '2026-12-01' is no date"),
        ('citizenship = "VN"', "citizenship = 84", "citizenship: 84 is no str"),
        ("title_copy_filed = 2026-11-20", "title_copy_filed = true", "title_copy_filed: True is no date"),
        ("measles_facility", "measels_facility", "measels_facility: there is no such answer"),
        ("measles_facility = true", 'measles_facility = "ja"', "no such answer as 'ja'"),
        ('relation = "spouse"', 'relation = "wife"', "'wife' is not a valid Relation"),
        ('relation = "spouse"', "birth_year = 1990", "FamilyMember needs .'relation'"),
        ('"six weeks"', '" "', "sv_registration: it does not say why"),
        ('"anmeldung"', '"sv_registration"', "expected and never"),
        ("safe = 2027-01-12", "safe = 2027-01-13", "planned after the safe day"),
        ("plan = 2026-12-29", "plan = 2027-01-13", "planned after the safe day"),
        ("today = 2026-11-23", "today 2026-11-23", "Expected '='"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_the_file(tmp_path, before, after, told):
    assert PERSON.count(before) == 1
    with pytest.raises(ValueError, match=f"^somebody.toml: .*{told}"):
        read(tmp_path, PERSON.replace(before, after))
