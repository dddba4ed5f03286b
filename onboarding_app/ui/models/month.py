"""A month as a table of weeks: each cell a day with what it holds, told in words too."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.services.month import (
    DAYS,
    WEEKS,
    CalendarPage,
    DayEntry,
    EntryKind,
    entry_mark,
    first_shown,
    is_late,
)
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.models.work_columns import action_tip, action_word, dates_tip
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.tips import tip
from onboarding_app.wording.dates import long_date, weekdays

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
DAY_ROLE = Qt.ItemDataRole.UserRole
EDGE = 3
"""Pixels left free inside of a day."""


class MonthModel(QAbstractTableModel):
    """The days around a month with their entries."""

    def __init__(self, texts: Texts, today: Callable[[], date], parent: QObject) -> None:
        """Show the month of today, still empty."""
        super().__init__(parent)
        self._texts, self.today = texts, today
        self.month = today().replace(day=1)
        self._entries: dict[date, Sequence[DayEntry]] = {}
        self.holidays: frozenset[date] = frozenset()

    def show_month(self, month: date) -> None:
        """Show the days of another month; entries that are not known yet come later."""
        self.beginResetModel()
        self.month = month.replace(day=1)
        self.endResetModel()

    def show_page(self, page: CalendarPage, keep: Callable[[DayEntry], bool]) -> None:
        """Show what the days hold, as far as it is wanted."""
        kept = {day: [it for it in entries if keep(it)] for day, entries in page.entries.items()}
        self._entries = {day: entries for day, entries in kept.items() if entries}
        self.holidays = page.holidays
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))

    def entries(self, day: date) -> Sequence[DayEntry]:
        """Return what a day holds."""
        return self._entries.get(day, ())

    def day(self, index: Index) -> date:
        """Return the day of a cell."""
        return first_shown(self.month) + timedelta(days=index.row() * DAYS + index.column())

    def place(self, day: date) -> QModelIndex:
        """Return the cell of a day; not a valid one when it is not shown."""
        number = (day - first_shown(self.month)).days
        return self.index(number // DAYS, number % DAYS) if 0 <= number < WEEKS * DAYS else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of days of a week."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a day, and what it holds in words."""
        if not index.isValid():
            return None
        day = self.day(index)
        if role == DAY_ROLE:
            return day
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return tip(self._in_words(day, "\n")) if is_tip else self._in_words(day, "; ")
        return str(day.day) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the days of the week, and the numbers of the weeks."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            monday = first_shown(self.month) + timedelta(weeks=section)
            return self._texts("W {number}", number=monday.isocalendar().week)
        return weekdays(self._texts)[section][: 2 if self._texts.language == "de" else 3]

    def _in_words(self, day: date, between: str) -> str:
        told = [long_date(day, self._texts)]
        if day == self.today():
            told[0] += f" ({self._texts('today')})"
        if day in self.holidays:
            told.append(self._texts("public holiday"))
        told += [entry_words(entry, self._texts) for entry in self.entries(day)]
        return between.join(told)


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, and as many entries as there is room for."""

    def __init__(self, palette: Palette, texts: Texts, parent: QWidget) -> None:
        """Paint with these colours."""
        super().__init__(parent)
        self._palette, self._texts = palette, texts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the number and one entry."""
        view: Any = option
        return QSize(view.fontMetrics.averageCharWidth() * 9, view.fontMetrics.height() * 2 + 2 * EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, number and entries; the chosen day is framed."""
        view: Any = option
        model: Any = index.model()
        rect, day = view.rect, model.day(index)
        inside = day.month == model.month.month
        free = day.weekday() >= DAYS - 2 or day in model.holidays
        painter.save()
        painter.fillRect(rect, self._palette.colour("window" if free or not inside else "card"))
        painter.setPen(self._palette.colour("rule"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._paint_number(painter, view, day, model, strong=inside)
        self._paint_entries(painter, view, model.entries(day))
        if view.widget.selectionModel().isSelected(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(self._palette.colour("accent"))
            pen.setWidth(3 if view.widget.hasFocus() else 1)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_number(self, painter: QPainter, view: Any, day: date, model: Any, *, strong: bool) -> None:  # noqa: ANN401 - Qt's option, not typed
        line = view.fontMetrics.height()
        place = view.rect.adjusted(EDGE, EDGE, -EDGE, 0)
        place.setHeight(line)
        font = view.font
        font.setBold(strong)
        painter.setFont(font)
        painter.setPen(self._palette.colour("ink" if strong else "muted"))
        text = str(day.day)
        if day == model.today():
            width = painter.fontMetrics().horizontalAdvance(text) + line // 2 + 2
            ground = QRect(place.x() - 2, place.y(), width, line)
            painter.setBrush(self._palette.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(ground, line / 2, line / 2)
            painter.setPen(self._palette.colour("accent_ink"))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
        if day in model.holidays:
            room = place.adjusted(round(line * 1.6), 0, 0, 0)
            self._line(painter, room, self._texts("public holiday"), "muted")

    def _paint_entries(self, painter: QPainter, view: Any, entries: Sequence[DayEntry]) -> None:  # noqa: ANN401 - as above
        font = view.font
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        top = view.rect.y() + EDGE + view.fontMetrics.height() + 1
        fitting = max((view.rect.bottom() - EDGE - top + 1) // line, 0)
        shown = entries if len(entries) <= fitting else entries[: max(fitting - 1, 0)]
        for number, entry in enumerate(shown):
            place = QRect(view.rect.x() + EDGE, top + number * line, view.rect.width() - 2 * EDGE, line)
            self._line(painter, place, f"{entry_mark(entry)} {entry.worker_name}", entry_tone(entry) or "ink")
        rest = len(entries) - len(shown)
        if rest and fitting:
            place = QRect(view.rect.x() + EDGE, top + len(shown) * line, view.rect.width() - 2 * EDGE, line)
            some = self._texts("+{n} more", n=rest)
            self._line(painter, place, some if shown else self._texts("{n} entries", n=rest), "muted")

    def _line(self, painter: QPainter, place: QRect, text: str, colour: str) -> None:
        painter.setPen(self._palette.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def entry_tone(entry: DayEntry) -> str:
    """Return the tone of an entry: late, a deadline, held, or plain."""
    if is_late(entry):
        return "alarm"
    return {EntryKind.DEADLINE: "caution", EntryKind.HELD: "muted"}.get(entry.kind, "")


def kind_word(entry: DayEntry, texts: Texts) -> str:
    """Return in a word what a day has to do with an entry."""
    match entry.kind:
        case EntryKind.DEADLINE:
            word = texts("Deadline")
        case EntryKind.PLAN:
            word = texts("Planned")
        case EntryKind.TALK:
            word = texts("Talk planned")
        case EntryKind.HELD:
            word = texts("Talk held")
    return f"{word}, {texts('overdue')}" if is_late(entry) else word


def entry_words(entry: DayEntry, texts: Texts) -> str:
    """Return an entry in words."""
    return f"{kind_word(entry, texts)}: {entry.worker_name}, {entry.title}".rstrip(", ")


def day_columns(texts: Texts) -> tuple[Column[DayEntry], ...]:
    """Return the columns of one day: what for whom, and the one-click action."""
    return (
        Column(
            texts("What"),
            lambda entry: f"{entry_mark(entry)} {entry.title or texts('Talk')}",
            tone=entry_tone,
            tip=lambda entry: dates_tip(entry.line, texts) if entry.line else entry.title,
            detail=lambda entry: f"{entry.worker_name} · {kind_word(entry, texts)}",
        ),
        Column(
            texts("Action"),
            lambda entry: action_word(entry.line, texts) if entry.line else "",
            tip=lambda entry: action_tip(entry.line, texts) if entry.line else "",
        ),
    )
