"""Paints a cell of two parts: its text, which wraps, and small below it what belongs to it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding_app.ui.models.delegates import paint_ground
from onboarding_app.ui.models.table import DETAIL_ROLE, TONE_ROLE
from onboarding_app.ui.theme import Palette

Index = QModelIndex | QPersistentModelIndex
SIDE, EDGE = 8, 6
"""Pixels left free beside and above a cell's text."""

SMALL = 0.9
"""Size of the lower part against the upper one."""


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the text in its tone and the detail below it; both break where the room ends, also within words."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint both parts, in the middle of the height."""
        paint_ground(painter, option)
        view: Any = option
        parts = self._parts(view.font, index, view.rect)
        top = view.rect.center().y() - sum(height for _, height, _ in parts) / 2 + 1
        for layout, height, colour in parts:
            painter.setPen(self._palette.colour(colour))
            layout.draw(painter, QPointF(view.rect.x() + SIDE, top))
            top += height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that both parts need in the width of the column."""
        view: Any = option
        parts = self._parts(view.font, index, view.rect)
        return QSize(view.fontMetrics.height() * 10, round(sum(height for _, height, _ in parts)) + 2 * EDGE)

    def _parts(self, font: QFont, index: Index, rect: QRect) -> list[tuple[QTextLayout, float, str]]:
        width = max(rect.width() - 2 * SIDE, 40)
        tone = index.data(TONE_ROLE) or "ink"
        upper = QFont(font)
        upper.setBold(tone not in {"ink", "muted"})
        lower = QFont(font)
        lower.setPointSizeF(font.pointSizeF() * SMALL)
        texts = ((index.data(), upper, tone), (index.data(DETAIL_ROLE), lower, "muted"))
        return [(*_laid_out(str(text), used, width), colour) for text, used, colour in texts if text]


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Return a text broken into lines of a width, and their height together."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height
