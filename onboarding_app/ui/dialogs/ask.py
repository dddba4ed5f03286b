"""Short questions: a reason, a date, a line of text."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.i18n import Texts
from onboarding_app.ui.dialogs.form import FormDialog, FormField, day, note, text


def ask_text(parent: QWidget, texts: Texts, title: str, value: str = "", *, long: bool = False) -> str | None:
    """Ask for a text; None when the user thinks better of it."""
    declared = note("answer", title) if long else text("answer", title)
    answer = _asked(parent, texts, title, declared, value)
    return answer if isinstance(answer, str) else None


def ask_reason(parent: QWidget, texts: Texts) -> str | None:
    """Ask why something is not needed; None when the user thinks better of it."""
    return ask_text(parent, texts, texts("Why is it not needed?"))


def ask_date(parent: QWidget, texts: Texts, title: str, value: date | None) -> date | None:
    """Ask for a date; None when the user thinks better of it."""
    answer = _asked(parent, texts, title, day("answer", title, texts), value)
    return answer if isinstance(answer, date) else None


def _asked(parent: QWidget, texts: Texts, title: str, declared: FormField, value: object) -> object:
    answers: list[object] = []

    def keep(values: dict[str, Any]) -> bool:
        answers.append(values["answer"])
        return True

    dialog = FormDialog(title, [declared], {"answer": value}, texts, parent, save=keep)
    dialog.exec()
    dialog.deleteLater()
    return answers[0] if answers else None
