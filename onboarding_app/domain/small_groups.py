"""Groups that are too small to be told apart."""

from collections.abc import Mapping
from typing import TypeVar

SMALLEST_GROUP = 5
"""People that a group needs before figures about it are shown (product.md, "Retention")."""

Key = TypeVar("Key")


def is_shown(people: int) -> bool:
    """Whether a figure about that many people may be shown."""
    return people >= SMALLEST_GROUP


def shown_groups(sizes: Mapping[Key, int]) -> frozenset[Key]:
    """Return the groups whose figures may be shown side by side with the total.

    The total less what is shown tells the figure of all hidden groups together; so the next smallest are
    hidden too until those are people enough. An empty group hides nobody.
    """
    order = sorted((key for key in sizes if sizes[key]), key=lambda key: sizes[key])
    hidden: list[Key] = []
    for key in order:
        told_by_difference = bool(hidden) and not is_shown(sum(sizes[each] for each in hidden))
        if told_by_difference or not is_shown(sizes[key]):
            hidden.append(key)
    return frozenset(key for key in sizes if key not in hidden)
