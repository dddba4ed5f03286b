"""The plan of the firm: every checkpoint that it holds, switched on and off, moved, and added as its own."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLineEdit

from onboarding_app.domain.adjusting import reset, switched_on, without_template
from onboarding_app.domain.changes import Kind
from onboarding_app.domain.errors import UserError
from onboarding_app.domain.own_plan import OwnPlan, OwnTemplate
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import folded
from onboarding_app.services.plan_page import TemplateLine, copied, new_template, template_lines
from onboarding_app.ui.changing_plan import change_plan
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.template_forms import CadenceForm, OffForm, OffsetForm, OwnTemplateForm
from onboarding_app.ui.models.plan_columns import TemplateCard, plan_columns
from onboarding_app.ui.screens.person_entries import Entries, LineDeed
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, column, label
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Columns, Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import track_name

SIDE_BY_SIDE = 70
"""Sizes of the text from which on the details stand beside the table."""

SHOWN: Mapping[str, Callable[[TemplateLine], bool]] = {
    "all": lambda _line: True,
    "own": lambda line: line.template.own,
    "off": lambda line: line.template.off,
    "changed": lambda line: line.is_changed,
    "law": lambda line: line.template.is_law,
}
"""Which checkpoints each choice of the filter leaves."""


class PlanScreen(Page):
    """The table of all checkpoints that a plan can hold, and what is known of the chosen one."""

    kinds = frozenset({Kind.TEMPLATE_CHANGE, Kind.OWN_TEMPLATE})
    reads_in_own_turn = True

    def __init__(self, workspace: Workspace, palette: Palette, _desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        texts = self._texts
        self.head = PageHead(texts("Plan"))
        self.body.addWidget(self.head)
        self.body.addWidget(self._filters())
        self.table = LineTable(
            texts("Checkpoints of the plan"),
            plan_columns(workspace),
            palette,
            wide=1,
            sortable=True,
            wraps=True,
        )
        self.table.setMinimumHeight(em() * 20)
        self.table.chosen.connect(self._show_chosen)
        card, self.details = Card(), TemplateCard(workspace)
        card.add(Entries(self.table, texts, self._deeds(), headed=False), 1)
        card.add(
            label(texts("A change holds for everybody; you see first what it does."), "muted", wrap=True)
        )
        columns = Columns(narrow_below=SIDE_BY_SIDE)
        columns.setObjectName("page")
        columns.add(card, 3)
        columns.add(column(self.details, None), 2)
        self.body.addWidget(columns, 1)

    def look_for(self, words: str) -> None:
        """Show the checkpoints with these words."""
        self.track.fill(None)
        self.shown.fill("all")
        self.search.setText(words)

    @Slot()
    def reload(self) -> None:
        """Show the checkpoints that fit."""
        track, words = self.track.value, folded(self.search.text()).split()
        wanted = SHOWN[str(self.shown.value)]
        every = template_lines(self._workspace.catalogue, self._workspace.language)
        lines = [
            line
            for line in every
            if wanted(line)
            and track in {None, line.template.track}
            and all(word in folded(f"{line.title} {line.template.key}") for word in words)
        ]
        self.table.show_lines(lines)
        self._show_chosen(self.table.current_line())
        texts = self._texts
        told = [texts.plural("{n} checkpoint", "{n} checkpoints", len(lines))]
        for word, name in ((texts("own"), "own"), (texts("off"), "off"), (texts("changed"), "changed")):
            count = sum(map(SHOWN[name], every))
            told += [f"{count} {word}"] if count else []
        self.head.tell(" · ".join(told))

    def set_rhythm(self) -> None:
        """Ask when talks are held."""
        self._ask(CadenceForm(self._workspace, self))

    def _filters(self) -> Flow:
        texts = self._texts
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search the plan"))
        self.search.setPlaceholderText(texts("Checkpoint or key"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(em() * 20)
        self.search.textChanged.connect(self.reload)
        tracks = [(None, texts("All tracks")), *((track, track_name(track, texts)) for track in Track)]
        self.track = ChoiceField(texts("Track"), tracks)
        choices = (
            ("all", texts("All checkpoints")),
            ("own", texts("Own ones")),
            ("off", texts("Switched off")),
            ("changed", texts("Changed here")),
            ("law", texts("Law only")),
        )
        self.shown = ChoiceField(texts("Which checkpoints"), choices)
        filters = Flow(spacing=8)
        filters.add(self.search)
        for field in (self.track, self.shown):
            field.edited.connect(self.reload)
            filters.add(field)
        return filters

    def _deeds(self) -> tuple[LineDeed, ...]:
        """Return what can be done with the plan."""
        texts = self._texts
        return (
            LineDeed(texts("Change …"), self._edit, "F2"),
            LineDeed(texts("Switch on or off …"), self._switch, "Del"),
            LineDeed(texts("As it ships"), self._reset),
            LineDeed(
                texts("New own checkpoint …"), lambda _line: self._form(new_template), "Ins", on_line=False
            ),
            LineDeed(texts("Copy as own …"), self._copy),
            LineDeed(texts("Remove own"), self._remove),
            LineDeed(texts("Rhythm of talks …"), lambda _line: self.set_rhythm(), on_line=False),
        )

    def _edit(self, line: TemplateLine) -> None:
        own = self._own.template_of(line.template.key)
        if own is None:
            self._ask(OffsetForm(self._workspace, line, self))
        else:
            self._ask(OwnTemplateForm(self._workspace, replace(own, as_of=self._workspace.today()), self))

    def _switch(self, line: TemplateLine) -> None:
        if line.template.off:
            self._change(switched_on(self._own, line.template.key), "switch_template_on")
        else:
            self._ask(OffForm(self._workspace, line, self))

    def _reset(self, line: TemplateLine) -> None:
        self._change(reset(self._own, line.template.key), "reset_template")

    def _copy(self, line: TemplateLine) -> None:
        catalogue = self._workspace.catalogue
        self._form(lambda today: copied(line.template, catalogue, today))

    def _form(self, made: Callable[..., OwnTemplate]) -> None:
        self._ask(OwnTemplateForm(self._workspace, made(self._workspace.today()), self))

    def _remove(self, line: TemplateLine) -> None:
        own = self._own.template_of(line.template.key)
        if own is None:
            self._workspace.failed.emit(
                self._texts("Checkpoints that ship are not removed; switch this one off instead.")
            )
            return
        try:
            left = without_template(self._own, own, self._workspace.catalogue.templates)
        except UserError as error:
            self._workspace.refuse(error)
            return
        self._change(left, "remove_own_template")

    @property
    def _own(self) -> OwnPlan:
        return self._workspace.catalogue.own_plan

    def _change(self, wanted: OwnPlan, action: str) -> None:
        change_plan(self._workspace, wanted, action, self)

    @staticmethod
    def _ask(form: QDialog) -> None:
        form.exec()
        form.deleteLater()

    @Slot(object)
    def _show_chosen(self, line: object) -> None:
        self.details.show_line(line if isinstance(line, TemplateLine) else None)
