"""Help: what each place is for, the keys, the words; without the internet."""

from onboarding_app import __version__
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import button
from onboarding_app.ui.widgets.help_view import HelpView
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.workspace import Workspace


class HelpScreen(Page):
    """The help as a page, with the quick guide to print."""

    kinds = frozenset()

    def __init__(self, workspace: Workspace, _palette: Palette, desk: Desk) -> None:
        """Make the page; nothing on it is read from the file."""
        super().__init__(workspace)
        texts = self._texts
        print_button = button(texts("Quick guide to print …"))
        print_button.clicked.connect(lambda: desk.open_report(PaperKind.GUIDE.value))
        head = PageHead(texts("Help"), print_button)
        head.tell(texts("Ankerpunkt {version}", version=__version__))
        self.body.addWidget(head)
        self.view = HelpView(texts)
        self.body.addWidget(self.view, 1)

    def open(self, topic: str) -> None:
        """Show a topic."""
        self.view.open(topic)
        self.area.ensureWidgetVisible(self.view.text)  # where topics stand above it, not beside

    def reload(self) -> None:
        """Read nothing: help does not change."""
