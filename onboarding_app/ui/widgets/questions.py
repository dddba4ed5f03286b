"""Open questions of the plans, answered where they stand."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.ui.tips import tip
from onboarding_app.ui.widgets.cards import Card, button, label, swap
from onboarding_app.ui.widgets.room import Flow

if TYPE_CHECKING:
    from onboarding_app.services.read_models import QuestionLine

SHOWN = 3
"""Questions that are shown at first; the next ones come up when these are answered, or when asked for."""


class QuestionsCard(Card):
    """Some open questions with their answers as buttons or as a field."""

    answered = Signal(object, str)
    """The `QuestionLine` and the answer."""

    person_wanted = Signal(int)
    """The id of the person whom a question is about."""

    def __init__(self, texts: Texts, *, names_people: bool) -> None:
        """Show nothing; with `names_people` each question says whom it is about."""
        super().__init__(texts("Open questions"))
        self._texts, self._names_people = texts, names_people
        self._questions: Sequence[QuestionLine] = ()
        self._holder = QWidget()
        self.add(self._holder)
        self.more_button = button(texts("Show more questions"), role="link")
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(self._fill)
        self.add(self.more_button)
        self.hide()

    def show_questions(self, questions: Sequence["QuestionLine"], count: int) -> None:
        """Show the first of these questions; `count` says how many there are in all."""
        heading = self._texts.plural("{n} open question", "{n} open questions", count)
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self._questions = questions
        self.more_button.setVisible(len(questions) > SHOWN)
        self._fill()
        self.setVisible(bool(questions))

    def _fill(self) -> None:
        """Show the first questions, or as many as there are where that is wanted."""
        wants_more = self.more_button.isChecked()
        word = self._texts("Show fewer questions") if wants_more else self._texts("Show more questions")
        self.more_button.rename(word)
        fresh = QWidget()
        layout = QVBoxLayout(fresh)
        layout.setContentsMargins(0, 0, 0, 0)
        for question in self._questions if wants_more else self._questions[:SHOWN]:
            layout.addWidget(self._question(question))
        self._holder = swap(self.body, self._holder, fresh)

    def _question(self, line: "QuestionLine") -> QFrame:
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 2, 0, 8)
        layout.setSpacing(4)
        if self._names_people and line.worker_id is not None:
            person = button(line.worker_name, role="link")
            person.clicked.connect(lambda _checked, who=line.worker_id: self.person_wanted.emit(who))
            layout.addWidget(person)
        asked = label(line.question, wrap=True)
        asked.setToolTip(tip(line.help))
        layout.addWidget(asked)
        answers = Flow()
        for widget in self._answers(line):
            answers.add(widget)
        layout.addWidget(answers)
        return frame

    def _asked_of(self, line: "QuestionLine") -> str:
        """Return the question, and whom it is about where the page is not that person's."""
        return f"{line.worker_name}: {line.question}" if self._names_people else line.question

    def _answers(self, line: "QuestionLine") -> list[QWidget]:
        from onboarding_app.ui.widgets.fields import DateField, TextField  # noqa: PLC0415  (no page begins with it)

        if line.choices:
            return [self._choice(line, value, word) for value, word in line.choices]
        asked = self._asked_of(line)
        field = DateField(asked, self._texts) if line.kind == "date" else TextField(asked)
        save = button(self._texts("Save"), name=self._texts("Save: {question}", question=asked))

        wrong = label(self._texts("This is no date."), "alarm")
        wrong.hide()

        def send() -> None:
            value, unreadable = field.value, field.problem()
            wrong.setVisible(unreadable)
            if unreadable:
                field.setFocus()
            elif value:
                self.answered.emit(line, value.isoformat() if isinstance(value, date) else str(value))

        save.clicked.connect(send)
        field.returnPressed.connect(send)
        return [field, save, wrong]

    def _choice(self, line: "QuestionLine", value: str, word: str) -> QWidget:
        made = button(word, role="small", name=f"{self._asked_of(line)}: {word}")
        made.clicked.connect(lambda: self.answered.emit(line, value))
        return made
