"""A paper in a dialog: the reports' page, opened where it was asked for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.ui.screens.reports import ReportsScreen
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.strip import MessageStrip
from onboarding_app.ui.workspace import Workspace


class ReportDialog(QDialog):
    """Shows one kind of paper (about a person) with preview, saving and printing."""

    def __init__(
        self,
        workspace: Workspace,
        palette: Palette,
        kind: str,
        worker_ids: Sequence[WorkerId],
        parent: QWidget | None,
        month: date | None = None,
    ) -> None:
        """Begin to make the preview; of deadlines `month` asks for the sheet of a month."""
        super().__init__(parent)
        self.setWindowTitle(workspace.texts("Report"))
        self.screen_of_reports = ReportsScreen(workspace, palette)
        layout = QVBoxLayout(self)
        layout.addWidget(self.screen_of_reports)
        self.strip = MessageStrip(workspace.texts)
        workspace.failed.connect(self.strip.tell_failed)
        layout.addWidget(self.strip)
        room = self.screen().availableGeometry()
        self.resize(min(1100, room.width() - 60), min(740, room.height() - 60))
        self.screen_of_reports.choose(kind, worker_ids, month)

    def reject(self) -> None:
        """Stop what is being made, and close."""
        self.screen_of_reports.cancel()
        super().reject()
