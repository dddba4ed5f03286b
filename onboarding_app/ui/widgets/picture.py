"""Shows a drawing of `reports.charts` on screen, the same that stands on paper."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding_app.reports.charts import Anchor, Area, Dot, Label, Picture, Role, Stroke
from onboarding_app.ui.theme import POINT_SIZE, Palette

PAPER_TEXT = 7.5
"""Size of a label on paper, in points; on screen it is the size of the window's text."""


class PictureView(QWidget):
    """A drawing, as wide as there is room. What it shows is told in words by its accessible description."""

    def __init__(self, palette: Palette, name: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self._palette = palette
        self._picture: Picture | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: Picture, in_words: str) -> None:
        """Show a drawing, and what it says in words."""
        self._picture = picture
        self.setAccessibleDescription(in_words)
        self.setToolTip(in_words)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def scale(self) -> float:
        """Return pixels per point of the drawing."""
        metrics = QFontMetricsF(self.font())
        return metrics.height() / QFontMetricsF(QFont(self.font().family(), int(POINT_SIZE))).height() * 1.45

    def room(self) -> float:
        """Return how wide a drawing may be, in its points."""
        return max(self.width(), 200) / self.scale()

    def sizeHint(self) -> QSize:
        """Return the size of the drawing."""
        if self._picture is None:
            return QSize(200, 20)
        return QSize(200, round(self._picture.height * self.scale()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shapes; the drawing's origin is at its lower left."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._palette.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale, height = self.scale(), self._picture.height
        for shape in self._picture.shapes:
            self._paint(painter, shape, scale, height)

    def _paint(self, painter: QPainter, shape: Stroke | Area | Dot | Label, scale: float, height: float) -> None:
        def point(x: float, y: float) -> QPointF:
            return QPointF(x * scale, (height - y) * scale)

        match shape:
            case Stroke():
                painter.setPen(QPen(self._colour(shape.role), shape.width * scale * 0.8))
                painter.drawPolyline(QPolygonF([point(*each) for each in shape.points]))
            case Area():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colour(shape.role))
                painter.drawPolygon(QPolygonF([point(*each) for each in shape.points]))
            case Dot():
                ground = Role.PAPER if shape.hollow else shape.role
                painter.setPen(QPen(self._colour(shape.role), 1.2 * scale))
                painter.setBrush(self._colour(ground))
                radius = shape.radius * scale
                painter.drawEllipse(point(shape.x, shape.y), radius, radius)
            case Label():
                self._write(painter, shape, point(shape.x, shape.y), scale)

    def _write(self, painter: QPainter, shape: Label, at: QPointF, scale: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(shape.size * scale)))
        font.setBold(shape.bold)
        metrics = QFontMetricsF(font)
        room = shape.room * scale if shape.room else 10_000.0
        text = metrics.elidedText(shape.text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        left = {Anchor.START: at.x(), Anchor.MIDDLE: at.x() - width / 2, Anchor.END: at.x() - width}
        painter.setFont(font)
        painter.setPen(self._colour(shape.role))
        rect = QRectF(left[shape.anchor], at.y() - metrics.ascent(), width + 2, metrics.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, text)

    def _colour(self, role: Role) -> QColor:
        names = {Role.RULE: "rule", Role.PAPER: "card"}
        return self._palette.colour(names.get(role, role.value))
