"""Expectation against experience: a line a theme, a ring for the expected, a dot for the experienced.

The drawing is that of the papers.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from onboarding_app.domain.papers import ExpectationPair
from onboarding_app.i18n import Texts
from onboarding_app.reports.charts import Picture, dumbbells
from onboarding_app.services.read_models import ExpectationLine
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.tips import tip
from onboarding_app.ui.widgets.drawing import Drawing
from onboarding_app.ui.widgets.picture import PicturePainter
from onboarding_app.wording.values import factor_name

POINTS_A_LINE = 12.5
"""How high a line of words is in the picture."""

WIDE_GAP = 2
"""Points by which experience lies below expectation for the line to be shown as an alarm."""


class ExpectationView(Drawing):
    """A small chart; what it says is told in words by its accessible description and its tip."""

    def __init__(self, palette: Palette, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Expectation and experience, 1 to 5"))
        self._palette, self._texts = palette, texts
        self._lines: Sequence[ExpectationLine] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[ExpectationLine]) -> None:
        """Show these themes."""
        self._lines = [line for line in lines if line.expected is not None or line.experienced is not None]
        self.setAccessibleDescription("\n".join(expectation_words(line, self._texts) for line in self._lines))
        self.setToolTip(tip(self.accessibleDescription()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all themes and of the legend."""
        return QSize(220, round(self._picture().height * self._scale() + self._legend()))

    def minimumSizeHint(self) -> QSize:
        """Return the size that is needed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the themes as they are on paper, then the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._palette.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        PicturePainter(painter, self._palette, self._scale()).paint(self._picture())
        painter.setPen(self._palette.colour("muted"))
        room = QRectF(2, self.height() - self._legend(), self.width() - 4, self._legend())
        legend = self._texts("○ expected   ● experienced")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, legend)

    def _picture(self) -> Picture:
        pairs = [
            ExpectationPair(
                factor=factor_name(line.factor, self._texts),
                expected=line.expected,
                experienced=line.experienced,
            )
            for line in self._lines
        ]
        width = max(self.width(), 1) / self._scale()
        return dumbbells(
            pairs, _signed, self._texts("not asked yet"), width=width, wide=WIDE_GAP, stacked=True
        )

    def _scale(self) -> float:
        """Return how many pixels a point of the picture is: its words are as large as those of the window."""
        return self.fontMetrics().height() / POINTS_A_LINE

    def _legend(self) -> float:
        return self.fontMetrics().height() * 1.3


def _signed(gap: float) -> str:
    return f"+{gap:.0f}" if gap > 0 else f"{gap:.0f}".replace("-", "\N{MINUS SIGN}")


def expectation_words(line: ExpectationLine, texts: Texts) -> str:
    """Return what a theme's line says."""
    expected = "–" if line.expected is None else line.expected
    experienced = "–" if line.experienced is None else line.experienced
    return texts(
        "{factor}: expected {expected}, experienced {experienced}",
        factor=factor_name(line.factor, texts), expected=expected, experienced=experienced,
    )  # fmt: skip
