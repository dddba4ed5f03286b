"""Paints a cell of two parts: its text, which wraps, and small below it what belongs to it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding_app.ui.models.delegates import paint_ground
from onboarding_app.ui.models.table import DETAIL_ROLE, TONE_ROLE
from onboarding_app.ui.theme import Palette

Index = QModelIndex | QPersistentModelIndex
SIDE, EDGE = 8, 7
"""Pixels left free beside and above a cell's text."""

SMALL = 0.9
"""Size of the lower part against the upper one."""

LEAST = 40
"""Pixels of width in which a text is broken at the narrowest."""

Cell = tuple[str, str, str]
"""Text, tone and detail of a cell, each "" for none."""


class Lettering:
    """A font with what was measured in it: each table asks for the same few texts again and again."""

    def __init__(self, font: QFont) -> None:
        """Measure nothing yet."""
        self.font = font
        self.metrics = QFontMetrics(font)
        self.line = self.metrics.height()
        self._widths: dict[str, int] = {}
        self._heights: dict[tuple[str, int], float] = {}

    def width(self, text: str) -> int:
        """Return how wide a text is that nothing breaks but its own line ends."""
        width = self._widths.get(text)
        if width is None:
            width = max(self.metrics.horizontalAdvance(line) for line in text.split("\n")) + 2
            self._widths[text] = width
        return width

    def fits(self, text: str, room: int) -> bool:
        """Whether a text stands on one line of that width."""
        return self.width(text) <= room and "\n" not in text

    def height(self, text: str, room: int) -> float:
        """Return how high a text is in lines of that width."""
        if self.fits(text, room):
            return self.line
        height = self._heights.get((text, room))
        if height is None:
            height = self._heights[text, room] = self.laid_out(text, room)[1]
        return height

    def laid_out(self, text: str, room: int) -> tuple[QTextLayout, float]:
        """Return a text broken into lines of a width, and their height together.

        All lines are as high as the font says, so that a mark of another font does not lift its line.
        """
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, height + self.metrics.ascent() - line.ascent()))
            height += self.line
        layout.endLayout()
        return layout, height


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the text in its tone and the detail below; both break where the room ends, also within words."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint both parts, in the middle of the height."""
        paint_ground(painter, option, index, self._palette)
        view: Any = option
        room, left = max(view.rect.width() - 2 * SIDE, LEAST), view.rect.x() + SIDE
        parts = _parts(view.font, _cell(index))
        heights = [letters.height(text, room) for text, letters, _ in parts]
        if sum(heights) > view.rect.height():
            parts = _cut(parts, room, view.rect.height())
            heights = [float(letters.line) for _, letters, _ in parts]
        top = view.rect.y() + (view.rect.height() - sum(heights)) / 2
        for (text, letters, colour), height in zip(parts, heights, strict=True):
            painter.setPen(self._palette.colour(colour))
            if letters.fits(text, room):
                painter.setFont(letters.font)
                painter.drawText(QPointF(left, top + letters.metrics.ascent()), text)
            else:
                letters.laid_out(text, room)[0].draw(painter, QPointF(left, top))
            top += height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width that the parts wish for, and the height they need in the column's width."""
        view: Any = option
        cell = _cell(index)
        return QSize(self.width(view.font, [cell]), self.height(view.font, cell, view.rect.width()))

    @staticmethod
    def width(font: QFont, cells: Iterable[Cell]) -> int:
        """Return the width that the widest of these cells wishes for."""
        parts = (part for cell in cells for part in _parts(font, cell))
        return max((letters.width(text) for text, letters, _ in parts), default=0) + 2 * SIDE

    @staticmethod
    def height(font: QFont, cell: Cell, column_width: int) -> int:
        """Return the height that a cell needs in a column of that width."""
        room = max(column_width - 2 * SIDE, LEAST)
        return round(sum(letters.height(text, room) for text, letters, _ in _parts(font, cell))) + 2 * EDGE


def _cell(index: Index) -> Cell:
    return str(index.data() or ""), index.data(TONE_ROLE) or "", index.data(DETAIL_ROLE) or ""


def _parts(font: QFont, cell: Cell) -> list[tuple[str, Lettering, str]]:
    """Return the texts of a cell, each with its letters and the name of its colour."""
    text, tone, detail = cell
    tone = tone or "ink"
    plain, bold, small = _letterings(font.toString())
    upper = plain if tone in {"ink", "muted"} else bold
    return [part for part in ((text, upper, tone), (detail, small, "muted")) if part[0]]


def _cut(parts: list[tuple[str, Lettering, str]], room: int, height: int) -> list[tuple[str, Lettering, str]]:
    """Return the parts with each text cut to one line, as many of them as there is height for."""
    kept: list[tuple[str, Lettering, str]] = []
    used = 0
    for text, letters, colour in parts:
        used += letters.line
        if kept and used > height:
            break
        first = " ".join(text.split())
        kept.append(
            (letters.metrics.elidedText(first, Qt.TextElideMode.ElideRight, room - 2), letters, colour)
        )
    return kept


@cache
def _letterings(described: str) -> tuple[Lettering, Lettering, Lettering]:
    """Return a font plain, bold and small; there are only a few, and each cell asks for them."""
    plain, bold, small = QFont(), QFont(), QFont()
    for font in (plain, bold, small):
        font.fromString(described)
    bold.setBold(True)
    small.setPointSizeF(plain.pointSizeF() * SMALL)
    return Lettering(plain), Lettering(bold), Lettering(small)
