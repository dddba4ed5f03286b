"""Where bars and marks of a timeline stand, and which marks lie so near that they are one with a count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QRectF

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.tracks import Track
from onboarding_app.services.read_models import Path, PathBar, PathMark

NEAR = 1.6
"""How near marks of a track lie to the first of them to be one with it, in sizes of a mark."""

WIDE, WIDER = 1.5, 2.1
"""Width against its height of a mark with a count of one and of two figures."""

TWO_FIGURES = 10


@dataclass(frozen=True)
class Spot:
    """A bar, or marks that lie together, where they are painted, with what they say."""

    items: tuple[PathBar | PathMark, ...]
    place: QRectF
    words: str

    @property
    def item(self) -> PathBar | PathMark:
        """The bar or mark, of several marks the one to look at first."""
        return max(self.items, key=_weight)

    @property
    def is_mark(self) -> bool:
        """Whether it stands for days, not for a stretch of time."""
        return isinstance(self.items[0], PathMark)

    @property
    def starts_on(self) -> date:
        """The first day of it."""
        return starts(self.items[0])


def by_time(path: Path) -> list[PathBar | PathMark]:
    """Return all bars and marks in the order of time."""
    return sorted((*path.bars, *path.marks), key=starts)


def starts(item: PathBar | PathMark) -> date:
    """Return the day of a mark, the first day of a bar."""
    return item.starts_on if isinstance(item, PathBar) else item.on


def together(spots: Iterable[Spot]) -> list[Spot]:
    """Return spots in their order in which marks of a track that lie upon each other are one."""
    groups: list[list[Spot]] = []
    latest: dict[Track, list[Spot]] = {}
    for spot in spots:
        group = latest.get(spot.item.track) if spot.is_mark else None
        if group is not None and _distance(group[0], spot) < NEAR * spot.place.height():
            group.append(spot)
            continue
        groups.append([spot])
        if spot.is_mark:
            latest[spot.item.track] = groups[-1]
    return _apart([_one(group) for group in groups])


def _distance(one: Spot, other: Spot) -> float:
    return abs(other.place.center().x() - one.place.center().x())


def _one(group: list[Spot]) -> Spot:
    """Return spots as one: with room for their count where they are several."""
    if len(group) == 1:
        return group[0]
    first, last = group[0].place, group[-1].place
    height = max(first.height(), last.height())
    width = max(height * (WIDE if len(group) < TWO_FIGURES else WIDER), last.right() - first.left())
    middle = (first.center() + last.center()) / 2
    place = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    items = tuple(item for spot in group for item in spot.items)
    return Spot(items, place, "\n".join(spot.words for spot in group))


def _apart(spots: list[Spot]) -> list[Spot]:
    """Return spots of which no mark lies on its neighbour: counts give way, single marks stay whole."""
    latest: dict[Track, int] = {}
    for place, spot in enumerate(spots):
        if not spot.is_mark:
            continue
        before = latest.get(spot.item.track)
        latest[spot.item.track] = place
        if before is None or spots[before].place.right() <= spot.place.left():
            continue
        one, other = QRectF(spots[before].place), QRectF(spot.place)
        border = (
            one.right() if len(spots[before].items) == 1
            else other.left() if len(spot.items) == 1
            else (one.right() + other.left()) / 2
        )  # fmt: skip
        one.setRight(border)
        other.setLeft(border)
        spots[before], spots[place] = replace(spots[before], place=one), replace(spot, place=other)
    return spots


def _weight(item: PathBar | PathMark) -> int:
    """Return how much a mark asks to be looked at: late, waiting, to come, done."""
    if isinstance(item, PathBar) or item.state is State.DONE:
        return 0
    return 3 if item.overdue else 2 if item.state is State.WAITING else 1
