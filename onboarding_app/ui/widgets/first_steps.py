"""What to do in a file without people: the same on every page that has nothing to show before."""

from PySide6.QtCore import Qt

from onboarding_app.i18n import Texts
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.widgets.cards import Card, button, label


class FirstSteps(Card):
    """One way to begin, another beside it, and what will stand here then."""

    def __init__(self, texts: Texts, desk: Desk, then: str) -> None:
        """Offer both; `then` says what will stand here."""
        super().__init__(texts("Nobody is in this file yet. Begin with one of these:"))
        self.take_over = button(texts("Import a list from Excel or CSV (Ctrl+I)"), role="primary")
        self.take_over.clicked.connect(desk.open_import)
        self.add_one = button(texts("Add one person by hand (Ctrl+N)"))
        self.add_one.clicked.connect(desk.open_new_person)
        for each in (self.take_over, self.add_one):
            self.add(each)
            self.body.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.add(label(then, "muted", wrap=True))
        self.body.addStretch(1)
