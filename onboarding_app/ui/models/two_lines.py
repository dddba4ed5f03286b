"""Paints a cell of two parts: its text, which wraps, and small below it what belongs to it."""

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


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the text in its tone and the detail below; both break where the room ends, also within words."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint both parts, in the middle of the height."""
        paint_ground(painter, option)
        view: Any = option
        width = max(view.rect.width() - 2 * SIDE, LEAST)
        parts = [
            (*_laid_out(text, font, width), colour) for text, font, colour in self._parts(view.font, index)
        ]
        top = view.rect.y() + (view.rect.height() - sum(height for _, height, _ in parts)) / 2
        for layout, height, colour in parts:
            painter.setPen(self._palette.colour(colour))
            layout.draw(painter, QPointF(view.rect.x() + SIDE, top))
            top += height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width that the parts wish for, and the height they need in the column's width."""
        view: Any = option
        parts = self._parts(view.font, index)
        wish = max((_natural_width(text, font) for text, font, _ in parts), default=0)
        return QSize(wish + 2 * SIDE, self.height(view.font, index, view.rect.width()))

    def height(self, font: QFont, index: Index, column_width: int) -> int:
        """Return the height that a cell needs in a column of that width."""
        room = max(column_width - 2 * SIDE, LEAST)
        height = 0.0
        for text, used, _ in self._parts(font, index):
            fits = "\n" not in text and _natural_width(text, used) <= room
            height += QFontMetrics(used).height() if fits else _laid_out(text, used, room)[1]
        return round(height) + 2 * EDGE

    def _parts(self, font: QFont, index: Index) -> list[tuple[str, QFont, str]]:
        """Return the texts of a cell, each with its font and the name of its colour."""
        tone = index.data(TONE_ROLE) or "ink"
        plain, bold, small = _fonts(font.toString())
        upper = plain if tone in {"ink", "muted"} else bold
        texts = ((index.data(), upper, tone), (index.data(DETAIL_ROLE), small, "muted"))
        return [(str(text), used, colour) for text, used, colour in texts if text]


@cache
def _fonts(described: str) -> tuple[QFont, QFont, QFont]:
    """Return a font plain, bold and small; there are only a few, and each cell asks for them."""
    plain, bold, small = QFont(), QFont(), QFont()
    for font in (plain, bold, small):
        font.fromString(described)
    bold.setBold(True)
    small.setPointSizeF(plain.pointSizeF() * SMALL)
    return plain, bold, small


def _natural_width(text: str, font: QFont) -> int:
    """Return how wide a text is that nothing breaks but its own line ends."""
    metrics = QFontMetrics(font)
    return max(metrics.horizontalAdvance(line) for line in text.split("\n")) + 2


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Return a text broken into lines of a width, and their height together.

    All lines are as high as the font says, so that a mark of another font does not lift its line.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    metrics = QFontMetrics(font)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + metrics.ascent() - line.ascent()))
        height += metrics.height()
    layout.endLayout()
    return layout, height
