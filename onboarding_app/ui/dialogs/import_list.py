"""Import of a list in three steps: the file, what its columns mean, and what would happen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import UserError
from onboarding_app.exchange.columns import Mapped
from onboarding_app.exchange.memory import meanings_of, remember_meanings
from onboarding_app.exchange.tabular import Table, read_table
from onboarding_app.services.importing import (
    AmbiguousDatesError,
    ImportPreview,
    apply_import,
    preview_import,
)
from onboarding_app.services.person import title_names
from onboarding_app.services.taking_back import last_import, take_back_import
from onboarding_app.ui.dialogs.import_columns import ColumnsPage
from onboarding_app.ui.dialogs.import_questions import QuestionsList
from onboarding_app.ui.models.import_lines import preview_columns, preview_lines
from onboarding_app.ui.tasks import Task
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import short_moment
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.lists import skipped_sentence, taken_back_sentence

FILE, COLUMNS, PREVIEW = range(3)

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


class ImportDialog(QDialog):
    """Takes a list over: nothing is stored before the last step, and then all of it or nothing."""

    def __init__(self, workspace: Workspace, palette: Palette, parent: QWidget | None) -> None:
        """Begin with the choice of a file."""
        super().__init__(parent)
        self._workspace, self._palette, self._texts = workspace, palette, workspace.texts
        self._path: Path | None = None
        self._sheet: str | None = None
        self._preview: ImportPreview | None = None
        self._task: Task | None = None
        self._storing = self._look_again = self._had_focus = False
        self.setWindowTitle(self._texts("Import a list"))
        room = self.screen().availableSize()
        self.resize(min(980, room.width() - 40), min(620, room.height() - 40))
        self._build()
        self._show_step(FILE)

    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = self._texts("Lists (*.csv *.txt *.xlsx)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._texts("Import a list"), "", kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path, sheet: str | None = None) -> None:
        """Read a file (that sheet of it) and show what its columns seem to mean."""
        self._tell("")

        def work(**_: object) -> tuple[Table, Mapped]:
            table = read_table(path, sheet=sheet)
            return table, meanings_of(table)

        self._begin(work, lambda found: self._show_columns(path, *found))

    def look(self) -> None:
        """Find out what importing would do, and show it."""
        if self._path is None:
            return
        if self._task is not None:
            self._look_again = True
            return
        self._tell("")
        path, database, today = self._path, self._workspace.database, self._workspace.today()
        fields, order, sheet = self.columns.fields, self.columns.order, self._sheet
        people = self.questions.answers

        def work(**_: object) -> ImportPreview:
            return preview_import(
                database, path, today=today, fields=fields, dates=order, sheet=sheet, people=people
            )

        self._begin(work, self._show_preview)

    def take_over(self) -> None:
        """Import what the preview showed, in the background."""
        preview = self._preview
        if preview is None:
            return
        database, catalogue = self._workspace.database, self._workspace.catalogue
        today = self._workspace.today()

        def work(progress: Progress, cancelled: Callable[[], bool]) -> Changes:
            return apply_import(
                database,
                catalogue,
                preview,
                today=today,
                skip_rejected=True,
                progress=progress,
                cancelled=cancelled,
            )

        self._storing = True
        self._begin(work, self._finished)

    def wait(self) -> None:
        """Wait until what was begun has ended."""
        while self._task is not None:
            self._task.wait()

    def take_back(self) -> None:
        """Take the last import back, and close if that was possible."""
        try:
            changes = take_back_import(self._workspace.database)
        except UserError as error:
            self._tell(error_sentence(error, self._texts))
            return
        self._workspace.changed.emit(changes)
        self._workspace.told.emit(self._texts("The import was taken back."))
        self.accept()

    def reject(self) -> None:
        """Close; an import that is running is stopped, and nothing of it is kept."""
        if self._task is not None and self._storing:
            self._task.cancel()
            return
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a second click or a held key not go on once more: what will happen has to be seen first."""
        held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        return held or event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def _build(self) -> None:
        texts = self._texts
        self.steps = QStackedWidget()
        self.steps.addWidget(self._file_page())
        self.columns = ColumnsPage(texts)
        self.columns.sheet_chosen.connect(self._read_sheet)
        self.steps.addWidget(self.columns)
        self.steps.addWidget(self._preview_page())
        self.title, self.message = label("", "title"), label("", "alarm", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("Progress"))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # short work moves nothing
        self.progress.setSizePolicy(policy)
        self.back_button, self.cancel_button = button(texts("Back")), button(texts("Cancel"))
        self.next_button = button(texts("Continue"), role="primary")
        self.next_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.progress)
        layout.addWidget(row(self.back_button, None, self.cancel_button, self.next_button))
        self.back_button.clicked.connect(lambda: self._show_step(self.steps.currentIndex() - 1))
        self.cancel_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self._go_on)
        self.next_button.installEventFilter(self)
        self._busy(on=False)

    def _file_page(self) -> QWidget:
        texts, page = self._texts, QWidget()
        layout = QVBoxLayout(page)
        explained = texts(
            "CSV or Excel, as your HR program exports it or as you keep it yourself. "
            "Column names are recognised in German and English. "
            "Nothing is stored before you have seen what will happen."
        )
        layout.addWidget(label(explained, wrap=True))
        self.choose_button = button(texts("Choose a file …"), role="primary")
        self.choose_button.clicked.connect(self.choose_file)
        layout.addWidget(row(self.choose_button, None))
        layout.addStretch(1)
        self.last, self.take_back_button = label("", "muted", wrap=True), button(texts("Take it back"))
        self.take_back_button.clicked.connect(self.take_back)
        layout.addWidget(self.last)
        layout.addWidget(row(self.take_back_button, None))
        self._show_last()
        return page

    def _show_last(self) -> None:
        """Tell of the last import, which can be taken back here also when something was edited since."""
        texts, found = self._texts, last_import(self._workspace.database)
        self.last.setVisible(found is not None)
        self.take_back_button.setVisible(found is not None)
        if found is not None:
            when = texts("Last import: {when}.", when=short_moment(found.at, texts))
            what = taken_back_sentence(found.added, found.changed, found.edited, texts)
            self.last.setText(f"{when} {what}")

    def _preview_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        box = QVBoxLayout()
        self.counts = label("", "heading", wrap=True)
        name = self._texts("What will happen")
        columns = preview_columns(self._texts)
        self.table = LineTable(name, columns, self._palette, wide=3, sortable=True, wraps=True)
        self.questions = QuestionsList(self._texts)
        self.questions.answered.connect(self.look)
        box.addWidget(self.counts)
        box.addWidget(self.questions)
        box.addWidget(self.table, 1)
        layout.addLayout(box)
        return page

    def _read_sheet(self, sheet: str) -> None:
        """Read another sheet of the same workbook; one that holds no list is told, and the old one stays."""
        if self._path is not None and sheet != self._sheet:
            self.read(self._path, sheet)

    def _show_columns(self, path: Path, table: Table, mapped: Mapped) -> None:
        # A workbook is told by its sheet, so the preview reads the same one again.
        self._path, self._sheet = path, table.source if table.sheets else None
        self.columns.show_table(path.name, table, mapped, self._sheet)
        self.questions.forget()
        self._show_step(COLUMNS)

    def _show_preview(self, preview: ImportPreview) -> None:
        self._preview = preview
        names = title_names(self._workspace.catalogue, self._workspace.language)
        self.table.show_lines(preview_lines(preview, self._texts, names))
        counts = self._texts(
            "New: {new}, updated: {updated}, unchanged: {unchanged}, rejected: {rejected}",
            new=len(preview.new),
            updated=len(preview.updated),
            unchanged=len(preview.unchanged),
            rejected=len(preview.rejected_rows),
        )
        skipped = skipped_sentence(preview.skipped, self._texts) if preview.skipped else ""
        self.counts.setText("\n".join(filter(None, (counts, skipped))))
        self.questions.ask(preview.questions)
        if preview.rejected:
            self._tell(
                self._texts("Rejected rows are left out; correct them in the list and import it again.")
            )
        self._show_step(PREVIEW)

    def _show_step(self, step: int) -> None:
        texts, is_other = self._texts, step != self.steps.currentIndex() or not self.isVisible()
        self.steps.setCurrentIndex(step)
        titles = (texts("1. Choose a list"), texts("2. What the columns mean"), texts("3. What will happen"))
        self.title.setText(titles[step])
        self.back_button.setEnabled(step > FILE)
        self.next_button.setVisible(step > FILE)
        self.next_button.rename(texts("Import") if step == PREVIEW else texts("Continue"))
        changes = self._preview is not None and bool(self._preview.new or self._preview.updated)
        self.next_button.setEnabled(step != PREVIEW or changes)
        if is_other:
            chosen = self.choose_button if step == FILE else self.next_button
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.steps.currentIndex() == COLUMNS:
            self.look()
        else:
            self.take_over()

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _begin(self, work: Callable[..., Any], then: Callable[[Any], None]) -> None:
        """Do work beside the window, and go on with what it found."""
        task = self._task = Task(work, self)
        task.progressed.connect(self._show_progress)
        task.succeeded.connect(lambda found: self._ended(lambda: then(found)))
        task.refused.connect(lambda error: self._ended(lambda: self._refused(error)))
        task.crashed.connect(lambda error: self._ended(lambda: self._crashed(error)))
        self._busy(on=True)
        task.start()

    def _ended(self, then: Callable[[], None]) -> None:
        self._task, self._storing = None, False
        self._busy(on=False)
        then()
        if self._look_again:
            self._look_again = False
            self.look()

    def _busy(self, *, on: bool) -> None:
        if on:
            self._had_focus = self.next_button.hasFocus()
        self.progress.setVisible(on)
        self.progress.setRange(0, 0)
        self.choose_button.setEnabled(not on)
        self.next_button.setEnabled(not on)
        self.back_button.setEnabled(not on and self.steps.currentIndex() > FILE)
        self.message.setVisible(bool(self.message.text()))
        if self._had_focus and not on:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _finished(self, changes: Changes) -> None:
        if self._preview is not None:
            remember_meanings(self._preview.table, self._preview.fields)
        self._workspace.tell(changes)
        self.accept()

    def _refused(self, error: UserError) -> None:
        if self._path is not None:
            self.columns.sheet.fill(self._sheet)
        if not isinstance(error, AmbiguousDatesError):
            self._tell(error_sentence(error, self._texts))
            return
        if self.columns.dates.isVisible():
            self._tell(self._texts("Please answer the question about the dates first."))
        self.columns.ask_order(error.columns)

    def _crashed(self, error: Exception) -> None:
        self._workspace.crashed(error)
        self._tell(self._texts("The import was stopped; nothing was stored."))
