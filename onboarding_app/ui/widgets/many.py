"""Several of a list of values, each with a box to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

LINES = 6
"""Lines that are seen at once."""


class ManyField(QListWidget):
    """A list in which Space or a click ticks a value."""

    edited = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        """Offer (value, word) pairs, none of them ticked."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self._values = [value for value, _ in choices]
        for _, word in choices:
            item = QListWidgetItem(word, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.itemChanged.connect(lambda _item: self.edited.emit())

    @property
    def value(self) -> tuple[object, ...]:
        """The ticked values, in their order."""
        ticked = (self.item(place).checkState() is Qt.CheckState.Checked for place in range(self.count()))
        return tuple(value for value, is_ticked in zip(self._values, ticked, strict=True) if is_ticked)

    def fill(self, value: object) -> None:
        """Tick these values alone; None ticks none."""
        wanted = value if isinstance(value, tuple) else ()
        for place, each in enumerate(self._values):
            states = Qt.CheckState
            self.item(place).setCheckState(states.Checked if each in wanted else states.Unchecked)

    def problem(self) -> bool:
        """Whether what is ticked cannot be."""
        return False

    def sizeHint(self) -> QSize:
        """Return room for some lines."""
        line = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(super().sizeHint().width(), LINES * line + 2 * self.frameWidth())
