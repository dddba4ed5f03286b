"""Who stayed a year, group by group: small groups are hidden, and those that would give them away."""

from datetime import date

from onboarding_app.domain.cohorts import cohorts
from onboarding_app.domain.retention import Employment

AS_OF = date(2026, 11, 23)


def begun(year, count, gone=0):
    return [
        (year, Employment(date(year, 3, 1), date(year, 9, 1) if number < gone else None))
        for number in range(count)
    ]


def test_each_group_has_its_share_of_those_who_could_have_stayed_a_year():
    found = cohorts([*begun(2023, 6, gone=1), *begun(2024, 5), *begun(2026, 9)], 12, AS_OF)
    assert {year: (it.kept, it.n) for year, it in found.items()} == {2023: (5, 6), 2024: (5, 5)}


def test_a_small_group_is_hidden_with_the_one_that_would_give_it_away():
    found = cohorts([*begun(2022, 9), *begun(2023, 6), *begun(2024, 4)], 12, AS_OF)
    assert set(found) == {2022}


def test_small_groups_that_are_enough_together_hide_no_other():
    found = cohorts([*begun(2021, 3), *begun(2022, 6), *begun(2023, 2)], 12, AS_OF)
    assert set(found) == {2022}


def test_a_year_counts_when_it_is_complete():
    on_the_day = [("x", Employment(date(2025, 11, 23))) for _ in range(5)]
    a_day_short = [("y", Employment(date(2025, 11, 24))) for _ in range(5)]
    assert set(cohorts([*on_the_day, *a_day_short], 12, AS_OF)) == {"x"}


def test_nobody_makes_no_group():
    assert cohorts([], 12, AS_OF) == {}
