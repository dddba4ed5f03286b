"""Whether this PC backs the data file up each day, where to, and when it did so last."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from onboarding_app.services.daily_backup import KEPT, backup_folder, last_day
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.widgets.cards import button, label
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.widgets.tick import Tick
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import short_date


class DailyBackupChoice(QWidget):
    """A tick, the folder, and what is known of the last backup."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        """Show what this PC remembers."""
        super().__init__()
        self._workspace, self._desk, self._texts = workspace, desk, workspace.texts
        texts = self._texts
        self.wanted = Tick(texts("Back up each day, keep {n} backups", n=KEPT))
        self.wanted.setChecked(desk.settings.daily_backup)
        self.wanted.toggled.connect(self._switch)
        self.told = label("", "muted", wrap=True)
        self.warning = label("", "caution", wrap=True)
        choose = button(texts("Backup folder …"))
        choose.clicked.connect(self.choose_folder)
        self.usual_button = button(texts("Beside the data file"))
        self.usual_button.clicked.connect(lambda: self.use_folder(""))
        flow = Flow()
        for made in (choose, self.usual_button):
            flow.add(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.wanted, self.told, self.warning, flow):
            layout.addWidget(widget)
        self._show()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for another folder, such as one on another drive."""
        folder = backup_folder(self._workspace.database.path, self._desk.settings.backup_folder)
        chosen = QFileDialog.getExistingDirectory(self, self._texts("Folder with backups"), str(folder))
        if chosen:
            self.use_folder(chosen)

    def use_folder(self, folder: str) -> None:
        """Back up into this folder from now on; "" is the usual one beside the data file."""
        self._desk.remember(replace(self._desk.settings, backup_folder=folder))
        self._show()
        self._desk.files.back_up_daily()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - as Qt calls it
        self._desk.remember(replace(self._desk.settings, daily_backup=on))
        self._show()

    def _show(self) -> None:
        texts, settings, path = self._texts, self._desk.settings, self._workspace.database.path
        folder = backup_folder(path, settings.backup_folder)
        last = last_day(path, folder)
        when = texts("no backup of a day yet") if last is None else short_date(last, texts)
        self.told.setText(texts("Last: {when} · {folder}", when=when, folder=folder))
        missing = bool(settings.backup_folder) and not Path(settings.backup_folder).is_dir()
        self.warning.setText(
            texts("The backup folder is not there. Please plug the drive in or choose another folder.")
        )
        self.warning.setVisible(missing and settings.daily_backup)
        self.usual_button.setEnabled(bool(settings.backup_folder))
