"""The message strip: what was done, with undo, or why something is not possible."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import button, label, restyled

SHOWN_FOR = 12_000
"""Milliseconds that what was done is shown; why something is not possible stays until it is closed."""


class MessageStrip(QFrame):
    """One line at the foot of the window."""

    undo_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName(texts("Message"))
        self._texts = texts
        self.sentence = label("", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo = button(texts("Undo (Ctrl+Z)"), role="link")
        self.undo.clicked.connect(self.undo_asked)
        self.closing = button("×", role="link", name=texts("Close message"))
        self.closing.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.closing)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell_done(self, action: str) -> None:
        """Say what was done, and offer to undo it."""
        self._show(self._texts("{action}: saved.", action=action), "done", undo=True)

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""
        self._show(sentence, "done", undo=False)

    def tell_failed(self, sentence: str) -> None:
        """Say why something is not possible."""
        self._show(sentence, "error", undo=False)
        self._timer.stop()

    def _show(self, sentence: str, kind: str, *, undo: bool) -> None:
        mark = {"done": "✓", "error": "■"}[kind]
        self.sentence.setText(f"{mark}  {sentence}")
        self.setAccessibleDescription(sentence)
        self.undo.setVisible(undo)
        restyled(self, kind=kind)
        self.show()
        self._timer.start()
