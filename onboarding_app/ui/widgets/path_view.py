"""The "Weg" to work with: nearer and farther, from mark to mark, by keys and by mouse."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import Path, PathMark
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.tips import tip
from onboarding_app.ui.widgets.path_drawing import PathDrawing
from onboarding_app.ui.widgets.path_stretch import LEAST, Stretch

STEP = 1.6
"""How many times fewer days one step of zooming shows."""

ALONG = 0.25
"""Share of the days seen that a step along the time goes."""

MOST_TOLD = 6
"""Bars and marks that one tip names."""


class PathView(PathDrawing):
    """The picture, with what keys and mouse do.

    Plus and minus (or the wheel with Ctrl) show fewer or more days, 0 all; arrows go from mark to mark, with
    Shift along the time, and Return opens the checkpoint of a mark, or more of several that lie together.
    """

    opened = Signal(object)
    """The id of the checkpoint whose mark was opened."""

    zoomed = Signal(bool)
    """Whether all days are seen now."""

    def __init__(self, palette: Palette, texts: Texts, today: Callable[[], date]) -> None:
        """Show nothing yet."""
        super().__init__(palette, texts, today)
        self._held: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_path(self, path: Path) -> None:
        """Show a person's path from end to end."""
        super().show_path(path)
        self.zoomed.emit(True)  # noqa: FBT003  (what the signal tells)

    def event(self, event: QEvent) -> bool:
        """Explain the bar or mark under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().toPointF()
            near = [spot for spot in reversed(self._spots) if spot.place.adjusted(-3, -3, 3, 3).contains(at)]
            found = [spot.words for spot in near]
            QToolTip.showText(event.globalPos(), tip("\n".join(found[:MOST_TOLD])), self)
            return True
        return super().event(event)

    def zoom(self, times: float, at: float = 0.5) -> None:
        """Show so many times fewer days around a share of the width; 0 shows all of them."""
        if self._stretch is None or self._path is None:
            return
        whole = Stretch.whole(self._path.starts_on, self._path.ends_on)
        self._see(self._stretch.zoomed(times, at) if times else whole)

    def zoom_in(self) -> None:
        """Show fewer days around the chosen mark, else around today."""
        if self._stretch is not None:
            chosen = self._spots[self._chosen] if 0 <= self._chosen < len(self._spots) else None
            day = chosen.starts_on if chosen else self._today()
            self.zoom(STEP, min(max(self._stretch.share(day), 0.0), 1.0))

    def zoom_out(self) -> None:
        """Show more days."""
        self.zoom(1 / STEP)

    def zoom_whole(self) -> None:
        """Show all days."""
        self.zoom(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the previous mark in time, along the time, nearer or farther, or open a mark."""
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        acts = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.zoom_whole,
            Qt.Key.Key_Return: self._open_chosen,
            Qt.Key.Key_Enter: self._open_chosen,
        }
        if step and shift and self._stretch is not None:
            self._see(self._stretch.moved(step * ALONG))
        elif step and self._spots:
            self._choose((self._chosen + step) % len(self._spots) if self._chosen >= 0 else 0)
        elif key in acts and self._spots:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show fewer or more days around the mouse with Ctrl; else the page scrolls."""
        turned = event.angleDelta().y()
        if not turned or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        room = max(self.width() - self._left() - 10, 1.0)
        at = min(max((event.position().x() - self._left()) / room, 0.0), 1.0)
        self.zoom(STEP if turned > 0 else 1 / STEP, at)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the time, or choose the mark under the mouse."""
        super().mousePressEvent(event)
        self._held = event.position().x()
        at = event.position()
        near = [
            n for n, it in enumerate(self._spots) if isinstance(it.item, PathMark) and it.place.contains(at)
        ]
        if near:
            self._chosen = near[-1]
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the time along."""
        super().mouseMoveEvent(event)
        if self._held is not None and self._stretch is not None and not self._stretch.is_whole:
            x, room = event.position().x(), max(self.width() - self._left() - 10, 1.0)
            self._see(self._stretch.moved((self._held - x) / room))
            self._held = x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the time."""
        super().mouseReleaseEvent(event)
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the mark under the mouse."""
        self.mousePressEvent(event)
        self._open_chosen()

    def _see(self, stretch: Stretch) -> None:
        """Show these days; the chosen mark stays chosen where it is still there."""
        chosen = self._spots[self._chosen].items[0] if 0 <= self._chosen < len(self._spots) else None
        self._stretch = stretch
        self._place()
        places = [number for number, spot in enumerate(self._spots) if chosen in spot.items]
        self._chosen = places[0] if places else -1
        self.update()
        self.zoomed.emit(stretch.is_whole)

    def _choose(self, place: int) -> None:
        """Go to a mark and say what it is, to eyes and to screen readers."""
        self._chosen = place
        if self._stretch is not None:
            self._see(self._stretch.showing(self._spots[place].starts_on))
        spot = self._spots[self._chosen]
        self.setAccessibleDescription(spot.words)
        corner = spot.place.bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(corner), tip(spot.words), self)
        self.update()

    def _open_chosen(self) -> None:
        """Open the checkpoint of the chosen mark; several that lie together are shown apart first."""
        if not 0 <= self._chosen < len(self._spots):
            return
        spot = self._spots[self._chosen]
        if len(spot.items) > 1 and self._stretch is not None and self._stretch.days > LEAST + 1:
            self.zoom_in()
        elif isinstance(spot.item, PathMark) and spot.item.checkpoint_id is not None:
            self.opened.emit(spot.item.checkpoint_id)
