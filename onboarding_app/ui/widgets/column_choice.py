"""Which columns of a table are shown and what it is sorted by: chosen in a menu, and remembered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from onboarding_app.ui.widgets.lists import LineTable

SORT_MARK = ";"


class ColumnChoice:
    """The menu of a table's columns; the first column always stays.

    What is remembered is a text: the keys of the columns shown, and the one it is sorted by, such as
    `name,level;-next` (with a minus: the last first).
    """

    def __init__(
        self, table: LineTable, keys: Sequence[str], usual: Sequence[str], remember: Callable[[str], None]
    ) -> None:
        """Offer the columns of a table by these keys; `usual` are shown where nothing is remembered."""
        self._table, self._keys, self._usual, self._remember = table, list(keys), list(usual), remember
        self._header = table.horizontalHeader()
        self.menu = QMenu(table)
        self._actions = []
        for place, key in enumerate(keys):
            title = str(table.model().headerData(place, Qt.Orientation.Horizontal))
            action = self.menu.addAction(title)
            action.setCheckable(True)
            action.setEnabled(place > 0)
            action.setData(key)
            self._actions.append(action)
        self.menu.triggered.connect(self._chosen)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._open)
        self._header.sortIndicatorChanged.connect(self._sorted)

    def restore(self, text: str) -> None:
        """Show what was remembered; what no longer exists is left out."""
        shown, _, sort = text.partition(SORT_MARK)
        wanted = [key for key in shown.split(",") if key in self._keys] or self._usual
        self._show({self._keys[0], *wanted})
        key = sort.removeprefix("-")
        if key in self._keys:
            order = Qt.SortOrder.DescendingOrder if sort != key else Qt.SortOrder.AscendingOrder
            self._header.blockSignals(True)  # noqa: FBT003  (Qt's own, without a name)
            self._header.setSortIndicator(self._keys.index(key), order)
            self._header.blockSignals(False)  # noqa: FBT003  (as above)

    def shows(self, key: str) -> bool:
        """Return whether a column is shown."""
        return not self._header.isSectionHidden(self._keys.index(key))

    def is_sorted(self) -> bool:
        """Return whether the user asked for another order than that of the list."""
        return self._header.sortIndicatorSection() > 0

    def sorts_by(self, key: str) -> bool:
        """Return whether the user asked for the order of that column."""
        return self._header.sortIndicatorSection() == self._keys.index(key)

    def text(self) -> str:
        """Return what is to be remembered."""
        shown = ",".join(key for key in self._keys if self.shows(key))
        place = self._header.sortIndicatorSection()
        if place < 0:
            return shown
        descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return f"{shown}{SORT_MARK}{'-' if descending else ''}{self._keys[place]}"

    def _show(self, wanted: set[str]) -> None:
        for place, (key, action) in enumerate(zip(self._keys, self._actions, strict=True)):
            action.setChecked(key in wanted)
            self._header.setSectionHidden(place, key not in wanted)
        self._table.refit()

    @Slot(object)
    def _chosen(self, _action: object) -> None:
        self._show({str(action.data()) for action in self._actions if action.isChecked()})
        self._remember(self.text())

    @Slot(int, object)
    def _sorted(self, _place: int, _order: object) -> None:
        self._remember(self.text())

    @Slot(QPoint)
    def _open(self, place: QPoint) -> None:
        self.menu.popup(self._header.mapToGlobal(place))
