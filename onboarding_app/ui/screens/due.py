"""All deadlines: what is overdue and what comes, narrowed by days, track and who has to act."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.overview import due_lines
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.acting import act_on
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.work_columns import by_urgency, due_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording import responsible_name, track_name

WITHIN = (14, 30, 90, 365)
MOST = 1000
"""Lines that are listed at most: more than anybody reads, and quick to show."""


class DueScreen(Page):
    """The table of deadlines with its filters."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._desk = desk
        self._lines: tuple[CheckpointLine, ...] = ()
        texts = self._texts
        print_button = button(texts("Print the list …"))
        print_button.clicked.connect(lambda: desk.open_report("due"))
        self.head = PageHead(texts("Deadlines"), print_button)
        self.body.addWidget(self.head)
        self.body.addWidget(self._filters())
        self.table = LineTable(
            texts("Deadlines"),
            due_columns(texts, workspace.today),
            palette,
            wide=2,
            action=3,
            sortable=True,
            wraps=True,
        )
        self.table.verticalHeader().setDefaultSectionSize(round(em() * 3.6))
        self.table.setMinimumHeight(em() * 20)
        self.table.acted.connect(self._act)
        self.table.opened.connect(lambda line: desk.open_person(line.worker_id))
        card = Card()
        self.nothing = label(texts("● Nothing is due with these filters."), wrap=True)
        self.too_many = label(
            texts("Only the {n} earliest are listed. Please choose a shorter period.", n=MOST),
            "caution",
            wrap=True,
        )
        card.add(self.nothing)
        card.add(self.too_many)
        card.add(self.table, 1)
        card.add(label(texts("Return does the action · Ctrl+Return opens the person"), "muted", wrap=True))
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        """Read what is due within the chosen days."""
        within = self.within.value
        self._lines = due_lines(
            self._workspace.database,
            self._workspace.catalogue,
            today=self._workspace.today(),
            language=self._workspace.language,
            within=within if isinstance(within, int) else None,
            limit=MOST,
        )
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the lines that the filters leave."""
        texts = self._texts
        track, who = self.track.value, self.who.value
        lines = [
            line
            for line in self._lines
            if track in {None, line.track}
            and who in {None, line.responsible}
            and (line.overdue or not self.overdue.isChecked())
        ]
        self.table.show_lines(by_urgency(lines, self._workspace.today()))
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        late = texts("{n} overdue", n=sum(line.overdue for line in lines))
        self.too_many.setVisible(len(self._lines) == MOST)
        self.head.tell(f"{texts.plural('{n} checkpoint', '{n} checkpoints', len(lines))} · {late}")

    def _filters(self) -> QWidget:
        texts, flow = self._texts, Flow(spacing=8)
        spans: list[tuple[object, str]] = [
            (days, texts("in the next {days} days", days=days)) for days in WITHIN
        ]
        self.within = ChoiceField(texts("Period"), [*spans, (None, texts("all with a date"))])
        tracks = [(None, texts("All tracks")), *((track, track_name(track, texts)) for track in Track)]
        self.track = ChoiceField(texts("Track"), tracks)
        people = [(who, responsible_name(who, texts)) for who in Responsible]
        self.who = ChoiceField(texts("Responsible"), [(None, texts("Everybody responsible")), *people])
        self.overdue = QCheckBox(texts("only overdue"))
        self.within.edited.connect(self.reload)
        self.track.edited.connect(self.show_chosen)
        self.who.edited.connect(self.show_chosen)
        self.overdue.toggled.connect(self.show_chosen)
        for widget in (self.within, self.track, self.who, self.overdue):
            flow.add(widget)
        return flow

    @Slot(object)
    def _act(self, line: CheckpointLine) -> None:
        act_on(line, self._workspace, self._desk)
