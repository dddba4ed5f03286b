"""Tables that flow: the head is repeated on every page, rows break between lines when they must."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Self

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

__all__ = ["Row", "Table"]

Row = Sequence[Flowable]
"""One cell per column; a cell is any flowable that can be split or is never taller than a page."""

_PAD_X: Final = 4.5
_PAD_Y: Final = 3.2
# A row up to this height, in points, rather moves to the next page than breaks.
_KEPT_WHOLE: Final = 160.0


class Table(Flowable):
    """Rows under a head, separated by thin lines.

    Unlike ReportLab's own table it measures each row once and never refuses a tall one.
    """

    def __init__(
        self,
        head: Row,
        rows: Sequence[Row],
        widths: Sequence[float],
        rule: Color,
        heights: list[float] | None = None,
    ) -> None:
        """Take the cells of the head (none: no head) and the rows, the widths and the colour of the lines.

        `heights` are those of the rows where they are known, in points.
        """
        super().__init__()
        self._head, self._rows, self._widths, self._rule = head, list(rows), list(widths), rule
        self._heights = heights

    @staticmethod
    def inside(width: float) -> float:
        """Return how wide a cell may be in a column of that width, in points."""
        return width - 2 * _PAD_X

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        if self._heights is None:
            self._heights = [self._height_of(row) for row in self._rows]
        self._head_height = self._height_of(self._head) if self._head else 0.0
        self.width = sum(self._widths)
        self.height = self._head_height + sum(self._heights)
        return self.width, self.height

    def _height_of(self, row: Row) -> float:
        fitted = zip(row, self._widths, strict=True)
        tallest: float = max(cell.wrap(self.inside(width), 1e6)[1] for cell, width in fitted)
        return tallest + 2 * _PAD_Y

    def least_height(self) -> float:
        """Return how high the head and the first row are, in points, once laid out; a tall row may break."""
        first = (self._heights or [0.0])[0]
        return self._head_height + min(first, _KEPT_WHOLE)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into that height and what is left; nothing when nothing fits."""
        self.wrap(width, height)
        heights = self._heights or []
        room = height - self._head_height + 1e-6
        fitting = 0
        while fitting < len(heights) and heights[fitting] <= room:
            room -= heights[fitting]
            fitting += 1
        if fitting == len(heights):
            return [self]
        if fitting == len(heights) - 1 > 1:
            fitting -= 1  # no row goes on alone
        first, rest = self._rows[:fitting], self._rows[fitting:]
        first_heights, rest_heights = heights[:fitting], heights[fitting:]
        if rest_heights[0] > _KEPT_WHOLE and (parts := self._row_parts(rest[0], room)):
            upper, lower = parts
            first, rest = [*first, upper], [lower, *rest[1:]]
            first_heights = [*first_heights, self._height_of(upper)]
            rest_heights = [self._height_of(lower), *rest_heights[1:]]
        if not first:
            return []
        return [self._part(first, first_heights), self._part(rest, rest_heights)]

    def _row_parts(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """Return what of a row fits into that height and what is left, or None when not every cell begins."""
        inner = room - 2 * _PAD_Y
        upper: list[Flowable] = []
        lower: list[Flowable] = []
        for cell, column in zip(row, self._widths, strict=True):
            width = self.inside(column)
            parts = [cell] if cell.wrap(width, inner)[1] <= inner else cell.split(width, inner)
            if not parts:
                return None
            upper.append(parts[0])
            lower.append(parts[1] if len(parts) > 1 else Blank())
        return upper, lower

    def _part(self, rows: Sequence[Row], heights: list[float]) -> Self:
        return type(self)(self._head, rows, self._widths, self._rule, heights)

    def draw(self) -> None:
        """Draw at the origin."""
        top = self.height
        edges = [0.0]
        for width in self._widths:
            edges.append(edges[-1] + width)
        rows = [(self._head, self._head_height)] if self._head else []
        rows += zip(self._rows, self._heights or [], strict=True)
        self.canv.setLineWidth(0.6)
        for row, height in rows:
            for cell, (left, right) in zip(row, pairwise(edges), strict=True):
                _, used = cell.wrap(self.inside(right - left), height)
                cell.drawOn(self.canv, left + _PAD_X, top - _PAD_Y - used)
            top -= height
            self.canv.setStrokeColor(self._rule)
            self.canv.line(0, top, self.width, top)


class Blank(Flowable):
    """Nothing: the rest of a cell whose row goes on."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        self.width, self.height = width, 0
        return width, 0

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into that height and what is left; nothing when nothing fits."""
        return [self]

    def draw(self) -> None:
        """Draw nothing."""
