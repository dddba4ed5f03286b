"""The list of people: searched while typing, filtered, sorted, opened by Return."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from onboarding_app.domain.people import Stage
from onboarding_app.services.people import departments, mentors, people
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.models.people_columns import people_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import stage_name

FIRST = 100
"""People that are shown at once; more come on request, so that typing never waits for a long list."""

TITLE_HORIZON = 90
NOBODY = -1
"""Choice of the mentor's filter for people who have none."""


class PeopleScreen(Page):
    """Search, filters and the table of people."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._all = False
        texts = self._texts
        import_button = button(texts("Import a list …"), shortcut=texts("Ctrl+{key}", key="I"))
        import_button.clicked.connect(desk.open_import)
        export_button = button(texts("Export …"))
        export_button.clicked.connect(self.export)
        self.head = PageHead(texts("Skilled workers"), export_button, import_button)
        self.body.addWidget(self.head)
        self.body.addWidget(self._filters())
        self.table = LineTable(
            texts("Skilled workers"),
            people_columns(texts, workspace.today),
            palette,
            wide=0,
            sortable=True,
            wraps=True,
        )
        self.table.verticalHeader().setDefaultSectionSize(round(em() * 3.6))
        self.table.setMinimumHeight(em() * 20)
        self.table.opened.connect(lambda line: desk.open_person(line.id))
        card = Card()
        card.add(self.table, 1)
        self.nobody = label("", "muted", wrap=True)
        self.more = button("", role="link")
        self.more.clicked.connect(self._show_all)
        card.add(self.nobody)
        card.add(self.more)
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        """Read the choices of the filters, then the people."""
        texts, database = self._texts, self._workspace.database
        _offer(self.department, [("", texts("All departments")), *((it, it) for it in departments(database))])
        people_with = [(mentor.id, mentor.name) for mentor in mentors(database)]
        every = [(None, texts("All mentors")), *people_with, (NOBODY, texts("Without mentor"))]
        _offer(self.mentor, every)
        self.search_now()

    @Slot()
    def export(self) -> None:
        """Ask what is to go out, about everybody or about those whom search and filters have found."""
        from onboarding_app.ui.dialogs.export import ExportDialog  # noqa: PLC0415 - Excel takes time to load

        shown = None
        if self._is_asked():
            lines = people(
                self._workspace.database,
                today=self._workspace.today(),
                search=self.search.text(),
                only=self._only(),
            )
            shown = [line.id for line in lines]
        dialog = ExportDialog(self._workspace, shown, self)
        with_help(dialog, self._texts, "import")
        if dialog.exec():
            self._desk.say(dialog.saved)
        dialog.deleteLater()

    def _is_asked(self) -> bool:
        return bool(self.search.text().strip()) or self._only() != PeopleFilter()

    @Slot()
    def search_now(self) -> None:
        """Show the people whom search and filters ask for."""
        texts = self._texts
        only, search = self._only(), self.search.text()
        lines = people(
            self._workspace.database,
            today=self._workspace.today(),
            search=search,
            only=only,
            limit=None if self._all else FIRST,
        )
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        there_are_more = not self._all and len(lines) == FIRST
        count = texts.plural("{n} person", "{n} people", len(lines))
        self.head.tell(texts("the first {n} people", n=FIRST) if there_are_more else count)
        self.more.setText(texts("Show all"))
        self.more.setVisible(there_are_more)
        nobody = texts("Nobody fits the search and the filters.") if self._is_asked() else self._begin()
        self.nobody.setText(nobody)
        self.nobody.setVisible(not lines)

    def _begin(self) -> str:
        return self._texts("Nobody is here yet. Import a list (Ctrl+I) or add one person (Ctrl+N).")

    def _only(self) -> PeopleFilter:
        mentor = self.mentor.value
        return PeopleFilter(
            stage=self.stage.value if isinstance(self.stage.value, Stage) else None,
            mentor_id=mentor if isinstance(mentor, int) and mentor != NOBODY else None,  # type: ignore[arg-type]  # a MentorId
            without_mentor=mentor == NOBODY,
            department=str(self.department.value or ""),
            overdue_only=self.overdue.isChecked(),
            title_ends_within_days=TITLE_HORIZON if self.title_ends.isChecked() else None,
        )

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.search_now()

    def _filters(self) -> QWidget:
        texts, flow = self._texts, Flow(spacing=8)
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search people"))
        self.search.setPlaceholderText(texts("Name, number, occupation, department"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(em() * 22)
        self.search.textChanged.connect(self.search_now)
        self.search.returnPressed.connect(self._to_table)
        stages = [(None, texts("All stages")), *((stage, stage_name(stage, texts)) for stage in Stage)]
        self.stage = ChoiceField(texts("Stage"), stages)
        self.mentor = ChoiceField(texts("Mentor"), [(None, texts("All mentors"))])
        self.department = ChoiceField(texts("Department"), [("", texts("All departments"))])
        self.overdue = QCheckBox(texts("only with overdue"))
        self.title_ends = QCheckBox(texts("title ends within {days} days", days=TITLE_HORIZON))
        flow.add(self.search)
        for field in (self.stage, self.mentor, self.department):
            field.edited.connect(self.search_now)
            flow.add(field)
        for box in (self.overdue, self.title_ends):
            box.toggled.connect(self.search_now)
            flow.add(box)
        return flow

    @Slot()
    def _to_table(self) -> None:
        """Go from the search to the first person found."""
        if self.table.model().rowCount():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _offer(field: ChoiceField, choices: Sequence[tuple[object, str]]) -> None:
    """Offer these choices; the one that was chosen stays if it is still there."""
    chosen = field.value
    field.offer(choices)
    field.fill(chosen)
