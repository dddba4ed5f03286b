"""Settings: the firm, the mentors, this PC."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.people import Mentor, MentorId
from onboarding_app.services.company import company_of, save_company
from onboarding_app.services.people import mentors
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.entry_forms import edit_mentor
from onboarding_app.ui.dialogs.lead_times import LeadTimesDialog
from onboarding_app.ui.dialogs.template_forms import CadenceForm
from onboarding_app.ui.dialogs.thresholds import ThresholdsDialog
from onboarding_app.ui.models.table import LINE_ROLE, Column, TableModel
from onboarding_app.ui.pages import PLAN
from onboarding_app.ui.theme import TEXT_SCALES, Palette
from onboarding_app.ui.widgets.backup_choice import DailyBackupChoice
from onboarding_app.ui.widgets.cards import Card, Table, button, column, label, row
from onboarding_app.ui.widgets.fields import ChoiceField, DateField, TextField, yes_no_unknown
from onboarding_app.ui.widgets.page import Page
from onboarding_app.ui.widgets.room import Columns, Flow
from onboarding_app.ui.widgets.rules import RulesCard
from onboarding_app.ui.widgets.tick import Tick
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import DASH
from onboarding_app.wording.states import state_choices

SIDE_BY_SIDE = 70
"""Sizes of the text from which on cards stand side by side."""


class SettingsScreen(Page):
    """What the firm says of itself, who accompanies, and how this PC shows it."""

    kinds = frozenset({Kind.COMPANY, Kind.MENTOR})

    def __init__(self, workspace: Workspace, _palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._desk = desk
        self._names: dict[MentorId | None, str] = {}
        self._shows: list[Callable[[], None]] = []
        page = Columns(narrow_below=SIDE_BY_SIDE)
        page.setObjectName("page")
        self._left = column(self._firm_card(), None, spacing=12)
        self._right = column(self._pc_card(), None, spacing=12)
        page.add(self._left, 1)
        page.add(self._right, 1)
        self.body.addWidget(label(self._texts("Settings"), "title"))
        self.body.addWidget(page, 1)
        self.make_later(self._make_mentors, self._make_plan, self._make_signals, self._make_rules)

    def reload(self) -> None:
        """Show the settings as they are; what was typed and not saved stays."""
        company, unsaved = company_of(self._workspace.database), self._workspace.unsaved
        for name, field in self._fields.items():
            field.fill(unsaved.get(name, getattr(company, name)))
        self.corpus_christi.setChecked(bool(unsaved.get("corpus_christi", company.corpus_christi)))
        for show in self._shows:
            show()

    def _make_mentors(self) -> None:
        _put_below(self._right, self._mentors_card())
        self._shown_now(self._show_mentors)

    def _make_plan(self) -> None:
        _put_below(self._left, self._plan_card())

    def _make_signals(self) -> None:
        _put_below(self._left, self._signals_card())
        self._shown_now(self._show_signals)

    def _make_rules(self) -> None:
        self.rules = RulesCard(self._texts)
        _put_below(self._left, self.rules)
        self._shown_now(lambda: self.rules.show_rules(self._workspace.catalogue, self._workspace.today()))

    def _shown_now(self, show: Callable[[], None]) -> None:
        """Show a part that was made just now, and again whenever the page reads."""
        self._shows.append(show)
        show()

    def _show_mentors(self) -> None:
        known = mentors(self._workspace.database)
        self._names = {mentor.id: mentor.name for mentor in known}
        self.mentors.show_lines(known)

    def _show_signals(self) -> None:
        self.talk_signals.setChecked(company_of(self._workspace.database).talk_signals)

    def save_firm(self) -> None:
        """Store what was typed about the firm; the rest stays as it is in the file."""
        if self.checked_on.problem():
            self._workspace.failed.emit(self._texts("Please check the date of the contact."))
            return
        unsaved: dict[str, Any] = self._workspace.unsaved
        company = replace(company_of(self._workspace.database), **unsaved)
        if self._workspace.perform(save_company, company) is not None:
            unsaved.clear()

    def switch_signals(self, on: bool) -> None:  # noqa: FBT001 - what Qt's signal hands over
        """Switch the signals that are drawn from talks."""
        company = company_of(self._workspace.database)
        if on is not company.talk_signals:
            self._workspace.perform(save_company, replace(company, talk_signals=on))

    def set_thresholds(self) -> None:
        """Ask from when on each hint is shown."""
        dialog = ThresholdsDialog(self._workspace, self)
        dialog.exec()
        dialog.deleteLater()

    def set_rhythm(self) -> None:
        """Ask when talks are held."""
        form = CadenceForm(self._workspace, self)
        form.exec()
        form.deleteLater()

    def set_leads(self) -> None:
        """Ask how long before an end its steps are brought up again."""
        dialog = LeadTimesDialog(self._workspace, self)
        dialog.exec()
        dialog.deleteLater()

    def use_look(self) -> None:
        """Put on the language, the theme and the size of the text, once the field that was used is left."""
        chosen = replace(
            self._desk.settings,
            language=str(self.language.value),
            theme=str(self.theme.value),
            text_scale=int(str(self.scale.value)),
        )
        desk = self._desk
        QTimer.singleShot(0, lambda: desk.use_settings(chosen))  # which lets go of this page and its fields

    def _firm_card(self) -> Card:
        texts, card, form = self._texts, Card(self._texts("Firm"), "settings#firm"), QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.name, self.city = TextField(texts("Name of the firm")), TextField(texts("Place"))
        self.state = ChoiceField(texts("Holidays of"), state_choices(texts))
        self.corpus_christi = Tick(texts("Corpus Christi is a holiday here (Eichsfeld and some places)"))
        self.council = ChoiceField(texts("Works council"), yes_no_unknown(texts))
        self.contact = TextField(texts("Contact of “Faire Integration”"))
        self.checked_on = DateField(texts("Contact checked on"), texts)
        self._fields: dict[str, TextField | ChoiceField | DateField] = {
            "name": self.name,
            "city": self.city,
            "holiday_state": self.state,
            "works_council": self.council,
            "fair_integration_contact": self.contact,
            "fair_integration_checked_on": self.checked_on,
        }
        for name, field in self._fields.items():
            form.addRow(field.accessibleName(), field)
            field.edited.connect(partial(self._typed, name, field))
        self.corpus_christi.clicked.connect(lambda on: self._note("corpus_christi", on))
        form.addRow("", self.corpus_christi)
        card.body.addLayout(form)
        save = button(texts("Save"), role="primary")
        save.clicked.connect(self.save_firm)
        card.add(row(None, save))
        return card

    def _plan_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("Plan"), "settings#plan")
        explained = texts(
            "Switch off checkpoints that your firm does not need, act earlier or later, add your own, "
            "set the rhythm of talks, and when you are reminded before something ends."
        )
        card.add(label(explained, "muted", wrap=True))
        opening, rhythm = button(texts("Open the plan …")), button(texts("Rhythm of talks …"))
        leads, flow = button(texts("Lead times of reminders …")), Flow()
        opening.clicked.connect(lambda: self._desk.show_page(PLAN))
        rhythm.clicked.connect(self.set_rhythm)
        leads.clicked.connect(self.set_leads)
        for each in (opening, rhythm, leads):
            flow.add(each)
        card.add(flow)
        return card

    def _signals_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("Hints drawn from talks"), "settings#hints")
        explained = texts(
            "Mood, expectation and intention can give hints to act early. Before you switch them on, "
            "settle with the works council (§ 87 (1) no. 6, § 94 BetrVG) and with data protection what is "
            "asked, who sees it and when it is deleted, and tell the people. "
            "Hints are for people to judge; nothing is decided by them."
        )
        card.add(label(explained, "muted", wrap=True))
        self.talk_signals = Tick(texts("This is settled: switch the hints on"))
        self.talk_signals.toggled.connect(self.switch_signals)
        card.add(self.talk_signals)
        thresholds = button(texts("Thresholds of the hints …"))
        thresholds.clicked.connect(self.set_thresholds)
        card.add(row(thresholds, None))
        return card

    def _pc_card(self) -> Card:
        texts, card, form = self._texts, Card(self._texts("This PC"), "settings#pc"), QFormLayout()
        settings = self._desk.settings
        self.language = ChoiceField(texts("Language"), [("de", "Deutsch"), ("en", "English")])
        themes = [("system", texts("as the system")), ("light", texts("light")), ("dark", texts("dark"))]
        themes.append(("contrast", texts("high contrast")))
        self.theme = ChoiceField(texts("Appearance"), themes)
        self.scale = ChoiceField(texts("Size of text"), [(size, f"{size} %") for size in TEXT_SCALES])
        for field, value in (
            (self.language, settings.language),
            (self.theme, settings.theme),
            (self.scale, settings.text_scale),
        ):
            field.fill(value)
            field.edited.connect(self.use_look)
            form.addRow(field.accessibleName(), field)
        card.body.addLayout(form)
        place = texts("Data file: {path}", path=self._workspace.database.path)
        card.add(label(place, "muted", wrap=True))
        self.daily = DailyBackupChoice(self._workspace, self._desk)
        card.add(self.daily)
        flow = Flow()
        for word, keys, act in self._desk.files.deeds(texts):
            made = button(word, shortcut=keys)
            made.clicked.connect(act)
            flow.add(made)
        card.add(flow)
        return card

    def _mentors_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("Mentors"), "settings#mentors")
        columns: tuple[Column[Mentor], ...] = (
            Column(texts("Name"), lambda mentor: mentor.name),
            Column(texts("Organisation"), self._organisation),
            Column(texts("Deputy"), lambda mentor: self._names.get(mentor.deputy_id, DASH)),
            Column(texts("Active"), self._presence),
        )
        self.mentors: TableModel[Mentor] = TableModel(columns, self)
        self.mentor_table = Table(texts("Mentors"), self.mentors, wide=1)
        self.mentor_table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.mentor_table.activated.connect(lambda index: self._edit(index.data(LINE_ROLE)))
        add, change = button(texts("Add mentor")), button(texts("Change"), name=texts("Change mentor"))
        add.clicked.connect(lambda: self._edit(Mentor(name="")))
        change.clicked.connect(lambda: self._edit(self.mentor_table.currentIndex().data(LINE_ROLE)))
        card.add(self.mentor_table)
        card.add(row(add, change, None))
        return card

    def _organisation(self, mentor: Mentor) -> str:
        """Return where a mentor comes from: the organisation, else whether from inside the firm."""
        word = self._texts("external") if mentor.is_external else self._texts("internal")
        return f"{mentor.organisation} ({word})" if mentor.organisation else word

    def _presence(self, mentor: Mentor) -> str:
        if not mentor.active:
            return self._texts("no")
        return self._texts("yes") if mentor.is_there(self._workspace.today()) else self._texts("away")

    def _edit(self, mentor: Mentor | None) -> None:
        if mentor is None:
            self._desk.say(self._texts("Please choose a mentor in the list first."))
        else:
            edit_mentor(self._workspace, mentor, self)

    def _typed(self, name: str, field: TextField | ChoiceField | DateField) -> None:
        self._note(name, field.typed if isinstance(field, DateField) else field.value)

    def _note(self, name: str, value: object) -> None:
        """Remember what is not saved yet: the page may be built anew before, as by another language."""
        self._workspace.unsaved[name] = value


def _put_below(holder: QWidget, card: Card) -> None:
    """Put a card below those of a column, above the gap that takes all room left."""
    layout = cast("QVBoxLayout", holder.layout())
    layout.insertWidget(layout.count() - 1, card)
