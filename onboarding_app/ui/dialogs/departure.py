"""The end of an employment: last day, since when it is known, main reason."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.people import Departure, DepartureReason, WorkerId
from onboarding_app.services.people import departure_of
from onboarding_app.services.previewing import preview_departure
from onboarding_app.services.workers import record_departure
from onboarding_app.ui.dialogs.form import FormDialog, choice, day, many, note
from onboarding_app.ui.dialogs.plan_preview import is_wanted
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import reason_name


class DepartureDialog(FormDialog):
    """Asks for the end of an employment; what then is due appears in the plan, the rest falls silent."""

    def __init__(self, workspace: Workspace, worker_id: WorkerId, parent: QWidget | None) -> None:
        """Show what is known of a person's leaving."""
        self._workspace, self._worker_id = workspace, worker_id
        self._known = departure_of(workspace.database, worker_id)
        texts = workspace.texts
        named = [(it, reason_name(it, texts)) for it in DepartureReason]
        fields = (
            day("ended_on", texts("Last day of employment"), texts),
            day("known_on", texts("Known since"), texts),
            choice("reason", texts("Main reason"), [(None, texts("not told")), *named]),
            many("further", texts("Further reasons"), named),
            note("note", texts("Note")),
        )
        values: dict[str, object] = (
            dict(vars(self._known)) if self._known else {"known_on": workspace.today()}
        )
        intro = texts(
            "After that, what leaving asks for is due: notices to the authority, papers, deletions."
        )
        super().__init__(texts("Departure"), fields, values, texts, parent, save=self._store, intro=intro)
        workspace.failed.connect(self.tell)

    def _store(self, values: dict[str, Any]) -> bool:
        if values["ended_on"] is None:
            self.tell(self._workspace.texts("Please enter the last day."))
            return False
        values["further"] = tuple(each for each in values["further"] if each != values["reason"])
        if self._known is None:
            departure = Departure(worker_id=self._worker_id, **values)
        else:
            departure = replace(self._known, **values)
        if not self._is_wanted(departure):
            return False
        workspace = self._workspace
        return (
            workspace.perform(record_departure, workspace.catalogue, departure, today=workspace.today())
            is not None
        )

    def _is_wanted(self, departure: Departure) -> bool:
        """Show what is due then and what falls silent; who knows it wants it, or changes the days again."""
        workspace = self._workspace
        told = partial(
            preview_departure,
            catalogue=workspace.catalogue,
            departure=departure,
            today=workspace.today(),
            language=workspace.language,
        )
        return is_wanted(workspace.attempt(told), workspace.texts, self)
