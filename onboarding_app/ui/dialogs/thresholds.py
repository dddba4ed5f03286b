"""From when on a signal speaks: the thresholds of the firm."""

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.services.company import save_thresholds, thresholds_of
from onboarding_app.ui.dialogs.form import FormDialog, number
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.thresholds import NAMES, threshold_name


class ThresholdsDialog(FormDialog):
    """Asks for every threshold; an empty field means the usual one."""

    topic = "settings#hints"

    def __init__(self, workspace: Workspace, parent: QWidget | None) -> None:
        """Show the thresholds that hold."""
        self._workspace = workspace
        texts, self._usual = workspace.texts, asdict(workspace.catalogue.signals)
        fields = [
            number(
                name,
                texts("{threshold}; usual: {n}", threshold=threshold_name(name, texts), n=self._usual[name]),
            )
            for name in NAMES
        ]
        intro = texts(
            "From when on a hint is shown. The usual values are rules of thumb; "
            "your own experience counts more. An empty field means the usual value."
        )
        shown = asdict(thresholds_of(workspace.database, workspace.catalogue))
        super().__init__(
            texts("Thresholds of the hints"), fields, shown, texts, parent, save=self._store, intro=intro
        )
        workspace.failed.connect(self.tell)

    def _store(self, values: dict[str, Any]) -> bool:
        workspace = self._workspace
        given = {name: value for name, value in values.items() if value is not None}
        wanted = replace(workspace.catalogue.signals, **given)
        return workspace.perform(save_thresholds, workspace.catalogue, wanted) is not None
