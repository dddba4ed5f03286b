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

    Were just one group hidden, the total less the others would tell it; so the next smallest is hidden too.
    """
    order = sorted((key for key in sizes if sizes[key]), key=lambda key: sizes[key])
    hidden = [key for key in order if not is_shown(sizes[key])]
    if len(hidden) == 1 and len(order) > 1:
        hidden = order[:2]
    return frozenset(key for key in sizes if key not in hidden)
