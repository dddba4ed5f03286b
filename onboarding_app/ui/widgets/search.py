"""One search for everything, found while typing, chosen by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from onboarding_app.ui.tasks import Task
from onboarding_app.ui.theme import em, icon

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

PAUSE = 200
"""Milliseconds after the last key before what takes longer is looked for."""

MOST_SEEN = 14
"""Hits that are seen at once; the others scroll."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: what to show, and what choosing it does. By the words `also` it is found too."""

    title: str
    detail: str
    open: Callable[[], None]
    icon: str = ""
    also: str = ""


Find = Callable[[str], Sequence[Hit]]
FoundLater = tuple[Callable[[], Any], Callable[[Any], Sequence[Hit]]]
"""What is done beside the window, and how what it returned is shown."""

Later = Callable[[str], FoundLater]


class _Hits(QAbstractListModel):
    """Shows what was found."""

    def __init__(self, parent: QWidget, colour: QColor) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()
        self._colour = colour

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
        if role == Qt.ItemDataRole.DecorationRole and hit.icon:
            return icon(hit.icon, self._colour, 1.2)
        return hit.title if role == Qt.ItemDataRole.EditRole else None


class SearchBox(QLineEdit):
    """A field that shows what it finds below itself; Return opens the first hit."""

    def __init__(self, name: str, colour: QColor, find: Find, later: Later | None = None) -> None:
        """Search by calling `find` with what is typed, and `later` (if there is one) once typing pauses."""
        super().__init__()
        self._find, self._later = find, later
        self._task: Task | None = None
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", colour), QLineEdit.ActionPosition.LeadingPosition)
        self._model = _Hits(self, colour)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SEEN)
        completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]  # an overload Qt's stubs leave out
        self._popup = QListView()
        self._popup.setAccessibleName(name)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        completer.setPopup(self._popup)
        self._completer = completer
        self.setCompleter(completer)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_further)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._open_first)

    @property
    def hits(self) -> Sequence[Hit]:
        """What was found for the text that stands in the field."""
        return self._model.hits

    def begin(self) -> None:
        """Put the keyboard into the field, and show at once what can be done without typing a name."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._search(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close what was found, then empty the field."""
        if event.key() == Qt.Key.Key_Escape and (self._popup.isVisible() or self.text()):
            self._stop_looking()
            if self._popup.isVisible():
                self._popup.hide()
            else:
                self.clear()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._stop_looking()
        self._show(self._find(text))
        if text.strip() and self._later is not None:
            self._pause.start()

    def _show(self, hits: Sequence[Hit]) -> None:
        self._model.show_hits(hits)
        if hits:
            self._popup.setMinimumWidth(min(self.window().width() - self.x(), em() * 56))
            self._completer.complete()
        else:
            self._popup.hide()

    @Slot()
    def _look_further(self) -> None:
        """Add what is found beside the window, unless something else was typed meanwhile."""
        if self._later is None:
            return
        work, shown = self._later(self.text())
        task = self._task = Task(lambda **_control: work(), self)

        def take(result: object) -> None:
            if task is self._task:
                self._stop_looking()
                if more := shown(result):
                    self._show([*self._model.hits, *more])

        task.succeeded.connect(take)
        task.start()

    def _stop_looking(self) -> None:
        self._pause.stop()
        self._task = None

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.hits):
            self._open(self._model.hits[index.row()])

    @Slot()
    def _open_first(self) -> None:
        if self._model.hits and self.text().strip():
            self._open(self._model.hits[0])

    def _open(self, hit: Hit) -> None:
        self._stop_looking()
        self._model.show_hits(())
        self.clear()
        hit.open()
