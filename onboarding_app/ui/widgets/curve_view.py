"""Who stays how long: the curve of the Bindungsbericht on the screen, drawn from the same shapes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from onboarding_app.domain.retention import Curve
from onboarding_app.i18n import Texts
from onboarding_app.reports.charts import CurveWords, Picture, retention_curve
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.tips import tip
from onboarding_app.ui.widgets.drawing import Drawing
from onboarding_app.ui.widgets.expectation_view import POINTS_A_LINE
from onboarding_app.ui.widgets.picture import PicturePainter
from onboarding_app.wording.dates import percent

TOLD_MONTHS = (6, 12, 18, 24)
"""Months after entry for which the words beside the drawing tell the share."""


class CurveView(Drawing):
    """A chart; what it says is told in words by its accessible description and its tip."""

    def __init__(self, palette: Palette, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Staying since entry"))
        self._palette, self._texts = palette, texts
        self._curve = Curve((), ())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, curve: Curve) -> None:
        """Show this curve."""
        self._curve = curve
        self.setAccessibleDescription(curve_words(curve, self._texts))
        self.setToolTip(tip(self.accessibleDescription()))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the drawing, in words as large as those of the window."""
        return QSize(220, round(self._picture().height * self._scale()))

    def minimumSizeHint(self) -> QSize:
        """Return the size that is needed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curve as it is on paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._palette.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        PicturePainter(painter, self._palette, self._scale()).paint(self._picture())

    def _picture(self) -> Picture:
        words = CurveWords(
            percent=lambda share: percent(share, self._texts),
            months=self._texts("months"),
            # A window may be narrower than the note: there it stands under the drawing and wraps.
            note="",
            at_risk=self._texts("observed"),
        )
        return retention_curve(self._curve, words, width=max(self.width(), 1) / self._scale())

    def _scale(self) -> float:
        return self.fontMetrics().height() / POINTS_A_LINE


def curve_words(curve: Curve, texts: Texts) -> str:
    """Return what the curve says, a line for each time that somebody was observed so long."""
    return "\n".join(
        texts(
            "after {months} months {share} still here, {n} people observed",
            months=months, share=percent(curve.share_at(months), texts), n=curve.at_risk(months),
        )
        for months in TOLD_MONTHS
        if months <= curve.observed_until
    )  # fmt: skip
