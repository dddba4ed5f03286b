"""Taking back in the window: what was done since it was opened, named with whom it concerned."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from onboarding_app.i18n import Texts
from onboarding_app.services.company import create_file
from onboarding_app.services.people import people
from onboarding_app.services.workers import add_worker
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.tasks import wait_for_all
from tests.made import clock, made_company, made_worker
from tests.ui.conftest import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot, database, catalogue, settings):
    made = make_window(database, catalogue, settings, texts=Texts(settings.language), today=lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    """The window on a file in which others worked before."""
    yield shown(qtbot, database, catalogue, settings)
    wait_for_all()


def added(window, **changes):
    """Add somebody and return the id."""
    changes = window.workspace.perform(
        add_worker, window.workspace.catalogue, made_worker(**changes), today=TODAY
    )
    return next(iter(changes.workers()))


def everybody(window):
    return {line.id for line in people(window.workspace.database, today=TODAY)}


def test_what_was_done_before_the_window_was_opened_stays(qtbot, window):
    before = everybody(window)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert everybody(window) == before
    assert window.strip.sentence.text() == "■  Es gibt nichts rückgängig zu machen."


def test_a_new_file_stays_a_file(qtbot, tmp_path, catalogue, settings):
    with create_file(tmp_path / "new.ankerpunkt", made_company(), who="P", now=clock) as database:
        window = shown(qtbot, database, catalogue, settings)
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        with database.read() as view:
            assert view.company().name == made_company().name
        window.close()
        wait_for_all()


def test_the_message_names_what_and_whom(qtbot, window):
    added(window, given_name="Olena", family_name="Kovalenko")
    assert window.strip.sentence.text() == "✓  Fachkraft anlegen (Olena Kovalenko): gespeichert."
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.strip.sentence.text() == "✓  Fachkraft anlegen (Olena Kovalenko): rückgängig gemacht."
    for key, modifier in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        before = everybody(window)
        qtbot.keyClick(window, key, modifier)
        assert "Olena Kovalenko" in window.strip.sentence.text()
        assert len(everybody(window)) == len(before) + 1
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert everybody(window) == before


def test_a_deletion_that_undo_takes_back_asks_nothing(qtbot, window, monkeypatch):
    def asked(dialog):
        raise AssertionError(dialog.windowTitle())

    monkeypatch.setattr(QDialog, "exec", asked)
    worker_id = added(window, given_name="Olena", family_name="Kovalenko")
    before = everybody(window)
    window.open_person(worker_id)
    window.page(pages.PERSON).head.deletion_wanted.emit()
    assert everybody(window) == before - {worker_id}
    assert window.strip.sentence.text() == "✓  Fachkraft löschen (Olena Kovalenko): gespeichert."
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert everybody(window) == before


def test_the_message_names_the_checkpoint(qtbot, window):
    due = window.page(pages.OVERVIEW).due_card.table
    due.setFocus()
    lines = due.lines_model.lines
    row = next(row for row, line in enumerate(lines) if getattr(line, "action", "") == "complete")
    due.setCurrentIndex(due.model().index(row, 0))
    qtbot.keyClick(due, Qt.Key.Key_Return)
    told = window.strip.sentence.text()
    assert lines[row].title in told
    assert lines[row].worker_name in told


def test_in_a_form_the_key_means_the_form(qtbot, window):
    worker_id = added(window)
    window.open_check_in(worker_id)
    window.page(pages.CHECK_IN).mood.focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert worker_id in everybody(window)


def test_a_double_click_ticks_off_one_checkpoint_alone(qtbot, window):
    due = window.page(pages.OVERVIEW).due_card.table
    lines = due.lines_model.lines
    row = next(
        row
        for row in range(len(lines) - 1)
        if {getattr(it, "action", "") for it in lines[row : row + 2]} == {"complete"}
    )
    place = due.visualRect(due.model().index(row, due._action)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(due.viewport(), left, pos=place)
    qtbot.mouseDClick(due.viewport(), left, pos=place)
    qtbot.mouseRelease(due.viewport(), left, pos=place)

    def now():
        return {getattr(line, "id", None) for line in due.lines_model.lines}

    qtbot.waitUntil(lambda: lines[row].id not in now())
    assert lines[row + 1].id in now()
    assert window.page(pages.OVERVIEW).isVisible()
