"""How far a track is, as the bar that stands on paper too."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding_app.reports.charts import progress_bar
from onboarding_app.services.start_models import TrackProgress
from onboarding_app.ui.models.delegates import paint_ground
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.expectation_view import POINTS_A_LINE
from onboarding_app.ui.widgets.picture import PicturePainter

Index = QModelIndex | QPersistentModelIndex
SIDE = 6
"""Pixels left free beside a bar."""


class TrackBarDelegate(QStyledItemDelegate):
    """Paints what is done and what is overdue of a track; the column beside says it in figures."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bar in the middle of the cell."""
        paint_ground(painter, option, index, self._palette)
        line = index.data(LINE_ROLE)
        if not isinstance(line, TrackProgress):
            return
        view: Any = option
        scale = view.fontMetrics.height() / POINTS_A_LINE
        width = (view.rect.width() - 2 * SIDE) / scale
        picture = progress_bar(line.done, line.total, width=width, overdue=line.overdue)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(view.rect.x() + SIDE, view.rect.center().y() - picture.height * scale / 2)
        PicturePainter(painter, self._palette, scale).paint(picture)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for room in which shares can be told apart."""
        view: Any = option
        return QSize(view.fontMetrics.height() * 4, view.fontMetrics.height() + 14)
