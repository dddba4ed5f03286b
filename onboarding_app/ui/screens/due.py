"""All deadlines as a list and as a month: what is overdue and what comes, searched and narrowed."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import folded
from onboarding_app.services.month import CalendarPage, DayEntry, calendar_page
from onboarding_app.services.overview import due_lines
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.acting import act_on
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.work_columns import by_urgency, due_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, column, label
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.month_view import MonthView
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.widgets.tabs import Tabs
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import responsible_name, track_name

WITHIN = (14, 30, 90, 365)
MOST = 1000
"""Lines that are listed at most: more than anybody reads, and quick to show."""

LIST, MONTH = 0, 1
"""Places of the two views."""


class DueScreen(Page):
    """List and month of deadlines and talks, with one search and the same filters for both."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._lines: tuple[CheckpointLine, ...] = ()
        self._page: CalendarPage | None = None
        texts = self._texts
        print_button = button(texts("Print …"))
        print_button.clicked.connect(self.print)
        self.head = PageHead(texts("Deadlines"), print_button)
        self.head.tell(texts("being worked out …"))
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
        self.tabs = Tabs(texts("Views of the deadlines"))
        self.tabs.add(self._list(), texts("List"), "due#list")
        self.tabs.add_later(lambda: self.month, texts("Month"), "due#month")
        self.tabs.changed.connect(self._view_chosen)
        card = Card()
        card.add(self.tabs, 1)
        self.body.addWidget(card, 1)
        then = texts(
            "Then all deadlines and talks stand here, as a list and as a month, to search and to print."
        )
        self.begin_with(desk, texts("Deadlines"), then)

    @cached_property
    def month(self) -> MonthView:
        """The month; made when it is first looked at."""
        made = MonthView(self._palette, self._texts, self._workspace.today)
        made.month_wanted.connect(self.reload)
        made.acted.connect(self._act)
        made.opened.connect(self._desk.open_person)
        return made

    @Slot()
    def reload(self) -> None:
        """Read beside the window what is due within the chosen days, and the month where that is seen."""
        workspace, within = self._workspace, self.within.value
        span = self.month.span if self.tabs.current() == MONTH else None
        asked: dict[str, Any] = {"today": workspace.today(), "language": workspace.language}

        def work() -> tuple[tuple[CheckpointLine, ...], CalendarPage | None]:
            days = within if isinstance(within, int) else None
            lines = due_lines(workspace.database, workspace.catalogue, within=days, limit=MOST, **asked)
            if span is None:
                return lines, None
            first, last = span
            return lines, calendar_page(
                workspace.database, workspace.catalogue, first=first, last=last, **asked
            )

        self.work_out(work, self._take)

    def _take(self, read: tuple[tuple[CheckpointLine, ...], CalendarPage | None]) -> None:
        self._lines, self._page = read
        self.show_chosen()

    @Slot()
    def print(self) -> None:
        """Show what is seen as a paper: the list, or the sheet of the month."""
        if self.tabs.current() == MONTH:
            self._desk.open_report("due", month=self.month.model.month)
        else:
            self._desk.open_report("due")

    def show_month(self) -> None:
        """Show the deadlines as a month."""
        self.tabs.show_page(MONTH)

    def look_for(self, words: str) -> None:
        """Show the deadlines with these words, whenever they are."""
        self.within.fill(None)
        self.search.setText(words)
        self.tabs.show_page(LIST)
        self.reload()

    @Slot()
    def show_chosen(self) -> None:
        """Show what search and filters leave, in the view that is seen."""
        texts = self._texts
        lines = [line for line in self._lines if self._wants(line)]
        self.table.show_lines(by_urgency(lines, self._workspace.today()))
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        late = texts("{n} overdue", n=sum(line.overdue for line in lines))
        self.too_many.setVisible(len(self._lines) == MOST)
        self.head.tell(f"{texts.plural('{n} checkpoint', '{n} checkpoints', len(lines))} · {late}")
        if self._page is not None:
            self.month.show_page(self._page, self._wants_entry)

    def _wants(self, line: CheckpointLine) -> bool:
        words = folded(self.search.text()).split()
        return (
            self.track.value in {None, line.track}
            and self.who.value in {None, line.responsible}
            and (line.overdue or not self.overdue.isChecked())
            and (not words or all(word in folded(f"{line.worker_name} {line.title}") for word in words))
        )

    def _wants_entry(self, entry: DayEntry) -> bool:
        """Whether a day shows an entry; a held talk belongs to no track, so only the search narrows it."""
        if entry.line is not None:
            return self._wants(entry.line)
        narrowed = (
            self.who.value or self.overdue.isChecked() or self.track.value not in {None, Track.MENTORING}
        )
        words, plain = folded(self.search.text()).split(), folded(f"{entry.worker_name} {entry.title}")
        return not narrowed and all(word in plain for word in words)

    @Slot(int)
    def _view_chosen(self, place: int) -> None:
        """Show the period only where it counts, and read the month when it is first seen."""
        self.within.setVisible(place == LIST)
        if place == MONTH and self._page is None:
            self.reload()

    def _list(self) -> QWidget:
        texts = self._texts
        self.nothing = label(texts("● Nothing is due with these filters."), wrap=True)
        self.too_many = label(
            texts("Only the {n} earliest are listed. Please choose a shorter period.", n=MOST),
            "caution",
            wrap=True,
        )
        self.nothing.hide()
        self.too_many.hide()
        keys = label(texts("Return does the action · Ctrl+Return opens the person"), "muted", wrap=True)
        return column(self.nothing, self.too_many, self.table, keys)

    def _filters(self) -> QWidget:
        texts, flow = self._texts, Flow(spacing=8)
        self.filters = flow
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search deadlines"))
        self.search.setPlaceholderText(texts("Name, checkpoint"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(em() * 16)
        spans: list[tuple[object, str]] = [
            (days, texts("in the next {days} days", days=days)) for days in WITHIN
        ]
        self.within = ChoiceField(texts("Period"), [*spans, (None, texts("all with a date"))])
        tracks = [(None, texts("All tracks")), *((track, track_name(track, texts)) for track in Track)]
        self.track = ChoiceField(texts("Track"), tracks)
        sides = [(who, responsible_name(who, texts)) for who in Responsible]
        self.who = ChoiceField(texts("Responsible"), [(None, texts("Everybody responsible")), *sides])
        self.overdue = QCheckBox(texts("only overdue"))
        self.search.textChanged.connect(self.show_chosen)
        self.within.edited.connect(self.reload)
        self.track.edited.connect(self.show_chosen)
        self.who.edited.connect(self.show_chosen)
        self.overdue.toggled.connect(self.show_chosen)
        for widget in (self.search, self.within, self.track, self.who, self.overdue):
            flow.add(widget)
        return flow

    @Slot(object)
    def _act(self, line: CheckpointLine) -> None:
        act_on(line, self._workspace, self._desk)
