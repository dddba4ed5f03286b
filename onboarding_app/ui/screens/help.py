"""Help: the keys, the marks, and where to begin; on one page, without the internet."""

from PySide6.QtWidgets import QGridLayout, QWidget

from onboarding_app import __version__
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.ui.workspace import Workspace


class HelpScreen(Page):
    """Three cards: first steps, keys, what marks and words mean."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; nothing on it is read from the file."""
        super().__init__(workspace)
        texts = self._texts
        head = PageHead(texts("Help"))
        head.tell(texts("Ankerpunkt {version}", version=__version__))
        self.body.addWidget(head)
        room = Columns(narrow_below=72)
        for card in (self._first_steps(), self._keys(), self._marks()):
            room.add(card, 1)
        self.body.addWidget(room)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Read nothing: help does not change."""

    def _first_steps(self) -> Card:
        texts = self._texts
        card = Card(texts("First steps"))
        for step in (
            texts("1. Bring in your people: import a list (Ctrl+I) or add one by hand (Ctrl+N)."),
            texts("2. Answer the open questions: each answer makes the plans more exact."),
            texts("3. Look at the start page every morning and tick off what is done."),
            texts("4. Record check-ins (Ctrl+G): expectation and experience show early what drifts apart."),
            texts("5. Print the reports (Ctrl+P) for the manager and for authorities."),
        ):
            card.add(label(step, wrap=True))
        card.add(
            label(
                texts("Ankerpunkt reminds and explains. It gives no legal advice and decides nothing."),
                "muted",
                wrap=True,
            )
        )
        card.body.addStretch(1)
        return card

    def _keys(self) -> Card:
        texts = self._texts
        card, holder = Card(texts("Keys")), QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        keys = (
            (texts("Ctrl+{key}", key="K"), texts("Search people and actions")),
            (texts("Ctrl+{key}", key="1 … 6"), texts("Go to a page")),
            (texts("Ctrl+{key}", key="G"), texts("Record check-in")),
            (texts("Ctrl+{key}", key="P"), texts("Make a report")),
            (texts("Ctrl+{key}", key="N"), texts("Add a skilled worker")),
            (texts("Ctrl+{key}", key="I"), texts("Import a list")),
            (texts("Ctrl+{key}", key="Z / Y"), texts("Undo and redo")),
            (texts("Return, Space"), texts("Do the action of a line")),
            (texts("Ctrl+Return"), texts("Open the person of a line")),
            ("A  W  N  M  B  D  O", texts("Checkpoint: begin, wait, not needed, move, note, proof, reopen")),
        )
        for place, (key, meaning) in enumerate(keys):
            grid.addWidget(label(key, "link", wrap=True), place, 0)
            grid.addWidget(label(meaning, wrap=True), place, 1)
        card.add(holder)
        card.body.addStretch(1)
        return card

    def _marks(self) -> Card:
        texts = self._texts
        card = Card(texts("Marks and words"))
        for mark, role in (
            (texts("● stable: nothing asks for attention"), "good"),
            (texts("▲ attention: due today, waiting, or a hint"), "caution"),
            (texts("■ urgent: overdue, or a title at risk"), "alarm"),
        ):
            card.add(label(mark, role, wrap=True))
        for sentence in (
            texts("Planned: the day on which to act. Deadline: the last working day before it is too late."),
            texts("Last day by law: only where a law sets it; everything else is practice and says so."),
            texts("A level is never a score: it names its reasons, and people judge them."),
        ):
            card.add(label(sentence, "muted", wrap=True))
        card.body.addStretch(1)
        return card
