"""Whom a row of a list means, where the data file knows somebody who may be meant: the user decides."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.known_people import NEW_PERSON, Candidate, DuplicateQuestion
from onboarding_app.ui.tips import tip
from onboarding_app.ui.widgets.cards import label, scrolled
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.lists import rejection_sentence

MOST_SHOWN = 200
"""Questions that are asked at once; a list with more was hardly meant."""


class QuestionsList(QWidget):
    """Asks for each such row; what was answered stays when the preview is made anew."""

    answered = Signal()

    def __init__(self, texts: Texts) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._texts = texts
        self._asked: dict[int, DuplicateQuestion] = {}
        self.fields: dict[int, ChoiceField] = {}
        self._holder = QWidget()
        self._holder.setObjectName("page")
        self._form = QFormLayout(self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            label(texts("Who is meant? A row without an answer is left out."), "caution", wrap=True)
        )
        layout.addWidget(scrolled(self._holder), 1)
        self.setMaximumHeight(220)
        self.hide()

    @property
    def answers(self) -> dict[int, WorkerId]:
        """Whom each row means that was answered."""
        return {
            row: WorkerId(field.value) for row, field in self.fields.items() if isinstance(field.value, int)
        }

    def forget(self) -> None:
        """Ask nothing: another list is looked at."""
        for row in list(self.fields):
            self._form.removeRow(self.fields.pop(row))
        self._asked = {}
        self.hide()

    def ask(self, questions: Sequence[DuplicateQuestion]) -> None:
        """Ask these too; those that were answered stay, so that an answer can be changed."""
        for question in questions[:MOST_SHOWN]:
            if question.row in self._asked:
                continue
            self._asked[question.row] = question
            self._form.addRow(*self._line(question))
        self.setVisible(bool(self._asked))

    def _line(self, question: DuplicateQuestion) -> tuple[QWidget, QWidget]:
        texts = self._texts
        choices: list[tuple[object, str]] = [(None, texts("leave out"))]
        choices += [(each.id, self._words(each)) for each in question.candidates]
        choices.append((NEW_PERSON, texts("somebody new")))
        field = ChoiceField(texts("Row {row}: who is meant", row=question.row), choices)
        field.setToolTip(tip(rejection_sentence(question.reason, texts)))
        field.edited.connect(self.answered)
        self.fields[question.row] = field
        caption = label(texts("Row {row}: {name}", row=question.row, name=question.name))
        caption.setBuddy(field)
        return caption, field

    def _words(self, candidate: Candidate) -> str:
        texts, parts = self._texts, [candidate.name]
        if candidate.personnel_number:
            parts.append(texts("no. {number}", number=candidate.personnel_number))
        if candidate.birth_date:
            parts.append(texts("born {day}", day=short_date(candidate.birth_date, texts)))
        if candidate.started_on:
            parts.append(texts("since {day}", day=short_date(candidate.started_on, texts)))
        return " · ".join(parts)
