"""The navigation at the left: one button a page, with a badge; pictures alone where the room is small."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.ui.theme import Palette, em, icon, icon_picture
from onboarding_app.ui.widgets.cards import Button, label, row

MOST_SHOWN = 999
"""The largest number of a badge."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page: its key, its word, its icon, its shortcut, and whether it stands at the foot."""

    key: str
    word: str
    icon: str
    shortcut: str = ""
    at_foot: bool = False


class NavigationButton(Button):
    """A page's button; it paints its badge itself."""

    def __init__(self, entry: Entry, palette: Palette) -> None:
        """Show an entry without a badge."""
        super().__init__(entry.word)
        self._entry, self._palette = entry, palette
        self._badge = 0
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # for screen readers: one of several
        self.setAccessibleName(entry.word)
        self.setToolTip(f"{entry.word} ({entry.shortcut})" if entry.shortcut else entry.word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(round(em() * 1.4), round(em() * 1.4)))
        self.toggled.connect(self._colour_icon)
        self._colour_icon(checked=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon alone, or icon and word."""
        self.setText("" if compact else f"  {self._entry.word}")

    def set_badge(self, count: int, explained: str) -> None:
        """Show a number; `explained` says in words what it counts."""
        self._badge = count
        self.setAccessibleDescription(explained if count else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge over the button."""
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        text = str(self._badge) if self._badge <= MOST_SHOWN else f"{MOST_SHOWN}+"
        height = painter.fontMetrics().height()
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + height // 2)
        top = 1 if not self.text() else (self.height() - height) / 2
        place = QRectF(self.width() - width - (1 if not self.text() else 8), top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.colour("alarm"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(self._palette.colour("alarm_ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _colour_icon(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setIcon(icon(self._entry.icon, self._palette.colour("accent" if checked else "muted")))


class Navigation(QFrame):
    """All pages of the window; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], palette: Palette, texts: Texts) -> None:
        """Offer these pages."""
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(texts("Navigation"))
        self._buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(3)
        layout.addWidget(self._brand(palette))
        for at_foot in (False, True):
            for entry in entries:
                if entry.at_foot is at_foot:
                    layout.addWidget(self._button(entry, palette))
            if not at_foot:
                layout.addStretch(1)
        self.note = label("", "small", wrap=True)
        layout.addWidget(self.note)

    def mark(self, key: str) -> None:
        """Show which page is open; one that is not offered marks none."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def set_badge(self, key: str, count: int, explained: str) -> None:
        """Show a number beside a page."""
        self._buttons[key].set_badge(count, explained)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons alone, or icons and words."""
        self._word.setVisible(not compact)
        self.note.setVisible(not compact)
        for button in self._buttons.values():
            button.set_compact(compact=compact)
        width = em() * (4 if compact else 14.5)
        self.setFixedWidth(round(width) + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the previous page's button."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        buttons = list(self._buttons.values())
        focused = next((place for place, each in enumerate(buttons) if each.hasFocus()), None)
        if step and focused is not None:
            buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _brand(self, palette: Palette) -> QWidget:
        picture = label()
        picture.setPixmap(icon_picture("anchor", palette.colour("accent"), 1.5))
        self._word = label("Ankerpunkt", "brand")
        brand = row(picture, self._word, None)
        brand.setContentsMargins(10, 2, 4, 10)
        return brand

    def _button(self, entry: Entry, palette: Palette) -> NavigationButton:
        made = NavigationButton(entry, palette)
        made.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(made)
        self._buttons[entry.key] = made
        return made
