"""One person's page: how it is going, and why."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.person import person_page
from onboarding_app.services.read_models import PersonPage
from onboarding_app.services.workers import delete_worker, withdraw_departure
from onboarding_app.ui.acting import answer
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.entry_forms import choose_mentor
from onboarding_app.ui.screens.checkpoints import CheckpointsTab
from onboarding_app.ui.screens.person_head import PersonHead
from onboarding_app.ui.screens.person_side import (
    NextStepCard,
    OutlookCard,
    RuleCard,
    SettlementCard,
    WhyCard,
)
from onboarding_app.ui.screens.person_tables import PersonTables
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card
from onboarding_app.ui.widgets.expectation_view import ExpectationView
from onboarding_app.ui.widgets.explained import explained
from onboarding_app.ui.widgets.page import Page
from onboarding_app.ui.widgets.path_head import path_head
from onboarding_app.ui.widgets.path_view import PathView
from onboarding_app.ui.widgets.questions import QuestionsCard
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.ui.widgets.tabs import Tabs
from onboarding_app.ui.workspace import Workspace


class PersonScreen(Page):
    """Head, path, tables in tabs; beside them reasons, next step, the rule and the expectations."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Show nobody yet."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._worker_id: WorkerId | None = None
        self.head = PersonHead(self._texts, workspace.today)
        self.body.addWidget(self.head)
        room = Columns(narrow_below=72)
        room.add(self._main(), 7)
        room.add(self._side(), 3)
        self.body.addWidget(room, 1)
        self._connect()

    def forget(self) -> None:
        """Mean nobody: whoever was shown is not read again when the page is opened for somebody else."""
        self._worker_id = None

    def open(self, worker_id: WorkerId) -> None:
        """Show this person, their checkpoints first."""
        self._worker_id = worker_id
        self._is_stale = False
        self.tabs.show_page(0)
        self.checkpoints.table.clearSelection()
        self.reload()
        self.area.verticalScrollBar().setValue(0)
        self.checkpoints.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read this person's page; who is gone from the file is left for the list."""
        if self._worker_id is None:
            return
        try:
            page = person_page(
                self._workspace.database,
                self._workspace.catalogue,
                self._worker_id,
                today=self._workspace.today(),
                language=self._workspace.language,
            )
        except NotFoundError:
            self._worker_id = None
            self._desk.show_page("people")
            return
        self._show(page)

    def _show(self, page: PersonPage) -> None:
        self.head.show_person(page)
        self.path.show_path(page.path)
        self.why.show_signals(page)
        self.next_step.show_step(page.next_step, page.services)
        self.expectations.show_lines(page.expectations)
        self.expectations_card.setVisible(bool(page.expectations))
        self.settlement.show_way(page.settlement)
        self.outlook.show_outlook(page.outlook)
        self.questions.show_questions(page.questions, len(page.questions))
        self.checkpoints.show_lines(page.worker.id, page.checkpoints)
        self.tables.show_page(page)
        self._name_tabs(page)

    def _name_tabs(self, page: PersonPage) -> None:
        texts = self._texts
        counted = (
            (texts("Checkpoints {done}/{total}", done=page.done_count, total=page.total_count), 0),
            (texts("Check-ins"), len(page.check_ins)),
            (texts("Expectations"), 0),
            (texts("Family"), len(page.family)),
            (texts("Language, recognition"), len(page.proofs) + len(page.courses) + len(page.recognition)),
            (texts("Titles"), len(page.titles)),
            (texts("Facts"), len(page.answers)),
            (texts("Documents"), len(page.documents)),
            (texts("History"), 0),
        )
        for place, (name, count) in enumerate(counted):
            self.tabs.rename(place, f"{name} {count}" if count else name)

    # The parts

    def _main(self) -> QWidget:
        texts, main = self._texts, QWidget()
        layout = QVBoxLayout(main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.path = PathView(self._palette, texts, self._workspace.today)
        path_card = explained(Card(), "person#path")
        path_card.add(path_head(self.path, texts))
        path_card.add(self.path)
        layout.addWidget(path_card)
        self.checkpoints = CheckpointsTab(self._workspace, self._palette, self._desk)
        self.tables = PersonTables(self._workspace, self._palette, self)
        self.tabs = Tabs(texts("What is known of this person"))
        self.tabs.add(self.checkpoints, "…", "person#checkpoints")
        for make, part in self.tables.tabs():
            self.tabs.add_later(make, "…", f"person#{part}")
        card = Card()
        card.add(self.tabs, 1)
        layout.addWidget(card, 1)
        return main

    def _side(self) -> QWidget:
        texts, side = self._texts, explained(QWidget(), "person#why")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.why, self.next_step, self.rule = WhyCard(texts), NextStepCard(texts), RuleCard(texts)
        self.settlement, self.outlook = SettlementCard(texts), OutlookCard(texts)
        self.questions = QuestionsCard(texts, names_people=False)
        self.expectations = ExpectationView(self._palette, texts)
        self.expectations_card = Card(texts("Expectation ↔ experience"))
        self.expectations_card.add(self.expectations)
        for card in (
            self.why,
            self.next_step,
            self.rule,
            self.questions,
            self.expectations_card,
            self.outlook,
            self.settlement,
        ):
            layout.addWidget(card)
        layout.addStretch(1)
        side.setMinimumWidth(em() * 14)
        return side

    # What happens

    def _report(self) -> None:
        if self._worker_id is not None:
            self._desk.open_report("status", self._worker_id)

    def _connect(self) -> None:
        self.head.talk_wanted.connect(lambda: self._desk.open_check_in(self._worker_id))
        self.head.report_wanted.connect(self._report)
        self.head.edit_wanted.connect(self._edit)
        self.head.departure_wanted.connect(self._record_departure)
        self.head.staying_wanted.connect(self._withdraw_departure)
        self.head.mentor_wanted.connect(self._change_mentor)
        self.head.deletion_wanted.connect(self._delete)
        self.questions.answered.connect(lambda line, value: answer(line, value, self._workspace, self))
        self.checkpoints.chosen.connect(self.rule.show_line)
        self.path.opened.connect(self._open_checkpoint)

    @Slot(object)
    def _open_checkpoint(self, checkpoint_id: object) -> None:
        """Go to the line of a checkpoint whose mark was opened."""
        self.tabs.show_page(0)
        self.checkpoints.go_to(checkpoint_id)

    @Slot()
    def _edit(self) -> None:
        if self._worker_id is not None:
            self._desk.edit_person(self._worker_id)

    @Slot()
    def _record_departure(self) -> None:
        if self._worker_id is not None:
            self._desk.record_departure(self._worker_id)

    @Slot()
    def _withdraw_departure(self) -> None:
        workspace = self._workspace
        if self._worker_id is not None:
            workspace.perform(
                withdraw_departure, workspace.catalogue, self._worker_id, today=workspace.today()
            )

    @Slot()
    def _change_mentor(self) -> None:
        if self._worker_id is not None:
            choose_mentor(self._workspace, [self._worker_id], self)

    @Slot()
    def _delete(self) -> None:
        """Delete without asking: undo brings everything back."""
        if self._worker_id is not None:
            self._workspace.perform(delete_worker, self._worker_id)
