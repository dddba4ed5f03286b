"""Long work: done beside the window, with progress and cancel, its result told on the GUI thread."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

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
        self._thread = Thread(target=self._run, name="long work")
        self.destroyed.connect(self._stop.set)

    def start(self) -> None:
        """Begin; the result comes by signal."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until the work has ended."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            result = self._work(progress=self._tell_progress, cancelled=self._stop.is_set)
        except UserError as error:
            self._tell("refused", error)
        except Exception as error:  # noqa: BLE001 - told to the window, which logs it
            self._tell("crashed", error)
        else:
            self._tell("succeeded", result)

    def _tell_progress(self, done: int, total: int) -> None:
        if isValid(self):
            self.progressed.emit(done, total)

    def _tell(self, name: str, value: object) -> None:
        """Tell how it ended, unless the window that asked is gone."""
        if isValid(self):
            getattr(self, name).emit(value)
