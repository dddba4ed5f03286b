"""What an answer or a changed date would do to plans, shown before it is stored."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.services.previewing import PlanPreview, PreviewLine
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.models.table import Column, TableModel
from onboarding_app.ui.widgets.cards import Table, button, label, row
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.values import track_name


class PlanPreviewDialog(QDialog):
    """Shows what appears, moves and goes; accepted when the user wants it so."""

    def __init__(self, preview: PlanPreview, texts: Texts, parent: QWidget | None) -> None:
        """Show a preview, the checkpoints that appear first."""
        super().__init__(parent)
        with_help(self, texts, "plan#preview")
        self.setWindowTitle(texts("What changes in the plan"))
        self.model = TableModel(_columns(preview, texts), self)
        table = Table(texts("What changes in the plan"), self.model, wide=1)
        counted = texts(
            "Appears: {appears} · moves: {moves} · goes: {goes}",
            appears=len(preview.appears),
            moves=len(preview.moves),
            goes=len(preview.goes),
        )
        self.sum = label(counted, "title")
        self.store_button = button(texts("Store it so"), role="primary")
        self.store_button.setDefault(True)
        self.cancel_button = button(texts("Cancel"))
        self.store_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        safe = texts("What somebody has done, moved or noted stays as it is. Undo takes all of it back.")
        layout = QVBoxLayout(self)
        layout.addWidget(self.sum)
        layout.addWidget(label(safe, "muted", wrap=True))
        layout.addWidget(table, 1)
        layout.addWidget(row(None, self.cancel_button, self.store_button))
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 60), min(520, room.height() - 60))
        self.model.show_lines(preview.lines)
        self.store_button.setFocus()


def is_wanted(preview: PlanPreview | None, texts: Texts, parent: QWidget | None) -> bool:
    """Ask whether a change of plans is wanted; yes at once where none changes, no where it is not known."""
    if preview is None:
        return False
    if not preview.lines:
        return True
    dialog = PlanPreviewDialog(preview, texts, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return wanted


def _columns(preview: PlanPreview, texts: Texts) -> tuple[Column[PreviewLine], ...]:
    columns = [
        Column[PreviewLine](texts("What happens"), lambda line: _change(line, texts)),
        Column[PreviewLine](texts("Checkpoint"), lambda line: line.title, tip=lambda line: line.title),
        Column[PreviewLine](texts("Track"), lambda line: track_name(line.track, texts)),
        Column[PreviewLine](texts("Until now"), lambda line: short_date(line.before, texts)),
        Column[PreviewLine](texts("From now on"), lambda line: short_date(line.after, texts)),
    ]
    if len({line.worker_name for line in preview.lines}) > 1:
        columns.insert(2, Column[PreviewLine](texts("Name"), lambda line: line.worker_name))
    return tuple(columns)


def _change(line: PreviewLine, texts: Texts) -> str:
    """Return what happens to a checkpoint, with a mark beside the word."""
    if line.before is None:
        return texts("+ appears")
    return texts("→ moves") if line.after is not None else texts("− goes")
