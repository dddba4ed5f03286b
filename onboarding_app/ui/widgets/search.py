"""One search for everything: people and actions, found while typing, chosen by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from onboarding_app.ui.theme import icon

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: what to show, and what choosing it does."""

    title: str
    detail: str
    open: Callable[[], None]


class _Hits(QAbstractListModel):
    """Shows what was found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{hit.title}  ·  {hit.detail}" if hit.detail else hit.title
        return hit.title if role == Qt.ItemDataRole.EditRole else None


class SearchBox(QLineEdit):
    """A field that shows what it finds below itself; Return opens the first hit."""

    def __init__(self, name: str, colour: QColor, find: Callable[[str], Sequence[Hit]]) -> None:
        """Search by calling `find` with what is typed."""
        super().__init__()
        self._find = find
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", colour), QLineEdit.ActionPosition.LeadingPosition)
        self._model = _Hits(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]  # an overload Qt's stubs leave out
        self._popup = QListView()
        self._popup.setAccessibleName(name)
        completer.setPopup(self._popup)
        self._completer = completer
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._open_first)

    @property
    def hits(self) -> Sequence[Hit]:
        """What was found for the text that stands in the field."""
        return self._model.hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape empty the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._model.show_hits(self._find(text) if text.strip() else ())
        if self._model.hits:
            self._completer.complete()
        else:
            self._popup.hide()

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.hits):
            self._open(self._model.hits[index.row()])

    @Slot()
    def _open_first(self) -> None:
        if self._model.hits and self.text().strip():
            self._open(self._model.hits[0])

    def _open(self, hit: Hit) -> None:
        self._model.show_hits(())
        self.clear()
        hit.open()
