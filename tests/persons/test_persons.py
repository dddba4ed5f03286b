"""Whole persons: what is known of them goes in, the checkpoints of the law come out on their days.

Each expectation says why. Those of files with `by_hand = true` were worked out from the domain files before
the code was run; a day that changes here is a change of the law, or a fault.
"""

from functools import cache

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.services.planning import plan_of
from tests.persons.reading import FOLDER, read_person

FILES = sorted(FOLDER.glob("*.toml"))


@cache
def catalogue():
    return load_catalogue()


@cache
def planned(path):
    person = read_person(path)
    return person, plan_of(person.dossier, catalogue(), person.today)


def test_there_are_forty_and_ten_of_them_by_hand():
    people = [read_person(path) for path in FILES]
    assert len(people) >= 40
    assert sum(person.by_hand for person in people) >= 10
    assert len({person.who for person in people}) == len(people)
    kinds = {title.kind for person in people for title in person.dossier.titles}
    assert kinds - {""} <= catalogue().titles.keys()
    assert {it.key for person in people for it in person.dossier.checkpoints} <= catalogue().templates.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_has_to_come_comes_on_its_days(path):
    person, plan = planned(path)
    assert person.expected
    for expected in person.expected:
        found = [
            (item.legal_on, item.safe_on, item.plan_on)
            for item in plan.items
            if item.template.key == expected.key
        ]
        wanted = (expected.legal, expected.safe, expected.plan)
        fits = any(all(want in {None, day} for want, day in zip(wanted, days, strict=True)) for days in found)
        assert fits, f"{expected.key} ({expected.why}): wanted {wanted}, found {found}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_does_not_concern_the_person_stays_away(path):
    person, plan = planned(path)
    assert set(person.never) <= catalogue().templates.keys()
    assert not {item.template.key for item in plan.items} & set(person.never)


def test_what_is_not_known_is_asked():
    asking = [path for path in FILES if read_person(path).asked]
    assert len(asking) >= 4
    for path in asking:
        person, plan = planned(path)
        assert set(person.asked) <= set(plan.questions), person.who


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_law_stands_behind_every_legal_day(path):
    _, plan = planned(path)
    for item in plan.items:
        if item.legal_on is not None:
            assert item.template.is_law
            assert item.template.basis
            assert item.safe_on is not None
            assert item.safe_on <= item.legal_on
