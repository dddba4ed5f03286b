"""Hands the draft of an e-mail over to the user's mail program; nothing is sent from here."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from onboarding_app.exchange.mail import MailDraft, mail_link, write_mail
from onboarding_app.ui.workspace import Workspace


def open_draft(draft: MailDraft | None, name: str, workspace: Workspace, parent: QWidget) -> None:
    """Open a draft in the mail program; without one, or with much text, let it be saved as a file.

    `name` is how the file is called at first. None is no draft: why there is none was said already.
    """
    link = None if draft is None else mail_link(draft)
    if draft is None or (link and QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))):
        return
    words = workspace.texts("Save the e-mail draft")
    chosen, _ = QFileDialog.getSaveFileName(parent, words, f"{name}.eml", "*.eml")
    if chosen:
        workspace.attempt(lambda _database: write_mail(draft, Path(chosen)))
