"""Expectation and experience, theme by theme, with last time's value beside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from onboarding_app.domain.check_ins import Factor
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import ExpectationLine
from onboarding_app.ui.check_in_draft import RatingDraft
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.choice import ChoiceRow
from onboarding_app.ui.widgets.fields import ChoiceField, TextField
from onboarding_app.wording.values import factor_name

REFUSED = "refused"
"""Chosen when the person was asked and preferred not to say."""


class LastValue(QLabel):
    """What was chosen last time, in brackets beside a choice; a screen reader hears it with the choice."""

    def __init__(self, choice: ChoiceRow, texts: Texts) -> None:
        """Stand beside that choice."""
        super().__init__()
        self._choice, self._texts = choice, texts
        self.setProperty("role", "muted")
        self.tell(None)

    def tell(self, value: int | str | None) -> None:
        """Show that value, None for none."""
        shown = "–" if value is None else str(value)
        self.setText(f"({shown})")
        self._choice.describe(self._texts("Last time: {value}", value=shown))


class RatingsCard(Card):
    """One line a theme: expected, experienced 1-5 or "no answer", a note. Nothing chosen means not asked."""

    edited = Signal()

    def __init__(self, texts: Texts) -> None:
        """Make a line for every theme."""
        super().__init__(texts("Expectation ↔ experience, last time in brackets"))
        self._expected: dict[Factor, ChoiceField] = {}
        self._felt: dict[Factor, ChoiceRow] = {}
        self._notes: dict[Factor, TextField] = {}
        self._last: dict[Factor, LastValue] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        titles = (texts("Theme"), texts("expected"), texts("experienced 1–5"), "", texts("Note"))
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "muted"), 0, place)
        scale: list[tuple[object, str]] = [(value, str(value)) for value in range(1, 6)]
        for number, factor in enumerate(Factor, start=1):
            name = factor_name(factor, texts)
            expected = ChoiceField(texts("{theme}: expected", theme=name), [(None, "–"), *scale])
            felt = ChoiceRow(texts("{theme}: experienced", theme=name), [*scale, (REFUSED, texts("n/a"))])
            note = TextField(texts("{theme}: note", theme=name))
            expected.edited.connect(self.edited)
            felt.chosen.connect(lambda _value: self.edited.emit())
            note.edited.connect(self.edited)
            self._last[factor] = LastValue(felt, texts)
            self._expected[factor], self._felt[factor], self._notes[factor] = expected, felt, note
            cells = (label(name, wrap=True), expected, felt, self._last[factor], note)
            for place, widget in enumerate(cells):
                grid.addWidget(widget, number, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(4, 4)
        self.body.addLayout(grid)

    def focus(self) -> None:
        """Put the keyboard on the first theme."""
        self._felt[next(iter(Factor))].focus()

    def show_last(self, lines: Sequence[ExpectationLine]) -> None:
        """Show what was told last time; the expectation stands until it is changed."""
        known = {line.factor: line for line in lines}
        for factor in Factor:
            line = known.get(factor)
            self._last[factor].tell(line.experienced if line else None)
            self._expected[factor].fill(line.expected if line else None)
            self._expected[factor].setProperty("known", line.expected if line else None)

    def values(self) -> dict[Factor, RatingDraft]:
        """Return the themes that were touched in this talk."""
        found = {}
        for factor in Factor:
            felt, note = self._felt[factor].value, self._notes[factor].value
            expected = self._expected[factor].value
            if felt is None and not note and expected == self._expected[factor].property("known"):
                continue
            found[factor] = RatingDraft(
                expected=expected if isinstance(expected, int) else None,
                experienced=felt if isinstance(felt, int) else None,
                refused=felt == REFUSED,
                note=note,
            )
        return found

    def fill(self, ratings: Mapping[Factor, RatingDraft]) -> None:
        """Show what was typed."""
        for factor in Factor:
            rating = ratings.get(factor, RatingDraft())
            self._felt[factor].choose(REFUSED if rating.refused else rating.experienced)
            self._notes[factor].fill(rating.note)
            if factor in ratings:
                self._expected[factor].fill(rating.expected)
