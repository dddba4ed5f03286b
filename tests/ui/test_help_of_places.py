"""F1 explains the very place where one stands: the page, its tab, the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from onboarding_app.catalogue.help import help_topic, help_topics
from onboarding_app.i18n import Texts
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.help import HelpDialog
from onboarding_app.ui.widgets.explained import TOPIC
from tests.ui.conftest import TODAY
from tests.ui.everywhere import every_page, somebody
from tests.ui.walls import calm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    made = make_window(database, catalogue, settings, texts=Texts(settings.language), today=lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    calm()
    return made


PLACES = {
    pages.PERSON: (
        "person#checkpoints",
        "person#talks",
        "person#expectations",
        "person#family",
        "person#progress",
        "person#titles",
        "person#facts",
        "person#documents",
        "person#history",
    ),
    pages.DUE: ("due#list", "due#month"),
    pages.TALKS: ("talks#planned", "talks#held"),
}


@pytest.mark.parametrize(("page", "topics"), PLACES.items())
def test_f1_on_a_tab_leads_to_its_part_of_the_topic(qtbot, window, page, topics):
    for place, topic in enumerate(topics):
        if page == pages.PERSON:
            window.open_person(somebody(window).id)
        else:
            window.show_page(page)
        tabs = window.page(page).tabs
        tabs.show_page(place)
        tabs._group.button(place).setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        text, part = window.page(pages.HELP).view.text, topic.partition("#")[2]
        heading = help_topic(page, "de").parts[part]
        qtbot.waitUntil(lambda text=text, heading=heading: text.textCursor().block().text() == heading)
        qtbot.keyClick(text, Qt.Key.Key_Escape)
        assert window.page(page).isVisible()


def test_f1_in_a_form_is_about_the_tab_where_it_was_opened(qtbot, monkeypatch, window):
    shown = []

    def ask_for_help(dialog):
        if isinstance(dialog, HelpDialog):
            heading = help_topic("person", "de").parts["titles"]
            qtbot.waitUntil(lambda: dialog.view.text.textCursor().block().text() == heading)
            shown.append(dialog)
        else:
            with qtbot.waitActive(dialog):
                dialog.show()
                dialog.activateWindow()
            calm()
            qtbot.keyClick(dialog, Qt.Key.Key_F1)
            dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", ask_for_help)
    window.open_person(somebody(window).id)
    screen = window.page(pages.PERSON)
    screen.tabs.show_page(5)  # the titles
    adding = next(
        it for it in screen.findChildren(QPushButton) if it.accessibleName().endswith("Hinzufügen …")
    )
    adding.setFocus()
    adding.click()
    assert len(shown) == 1


def test_every_topic_that_a_place_names_is_there(window):
    every_page(window)
    named = {it.property(TOPIC) for it in window.findChildren(QWidget)} - {None, ""}
    known = {it.key for it in help_topics("de")}
    known |= {f"{it.key}#{part}" for it in help_topics("de") for part in it.parts}
    assert named - known == {pages.HELP}  # the help itself needs none
    assert len(named) > len(pages.MAKERS)
