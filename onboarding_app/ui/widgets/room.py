"""Arrangements that follow the room there is, measured in sizes of the text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from onboarding_app.ui.theme import em


class Columns(QWidget):
    """Widgets side by side; below each other when there are fewer than `narrow_below` sizes of the text."""

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
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.updateGeometry()

    def arrange(self) -> None:
        """Place the widgets anew, after one of them has changed its size."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at that width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line that holds all widgets."""
        hints = [widget.sizeHint().expandedTo(widget.minimumSize()) for widget in self._widgets]
        width = sum(hint.width() + self._spacing for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest widget."""
        widest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(widest, self._place(max(self.width(), widest), move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets anew."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        lines: list[list[QWidget]] = [[]]
        x = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            wanted = self._size(widget, width).width()
            if x and x + wanted > width:
                lines.append([])
                x = 0
            lines[-1].append(widget)
            x += wanted + self._spacing
        return self._place_lines(lines, width, move=move)

    def _place_lines(self, lines: list[list[QWidget]], width: int, *, move: bool) -> int:
        y = max(0, self.height() - self._place_lines(lines, width, move=False)) // 2 if move else 0
        for line in lines:
            height = max((self._size(widget, width).height() for widget in line), default=0)
            x = 0
            for widget in line:
                size = self._size(widget, width)
                if move:
                    widget.setGeometry(x, y + (height - size.height()) // 2, size.width(), size.height())
                x += size.width() + self._spacing
            y += height + self._spacing
        return max(0, y - self._spacing)

    @staticmethod
    def _size(widget: QWidget, width: int) -> QSize:
        size = widget.sizeHint().expandedTo(widget.minimumSize())
        return QSize(min(size.width(), width), size.height())
