"""The message strip: what was done, with undo, or why something is not possible."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
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
        self.offered = button("", role="link")
        self.offered.clicked.connect(self._take_offer)
        self._offer: Callable[[], object] | None = None
        self.closing = button("×", role="link", name=texts("Close message"))
        self.closing.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.offered)
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

    def offer(self, sentence: str, word: str, act: Callable[[], object]) -> None:
        """Say something, and offer to do what it is about; stays until it is taken or closed."""
        self._show(sentence, "offer", undo=False)
        self._timer.stop()
        self._offer = act
        self.offered.setText(word)
        self.offered.setAccessibleName(word)
        self.offered.show()

    def _take_offer(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer()

    def _show(self, sentence: str, kind: str, *, undo: bool) -> None:
        mark = {"done": "✓", "error": "■", "offer": "▲"}[kind]
        self.offered.hide()
        self.sentence.setText(f"{mark}  {sentence}")
        self.setAccessibleDescription(sentence)
        self.undo.setVisible(undo)
        restyled(self, kind=kind)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._timer.start()
