"""A month to look at and to walk through by keyboard, and beside it what the chosen day holds."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onboarding_app.i18n import Texts
from onboarding_app.services.month import DAYS, WEEKS, CalendarPage, DayEntry, first_shown
from onboarding_app.ui.models.month import DayDelegate, MonthModel, day_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.wording.dates import long_date, months

SIDE_BY_SIDE = 74
"""Sizes of the text from which the day stands beside the month."""


class MonthTable(QTableView):
    """The days; arrows go from day to day also beyond the month, Page Up and Page Down by months."""

    day_wanted = Signal(object)
    """A day that shall be chosen, perhaps of another month."""

    entered = Signal()
    """Return: the keyboard shall go to what the chosen day holds."""

    def __init__(self, model: MonthModel, palette: Palette, texts: Texts) -> None:
        """Show the days of the model."""
        super().__init__()
        self._days = model
        self.setModel(model)
        self.setAccessibleName(texts("Month"))
        self.setItemDelegate(DayDelegate(palette, texts, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(texts("Week"))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(round(self.fontMetrics().height() * (2.6 * WEEKS + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by days, weeks and months."""
        index = self.currentIndex()
        day = self._days.day(index) if index.isValid() else self._days.today()
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
        if key in steps:
            self.day_wanted.emit(day + timedelta(days=steps[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.day_wanted.emit(month_beside(day, 1 if key is Qt.Key.Key_PageDown else -1))
        elif key is Qt.Key.Key_Home:
            self.day_wanted.emit(self._days.today())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class MonthView(QWidget):
    """The month with its heading, and the chosen day."""

    month_wanted = Signal()
    """Another month is shown now; what its `span` holds is asked for."""

    acted = Signal(object)
    """The checkpoint on which the one-click action was asked for."""

    opened = Signal(object)
    """The person who shall be opened."""

    def __init__(self, palette: Palette, texts: Texts, today: Callable[[], date]) -> None:
        """Show the month of today, still empty."""
        super().__init__()
        self._texts, self._today = texts, today
        self.model = MonthModel(texts, today, self)
        self.table = MonthTable(self.model, palette, texts)
        self.table.day_wanted.connect(self.go_to)
        self.table.entered.connect(self._to_day)
        self.table.selectionModel().currentChanged.connect(self._show_day)
        self.heading, self.day_name = label("", "heading"), label("", "heading", wrap=True)
        self.empty = label(texts("Nothing stands on this day."), "muted", wrap=True)
        self.day = LineTable(
            texts("The chosen day"), day_columns(texts), palette, wide=0, action=1, wraps=True
        )
        self.day.acted.connect(self._act)
        self.day.opened.connect(lambda entry: self.opened.emit(entry.worker_id))
        self.day.setMinimumHeight(em() * 14)
        self._arrange()
        self.go_to(today())

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that are shown."""
        first = first_shown(self.model.month)
        return first, first + timedelta(days=WEEKS * DAYS - 1)

    def show_page(self, page: CalendarPage, keep: Callable[[DayEntry], bool]) -> None:
        """Show what the days hold; of another month than the one shown nothing is taken."""
        if (page.first, page.last) == self.span:
            self.model.show_page(page, keep)
            self._show_day(self.table.currentIndex())

    @Slot(object)
    def go_to(self, day: date) -> None:
        """Choose a day; a day of another month shows that month."""
        if (day.year, day.month) != (self.model.month.year, self.model.month.month):
            self.model.show_month(day)
            self.month_wanted.emit()
        self.heading.setText(f"{months(self._texts)[day.month - 1]} {day.year}")
        self.table.setCurrentIndex(self.model.place(day))

    def _arrange(self) -> None:
        texts = self._texts
        back, on = button("◀", name=texts("Previous month")), button("▶", name=texts("Next month"))
        now = button(texts("Go to today"))
        back.setToolTip(texts("Previous month (Page Up)"))
        on.setToolTip(texts("Next month (Page Down)"))
        back.clicked.connect(lambda: self.go_to(month_beside(self._chosen(), -1)))
        on.clicked.connect(lambda: self.go_to(month_beside(self._chosen(), 1)))
        now.clicked.connect(lambda: self.go_to(self._today()))
        legend = label(texts("○ planned  ◆ deadline  ■ overdue  ◉ talk  ✓ talk held"), "muted", wrap=True)
        whole, beside, room = QWidget(), QWidget(), Columns(narrow_below=SIDE_BY_SIDE)
        left, right, layout = QVBoxLayout(whole), QVBoxLayout(beside), QVBoxLayout(self)
        for each in (left, right, layout):
            each.setContentsMargins(0, 0, 0, 0)
        left.addWidget(row(back, on, now, self.heading, None))
        left.addWidget(self.table, 1)
        left.addWidget(legend)
        right.addWidget(self.day_name)
        right.addWidget(self.empty)
        right.addWidget(self.day, 1)
        right.addStretch(0)
        room.add(whole, 5)
        room.add(beside, 3)
        layout.addWidget(room, 1)

    def _chosen(self) -> date:
        index = self.table.currentIndex()
        return self.model.day(index) if index.isValid() else self._today()

    @Slot(QModelIndex)
    def _show_day(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        day = self.model.day(index)
        entries = self.model.entries(day)
        self.day_name.setText(long_date(day, self._texts))
        self.day.show_lines(entries)
        self.day.setVisible(bool(entries))
        self.empty.setVisible(not entries)

    @Slot()
    def _to_day(self) -> None:
        if self.day.isVisible():
            self.day.setCurrentIndex(self.day.model().index(0, 0))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _act(self, entry: DayEntry) -> None:
        if entry.line is None:
            self.opened.emit(entry.worker_id)
        else:
            self.acted.emit(entry.line)


def month_beside(day: date, step: int) -> date:
    """Return the same day of the next (1) or previous (-1) month, its last day where it has fewer."""
    number = day.year * 12 + day.month - 1 + step
    year, month = divmod(number, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)  # noqa: PLR2004 - December
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
