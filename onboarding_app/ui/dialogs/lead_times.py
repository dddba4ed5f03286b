"""How long before an end its open steps are brought up again: the lead times of the firm."""

from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.errors import UserError
from onboarding_app.domain.lead_times import days_from
from onboarding_app.services.company import leads_of, save_leads
from onboarding_app.ui.dialogs.form import FormDialog, text
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.templates import anchor_name


class LeadTimesDialog(FormDialog):
    """Asks for the days before each kind of end; an empty field means the usual ones."""

    topic = "settings#plan"

    def __init__(self, workspace: Workspace, parent: QWidget | None) -> None:
        """Show the days that hold."""
        self._workspace = workspace
        texts, usual = workspace.texts, workspace.catalogue.leads
        fields = [
            text(
                event,
                texts("{event}; usual: {days}", event=anchor_name(event, texts), days=_typed(days)),
            )
            for event, days in usual.items()
        ]
        intro = texts(
            "How many days before an end its open steps come to the top again, also those that somebody "
            "has noted as seen. Does your authority take longer, name earlier days. "
            "An empty field means the usual days."
        )
        shown = {
            event: _typed(days) for event, days in leads_of(workspace.database, workspace.catalogue).items()
        }
        super().__init__(
            texts("Lead times of reminders"), fields, shown, texts, parent, save=self._store, intro=intro
        )
        workspace.failed.connect(self.tell)

    def _store(self, values: dict[str, Any]) -> bool:
        wanted: dict[str, tuple[int, ...]] = {}
        for event, typed in values.items():
            try:
                wanted[event] = days_from(typed)
            except UserError as error:
                self.tell_at(event, error_sentence(error, self._texts))
                return False
        return self._workspace.perform(save_leads, self._workspace.catalogue, wanted) is not None


def _typed(days: tuple[int, ...]) -> str:
    return ", ".join(map(str, days))
