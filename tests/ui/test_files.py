"""The data file of the window: another one, a new one, a backup, each without leaving the program."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from onboarding_app.domain.company import Company
from onboarding_app.i18n import Texts
from onboarding_app.services.company import company_of, create_file
from onboarding_app.services.drafts import load_draft
from onboarding_app.services.people import people
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.first_run import BEGIN_DEMO, FirstRunDialog
from onboarding_app.ui.finding import Finder
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def now():
    return datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def window(qtbot, database, catalogue, settings, language):
    """The window on the made-up firm."""
    kept = []
    made = make_window(
        database, catalogue, settings, texts=Texts(language), today=lambda: TODAY, keep=kept.append
    )
    made.kept = kept
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    calm()
    made.workspace.database.close()


@pytest.fixture
def other(tmp_path, catalogue):
    """Another firm's file, closed."""
    path = tmp_path / "andere.ankerpunkt"
    create_file(path, Company(name="Andere GmbH", city="Gera"), who="", now=now).close()
    return path


@pytest.fixture
def chosen(monkeypatch):
    """Choose these files in the next dialogs of the system."""

    def choose(path):
        for asked in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, asked, lambda *_asked, **_named: (str(path), ""))

    return choose


def test_another_file_is_opened_by_keyboard_and_remembered(qtbot, window, other, chosen):
    before = window.workspace.database
    chosen(other)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert company_of(window.workspace.database).name == "Andere GmbH"
    assert window.kept[-1].last_file == str(other)
    calm()
    assert "Andere GmbH" in window._state.text()
    with open_database(before.path, now=now):  # the earlier one is free again
        pass


def test_a_half_typed_talk_is_kept_when_another_file_is_opened(qtbot, window, other, chosen):
    first = window.workspace.database.path
    who = people(window.workspace.database, today=TODAY)[0].id
    window.open_check_in(who)
    qtbot.keyClicks(window.page(pages.CHECK_IN).note, "Wohnung gefunden")
    chosen(other)
    window.files.open_other()
    with open_database(first, now=now) as earlier:
        assert "Wohnung gefunden" in load_draft(earlier, who)


@pytest.mark.parametrize("content", [b"kein Datensatz", b""])
def test_a_file_that_is_none_is_refused_and_the_open_one_stays(
    window, tmp_path, chosen, monkeypatch, content
):
    told, before = [], window.workspace
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))
    wrong = tmp_path / "brief.ankerpunkt"
    wrong.write_bytes(content)
    chosen(wrong)
    window.files.open_other()
    assert told[0].endswith(".")
    assert window.workspace is before
    assert people(before.database, today=TODAY)
    assert wrong.read_bytes() == content


def test_the_file_that_is_open_stays_open(window, chosen):
    before = window.workspace
    chosen(before.database.path)
    window.files.open_other()
    assert window.workspace is before
    assert window.strip.isVisible()


def test_a_backup_is_written_now_and_can_be_read(qtbot, window, tmp_path, chosen):
    target = tmp_path / "sicherung"
    chosen(target)
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL | SHIFT)
    written = target.with_name("sicherung.ankerpunkt")
    qtbot.waitUntil(lambda: written.name in window.strip.sentence.text())
    with open_database(written, now=now) as backup:
        assert people(backup, today=TODAY) == people(window.workspace.database, today=TODAY)


def test_a_backup_never_writes_over_a_file(qtbot, window, other, chosen):
    before = other.read_bytes()
    chosen(other)
    with qtbot.waitSignal(window.workspace.failed):
        window.files.back_up()
    assert other.read_bytes() == before


def test_the_menu_the_search_and_the_settings_offer_the_same(window):
    words = {word for word, _key, _act in window.files.deeds(window.texts)}
    menu = next(it.menu() for it in window.findChildren(QPushButton) if it.menu())
    assert {act.text().split("\t")[0] for act in menu.actions()} == words
    window.show_page(pages.SETTINGS)
    assert words <= {it.text() for it in window.page(pages.SETTINGS).findChildren(QPushButton)}
    found = {hit.title for text in ("Datendatei", "Sicherung") for hit in Finder(window).find(text)}
    assert words <= found


def test_who_looked_around_with_made_up_people_goes_on_with_an_own_file(
    window, tmp_path, catalogue, monkeypatch
):
    pages.begin_with(window, BEGIN_DEMO)
    assert window.strip.offered.isVisible()

    def fill(dialog):
        dialog.name.fill("Muster GmbH")
        dialog.place.fill(tmp_path / "eigene.ankerpunkt")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(FirstRunDialog, "exec", fill)
    monkeypatch.setattr(pages, "begin_with", lambda *_asked: None)
    window.strip.offered.click()
    assert company_of(window.workspace.database).name == "Muster GmbH"
    assert people(window.workspace.database, today=TODAY) == ()


@pytest.fixture
def dialog(qtbot, catalogue, palette, tmp_path, monkeypatch, settings):
    """The assistant of somebody whose documents lie in a folder of this test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    made = FirstRunDialog(catalogue, Texts("de"), settings, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made._usual = tmp_path / "Dokumente" / "ankerpunkt.ankerpunkt"
    made.name.fill("Muster GmbH")
    made.place.fill(made._usual)
    return made


def test_made_up_people_never_stand_where_the_real_file_would(dialog):
    dialog.beginnings[BEGIN_DEMO].click()
    dialog.start_button.click()
    assert dialog.path != dialog._usual
    assert dialog.path.exists()
    assert not dialog._usual.exists()
    again = dialog._place()
    assert again not in {dialog.path, dialog._usual}


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("~/x.ankerpunkt", "x.ankerpunkt"),
        ("firma", "Dokumente/firma.ankerpunkt"),
        ("", "Dokumente/ankerpunkt.ankerpunkt"),
        ("~/Firma/Müller & Söhne", "Firma/Müller & Söhne.ankerpunkt"),
    ],
)
def test_a_place_is_read_as_it_is_meant(dialog, tmp_path, monkeypatch, typed, stands):
    monkeypatch.chdir(tmp_path)
    dialog.place.fill(typed)
    dialog.start_button.click()
    assert dialog.path == tmp_path / stands
    assert dialog.path.exists()
    assert not (tmp_path / "~").exists()


def test_a_place_that_cannot_be_is_said(dialog):
    dialog.place.setText("firma\0.ankerpunkt")
    dialog.start_button.click()
    assert dialog.isVisible()
    assert dialog.message.text().endswith(".")


def daily(window):
    """The choice of the day's backup, on the page of settings."""
    window.show_page(pages.SETTINGS)
    return window.page(pages.SETTINGS).daily


def test_the_day_is_backed_up_where_it_is_wanted_and_the_settings_say_when(window, tmp_path):
    choice = daily(window)
    assert not choice.usual_button.isEnabled()
    folder = tmp_path / "Laufwerk"
    folder.mkdir()
    choice.use_folder(str(folder))
    window.files._task.wait()
    (made,) = folder.iterdir()
    assert TODAY.isoformat() in made.name
    assert made.name in window._saved.text()
    window.files.back_up_daily()
    calm()
    assert list(folder.iterdir()) == [made]
    window.use_settings(window.settings)
    assert str(folder) in daily(window).told.text()
    made.unlink()
    folder.rmdir()
    choice = daily(window)
    choice._show()
    assert choice.warning.isVisibleTo(choice)
    window.files.back_up_daily()
    window.files._task.wait()
    assert window.strip.sentence.text().endswith(".")


def test_nobody_is_backed_up_who_does_not_want_it(window):
    daily(window).wanted.setChecked(False)
    assert window.kept[-1].daily_backup is False
    window.files.back_up_daily()
    assert window.files._task is None
