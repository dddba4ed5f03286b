"""A walk through the whole window under the watchdog: `python -m tests.benchmarks.walking FILE`."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)
from shiboken6 import delete

from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings
from onboarding_app.ui import pages
from onboarding_app.ui.ahead import Ahead
from onboarding_app.ui.app import make_application, make_shell
from onboarding_app.ui.files import open_file
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.theme import load_other_fonts
from onboarding_app.ui.widgets.tabs import Tabs
from tests.benchmarks.memory import peak
from tests.benchmarks.watchdog import Watchdog

TODAY = date(2026, 11, 23)
CTRL = Qt.KeyboardModifier.ControlModifier
AHEAD = 3.0
"""Seconds that the user looks at the start page; what is fetched ahead is timed as well."""

SLOWEST = 200
"""Stretches that are told."""

TYPED = "nguyen"


class Walk:
    """Goes everywhere with keys and clicks, each timed."""

    def __init__(self, window: MainWindow, dog: Watchdog) -> None:
        """Walk through this window."""
        self.window, self.dog = window, dog

    def everything(self) -> None:
        """Go through pages, tabs, fields, tables, dialogs, looks."""
        for number, key in enumerate(
            (pages.OVERVIEW, pages.PEOPLE, pages.DUE, pages.TALKS, pages.REPORTS), 1
        ):
            self.act(f"page {key}", self.key(self.window, getattr(Qt.Key, f"Key_{number}"), CTRL))
            self.act(f"page {key} again", lambda key=key: self.window.show_page(key))
            self.page(key)
        for key in (pages.CENTRES, pages.SETTINGS, pages.HELP):
            self.act(f"page {key}", lambda key=key: self.window.show_page(key))
            self.page(key)
        self.search()
        self.person()
        self.talk()
        self.deeds()
        self.dialogs()
        self.looks()
        self.act("close", self.window.close)

    def act(self, step: str, act: Callable[[], object]) -> None:
        """Do one thing."""
        self.dog.act(step, act)

    @staticmethod
    def key(
        widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Callable[[], None]:
        """Return the stroke of a key."""
        return lambda: QTest.keyClick(widget, key, held)

    def page(self, name: str) -> None:
        """Try what stands on the page: tabs, fields, choices, sorting, marking, scrolling."""
        root = self.window.page(name)
        self.fields(root, name)
        for tabs in root.findChildren(Tabs):
            for place in range(len(tabs.findChild(QButtonGroup).buttons())):
                self.act(f"{name}: tab {place}", lambda tabs=tabs, place=place: tabs.show_page(place))
                self.fields(root, f"{name}, tab {place}")

    def fields(self, root: QWidget, name: str) -> None:
        """Type into the fields that are seen, choose of each list, sort and mark each table."""
        for field in visible(root, QLineEdit):
            if isinstance(field.parent(), QComboBox):
                continue
            before = field.text()
            if name.startswith(("settings", "reports")):
                continue
            for letter in TYPED:
                self.act(f"{name}: typing", lambda field=field, letter=letter: QTest.keyClick(field, letter))
            self.act(f"{name}: emptied", lambda field=field, before=before: field.setText(before))
        if not name.startswith("settings"):
            for combo in visible(root, QComboBox):
                first = combo.currentIndex()
                for place in (combo.count() - 1, first):
                    self.act(
                        f"{name}: {combo.accessibleName()}",
                        lambda combo=combo, place=place: choose(combo, place),
                    )
        for table in visible(root, QTableView):
            self.table(table, f"{name}: {table.accessibleName()}")

    def table(self, table: QTableView, name: str) -> None:
        """Scroll, mark all, sort by each column."""
        model: QAbstractItemModel = table.model()
        if not model.rowCount():
            return
        self.act(f"{name}: End", self.key(table, Qt.Key.Key_End, CTRL))
        self.act(f"{name}: page up", self.key(table, Qt.Key.Key_PageUp))
        self.act(f"{name}: all", self.key(table, Qt.Key.Key_A, CTRL))
        if table.isSortingEnabled():
            for column in range(model.columnCount()):
                self.act(
                    f"{name}: sort",
                    lambda column=column: table.sortByColumn(column, Qt.SortOrder.DescendingOrder),
                )
        self.act(f"{name}: Home", self.key(table, Qt.Key.Key_Home, CTRL))

    def search(self) -> None:
        """Search for everything."""
        self.act("search: Ctrl+K", self.key(self.window, Qt.Key.Key_K, CTRL))
        field = QApplication.focusWidget()
        for letter in TYPED:
            self.act("search: typing", lambda letter=letter: QTest.keyClick(field, letter))
        self.act("search: Escape", self.key(field, Qt.Key.Key_Escape))
        self.act("search: emptied", self.key(field, Qt.Key.Key_Escape))

    def person(self) -> None:
        """Open a person and the next, and all their tabs."""
        for worker_id in (1, 2, 700):
            self.act("person: open", lambda worker_id=worker_id: self.window.open_person(worker_id))
        self.page(pages.PERSON)

    def talk(self) -> None:
        """Type a talk, leave and come back."""
        self.act("talk: open", lambda: self.window.open_check_in(2))
        form = self.window.page(pages.CHECK_IN)
        for letter in "Guter Start":
            self.act("talk: typing", lambda letter=letter: QTest.keyClick(form.note, letter))
        self.act("talk: draft kept", form.keep_draft)
        self.act("talk: saved", form.save)

    def deeds(self) -> None:
        """Tick off, take back, do again, from where people do it."""
        self.act("overview: to it", lambda: self.window.show_page(pages.OVERVIEW))
        table = self.window.page(pages.OVERVIEW).due_card.table
        for _ in range(2):
            lines = table.lines_model.lines
            row = next(row for row, it in enumerate(lines) if getattr(it, "action", "") == "complete")
            table.setCurrentIndex(table.model().index(row, 0))
            self.act("overview: tick off", self.key(table, Qt.Key.Key_Return))
            self.act("overview: to it", lambda: self.window.show_page(pages.OVERVIEW))
        self.act("undo", self.window.undo)
        self.act("redo", self.key(self.window, Qt.Key.Key_Y, CTRL))
        self.act("undo", self.window.undo)
        for key in (pages.PEOPLE, pages.DUE, pages.TALKS, pages.REPORTS, pages.OVERVIEW):
            self.act(f"page {key} after changes", lambda key=key: self.window.show_page(key))

    def dialogs(self) -> None:
        """Open each dialog, wait, close it."""
        opened: list[tuple[str, Callable[[], object]]] = [
            ("report", lambda: self.window.open_report("status", 3)),
            ("report retention", lambda: self.window.open_report("retention")),
            ("report due", lambda: self.window.open_report("due")),
            ("import", self.window.open_import),
            ("new person", self.window.open_new_person),
            ("edit person", lambda: self.window.edit_person(3)),
            ("departure", lambda: self.window.record_departure(3)),
            ("export", lambda: self.window.page(pages.PEOPLE).export()),
        ]
        with (
            patch.object(QDialog, "exec", lambda _dialog: 0),
            patch.object(QDialog, "deleteLater", QDialog.show),
        ):
            for name, ask in opened:
                self.act(f"dialog {name}", ask)
                for dialog in self.window.findChildren(QDialog):
                    self.act(f"dialog {name}: closed", dialog.reject)
                    delete(dialog)

    def looks(self) -> None:
        """Change theme, language and size with every page open once."""
        for changed in ({"theme": "dark"}, {"language": "en"}, {"text_scale": 150}, {"text_scale": 100}):
            settings = replace(self.window.settings, **changed)
            self.act(f"look {changed}", lambda settings=settings: self.window.use_settings(settings))
        for width, height in ((900, 700), (1366, 768)):
            self.act("resize", lambda width=width, height=height: self.window.resize(width, height))


def visible(root: QWidget, kind: type) -> list[QWidget]:
    """Return the widgets of a kind that are seen and can be used."""
    return [
        it
        for it in root.findChildren(kind)
        if it.isVisible() and it.isEnabled() and not isinstance(it, QHeaderView)
    ]


def choose(combo: QComboBox, place: int) -> None:
    """Choose an entry as a user does."""
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def main() -> None:
    """Walk, then print what took longest and the memory as JSON."""
    path = Path(sys.argv[1])
    settings = Settings(language="de", theme="light")
    application = make_application(settings)
    texts = Texts(settings.language)
    window = make_shell(application, settings, texts)
    window._keep = lambda _settings: None
    dog = Watchdog()
    dog.act("window", window.show)
    dog.act("fonts", load_other_fonts)
    with patch("onboarding_app.ui.tasks.QEventLoop", dog.loop()):
        dog.act("file opened", lambda: open_file(path, window, texts, lambda: TODAY))
    begun = peak()
    dog.act("fetched ahead", Ahead(window).begin)
    dog.rest(AHEAD)
    Walk(window, dog).everything()
    slowest = [asdict(it) for it in dog.slowest(SLOWEST)]
    print(json.dumps({"slowest": slowest, "begun": begun, "peak": peak(), "turns": len(dog.noted)}))  # noqa: T201 - for the benchmark
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
