"""Help: what each place is for, the keys, the words; without the internet."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut

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
        self._back: Callable[[], None] | None = None
        self.back_button = button(texts("Back"), shortcut="Esc")
        self.back_button.clicked.connect(self.go_back)
        self.back_button.hide()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)
        head = PageHead(texts("Help"), self.back_button, print_button)
        head.tell(texts("Ankerpunkt {version}", version=__version__))
        self.body.addWidget(head)
        self.view = HelpView(texts)
        self.body.addWidget(self.view, 1)

    def open(self, topic: str, back: Callable[[], None] | None = None) -> None:
        """Show a topic; `back` leads to where one stood, within the help itself nothing changes that."""
        self._back = self._back or back
        self.back_button.setVisible(self._back is not None)
        self.view.open(topic)
        self.view.text.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read at once, by keys too
        QTimer.singleShot(0, self, self._show_text)  # once the page has its room

    @Slot()
    def _show_text(self) -> None:
        """Bring the text to the top where topics stand above it, and the topic into sight in its list."""
        if (inside := self.area.widget()) is not None:
            top = self.view.text.mapTo(inside, self.view.text.rect().topLeft()).y()
            self.area.verticalScrollBar().setValue(top)
        self.view.list.scrollTo(self.view.list.currentIndex())

    @Slot()
    def go_back(self) -> None:
        """Empty the search, else return to where the help was asked for."""
        if self.view.search.hasFocus() and self.view.search.text():
            self.view.search.clear()
        elif self._back is not None:
            self._back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget where one stood once one has gone elsewhere."""
        if not event.spontaneous():
            self._back = None
            self.back_button.hide()
        super().hideEvent(event)

    def reload(self) -> None:
        """Read nothing: help does not change."""
