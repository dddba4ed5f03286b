"""Papers: chosen, previewed, saved, printed."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from onboarding_app.domain.errors import UserError
from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.people import MentorId, WorkerId
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.papers import PaperKind, copy_paper, note_paper, write_paper
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.private_files import private_folder
from onboarding_app.ui.tasks import Task
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label, scrolled
from onboarding_app.ui.widgets.fields import ChoiceField, DateField
from onboarding_app.ui.widgets.paper_view import PaperView, asked_printer, print_pdf
from onboarding_app.ui.widgets.person_choice import PersonChoice
from onboarding_app.ui.widgets.reader_choice import ReaderChoice
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.papers import arrangement_name, holds_sentence, paper_description, paper_name

LEAST_PREVIEW = 20
"""Sizes of the text that the preview is high at least; where there is less room, the page scrolls."""


class ReportsScreen(QWidget):
    """Chooses a paper and shows it as it will be printed."""

    def __init__(self, workspace: Workspace, palette: Palette, _desk: Desk | None = None) -> None:
        """Show no paper yet."""
        super().__init__()
        self.setObjectName("page")
        self._workspace, self._palette, self._texts = workspace, palette, workspace.texts
        self._folder = tempfile.TemporaryDirectory(dir=private_folder(), ignore_cleanup_errors=True)
        self.destroyed.connect(lambda _gone, folder=self._folder: folder.cleanup())
        self._made: Path | None = None
        self._task: Task | None = None
        self._previews, self._number = False, 0
        self._build()
        workspace.changed.connect(self._on_changed)

    def choose(self, kind: str, worker_ids: Sequence[WorkerId] = (), month: date | None = None) -> None:
        """Choose a paper (about these people, of deadlines as the sheet of a month) and make its preview."""
        self.kind.fill(PaperKind(kind))
        if month is not None:
            self.by.fill(DueBy.MONTH)
            self.first.fill(month)
        self._kind_chosen()
        self.person.mean(worker_ids)
        self.make()

    def make(self) -> None:
        """Make the chosen paper in the background and show it."""
        self._number += 1
        self._previews = True
        self._write(Path(self._folder.name) / f"{self._number}.pdf", self._show_paper)

    def _write(self, place: Path, then: Callable[[Path | None], None], password: str = "") -> None:
        """Write the chosen paper in the background, in a folder one for each person."""
        self.cancel()
        first, last = self.first.value, self.last.value
        if (first and last and last < first) or self.first.problem() or self.last.problem():
            self._workspace.failed.emit(self._texts("Please check the dates of the period."))
            return
        kind, ids = self._kind(), self.person.ids
        language, today = str(self.language.value), self._workspace.today()
        texts = self._texts if kind.is_notice else Texts(language)
        by, reader, notes = DueBy(str(self.by.value)), self.reader.reader, self._with_notes()
        database, catalogue = self._workspace.database, self._workspace.catalogue

        def work(progress: object, cancelled: object) -> Path | None:
            written = write_paper(
                kind,
                database,
                catalogue,
                place,
                texts=texts,
                today=today,
                worker_ids=() if kind.about_mentors else ids,
                mentor_ids=tuple(MentorId(each) for each in ids) if kind.about_mentors else (),
                language=language,
                mentor_notes=notes,
                by=by,
                reader=reader,
                password=password,
                first=first,
                last=last,
                progress=progress,  # type: ignore[arg-type]  # what `Task` hands over
                cancelled=cancelled,  # type: ignore[arg-type]  # as above
            )
            return place if written else None

        self._begin(work, then)

    def _begin(self, work: Callable[..., object], then: Callable[..., None]) -> None:
        """Begin long work that can be stopped; what it returns goes on to `then`."""
        self.cancel()
        self._task = Task(work, self)
        self._task.progressed.connect(self._show_progress)
        self._task.succeeded.connect(then)
        self._task.refused.connect(self._refused)
        self._task.crashed.connect(self._crashed)
        self._busy(on=True)
        self._task.start()

    def cancel(self) -> None:
        """Stop making a paper; what it still has to tell is not heard."""
        if self._task is not None:
            self._task.cancel()
            self._task.blockSignals(True)  # noqa: FBT003  (Qt's own, without a name)
            self._task = None
        self._busy(on=False)

    def save(self) -> None:
        """Ask where to save the paper that is shown, and save it."""
        if self._made is None:
            return
        name = f"{paper_name(self._kind(), self._texts)} {self._workspace.today():%Y-%m-%d}.pdf"
        kinds = "PDF (*.pdf);;JSON (*.json)" if self._kind() is PaperKind.DISCLOSURE else "PDF (*.pdf)"
        chosen, _ = QFileDialog.getSaveFileName(self, self._texts("Save as"), name, kinds)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Save the paper that is shown."""
        if self._made is None:
            return
        try:
            if self._kind() is PaperKind.DISCLOSURE and target.suffix.lower() == ".json":
                self._write_data(target)
            else:
                copy_paper(self._made, target, self.password.text())
        except UserError as error:
            self._workspace.refuse(error)
            return
        self._note()
        self.status.setText(self._texts("Saved as {file}", file=target.name))

    def save_each(self) -> None:
        """Ask for a folder and save the paper of each person there."""
        chosen = QFileDialog.getExistingDirectory(self, self._texts("Save each …"))
        if chosen:
            self.save_each_to(Path(chosen))

    def save_each_to(self, folder: Path) -> None:
        """Save the paper of each person in that folder, in a file that is named by a number."""
        self._previews = False
        self._write(folder, self._saved_each, self.password.text())

    def _saved_each(self, folder: Path | None) -> None:
        self._task = None
        self._busy(on=False)
        if folder is not None:
            self._note()
            self.status.setText(self._texts("Saved in {folder}", folder=folder.name))

    def _write_data(self, target: Path) -> None:
        """Write the Datenauskunft as data."""
        workspace = self._workspace
        write_paper(
            PaperKind.DISCLOSURE,
            workspace.database,
            workspace.catalogue,
            target,
            texts=self._texts,
            today=workspace.today(),
            worker_ids=self.person.ids,
            mentor_notes=self._with_notes(),
            password=self.password.text(),
        )

    def open_outside(self) -> None:
        """Show the paper in the system's own program."""
        if self._made is not None:
            self._note()
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def print(self) -> None:
        """Ask for a printer and print the paper that is shown, beside the window."""
        place, printer = self._made, None if self._made is None else asked_printer(self)
        if place is not None and printer is not None:
            self._previews = False
            self._begin(partial(print_pdf, place, printer), self._printed)

    def _printed(self, whole: object) -> None:
        self._task = None
        self._busy(on=False)
        if whole:
            self._note()
            self.status.setText(self._texts("Given to the printer"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return in a field show the paper; a second one then prints it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.make_button.isEnabled():
            self.make()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the people that the file holds now."""
        super().showEvent(event)
        self.person.offer_again(of_mentors=self._kind().about_mentors)

    def _build(self) -> None:
        texts = self._texts
        self.kind = ChoiceField(texts("Report"), [(it, paper_name(it, texts)) for it in PaperKind])
        self.person = PersonChoice(self._workspace)
        self.language = ChoiceField(texts("Language"), self._languages(PaperKind.STATUS))
        self.language.fill(self._workspace.language)
        self.by = ChoiceField(texts("Arranged by"), [(it, arrangement_name(it, texts)) for it in DueBy])
        self.reader = ReaderChoice(texts)
        self.first, self.last = DateField(texts("From"), texts), DateField(texts("To"), texts)
        self.password = QLineEdit()
        self.password.setAccessibleName(texts("Password of the saved file (optional)"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.each_button = button(texts("Save each …"))
        self.notes = QCheckBox(texts("With confidential notes"))
        self.about, self.holds, self.status = (label("", "muted", wrap=True) for _ in range(3))
        self.make_button = button(texts("Preview"), role="primary")
        self.save_button = button(texts("Save as …"))
        self.open_button = button(texts("Open"))
        self.print_button = button(texts("Print …"))
        self.cancel_button = button(texts("Cancel"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("Progress"))
        self.view = PaperView(texts)
        self.document = self.view.document
        self._lay_out()
        self._connect()
        self._kind_chosen()
        self._busy(on=False)
        self._forget()

    def _lay_out(self) -> None:
        texts = self._texts
        choices = Card(texts("Report"))
        grid = QGridLayout()
        self._captions: dict[QWidget, QWidget] = {}
        fields = (self.kind, self.person, self.reader, self.by, self.language, self.first, self.last)
        for number, field in enumerate((*fields, self.password)):
            caption = label(field.accessibleName(), "muted")
            caption.setBuddy(field)
            self._captions[field] = caption
            grid.addWidget(caption, 2 * number, 0)
            grid.addWidget(field, 2 * number + 1, 0)
        choices.body.addLayout(grid)
        below = (self.notes, self.about, self.make_button, self.progress, self.cancel_button, self.status)
        for widget in below:
            choices.add(widget)
        choices.body.addStretch(1)
        preview = Card(texts("Preview"))
        self._acts = Flow()
        for made in (self.save_button, self.each_button, self.open_button, self.print_button):
            self._acts.add(made)
        preview.add(self._acts)
        preview.add(self.holds)
        preview.add(self.view, 1)
        self.view.leaf_by_keys(preview)
        layout, body = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(label(texts("Reports"), "title"))
        body.setSpacing(12)
        chosen = scrolled(choices)
        bar = chosen.verticalScrollBar().sizeHint().width()
        chosen.setMinimumWidth(choices.minimumSizeHint().width() + bar)
        body.addWidget(chosen, 1)
        self.view.setMinimumHeight(em() * LEAST_PREVIEW)
        body.addWidget(scrolled(preview), 3)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.kind.edited.connect(self._kind_chosen)
        self.by.edited.connect(self._kind_chosen)
        self.reader.edited.connect(self._kind_chosen)
        for field in (self.person, self.language, self.first, self.last):
            field.edited.connect(self._forget)
        for made, act in (
            (self.make_button, self.make),
            (self.save_button, self.save),
            (self.each_button, self.save_each),
            (self.open_button, self.open_outside),
            (self.print_button, self.print),
            (self.cancel_button, self.cancel),
        ):
            made.clicked.connect(act)
        decides = self._texts("The mentor decides whether the confidential notes are handed out.")
        self.notes.setToolTip(decides)
        self.notes.toggled.connect(lambda _on: self._kind_chosen())

    def _note(self) -> None:
        """Note in the history who made this paper, about whom and when."""
        kind = self._kind()
        ids = () if kind.about_mentors else self.person.ids
        try:
            note_paper(self._workspace.database, kind, ids, self.reader.reader)
        except UserError as error:
            self._workspace.refuse(error)

    def _languages(self, kind: PaperKind) -> list[tuple[str, str]]:
        """Return the languages of a paper; those of a notice stand beside its German."""
        notices = self._workspace.catalogue.notices
        return [(it, notices[it].language) for it in (notices if kind.is_notice else LANGUAGES)]

    def _kind(self) -> PaperKind:
        return PaperKind(str(self.kind.value))

    def _with_notes(self) -> bool:
        return self._kind() is PaperKind.DISCLOSURE and self.notes.isChecked()

    def _kind_chosen(self) -> None:
        kind = self._kind()
        self.person.setEnabled(kind.per_person)
        if kind.about_mentors != self.person.of_mentors:
            self.person.offer_again(of_mentors=kind.about_mentors)
        language = self.language.value
        self.language.offer(self._languages(kind))
        self.language.fill(language)
        of_month = kind is PaperKind.DUE and self.by.value is DueBy.MONTH
        wanted = {
            self.first: kind.has_period or of_month,
            self.last: kind.has_period,
            self.by: kind is PaperKind.DUE,
            self.reader: kind is PaperKind.STATUS,
        }
        for field, is_wanted in wanted.items():
            field.setVisible(is_wanted)
            self._captions[field].setVisible(is_wanted)
        self.each_button.setVisible(kind.per_person and not kind.is_for_one)
        self.notes.setVisible(kind is PaperKind.DISCLOSURE)
        self.about.setText(paper_description(kind, self._texts))
        self._say_what_it_holds()
        self._forget()

    def _say_what_it_holds(self) -> None:
        held = self.reader.held_in(self._kind(), mentor_notes=self._with_notes())
        self.holds.setText(holds_sentence(held, self._texts))

    def _busy(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.progress.setRange(0, 0)
        self.cancel_button.setVisible(on)
        self.make_button.setEnabled(not on)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        """Let go of the paper; a slot, so that a page that is gone hears nothing more."""
        self._forget()

    def _forget(self) -> None:
        """Let go of a paper that is not, or no longer, what was asked for; nor is one that is being made."""
        self._made = None
        self.view.show_nothing()
        self.status.clear()
        if self._previews:
            self.cancel()
        for made in (self.save_button, self.open_button, self.print_button):
            made.setEnabled(False)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_paper(self, place: Path | None) -> None:
        self._task = None
        self._busy(on=False)
        if place is None:
            return
        self.status.setText(self._texts.plural("{n} page", "{n} pages", self.view.show_paper(place)))
        self._made = place
        for made in (self.save_button, self.open_button, self.print_button):
            made.setEnabled(True)
        if (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: UserError) -> None:
        self.cancel()
        self._workspace.refuse(error)

    def _crashed(self, error: Exception) -> None:
        self.cancel()
        self._workspace.crashed(error)
