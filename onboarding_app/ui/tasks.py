"""Long work: done beside the window, with progress and cancel, its result told on the GUI thread."""

import gc
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from threading import enumerate as all_threads
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from onboarding_app.domain.errors import UserError

NAME = "long work"
"""What the threads of tasks are called."""

LOOK_EVERY = 20
"""Milliseconds between two looks at what the work has to tell."""

COLLECT_EVERY = 200
"""Milliseconds between two looks whether there is garbage to collect."""

AFTER_PAINT = 30
"""Milliseconds that a page gets to be painted before what may come after it begins."""


class Task(QObject):
    """One piece of long work.

    The thread that does it never touches Qt: a timer of the window fetches its news.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, work: Callable[..., Any], parent: QObject | None = None) -> None:
        """Prepare to call `work(progress=, cancelled=)`; `start` begins."""
        super().__init__(parent)
        self._stop, self._news = Event(), SimpleQueue[tuple[str, Any]]()
        self._thread = Thread(target=_done, args=(work, self._stop, self._news), name=NAME)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; the result comes by signal."""
        collect_here()
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until the work has ended; what it told last is told now."""
        if self._thread.is_alive():
            self._thread.join()
        self._look()

    def _look(self) -> None:
        """Tell what the work has told since the last look."""
        while True:
            try:
                name, value = self._news.get_nowait()
            except Empty:
                return
            if name == "progressed":
                self.progressed.emit(*value)
            else:
                self._timer.stop()
                getattr(self, name).emit(value)


class Collector(QTimer):
    """Collects garbage on the thread of the window, and nowhere else.

    Python collects on whatever thread happens to need memory. Where long work does, it would destroy
    widgets that nobody uses any more away from Qt's own thread, and the program would crash.
    What stood there before, modules above all, is in use for good: it is set aside, for to look through it
    again and again stops the window.
    """

    def __init__(self, parent: QObject) -> None:
        """Take over from Python."""
        super().__init__(parent, interval=COLLECT_EVERY)
        gc.disable()
        gc.freeze()
        self.timeout.connect(self._collect)

    @staticmethod
    def _collect() -> None:
        """Collect when and as far as Python itself would."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [generation for generation, (count, most) in enumerate(pairs) if count > most]
        if full:
            gc.collect(full[-1])


def collect_here() -> None:
    """See to it that garbage is collected on the thread of the window from now on."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collector) is None:
        Collector(application).start()


def wait_for_all() -> None:
    """Wait until no long work is going on, so that the data file can be closed."""
    for thread in all_threads():
        if thread.name == NAME:
            thread.join()


def _done(work: Callable[..., Any], stop: Event, news: SimpleQueue[tuple[str, Any]]) -> None:
    """Do the work and tell how it ended; runs on a thread of its own."""
    try:
        result = work(
            progress=lambda done, total: news.put(("progressed", (done, total))), cancelled=stop.is_set
        )
    except UserError as error:
        news.put(("refused", error))
    except Exception as error:  # noqa: BLE001 - told to the window, which logs it
        news.put(("crashed", error))
    else:
        news.put(("succeeded", result))
