"""Long work: done beside the window, with progress and cancel, its result told on the GUI thread."""

import gc
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Event, Thread
from threading import enumerate as all_threads
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QMetaObject, QObject, Qt, QTimer, Signal

from onboarding_app.domain.errors import UserError

Result = TypeVar("Result")

NAME = "long work"
"""What the threads of tasks are called."""

LOOK_EVERY = 20
"""Milliseconds between two looks at what the work has to tell."""

HAND_OVER_EVERY = 0.0005
"""Seconds after which long work hands the interpreter over to the window when the window asks for it.

Python's own 5 ms are waited for at each return from Qt: painting one table would take three times as long.
"""

COLLECT_EVERY = 200
"""Milliseconds between two looks whether there is garbage to collect."""

COLLECT_AT_WORK = 20
"""The same while long work is done."""

FEW = 5
"""Looks at what is new before one at what those looks left."""

CALM = 5_000
"""Milliseconds without anything to do after which the window counts as calm."""

IDLE = 0.005
"""Seconds that the window may be busy between two looks and still have nothing to do."""

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
        sys.setswitchinterval(HAND_OVER_EVERY)
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
    To look through everything stops the window, so it is done while the window has nothing to do; until
    then what was found in use, modules above all, is set aside. While long work makes many new things, they
    are looked through often, for then there are few of them each time.
    """

    of: ClassVar[QCoreApplication | None] = None
    """The program that one runs in; to look among its children would load all that PySide knows of styles."""

    def __init__(self, parent: QCoreApplication) -> None:
        """Take over from Python."""
        super().__init__(parent, interval=COLLECT_EVERY)
        Collector.of = parent
        gc.disable()
        gc.freeze()
        self._used, self._calm, self._waits = time.thread_time(), 0, False
        self.timeout.connect(self._collect)

    def _collect(self) -> None:
        works = any(thread.name == NAME for thread in all_threads())
        wanted = COLLECT_AT_WORK if works else COLLECT_EVERY
        if self.interval() != wanted:
            self.setInterval(wanted)
        self._collect_new()
        used = time.thread_time()
        self._calm = 0 if works or used - self._used > IDLE else self._calm + COLLECT_EVERY
        self._used = used
        if self._waits and self._calm >= CALM:
            self._waits = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _collect_new(self) -> None:
        """Look through what is new; what was found in use twice is set aside, so that it is never much."""
        young, middle, _old = gc.get_count()
        if middle > FEW:
            gc.collect(1)
            gc.freeze()
            self._waits = True
        elif young > gc.get_threshold()[0]:
            gc.collect(0)


def collect_here() -> None:
    """See to it that garbage is collected on the thread of the window from now on."""
    application = QCoreApplication.instance()
    if application is not None and application is not Collector.of:
        Collector(application).start()


def done_beside(work: Callable[[], Result]) -> Result:
    """Do what the program cannot go on without; the window is painted meanwhile, but hears no input.

    Returns what the work returns, and raises what it raises.
    """
    collect_here()
    sys.setswitchinterval(HAND_OVER_EVERY)
    loop, outcome = QEventLoop(), Future[Result]()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:  # noqa: BLE001 - raised again on the thread of the window
            outcome.set_exception(error)
        QMetaObject.invokeMethod(loop, "quit", Qt.ConnectionType.QueuedConnection)  # awakes it

    Thread(target=run, name=NAME).start()
    flags = QEventLoop.ProcessEventsFlag
    while not outcome.done():
        loop.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
    return outcome.result()


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
