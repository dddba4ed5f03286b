"""Tab goes as one reads: in the order in which things stand in the layouts, whenever they were made.

Qt's own order is that in which widgets were made: what comes later would follow the window's foot.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

MARGIN = 50
"""Pixels around a control that are seen with it when the keyboard comes to it, as Qt's areas keep them."""


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Put the keyboard on the next (or previous) control of a window, from the last on the first."""
    stops = list(tab_stops(window))
    if not stops:
        return False
    now, step = QApplication.focusWidget(), 1 if forward else -1
    if now in stops:
        wanted = stops[(stops.index(now) + step) % len(stops)]
    else:
        wanted = _beside(window, now, stops, step)
    reasons = Qt.FocusReason
    wanted.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _show(wanted)
    return True


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the controls at which Tab stops, in reading order."""
    for child in _in_order(root):
        if child.isWindow() or not child.isVisible() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from tab_stops(child)


def _beside(window: QWidget, now: QWidget | None, stops: list[QWidget], step: int) -> QWidget:
    """Return the stop next to a place that is none itself, as a name of tabs that was clicked."""
    if now is None or not window.isAncestorOf(now):
        return stops[0 if step > 0 else -1]
    order = list(_everything(window, now))
    place = order.index(now) if now in order else 0
    turned = [*order[place + 1 :], *order[:place]] if step > 0 else [*order[:place][::-1], *order[:place:-1]]
    return next((it for it in turned if it in stops), stops[0])


def _everything(root: QWidget, now: QWidget) -> Iterator[QWidget]:
    """Yield what is seen, and what is not only where it holds the place that is looked for."""
    for child in _in_order(root):
        yield child
        if child.isVisible() or child.isAncestorOf(now):
            yield from _everything(child, now)


def _in_order(widget: QWidget) -> list[QWidget]:
    """Return a widget's children: those of its layout as they stand there, then the others."""
    children = [it for it in widget.children() if isinstance(it, QWidget)]
    placed = list(_placed(widget.layout(), children))
    known = {id(it) for it in placed}
    return [*placed, *(it for it in children if id(it) not in known)]


def _placed(layout: QLayout | None, children: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of the children that stand in a layout, in its order.

    The items of a layout are never asked for: Python would hold them longer than Qt, which crashed.
    """
    if layout is None:
        return
    inner = [it for it in layout.children() if isinstance(it, QLayout)]
    found: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(it), it) for it in children]
    found += [(layout.indexOf(it), it) for it in inner]
    for _, held in sorted((place for place in found if place[0] >= 0), key=itemgetter(0)):
        if isinstance(held, QWidget):
            yield held
        else:
            yield from _placed(held, children)


def _show(widget: QWidget) -> None:
    """Scroll what holds a widget so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, MARGIN, MARGIN)
        parent = parent.parentWidget()
