"""What one talk tells otherwise than the talks before it."""

from datetime import date

from onboarding_app.domain.check_ins import Answer, CheckInId, Factor, FactorRating, Intention
from onboarding_app.domain.talk_changes import changes_since, last_told
from tests.made import made_check_in


def talk(day, *, number=0, mood=None, intention=None, **experienced):
    ratings = tuple(FactorRating(factor=Factor(name), experienced=it) for name, it in experienced.items())
    return made_check_in(
        id=CheckInId(number or day),
        held_on=date(2026, 1, day),
        mood=mood,
        intention=intention,
        ratings=ratings,
    )


def test_each_value_is_compared_with_the_last_that_was_told_before():
    first = talk(1, mood=2, intention=Intention.STAYS, housing=3, belonging=4)
    second = talk(5, mood=4, housing=2)
    now = talk(9, mood=4, intention=Intention.UNSURE, housing=5, belonging=4)
    changes = changes_since(now, [now, second, first])
    assert changes.mood is None
    assert changes.intention == (Intention.STAYS, Intention.UNSURE)
    assert changes.themes == {Factor.HOUSING: (2, 5)}
    assert changes.earlier


def test_what_was_not_asked_or_not_answered_is_no_change():
    first = talk(1, mood=2, housing=3)
    refused = made_check_in(
        id=CheckInId(9),
        held_on=date(2026, 1, 9),
        mood=None,
        ratings=(FactorRating(factor=Factor.HOUSING, answer=Answer.NO_ANSWER),),
    )
    changes = changes_since(refused, [first, refused])
    assert (changes.mood, changes.themes) == (None, {})
    assert changes_since(talk(12, housing=4), [first, refused]).themes == {Factor.HOUSING: (3, 4)}


def test_later_talks_do_not_count_and_the_first_has_none_before():
    first, later = talk(1, mood=2), talk(9, mood=5)
    assert not changes_since(first, [first, later]).earlier
    same_day = talk(1, number=2, mood=3)
    assert changes_since(same_day, [same_day, first, later]).mood == (2, 3)


def test_what_was_told_last_stands_until_it_is_told_anew():
    talks = [talk(9), talk(5, mood=4), talk(1, mood=2, intention=Intention.UNSURE)]
    assert last_told(talks) == (4, Intention.UNSURE)
    assert last_told([]) == (None, None)
