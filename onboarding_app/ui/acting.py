"""What the one-click action of a line does, the same on every page."""

# ruff: noqa: PLC0415 - imports where they are used: the first page should not wait for what a click will do

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.services.start_models import CheckpointLine, QuickAction
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

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


def acknowledge(line: CheckpointLine, workspace: Workspace) -> None:
    """Note a line as seen: it is asked about again once it is more urgent."""
    from onboarding_app.services.setting_aside import acknowledge_checkpoint

    workspace.perform(acknowledge_checkpoint, line.id, on=workspace.today())


def ask_about_again(line: CheckpointLine, workspace: Workspace) -> None:
    """Take a line back that was seen or set aside."""
    from onboarding_app.services.setting_aside import ask_again

    workspace.perform(ask_again, line.id)


def set_aside(line: CheckpointLine, workspace: Workspace, parent: QWidget) -> None:
    """Ask until when a line can wait and why, and set it aside."""
    from datetime import timedelta

    from onboarding_app.services.setting_aside import set_checkpoint_aside
    from onboarding_app.ui.dialogs.form import FormDialog, day, text
    from onboarding_app.ui.widgets.explained import explained

    texts, today = workspace.texts, workspace.today()

    def save(values: dict[str, Any]) -> bool:
        until = values["until"] or today  # an empty day is refused as one that is not ahead
        named = {"until": until, "reason": values["reason"], "on": today}
        return workspace.perform(set_checkpoint_aside, line.id, **named) is not None

    fields = [day("until", texts("Can wait until"), texts), text("reason", texts("Why"))]
    intro = texts(
        "“{title}” leaves the list until that day; sooner if it becomes due, late, or late for long.",
        title=line.title,
    )
    given = {"until": today + timedelta(days=7), "reason": ""}
    dialog = FormDialog(texts("Set aside"), fields, given, texts, parent, save=save, intro=intro)
    explained(dialog, "overview#line")
    workspace.failed.connect(dialog.tell)
    dialog.exec()
    dialog.deleteLater()


def move(line: CheckpointLine, workspace: Workspace, parent: QWidget) -> None:
    """Ask for another day, and plan a line for it."""
    from onboarding_app.services.checkpoints import move_checkpoint
    from onboarding_app.ui.dialogs.ask import ask_date

    def moved(day: "date") -> bool:
        today = workspace.today()
        return workspace.perform(move_checkpoint, line.id, plan_on=day, today=today) is not None

    question = workspace.texts("Plan it for which day?")
    ask_date(parent, workspace, question, line.plan_on or workspace.today(), moved)


def remind(line: CheckpointLine, workspace: Workspace, parent: QWidget) -> None:
    """Open the draft of an e-mail that reminds of a line."""
    from onboarding_app.services.mail_drafts import checkpoint_mail
    from onboarding_app.ui.mailing import open_draft

    texts, catalogue, today = workspace.texts, workspace.catalogue, workspace.today()
    draft = workspace.attempt(
        lambda database: checkpoint_mail(database, catalogue, line.id, texts, today=today)
    )
    open_draft(draft, texts("Reminder"), workspace, parent)
