"""Talks: the next one with each person, half-typed ones to go on with, and those that were held."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.services.check_in_sheet import talk_lines
from onboarding_app.services.drafts import draft_lines
from onboarding_app.services.read_models import TalkLine
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.talk import show_talk
from onboarding_app.ui.models.work_columns import held_columns, talk_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label, swap
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.widgets.tabs import Tabs
from onboarding_app.ui.workspace import Workspace


class TalksScreen(Page):
    """Planned and held talks in two tables."""

    filled = Signal()
    """All talks are shown."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._desk = desk
        texts = self._texts
        self.head = PageHead(texts("Check-ins"))
        self.body.addWidget(self.head)
        self.drafts = Card(texts("Begun and not saved"))
        self._draft_buttons = QWidget()
        self.drafts.add(self._draft_buttons)
        self.body.addWidget(self.drafts)
        self.planned = LineTable(
            texts("Planned talks"),
            talk_columns(texts, workspace.today),
            palette,
            wide=2,
            action=4,
            sortable=True,
            wraps=True,
        )
        self.planned.acted.connect(lambda line: desk.open_check_in(line.worker_id))
        self.planned.opened.connect(lambda line: desk.open_person(line.worker_id))
        self.held = LineTable(
            texts("Held talks"), held_columns(texts), palette, wide=2, sortable=True, wraps=True
        )
        self.held.opened.connect(self._show_talk)
        self.tabs = Tabs(texts("Check-ins"))
        for table, name, topic in (
            (self.planned, texts("Planned"), "talks#planned"),
            (self.held, texts("Held"), "talks#held"),
        ):
            table.setMinimumHeight(em() * 18)
            self.tabs.add(table, name, topic)
        self.head.tell(texts("being worked out …"))
        self.nothing = label(
            texts("No talk is planned or held yet. Each person's plan brings its talks."), "muted", wrap=True
        )
        self.nothing.hide()
        card = Card()
        card.add(self.nothing)
        card.add(self.tabs, 1)
        self.body.addWidget(card, 1)
        then = texts(
            "Then each person's planned talks stand here, and what was said in those that were held."
        )
        self.begin_with(desk, texts("Check-ins"), then)

    def reload(self) -> None:
        """Read the drafts at once, the talks of all people in the background."""
        self._show_drafts()
        self.work_out(self._work_out, self._show)

    def _work_out(self) -> tuple[TalkLine, ...]:
        return talk_lines(
            self._workspace.database,
            self._workspace.catalogue,
            today=self._workspace.today(),
            language=self._workspace.language,
        )

    def _show(self, lines: tuple[TalkLine, ...]) -> None:
        planned = [line for line in lines if line.held_on is None]
        held = [line for line in lines if line.held_on is not None]
        self.planned.show_lines(planned)
        self.held.show_lines(held)
        texts = self._texts
        self.tabs.rename(0, texts("Planned ({n})", n=len(planned)))
        self.tabs.rename(1, texts("Held ({n})", n=len(held)))
        self.tabs.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        late = sum(line.overdue for line in planned)
        self.head.tell(texts.plural("{n} planned talk overdue", "{n} planned talks overdue", late))
        self.filled.emit()

    def _show_talk(self, line: TalkLine) -> None:
        """Show what was said in a held talk and what changed; from there the way leads to the person."""
        if line.check_in_id is not None:
            show_talk(self._workspace, line.check_in_id, self, self._desk.open_person)

    def _show_drafts(self) -> None:
        drafts = draft_lines(self._workspace.database)
        fresh, layout = QWidget(), QVBoxLayout()
        flow = Flow(spacing=8)
        for draft in drafts:
            go_on = button(self._texts("Go on with {name}", name=draft.worker_name))
            go_on.clicked.connect(lambda _checked, who=draft.worker_id: self._desk.open_check_in(who))
            flow.add(go_on)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow)
        fresh.setLayout(layout)
        self._draft_buttons = swap(self.drafts.body, self._draft_buttons, fresh)
        self.drafts.setVisible(bool(drafts))
