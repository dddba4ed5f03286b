"""The data file of the window: another one, a new one, a backup now."""

# ruff: noqa: PLC0415 - imports where they are used: SQL costs time that the first paint should not wait for

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton

from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts
from onboarding_app.ui import pages
from onboarding_app.ui.places import ENDING, free_place, with_ending
from onboarding_app.ui.tasks import Task, done_beside
from onboarding_app.ui.widgets.cards import button
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.catalogue import Catalogue
    from onboarding_app.services.state import FileState
    from onboarding_app.storage.database import Database
    from onboarding_app.ui.main_window import MainWindow

KEYS = {"open": "Ctrl+O", "new": "Ctrl+Shift+N", "backup": "Ctrl+Shift+S"}
"""The keys of what can be done with files."""


def open_file(path: Path, window: "MainWindow", texts: Texts, today: Callable[[], date]) -> bool:
    """Show a data file in place of the open one and remember it; tell the user where that is not possible."""
    known = window.workspace
    if known is not None and known.database.path == path.resolve():
        window.say(texts("This data file is open already."))
        return False
    try:
        database, catalogue = done_beside(partial(_opened, path))
    except UserError as error:
        from onboarding_app.wording.errors import error_sentence

        QMessageBox.warning(window, "Ankerpunkt", error_sentence(error, texts))
        return False
    window.let_go()
    window.open(Workspace(database, catalogue, texts, today))
    if window.settings.last_file != str(database.path):
        window.remember(replace(window.settings, last_file=str(database.path)))
    return True


def _opened(path: Path) -> tuple["Database", "Catalogue"]:
    """Open a data file, an older one is brought up to date; read the catalogue, load the first page."""
    import onboarding_app.ui.screens.overview  # noqa: F401 - its modules, which the window would wait for
    from onboarding_app.services.own_centres import current_catalogue
    from onboarding_app.storage.database import open_database

    return open_database(path, now=_now), current_catalogue()


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the edge reads the clock


class Files:
    """What the user can do with data files from the window: by key, by the menu at its foot, by search."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to the keys of this window."""
        self._window = window
        self._task: Task | None = None
        for name, act in (("open", self.open_other), ("new", self.make_new), ("backup", self.back_up)):
            QShortcut(QKeySequence(KEYS[name]), window).activated.connect(act)

    def deeds(self, texts: Texts) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """Return what can be done: its word, its key as shown, and what does it."""
        ctrl, shift = texts("Ctrl+{key}", key=""), texts("Shift+")
        return (
            (texts("Open another data file …"), f"{ctrl}O", self.open_other),
            (texts("New data file …"), f"{ctrl}{shift}N", self.make_new),
            (texts("Back up now …"), f"{ctrl}{shift}S", self.back_up),
            (texts("Restore a backup …"), "", self.restore),
        )

    def menu_button(self, texts: Texts) -> QPushButton:
        """Return a button with a menu of what can be done."""
        made = button(f"{texts('Data file')} ▾", role="link", name=texts("Data file: open, new, back up"))
        menu = QMenu(made)
        for word, key, act in self.deeds(texts):
            menu.addAction(f"{word}\t{key}" if key else word).triggered.connect(
                lambda _checked=False, do=act: do()
            )
        made.setMenu(menu)
        return made

    def open_other(self) -> None:
        """Let a data file be chosen and show it; the open one stays where that is not possible."""
        workspace, texts = self._window.workspace, self._window.texts
        if workspace is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, texts("Open a data file"), str(workspace.database.path.parent), _kinds(texts)
        )
        if chosen:
            open_file(Path(chosen), self._window, texts, workspace.today)

    def make_new(self) -> None:
        """Let a data file be made by the assistant, and show it."""
        workspace, window = self._window.workspace, self._window
        if workspace is None:
            return
        begun = pages.first_run(window, workspace.catalogue, window.texts, workspace.today)
        if begun is not None and open_file(begun[0], window, window.texts, workspace.today):
            pages.begin_with(window, begun[1])

    def back_up(self) -> None:
        """Ask where to, and write a whole copy beside the window."""
        workspace, texts = self._window.workspace, self._window.texts
        if workspace is None:
            return
        path = workspace.database.path
        name = texts("{name} backup {day}", name=path.stem, day=workspace.today().isoformat())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            texts("Back up now"),
            str(free_place(path.with_name(name + ENDING))),
            _kinds(texts),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever written over
        )
        if chosen:
            self.back_up_to(with_ending(Path(chosen)))

    def back_up_to(self, target: Path) -> None:
        """Write a whole copy of the open file, and say where it stands."""
        from onboarding_app.storage.backups import make_backup

        workspace, window, texts = self._window.workspace, self._window, self._window.texts
        if workspace is None or self._task is not None:
            return
        task = self._task = Task(lambda **_control: make_backup(workspace.database, target), window)
        window.say(texts("The backup is being written …"))
        task.succeeded.connect(lambda place: self._ended(texts("Backed up as “{file}”.", file=place.name)))
        task.refused.connect(lambda error: self._ended("", error))
        task.crashed.connect(lambda error: self._ended("", error))
        task.start()

    def back_up_daily(self) -> None:
        """Write the backup of this day beside the window, unless it is there or nobody wants it."""
        from onboarding_app.services.daily_backup import backup_folder, make_daily_backup

        workspace, window = self._window.workspace, self._window
        settings = window.settings
        if workspace is None or not settings.daily_backup or not workspace.database.is_writable:
            return
        if self._task is not None:
            return
        folder = backup_folder(workspace.database.path, settings.backup_folder)
        usual, today = not settings.backup_folder, workspace.today()
        task = self._task = Task(
            lambda **_control: make_daily_backup(workspace.database, folder, today, usual=usual), window
        )
        task.succeeded.connect(self._daily_ended)
        task.refused.connect(lambda error: self._ended("", error))
        task.crashed.connect(lambda error: self._ended("", error))
        task.start()

    def _daily_ended(self, made: Path | None) -> None:
        self._task = None
        if made is not None:
            self._window.note_saved(self._window.texts("Backed up as “{file}”.", file=made.name))

    def restore(self) -> None:
        """Ask which backup shall take the place of the data file, and let it."""
        from onboarding_app.ui.dialogs.restore import RestoreDialog

        workspace, window, texts = self._window.workspace, self._window, self._window.texts
        if workspace is None:
            return
        dialog = RestoreDialog(workspace.database.path, window.look, texts, window)
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            self.restore_from(chosen)

    def restore_from(self, backup: Path) -> None:
        """Put a backup in the place of the open file, which is kept beside it, and show it."""
        from onboarding_app.storage.backups import restore_backup
        from onboarding_app.wording.errors import error_sentence

        workspace, window, texts = self._window.workspace, self._window, self._window.texts
        if workspace is None:
            return
        path, today = workspace.database.path, workspace.today
        window.let_go()
        try:
            kept = restore_backup(backup, path, now=lambda: datetime.now(UTC))  # noqa: TID251 - as above
        except UserError as error:
            sentence = error_sentence(error, texts)
        else:
            sentence = texts("“{backup}” is restored.", backup=backup.name)
            if kept is not None:
                kept_as = texts("The file that stood there is kept as {path}.", path=kept.name)
                sentence = f"{sentence} {kept_as}"
        if open_file(path, window, texts, today):
            window.say(sentence)

    def _ended(self, sentence: str, error: Exception | None = None) -> None:
        """Say how the backup ended."""
        self._task = None
        workspace = self._window.workspace
        if error is None:
            self._window.say(sentence)
        elif workspace is not None and isinstance(error, UserError):
            workspace.refuse(error)
        elif workspace is not None:
            workspace.crashed(error)


def state_words(state: "FileState", texts: Texts) -> str:
    """Return what stands at the window's edge: whose file it is and the few figures of it."""
    from onboarding_app.wording.dates import short_date

    parts = [
        ", ".join(part for part in (state.company_name, state.city) if part),
        texts.plural("{n} active worker", "{n} active workers", state.active),
    ]
    if state.next_title_end is not None:
        parts.append(texts("Next title ends: {day}", day=short_date(state.next_title_end, texts)))
    return "     ".join(parts)


def _kinds(texts: Texts) -> str:
    return texts("Data files (*.ankerpunkt);;All files (*)")
