"""Arrangements that follow the room there is, measured in sizes of the text."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem, QWidget

from onboarding_app.ui.theme import em


class Columns(QWidget):
    """Widgets side by side; below each other when there are fewer than `narrow_below` sizes of the text."""

    turned = Signal()
    """The widgets stand the other way now."""

    def __init__(self, narrow_below: int, spacing: int = 12) -> None:
        """Hold no widgets yet."""
        super().__init__()
        self._narrow_below = narrow_below
        self._stretches: list[int] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    @property
    def is_narrow(self) -> bool:
        """Whether the widgets stand below each other."""
        return self._layout.direction() is QBoxLayout.Direction.TopToBottom

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget at the right; `stretch` shares out the room that is left."""
        self._layout.addWidget(widget, stretch)
        self._stretches.append(stretch)

    def align(self, widget: QWidget, alignment: Qt.AlignmentFlag) -> None:
        """Align a widget within its place."""
        self._layout.setAlignment(widget, alignment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the direction where the room asks for it."""
        super().resizeEvent(event)
        narrow = self.width() < self._narrow_below * em()
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if narrow else directions.LeftToRight
        if self._layout.direction() is not wanted:
            self._layout.setDirection(wanted)
            for place, stretch in enumerate(self._stretches):
                self._layout.setStretch(place, 0 if narrow else stretch)
            self.turned.emit()


class Tiles(QWidget):
    """Widgets of equal width in as many columns as there is room for."""

    def __init__(self, least_width: int, spacing: int = 12) -> None:
        """Hold widgets that need at least that width, in sizes of the text."""
        super().__init__()
        self._least_width = least_width
        self._widgets: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        self._widgets.append(widget)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fitting = max(1, self.width() // (self._least_width * em()))
        count = len(self._widgets)
        columns = count if fitting >= count else max(1, fitting - fitting % 2 or fitting)
        if columns == self._columns:
            return
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class Flow(QWidget):
    """Widgets one after the other like words; those that do not fit go on in the next line."""

    def __init__(self, spacing: int = 6) -> None:
        """Hold no widgets yet."""
        super().__init__()
        self._layout = _FlowLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        self._layout.addWidget(widget)


class _FlowLayout(QLayout):
    """Places widgets in lines; remembers the height at each width until one of them changes.

    A page asks for that height hundreds of times while it is laid out.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            lines = self._lines(width)
            between = self.spacing() * (len(lines) - 1)
            self._heights[width] = sum(_height(line) for line in lines) + max(0, between)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size of one line that holds all widgets."""
        hints = [item.sizeHint() for item in self._seen()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest widget."""
        widest = max((item.minimumSize().width() for item in self._seen()), default=0)
        return QSize(widest, self.heightForWidth(max(self.geometry().width(), widest)))

    def setGeometry(self, place: QRect) -> None:
        """Place the lines in the middle of the height."""
        super().setGeometry(place)
        y = place.y() + max(0, place.height() - self.heightForWidth(place.width())) // 2
        for line in self._lines(place.width()):
            x, height = place.x(), _height(line)
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), place.width())
                item.setGeometry(QRect(x, y + (height - size.height()) // 2, width, size.height()))
                x += width + self.spacing()
            y += height + self.spacing()

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._seen():
            wanted = min(item.sizeHint().width(), width)
            if not lines or x + wanted > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wanted + self.spacing()
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
