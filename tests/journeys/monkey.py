"""A monkey at the keyboard: seeded random keys, clicks and words over all pages, dialogs and menus.

    python -m tests.journeys.monkey --actions 5000 --seed 7   some minutes; tells what it did before a failure

It never saves outside of the data file: dialogs that choose files and printers answer "nothing".
"""

import argparse
import logging
import os
import sys
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from onboarding_app.catalogue import load_catalogue
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.people import people
from onboarding_app.settings import THEMES, Settings
from onboarding_app.storage.backups import check_file
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.tasks import wait_for_all
from onboarding_app.ui.widgets.fields import TextField

TODAY = date(2026, 11, 23)
WORDS = ("Nguyễn", "2026-12-01", "31.02.2027", "7", "أحمد", "<b>&", "%s {0}", "Ä" * 300, "", " ", "-1", "🙂")
SIZES = ((1366, 768), (640, 420), (1920, 1080), (800, 1000))
KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in "Tab Tab Tab Backtab Return Space Escape Up Down Down Left Right PageUp PageDown Home End "
    "Delete Backspace F1 1 3 5 A W N M B O Question".split()
)
WITH_CTRL = tuple(getattr(Qt.Key, f"Key_{name}") for name in "1 2 3 4 5 6 K Z Z Y G P N S Comma".split())
REMEMBERED = 40
"""Actions that are told when something went wrong."""

MOST_UNDONE = 100
"""Actions that are undone at the end, the latest first."""

OFFSCREEN = "This plugin does not support"
"""Begins what Qt says where there is no screen, which is nobody's fault."""

DEEPEST = 2
"""Dialogs over each other in which the monkey still acts."""


class Monkey:
    """Acts on one window; the same seed does the same on the same data."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        """Hold the keyboard."""
        self.window, self.random = window, Random(seed)  # noqa: S311 - a monkey, no secret
        self.log: deque[str] = deque(maxlen=REMEMBERED)
        self.errors: list[str] = []
        self._depth = 0
        self._acts: tuple[tuple[Callable[[QWidget], str], int], ...] = (
            (self._key, 40),
            (self._type, 12),
            (self._click, 20),
            (self._cell, 14),
            (self._combo, 8),
            (self._page, 6),
            (self._resize, 2),
            (self._settings, 1),
            (self._leave_a_talk, 1),
        )

    def walk(self, steps: int) -> None:
        """Do so many things; stop at the first error."""
        menus = QTimer(self.window, interval=15)
        menus.timeout.connect(self._menu)
        menus.start()
        with tamed(self):
            for number in range(steps):
                self.step(self.window)
                if number % 20 == 0:
                    QTest.qWait(30)
                if self.errors:
                    break
            menus.stop()
            self._take_all_back()
            wait_for_all()
            QTest.qWait(50)
        menus.deleteLater()

    def _take_all_back(self) -> None:
        """Undo what was done, do it again, and undo it once more: each time the pages follow."""
        workspace = self.window.workspace
        for replay in (workspace.undo, workspace.redo, workspace.undo):
            done = 0
            while not self.errors and done < MOST_UNDONE and replay() is not None:
                done += 1
                QApplication.processEvents()
            self.log.append(f"{replay.__name__} {done} times")

    def step(self, root: QWidget) -> None:
        """Do one thing to a window or a dialog."""
        popup = QApplication.activePopupWidget()
        if popup is not None and self.random.random() < 0.5:
            popup.close()
        acts, weights = zip(*self._acts[: 5 if root is not self.window else None], strict=True)
        [act] = self.random.choices(acts, weights)
        self.log.append(act.__name__)
        self.log[-1] += f" {act(root)}"
        QApplication.processEvents()

    def play(self, dialog: QDialog) -> int:
        """Do some things to a dialog, then close it."""
        if self._depth >= DEEPEST:
            return 0
        self._depth += 1
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        for _ in range(self.random.randint(1, 8)):
            if dialog.isVisible():
                self.step(dialog)
        if dialog.isVisible():
            self._leave_a_form(dialog)
        dialog.hide()
        self._depth -= 1
        return dialog.result()

    def _leave_a_form(self, dialog: QDialog) -> None:
        """Type into a form and leave it: it stays open, and says that something would be lost."""
        field = self._one_of(dialog, TextField) if isinstance(dialog, FormDialog) else None
        if isinstance(field, TextField) and not field.isReadOnly() and field in dialog.fields.values():
            field.setText(f"Halb getippt {self.random.random()}"[: field.maxLength()])
            dialog.reject()
            if not dialog.isVisible():
                self.errors.append(f"a form lost what was typed: {dialog.windowTitle()!r}")
        dialog.reject()

    def _key(self, root: QWidget) -> str:
        control = self.random.random() < 0.2
        key = self.random.choice(WITH_CTRL if control else KEYS)
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._focused(root), key, held)
        return f"{'Ctrl+' if control else ''}{key.name}"

    def _type(self, root: QWidget) -> str:
        word, field = self.random.choice(WORDS), self._focused(root)
        if isinstance(field, QLineEdit):
            field.insert(word)
            field.textEdited.emit(field.text())
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(word)
        return repr(word[:12])

    def _click(self, root: QWidget) -> str:
        button = self._one_of(root, QAbstractButton)
        if button is None:
            return "nothing"
        name = button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return name

    def _cell(self, root: QWidget) -> str:
        table = self._one_of(root, QAbstractItemView)
        model = table.model() if table is not None else None
        if table is None or model is None or not model.rowCount():
            return "nothing"
        row, column = self.random.randrange(model.rowCount()), self.random.randrange(columns_of(model))
        index, name = model.index(row, column), table.accessibleName()
        table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        place = table.visualRect(index).center()
        if self.random.random() < 0.2:
            table.customContextMenuRequested.emit(place)
        elif self.random.random() < 0.3:
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        else:
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return f"{name} {row},{column}"

    def _combo(self, root: QWidget) -> str:
        combo = self._one_of(root, QComboBox)
        if combo is None or not combo.count():
            return "nothing"
        name = combo.accessibleName()
        combo.setCurrentIndex(self.random.randrange(combo.count()))
        combo.activated.emit(combo.currentIndex())
        return name

    def _page(self, _root: QWidget) -> str:
        key = self.random.choice([*pages.MAKERS, pages.PERSON, pages.PERSON])
        everybody = self._people()
        if key == pages.PERSON and everybody:
            self.window.open_person(self.random.choice(everybody))
        elif key == pages.CHECK_IN and everybody:
            self.window.open_check_in(self.random.choice(everybody))
        elif key not in {pages.PERSON, pages.CHECK_IN}:
            self.window.show_page(key)
        return key

    def _resize(self, _root: QWidget) -> str:
        size = self.random.choice(SIZES)
        self.window.resize(*size)
        return str(size)

    def _settings(self, _root: QWidget) -> str:
        language, theme = self.random.choice(LANGUAGES), self.random.choice(THEMES)
        scale = self.random.choice((100, 200))
        self.window.use_settings(
            replace(self.window.settings, language=language, theme=theme, text_scale=scale)
        )
        return f"{language} {theme} {scale}"

    def _leave_a_talk(self, _root: QWidget) -> str:
        """Type into a talk, go elsewhere, come back: nothing of it is lost."""
        everybody = self._people()
        if not everybody:
            return "nothing"
        who, words = self.random.choice(everybody), f"Notiz {self.random.random()}"
        self.window.open_check_in(who)
        self.window.page(pages.CHECK_IN).note.setPlainText(words)
        self.window.show_page(pages.OVERVIEW)
        self.window.use_settings(self.window.settings)
        self.window.open_check_in(who)
        kept = self.window.page(pages.CHECK_IN).note.toPlainText()
        if kept != words:
            self.errors.append(f"a talk lost what was typed: {words!r} became {kept!r}")
        return words

    def _menu(self) -> None:
        """Choose something of a menu that is open, or close it."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            actions = [it for it in menu.actions() if it.isEnabled() and not it.isSeparator()]
            action = self.random.choice(actions) if actions and self.random.random() < 0.5 else None
            self.log.append(f"menu {action.text() if action else 'closed'}")
            menu.close()
            if action is not None:
                action.trigger()

    def _people(self) -> list[int]:
        database = self.window.workspace.database
        return [line.id for line in people(database, today=TODAY, limit=30)]

    def _focused(self, root: QWidget) -> QWidget:
        focused = QApplication.focusWidget()
        return focused if focused is not None and root.isAncestorOf(focused) else root

    def _one_of(self, root: QWidget, kind: type) -> QWidget | None:
        found = [
            it
            for it in root.findChildren(kind)
            if it.isVisible() and it.isEnabled() and not isinstance(it, QHeaderView)
        ]
        return self.random.choice(found) if found else None


def columns_of(model: QAbstractItemModel) -> int:
    """Return how many columns a model has; a list of texts keeps it to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


@contextmanager
def tamed(monkey: Monkey) -> Iterator[None]:
    """Let dialogs be played with, files and printers answer nothing, and errors be told to the monkey.

    An error is also what a thread beside the window raises, what Qt warns of, and what goes to the log.
    """

    def note(kind: type[BaseException], error: BaseException, trace: object) -> None:
        monkey.errors.append("".join(traceback.format_exception(kind, error, trace)))

    def played(dialog: QDialog) -> int:
        return monkey.play(dialog)

    def heard(kind: QtMsgType, _place: object, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not words.startswith(OFFSCREEN):
            monkey.errors.append(f"Qt says: {words}")

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            monkey.errors.append(self.format(record))

    ear, before = Ear(logging.WARNING), qInstallMessageHandler(heard)
    logging.getLogger().addHandler(ear)
    nothing = staticmethod(lambda *_args, **_named: ("", ""))
    monkey.window.workspace.crashed = lambda error: note(type(error), error, error.__traceback__)
    with (
        patch.object(QFileDialog, "getOpenFileName", nothing),
        patch.object(QFileDialog, "getOpenFileNames", staticmethod(lambda *_args, **_named: ([], ""))),
        patch.object(QFileDialog, "getSaveFileName", nothing),
        patch.object(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args, **_named: "")),
        patch.object(QDesktopServices, "openUrl", staticmethod(lambda _url: True)),
        patch.object(QPrintDialog, "exec", lambda _dialog: 0),
        patch.object(QMessageBox, "exec", lambda _box: 0),
        patch.object(QDialog, "exec", played),
        patch.object(sys, "excepthook", note),
        patch.object(sys, "unraisablehook", lambda it: note(it.exc_type, it.exc_value, it.exc_traceback)),
        patch.object(threading, "excepthook", lambda it: note(it.exc_type, it.exc_value, it.exc_traceback)),
    ):
        try:
            yield
        finally:
            logging.getLogger().removeHandler(ear)
            qInstallMessageHandler(before)


def told(monkey: Monkey) -> str:
    """Return what the monkey did last, and what went wrong."""
    return "\n".join([*monkey.log, *monkey.errors])


def main() -> None:
    """Walk for long, on made-up people in a folder that is thrown away."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--actions", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=1)
    wanted = asked.parse_args()
    catalogue = load_catalogue()
    with tempfile.TemporaryDirectory() as folder:
        place = make_demo_file(
            Path(folder) / "demo.ankerpunkt", catalogue, workers=23, seed=1, today=TODAY, who="M"
        )
        with open_database(place, who="M", now=lambda: datetime(2026, 11, 23, 8, tzinfo=UTC)) as database:
            settings = Settings(language="de", theme="light")
            window = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
            window.show()
            monkey = Monkey(window, wanted.seed)
            monkey.walk(wanted.actions)
            good = check_file(database).is_good
            window.close()
            if not monkey.errors:
                again = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
                again.show()
                after = Monkey(again, wanted.seed)
                after.walk(20)  # what was left behind opens again
                monkey.errors += after.errors
                again.close()
    if monkey.errors or not good:
        sys.exit(f"{told(monkey)}\ndata file good: {good}")
    print(f"{wanted.actions} actions, seed {wanted.seed}: no error, data file good")  # noqa: T201 - what the command is for


if __name__ == "__main__":
    main()
