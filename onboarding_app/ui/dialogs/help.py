"""The help of a dialog: it opens over it, so that nothing typed there is lost."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import button, row
from onboarding_app.ui.widgets.explained import explained, stands_in, topic_at
from onboarding_app.ui.widgets.help_view import HelpView

NAME = "F1"
"""What the key of the help is called, which a dialog has once."""


class HelpDialog(QDialog):
    """The help in a window of its own."""

    def __init__(self, texts: Texts, topic: str, parent: QDialog) -> None:
        """Show a topic."""
        super().__init__(parent)
        self.setWindowTitle(texts("Help"))
        self.view = HelpView(texts)
        closing = button(texts("Close"))
        closing.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(row(None, closing))
        room = self.screen().availableGeometry()
        self.resize(min(960, room.width() - 60), min(620, room.height() - 60))
        self.view.open(topic)


def with_help(dialog: QDialog, texts: Texts, topic: str = "") -> QDialog:
    """Let F1 explain a dialog over it, and return the dialog; "" is the topic of the place below it."""
    if topic:
        explained(dialog, topic)

    def show() -> None:
        helping = HelpDialog(texts, topic_at(stands_in(dialog)), dialog)
        helping.exec()
        helping.deleteLater()

    if dialog.findChild(QShortcut, NAME) is None:
        key = QShortcut(QKeySequence("F1"), dialog)
        key.setObjectName(NAME)
        key.activated.connect(show)
    return dialog
