"""A row of buttons of which one may be chosen: ratings 1-5, forms, intentions. Digits and arrows work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup

from onboarding_app.ui.widgets.cards import Button
from onboarding_app.ui.widgets.parts import stand_on
from onboarding_app.ui.widgets.room import Flow


class ChoiceRow(Flow):
    """One choice among a few, or none. Tab stops once; arrows move, a digit chooses, Delete clears."""

    chosen = Signal(object)
    """The value that was chosen, None when the choice was cleared."""

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        """Offer (value, word) pairs under an accessible name."""
        super().__init__(spacing=3)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for number, (_, word) in enumerate(choices):
            made = _Choice(self, word, f"{name}: {word}")
            made.setAutoExclusive(True)  # for screen readers: one of several
            made.clicked.connect(lambda _checked, place=number: self._clicked(place))
            self._group.addButton(made, number)
            self.add(made)
        self._at = -1
        self._set_tab_stop()

    @property
    def value(self) -> object:
        """The chosen value, None for none."""
        return self._values[self._at] if self._at >= 0 else None

    def choose(self, value: object) -> None:
        """Choose a value without telling; None, or one that is not offered, clears the choice."""
        self._at = self._values.index(value) if value in self._values else -1
        self._show()

    def describe(self, words: str) -> None:
        """Let a screen reader say these words with each of the choices."""
        for made in self._group.buttons():
            made.setAccessibleDescription(words)

    def focus(self) -> None:
        """Put the keyboard on the choice."""
        stand_on(self._group.button(max(self._at, 0)), Qt.FocusReason.ShortcutFocusReason)

    def typed(self, event: QKeyEvent) -> bool:
        """Do what a key on one of the buttons means; False if it means nothing here."""
        key, text = event.key(), event.text()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if step:
            focused = next((b for b in self._group.buttons() if b.hasFocus()), None)
            place = self._group.id(focused) + step if focused else 0
            self._group.button(place % len(self._values)).setFocus()
            return True
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._take(-1)
            return True
        if text.isdecimal() and int(text) in self._values:
            self._take(self._values.index(int(text)))
            self.focus()
            return True
        return False

    def _clicked(self, place: int) -> None:
        self._take(-1 if place == self._at else place)

    def _take(self, place: int) -> None:
        self._at = place
        self._show()
        self.chosen.emit(self.value)

    def _show(self) -> None:
        for number, made in enumerate(self._group.buttons()):
            made.setChecked(number == self._at)
        self._set_tab_stop()

    def _set_tab_stop(self) -> None:
        """Let Tab stop at the chosen button, or at the first; the others are reached by arrows."""
        stop = max(self._at, 0)
        for number, made in enumerate(self._group.buttons()):
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)


class _Choice(Button):
    """One of the buttons; digits and arrows on it are for the row."""

    def __init__(self, row: ChoiceRow, word: str, name: str) -> None:
        super().__init__(word.replace("&", "&&"))
        self._row = row
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setProperty("role", "choice")
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._row.typed(event):
            super().keyPressEvent(event)
