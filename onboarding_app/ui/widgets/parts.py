"""Parts of a long form: a key goes from one to the next, and where the keyboard goes is seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from onboarding_app.ui.theme import em

Part = tuple[QWidget, Callable[[], object]]
"""A part and what puts the keyboard into it."""

AROUND = 4
"""Sizes of the text that are seen above and below where the keyboard went: what it is called stands there."""


def go_to_part(parts: Sequence[Part], step: int) -> None:
    """Put the keyboard into the part that many after the one it is in; from outside, into the first."""
    focused = QApplication.focusWidget()
    holding = (
        place
        for place, (part, _) in enumerate(parts)
        if focused is not None and (part is focused or part.isAncestorOf(focused))
    )
    at = next(holding, -1 if step > 0 else 0)
    parts[(at + step) % len(parts)][1]()


def stand_on(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Put the keyboard on a widget and scroll there: Qt itself scrolls for Tab alone."""
    widget.setFocus(reason)
    bring_into_sight(widget)


def bring_into_sight(widget: QWidget) -> None:
    """Let the areas around a widget scroll to all of it, or to its beginning, once it has its place."""

    def scroll() -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and (held := above.widget()) is not None:
                place = QRect(widget.mapTo(held, QPoint()), widget.size())
                for y in (place.bottom(), place.top()):
                    above.ensureVisible(place.left(), y, 0, AROUND * em())
            above = above.parentWidget()

    QTimer.singleShot(0, widget, scroll)  # what was added just now has no place yet
