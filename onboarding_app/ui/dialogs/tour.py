"""The tour: three steps through the window for whoever is new, to be skipped at any time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import button, label, row


@dataclass(frozen=True)
class TourStep:
    """One step: the page that it shows, its title and what there is to know."""

    page: str
    title: str
    text: str


def tour_steps(texts: Texts) -> tuple[TourStep, ...]:
    """Return the three steps."""
    return (
        TourStep(
            "overview",
            texts("What is due"),
            texts(
                "Here you see each morning what is due for whom, and why. The button at the end of a line "
                "does it. Undo (Ctrl+Z) takes everything back."
            ),
        ),
        TourStep(
            "people",
            texts("Each person"),
            texts(
                "Enter opens a person: the path, all checkpoints with their legal basis, talks, family, "
                "language, titles. What is not known yet is asked there; an answer changes the plan, and you "
                "see how before."
            ),
        ),
        TourStep(
            "reports",
            texts("Papers"),
            texts(
                "Status report, due list, management report and letters are shown here before you save or "
                "print them. F1 helps wherever you are, Ctrl+K finds everything."
            ),
        ),
    )


class TourDialog(QDialog):
    """Stands beside the window, which shows the page that is spoken of and can be used meanwhile."""

    def __init__(self, texts: Texts, show_page: Callable[[str], None], parent: QWidget | None) -> None:
        """Begin with the first step."""
        super().__init__(parent)
        self._texts, self._show_page = texts, show_page
        self._steps, self._place = tour_steps(texts), 0
        self.setWindowTitle(texts("Tour in three steps"))
        with_help(self, texts, "first-steps")
        self.setModal(False)
        self.count, self.title = label("", "muted"), label("", "heading", wrap=True)
        self.text = label("", wrap=True)
        self.skip_button, self.back_button = button(texts("Skip")), button(texts("Back"))
        self.next_button = button("", role="primary")
        self.next_button.setDefault(True)
        layout = QVBoxLayout(self)
        for each in (self.count, self.title, self.text):
            layout.addWidget(each)
        layout.addStretch(1)
        layout.addWidget(row(self.skip_button, None, self.back_button, self.next_button))
        self.skip_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._show_step(self._place - 1))
        self.next_button.clicked.connect(self._go_on)
        self.setMinimumWidth(em() * 26)
        self._show_step(0)
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._place + 1 < len(self._steps):
            self._show_step(self._place + 1)
        else:
            self.accept()

    def _show_step(self, place: int) -> None:
        texts, step = self._texts, self._steps[place]
        self._place = place
        self._show_page(step.page)
        self.count.setText(texts("Step {n} of {total}", n=place + 1, total=len(self._steps)))
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.setAccessibleDescription(f"{step.title}. {step.text}")
        self.back_button.setEnabled(place > 0)
        self.skip_button.setVisible(place + 1 < len(self._steps))
        self.next_button.rename(texts("Done") if place + 1 == len(self._steps) else texts("Continue"))
        self.adjustSize()
        self._stand_aside()

    def _stand_aside(self) -> None:
        """Stand in the lower right corner of the window, where it covers least."""
        window = self.parentWidget()
        if window is not None:
            corner = window.mapToGlobal(window.rect().bottomRight())
            self.move(corner.x() - self.width() - em() * 2, corner.y() - self.height() - em() * 6)
