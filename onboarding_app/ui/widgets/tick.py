"""A box to tick whose text takes as many lines as it needs."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from onboarding_app.ui.theme import em

AIR = 6
"""Pixels left free beside and below the text."""

USUAL_WIDTH, LEAST_WIDTH = 36, 9
"""Sizes of the text that a long text takes if there is room, and at least."""

TALL = 10_000
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class Tick(QCheckBox):
    """A check box; Qt's own would make a page as wide as its text."""

    def __init__(self, text: str) -> None:
        """Show an empty box beside the text, which is text, never markup or a shortcut."""
        super().__init__()
        self._words = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that the text needs at that width."""
        room = QRect(0, 0, max(1, width - self._left()), TALL)
        lines = self.fontMetrics().boundingRect(room, WRAPPED, self._words).height()
        return max(lines, super().sizeHint().height()) + AIR

    def sizeHint(self) -> QSize:
        """Return one line, or several of a usual width."""
        words = self.fontMetrics().horizontalAdvance(self._words)
        width = self._left() + min(words, em() * USUAL_WIDTH) + AIR
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it may become."""
        width = min(self.sizeHint().width(), em() * LEAST_WIDTH)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def hitButton(self, position: QPoint) -> bool:
        """Let a click on the text tick the box too."""
        return self.rect().contains(position)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure anew: only now the look is known."""
        super().showEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the text beside it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), WRAPPED, self._words)

    def _left(self) -> int:
        return super().sizeHint().width()
