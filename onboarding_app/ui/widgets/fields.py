"""Fields of forms, one for each kind of value, with one way to read and to fill them."""

import sys
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from onboarding_app.exchange.values import BIRTH_WINDOW, YEAR_WINDOW, DateOrder, ValueRefusedError, a_date
from onboarding_app.i18n import Texts
from onboarding_app.ui.theme import em
from onboarding_app.wording.dates import short_date

LEAST_WIDTH = 9
"""Sizes of the text that a field of choices needs at least."""

DAY_DIGITS = 7
"""Digits that a date without points has at least."""

MOST_DIGITS = 6
"""Digits that a number of a form has at most."""


class TextField(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty field."""
        super().__init__()
        self.setAccessibleName(name)
        self.textEdited.connect(self.edited)

    @property
    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.text().strip()

    def fill(self, value: object) -> None:
        """Show a value."""
        self.setText("" if value is None else str(value))

    def problem(self) -> bool:
        """Whether what is typed cannot be read."""
        return False


class NumberField(TextField):
    """A whole number in ordinary digits; empty means not known."""

    @property
    def value(self) -> int | None:  # type: ignore[override]  # a field of another kind of value
        """The number, None when the field is empty or cannot be read (see `problem`)."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None

    def problem(self) -> bool:
        """Whether what is typed is no number."""
        return bool(self.text().strip()) and self.value is None


class NoteField(QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, name: str, lines: int = 3) -> None:
        """Make an empty field of that many lines."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 16)
        self.textChanged.connect(self.edited)

    @property
    def value(self) -> str:
        """The text."""
        return self.toPlainText().strip()

    def fill(self, value: object) -> None:
        """Show a value."""
        self.setPlainText("" if value is None else str(value))

    def problem(self) -> bool:
        """Whether what is typed cannot be read."""
        return False


class DateField(QLineEdit):
    """A date, typed in any usual style; empty means not known."""

    edited = Signal()

    def __init__(self, name: str, texts: Texts, *, of_birth: bool = False) -> None:
        """Make an empty field; `of_birth`: years of two digits are those of people who work."""
        super().__init__()
        self._texts = texts
        self._window = BIRTH_WINDOW if of_birth else YEAR_WINDOW
        self.setAccessibleName(name)
        self.setPlaceholderText(texts("dd.mm.yyyy"))
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    @property
    def value(self) -> date | None:
        """The date, None when the field is empty or cannot be read (see `problem`)."""
        text = self.text().strip()
        if not text or (text.isdecimal() and len(text) < DAY_DIGITS):  # "44444" is no day that people type
            return None
        try:
            return a_date(text, DateOrder.DAY_FIRST, window=self._window)
        except ValueRefusedError:
            return None

    @property
    def typed(self) -> date | str | None:
        """The date; while it cannot be read the text, so that nothing typed is lost."""
        return self.value or self.text().strip() or None

    def fill(self, value: object) -> None:
        """Show a date, or a text that is none yet."""
        self.setText(short_date(value, self._texts) if isinstance(value, date) else str(value or ""))

    def problem(self) -> bool:
        """Whether what is typed is no date."""
        return bool(self.text().strip()) and self.value is None

    def _tidy(self) -> None:
        if self.value is not None:
            self.fill(self.value)


class ChoiceField(QComboBox):
    """One of a list of values; the first may be "not known"."""

    edited = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[object, str]], *, editable: bool = False) -> None:
        """Offer (value, word) pairs."""
        super().__init__()
        self.rename(name)
        self.setEditable(editable)
        self._values = [value for value, _ in choices]
        for _, word in choices:
            self.addItem(word)
        self.activated.connect(lambda _place: self.edited.emit())

    def rename(self, name: str) -> None:
        """Be called by another name; also where Qt tells what is chosen in its place, as on Linux."""
        self.setAccessibleName(name)
        if sys.platform == "linux":
            self.setAccessibleDescription(name)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other (value, word) pairs."""
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([word for _, word in choices])

    @property
    def value(self) -> object:
        """The chosen value."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def fill(self, value: object) -> None:
        """Choose a value; one that is not offered chooses the first."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def minimumSizeHint(self) -> QSize:
        """Return how small the field may become: a long word among the choices must not widen a form."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), em() * LEAST_WIDTH), hint.height())

    def problem(self) -> bool:
        """Whether what is chosen cannot be."""
        return False


Field = TextField | NumberField | NoteField | DateField | ChoiceField


def yes_no_unknown(texts: Texts) -> tuple[tuple[object, str], ...]:
    """Return the choices of a question that may be open."""
    return ((None, texts("not known")), (True, texts("yes")), (False, texts("no")))


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return widgets in one line of a form."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
