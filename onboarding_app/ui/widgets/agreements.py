"""What was agreed: earlier agreements to tick off, and new ones to add."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.check_ins import Agreement, AgreementId
from onboarding_app.i18n import Texts
from onboarding_app.ui.check_in_draft import AgreementDraft
from onboarding_app.ui.widgets.cards import Card, button, column, row
from onboarding_app.ui.widgets.fields import DateField, TextField
from onboarding_app.ui.widgets.parts import stand_on
from onboarding_app.ui.widgets.tick import Tick
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.keys import key_name


class AgreementsCard(Card):
    """Open agreements with a tick each, and lines for new ones."""

    edited = Signal()

    def __init__(self, texts: Texts) -> None:
        """Make an empty card."""
        super().__init__(texts("Agreed"))
        self._texts = texts
        self._open: dict[AgreementId, Tick] = {}
        self._lines: list[_AgreementLine] = []
        self._ticks, self._new = QVBoxLayout(), QVBoxLayout()
        self.body.addLayout(self._ticks)
        self.body.addLayout(self._new)
        self.add_button = button(texts("+ Agreement"), role="link", shortcut=key_name("Ctrl+Return", texts))
        self.add_button.clicked.connect(self.add_line)
        self.add(self.add_button)

    def show_open(self, agreements: Sequence[Agreement]) -> None:
        """Show the agreements of earlier talks that are still open."""
        _empty(self._ticks)
        self._open = {}
        for agreement in agreements:
            due = f" ({short_date(agreement.due_on, self._texts)})" if agreement.due_on else ""
            tick = Tick(f"{agreement.text}{due}")
            tick.toggled.connect(lambda _on: self.edited.emit())
            self._open[agreement.id] = tick
            self._ticks.addWidget(tick)
            self._reach_before_adding(tick)

    def add_line(self) -> None:
        """Add an empty line and put the keyboard into it."""
        line = self._add(AgreementDraft(text=""))
        line.show()  # now, so that what is typed at once arrives
        stand_on(line.text)

    def new_ones(self) -> tuple[AgreementDraft, ...]:
        """Return the new agreements; lines in which nothing is typed are none."""
        drafts = (line.value() for line in self._lines)
        return tuple(it for it in drafts if it.text or it.who or it.due_on)

    def days(self) -> tuple[DateField, ...]:
        """Return the fields for until when."""
        return tuple(line.due_on for line in self._lines)

    def kept(self) -> tuple[AgreementId, ...]:
        """Return the earlier agreements that are ticked."""
        return tuple(number for number, tick in self._open.items() if tick.isChecked())

    def fill(self, agreements: Sequence[AgreementDraft], kept: Sequence[AgreementId]) -> None:
        """Show what was typed."""
        _empty(self._new)
        self._lines = []
        for agreement in agreements:
            self._add(agreement)
        for number, tick in self._open.items():
            tick.setChecked(number in kept)

    def _add(self, draft: AgreementDraft) -> "_AgreementLine":
        line = _AgreementLine(draft, len(self._lines) + 1, self._texts)
        for field in (line.text, line.who, line.due_on):
            field.edited.connect(self.edited)
        self._lines.append(line)
        self._new.addWidget(line)
        self._reach_before_adding(line.text, line.who, line.due_on)
        return line

    def _reach_before_adding(self, *widgets: QWidget) -> None:
        """Let Tab come to these widgets where they stand: above the button that adds."""
        for first, second in pairwise((self.add_button, *widgets, self.add_button)):
            QWidget.setTabOrder(first, second)


class _AgreementLine(QWidget):
    """One new agreement: what, who, until when."""

    def __init__(self, draft: AgreementDraft, number: int, texts: Texts) -> None:
        super().__init__()
        self.text = TextField(texts("Agreement {number}", number=number))
        self.who = TextField(texts("Agreement {number}: who", number=number))
        self.due_on = DateField(texts("Agreement {number}: until", number=number), texts)
        self.text.setPlaceholderText(texts("What was agreed?"))
        self.who.setPlaceholderText(texts("Who?"))
        self.text.fill(draft.text)
        self.who.fill(draft.who)
        self.due_on.fill(draft.due_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(column(self.text, row(self.who, self.due_on), spacing=4))

    def value(self) -> AgreementDraft:
        return AgreementDraft(text=self.text.value, who=self.who.value, due_on=self.due_on.typed)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
