"""Short questions: a reason, a date, a line of text. They stay open until the answer was taken."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.ui.dialogs.form import FormDialog, FormField, day, note, text
from onboarding_app.ui.workspace import Workspace

Take = Callable[[Any], bool]
"""Does something with an answer and says whether it could."""


def ask_text(
    parent: QWidget, workspace: Workspace, title: str, value: str, take: Take, *, long: bool = False
) -> None:
    """Ask for a text, which may be empty."""
    _ask(parent, workspace, note("answer", title) if long else text("answer", title), value, take)


def ask_reason(parent: QWidget, workspace: Workspace, take: Take) -> None:
    """Ask why something is not needed."""
    title = workspace.texts("Why is it not needed?")
    _ask(parent, workspace, text("answer", title), "", take)


def ask_date(parent: QWidget, workspace: Workspace, title: str, value: date | None, take: Take) -> None:
    """Ask for a date; without one there is nothing to take."""
    missing = workspace.texts("Please enter a date.")
    _ask(parent, workspace, day("answer", title, workspace.texts), value, take, missing)


def _ask(
    parent: QWidget,
    workspace: Workspace,
    declared: FormField,
    value: object,
    take: Take,
    missing: str = "",
) -> None:
    def save(values: dict[str, Any]) -> bool:
        if missing and values["answer"] is None:
            dialog.tell(missing)
            return False
        return take(values["answer"])

    dialog = FormDialog(declared.label, [declared], {"answer": value}, workspace.texts, parent, save=save)
    workspace.failed.connect(dialog.tell)
    dialog.exec()
    dialog.deleteLater()
