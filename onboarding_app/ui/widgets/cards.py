"""Labels, cards and tables as every screen uses them."""

import re

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onboarding_app.ui.widgets.explained import explained

HOLDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""With these held, Return is a key of the page."""

LONG_WORD = 18
"""Letters behind which a word may break, so that no name makes a page wider than the window."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; `role` names its look in the style sheet. User's text is text, never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def breakable(text: str) -> str:
    """Return a text whose very long words may break, for labels: the marks for it are not seen."""
    return re.sub(rf"\S{{{LONG_WORD}}}(?=\S)", lambda part: part[0] + "\u200b", text)


class Button(QPushButton):
    """A button that Return presses where the keyboard stands on it, as Space does.

    Qt would press a dialog's default button instead, so that Return on "Cancel" did what "Save" does.
    """

    def rename(self, word: str) -> None:
        """Show another word, and be called by it."""
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Return, once for as long as it is held."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() & HOLDING:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, *, role: str = "", name: str = "", shortcut: str = "") -> Button:
    """Return a button with its accessible name; a shortcut is shown in its tip."""
    made = Button(text.replace("&", "&&"))
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if shortcut:
        made.setToolTip(f"{name or text} ({shortcut})")
        made.setAccessibleDescription(shortcut)  # else the tip, which says the name once more
    return made


def restyled(widget: QWidget, **properties: str) -> None:
    """Give a widget other properties of the style sheet, and have them seen."""
    if all(widget.property(key) == value for key, value in properties.items()):
        return
    for key, value in properties.items():
        widget.setProperty(key, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def swap(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    """Put a widget in the place of another, which goes, and return the new one."""
    layout.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new


class Card(QFrame):
    """A white panel with a heading; widgets are added below it."""

    def __init__(self, heading: str = "", topic: str = "") -> None:
        """Make an empty card, explained by a topic of the help."""
        super().__init__()
        explained(self, topic)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        self.heading = label(heading, "heading", wrap=True)
        if heading:
            self.body.addWidget(self.heading)
            self.setAccessibleName(heading)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Add a widget below the others, and return it."""
        self.body.addWidget(widget, stretch)
        return widget


def row(*widgets: QWidget | None, spacing: int = 8) -> QWidget:
    """Return widgets side by side; None is a gap that takes all room left."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return holder


def column(*widgets: QWidget | None, spacing: int = 8) -> QWidget:
    """Return widgets below each other; None is a gap that takes all room left."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return holder


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a widget inside an area that scrolls where the room is too small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Table(QTableView):
    """A table for lines: whole rows are chosen, columns fit their texts, one takes the room left."""

    def __init__(self, name: str, model: QAbstractItemModel, *, wide: int, sortable: bool = False) -> None:
        """Show a model; `wide` is the column that takes the room left."""
        super().__init__()
        self.setAccessibleName(name)
        self._wide = wide
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(sortable)
        vertical, header = self.verticalHeader(), self.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(self.fontMetrics().height() + 16)
        header.setHighlightSections(False)
        # With the table's own one, each painting of the header would ask every line whether it is chosen.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        header.setResizeContentsPrecision(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Fit the columns to the first lines; the wide one takes what is left, but never too little."""
        header, room = self.horizontalHeader(), self.room()
        most = max(round(room * 0.35), header.minimumSectionSize())
        others = 0
        for place, wish in enumerate(self.wishes()):
            if place != self._wide and not header.isSectionHidden(place):
                title = header.sectionSizeHint(place)
                self.setColumnWidth(place, min(max(wish, title), max(most, title)))
                others += header.sectionSize(place)
        least = self.fontMetrics().averageCharWidth() * 18
        self.setColumnWidth(self._wide, max(least, room - others))

    def room(self) -> int:
        """Return the width for all columns, in pixels."""
        # To ask for `viewport()` makes PySide go through every kind of widget it knows, at each start.
        bar = self.verticalScrollBar()
        return self.contentsRect().width() - (bar.width() if bar.isVisible() else 0)

    def wishes(self) -> list[int]:
        """Return how wide each column would like to be, by its first lines."""
        return [self.sizeHintForColumn(place) for place in range(self.model().columnCount())]

    def resizeEvent(self, event: object) -> None:
        """Give the wide column its room anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, handed on
        self.fit()

    def fit_height(self, most: int) -> None:
        """Be as high as the lines need, at most so many of them."""
        lines = min(self.model().rowCount(), most)
        height = self.horizontalHeader().sizeHint().height() + 4
        self.setFixedHeight(height + lines * self.verticalHeader().defaultSectionSize())
