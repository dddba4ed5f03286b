"""A person's own data: new, or changed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.people import HiredFrom, Worker, WorkerId
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.services.people import mentors, worker_of
from onboarding_app.services.previewing import preview_worker
from onboarding_app.services.workers import Belongings, add_worker, save_worker, similar_people
from onboarding_app.ui.dialogs.form import FormDialog, FormField, choice, day, note, text
from onboarding_app.ui.dialogs.plan_preview import is_wanted
from onboarding_app.ui.widgets.fields import yes_no_unknown
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.countries import countries
from onboarding_app.wording.values import hired_from_name


class PersonDialog(FormDialog):
    """Asks for what is known of a person; a new one may bring the first residence title along."""

    def __init__(self, workspace: Workspace, worker_id: WorkerId | None, parent: QWidget | None) -> None:
        """Show a person's data, or an empty form for a new one (`worker_id` None)."""
        worker = None if worker_id is None else worker_of(workspace.database, worker_id)
        self._workspace, self._worker = workspace, worker
        self.worker_id = worker_id
        self._told: tuple[object, ...] | None = None
        texts = workspace.texts
        fields = [*_fields(workspace), *(() if worker else title_fields(workspace))]
        values: dict[str, object] = dict(vars(worker)) if worker else {}
        title = texts("Change {name}", name=worker.name) if worker else texts("New person")
        intro = "" if worker else texts("Only a name is needed; what is not known yet is asked for later.")
        super().__init__(title, fields, values, texts, parent, save=self._store, intro=intro)
        workspace.failed.connect(self.tell)

    def _store(self, values: dict[str, Any]) -> bool:
        workspace, today = self._workspace, self._workspace.today()
        kind, start, until = (
            values.pop("title_kind", ""),
            values.pop("title_from", None),
            values.pop("title_until", None),
        )
        unlimited = bool(values.pop("title_unlimited", False))
        if self._is_perhaps_known(values):
            return False
        if self._worker is not None:
            worker = replace(self._worker, **values)
            if not self._is_wanted(worker):
                return False
            return workspace.perform(save_worker, workspace.catalogue, worker, today=today) is not None
        titles: tuple[ResidenceTitle, ...] = ()
        if kind or start or until or unlimited:
            titles = (
                ResidenceTitle(
                    worker_id=WorkerId(0),
                    kind=kind or "",
                    valid_from=start,
                    valid_until=until,
                    unlimited=unlimited,
                ),
            )
        changes = workspace.perform(
            add_worker,
            workspace.catalogue,
            Worker(**values),
            today=today,
            belongings=Belongings(titles=titles),
        )
        if changes is None:
            return False
        added = [change.id for change in changes.changes if change.kind is Kind.WORKER]
        self.worker_id = WorkerId(added[0]) if added else None
        return True

    def _is_wanted(self, worker: Worker) -> bool:
        """Show what would move or go with these data; who knows it wants it, or changes them again."""
        workspace = self._workspace
        told = partial(
            preview_worker,
            catalogue=workspace.catalogue,
            worker=worker,
            today=workspace.today(),
            language=workspace.language,
        )
        preview = workspace.attempt(told)
        if preview is not None and not (preview.moves or preview.goes):
            return True
        return is_wanted(preview, workspace.texts, self)

    def _is_perhaps_known(self, values: dict[str, Any]) -> bool:
        """Tell once that there is somebody of that name or number; who saves again means somebody else."""
        names = ("given_name", "family_name", "personnel_number")
        told = tuple(values[name] for name in names)
        known = self._worker and tuple(getattr(self._worker, name) for name in names)
        if told in {known, self._told}:
            return False
        self._told, texts = told, self._workspace.texts
        worker = Worker(given_name=told[0], family_name=told[1], personnel_number=told[2])
        if self._worker is not None:
            worker = replace(worker, id=self._worker.id)
        others = similar_people(self._workspace.database, worker) if worker.name else ()
        if others:
            named = "; ".join(" · ".join(p for p in (it.name, it.personnel_number) if p) for it in others[:3])
            self.tell(
                texts("Somebody like this is there already: {people}. Save again to keep both.", people=named)
            )
        return bool(others)


def title_fields(workspace: Workspace) -> Sequence[FormField]:
    """Return the fields of a residence title."""
    texts, german = workspace.texts, workspace.language == "de"
    kinds = [(key, kind.de if german else kind.en) for key, kind in workspace.catalogue.titles.items()]
    return (
        choice("title_kind", texts("Residence title"), [("", texts("not known")), *kinds]),
        day("title_from", texts("Title valid from"), texts),
        day("title_until", texts("Title valid until"), texts),
        choice("title_unlimited", texts("Unlimited"), [(False, texts("no")), (True, texts("yes"))]),
    )


def _fields(workspace: Workspace) -> Sequence[FormField]:
    texts = workspace.texts
    nations = [(None, texts("not known")), *countries(workspace.language).items()]
    places = [(None, texts("not known")), *((it, hired_from_name(it, texts)) for it in HiredFrom)]
    who = [(None, "–"), *((mentor.id, mentor.name) for mentor in mentors(workspace.database))]
    return (
        text("given_name", texts("First name")),
        text("family_name", texts("Family name")),
        choice("citizenship", texts("Citizenship"), nations),
        text("occupation", texts("Occupation here")),
        text("learned_occupation", texts("Learned occupation")),
        text("department", texts("Department")),
        day("contract_signed_on", texts("Contract signed on"), texts),
        day("entry_on", texts("Arrival in Germany"), texts),
        day("started_on", texts("First working day"), texts),
        day("probation_ends_on", texts("Probation ends on"), texts),
        day("fixed_term_ends_on", texts("Fixed term ends on"), texts),
        choice("hired_from", texts("Hired from"), places),
        text("recruitment", texts("Recruitment")),
        choice("regulated_occupation", texts("Regulated occupation"), yes_no_unknown(texts)),
        choice("is_apprentice", texts("Apprentice"), yes_no_unknown(texts)),
        choice("mentor_id", texts("Mentor"), who),
        text("personnel_number", texts("Personnel number")),
        day("birth_date", texts("Date of birth"), texts, of_birth=True),
        text("email", texts("E-mail")),
        text("phone", texts("Phone")),
        text("street", texts("Street")),
        text("postcode", texts("Postcode")),
        text("city", texts("City")),
        note("note", texts("Note")),
    )
