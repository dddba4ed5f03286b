"""The card of the start page with what is due: arranged, narrowed to whose work it is, acted on."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from onboarding_app.services.start_models import CheckpointLine, QuickAction
from onboarding_app.ui import acting
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.grouping import HR, MANAGER, GroupBy, group_name, grouped, is_of
from onboarding_app.ui.models.work_columns import due_columns
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.domain.people import MentorId
    from onboarding_app.ui.widgets.fields import ChoiceField


class DueCard(Card):
    """What is overdue and comes up, with one click to act on each line."""

    def __init__(
        self, workspace: Workspace, palette: Palette, desk: Desk, catch_up: Callable[[], bool]
    ) -> None:
        """Show nothing yet; `catch_up` reads what has changed, and tells whether anything had."""
        texts = workspace.texts
        super().__init__()
        self._catch_up = catch_up
        self.body.setContentsMargins(14, 8, 14, 10)
        self.setAccessibleName(texts("What is due"))
        self._workspace, self._desk, self._texts = workspace, desk, texts
        self._lines: Sequence[CheckpointLine] = ()
        self._by, self._whose = GroupBy.DAY, desk.settings.start_whose
        with suppress(ValueError):
            self._by = GroupBy(desk.settings.start_by)
        self._choices: tuple[ChoiceField, ChoiceField] | None = None
        self._offered: Sequence[tuple[str, str]] = ()
        self._shows_quiet = False
        self.tools = Flow(spacing=8)
        self.tools.setMinimumHeight(round(em() * 2.8))
        self.tools.add(label(texts("What is due"), "heading"))
        self.table = self._table(palette)
        self.nothing = label(texts("● Nothing is due in the next 30 days."), wrap=True)
        self.hidden = label("", "muted", wrap=True)
        self.quiet, self.more = button("", role="link"), button(texts("All deadlines →"), role="link")
        self.quiet.clicked.connect(self._show_or_hide_quiet)
        self.more.clicked.connect(lambda: desk.show_page("due"))
        self.foot = Flow(spacing=16)
        for each in (self.hidden, self.quiet, self.more):
            each.hide()
        for each in (self.quiet, self.more):
            self.foot.add(each)
        self.foot.hide()
        for widget in (self.tools, self.hidden, self.nothing):
            self.add(widget)
        self.add(self.table, 1)
        self.add(self.foot)
        self.body.setAlignment(self.nothing, Qt.AlignmentFlag.AlignTop)

    def _table(self, palette: Palette) -> LineTable:
        texts = self._texts
        table = LineTable(
            texts("What is due"),
            due_columns(texts, self._workspace.today, brings_back=True),
            palette,
            wide=2,
            action=3,
            wraps=True,
        )
        table.horizontalHeader().hide()
        table.setAccessibleDescription(
            texts("Return does the action · Ctrl+Return opens the person · Shift+F10 more")
        )
        table.acted.connect(self._act)
        table.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._offer_deeds)
        return table

    def show_due(self, lines: Sequence[CheckpointLine], *, is_cut: bool = False) -> None:
        """Show these lines as they are arranged and narrowed."""
        self._lines = lines
        texts, today = self._texts, self._workspace.today()
        mine = [line for line in lines if is_of(line, self._whose)]
        asked = [line for line in mine if not line.quiet]
        shown = mine if self._shows_quiet else asked
        self.table.show_lines(grouped(shown, self._by, today, texts))
        others, quiet = len(lines) - len(mine), len(mine) - len(asked)
        told = texts.plural(
            "{n} more is the work of others: choose “everybody’s work” to see it.",
            "{n} more are the work of others: choose “everybody’s work” to see them.",
            others,
        )
        self.hidden.setText(told)
        self.hidden.setVisible(others > 0)
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self._show_foot(quiet, is_cut=is_cut)

    def _show_foot(self, quiet: int, *, is_cut: bool) -> None:
        """Say how many lines were set aside, and where those are that do not stand here."""
        texts = self._texts
        hide = texts("Hide what was set aside ({n})", n=quiet)
        show = texts("Show what was set aside ({n})", n=quiet)
        self.quiet.rename(hide if self._shows_quiet else show)
        self.quiet.setVisible(quiet > 0)
        self.more.setVisible(is_cut)
        self.foot.setVisible(quiet > 0 or is_cut)

    @Slot()
    def _show_or_hide_quiet(self) -> None:
        self._shows_quiet = not self._shows_quiet
        self.show_due(self._lines, is_cut=self.more.isVisibleTo(self.foot))

    @property
    def is_whole(self) -> bool:
        """Whether more than the first page was shown already."""
        return self._choices is not None

    def offer_choices(self, mentors: "Sequence[tuple[MentorId, str]]") -> None:
        """Offer how to arrange and whose work to show; after the first painting, and when mentors change."""
        texts = self._texts
        offered = [
            ("", texts("everybody's work")),
            (HR, texts("work of HR")),
            (MANAGER, texts("work of the management")),
            *((str(number), name) for number, name in mentors),
        ]
        if offered == self._offered:
            return
        self._offered = offered
        whose = self._made_choices()[1]
        whose.offer(offered)
        whose.fill(self._whose)
        if whose.value != self._whose:  # the mentor is no longer there
            self._choose(self._by, "")

    def _made_choices(self) -> "tuple[ChoiceField, ChoiceField]":
        from onboarding_app.ui.widgets.fields import ChoiceField  # noqa: PLC0415 - the first page waits for none

        if self._choices is None:
            texts = self._texts
            by = ChoiceField(texts("Arranged"), [(it, group_name(it, texts)) for it in GroupBy])
            whose = ChoiceField(texts("Whose work"), [])
            whose.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
            by.fill(self._by)
            by.edited.connect(lambda: self._choose(GroupBy(str(by.value)), self._whose))
            whose.edited.connect(lambda: self._choose(self._by, str(whose.value)))
            self._choices = (by, whose)
            more = button(texts("With this line …"))
            more.setToolTip(self.table.accessibleDescription())
            more.clicked.connect(lambda: self._offer_deeds_below(more))
            for each in (by, whose, more):
                self.tools.add(each)
                each.show()
        return self._choices

    def _choose(self, by: GroupBy, whose: str) -> None:
        self._by, self._whose = by, whose
        self._desk.remember(replace(self._desk.settings, start_by=by.value, start_whose=whose))
        self.show_due(self._lines, is_cut=self.more.isVisibleTo(self.foot))

    @Slot(object)
    def _act(self, line: CheckpointLine) -> None:
        """Do what one click does; nothing where the line has just gone, as at a second click on it."""
        if self._catch_up() and line not in self._lines:
            return
        if line.quiet:
            acting.ask_about_again(line, self._workspace)
        else:
            acting.act_on(line, self._workspace, self._desk)

    @Slot(QPoint)
    def _offer_deeds(self, place: QPoint) -> None:
        """Offer what else can be done with the line that is chosen."""
        if (menu := self._deeds()) is not None:
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _offer_deeds_below(self, pressed: QWidget) -> None:
        """Offer the same below a button, of the first line where none is chosen."""
        if self.table.current_line() is None and self.table.lines_model.lines:
            self.table.setCurrentIndex(self.table.model().index(1, 0))
        if (menu := self._deeds()) is not None:
            menu.popup(pressed.mapToGlobal(pressed.rect().bottomLeft()))

    def _deeds(self) -> QMenu | None:
        line = self.table.current_line()
        if not isinstance(line, CheckpointLine):
            return None
        texts, workspace, menu = self._texts, self._workspace, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.quiet or line.action is not QuickAction.COMPLETE:
            menu.addAction(texts("Tick off"), lambda: acting.tick_off(line, workspace))
        if line.quiet:
            menu.addAction(texts("Ask about it again"), lambda: acting.ask_about_again(line, workspace))
        else:
            seen = texts("Seen – ask again when it is more urgent")
            menu.addAction(seen, lambda: acting.acknowledge(line, workspace))
            menu.addAction(texts("Set aside …"), lambda: acting.set_aside(line, workspace, self))
        menu.addAction(texts("Move …"), lambda: acting.move(line, workspace, self))
        menu.addAction(texts("Remind by e-mail …"), lambda: acting.remind(line, workspace, self))
        menu.addAction(texts("Open {name}", name=line.worker_name), lambda: self.table.opened.emit(line))
        return menu
