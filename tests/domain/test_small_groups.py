"""Nobody can be worked out from a figure."""

from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.small_groups import SMALLEST_GROUP, is_shown, shown_groups

SIZES = st.dictionaries(st.text("abcdefg", min_size=1, max_size=2), st.integers(0, 12), max_size=8)


def test_five_are_enough():
    assert [is_shown(people) for people in (4, 5)] == [False, True]


def test_the_next_smallest_hides_with_the_only_hidden_one():
    assert shown_groups({"a": 3, "b": 7, "c": 5, "d": 9}) == {"b", "d"}


def test_two_hidden_groups_are_enough_only_if_they_are_five_people():
    assert shown_groups({"a": 1, "b": 2, "c": 6, "d": 9}) == {"d"}
    assert shown_groups({"a": 2, "b": 3, "c": 6}) == {"c"}


def test_where_all_are_large_or_empty_nothing_hides():
    assert shown_groups({"a": 5, "b": 0, "c": 6}) == {"a", "b", "c"}


@given(SIZES)
def test_no_difference_tells_of_a_small_group(sizes):
    shown = shown_groups(sizes)
    hidden = [size for key, size in sizes.items() if key not in shown]
    assert all(sizes[key] >= SMALLEST_GROUP for key in shown if sizes[key])
    if hidden and any(sizes[key] for key in shown):
        assert len(hidden) > 1
        assert sum(hidden) >= SMALLEST_GROUP
