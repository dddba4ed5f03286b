"""A scripted user who has a keyboard and nothing else: real key events to whatever holds the keyboard.

A journey is a generator: it yields what the user does next (`Press`, `Type`, `Wait`, `Step`) and is told of
the window what a user would see. Between two keys the window comes to rest, also inside of open dialogs.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from onboarding_app.ui.tasks import NAME as LONG_WORK

PAUSE, REST = 1, 25
"""Milliseconds between two letters, and after a key."""

CALM = 2
"""Rests without work beside the window until what it found is seen."""

KEY, THOUGHT = 0.28, 1.35
"""Seconds for a key and for a thought before a step, as the keystroke-level model has them for most."""

FRAMED = (Qt.WindowType.Window, Qt.WindowType.Dialog)

PATIENCE = 400
"""So often it is looked whether what a user waits for is there, each time after a rest."""


@dataclass(frozen=True)
class Press:
    """Keys as one writes them, several times: "Ctrl+K", "Tab"."""

    keys: str
    times: int = 1


@dataclass(frozen=True)
class Type:
    """A text, letter by letter."""

    text: str


@dataclass(frozen=True)
class Wait:
    """Look at the window until something is seen; `words` say what."""

    words: str
    seen: Callable[[], object]


@dataclass(frozen=True)
class Step:
    """The user has done something whole: what, in words."""

    words: str


Deed = Press | Type | Wait | Step
Journey = Iterator[Deed]


@dataclass
class Told:
    """One step as it was played: what was done, by which keys, how many of them."""

    words: str
    keys: list[str] = field(default_factory=list)
    presses: int = 0

    @property
    def seconds(self) -> float:
        """How long somebody needs for it who knows the way; what is read or talked meanwhile comes on top."""
        return THOUGHT + KEY * self.presses


class LostError(AssertionError):
    """The user waited for something that never came, or pressed a key that nothing listened to."""


class Keyboard:
    """Plays a journey; `look` is called after each step with what was done."""

    def __init__(self, look: Callable[[Told], object] = lambda _step: None, patience: int = PATIENCE) -> None:
        """Have pressed no key yet."""
        self.steps: list[Told] = []
        self._look, self._now, self._patience = look, Told(""), patience
        self._loop = QEventLoop()
        self._waited = self._calm = 0
        self._seen: list[QWidget] = []
        self._waiting: Wait | None = None
        self._letters: list[str] = []
        self._error: BaseException | None = None

    @property
    def presses(self) -> int:
        """How many keys were pressed; a key that is held with another counts once."""
        return sum(step.presses for step in self.steps)

    @property
    def seconds(self) -> float:
        """How long all steps take."""
        return sum(step.seconds for step in self.steps)

    def play(self, journey: Journey, begin: Callable[[], object] = lambda: None) -> None:
        """Let something begin, which may block as dialogs do, and play the journey to its end.

        Raises:
            LostError: what the user waited for never came.
        """
        self._journey = journey
        QTimer.singleShot(REST, self._go_on)
        QTimer.singleShot(0, begin)
        self._loop.exec()
        if self._error is not None:
            raise self._error

    def _go_on(self) -> None:
        """Do the next thing and come back; a key that opens a dialog returns only when that is closed."""
        works = any(thread.name == LONG_WORK for thread in threading.enumerate())
        self._calm = 0 if works else self._calm + 1
        if self._calm < CALM and not self._letters:
            QTimer.singleShot(REST, self._go_on)
            return
        self._put_on_top()
        try:
            do = self._next()
        except BaseException as error:  # noqa: BLE001 - told by `play`, not by the event loop
            self._error = error
            self._end()
            return
        if do is None:
            self._end()
            return
        QTimer.singleShot(PAUSE if self._letters else REST, self._go_on)
        do()

    def _next(self) -> Callable[[], object] | None:
        """Return what to do now, None at the end."""
        if self._letters:
            return self._letter
        if self._waiting is not None:
            return self._look_out(self._waiting)
        deed = next(self._journey, None)
        match deed:
            case Press():
                return lambda: self._press(deed)
            case Type():
                self._letters = list(deed.text)
                self._now.keys.append(f"“{deed.text}”")
                return self._letter
            case Wait():
                self._waiting, self._waited = deed, 0
                return self._look_out(deed)
        return (lambda: self._tell(deed)) if isinstance(deed, Step) else None

    def _press(self, deed: Press) -> None:
        self._now.keys.append(deed.keys if deed.times == 1 else f"{deed.times} × {deed.keys}")
        self._now.presses += deed.times
        combination = QKeySequence(deed.keys)[0]
        for _ in range(deed.times):
            _click(combination)

    def _letter(self) -> None:
        self._now.presses += 1
        _type(self._letters.pop(0))

    def _look_out(self, wait: Wait) -> Callable[[], object]:
        if wait.seen():
            self._waiting = None
        elif self._waited >= self._patience:
            raise LostError(f"never seen: {wait.words}; last: {self._now.keys or self.steps[-1:]}")
        self._waited += 1
        return lambda: None

    def _tell(self, step: Step) -> None:
        told, self._now = self._now, Told("")
        told.words = step.words
        self.steps.append(told)
        self._look(told)

    def _put_on_top(self) -> None:
        """Make a dialog that opened, or else what lies below, the active one: here is no system that does."""
        shown = [it for it in QApplication.topLevelWidgets() if it.isVisible() and it.windowType() in FRAMED]
        fresh = [it for it in shown if it not in self._seen]
        self._seen = shown
        top = next(iter(fresh), None) or QApplication.activeModalWidget() or QApplication.activeWindow()
        top = top or next((it for it in shown if isinstance(it, QMainWindow)), None)
        if top is not None and not top.isActiveWindow():
            top.activateWindow()
            QApplication.processEvents()

    def _end(self) -> None:
        """Close what a lost user left open, and return."""
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            if dialog.isVisible():
                dialog.hide()
        self._loop.quit()


def _click(combination: QKeyCombination) -> None:
    QTest.keyClick(_holds_the_keyboard(), combination.key(), combination.keyboardModifiers())


def _type(letter: str) -> None:
    """Type a letter, also one that Qt's test keyboard does not have."""
    held = _holds_the_keyboard()
    if letter.isascii():
        QTest.keyClicks(held, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(held, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _holds_the_keyboard() -> QWidget:
    """Return what gets the next key: a list or menu that is open, the dialog on top, or the window."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    held = QApplication.focusWidget() or QApplication.activeWindow()
    if held is None:
        raise LostError("nothing holds the keyboard")
    return held
