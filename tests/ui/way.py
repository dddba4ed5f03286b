"""The way of the keyboard through a page or dialog: whole in both directions, and as one reads."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.walls import called, controls

MOST_STEPS = 400
SLACK = 3
"""Pixels by which things side by side may stand higher or lower than each other."""


def way_problems(root: QWidget) -> list[str]:
    """Return what is wrong with the way of Tab and Shift+Tab, walked once around each."""
    start = next((it for it in controls(root) if is_tab_stop(it)), None)
    if start is None:
        return []
    forth, back = _walked(start, Qt.Key.Key_Tab), _walked(start, Qt.Key.Key_Backtab)
    # Only now, for Qt lets Tab stop at one button of a group, which it knows when the keyboard was there.
    stops = [it for it in controls(root) if is_tab_stop(it)]
    return [
        *(f"Tab never comes to: {called(it)}" for it in stops if it not in forth),
        *(f"Tab stays at: {called(it)}" for it in _dead_end(forth)),
        *(f"Shift+Tab stays at: {called(it)}" for it in _dead_end(back)),
        *_not_the_way_back(forth, back),
        *(f"Tab jumps from {called(one)} back to {called(other)}" for one, other in _jumps(root, forth)),
    ]


def is_tab_stop(widget: QWidget) -> bool:
    """Whether Tab shall stop at a control."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _walked(start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Return the controls that a key comes to, from a start to the first that comes again."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if focused is None:
            return seen
        seen.append(focused)
        if focused in seen[:-1]:
            break
        QTest.keyClick(focused, key)
    return seen


def _dead_end(walked: list[QWidget]) -> list[QWidget]:
    """Return where a walk ended that did not come back to its start."""
    return [] if walked[0] is walked[-1] and len(walked) > 1 else walked[-1:]


def _not_the_way_back(forth: list[QWidget], back: list[QWidget]) -> Iterator[str]:
    if forth != back[::-1]:
        place = next(
            (
                number
                for number, (one, other) in enumerate(zip(forth, back[::-1], strict=False))
                if one is not other
            ),
            min(len(forth), len(back)),
        )
        here = [called(it) for it in (*forth[place : place + 1], *back[::-1][place : place + 1])]
        yield f"Shift+Tab does not go the way of Tab back: {here}"


def _jumps(root: QWidget, walked: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Yield steps that go up, or to the left in the same line, within what holds both places."""
    for one, other in pairwise(walked[:-1]):
        here, there = _where_they_part(root, one, other)
        above = there.bottom() <= here.top() + SLACK
        beside = there.left() >= here.right() - SLACK
        same_line = min(here.bottom(), there.bottom()) - max(here.top(), there.top()) > SLACK
        leftwards = same_line and there.right() <= here.left() + SLACK
        if (above and not beside) or leftwards:
            yield one, other


def _where_they_part(root: QWidget, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Return the places of the widgets that hold one each, side by side in the smallest that holds both."""
    lines = [_line_of(root, it) for it in (one, other)]
    depth = next(
        (number for number, (a, b) in enumerate(zip(*lines, strict=False)) if a is not b),
        min(map(len, lines)) - 1,
    )
    here, there = (line[depth] for line in lines)
    return tuple(QRect(it.mapTo(root, QPoint()), it.size()) for it in (here, there))  # type: ignore[return-value]


def _line_of(root: QWidget, widget: QWidget) -> list[QWidget]:
    """Return a widget and all that hold it, the outermost first."""
    line = [widget]
    while line[0] is not root and (parent := line[0].parentWidget()) is not None:
        line.insert(0, parent)
    return line
