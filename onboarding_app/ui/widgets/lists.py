"""Tables that are acted on: what Return, Space and a click do, and a table whose texts wrap."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from onboarding_app.ui.models.delegates import ActionDelegate
from onboarding_app.ui.models.table import LINE_ROLE, Column, Heading, TableModel
from onboarding_app.ui.models.two_lines import TwoLineDelegate
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import Table

MOST_WRAPPED = 300
"""Lines up to which each gets the height that its texts need; longer tables keep one line each."""

MEASURED = 100
"""Lines by which the width of columns is measured."""

NARROWED = 0.34
"""Share of the width from which a column may have been given less than it wished for."""


class LineTable(Table):
    """A table of lines that stays where it was when they are read again."""

    acted = Signal(object)
    """The line on which the one-click action was asked for: Return, Space, or a click on its button."""

    opened = Signal(object)
    """The line that shall be opened: double click, Ctrl+Return, or Return where there is no action."""

    several_chosen = Signal()
    """Other lines are chosen than before, where several can be."""

    chosen = Signal(object)
    """The line on which the keyboard or mouse came to stand."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],  # type: ignore[type-arg]  # of any line
        palette: Palette,
        *,
        wide: int,
        action: int | None = None,
        sortable: bool = False,
        wraps: bool = False,
        most_lines: int | None = None,
    ) -> None:
        """Show no lines yet.

        `action` is the column that is a button; with `wraps` long texts take several lines; with `most_lines`
        the table is as high as its lines need, up to that many, else it takes the room there is.
        """
        self.lines_model: TableModel = TableModel(columns)  # type: ignore[type-arg]  # of any line
        self._action, self._wraps, self._most_lines = action, wraps, most_lines
        self._fitted: tuple[object, int, int] = (None, 0, 0)
        self._measured: tuple[object, int, list[int]] = (None, 0, [])
        super().__init__(name, self.lines_model, wide=wide, sortable=sortable)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(wraps)
        self._were_fitted = self._has_headings = self._follows = False
        self._least = self._given = self.verticalHeader().defaultSectionSize()
        self.lines_model.setParent(self)
        self._texts = TwoLineDelegate(palette, self)
        self.setItemDelegate(self._texts)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        if action is not None:
            self._buttons = ActionDelegate(palette, self)
            self._buttons.clicked.connect(self._clicked)
            self.setItemDelegateForColumn(action, self._buttons)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(LINE_ROLE)))
        self.selectionModel().currentChanged.connect(lambda index, _old: self._tell_chosen(index))

    def show_lines(self, lines: Sequence[object]) -> None:
        """Show these lines; the place of the keyboard stays."""
        place = self.currentIndex().row()
        self.lines_model.show_lines(lines)
        self._span_headings(lines)
        if place >= 0 and lines and not (self._follows and self.currentIndex().isValid()):
            self.setCurrentIndex(self.lines_model.index(min(place, len(lines) - 1), 0))

    def _span_headings(self, lines: Sequence[object]) -> None:
        """Let headings stand over all columns."""
        if self._has_headings:
            self.clearSpans()
        headings = [row for row, line in enumerate(lines) if isinstance(line, Heading)]
        self._has_headings = bool(headings)
        for row in headings:
            self.setSpan(row, 0, 1, self.lines_model.columnCount())

    def choose_several(self, same: Callable[[Any], object]) -> None:
        """Let several lines be chosen: with Ctrl or Shift, by mouse or keyboard.

        They stay chosen when lines are read again or sorted: `same` tells a line from the others.
        """
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._follows = True
        kept: tuple[object, frozenset[object]] = None, frozenset()

        def keep() -> None:
            nonlocal kept
            line = self.current_line()
            kept = None if line is None else same(line), frozenset(same(it) for it in self.chosen_lines())

        def choose_again() -> None:
            current, chosen = kept
            if chosen:
                self.choose_lines(lambda line: same(line) in chosen)
            rows = (row for row, line in enumerate(self.lines_model.lines) if same(line) == current)
            if current is not None and (row := next(rows, None)) is not None:
                stays = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(self.lines_model.index(row, 0), stays)
            self.several_chosen.emit()

        self.lines_model.modelAboutToBeReset.connect(keep)
        self.lines_model.modelReset.connect(choose_again)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.several_chosen.emit())

    def chosen_lines(self) -> list[object]:
        """Return the lines that are chosen, from top to bottom."""
        # By ranges: to be asked row by row whether it is chosen takes Qt long where thousands are.
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.lines_model.lines[row] for row in sorted(rows)]

    def choose_lines(self, is_wanted: Callable[[object], bool]) -> None:
        """Choose lines in place of those that are chosen."""
        model, chosen = self.lines_model, QItemSelection()
        wanted = [row for row, line in enumerate(model.lines) if is_wanted(line)]
        for _, run in groupby(enumerate(wanted), key=lambda pair: pair[1] - pair[0]):
            rows = [row for _, row in run]
            chosen.select(model.index(rows[0], 0), model.index(rows[-1], 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def refit(self) -> None:
        """Fit the columns and lines anew, after columns were shown or hidden, or say something else."""
        self._fitted, self._measured = (None, 0, 0), (None, 0, [])
        self.fit()

    def current_line(self) -> object:
        """Return the line on which the keyboard stands, None for none."""
        return self.currentIndex().data(LINE_ROLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return and Space act, and Ctrl+Return open."""
        line = self.current_line()
        key = event.key()
        enters = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if line is not None and (enters or key == Qt.Key.Key_Space):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            acts = self._action is not None and not held
            (self.acted if acts else self.opened).emit(line)
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        self._leave_heading(before)

    def _leave_heading(self, before: int) -> None:
        """Go on from a heading to the next line in the same direction; stay where there is none."""
        lines, row = self.lines_model.lines, self.currentIndex().row()
        step = 1 if row >= before else -1
        while 0 <= row < len(lines) and isinstance(lines[row], Heading):
            row += step
        if row != self.currentIndex().row():
            row = row if 0 <= row < len(lines) else before
            self.setCurrentIndex(self.lines_model.index(row, 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line; on the button of an action the second click does nothing more."""
        if self._action is None or self.indexAt(event.position().toPoint()).column() != self._action:
            super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first line when the keyboard comes to a table where nothing is chosen."""
        super().focusInEvent(event)
        first = next((row for row, it in enumerate(self.lines_model.lines) if not isinstance(it, Heading)), 0)
        tabbed = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if tabbed and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(first, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.acted.emit(index.data(LINE_ROLE))

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(LINE_ROLE))

    def fit(self) -> None:
        """Fit the columns, then the lines, then the height of the whole where it is limited.

        A table that is not seen waits until it is; one that was fitted to its width and lines stays as it is.
        """
        lines, width, height = self.lines_model.lines, self.room(), self.fontMetrics().height()
        fitted = self._fitted[0] is lines and self._fitted[1:] == (width, height)
        if fitted or not self.isVisible():
            return
        self._fitted = (lines, width, height)
        super().fit()
        count = self.model().rowCount()
        wraps = self._wraps and count <= MOST_WRAPPED
        heights = self.verticalHeader()
        if heights.defaultSectionSize() != self._given:
            self._least = heights.defaultSectionSize()  # a page wants higher lines
        self._given = self._one_line(with_details=not wraps)
        heights.setDefaultSectionSize(self._given)
        if wraps:
            self._fit_lines()
        elif self._were_fitted:  # they keep their height also when others stand in them
            for row in range(MOST_WRAPPED):
                self.setRowHeight(row, self._given)
        self._were_fitted = wraps
        if self._most_lines is None:
            return
        shown = min(count, self._most_lines)
        one = self.verticalHeader().defaultSectionSize()
        needed = sum(self.rowHeight(row) for row in range(shown)) if wraps else shown * one
        header = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + needed + 4)

    def _one_line(self, *, with_details: bool) -> int:
        """Return the height of a line whose texts are cut to one line each, with its detail if it has one."""
        plain = self._least
        lines = self.lines_model.lines if with_details else ()
        rows, places = range(min(len(lines), MEASURED)), range(self.lines_model.columnCount())
        has_detail = any(self.lines_model.cell(row, place)[2] for row in rows for place in places)
        return max(plain, self._texts.height(self.font(), ("X", "", "x"), plain)) if has_detail else plain

    def wishes(self) -> list[int]:
        """Return how wide each column would like to be; measured once for the same lines and letters."""
        lines, height = self.lines_model.lines, self.fontMetrics().height()
        if self._measured[0] is not lines or self._measured[1] != height:
            wishes = [self._wish(place) for place in range(self.lines_model.columnCount())]
            self._measured = (lines, height, wishes)
        return self._measured[2]

    def _wish(self, place: int) -> int:
        if place == self._wide or self.isColumnHidden(place):
            return 0  # it takes what is left, or no room
        if self.itemDelegateForColumn(place) is not None:
            return self.sizeHintForColumn(place)
        rows = range(min(len(self.lines_model.lines), MEASURED))
        return self._texts.width(self.font(), (self.lines_model.cell(row, place) for row in rows))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what was read while nobody saw it."""
        super().showEvent(event)
        self.fit()

    def _fit_lines(self) -> None:
        """Give each line the height of its highest cell.

        Of lines by which the columns were measured only narrowed columns can need more than one line of text.
        """
        model, header, font = self.lines_model, self.horizontalHeader(), self.font()
        places = [it for it in range(header.count()) if it != self._action and not header.isSectionHidden(it)]
        narrow = round(self.room() * NARROWED)
        narrowed = [it for it in places if it == self._wide or header.sectionSize(it) >= narrow]
        one = self.verticalHeader().defaultSectionSize()
        for row in range(model.rowCount()):
            heights = (
                self._texts.height(font, model.cell(row, place), header.sectionSize(place))
                for place in (narrowed if row < MEASURED else places)
            )
            self.setRowHeight(row, max(one, *heights))
