"""The list of people: searched while typing, filtered, sorted; several of them acted on at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.people import (
    FoundPeople,
    count_people,
    departments,
    found_people,
    mentors,
    people,
)
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.people_columns import USUAL_COLUMNS, people_columns
from onboarding_app.ui.screens.people_filters import PeopleFilters
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.column_choice import ColumnChoice
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace

FIRST = 100
"""People that are shown at once; more come on request, so that typing never waits for a long list."""


class PeopleScreen(Page):
    """Search, filters and the table of people."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._all = False
        self._asked = 0
        self._levels: Mapping[WorkerId, AttentionLevel] | None = None
        self._count = 0
        texts = self._texts
        import_button = button(texts("Import a list …"), shortcut=texts("Ctrl+{key}", key="I"))
        import_button.clicked.connect(desk.open_import)
        export_button = button(texts("Export …"))
        export_button.clicked.connect(self.export)
        columns_button = button(texts("Columns …"))
        self.head = PageHead(texts("Skilled workers"), columns_button, export_button, import_button)
        self.body.addWidget(self.head)
        self.filters = PeopleFilters(texts)
        self.filters.changed.connect(self.search_now)
        self.filters.entered.connect(self._to_table)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._batch())
        self.body.addWidget(self._list_card(), 1)
        columns_button.setMenu(self.columns.menu)
        then = texts(
            "Then everybody stands here, with occupation, title and mentor, to search, filter and export."
        )
        self.begin_with(desk, texts("Skilled workers"), then)

    def look_for(self, words: str) -> None:
        """Show the people in whose data, or whose mentor's name, these words stand."""
        self.filters.reset()
        self.filters.search.setText(words)

    def reload(self) -> None:
        """Read the choices of the filters, then the people, then who needs attention."""
        database = self._workspace.database
        self._count = count_people(database, today=self._workspace.today())
        self.filters.offer(departments(database), [(it.id, it.name) for it in mentors(database)])
        self.search_now()
        self._work_out_levels()

    @Slot()
    def export(self) -> None:
        """Ask what is to go out, about everybody or about those whom search and filters have found."""
        if not self.filters.is_asked:
            self._export(None)
            return
        lines = people(
            self._workspace.database,
            today=self._workspace.today(),
            search=self.filters.search.text(),
            only=self._only(),
        )
        self._export([line.id for line in lines])

    @Slot()
    def search_now(self) -> None:
        """Show the people whom search and filters ask for; what looks at many is read beside the window."""
        self._asked += 1
        read = partial(
            found_people,
            self._workspace.database,
            today=self._workspace.today(),
            search=self.filters.search.text(),
            only=self._only(),
        )
        in_order, whole = self._in_order(), self._all or self.columns.is_sorted()
        if self.filters.asks_for_level and self._levels is None:
            self.head.tell(self._texts("being worked out …"))
        elif self._count > FIRST and (whole or self.filters.asks_for_checkpoints):
            asked = self._asked
            self.work_out(
                lambda: in_order(read(limit=None if whole else FIRST)),
                lambda found: self._show(found) if asked == self._asked else None,
            )
        else:
            self._show(in_order(read(limit=None if self._all else FIRST)))

    def _in_order(self) -> Callable[[FoundPeople], FoundPeople]:
        """Return what sorts people as the table is sorted now; it asks no widget, so a thread may do it."""
        header, model = self.table.horizontalHeader(), self.table.lines_model
        place, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        if not self.columns.is_sorted():
            return lambda found: found
        return lambda found: replace(found, lines=tuple(model.in_order(found.lines, place, order)))

    def _show(self, found: FoundPeople) -> None:
        lines = found.lines
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self._tell_count(len(lines), found.count)
        self.nobody.setVisible(not lines)

    def _tell_count(self, shown: int, found: int) -> None:
        texts = self._texts
        if shown < found:
            self.head.tell(texts("the first {n} of {all} people", n=shown, all=found))
        elif self.filters.is_asked:
            self.head.tell(texts("{n} of {all} people", n=shown, all=self._count))
        else:
            self.head.tell(texts.plural("{n} person", "{n} people", shown))
        self.more.setText(texts("Show all"))
        self.more.setVisible(shown < found)

    def _only(self) -> PeopleFilter:
        return self.filters.wanted(self._levels or {})

    def _work_out_levels(self) -> None:
        from onboarding_app.services.attention import levels  # noqa: PLC0415 - the list waits for none

        workspace = self._workspace
        work = partial(levels, workspace.database, workspace.catalogue, today=workspace.today())
        self.work_out(work, self._take_levels, what="levels")

    @Slot(object)
    def _take_levels(self, found: Mapping[WorkerId, AttentionLevel]) -> None:
        self._levels = found
        if self.filters.asks_for_level or self.columns.sorts_by("level"):
            self.search_now()
        else:
            self.table.refit()
            self.table.viewport().update()

    def _level_of(self, worker_id: WorkerId) -> AttentionLevel | None:
        return (self._levels or {}).get(worker_id)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.search_now()

    def _list_card(self) -> Card:
        texts = self._texts
        columns = people_columns(texts, self._workspace.today, self._level_of)
        self.table = LineTable(
            texts("Skilled workers"),
            tuple(columns.values()),
            self._palette,
            wide=0,
            sortable=True,
            wraps=True,
        )
        self.table.verticalHeader().setDefaultSectionSize(round(em() * 3.6))
        self.table.setMinimumHeight(em() * 20)
        self.table.opened.connect(lambda line: self._desk.open_person(line.id))
        self.table.choose_several(lambda line: line.id)
        self.table.several_chosen.connect(self._show_batch)
        self.columns = ColumnChoice(self.table, tuple(columns), USUAL_COLUMNS, self._remember)
        self.columns.restore(self._desk.settings.people_columns)
        card = Card()
        card.add(self.table, 1)
        self.nobody = label(texts("Nobody fits the search and the filters."), "muted", wrap=True)
        self.more = button("", role="link")
        self.more.clicked.connect(self._show_all)
        for widget in (self.nobody, self.more):
            card.add(widget)
        return card

    def _remember(self, text: str) -> None:
        """Keep which columns are shown; a list of which not all is here is read whole to be sorted."""
        settings = self._desk.settings
        if text != settings.people_columns:
            self._desk.remember(replace(settings, people_columns=text))
        if self._count > FIRST and self.columns.is_sorted():
            self.search_now()

    def _batch(self) -> QWidget:
        """Return what can be done with several people at once; seen only while several are chosen."""
        texts, self.batch = self._texts, Flow(spacing=8)
        self.chosen_count = label("", "strong")
        self.batch.add(self.chosen_count)
        for words, act in (
            (texts("Status reports …"), self.print_chosen),
            (texts("Change mentor …"), self.change_mentor),
            (texts("Export …"), self.export_chosen),
            (texts("Choose nobody"), self.choose_nobody),
        ):
            made = button(words, name=texts("{deed}: the chosen people", deed=words))
            made.clicked.connect(act)
            self.batch.add(made)
        self.batch.hide()
        return self.batch

    def _chosen(self) -> list[WorkerId]:
        return [line.id for line in self.table.chosen_lines()]  # type: ignore[attr-defined]  # PersonLines

    @Slot()
    def _show_batch(self) -> None:
        count = len(self._chosen())
        self.chosen_count.setText(self._texts.plural("{n} person chosen", "{n} people chosen", count))
        self.batch.setVisible(count > 1)

    @Slot()
    def choose_nobody(self) -> None:
        """Let go of the chosen people."""
        self.table.clearSelection()

    @Slot()
    def print_chosen(self) -> None:
        """Show the status reports of the chosen people."""
        self._desk.open_report("status", *self._chosen())

    @Slot()
    def change_mentor(self) -> None:
        """Ask who accompanies the chosen people."""
        from onboarding_app.ui.dialogs.entry_forms import choose_mentor  # noqa: PLC0415 - when it is used

        choose_mentor(self._workspace, self._chosen(), self)

    @Slot()
    def export_chosen(self) -> None:
        """Ask what is to go out about the chosen people."""
        self._export(self._chosen())

    def _export(self, shown: Sequence[WorkerId] | None) -> None:
        from onboarding_app.ui.dialogs.export import ExportDialog  # noqa: PLC0415 - Excel takes time to load

        dialog = ExportDialog(self._workspace, shown, self)
        if dialog.exec():
            self._desk.say(dialog.saved)
        dialog.deleteLater()

    @Slot()
    def _to_table(self) -> None:
        """Go from the search to the first person found."""
        if self.table.model().rowCount():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
