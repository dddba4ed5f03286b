"""A watchdog over the thread of the window: how long each act and turn of the event loop keeps it busy."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from onboarding_app.ui.tasks import NAME

LOOK_EVERY = 0.004
"""Seconds between two looks at what the window is doing."""

WORTH_A_LOOK = 0.015
"""Seconds from which on the watchdog notes what takes so long."""

WORTH_A_WAIT = 0.001
"""Seconds that a turn takes if something was done in it."""

CALM = 0.15
"""Seconds without anything to do after which the window counts as calm."""

PATIENCE = 90.0
"""Seconds after which waiting for calm is given up."""

OURS = "onboarding_app"


@dataclass(frozen=True, kw_only=True)
class Busy:
    """One stretch in which the window heard nothing: its step, seconds by the clock and of its thread."""

    step: str
    wall: float
    own: float
    where: str


class Watchdog:
    """Times what the thread of the window does; a thread beside it notes where it stands."""

    def __init__(self) -> None:
        """Watch the thread that calls this."""
        self.noted: list[Busy] = []
        self.step = ""
        self._watched = threading.get_ident()
        self._since: float | None = None
        self._own = 0.0
        self._seen: Counter[str] = Counter()
        threading.Thread(target=self._look, daemon=True, name="watchdog").start()

    def act(self, step: str, act: Callable[[], object]) -> None:
        """Do something as the user would, then let the window work until it is calm."""
        self.step = step
        self._timed(act)
        self.settle()

    def settle(self) -> None:
        """Let the window work until it is calm, each turn of its event loop timed."""
        calm_since = begun = time.perf_counter()
        while time.perf_counter() - calm_since < CALM:
            if self._timed(_turn) or any(it.name == NAME for it in threading.enumerate()):
                calm_since = time.perf_counter()
            if time.perf_counter() - begun > PATIENCE:
                message = f"the window did not come to rest: {self.step}"
                raise AssertionError(message)
            time.sleep(0.001)  # noqa: TID251 - nobody else turns the event loop here

    def rest(self, seconds: float) -> None:
        """Let the window work as long as a user looks at it, then until it is calm."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._timed(_turn)
            time.sleep(0.001)  # noqa: TID251 - as below
        self.settle()

    def slowest(self, count: int) -> list[Busy]:
        """Return the longest stretches, the longest first."""
        return sorted(self.noted, key=lambda it: -it.wall)[:count]

    def loop(self) -> type[QEventLoop]:
        """Return a kind of event loop for one who waits in it: its turns are timed, the wait is not."""
        dog = self

        class Timed(QEventLoop):
            def processEvents(self, _flags: QEventLoop.ProcessEventsFlag) -> bool:  # noqa: N802 - Qt's name
                dog.between(_turn)
                return True

        return Timed

    def between(self, turn: Callable[[], object]) -> None:
        """Time a turn in the middle of a stretch, which ends before it and goes on after it."""
        self._end()
        self._timed(turn)
        time.sleep(0.001)  # noqa: TID251 - as in `settle`
        self._begin()

    def _timed(self, work: Callable[[], object]) -> bool:
        """Do the work and note how long it took; True if it was worth mentioning."""
        self._begin()
        work()
        return self._end() > WORTH_A_WAIT

    def _begin(self) -> None:
        self._seen, self._own = Counter(), time.thread_time()
        self._since = time.perf_counter()

    def _end(self) -> float:
        """Note the stretch that ends now; return how long it was, in seconds."""
        wall, own = time.perf_counter() - (self._since or 0.0), time.thread_time() - self._own
        self._since = None
        where = self._seen.most_common(1)[0][0] if self._seen else ""
        self.noted.append(Busy(step=self.step, wall=wall, own=own, where=where))
        return wall

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)  # noqa: TID251 - a thread of its own
            since = self._since
            if since is not None and time.perf_counter() - since > WORTH_A_LOOK:
                self._seen[_place(self._watched)] += 1


def _turn() -> None:
    """Let the event loop go round once; what was to be deleted later is deleted, as `exec` would do."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _place(thread: int) -> str:
    """Return where a thread stands: the innermost function of ours, and who called it."""
    frame, ours = sys._current_frames().get(thread), []
    while frame is not None and len(ours) < 3:
        if OURS in frame.f_code.co_filename:
            ours.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(ours)
