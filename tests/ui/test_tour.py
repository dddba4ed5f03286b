"""The tour shows the way in three steps, each on its page, and can be left at any time."""

import pytest
from PySide6.QtCore import Qt

from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.ui.dialogs.tour import TourDialog


@pytest.fixture(params=LANGUAGES)
def tour(request, qtbot):
    """The tour, with the pages that it has shown."""
    shown = []
    made = TourDialog(Texts(request.param), shown.append, None)
    made.shown = shown
    qtbot.addWidget(made)
    made.show()
    return made


def test_three_steps_by_keyboard_alone(qtbot, tour):
    titles = []
    for _ in range(2):
        titles.append(tour.title.text())
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Return)
    titles.append(tour.title.text())
    assert len(set(titles)) == 3
    assert tour.shown == ["overview", "people", "reports"]
    assert not tour.skip_button.isVisible()
    with qtbot.waitSignal(tour.accepted):
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Return)


def test_a_step_back_shows_the_page_before(tour):
    assert not tour.back_button.isEnabled()
    tour.next_button.click()
    tour.back_button.click()
    assert tour.shown == ["overview", "people", "overview"]


@pytest.mark.parametrize("leave", ["skip", "escape"])
def test_it_can_be_left_at_once(qtbot, tour, leave):
    with qtbot.waitSignal(tour.rejected):
        if leave == "skip":
            tour.skip_button.click()
        else:
            qtbot.keyClick(tour, Qt.Key.Key_Escape)


def test_the_window_can_be_used_meanwhile(tour):
    assert not tour.isModal()
