"""Paints a cell of two parts: its text, which wraps, and small below it what belongs to it."""

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
        parts = [(*_laid_out(text, font, width), colour) for text, font, colour in _parts(view.font, index)]
        top = view.rect.y() + (view.rect.height() - sum(height for _, height, _ in parts)) / 2
        for layout, height, colour in parts:
            painter.setPen(self._palette.colour(colour))
            layout.draw(painter, QPointF(view.rect.x() + SIDE, top))
            top += height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width that the parts wish for, and the height they need in the column's width."""
        view: Any = option
        room = max(view.rect.width() - 2 * SIDE, LEAST)
        wish, height = 0, 0.0
        for text, font, _ in _parts(view.font, index):
            metrics = QFontMetrics(font)
            natural = max(metrics.horizontalAdvance(line) for line in text.split("\n")) + 2
            wish = max(wish, natural)
            fits = natural <= room and "\n" not in text
            height += metrics.height() if fits else _laid_out(text, font, room)[1]
        return QSize(wish + 2 * SIDE, round(height) + 2 * EDGE)


def _parts(font: QFont, index: Index) -> list[tuple[str, QFont, str]]:
    """Return the texts of a cell, each with its font and the name of its colour."""
    tone = index.data(TONE_ROLE) or "ink"
    upper, lower = QFont(font), QFont(font)
    upper.setBold(tone not in {"ink", "muted"})
    lower.setPointSizeF(font.pointSizeF() * SMALL)
    texts = ((index.data(), upper, tone), (index.data(DETAIL_ROLE), lower, "muted"))
    return [(str(text), used, colour) for text, used, colour in texts if text]


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
