"""The card of the start page with what is due: arranged, narrowed to whose work it is, acted on."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from onboarding_app.services.start_models import CheckpointLine, QuickAction
from onboarding_app.ui.acting import act_on, tick_off
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.grouping import HR, GroupBy, group_name, grouped, is_of
from onboarding_app.ui.models.work_columns import due_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace


class DueCard(Card):
    """What is overdue and comes up, with one click to act on each line."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Show nothing yet."""
        texts = workspace.texts
        super().__init__(texts("What is due"))
        self._workspace, self._desk, self._texts = workspace, desk, texts
        self._lines: Sequence[CheckpointLine] = ()
        self._by, self._whose = GroupBy.DAY, desk.settings.start_whose
        with suppress(ValueError):
            self._by = GroupBy(desk.settings.start_by)
        self.tools = Flow(spacing=8)
        self.tools.setMinimumHeight(round(em() * 2.8))
        self.hidden = label("", "muted", wrap=True)
        self.hidden.hide()
        self.table = LineTable(
            texts("What is due"), due_columns(texts, workspace.today), palette, wide=2, action=3, wraps=True
        )
        self.table.setMinimumHeight(em() * 24)
        self.table.acted.connect(self._act)
        self.table.opened.connect(lambda line: desk.open_person(line.worker_id))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer_deeds)
        self.nothing = label(texts("● Nothing is due in the next 30 days."), wrap=True)
        self.more = button(texts("All deadlines →"), role="link")
        self.more.clicked.connect(lambda: desk.show_page("due"))
        self.more.hide()
        for widget in (self.tools, self.hidden, self.nothing):
            self.add(widget)
        self.add(self.table, 1)
        keys = texts("Return does the action · Ctrl+Return opens the person · Shift+F10 more")
        self.add(label(keys, "muted", wrap=True))
        self.add(self.more)
        self.body.setAlignment(self.nothing, Qt.AlignmentFlag.AlignTop)

    def show_due(self, lines: Sequence[CheckpointLine]) -> None:
        """Show these lines as they are arranged and narrowed."""
        self._lines = lines
        texts, today = self._texts, self._workspace.today()
        wanted = [line for line in lines if is_of(line, self._whose)]
        self.table.show_lines(grouped(wanted, self._by, today, texts))
        others = len(lines) - len(wanted)
        told = texts.plural(
            "{n} more is the work of others: choose “everybody’s work” to see it.",
            "{n} more are the work of others: choose “everybody’s work” to see them.",
            others,
        )
        self.hidden.setText(told)
        self.hidden.setVisible(others > 0)
        self.nothing.setVisible(not wanted)
        self.table.setVisible(bool(wanted))

    @property
    def is_whole(self) -> bool:
        """Whether more than the first page was shown already."""
        return bool(self.tools.findChildren(QWidget))

    def offer_choices(self, mentors: Sequence[str]) -> None:
        """Offer how to arrange and whose work to show; made after the first painting, once."""
        from onboarding_app.ui.widgets.fields import ChoiceField  # noqa: PLC0415 - the first page waits for none

        if self.is_whole:
            return
        texts = self._texts
        by = ChoiceField(texts("Arranged"), [(it, group_name(it, texts)) for it in GroupBy])
        known = [("", texts("everybody's work")), (HR, texts("work of HR"))]
        whose = ChoiceField(texts("Whose work"), [*known, *((it, it) for it in mentors)])
        by.fill(self._by)
        whose.fill(self._whose)
        by.edited.connect(lambda: self._choose(GroupBy(str(by.value)), self._whose))
        whose.edited.connect(lambda: self._choose(self._by, str(whose.value)))
        if whose.value != self._whose:  # the mentor is no longer there
            self._choose(self._by, "")
        for field in (by, whose):
            self.tools.add(field)
            field.show()

    def _choose(self, by: GroupBy, whose: str) -> None:
        self._by, self._whose = by, whose
        self._desk.remember(replace(self._desk.settings, start_by=by.value, start_whose=whose))
        self.show_due(self._lines)

    @Slot(object)
    def _act(self, line: CheckpointLine) -> None:
        act_on(line, self._workspace, self._desk)

    @Slot(QPoint)
    def _offer_deeds(self, place: QPoint) -> None:
        """Offer what else can be done with the line that is chosen."""
        line = self.table.current_line()
        if not isinstance(line, CheckpointLine):
            return
        texts, menu = self._texts, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.action is not QuickAction.COMPLETE:
            menu.addAction(texts("Tick off"), lambda: tick_off(line, self._workspace))
        menu.addAction(texts("Move …"), lambda: self._move(line))
        menu.addAction(texts("Open {name}", name=line.worker_name), lambda: self.table.opened.emit(line))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _move(self, line: CheckpointLine) -> None:
        """Ask for another day, and plan the line for it."""
        from onboarding_app.services.checkpoints import move_checkpoint  # noqa: PLC0415 - when it is used
        from onboarding_app.ui.dialogs.ask import ask_date  # noqa: PLC0415 - as above

        workspace = self._workspace

        def moved(day: date) -> bool:
            today = workspace.today()
            return workspace.perform(move_checkpoint, line.id, plan_on=day, today=today) is not None

        question = self._texts("Plan it for which day?")
        ask_date(self, workspace, question, line.plan_on or workspace.today(), moved)
