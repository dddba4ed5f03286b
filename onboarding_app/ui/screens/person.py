"""One person's page: how it is going, and why."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.check_ins import Agreement
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.titles import breaks_of
from onboarding_app.services.check_ins import settle_agreement
from onboarding_app.services.checkpoints import file_document
from onboarding_app.services.person import person_page, title_names
from onboarding_app.services.read_models import PersonPage
from onboarding_app.services.workers import delete_worker, withdraw_departure
from onboarding_app.ui.acting import answer
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.answer_forms import answer_deeds
from onboarding_app.ui.dialogs.entry_forms import choose_mentor
from onboarding_app.ui.filing import FileDrop, Filing
from onboarding_app.ui.models import person_columns as columns
from onboarding_app.ui.models.history_columns import history_columns
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.screens import person_entries as entries
from onboarding_app.ui.screens.checkpoints import CheckpointsTab
from onboarding_app.ui.screens.person_head import PersonHead
from onboarding_app.ui.screens.person_side import (
    NextStepCard,
    OutlookCard,
    RuleCard,
    SettlementCard,
    WhyCard,
)
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.expectation_view import ExpectationView
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page
from onboarding_app.ui.widgets.path_view import PathView
from onboarding_app.ui.widgets.questions import QuestionsCard
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.ui.widgets.tabs import Tabs
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import title_break_sentence
from onboarding_app.wording.family import family_sentences
from onboarding_app.wording.tracks import doubt_sentence


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
        shown: tuple[tuple[LineTable, Sequence[object]], ...] = (
            (self.talks, page.check_ins),
            (self.agreements, page.agreements),
            (self.handovers, page.handovers),
            (self.themes, page.expectations),
            (self.family, page.family),
            (self.proofs, page.proofs),
            (self.courses, page.courses),
            (self.recognition, page.recognition),
            (self.titles, page.titles),
            (self.answers, page.answers),
            (self.documents, page.documents),
            (self.history, page.history),
        )
        for table, lines in shown:
            table.show_lines(lines)
        breaks = [title_break_sentence(it, self._texts) for it in breaks_of(page.titles)]
        doubts = [f"▲ {doubt_sentence(it, self._texts)}" for it in page.doubts]
        asked = family_sentences(page.conditions, self._texts) if page.conditions else ()
        for told, sentences in ((self.breaks, breaks), (self.doubts, doubts), (self.conditions, asked)):
            told.setText("\n".join(sentences))
            told.setVisible(bool(sentences))
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
        path_card = Card(texts("Path"))
        path_card.add(self.path)
        layout.addWidget(path_card)
        self.checkpoints = CheckpointsTab(self._workspace, self._palette, self._desk)
        self.tabs = Tabs(texts("What is known of this person"))
        for page in (self.checkpoints, *self._tables()):
            self.tabs.add(page, "…")
        card = Card()
        card.add(self.tabs, 1)
        layout.addWidget(card, 1)
        return main

    def _tables(self) -> tuple[QWidget, ...]:
        texts, today = self._texts, self._workspace.today
        self.talks = self._table(
            texts("Talks held"), columns.check_in_columns(texts, self._workspace.catalogue), 1
        )
        agreed = columns.agreement_columns(texts, today)
        self.agreements = self._table(texts("Agreements"), agreed, 0, action=3)
        self.handovers = self._table(texts("Handovers"), columns.handover_columns(texts), 0)
        self.themes = self._table(texts("Expectations"), columns.expectation_columns(texts), 0)
        self.family = self._table(texts("Family"), columns.family_columns(texts), 0)
        self.proofs = self._table(texts("Language levels"), columns.proof_columns(texts), 0)
        self.courses = self._table(texts("Language courses"), columns.course_columns(texts), 0)
        self.recognition = self._table(texts("Recognition"), columns.recognition_columns(texts), 0)
        names = title_names(self._workspace.catalogue, self._workspace.language)
        self.titles = self._table(texts("Residence titles"), columns.title_columns(texts, names, today), 0)
        self.breaks, self.doubts = label("", "caution", wrap=True), label("", "caution", wrap=True)
        self.conditions = label("", "muted", wrap=True)
        self.answers = self._table(texts("Events, answers"), columns.answer_columns(texts), 0)
        answered = answer_deeds(self._workspace, lambda: self._worker_id, self)
        self.documents = self._table(texts("Documents"), columns.document_columns(texts), 0)
        self.history = self._table(texts("History"), history_columns(texts), 0)
        talks = entries.talk_deeds(self._workspace, lambda: self.agreements.lines_model.lines, self)
        papers = entries.document_deeds(self._workspace, self._file, self)
        agreed_deeds = entries.agreement_deeds(self._workspace, self)
        handed = self._deeds(entries.HANDOVER)
        return (
            self._stacked((self.talks, talks), (self.agreements, agreed_deeds), (self.handovers, handed)),
            self._stacked((self.themes, ())),
            self._stacked((self.family, self._deeds(entries.RELATIVE)), above=self.conditions),
            self._stacked(
                (self.proofs, self._deeds(entries.PROOF)),
                (self.courses, self._deeds(entries.COURSE)),
                (self.recognition, self._deeds(entries.RECOGNITION)),
                above=self.doubts,
            ),
            self._stacked((self.titles, self._deeds(entries.TITLE)), above=self.breaks),
            self._stacked((self.answers, answered)),
            self._papers_tab(papers),
            self._stacked((self.history, ())),
        )

    def _papers_tab(self, deeds: Sequence[entries.LineDeed]) -> QWidget:
        """Return the filed papers; files can be dropped onto them, also where there are none yet."""
        tab = self._stacked((self.documents, deeds))
        self._filing = Filing(self._workspace, self)
        for widget in (self.documents, tab):
            FileDrop(widget).dropped.connect(self._file)
        return tab

    @Slot(object, object)
    def _file(self, paths: Sequence[Path], _place: object = None) -> None:
        """File papers that prove no checkpoint."""
        database, worker_id, today = self._workspace.database, self._worker_id, self._workspace.today()
        if worker_id is not None and paths:
            self._filing.file(
                paths,
                lambda name, data: file_document(database, worker_id, name=name, data=data, on=today),
            )

    def _deeds(self, kind: entries.EntryKind) -> Sequence[entries.LineDeed]:
        return entries.entry_deeds(kind, self._workspace, lambda: self._worker_id, self)

    def _table(
        self,
        name: str,
        shown: Sequence[Column],  # type: ignore[type-arg]  # of any line
        wide: int,
        action: int | None = None,
    ) -> LineTable:
        return LineTable(name, shown, self._palette, wide=wide, action=action, wraps=True, most_lines=100)

    def _stacked(
        self, *tables: tuple[LineTable, Sequence[entries.LineDeed]], above: QWidget | None = None
    ) -> QWidget:
        """Return tables below each other, each with what can be done with its lines."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        if above is not None:
            layout.addWidget(above)
        for table, deeds in tables:
            layout.addWidget(entries.Entries(table, self._texts, deeds, headed=len(tables) > 1))
        layout.addStretch(1)
        return holder

    def _side(self) -> QWidget:
        texts, side = self._texts, QWidget()
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
        self.agreements.acted.connect(self._settle)

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

    @Slot(object)
    def _settle(self, agreement: Agreement) -> None:
        if columns.is_open_agreement(agreement):
            self._workspace.perform(settle_agreement, agreement.id, done_on=self._workspace.today())
