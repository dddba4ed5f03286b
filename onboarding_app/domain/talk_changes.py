"""What one talk tells otherwise than the talks before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from onboarding_app.domain.check_ins import CheckIn, Factor, Intention

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class TalkChanges:
    """Pairs of what was told before and now; None or missing: not told anew, or the same.

    `earlier` says whether there is a talk to compare with at all.
    """

    earlier: bool = False
    mood: tuple[int, int] | None = None
    intention: tuple[Intention, Intention] | None = None
    themes: Mapping[Factor, tuple[int, int]] = field(default_factory=dict)


def changes_since(talk: CheckIn, talks: Iterable[CheckIn]) -> TalkChanges:
    """Compare a talk with what was told last before it, value by value, however the talks come.

    A value that was not asked keeps the one told before: silence is no change.
    """
    known = sorted(talks, key=_place)
    before = [it for it in known if _place(it) < _place(talk)]
    mood, intention = last_told(before)
    themes: dict[Factor, int] = {}
    for each in before:
        themes |= {it.factor: it.experienced for it in each.ratings if it.experienced is not None}
    return TalkChanges(
        earlier=bool(before),
        mood=_pair(mood, talk.mood),
        intention=_pair(intention, talk.intention),
        themes={
            it.factor: pair
            for it in talk.ratings
            if (pair := _pair(themes.get(it.factor), it.experienced)) is not None
        },
    )


def last_told(talks: Iterable[CheckIn]) -> tuple[int | None, Intention | None]:
    """Return mood and intention as they were told last, each in whichever talk it was; None: never."""
    mood: int | None = None
    intention: Intention | None = None
    for each in sorted(talks, key=_place):
        mood = each.mood if each.mood is not None else mood
        intention = each.intention if each.intention is not None else intention
    return mood, intention


def _place(talk: CheckIn) -> tuple[date, int]:
    return talk.held_on, talk.id


def _pair(before: T | None, now: T | None) -> tuple[T, T] | None:
    return None if before is None or now is None or before == now else (before, now)
