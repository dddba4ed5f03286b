"""The checks of the walk can fail: each finds what it is there to find."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from onboarding_app.ui.models.table import Column
from onboarding_app.ui.widgets.cards import button, column, label
from onboarding_app.ui.widgets.drawing import Drawing
from onboarding_app.ui.widgets.lists import LineTable
from tests.ui.fitting import menu_problems, unfit
from tests.ui.told import told_problems
from tests.ui.walls import foreign
from tests.ui.way import way_problems

LONG = "Anerkennungspartnerschaft, Defizitbescheid, Anpassungslehrgang und Kenntnisprüfung " * 3

pytestmark = [pytest.mark.usefixtures("palette"), pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def shown(qtbot):
    """A function that shows widgets below each other in an active window of that width."""

    def show(*widgets, width=300):
        made = column(*widgets)
        qtbot.addWidget(made)
        made.resize(width, 300)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return show


def test_a_text_of_the_other_language_would_be_found(qtbot):
    for language, other in (("de", "Nothing is due soon."), ("en", "Gespräch erfassen")):
        made = column(label("Ankerpunkt"), label(other))
        qtbot.addWidget(made)
        made.show()
        assert foreign(made, language) == [other]
    made = column(label("Never given to the translators"))
    qtbot.addWidget(made)
    made.show()
    assert foreign(made, "de")


def three():
    return [button(word) for word in ("Eins", "Zwei", "Drei")]


def test_a_good_way_is_no_problem(shown):
    assert way_problems(shown(*three())) == []


def test_a_jump_up_would_be_found(shown):
    one, two, three_ = three()
    made = shown(one, two, three_)
    QWidget.setTabOrder(one, three_)
    assert way_problems(made) == ["Tab jumps from Button 'Drei' back to Button 'Zwei'"]


def test_a_jump_to_the_left_would_be_found(shown):
    one, two, three_ = three()
    holder = QWidget()
    QVBoxLayout(holder)
    for each, left in ((one, 0), (two, 200), (three_, 100)):
        each.setParent(holder)
        each.setGeometry(left, 0, 90, 30)
    made = shown(holder)
    assert way_problems(made) == ["Tab jumps from Button 'Zwei' back to Button 'Drei'"]


class Holding(QPushButton):
    """Keeps the keyboard for itself in one direction."""

    def __init__(self, key):
        super().__init__("hält")
        self._key = key

    def event(self, event):
        return getattr(event, "key", int)() == self._key or super().event(event)


@pytest.mark.parametrize(("key", "word"), [(Qt.Key.Key_Tab, "Tab"), (Qt.Key.Key_Backtab, "Shift+Tab")])
def test_a_dead_end_would_be_found(shown, key, word):
    one, two, _ = three()
    found = way_problems(shown(one, Holding(key), two))
    assert f"{word} stays at: Holding ''" in found


def test_another_way_back_would_be_found(shown):
    class Astray(QPushButton):
        def focusNextPrevChild(self, next):  # noqa: A002, N802 - as Qt calls it
            return super().focusNextPrevChild(next) and (next or super().focusNextPrevChild(next))

    one, two, three_ = three()
    [found] = way_problems(shown(one, two, Astray("irrt"), three_))
    assert found.startswith("Shift+Tab does not go the way of Tab back")


def test_what_is_told_wrongly_would_be_found(shown):
    unnamed, painted = QLineEdit(), Drawing("Weg")
    painted.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    unfit_kind = QWidget()
    unfit_kind.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    assert told_problems(shown(unnamed, painted, unfit_kind)) == [
        "is told without a name: QLineEdit ''",
        "is painted and not told in words: Drawing 'Weg'",
        "is told as Client: QWidget ''",
        "is told without a name: QWidget ''",
    ]


def table_of(palette, text, **named):
    columns = (Column("Was", lambda _line: text, tip=lambda _line: "?"), Column("Wer", lambda _line: "Amir"))
    made = LineTable("Liste", columns, palette, wide=0, **named)
    made.show_lines([1])
    return made


def test_a_cell_that_is_cut_would_be_found(shown, palette):
    [found] = unfit(shown(table_of(palette, LONG)))
    assert found.endswith("is cut in LineTable 'Liste'")
    assert unfit(shown(table_of(palette, LONG, wraps=True))) == []


def test_a_cell_that_is_nothing_but_a_mark_would_be_found(shown, palette):
    assert told_problems(shown(table_of(palette, "▲"))) == ["is nothing but a mark: '▲' in LineTable 'Liste'"]


def test_choices_hints_and_tips_that_are_cut_would_be_found(shown):
    field, tipped, choice = QLineEdit(), button("Ja"), QComboBox()
    field.setPlaceholderText(LONG)
    tipped.setToolTip(LONG)
    choice.addItem(LONG)
    choice.setMinimumWidth(60)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    kinds = [it.replace(LONG, "…") for it in unfit(shown(field, tipped, choice))]
    beginnings = ("'…' is cut in QComboBox", "the choices of QComboBox", "the hint '…' is cut", "a tip is ")
    assert [kind.startswith(it) for kind, it in zip(kinds, beginnings, strict=True)] == [True] * 4


def test_a_menu_larger_than_the_screen_would_be_found(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    for _ in range(80):
        menu.addAction("Weiter")
    assert list(menu_problems(menu))
