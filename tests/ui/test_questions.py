"""The open questions of a card: three at first, the others when asked for, by keyboard too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import QuestionLine
from onboarding_app.ui.widgets.questions import SHOWN, QuestionsCard


@pytest.fixture
def card(qtbot):
    made = QuestionsCard(Texts("de"), names_people=False)
    qtbot.addWidget(made)
    return made


def asked(count):
    return [
        QuestionLine(
            worker_id=None,
            worker_name="",
            fact=f"fact {number}",
            question=f"Frage {number}?",
            help="",
            kind="boolean",
            choices=(("true", "Ja"), ("false", "Nein")),
        )
        for number in range(count)
    ]


def shown(card):
    return [it.text() for it in card._holder.findChildren(QLabel) if it.text().startswith("Frage")]


def test_more_questions_come_when_asked_for(qtbot, card):
    card.show_questions(asked(5), 9)
    card.show()
    assert card.heading.text() == "9 offene Fragen"
    assert shown(card) == [f"Frage {number}?" for number in range(SHOWN)]
    card.more_button.setFocus()
    qtbot.keyClick(card.more_button, Qt.Key.Key_Space)
    assert shown(card) == [f"Frage {number}?" for number in range(5)]
    assert card.more_button.text() == card.more_button.accessibleName() == "Weniger Fragen zeigen"
    qtbot.keyClick(card.more_button, Qt.Key.Key_Space)
    assert len(shown(card)) == SHOWN


def test_who_sees_all_goes_on_seeing_all(card):
    card.show_questions(asked(5), 5)
    card.more_button.setChecked(True)
    card.show_questions(asked(4), 4)  # one was answered
    assert len(shown(card)) == 4


@pytest.mark.parametrize(("count", "more"), [(0, False), (SHOWN, False), (SHOWN + 1, True)])
def test_there_is_more_only_where_there_is(card, count, more):
    card.show_questions(asked(count), count)
    assert card.more_button.isVisibleTo(card) is more
