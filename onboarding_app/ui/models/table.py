"""A table of lines that a service made. Columns are declared; sorting uses values, not texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onboarding_app.i18n import folded
from onboarding_app.ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")
_ROOT = QModelIndex()

LINE_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Name of the palette's colour in which a cell speaks ("" for plain text)."""

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 3
"""What stands small below a cell's text."""


@dataclass(frozen=True)
class Column(Generic[Line]):
    """One column: its title, a line's text, what it sorts by, its tone, its tip, a second text below."""

    title: str
    text: Callable[[Line], str]
    sort_key: Callable[[Line], Any] | None = None
    tone: Callable[[Line], str] = lambda _line: ""
    tip: Callable[[Line], str] | None = None
    detail: Callable[[Line], str] | None = None


@dataclass(frozen=True)
class Heading:
    """Stands among the lines above those that belong together; nobody can choose it."""

    text: str


class TableModel(QAbstractTableModel, Generic[Line]):
    """Lines in declared columns."""

    def __init__(self, columns: Sequence[Column[Line]], parent: QObject | None = None) -> None:
        """Show no lines yet."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of the earlier ones."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def cell(self, row: int, place: int) -> tuple[str, str, str]:
        """Return text, tone and detail of a cell, each "" for none; a heading needs no width of its own."""
        line, column = self._lines[row], self._columns[place]
        if isinstance(line, Heading):
            return "", "", ""
        return column.text(line), column.tone(line), column.detail(line) if column.detail else ""

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 - one a role
        """Return what a cell shows, sorts by, and the line itself."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self._columns[index.column()]
        if isinstance(line, Heading):
            return _of_heading(line, index.column(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(
                    filter(None, (column.text(line), column.detail(line) if column.detail else ""))
                )
            case Qt.ItemDataRole.ToolTipRole:
                return tip(column.tip(line) if column.tip else column.text(line))
            case _ if role == LINE_ROLE:
                return line
            case _ if role == SORT_ROLE:
                return column.sort_key(line) if column.sort_key else folded(column.text(line))
            case _ if role == TONE_ROLE:
                return column.tone(line)
            case _ if role == DETAIL_ROLE:
                return column.detail(line) if column.detail else ""
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        usual = super().flags(index)
        is_heading = index.isValid() and isinstance(self._lines[index.row()], Heading)
        return Qt.ItemFlag.NoItemFlags if is_heading else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title if 0 <= section < len(self._columns) else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the lines by a column; lines without a value stand last."""
        lines = self.in_order(self._lines, column, order)
        if lines is not self._lines:
            self.show_lines(lines)

    def in_order(self, lines: Sequence[Line], column: int, order: Qt.SortOrder) -> Sequence[Line]:
        """Return lines as a column sorts them, those without a value last; among headings as they are."""
        if not 0 <= column < len(self._columns) or any(isinstance(line, Heading) for line in lines):
            return lines
        chosen = self._columns[column]

        def key(line: Line) -> Any:  # noqa: ANN401 - what the column sorts by
            return chosen.sort_key(line) if chosen.sort_key else folded(chosen.text(line))

        keyed = [(key(line), line) for line in lines]  # each key is worked out once
        valued = [pair for pair in keyed if pair[0] is not None]
        valued.sort(key=itemgetter(0), reverse=order is Qt.SortOrder.DescendingOrder)
        return [*(line for _, line in valued), *(line for known, line in keyed if known is None)]


def _of_heading(heading: Heading, column: int, role: int) -> object:
    if column == 0 and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return heading.text
    return "accent" if role == TONE_ROLE else None
