"""Cohorts: how many stayed, told apart by when or from where people came, where groups are large enough."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from onboarding_app.domain.periods import months_after
from onboarding_app.domain.retention import Employment, Retained, retained_after
from onboarding_app.domain.small_groups import shown_groups

Key = TypeVar("Key")


def cohorts(begun: Iterable[tuple[Key, Employment]], months: int, as_of: date) -> Mapping[Key, Retained]:
    """Return how many of each group are still there after so many months, in the order of the groups.

    Only who could have completed that time counts. Groups under five people are left out, and the next
    smallest with them where the total would tell the figure of the one that is hidden.
    """
    groups: dict[Key, list[Employment]] = defaultdict(list)
    for key, employment in begun:
        if months_after(employment.started_on, months) <= as_of:
            groups[key].append(employment)
    shown = shown_groups({key: len(group) for key, group in groups.items()})
    return {key: retained_after(groups[key], months, as_of) for key in groups if key in shown}
