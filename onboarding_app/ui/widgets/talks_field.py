"""The talks of a rhythm, one a line: when each is held, to change, to remove, and to add others."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.adjusting import MOST
from onboarding_app.domain.cadence import Talk
from onboarding_app.domain.periods import Unit
from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import button, row
from onboarding_app.ui.widgets.fields import ChoiceField, NumberField
from onboarding_app.wording.templates import unit_name


class TalksField(QWidget):
    """Lines of talks; one without a number is none."""

    edited = Signal()

    def __init__(self, name: str, texts: Texts) -> None:
        """Show no talk yet."""
        super().__init__()
        self.setAccessibleName(name)
        self._texts = texts
        self._lines: list[_TalkLine] = []
        self.add_button = button(texts("+ Talk"), role="link", name=texts("Add a talk"))
        self.add_button.clicked.connect(self.add_line)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._rows)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def value(self) -> tuple[Talk, ...]:
        """The talks, in the order of their lines."""
        talks = (line.value() for line in self._lines)
        return tuple(talk for talk in talks if talk is not None)

    @property
    def lines(self) -> "tuple[_TalkLine, ...]":
        """The lines that are shown."""
        return tuple(self._lines)

    def fill(self, value: object) -> None:
        """Show these talks in place of the earlier ones."""
        for line in self.lines:
            self._drop(line)
        for talk in value if isinstance(value, tuple) else ():
            self._add(talk)
        self._number()

    def add_line(self) -> None:
        """Add an empty line and put the keyboard into it."""
        line = self._add(None)
        self._number()
        self._follow_lines()
        line.show()  # now, so that what is typed at once arrives
        line.n.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def problem(self) -> bool:
        """Whether what is typed in a line is no number; the keyboard is led there."""
        wrong = next((line for line in self._lines if line.n.problem()), None)
        if wrong is not None:
            self.setFocusProxy(wrong.n)
        return wrong is not None

    def _add(self, talk: Talk | None) -> "_TalkLine":
        line = _TalkLine(talk, self._texts, self._remove)
        line.n.edited.connect(self.edited)
        line.unit.edited.connect(self.edited)
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to each line where it stands: only now all are in one window."""
        super().showEvent(event)
        self._follow_lines()

    def _follow_lines(self) -> None:
        stops = [stop for line in self._lines for stop in (line.n, line.unit, line.removing)]
        for first, second in pairwise((*stops, self.add_button)):
            QWidget.setTabOrder(first, second)

    def _remove(self, line: "_TalkLine") -> None:
        """Take a line away; the keyboard goes to the next one."""
        place = self._lines.index(line)
        self._drop(line)
        self._number()
        left = self._lines[place : place + 1]
        (left[0].removing if left else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, line: "_TalkLine") -> None:
        self._lines.remove(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.be_called(number)


class _TalkLine(QWidget):
    """One talk: how long after the first working day, and a button that removes it."""

    def __init__(self, talk: Talk | None, texts: Texts, remove: Callable[["_TalkLine"], None]) -> None:
        super().__init__()
        self._texts, self._key = texts, "" if talk is None else talk.key
        self.n, self.unit = NumberField(""), ChoiceField("", [(it, unit_name(it, texts)) for it in MOST])
        self.n.setMaximumWidth(self.n.fontMetrics().averageCharWidth() * 12)
        self.n.fill(None if talk is None else talk.n)
        self.unit.fill(Unit.DAY if talk is None else talk.unit)
        self.removing = button(texts("Remove"), role="link")
        self.removing.clicked.connect(lambda: remove(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(self.n, self.unit, self.removing, None))

    def be_called(self, number: int) -> None:
        """Be the talk of that number for who only hears it."""
        texts = self._texts
        self.n.setAccessibleName(texts("Talk {n}: how long after the first working day", n=number))
        self.unit.rename(texts("Talk {n}: counted in", n=number))
        self.removing.setAccessibleName(texts("Remove talk {n}", n=number))

    def value(self) -> Talk | None:
        """Return the talk, None while there is no number."""
        n = self.n.value
        return None if n is None else Talk(n=n, unit=Unit(str(self.unit.value)), key=self._key)
