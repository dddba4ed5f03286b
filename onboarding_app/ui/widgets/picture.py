"""Puts the pictures of `reports.charts` on the screen: shapes as on paper, colours of the window."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from onboarding_app.reports.charts import Anchor, Area, Dot, Label, Picture, Role, Stroke
from onboarding_app.ui.theme import Palette

COLOURS: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.ACCENT: "accent",
        Role.INK: "ink",
        Role.MUTED: "muted",
        Role.RULE: "edge",
        Role.BAND: "band",
        Role.ALARM: "alarm",
        Role.CAUTION: "caution",
        Role.GOOD: "good",
        Role.PAPER: "card",
    }
)
"""What the window's colour for each meaning is called."""


class PicturePainter:
    """Paints one picture; a point of it is `scale` pixels, and y grows downward."""

    def __init__(self, painter: QPainter, palette: Palette, scale: float) -> None:
        """Paint with that painter."""
        self._painter, self._palette, self._scale = painter, palette, scale
        self._height = 0.0

    def paint(self, picture: Picture) -> None:
        """Paint all shapes, the first lowest."""
        self._height = picture.height
        for shape in picture.shapes:
            match shape:
                case Stroke():
                    self._painter.setPen(self._pen(shape.role, shape.width))
                    self._painter.drawPolyline(self._points(shape.points))
                case Area():
                    self._painter.setPen(Qt.PenStyle.NoPen)
                    self._painter.setBrush(self._palette.colour(COLOURS[shape.role]))
                    self._painter.drawPolygon(self._points(shape.points))
                case Dot():
                    self._dot(shape)
                case Label():
                    self._label(shape)

    def _pen(self, role: Role, width: float) -> QPen:
        return QPen(self._palette.colour(COLOURS[role]), width * self._scale)

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._scale, (self._height - y) * self._scale)

    def _points(self, points: tuple[tuple[float, float], ...]) -> QPolygonF:
        return QPolygonF([self._point(x, y) for x, y in points])

    def _dot(self, dot: Dot) -> None:
        radius = dot.radius * self._scale
        self._painter.setPen(self._pen(dot.role, 1.3) if dot.hollow else Qt.PenStyle.NoPen)
        self._painter.setBrush(self._palette.colour("card" if dot.hollow else COLOURS[dot.role]))
        self._painter.drawEllipse(self._point(dot.x, dot.y), radius, radius)

    def _label(self, label: Label) -> None:
        font = QFont(self._painter.font())
        font.setPixelSize(max(1, round(label.size * self._scale)))
        font.setBold(label.bold)
        metrics = QFontMetricsF(font)
        text = label.text
        if label.room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, label.room * self._scale)
        wide = metrics.horizontalAdvance(text)
        back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[label.anchor]
        before = self._painter.font()
        self._painter.setFont(font)
        self._painter.setPen(self._palette.colour(COLOURS[label.role]))
        self._painter.drawText(self._point(label.x, label.y) - QPointF(back, 0), text)
        self._painter.setFont(before)
