"""Changing the firm's own plan: what it does to everybody is seen first, then stored, beside the window."""

from functools import partial

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.own_plan import OwnPlan
from onboarding_app.services.own_plan import preview_plan, store_plan
from onboarding_app.ui.dialogs.plan_preview import is_wanted
from onboarding_app.ui.dialogs.working import done_beside
from onboarding_app.ui.workspace import Workspace


def change_plan(workspace: Workspace, wanted: OwnPlan, action: str, parent: QWidget | None) -> bool:
    """Store what the firm makes of the plan, once the user has seen what it changes; whether it was."""
    texts, catalogue = workspace.texts, workspace.catalogue
    if wanted == catalogue.own_plan:
        return True
    look = partial(
        preview_plan,
        workspace.database,
        catalogue,
        wanted,
        today=workspace.today(),
        language=workspace.language,
    )
    preview = done_beside(texts("Looking what changes"), look, workspace, parent)
    if not is_wanted(preview, texts, parent):
        return False
    store = partial(store_plan, workspace.database, catalogue, wanted, action=action, today=workspace.today())
    changes = done_beside(texts("Planning everybody again"), store, workspace, parent)
    if changes is None:
        return False
    workspace.tell(changes)
    return True
