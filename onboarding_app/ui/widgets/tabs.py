"""Pages behind names of which one is seen; the names go on in a next line where the room is small."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from onboarding_app.ui.widgets.cards import Button
from onboarding_app.ui.widgets.explained import explained
from onboarding_app.ui.widgets.room import Flow


class _OnePage(QStackedWidget):
    """A stack that needs the room of the page that is seen, not of the largest one."""

    def sizeHint(self) -> QSize:
        """Return what the page that is seen would like."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint().expandedTo(page.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """Return what the page that is seen needs."""
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Whether the height of the page that is seen follows its width."""
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page that is seen at a width."""
        page = self.currentWidget()
        return -1 if page is None else page.heightForWidth(width)


class Tabs(QWidget):
    """Tabs that are never cut. Tab stops at the chosen name; arrows go to the others."""

    changed = Signal(int)
    """The place of the page that is seen now."""

    def __init__(self, name: str) -> None:
        """Hold no pages yet; `name` is what the whole is called."""
        super().__init__()
        self.setAccessibleName(name)
        self._names = Flow(spacing=2)
        self._group = QButtonGroup(self)
        self._stack = _OnePage()
        self._topics: list[str] = []
        self._made_later: dict[int, Callable[[], QWidget]] = {}
        self._group.idClicked.connect(self.show_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._names)
        layout.addWidget(self._stack, 1)

    def add(self, page: QWidget, name: str, topic: str = "") -> None:
        """Add a page behind the others; `topic` of the help explains it."""
        self._topics.append(topic)
        made = Button(name)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # for screen readers: one of several
        made.setProperty("role", "tab")
        made.setAccessibleName(name)
        made.installEventFilter(self)
        self._group.addButton(made, self._stack.count())
        self._names.add(made)
        self._stack.addWidget(page)
        self.show_page(self.current())

    def add_later(self, make: Callable[[], QWidget], name: str, topic: str = "") -> None:
        """Add a page behind the others that is made when it is first seen."""
        self._made_later[self._stack.count()] = make
        self.add(QWidget(), name, topic)

    def rename(self, place: int, name: str) -> None:
        """Give a page another name."""
        made = self._group.button(place)
        if isinstance(made, Button):
            made.rename(name)

    def current(self) -> int:
        """Return the place of the page that is seen."""
        return self._stack.currentIndex()

    def show_page(self, place: int) -> None:
        """Show a page; only its name is stopped at by Tab."""
        for number, made in enumerate(self._group.buttons()):
            chosen = number == place
            made.setChecked(chosen)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self._make(place)
        self._stack.setCurrentIndex(place)
        self._stack.updateGeometry()
        explained(self, self._topics[place])
        self.changed.emit(place)

    def _make(self, place: int) -> None:
        """Put a page that was only promised in its place."""
        make, promised = self._made_later.pop(place, None), self._stack.widget(place)
        if make is not None and promised is not None:
            self._stack.insertWidget(place, make())
            self._stack.removeWidget(promised)
            promised.deleteLater()

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Let arrows go from name to name."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                place = (self.current() + step) % self._stack.count()
                self.show_page(place)
                self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
