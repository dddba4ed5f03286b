"""Which backup shall come back: those beside the data file, or of another folder, with what each holds."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.storage.backups import BackupSummary, summaries_in
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.tasks import Task
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.wording.dates import DASH, short_date

KILO = 1024


class RestoreDialog(QDialog):
    """Offers the backups of a folder; `chosen` is the one that shall come back."""

    def __init__(self, data_file: Path, palette: Palette, texts: Texts, parent: QWidget | None) -> None:
        """Look for backups beside the data file."""
        super().__init__(parent)
        self._data_file, self._texts = data_file, texts
        with_help(self, texts, "safety#restore")
        self._task: Task | None = None
        self.chosen: Path | None = None
        self.setWindowTitle(texts("Restore a backup"))
        explained = texts(
            "The backup takes the place of the data file. What stands there now is kept beside it, "
            "so nothing is lost."
        )
        self.folder = label("", "muted", wrap=True)
        self.none = label(texts("There is no backup in this folder."), wrap=True)
        self.table = LineTable(texts("Backups"), _columns(texts), palette, wide=3, wraps=True)
        self.table.setMinimumHeight(em() * 14)
        self.table.opened.connect(lambda _line: self.accept())
        self.table.chosen.connect(lambda _line: self._follow())
        other = button(texts("Other folder …"))
        other.clicked.connect(self.choose_folder)
        leave = button(texts("Cancel"))
        leave.clicked.connect(self.reject)
        self.restore_button = button(texts("Restore"), role="primary")
        self.restore_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        for widget in (label(explained, wrap=True), self.folder, self.none, self.table):
            layout.addWidget(widget)
        layout.addWidget(row(other, None, leave, self.restore_button))
        room = self.screen().availableSize()
        self.resize(min(em() * 60, room.width() - 80), min(em() * 34, room.height() - 80))
        self.look_in(data_file.parent)

    def look_in(self, folder: Path) -> None:
        """Look for backups in a folder, beside the window."""
        self.folder.setText(self._texts("Folder: {folder}", folder=folder))
        self._show(())
        self.none.setText(self._texts("The backups are being looked through …"))
        task = self._task = Task(lambda **_control: summaries_in(folder, besides=self._data_file), self)
        task.succeeded.connect(partial(self._take, task))
        task.crashed.connect(lambda _error: self._take(task, ()))
        task.start()

    @Slot()
    def choose_folder(self) -> None:
        """Ask in which folder the backups are."""
        chosen = QFileDialog.getExistingDirectory(
            self, self._texts("Folder with backups"), str(self._data_file.parent)
        )
        if chosen:
            self.look_in(Path(chosen))

    def accept(self) -> None:
        """Take the backup on which the keyboard stands."""
        line = self.table.current_line()
        if isinstance(line, BackupSummary):
            self.chosen = line.path
            super().accept()

    def _take(self, task: Task, found: tuple[BackupSummary, ...]) -> None:
        """Show what was found, unless another folder was asked for since."""
        if task is self._task:
            self.none.setText(self._texts("There is no backup in this folder."))
            self._show(found)

    def _show(self, found: tuple[BackupSummary, ...]) -> None:
        self.table.show_lines(found)
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        self.restore_button.setEnabled(self.table.current_line() is not None)


def _columns(texts: Texts) -> tuple[Column[BackupSummary], ...]:
    return (
        Column(
            texts("Last changed"),
            lambda line: moment(line.changed_at, texts),
            sort_key=lambda line: line.changed_at,
        ),
        Column(texts("Firm"), lambda line: line.company or DASH),
        Column(texts("People"), lambda line: str(line.people), sort_key=lambda line: line.people),
        Column(
            texts("File"),
            lambda line: line.path.name,
            detail=lambda line: texts("{n} KB", n=max(1, line.size // KILO)),
        ),
    )


def moment(at: datetime | None, texts: Texts) -> str:
    """Return a moment in the time of this PC; a dash for none."""
    if at is None:
        return DASH
    here = at.astimezone()
    return f"{short_date(here.date(), texts)}, {here:%H:%M}"
