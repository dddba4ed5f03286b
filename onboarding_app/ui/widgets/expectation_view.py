"""Expectation against experience: a line a theme, a ring for the expected, a dot for the experienced."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import ExpectationLine
from onboarding_app.ui.theme import Palette
from onboarding_app.wording import factor_name

LOWEST, HIGHEST = 1, 5
WIDE_GAP = 2
"""Points by which experience lies below expectation for the line to be shown as an alarm."""


class ExpectationView(QWidget):
    """A small chart; what it says is told in words by its accessible description and its tip."""

    def __init__(self, palette: Palette, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__()
        self._palette, self._texts = palette, texts
        self._lines: Sequence[ExpectationLine] = ()
        self.setAccessibleName(texts("Expectation and experience, 1 to 5"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[ExpectationLine]) -> None:
        """Show these themes."""
        self._lines = [line for line in lines if line.expected is not None or line.experienced is not None]
        self.setAccessibleDescription("\n".join(expectation_words(line, self._texts) for line in self._lines))
        self.setToolTip(self.accessibleDescription())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all themes and of the legend."""
        return QSize(220, round(self._line() * 2 * len(self._lines) + self._line() * 1.2))

    def minimumSizeHint(self) -> QSize:
        """Return the size that is needed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each theme's name with its scale below, then the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        if self.hasFocus():
            painter.setPen(QPen(self._palette.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for place, shown in enumerate(self._lines):
            top = place * line * 2
            painter.setPen(self._palette.colour("ink"))
            room = QRectF(2, top, self.width() - 4, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, factor_name(shown.factor, self._texts))
            self._paint_scale(painter, shown, top + line * 1.4)
        painter.setPen(self._palette.colour("muted"))
        legend = self._texts("○ expected   ● experienced")
        room = QRectF(2, self.height() - line * 1.1, self.width() - 4, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, legend)

    def _paint_scale(self, painter: QPainter, shown: ExpectationLine, y: float) -> None:
        painter.setPen(QPen(self._palette.colour("edge"), 1))
        painter.drawLine(QPointF(self._x(LOWEST), y), QPointF(self._x(HIGHEST), y))
        for value in range(LOWEST, HIGHEST + 1):
            painter.drawLine(QPointF(self._x(value), y - 2), QPointF(self._x(value), y + 2))
        expected, experienced = shown.expected, shown.experienced
        if expected is not None and experienced is not None and expected > experienced:
            wide = expected - experienced >= WIDE_GAP
            painter.setPen(QPen(self._palette.colour("alarm" if wide else "accent"), 3))
            painter.drawLine(QPointF(self._x(experienced), y), QPointF(self._x(expected), y))
        radius = self._line() * 0.26
        painter.setPen(QPen(self._palette.colour("accent"), 1.8))
        if expected is not None:
            painter.setBrush(self._palette.colour("card"))
            painter.drawEllipse(QPointF(self._x(expected), y), radius * 1.25, radius * 1.25)
        if experienced is not None:
            painter.setBrush(self._palette.colour("accent"))
            painter.drawEllipse(QPointF(self._x(experienced), y), radius * 0.8, radius * 0.8)

    def _x(self, value: int) -> float:
        left = right = self._line() * 0.6
        return left + (value - LOWEST) / (HIGHEST - LOWEST) * (self.width() - left - right)

    def _line(self) -> float:
        return self.fontMetrics().height() * 1.1


def expectation_words(line: ExpectationLine, texts: Texts) -> str:
    """Return what a theme's line says."""
    expected = "–" if line.expected is None else line.expected
    experienced = "–" if line.experienced is None else line.experienced
    return texts(
        "{factor}: expected {expected}, experienced {experienced}",
        factor=factor_name(line.factor, texts), expected=expected, experienced=experienced,
    )  # fmt: skip
