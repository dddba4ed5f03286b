"""Ctrl+K finds everything and opens it; F1 explains the place; the look follows the system."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from onboarding_app.catalogue.help import help_topic, help_topics
from onboarding_app.i18n import Texts
from onboarding_app.services.people import mentors
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.help import HelpDialog, with_help
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.dialogs.report import ReportDialog
from onboarding_app.ui.finding_offers import Offers
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.theme import DARK, LIGHT
from tests.ui.conftest import TODAY
from tests.ui.everywhere import every_page, somebody
from tests.ui.walls import calm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    made = make_window(database, catalogue, settings, texts=Texts(settings.language), today=lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    calm()
    return made


@pytest.fixture
def search(qtbot, window):
    """Ctrl+K, and then what is typed; returns the field with its hits."""

    def typed(text):
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        box = window._search
        box.setText(text)
        box.textEdited.emit(text)
        return box

    return typed


def chosen(box, title, detail=""):
    hit = next(hit for hit in box.hits if hit.title == title and detail in hit.detail)
    box._open(hit)


def test_without_a_word_the_search_offers_what_can_be_done(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._search.hasFocus()
    titles = [hit.title for hit in window._search.hits]
    assert "Gespräch erfassen" in titles
    assert "Fristen" in titles
    qtbot.keyClick(window._search, Qt.Key.Key_Escape)
    assert not window._search._popup.isVisible()


def test_people_are_opened_from_the_search(qtbot, window, search):
    line = somebody(window)
    box = search(line.name)
    assert box.hits[0].title == line.name
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.page(pages.PERSON).isVisible()
    assert window.page(pages.PERSON).head.name.text() == line.name


def test_a_persons_checkpoint_is_found_by_whose_and_what(window, search):
    window.show_page(pages.DUE)
    calm()
    line = window.page(pages.DUE).table.lines_model.index(0, 0).data(LINE_ROLE)
    chosen(search(f"{line.worker_name} {line.title}"), line.title, line.worker_name)
    assert window.page(pages.PERSON).head.name.text() == line.worker_name


def test_an_entry_of_the_plan_shows_its_deadlines(window, search):
    window.show_page(pages.DUE)
    page = window.page(pages.DUE)
    calm()
    title = page.table.lines_model.index(0, 0).data(LINE_ROLE).title
    window.show_page(pages.OVERVIEW)
    chosen(search(title), title, "Fristen aller Menschen")
    assert page.isVisible()
    calm()
    lines = page.table.lines_model
    assert {lines.index(row, 0).data(LINE_ROLE).title for row in range(lines.rowCount())} == {title}


def test_services_settings_and_help_are_found(window, search):
    centre = window.workspace.catalogue.centres[0]
    chosen(search(centre.name), centre.name, "Anlaufstelle")
    assert window.page(pages.CENTRES).isVisible()
    assert window.page(pages.CENTRES).search.text() == centre.name
    chosen(search("Textgröße"), "Textgröße")
    assert QApplication.focusWidget().accessibleName() == "Textgröße"
    chosen(search("Glossar"), "Glossar")
    assert help_topic("glossary", "de").title in window.page(pages.HELP).view.text.toPlainText()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Bindungsbericht", "Bindungsbericht"),
        ("dark mode", "Darstellung"),
        ("Schriftgröße", "Textgröße"),
        ("backup", "Datendatei jetzt sichern …"),
        ("Outlook", "Exportieren …"),
        ("wiederholen", "Wiederherstellen"),
        ("gespraech", "Gespräch erfassen"),
        ("Einstelungen", "Einstellungen"),
        ("Verlauf", "Verlauf"),
    ],
)
def test_what_people_type_finds_what_they_mean(search, typed, title):
    assert search(typed).hits[0].title == title


def test_a_mentor_is_found_and_shows_who_is_accompanied(qtbot, window, search):
    mentor = next(it for it in mentors(window.workspace.database) if "ö" in it.name)
    hit = search(mentor.name.replace("ö", "oe")).hits[0]
    assert hit.title == mentor.name
    hit.open()
    page = window.page(pages.PEOPLE)
    qtbot.waitUntil(lambda: page.table.lines_model.rowCount() > 0)
    assert {it.mentor_name for it in page.table.lines_model.lines} == {mentor.name}


def test_a_paper_and_the_month_are_opened_from_the_search(monkeypatch, window, search):
    chosen(search("Kalender"), "Fristen im Monat")
    assert window.page(pages.DUE).tabs.current() == 1
    shown = []
    monkeypatch.setattr(ReportDialog, "exec", lambda it: shown.append(it.screen_of_reports.kind.value))
    chosen(search("Statusbericht"), "Statusbericht")
    assert shown == ["status"]


def test_it_is_said_that_nothing_is_found(qtbot, search):
    box = search("xyzzy")
    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["Nichts gefunden zu „xyzzy“"])


def test_what_takes_longer_is_added_when_typing_pauses(qtbot, window, search):
    with window.workspace.database.write("paper") as work:
        from tests.made import PAPER, made_document

        work.documents.file(made_document(worker_id=somebody(window).id, name="Führungszeugnis.pdf"), PAPER)
    box = search("fuhrungszeugnis")
    assert not any(hit.title == "Führungszeugnis.pdf" for hit in box.hits)
    qtbot.waitUntil(lambda: any(hit.title == "Führungszeugnis.pdf" for hit in box.hits))
    box.setText("zzz")
    box.textEdited.emit("zzz")
    assert not box.hits


@pytest.mark.parametrize("page", [pages.OVERVIEW, pages.PEOPLE, pages.DUE, pages.SETTINGS, pages.PERSON])
def test_f1_explains_the_place(qtbot, window, page):
    if page == pages.PERSON:
        window.open_person(somebody(window).id)
    else:
        window.show_page(page)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    view = window.page(pages.HELP).view
    assert view.isVisible()
    assert help_topic(page, "de").title in view.text.toPlainText()
    qtbot.keyClick(window, Qt.Key.Key_F1)  # in the help itself it changes nothing
    assert help_topic(page, "de").title in view.text.toPlainText()


def test_a_question_mark_lists_the_keys_but_can_still_be_typed(qtbot, window):
    qtbot.keyClick(window._navigation, "?")
    assert "Strg+K" in window.page(pages.HELP).view.text.toPlainText()
    window.show_page(pages.PEOPLE)
    field = window.page(pages.PEOPLE).filters.search
    field.setFocus()
    qtbot.keyClick(field, "?")
    assert field.text() == "?"
    assert window.page(pages.PEOPLE).isVisible()


def test_the_help_is_searched(qtbot, window):
    window.open_help()
    view = window.page(pages.HELP).view
    qtbot.keyClicks(view.search, "Fiktionsbescheinigung")
    found = [help_topic(key, "de").title for key in ("person", "import", "glossary")]
    assert view._titles.stringList() == found
    qtbot.keyClicks(view.search, "xyz")
    assert view.nothing.isVisible()
    view.search.clear()
    assert len(view._titles.stringList()) == len(help_topics("de"))


def test_f1_explains_a_dialog_over_it(qtbot, monkeypatch, window):
    shown = []
    monkeypatch.setattr(HelpDialog, "exec", lambda self: shown.append(self.view.text.toPlainText()))
    dialog = with_help(PersonDialog(window.workspace, None, window), window.texts, "person")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    calm()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert len(shown) == 1
    assert help_topic("person", "de").title in shown[0]


def test_the_look_follows_the_system_while_running(monkeypatch, window):
    window.settings = replace(window.settings, theme="system")
    looks = iter((DARK, LIGHT))
    monkeypatch.setattr("onboarding_app.ui.theme.palette_for", lambda *_: next(looks))
    window.open_person(somebody(window).id)
    name = window.page(pages.PERSON).head.name.text()
    QApplication.instance().styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.palette().window().color() == DARK.colour("window")
    calm()
    assert window.page(pages.PERSON).head.name.text() == name  # who was open stays open
    window.settings = replace(window.settings, theme="light")
    QApplication.instance().styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert window.palette().window().color() == DARK.colour("window")


def test_qts_own_words_change_with_the_language(window):
    def menu():
        field = QLineEdit()
        made = field.createStandardContextMenu()
        return [action.text().split("\t")[0].replace("&", "") for action in made.actions()]

    assert "Kopieren" in menu()
    window.use_settings(replace(window.settings, language="en"))
    assert "Copy" in menu()
    window.use_settings(replace(window.settings, language="de"))
    assert "Kopieren" in menu()


GERMAN = {
    "Strg": "Ctrl",
    "Umschalt": "Shift",
    "Eingabe": "Return",
    "Einfg": "Ins",
    "Entf": "Del",
    "Bild ab": "PgDown",
    "Bild auf": "PgUp",
    "Delete": "Del",
    "Page Down": "PgDown",
    "Page Up": "PgUp",
}
NO_KEYS = {"Key", "Taste", "---", "1 bis 5", "1 to 5"}
OF_CONTROLS = {
    "Tab",
    "Shift+Tab",
    "Return",
    "Space",
    "Leertaste",
    "Arrows",
    "Pfeile",
    "Home",
    "Pos1",
    "Plus",
    "Minus",
    "0",
}
"""Keys that controls answer themselves, each with a test of its own where the control is tested."""


def listed_keys(language):
    """The keys of the list of keys, as Qt writes them."""
    cells = re.findall(r"^\| ([^|]+) \|", help_topic("keys", language).text, re.MULTILINE)
    text = "\n".join(cells)
    for shown, written in GERMAN.items():
        text = text.replace(shown, written)
    text = re.sub(r"Ctrl\+1 (bis|to) 6", ", ".join(f"Ctrl+{number}" for number in range(1, 7)), text)
    return {key for cell in text.splitlines() for key in re.split(r"(?<!\+), ", cell)} - NO_KEYS


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_list_of_keys_says_what_the_keys_are_and_nothing_else(window, language):
    every_page(window)
    real = {it.key().toString() for it in window.findChildren(QShortcut) if it.isEnabled()}
    real = {key for key in real if len(key) > 1 or key == "?"}  # letters are said below the table
    listed = listed_keys(language)
    assert real <= listed, real - listed
    assert listed - OF_CONTROLS <= real, listed - real


def test_escape_leads_from_the_help_back_into_a_half_typed_talk(qtbot, window):
    window.open_check_in(somebody(window).id)
    form = window.page(pages.CHECK_IN)
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Kommt gut")
    qtbot.keyClick(form.note, Qt.Key.Key_F1)
    shown = window.page(pages.HELP)
    assert shown.view.text.hasFocus()
    qtbot.keyClick(shown.view.text, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.note.hasFocus()
    qtbot.keyClicks(form.note, " zurecht")
    assert form.note.value == "Kommt gut zurecht"


def test_f1_brings_the_text_to_the_top_where_the_topics_stand_above_it(qtbot, window):
    window.resize(640, 420)
    window.show_page(pages.SETTINGS)
    window.open_help()
    shown = window.page(pages.HELP)
    view, area = shown.view, shown.area
    qtbot.waitUntil(lambda: 0 <= view.text.mapTo(area.viewport(), view.text.rect().topLeft()).y() < 20)
    chosen_line = view.list.visualRect(view.list.currentIndex())
    assert view.list.viewport().rect().contains(chosen_line)


def test_the_help_forgets_where_one_stood_when_it_is_left_otherwise(qtbot, window):
    window.show_page(pages.DUE)
    window.open_help()
    window.show_page(pages.PEOPLE)
    window.show_page(pages.HELP)
    shown = window.page(pages.HELP)
    assert not shown.back_button.isVisible()
    qtbot.keyClick(shown.view.text, Qt.Key.Key_Escape)
    assert shown.isVisible()


def test_every_setting_is_found_and_gets_the_keyboard(window):
    window.show_page(pages.SETTINGS)
    page = window.page(pages.SETTINGS)
    deeds = {word for word, _key, _act in window.files.deeds(window.texts)}
    of_a_line = {window.texts("Save"), window.texts("Change"), window.texts("Beside the data file")}
    names = {
        it.accessibleName()
        for it in page.findChildren(QWidget)
        if it.focusPolicy() & Qt.FocusPolicy.TabFocus
        and it.isEnabled()
        and it.isVisible()
        and it.accessibleName()
    }
    hits = {hit.title: hit for hit in Offers(window).settings()}
    assert names - deeds - of_a_line <= set(hits), names - deeds - of_a_line - set(hits)
    for title, hit in hits.items():
        window.show_page(pages.OVERVIEW)
        hit.open()
        assert QApplication.focusWidget().accessibleName() == title


def test_every_letter_of_the_checkpoints_is_listed(window):
    window.open_person(somebody(window).id)
    letters = [deed.key for deed in window.page(pages.PERSON).checkpoints.deeds if len(deed.key) == 1]
    assert len(letters) > 5
    for topic in ("keys", "person"):
        for letter in letters:
            assert re.search(rf"\b{letter}\b", help_topic(topic, "de").text), (topic, letter)
