"""What belongs to a person, in tables: each line can be added, changed and deleted where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.documents import DocumentId
from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level
from onboarding_app.domain.people import FamilyMember, Relation, WorkerId
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.i18n import Texts
from onboarding_app.services.documents import document_copy, save_document
from onboarding_app.services.entries import delete_entry
from onboarding_app.services.mail_drafts import agreement_mail
from onboarding_app.services.read_models import DocumentLine
from onboarding_app.ui.dialogs import entry_forms
from onboarding_app.ui.dialogs.talk import correct_talk, show_talk
from onboarding_app.ui.filing import choose_files
from onboarding_app.ui.mailing import open_draft
from onboarding_app.ui.private_files import private_folder
from onboarding_app.ui.widgets.cards import button, label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.keys import key_name


@dataclass(frozen=True)
class LineDeed:
    """Something to do: its button, what does it, the key for it, and whether it needs a chosen line."""

    word: str
    do: Callable[[Any], object]
    key: str = ""
    on_line: bool = True


class Entries(QWidget):
    """A table with its heading, a sentence where it holds nothing, and buttons for what can be done."""

    def __init__(
        self, table: LineTable, texts: Texts, deeds: Sequence[LineDeed] = (), *, headed: bool
    ) -> None:
        """Hold this table. The first deed that needs a line is what double click and Return do."""
        super().__init__()
        self.table, self._buttons = table, Flow()
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10 if headed else 0)
        layout.setSpacing(6)
        if headed:
            layout.addWidget(label(table.accessibleName(), "heading", wrap=True))
        self.nothing = label(texts("Nothing is noted yet."), "muted", wrap=True)
        layout.addWidget(self.nothing)
        layout.addWidget(table)
        for deed in deeds:
            self._offer(deed, key_name(deed.key, texts))
        if deeds:
            layout.addWidget(self._buttons)
        opening = next((deed for deed in deeds if deed.on_line), None)
        if opening is not None:
            table.opened.connect(opening.do)
        table.chosen.connect(lambda _line: self._follow())
        table.lines_model.modelReset.connect(self._follow)
        self._deeds = tuple(deeds)
        self._follow()

    def _offer(self, deed: LineDeed, key: str) -> None:
        made = button(
            deed.word, role="small", name=f"{self.table.accessibleName()}: {deed.word}", shortcut=key
        )
        made.clicked.connect(lambda: self._do(deed))
        self.buttons[deed.word] = made
        self._buttons.add(made)
        if deed.key:
            shortcut = QShortcut(QKeySequence(deed.key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._do(deed))

    def _do(self, deed: LineDeed) -> None:
        line = self.table.current_line()
        if not deed.on_line or line is not None:
            deed.do(line)

    def _follow(self) -> None:
        """Show the table when it has lines, else the sentence; a deed that needs a line waits for one."""
        count = self.table.lines_model.rowCount()
        self.table.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        if count and self.table.current_line() is None:
            self.table.setCurrentIndex(self.table.lines_model.index(0, 0))
        has_line = self.table.current_line() is not None
        for deed in self._deeds:
            self.buttons[deed.word].setEnabled(has_line or not deed.on_line)


@dataclass(frozen=True)
class EntryKind:
    """A kind of entry: its form, and what a new one is before anything is known (None: not added here)."""

    edit: Callable[[Workspace, Any, QWidget], bool]
    new: Callable[[WorkerId], Any] | None = None


TITLE = EntryKind(entry_forms.edit_title, lambda who: ResidenceTitle(worker_id=who))
RELATIVE = EntryKind(
    entry_forms.edit_relative, lambda who: FamilyMember(worker_id=who, relation=Relation.SPOUSE)
)
PROOF = EntryKind(entry_forms.edit_proof, lambda who: LanguageProof(worker_id=who, level=Level.A1))
COURSE = EntryKind(entry_forms.edit_course, lambda who: LanguageCourse(worker_id=who, name=""))
RECOGNITION = EntryKind(
    entry_forms.edit_recognition,
    lambda who: RecognitionCase(worker_id=who, stage=RecognitionStage.COLLECTING),
)

HANDOVER = EntryKind(entry_forms.edit_handover)


def entry_deeds(
    kind: EntryKind, workspace: Workspace, who: Callable[[], WorkerId | None], parent: QWidget
) -> tuple[LineDeed, ...]:
    """Return what can be done with the entries of a kind; `who` tells whose page is open."""
    texts = workspace.texts

    def add(_line: object) -> None:
        worker_id = who()
        if worker_id is not None and kind.new is not None:
            kind.edit(workspace, kind.new(worker_id), parent)

    def delete(line: Any) -> None:  # noqa: ANN401 - one of the domain's values
        workspace.perform(delete_entry, workspace.catalogue, line, today=workspace.today())

    on_lines = (
        LineDeed(texts("Change …"), lambda line: kind.edit(workspace, line, parent), "F2"),
        LineDeed(texts("Delete"), delete, "Del"),
    )
    return on_lines if kind.new is None else (LineDeed(texts("Add …"), add, "Ins", on_line=False), *on_lines)


def document_deeds(
    workspace: Workspace, file: Callable[[Sequence[Path]], None], parent: QWidget
) -> tuple[LineDeed, ...]:
    """Return what can be done with filed papers; `file` takes new ones."""
    texts = workspace.texts

    def add(_line: object) -> None:
        file(choose_files(parent, texts("File papers")))

    def show(line: DocumentLine) -> None:
        """Open a copy in the system's own program: what is changed there changes nothing here."""
        copy = workspace.attempt(document_copy, DocumentId(line.id), private_folder())
        if copy is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            workspace.failed.emit(texts("This PC has no program that shows “{name}”.", name=line.name))

    def save(line: DocumentLine) -> None:
        chosen, _ = QFileDialog.getSaveFileName(parent, texts("Save a copy"), line.name)
        if chosen:
            workspace.attempt(save_document, DocumentId(line.id), Path(chosen))

    return (
        LineDeed(texts("File …"), add, on_line=False),
        LineDeed(texts("Open"), show, "F2"),
        LineDeed(texts("Save a copy …"), save),
    )


def agreement_deeds(workspace: Workspace, parent: QWidget) -> tuple[LineDeed, ...]:
    """Return what can be done with agreements besides keeping them."""
    texts = workspace.texts

    def remind(agreement: Agreement) -> None:
        draft = workspace.attempt(
            lambda database: agreement_mail(database, agreement.id, texts, today=workspace.today())
        )
        open_draft(draft, texts("Agreement"), workspace, parent)

    return (LineDeed(texts("E-mail draft …"), remind),)


def talk_deeds(workspace: Workspace, parent: QWidget) -> tuple[LineDeed, ...]:
    """Return what can be done with talks that were held."""
    texts = workspace.texts

    def show(talk: CheckIn) -> None:
        show_talk(workspace, talk.id, parent)

    def correct(talk: CheckIn) -> None:
        correct_talk(workspace, talk, parent, with_sealed=False)

    return (LineDeed(texts("Show"), show), LineDeed(texts("Correct …"), correct, "F2"))
