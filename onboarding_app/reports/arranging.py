"""How parts of a paper stand to each other: a heading with what follows it, parts below or beside others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NullActionFlowable

from onboarding_app.reports.table import Table
from onboarding_app.reports.text import Text

__all__ = ["Beside", "Stack", "StayWithNext", "Together", "portions"]

_GAP: Final = 18.0
# What is no taller, in points, rather moves to the next page than stands one below the other.
_TALLEST: Final = 400.0
# What is taller, in points, stands on no page as a whole.
_PAGE: Final = 740.0


class StayWithNext(CondPageBreak):
    """Begins a new page where what comes next would not even begin on this one.

    What comes next is known only in the story: `portions` tells it.
    """

    def __init__(self, count: int) -> None:
        """Stay with so many parts that follow."""
        super().__init__(0)
        self.count = count
        self.following: Sequence[Flowable] = ()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask for as much room as the beginning of what follows takes."""
        heights = [
            one.getSpaceBefore() + self._beginning(one, width, height) + one.getSpaceAfter()
            for one in self.following
        ]
        self.height = sum(heights)
        taken: tuple[float, float] = super().wrap(width, height)
        return taken

    def _beginning(self, flowable: Flowable, width: float, height: float) -> float:
        """Return how high the part of a flowable is that cannot be parted from its beginning, in points."""
        whole: float = flowable.wrapOn(self.canv, width, height)[1]
        if isinstance(flowable, Together):
            moves = flowable.height_of_all <= _PAGE
            return flowable.height_of_all if moves else self._beginning(flowable.parts[0], width, height)
        return min(whole, flowable.least_height()) if isinstance(flowable, Table | Text) else whole


class Together(KeepTogether):
    """Parts that stand on one page if one page can hold them."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        """Take the parts from top to bottom."""
        self.parts = list(parts)
        super().__init__(self.parts)

    @property
    def height_of_all(self) -> float:
        """How high all parts are, in points, once laid out."""
        height: float = self._H
        return height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the parts, on the next page where they fit there; what no page holds begins on this one."""
        moved: list[Flowable] = super().split(width, height)
        return moved if self.height_of_all <= _PAGE else [NullActionFlowable(), *self.parts]

    def getSpaceBefore(self) -> float:
        """Return the space kept above: that of the heading, if one comes first."""
        first = next(part for part in self.parts if not isinstance(part, StayWithNext))
        space: float = first.getSpaceBefore()
        return space


def portions(story: Iterable[Flowable]) -> Iterator[list[Flowable]]:
    """Yield a story from heading to heading; every heading knows what it stays with.

    A portion is asked for only when the one before it is drawn: what a story makes as it goes need never be
    there as a whole.
    """
    portion: list[Flowable] = []
    bound = 0
    for one in story:
        bound -= 1
        if isinstance(one, StayWithNext):
            if portion and bound < 0:
                yield _tied(portion)
                portion = []
            bound = max(bound, one.count)
        portion.append(one)
    yield _tied(portion)


def _tied(story: list[Flowable]) -> list[Flowable]:
    for place, one in enumerate(story):
        if isinstance(one, StayWithNext):
            one.following = story[place + 1 : place + 1 + one.count]
        elif isinstance(one, Together):
            _tied(one.parts)
    return story


class Stack(Flowable):
    """Texts of several styles in one cell, one below the other."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Take the texts from top to bottom."""
        super().__init__()
        self._texts = texts

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        self.width, self.height = width, sum(one.wrap(width, height)[1] for one in self._texts)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into that height and what is left; nothing when nothing fits."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        for place, one in enumerate(self._texts):
            if one.height > height:
                parts = one.split(width, height)
                above = [*self._texts[:place], *parts[:1]]
                below = [*(parts[1:] or [one]), *self._texts[place + 1 :]]
                return [Stack(above), Stack(below)] if above else []
            height -= one.height
        return [self]

    def draw(self) -> None:
        """Draw at the origin."""
        top = self.height
        for one in self._texts:
            top -= one.height
            one.drawOn(self.canv, 0, top)


class Beside(Flowable):
    """Two short parts side by side; where they are too long for a page, one below the other."""

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> None:
        """Take two parts that are each laid out for `width_of_half`."""
        super().__init__()
        self._halves = (left, right)

    @staticmethod
    def width_of_half(width: float) -> float:
        """Return how wide each part is where both have that width in points."""
        return (width - _GAP) / 2

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        half = self.width_of_half(width)
        self._heights = [
            [one.getSpaceBefore() + one.wrap(half, height)[1] + one.getSpaceAfter() for one in part]
            for part in self._halves
        ]
        self.width, self.height = width, max(sum(part) for part in self._heights)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Move to the next page; give up standing side by side where that could not hold it either."""
        if self.wrap(width, height)[1] <= _TALLEST:
            return []
        first, *rest = (one for part in self._halves for one in part)
        begun = [first] if first.wrap(width, height)[1] <= height else first.split(width, height)
        return [*begun, *rest] if begun else []

    def draw(self) -> None:
        """Draw at the origin."""
        half = self.width_of_half(self.width)
        for place, (part, heights) in enumerate(zip(self._halves, self._heights, strict=True)):
            top = self.height
            for one, height in zip(part, heights, strict=True):
                one.wrap(half, height)
                one.drawOn(self.canv, place * (half + _GAP), top - one.getSpaceBefore() - one.height)
                top -= height
