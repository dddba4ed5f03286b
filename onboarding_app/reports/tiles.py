"""The row of boxes with the figures that come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from onboarding_app.reports.look import Palette
from onboarding_app.reports.text import Style, Text, flowing

__all__ = ["Tile", "Tiles"]

_GAP: Final = 8.0
_PAD: Final = 8.0
_VALUE: Final = Style(15, Palette.ink, bold=True, leading=1.3)
_NAME: Final = Style(8.5, Palette.ink)
_NOTE: Final = Style(7.5, Palette.muted)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: the value large, what it is, and what to know beside it."""

    value: str
    name: str
    note: str = ""


class Tiles(Flowable):
    """Boxes of the same size side by side."""

    def __init__(self, tiles: Sequence[Tile]) -> None:
        """Take the figures from left to right."""
        super().__init__()
        self._boxes = [
            [
                Text(text, style)
                for text, style in ((one.value, _VALUE), (one.name, _NAME), (one.note, _NOTE))
                if text
            ]
            for one in tiles
        ]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        self.width = width
        self._box = (width - _GAP * (len(self._boxes) - 1)) / len(self._boxes)
        inner = self._box - 2 * _PAD
        self.height = 2 * _PAD + max(
            sum(part.wrap(inner, height)[1] for part in parts) for parts in self._boxes
        )
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Give up the boxes: texts of many lines flow one below the other."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        return flowing([part for parts in self._boxes for part in parts], width, height)

    def draw(self) -> None:
        """Draw at the origin."""
        self.canv.setStrokeColor(Palette.rule)
        self.canv.setLineWidth(0.8)
        for place, parts in enumerate(self._boxes):
            left, top = place * (self._box + _GAP), self.height - _PAD + 2
            self.canv.roundRect(left, 0, self._box, self.height, 4)
            for part in parts:
                top -= part.height
                part.drawOn(self.canv, left + _PAD, top)
