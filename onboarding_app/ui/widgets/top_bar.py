"""The bar above every page: the search for everything, and what is begun from anywhere."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from onboarding_app.i18n import Texts
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import button
from onboarding_app.ui.widgets.search import SearchBox

ROOMY, USUAL = 95, 75
"""Widths in sizes of the text from which the actions show their keys, and the search all that it finds."""

Action = tuple[str, str, str, Callable[[], object]]
"""Its word, the key beside Ctrl, its role, and what it does."""


class TopBar(QFrame):
    """A search and some actions; narrow, it says less."""

    def __init__(self, search: SearchBox, actions: Sequence[Action], texts: Texts) -> None:
        """Stand with this search and these actions."""
        super().__init__()
        self.setObjectName("top")
        self._texts, self._search = texts, search
        self._actions: list[tuple[QPushButton, str, str]] = []
        search.setMaximumWidth(em() * 32)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 9, 18, 9)
        layout.addWidget(search, 1)
        layout.addStretch(1)
        for word, key, role, act in actions:
            shown = texts("Ctrl+{key}", key=key)
            made = button(word, role=role, shortcut=shown)
            made.clicked.connect(partial(_call, act))
            self._actions.append((made, word, shown))
            layout.addWidget(made)

    def follow_room(self, width: float) -> None:
        """Show words and keys where there is room for them; the width is in sizes of the text."""
        texts = self._texts
        long = texts("Search: name, number, action … (Ctrl+K)")
        self._search.setPlaceholderText(long if width >= USUAL else texts("Search (Ctrl+K)"))
        for made, word, keys in self._actions:
            made.setText(f"{word}  {keys}" if width >= ROOMY else word)


def _call(act: Callable[[], object], *_signal: object) -> None:
    """Do something without what a signal carries."""
    act()
