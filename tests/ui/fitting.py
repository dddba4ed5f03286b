"""Texts that Qt or a delegate cuts without a word: cells, choices, hints in fields, tips, menus."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QGroupBox,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolTip,
    QWidget,
)

from onboarding_app.ui.models.delegates import PADDING, ActionDelegate, ToneDelegate
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.models.two_lines import TwoLineDelegate
from tests.ui.walls import called

SCREEN_WIDTH, SCREEN_HEIGHT = 1366, 768
MOST_ROWS = 60
EDGES = 16
"""Pixels that the edges of a field or tip take."""


def unfit(root: QWidget) -> list[str]:
    """Return the texts that are neither seen whole nor told by a tip, and the tips that leave the screen."""
    return [*_cells(root), *_choices(root), *_popups(root), *_hints(root), *_groups(root), *_tips(root)]


def menu_problems(menu: QMenu) -> Iterator[str]:
    """Yield that a menu is larger than the screen, which Qt cuts, or than its own words."""
    hint = menu.sizeHint()
    if hint.width() > SCREEN_WIDTH or hint.height() > SCREEN_HEIGHT:
        yield f"a menu needs {hint.toTuple()}"
    if menu.isVisible() and menu.width() < hint.width():
        yield f"a menu is {menu.width()} wide of {hint.width()}"


def _seen_tables(root: QWidget) -> Iterator[QTableView]:
    return (it for it in root.findChildren(QTableView) if it.isVisible())


def _seen_cells(table: QTableView) -> Iterator[QModelIndex]:
    model = table.model()
    for row in range(min(model.rowCount(), MOST_ROWS)):
        for column in range(model.columnCount()):
            if not table.isColumnHidden(column):
                yield model.index(row, column)


def _cells(root: QWidget) -> Iterator[str]:
    for table in _seen_tables(root):
        for cell in _seen_cells(table):
            whole = " ".join(str(cell.data() or "").split())
            told = " ".join(str(cell.data(Qt.ItemDataRole.ToolTipRole) or "").split())
            if _is_cut(table, cell) and whole not in told:
                yield f"{whole!r} is cut in {called(table)}"


def _is_cut(table: QTableView, cell: QModelIndex) -> bool:
    """Whether a cell has less room than its text needs, by what paints it."""
    delegate, first = table.itemDelegateForIndex(cell), cell.column()
    span = range(first, first + table.columnSpan(cell.row(), first))
    room = sum(table.columnWidth(column) for column in span)
    words = QFontMetrics(table.font()).horizontalAdvance(str(cell.data() or ""))
    match delegate:
        case TwoLineDelegate() if cell.data(LINE_ROLE) is not None:
            parts = table.model().cell(cell.row(), cell.column())
            return delegate.height(table.font(), parts, room) > table.rowHeight(cell.row()) + 1
        case ActionDelegate() | ToneDelegate():
            return words + 2 * PADDING > room
        case _:
            return words > room


def _choices(root: QWidget) -> Iterator[str]:
    for combo in root.findChildren(QComboBox):
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        parts = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = combo.style().subControlRect(parts[0], option, parts[1], combo).width()
        if combo.isVisible() and combo.fontMetrics().horizontalAdvance(combo.currentText()) > room + 1:
            yield f"{combo.currentText()!r} is cut in {called(combo)}"


def _popups(root: QWidget) -> Iterator[str]:
    """Yield the fields whose choices are cut in the list that they let drop."""
    for combo in root.findChildren(QComboBox):
        if not combo.isVisible() or not combo.isEnabled():
            continue
        combo.showPopup()
        words = [combo.itemText(place) for place in range(combo.count())]
        needed = max(map(combo.view().fontMetrics().horizontalAdvance, words), default=0)
        room = combo.view().viewport().width() - EDGES
        combo.hidePopup()
        possible = combo.screen().availableGeometry().width() - 2 * EDGES  # the tests' own screen is narrow
        if needed > room < possible or needed > SCREEN_WIDTH - 2 * EDGES:
            yield f"the choices of {called(combo)} have {room} of {needed}"


def _hints(root: QWidget) -> Iterator[str]:
    for field in root.findChildren(QLineEdit):
        needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
        if field.isVisible() and needed > field.width() - EDGES:
            yield f"the hint {field.placeholderText()!r} is cut in {called(field)}"


def _groups(root: QWidget) -> Iterator[str]:
    for group in root.findChildren(QGroupBox):
        if group.isVisible() and group.fontMetrics().horizontalAdvance(group.title()) > group.width() - EDGES:
            yield f"the title {group.title()!r} is cut"


def _tips(root: QWidget) -> Iterator[str]:
    metrics = QFontMetrics(QToolTip.font())
    tips = [it.toolTip() for it in root.findChildren(QWidget) if it.isVisible()]
    for table in _seen_tables(root):
        tips += [str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in _seen_cells(table)]
    for tip in tips:
        width = max(metrics.horizontalAdvance(line) for line in tip.split("\n"))
        if width > SCREEN_WIDTH - EDGES:
            yield f"a tip is {width} wide: {tip!r}"
