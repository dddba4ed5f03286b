"""A person's checkpoints: the table, and everything one can do with one of them by key, button or menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.services import checkpoints
from onboarding_app.services.entries import checkpoint_of, delete_checkpoint
from onboarding_app.services.person import is_open
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.acting import act_on
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.ask import ask_date, ask_reason, ask_text
from onboarding_app.ui.dialogs.entry_forms import edit_own_checkpoint
from onboarding_app.ui.filing import FileDrop, Filing, choose_files
from onboarding_app.ui.models.delegates import ToneDelegate
from onboarding_app.ui.models.person_columns import checkpoint_columns
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import button, label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace

STATE_COLUMN = 2
OWN_KEY = "E"
"""The letter that adds a person's own checkpoint."""


@dataclass(frozen=True)
class Deed:
    """What can be done with a checkpoint: its name, its key, when it can be done, and what does it."""

    name: str
    key: str
    fits: Callable[[CheckpointLine], bool]
    do: Callable[[CheckpointLine], None]


class CheckpointTable(LineTable):
    """The table; a letter is a deed, not a search."""

    key_typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of letters, let Return, Space and arrows do what they do in every table."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.text().isalpha():
            self.key_typed.emit(event.text().upper())
            return
        super().keyPressEvent(event)


class CheckpointsTab(QWidget):
    """Table and deeds of one person's checkpoints."""

    chosen = Signal(object)
    """The line on which the keyboard or mouse came to stand."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Show no checkpoints yet."""
        super().__init__()
        self._workspace, self._desk, self._texts = workspace, desk, workspace.texts
        self._worker_id: WorkerId | None = None
        texts = self._texts
        self.table = CheckpointTable(
            texts("Checkpoints"), checkpoint_columns(texts), palette, wide=0, action=STATE_COLUMN, wraps=True
        )
        self.table.setItemDelegateForColumn(STATE_COLUMN, ToneDelegate(palette, self.table, pill=True))
        self.table.setMinimumHeight(em() * 16)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.deeds = self._deeds(texts)
        self._buttons = [self._button(deed) for deed in self.deeds]
        flow = Flow()
        self.own_button = button(texts("+ Own checkpoint"), role="small", shortcut=OWN_KEY)
        self.own_button.clicked.connect(self._add_own)
        for made in (*self._buttons, self.own_button):
            flow.add(made)
        self._flow = flow
        self.nothing = label(texts("The plan asks for nothing yet: answer the open questions."), wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(flow)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.acted.connect(lambda line: self._do(self.deeds[0], line))
        self.table.opened.connect(lambda line: self._do(self.deeds[0], line))
        self.table.key_typed.connect(self._on_key)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._filing = Filing(workspace, self)
        FileDrop(self.table).dropped.connect(self._on_dropped)

    def go_to(self, checkpoint_id: object) -> None:
        """Put the keyboard on the line of a checkpoint."""
        lines = self.table.lines_model.lines
        for place, line in enumerate(lines):
            if isinstance(line, CheckpointLine) and line.id == checkpoint_id:
                self.table.setCurrentIndex(self.table.lines_model.index(place, 0))
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, worker_id: WorkerId, lines: Sequence[CheckpointLine]) -> None:
        """Show the checkpoints of a person; the first one is chosen if none was."""
        self._worker_id = worker_id
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._on_chosen(self.table.current_line())

    def _deeds(self, texts: Texts) -> tuple[Deed, ...]:
        """Return all deeds; the first one is what Return and Space do."""
        return (
            Deed(texts("Done"), texts("Space"), is_open, self._complete),
            Deed(texts("Begin"), "A", lambda it: is_open(it) and it.state is State.PLANNED, self._begin),
            Deed(
                texts("Wait"),
                "W",
                lambda it: is_open(it) and it.state is not State.WAITING,
                self._wait,
            ),
            Deed(texts("Not needed"), "N", is_open, self._drop),
            Deed(texts("Move"), "M", is_open, self._move),
            Deed(texts("Note"), "B", lambda _it: True, self._note),
            Deed(texts("Proof"), "D", lambda it: not it.withdrawn, self._attach),
            Deed(texts("Reopen"), "O", lambda it: not is_open(it), self._reopen),
            Deed(texts("Change own …"), "C", _is_own, self._change),
            Deed(texts("Delete own"), "L", _is_own, self._delete),
        )

    def _button(self, deed: Deed) -> QWidget:
        made = button(deed.name, role="small", shortcut=deed.key)
        made.clicked.connect(lambda: self._do(deed, self.table.current_line()))
        return made

    @Slot(str)
    def _on_key(self, key: str) -> None:
        if key == OWN_KEY:
            self._add_own()
        for deed in self.deeds:
            if deed.key == key:
                self._do(deed, self.table.current_line())

    @Slot(object)
    def _on_chosen(self, line: object) -> None:
        known = line if isinstance(line, CheckpointLine) else None
        for deed, made in zip(self.deeds, self._buttons, strict=True):
            made.setEnabled(known is not None and deed.fits(known))
            if deed.fits is _is_own:
                made.setVisible(made.isEnabled())
        self.chosen.emit(known)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        line = self.table.current_line()
        menu = QMenu(self)
        menu.setAccessibleName(self._texts("What to do with this checkpoint"))
        for deed in self.deeds:
            if isinstance(line, CheckpointLine) and deed.fits(line):
                menu.addAction(f"{deed.name}\t{deed.key}").triggered.connect(
                    lambda _checked=False, chosen=deed: self._do(chosen, line)
                )
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _do(self, deed: Deed, line: object) -> None:
        if isinstance(line, CheckpointLine) and deed.fits(line):
            deed.do(line)

    def _complete(self, line: CheckpointLine) -> None:
        act_on(line, self._workspace, self._desk)

    def _begin(self, line: CheckpointLine) -> None:
        self._workspace.perform(checkpoints.start_checkpoint, line.id)

    def _wait(self, line: CheckpointLine) -> None:
        self._workspace.perform(checkpoints.wait_for_authority, line.id, since=self._workspace.today())

    def _drop(self, line: CheckpointLine) -> None:
        def take(reason: str) -> bool:
            today = self._workspace.today()
            done = self._workspace.perform(checkpoints.drop_checkpoint, line.id, reason=reason, on=today)
            return done is not None

        ask_reason(self, self._workspace, take)

    def _move(self, line: CheckpointLine) -> None:
        def take(day: date) -> bool:
            today = self._workspace.today()
            done = self._workspace.perform(checkpoints.move_checkpoint, line.id, plan_on=day, today=today)
            return done is not None

        ask_date(self, self._workspace, self._texts("Plan it for which day?"), line.plan_on, take)

    def _note(self, line: CheckpointLine) -> None:
        def take(note: str) -> bool:
            return self._workspace.perform(checkpoints.note_checkpoint, line.id, note=note) is not None

        ask_text(self, self._workspace, self._texts("Note"), line.note, take, long=True)

    def _reopen(self, line: CheckpointLine) -> None:
        self._workspace.perform(checkpoints.reopen_checkpoint, line.id)

    def _add_own(self) -> None:
        if self._worker_id is not None:
            fresh = Checkpoint(
                worker_id=self._worker_id, track=Track.ARRIVAL, responsible=Responsible.HR, title=""
            )
            edit_own_checkpoint(self._workspace, fresh, self)

    def _change(self, line: CheckpointLine) -> None:
        edit_own_checkpoint(self._workspace, checkpoint_of(self._workspace.database, line.id), self)

    def _delete(self, line: CheckpointLine) -> None:
        self._workspace.perform(delete_checkpoint, line.id)

    def _attach(self, line: CheckpointLine) -> None:
        """Let files be chosen and keep them as proof."""
        self._file(choose_files(self, self._texts("File a proof: {title}", title=line.title)), line)

    @Slot(object, object)
    def _on_dropped(self, paths: Sequence[Path], place: QPoint | None) -> None:
        """Keep files as proof of the checkpoint onto which they were dropped, or of the chosen one."""
        line = self.table.indexAt(place).data(LINE_ROLE) if place is not None else None
        line = line or self.table.current_line()
        if isinstance(line, CheckpointLine) and not line.withdrawn:
            self._file(paths, line)

    def _file(self, paths: Sequence[Path], line: CheckpointLine) -> None:
        database, today = self._workspace.database, self._workspace.today()

        def store(name: str, data: bytes) -> Changes:
            return checkpoints.attach_document(database, line.id, name=name, data=data, on=today)

        if paths:
            self._filing.file(paths, store)


def _is_own(line: CheckpointLine) -> bool:
    """Whether a checkpoint was added by hand, so that it can be changed and deleted."""
    return not line.key
