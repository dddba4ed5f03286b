"""How cells are painted that are more than text: tones, pills, and the button of a one-click action."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding_app.ui.models.table import TONE_ROLE
from onboarding_app.ui.theme import Palette

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
SOFT = {"alarm": "alarm_soft", "caution": "caution_soft", "good": "good_soft", "accent": "accent_soft"}


class ToneDelegate(QStyledItemDelegate):
    """Paints a cell's text in the colour of its tone; with `pill` on a soft ground with round ends."""

    def __init__(self, palette: Palette, parent: QWidget, *, pill: bool = False) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette
        self._pill = pill

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the text its colour; toned texts are bold."""
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if tone:
            option.font.setBold(tone != "muted")
            for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._palette.colour(tone))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the soft ground, then the text."""
        tone = index.data(TONE_ROLE)
        if not self._pill or not index.data():
            super().paint(painter, option, index)
            return
        paint_ground(painter, option, index, self._palette)
        view: Any = option
        rect, metrics = view.rect, view.fontMetrics
        width = min(metrics.horizontalAdvance(str(index.data())) + 2 * PADDING + 8, rect.width() - 4)
        pill = QRectF(rect.x() + 2, rect.center().y() - metrics.height() / 2 - 2, width, metrics.height() + 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.colour(SOFT.get(tone or "", "quiet_soft")))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._palette.colour(tone if tone in SOFT else "ink"))
        # On the base line of the text, so that a mark of another font does not lift it.
        left = pill.center().x() - metrics.horizontalAdvance(str(index.data())) / 2
        base = pill.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for the round ends, and for an easy line height."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + (2 * PADDING + 12 if self._pill else 0), hint.height() + 8)


class ActionDelegate(QStyledItemDelegate):
    """Paints the button of a one-click action and tells when it is clicked."""

    clicked = Signal(QModelIndex)

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette
        self._pressed = QPersistentModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell's text as a button."""
        paint_ground(painter, option, index, self._palette)
        if not index.data():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        button = QRectF(self._button(option))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.colour("card" if _is_chosen(option, index) else "accent_soft"))
        painter.drawRoundedRect(button, 6, 6)
        view: Any = option
        font = view.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._palette.colour("accent"))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for the button's edges."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 36, hint.height() + 8)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell of a click on the button: pressed and let go on the same line.

        The second press of a double click does not count: another line may have slid under the pointer.
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = QPersistentModelIndex(index)
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            pressed, self._pressed = self._pressed, QPersistentModelIndex()
            on_button = self._button(option).contains(event.position().toPoint())
            if on_button and index.data() and pressed == index:
                self.clicked.emit(index)
                return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]  # a model, as Qt hands it on

    @staticmethod
    def _button(option: QStyleOptionViewItem) -> QRect:
        view: Any = option
        height = min(view.fontMetrics.height() + 10, view.rect.height() - 4)
        return QRect(view.rect.x() + 4, view.rect.center().y() - height // 2, view.rect.width() - 8, height)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, palette: Palette) -> None:
    """Paint what lies under a cell's own drawing: selection, the line below, where the keyboard stands.

    With our own colours: to ask the style would load all that PySide knows of styles, at every start.
    """
    view: Any = option
    chosen = _is_chosen(option, index)
    if chosen:
        painter.fillRect(view.rect, palette.colour("accent_soft"))
    painter.fillRect(QRect(view.rect.x(), view.rect.bottom(), view.rect.width(), 1), palette.colour("rule"))
    if chosen and view.widget.hasFocus() and index.column() == 0:
        bar = QRect(view.rect.x(), view.rect.y(), 4, view.rect.height() - 1)
        painter.fillRect(bar, palette.colour("accent"))


def _is_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether a cell's line is chosen; the option itself does not know its cell while it is painted."""
    view: Any = option
    return bool(view.widget.selectionModel().isSelected(index))
