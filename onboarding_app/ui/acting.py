"""What the one-click action of a line does, the same on every page."""

# ruff: noqa: PLC0415 - imports where they are used: the first page should not wait for what a click will do

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.services.start_models import CheckpointLine, QuickAction
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.services.read_models import QuestionLine


def act_on(line: CheckpointLine, workspace: Workspace, desk: Desk) -> None:
    """Open the form of a talk, print the paper and offer to tick off, or tick a line off."""
    if line.action is QuickAction.TALK:
        desk.open_check_in(line.worker_id)
    elif line.action is QuickAction.PRINT:
        desk.open_report(line.paper, line.worker_id)
        sentence = workspace.texts("Is “{title}” done with that?", title=line.title)
        desk.offer(sentence, workspace.texts("Tick off"), lambda: tick_off(line, workspace))
    else:
        tick_off(line, workspace)


def tick_off(line: CheckpointLine, workspace: Workspace) -> None:
    """Tick a line off as done today, and say what still stands before it."""
    from onboarding_app.services.checkpoints import complete_checkpoint

    today = workspace.today()
    done = workspace.perform(
        complete_checkpoint, line.id, on=today, catalogue=workspace.catalogue, today=today
    )
    if done is not None and line.blocked_by:
        named = ", ".join(line.blocked_by)
        deed = workspace.name_of(done)
        workspace.done.emit(
            workspace.texts("{deed} (still open before it: {titles})", deed=deed, titles=named)
        )


def answer(line: "QuestionLine", value: str, workspace: Workspace, parent: QWidget) -> None:
    """Store the answer to an open question, once the user has seen what it changes in the plan."""
    answer_fact(line.worker_id, line.fact, value, workspace, parent)


def answer_fact(
    worker_id: WorkerId | None, fact: str, value: str, workspace: Workspace, parent: QWidget
) -> bool:
    """Store what is known of a person or the firm, once the user has seen what it changes; whether it was."""
    from onboarding_app.services.previewing import preview_answer
    from onboarding_app.services.workers import answer_question
    from onboarding_app.ui.dialogs.plan_preview import is_wanted

    told = partial(
        preview_answer,
        catalogue=workspace.catalogue,
        worker_id=worker_id,
        fact=fact,
        value=value,
        today=workspace.today(),
        language=workspace.language,
    )
    if not is_wanted(workspace.attempt(told), workspace.texts, parent):
        return False
    stored = workspace.perform(
        answer_question,
        workspace.catalogue,
        worker_id=worker_id,
        fact=fact,
        value=value,
        today=workspace.today(),
    )
    return stored is not None
