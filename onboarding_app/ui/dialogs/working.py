"""Long work that has to end before one goes on: done beside the window, with progress and a way out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from onboarding_app.ui.tasks import Task
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.workspace import Workspace


class WorkingDialog(QDialog):
    """Shows how far the work is; accepted when it has ended well, and then `result` is what it found."""

    def __init__(
        self, title: str, work: Callable[..., Any], workspace: Workspace, parent: QWidget | None
    ) -> None:
        """Prepare to do `work(progress=, cancelled=)`; it begins when the dialog is shown."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._workspace = workspace
        self.found: Any = None
        texts = workspace.texts
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("Progress"))
        self.progress.setRange(0, 0)
        self.stop_button = button(texts("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(label(title, "title", wrap=True))
        layout.addWidget(self.progress)
        layout.addWidget(row(None, self.stop_button))
        self._task = Task(work, self)
        self._task.progressed.connect(self._tell)
        self._task.succeeded.connect(self._end)
        self._task.refused.connect(self._refuse)
        self._task.crashed.connect(self._crash)
        self.stop_button.clicked.connect(self.reject)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin the work."""
        super().showEvent(event)
        self._task.start()

    @Slot()
    def reject(self) -> None:
        """Ask the work to stop; the dialog closes when it has."""
        self.stop_button.setEnabled(False)
        self._task.cancel()

    def _tell(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _end(self, found: object) -> None:
        self.found = found
        self.accept()

    def _refuse(self, error: Any) -> None:  # noqa: ANN401 - what a signal hands over
        self._workspace.refuse(error)
        super().reject()

    def _crash(self, error: Any) -> None:  # noqa: ANN401 - as above
        self._workspace.crashed(error)
        super().reject()


def done_beside(title: str, work: Callable[..., Any], workspace: Workspace, parent: QWidget | None) -> Any:  # noqa: ANN401 - what the work finds
    """Do work beside the window; return what it found, None where it was stopped or refused."""
    dialog = WorkingDialog(title, work, workspace, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.found
