"""The tables behind the tabs of a person's page, each made when it is first seen."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from onboarding_app.domain.check_ins import Agreement
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.titles import breaks_of
from onboarding_app.services.check_ins import settle_agreement
from onboarding_app.services.checkpoints import file_document
from onboarding_app.services.person import title_names
from onboarding_app.services.read_models import PersonPage
from onboarding_app.ui.dialogs.answer_forms import answer_deeds
from onboarding_app.ui.filing import FileDrop, Filing
from onboarding_app.ui.models import person_columns as columns
from onboarding_app.ui.models.history_columns import history_columns
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.screens import person_entries as entries
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import title_break_sentence
from onboarding_app.wording.family import family_sentences
from onboarding_app.wording.tracks import doubt_sentence


class PersonTables:
    """Makes the tabs and keeps what they show; what was never looked at is not made."""

    def __init__(self, workspace: Workspace, palette: Palette, screen: QWidget) -> None:
        """Know of nobody yet; forms are shown over the screen."""
        self._workspace, self._palette, self._screen = workspace, palette, screen
        self._texts = workspace.texts
        self._page: PersonPage | None = None
        self._fills: list[Callable[[PersonPage], None]] = []

    def tabs(self) -> Sequence[tuple[Callable[[], QWidget], str]]:
        """Return what makes each tab and which part of the help explains it, in their order."""
        return (
            (self._talks_tab, "talks"),
            (lambda: self._stacked((self.themes, ())), "expectations"),
            (self._family_tab, "family"),
            (self._progress_tab, "progress"),
            (lambda: self._stacked((self.titles, self._deeds(entries.TITLE)), above=self.breaks), "titles"),
            (lambda: self._stacked((self.answers, self._answer_deeds())), "facts"),
            (self._papers_tab, "documents"),
            (lambda: self._stacked((self.history, ())), "history"),
        )

    def show_page(self, page: PersonPage) -> None:
        """Show what is known of a person in the tables that were made."""
        self._page = page
        for fill in self._fills:
            fill(page)

    # The tables

    @cached_property
    def talks(self) -> LineTable:
        """The talks held."""
        shown = columns.check_in_columns(
            self._texts, self._workspace.catalogue, lambda: self._page.check_ins if self._page else ()
        )
        return self._table(self._texts("Talks held"), shown, lambda page: page.check_ins, wide=1)

    @cached_property
    def agreements(self) -> LineTable:
        """What was agreed, each with a button that settles it."""
        shown = columns.agreement_columns(self._texts, self._workspace.today)
        table = self._table(self._texts("Agreements"), shown, lambda page: page.agreements, action=3)
        table.acted.connect(self._settle)
        return table

    @cached_property
    def handovers(self) -> LineTable:
        """Who handed over to whom."""
        shown = columns.handover_columns(self._texts)
        return self._table(self._texts("Handovers"), shown, lambda page: page.handovers)

    @cached_property
    def themes(self) -> LineTable:
        """What was expected and what was experienced."""
        shown = columns.expectation_columns(self._texts)
        return self._table(self._texts("Expectations"), shown, lambda page: page.expectations)

    @cached_property
    def family(self) -> LineTable:
        """The relatives."""
        return self._table(
            self._texts("Family"), columns.family_columns(self._texts), lambda page: page.family
        )

    @cached_property
    def proofs(self) -> LineTable:
        """The language levels that were proved."""
        shown = columns.proof_columns(self._texts)
        return self._table(self._texts("Language levels"), shown, lambda page: page.proofs)

    @cached_property
    def courses(self) -> LineTable:
        """The language courses."""
        shown = columns.course_columns(self._texts)
        return self._table(self._texts("Language courses"), shown, lambda page: page.courses)

    @cached_property
    def recognition(self) -> LineTable:
        """The recognition procedures."""
        shown = columns.recognition_columns(self._texts)
        return self._table(self._texts("Recognition"), shown, lambda page: page.recognition)

    @cached_property
    def titles(self) -> LineTable:
        """The residence titles."""
        workspace = self._workspace
        names = title_names(workspace.catalogue, workspace.language)
        shown = columns.title_columns(self._texts, names, workspace.today)
        return self._table(self._texts("Residence titles"), shown, lambda page: page.titles)

    @cached_property
    def answers(self) -> LineTable:
        """The events, and what was answered."""
        shown = columns.answer_columns(self._texts)
        return self._table(self._texts("Events, answers"), shown, lambda page: page.answers)

    @cached_property
    def documents(self) -> LineTable:
        """The filed papers."""
        shown = columns.document_columns(self._texts)
        return self._table(self._texts("Documents"), shown, lambda page: page.documents)

    @cached_property
    def history(self) -> LineTable:
        """Who changed what when."""
        return self._table(self._texts("History"), history_columns(self._texts), lambda page: page.history)

    # What is said above a table

    @cached_property
    def breaks(self) -> QLabel:
        """The gaps between titles."""
        return self._said(
            lambda page: [title_break_sentence(it, self._texts) for it in breaks_of(page.titles)], "caution"
        )

    @cached_property
    def doubts(self) -> QLabel:
        """What does not fit together in language and recognition."""
        return self._said(
            lambda page: [f"▲ {doubt_sentence(it, self._texts)}" for it in page.doubts], "caution"
        )

    @cached_property
    def conditions(self) -> QLabel:
        """What is asked of a family that is to follow."""
        return self._said(
            lambda page: family_sentences(page.conditions, self._texts) if page.conditions else (), "muted"
        )

    # How they are made

    def _fill(self, fill: Callable[[PersonPage], None]) -> None:
        """Let a part be filled now and whenever another person is shown."""
        self._fills.append(fill)
        if self._page is not None:
            fill(self._page)

    def _table(
        self,
        name: str,
        shown: Sequence[Column],  # type: ignore[type-arg]  # of any line
        lines: Callable[[PersonPage], Sequence[object]],
        *,
        wide: int = 0,
        action: int | None = None,
    ) -> LineTable:
        table = LineTable(name, shown, self._palette, wide=wide, action=action, wraps=True, most_lines=100)
        self._fill(lambda page: table.show_lines(lines(page)))
        return table

    def _said(self, sentences: Callable[[PersonPage], Sequence[str]], role: str) -> QLabel:
        told = label("", role, wrap=True)
        told.setParent(self._screen)  # what is shown without a parent is a window of its own

        def fill(page: PersonPage) -> None:
            told.setText("\n".join(sentences(page)))
            told.setVisible(bool(told.text()))

        self._fill(fill)
        return told

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

    def _talks_tab(self) -> QWidget:
        workspace, screen = self._workspace, self._screen
        talks = entries.talk_deeds(workspace, screen)
        agreed, handed = entries.agreement_deeds(workspace, screen), self._deeds(entries.HANDOVER)
        return self._stacked((self.talks, talks), (self.agreements, agreed), (self.handovers, handed))

    def _family_tab(self) -> QWidget:
        return self._stacked((self.family, self._deeds(entries.RELATIVE)), above=self.conditions)

    def _progress_tab(self) -> QWidget:
        return self._stacked(
            (self.proofs, self._deeds(entries.PROOF)),
            (self.courses, self._deeds(entries.COURSE)),
            (self.recognition, self._deeds(entries.RECOGNITION)),
            above=self.doubts,
        )

    def _papers_tab(self) -> QWidget:
        """Return the filed papers; files can be dropped onto them, also where there are none yet."""
        deeds = entries.document_deeds(self._workspace, self._file, self._screen)
        tab = self._stacked((self.documents, deeds))
        self._filing = Filing(self._workspace, self._screen)
        for widget in (self.documents, tab):
            FileDrop(widget).dropped.connect(self._file)
        return tab

    def _deeds(self, kind: entries.EntryKind) -> Sequence[entries.LineDeed]:
        return entries.entry_deeds(kind, self._workspace, self._whose, self._screen)

    def _answer_deeds(self) -> Sequence[entries.LineDeed]:
        return answer_deeds(self._workspace, self._whose, self._screen)

    # What happens

    def _whose(self) -> WorkerId | None:
        return None if self._page is None else self._page.worker.id

    def _file(self, paths: Sequence[Path], _place: object = None) -> None:
        """File papers that prove no checkpoint."""
        database, worker_id, today = self._workspace.database, self._whose(), self._workspace.today()
        if worker_id is not None and paths:
            self._filing.file(
                paths,
                lambda name, data: file_document(database, worker_id, name=name, data=data, on=today),
            )

    def _settle(self, agreement: Agreement) -> None:
        if columns.is_open_agreement(agreement):
            self._workspace.perform(settle_agreement, agreement.id, done_on=self._workspace.today())
