"""What goes out to Excel or a calendar: what, about whom, how; then where to save it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QProgressBar, QVBoxLayout, QWidget

from onboarding_app.domain.errors import UserError
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.exporting import ExportKind, export, personal_data_of
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.tasks import Task
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.tick import Tick
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.papers import file_holds_sentence

REMINDERS = (1, 3, 7, 14, 28)
"""Days before, of which one can be chosen."""


class ExportDialog(QDialog):
    """Writes one file; stays open until it is whole."""

    def __init__(
        self, workspace: Workspace, shown: Sequence[WorkerId] | None, parent: QWidget | None
    ) -> None:
        """Offer to write about all people, or only those `shown` on the page (None: that are all)."""
        super().__init__(parent)
        self._workspace, self._texts = workspace, workspace.texts
        with_help(self, self._texts, "people#export")
        self._shown = None if shown is None else tuple(shown)
        self._task: Task | None = None
        self.saved = ""
        self.setWindowTitle(self._texts("Export"))
        self._build()
        self._chosen()

    def choose_file(self) -> None:
        """Ask where to save, and save."""
        kind, texts = self._kind(), self._texts
        name = f"{_file_name(kind, texts)} {self._workspace.today():%Y-%m-%d}.{kind.value}"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("Save as"), name, f"*.{kind.value}")
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the file in the background."""
        workspace, kind = self._workspace, self._kind()
        if target.suffix.lower() != f".{kind.value}":
            target = target.with_name(f"{target.name}.{kind.value}")
        ids = self._shown if self.whom.value == "shown" else None
        initials, remind = self.initials.isChecked(), self.remind.value

        def work(progress: object, cancelled: object) -> str:  # noqa: ARG001 - a file is written in one go
            export(
                kind,
                workspace.database,
                workspace.catalogue,
                target,
                texts=self._texts,
                today=workspace.today(),
                worker_ids=ids,
                with_initials=initials,
                remind_days=remind if isinstance(remind, int) else None,
            )
            return target.name

        self._task = Task(work, self)
        self._task.succeeded.connect(self._finished)
        self._task.refused.connect(self._refused)
        self._task.crashed.connect(self._crashed)
        self._busy(on=True)
        self._task.start()

    def reject(self) -> None:
        """Close, but not while the file is being written."""
        if self._task is None:
            super().reject()

    def _build(self) -> None:
        texts = self._texts
        kinds = [(kind, _kind_name(kind, texts)) for kind in ExportKind]
        self.kind = ChoiceField(texts("File"), kinds)
        whom: list[tuple[object, str]] = [("all", texts("everybody"))]
        if self._shown is not None:
            count = len(self._shown)
            whom.insert(0, ("shown", texts.plural("the {n} person shown", "the {n} people shown", count)))
        self.whom = ChoiceField(texts("About whom"), whom)
        self.initials = Tick(texts("Shorten names to initials and leave out what was agreed"))
        days: list[tuple[object, str]] = [(None, texts("on the day planned for acting"))]
        days += [(n, texts.plural("{n} day before", "{n} days before", n)) for n in REMINDERS]
        self.remind = ChoiceField(texts("Reminder"), days)
        self.holds, self.message = label("", "muted", wrap=True), label("", "alarm", wrap=True)
        self.message.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(texts("Progress"))
        self.save_button = button(texts("Save as …"), role="primary")
        self.save_button.setDefault(True)
        self.cancel_button = button(texts("Cancel"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.kind, self.whom, self.remind):
            form.addRow(field.accessibleName(), field)
        form.addRow(self.initials)
        self._form = form
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.holds)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(self.progress)
        layout.addWidget(row(None, self.cancel_button, self.save_button))
        self.kind.edited.connect(self._chosen)
        self.initials.toggled.connect(self._chosen)
        self.save_button.clicked.connect(self.choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self.resize(560, 400)
        self._busy(on=False)

    def _kind(self) -> ExportKind:
        return ExportKind(str(self.kind.value))

    def _chosen(self) -> None:
        """Show what belongs to the kind that is chosen, and which personal data leave the house."""
        kind = self._kind()
        self._form.setRowVisible(self.remind, kind is ExportKind.ICS)
        self._form.setRowVisible(self.initials, kind is ExportKind.ICS)
        held = personal_data_of(kind, with_initials=self.initials.isChecked())
        self.holds.setText(file_holds_sentence(held, self._texts))

    def _busy(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.save_button.setEnabled(not on)
        self.cancel_button.setEnabled(not on)

    def _finished(self, name: str) -> None:
        self._ended()
        self.saved = self._texts("Saved as {file}", file=name)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._ended(error_sentence(error, self._texts))

    def _crashed(self, error: Exception) -> None:
        self._workspace.crashed(error)
        self._ended(self._texts("The file could not be written."))

    def _ended(self, sentence: str = "") -> None:
        self._task = None
        self._busy(on=False)
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _kind_name(kind: ExportKind, texts: Texts) -> str:
    match kind:
        case ExportKind.XLSX:
            return texts("Excel: everything, a sheet for each table")
        case ExportKind.CSV:
            return texts("CSV: the people, one row each")
        case ExportKind.ICS:
            return texts("Calendar (ICS): deadlines and agreements")


def _file_name(kind: ExportKind, texts: Texts) -> str:
    return texts("Deadlines") if kind is ExportKind.ICS else texts("Skilled workers")
