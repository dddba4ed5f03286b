"""A page of the window: it reads when it is first seen, and again when what it shows has changed."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.ui.tasks import AFTER_PAINT, Task
from onboarding_app.ui.widgets.cards import column, label, scrolled
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.ui.desk import Desk


AROUND = (18, 16, 18, 16)
"""The margins of a page."""


class Page(QWidget):
    """A page with a heading and a body that scrolls where the room is too small."""

    kinds: frozenset[Kind] = frozenset(set(Kind) - {Kind.DRAFT})
    """What makes it read again when it changes."""

    reads_in_own_turn = False
    """Whether it is painted before it reads for the first time, as where a long table takes its time."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self._workspace = workspace
        self._texts = workspace.texts
        self._is_stale = True
        self._tasks: dict[str, Task] = {}
        self._unmade: deque[Callable[[], None]] = deque()
        self._begins: Callable[[], QWidget] | None = None
        self.beginning: QWidget | None = None
        holder = QWidget()
        holder.setObjectName("page")
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(*AROUND)
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(holder)
        layout.addWidget(self.area)
        workspace.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def work_out(self, work: Callable[[], Any], show: Callable[[Any], None], *, what: str = "") -> None:
        """Let `work` be done beside the window and give its result to `show`.

        A later call for the same `what` replaces this one: its result is not shown. The work begins after the
        page was painted, for both have to share the interpreter. Where it fails, the user is told.
        """
        earlier = self._tasks.get(what)
        if earlier is not None:
            earlier.cancel()
        task = self._tasks[what] = Task(lambda **_control: work(), self)

        def heard_by(hear: Callable[[Any], None]) -> Callable[[object], None]:
            def told(news: object) -> None:
                task.deleteLater()
                if self._tasks.get(what) is task:
                    del self._tasks[what]
                    hear(news)

            return told

        def begin() -> None:
            if self._tasks.get(what) is task:
                task.start()
            else:
                task.deleteLater()

        task.succeeded.connect(heard_by(show))
        task.refused.connect(heard_by(self._workspace.refuse))
        task.crashed.connect(heard_by(self._workspace.crashed))
        QTimer.singleShot(AFTER_PAINT, task, begin)

    def begin_with(self, desk: "Desk", title: str, then: str) -> None:
        """Say in a file without people what to do first; `then` is what stands on the page later."""

        def made() -> QWidget:
            from onboarding_app.ui.widgets.first_steps import FirstSteps  # noqa: PLC0415 - most files have people

            whole = column(
                label(title, "title", wrap=True), FirstSteps(self._texts, desk, then), None, spacing=12
            )
            whole.setObjectName("page")
            whole.setContentsMargins(*AROUND)
            return whole

        self._begins = made

    def _is_to_begin(self) -> bool:
        """Whether nobody is there yet; then what to do first is shown in place of the page."""
        if self._begins is None:
            return False
        with self._workspace.database.read() as view:
            is_empty = not view.has_people()
        if is_empty and self.beginning is None:
            self.beginning = self._begins()
            cast("QVBoxLayout", self.layout()).addWidget(self.beginning)
        if self.beginning is not None:
            self.beginning.setVisible(is_empty)
            self.area.setVisible(not is_empty)
        return is_empty

    def make_later(self, *makers: Callable[[], None]) -> None:
        """Make further parts once the page was painted, each in a turn of its own."""
        self._unmade.extend(makers)

    def make_whole(self) -> None:
        """Make at once what is still to be made, as for who looks for something on the page."""
        while self._unmade:
            self._unmade.popleft()()

    def _make_next(self) -> None:
        if self._unmade:
            self._unmade.popleft()()
            QTimer.singleShot(0, self, self._make_next)

    def showEvent(self, event: QShowEvent) -> None:
        """Read before the page is seen, if that is needed."""
        super().showEvent(event)
        if self.reads_in_own_turn:
            QTimer.singleShot(0, self, self._read_if_stale)
        else:
            self._read_if_stale()
        if self._unmade:
            QTimer.singleShot(AFTER_PAINT, self, self._make_next)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(*self.kinds):
            self._is_stale = True
            if self.isVisible():
                self.follow_change()

    def follow_change(self) -> None:
        """Read again while the page is seen and what it shows has changed."""
        self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            if not self._is_to_begin():
                self.reload()


class PageHead(QWidget):
    """The heading of a page, a line below it, and buttons beside both."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        """Show a title; the line below is set later."""
        super().__init__()
        self.title = label(title, "title", wrap=True)
        self.line = label("", "muted", wrap=True)
        self.line.hide()
        words = QWidget()
        stacked = QVBoxLayout(words)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(2)
        stacked.addWidget(self.title)
        stacked.addWidget(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        columns = Columns(narrow_below=40)
        columns.add(words, 1)
        for each in buttons:
            columns.add(each)
            columns.align(each, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(columns)

    def tell(self, line: str) -> None:
        """Show the line below the title."""
        self.line.setText(line)
        self.line.setVisible(bool(line))
