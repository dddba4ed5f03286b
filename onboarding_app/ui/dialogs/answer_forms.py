"""Forms for what HR notes of a person by hand: an event with its day, or another answer to a question."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.services.answers import events, withdraw_answer
from onboarding_app.services.read_models import AnswerLine
from onboarding_app.ui.acting import answer_fact
from onboarding_app.ui.dialogs.form import FormDialog, FormField, choice, day, text
from onboarding_app.ui.screens.person_entries import LineDeed
from onboarding_app.ui.workspace import Workspace


def answer_deeds(
    workspace: Workspace, who: Callable[[], WorkerId | None], parent: QWidget
) -> tuple[LineDeed, ...]:
    """Return what can be done with events and answers; `who` tells whose page is open."""
    texts = workspace.texts

    def add(_line: object) -> None:
        worker_id = who()
        if worker_id is not None:
            note_event(workspace, worker_id, parent)

    def delete(line: AnswerLine) -> None:
        workspace.perform(withdraw_answer, workspace.catalogue, line, today=workspace.today())

    return (
        LineDeed(texts("Note an event …"), add, "Ins", on_line=False),
        LineDeed(texts("Change …"), lambda line: change_answer(workspace, line, parent), "F2"),
        LineDeed(texts("Delete"), delete, "Del"),
    )


def note_event(workspace: Workspace, worker_id: WorkerId, parent: QWidget) -> bool:
    """Ask which event it is and its day; False if the user thinks better of it."""
    texts = workspace.texts
    offered = events(workspace.catalogue, workspace.language)
    fields = (choice("fact", texts("Event"), offered), day("on", texts("Day"), texts))
    intro = texts("What comes of it is planned at once, with the rule behind each date.")
    values: dict[str, object] = {"fact": offered[0][0]}
    return _asked(workspace, worker_id, texts("Note an event"), fields, values, parent, intro=intro)


def change_answer(workspace: Workspace, line: AnswerLine, parent: QWidget) -> bool:
    """Ask for another day of an event, or another answer."""
    texts, question = workspace.texts, workspace.catalogue.fact_questions[line.fact]
    choices = question.choices(workspace.language)
    if question.kind == "date":
        field = day("on", line.name, texts)
    elif choices:
        field = choice("value", line.name, choices)
    else:
        field = text("value", line.name)
    values: dict[str, object] = {field.name: line.value if line.on is None else line.on}
    return _asked(workspace, line.worker_id, texts("Answer"), (field,), values, parent, fact=line.fact)


def _asked(
    workspace: Workspace,
    worker_id: WorkerId,
    title: str,
    fields: tuple[FormField, ...],
    values: dict[str, object],
    parent: QWidget,
    *,
    fact: str = "",
    intro: str = "",
) -> bool:
    """Ask, and store the answer as that of a question; an empty one is asked for again."""
    texts = workspace.texts

    def save(found: dict[str, Any]) -> bool:
        given = found.get("on") or found.get("value")
        if not given:
            dialog.tell(texts("Please enter a day.") if "on" in found else texts("Please enter an answer."))
            return False
        value = given.isoformat() if isinstance(given, date) else str(given)
        return answer_fact(worker_id, fact or str(found["fact"]), value, workspace, dialog)

    dialog = FormDialog(title, fields, values, texts, parent, save=save, intro=intro)
    return bool(dialog.exec())
