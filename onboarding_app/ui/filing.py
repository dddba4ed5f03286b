"""Files that are dropped or pasted onto a table, or chosen: read and filed beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QWidget

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import UserError
from onboarding_app.services.filing import LARGEST_DOCUMENT
from onboarding_app.ui.tasks import Task
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.errors import error_sentence

Store = Callable[[str, bytes], Changes]
"""Files one paper by its name and bytes."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: what it changed, or why it was not filed."""

    name: str
    changes: Changes | None = None
    error: UserError | None = None


class FileDrop(QObject):
    """Takes files that are dropped onto a widget, or pasted where the keyboard stands on it."""

    dropped = Signal(object, object)
    """The paths, and where on the widget (None: pasted)."""

    def __init__(self, widget: QWidget) -> None:
        """Let files be dropped onto that widget; of a table also onto its lines."""
        super().__init__(widget)
        for part in (widget, *([widget.viewport()] if isinstance(widget, QAbstractItemView) else [])):
            part.setAcceptDrops(True)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what holds files, and leave the rest to the widget."""
        kind = event.type()
        if isinstance(event, QDropEvent) and (paths := files_in(event.mimeData())):
            event.acceptProposedAction()
            if kind == QEvent.Type.Drop:
                self.dropped.emit(paths, event.position().toPoint())
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            if is_paste and (paths := files_in(QGuiApplication.clipboard().mimeData())):
                self.dropped.emit(paths, None)
                return True
        return super().eventFilter(watched, event)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this PC that somebody drags or has copied."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


def choose_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Ask for files."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title)
    return tuple(map(Path, chosen))


class Filing:
    """Files papers for one page, one after the other beside the window, and tells what became of them."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """File into the file that the window has open."""
        self._workspace, self._parent = workspace, parent

    def file(self, paths: Sequence[Path], store: Store) -> Task:
        """File these papers; each is its own deed, so that one that is refused keeps no other out."""
        workspace = self._workspace

        def work(**_control: object) -> list[Outcome]:
            return [_filed(path, store) for path in paths]

        task = Task(work, self._parent)
        task.succeeded.connect(self._tell)
        task.crashed.connect(workspace.crashed)
        task.succeeded.connect(task.deleteLater)
        task.start()
        return task

    def _tell(self, outcomes: Sequence[Outcome]) -> None:
        workspace = self._workspace
        for outcome in outcomes:
            if outcome.changes is not None:
                workspace.tell(outcome.changes)
        refused = [
            f"{outcome.name}: {error_sentence(outcome.error, workspace.texts)}"
            for outcome in outcomes
            if outcome.error is not None
        ]
        unread = [it.name for it in outcomes if it.changes is None and it.error is None]
        texts = workspace.texts
        refused += [texts("“{file}” cannot be read. Nothing was filed.", file=name) for name in unread]
        if refused:
            workspace.failed.emit("\n".join(refused))


def _filed(path: Path, store: Store) -> Outcome:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_DOCUMENT + 1)
        return Outcome(path.name, store(path.name, data))
    except UserError as error:
        return Outcome(path.name, error=error)
    except OSError:
        return Outcome(path.name)
