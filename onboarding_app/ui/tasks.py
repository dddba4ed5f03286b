"""Long work: done by one worker beside the window, with progress and cancel, its result told on the GUI thread."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from onboarding_app.domain.errors import UserError


class Task(QObject):
    """One piece of long work. Its signals arrive on the thread that made it."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, work: Callable[..., Any], parent: QObject | None = None) -> None:
        """Prepare to call `work(progress=, cancelled=)`; `start` begins."""
        super().__init__(parent)
        self._work = work
        self._stop = Event()

    def start(self) -> None:
        """Begin; the result comes by signal."""
        QThreadPool.globalInstance().start(_Runner(self))

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._stop.set()

    def run(self) -> None:
        """Do the work; called by the worker's thread."""
        try:
            result = self._work(progress=self.progressed.emit, cancelled=self._stop.is_set)
        except UserError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - told to the window, which logs it
            self.crashed.emit(error)
        else:
            self.succeeded.emit(result)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    @Slot()
    def run(self) -> None:
        self._task.run()
