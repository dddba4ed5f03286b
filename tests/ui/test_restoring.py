"""A backup comes back from the window: chosen by what it holds, with the present file kept beside it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from onboarding_app.i18n import Texts
from onboarding_app.services.people import people
from onboarding_app.services.workers import delete_worker
from onboarding_app.storage.backups import check_file, make_backup
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.restore import RestoreDialog
from tests.ui.conftest import TODAY
from tests.ui.walls import calm


def now():
    return datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def window(qtbot, database, catalogue, settings, language):
    made = make_window(database, catalogue, settings, texts=Texts(language), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    calm()
    yield made
    calm()
    if made.workspace is not None:
        made.workspace.database.close()


def count(window):
    return len(people(window.workspace.database, today=TODAY))


@pytest.fixture
def backup(window):
    """A backup of everybody; afterwards two people are deleted."""
    path = window.workspace.database.path
    made = make_backup(window.workspace.database, path.with_name("Sicherung.ankerpunkt"))
    for line in people(window.workspace.database, today=TODAY)[:2]:
        window.workspace.perform(delete_worker, line.id)
    return made


@pytest.fixture
def dialog(qtbot, window, palette, backup):
    made = RestoreDialog(window.workspace.database.path, palette, window.texts, window)
    qtbot.addWidget(made)
    made.show()
    calm()
    return made


def test_the_backups_beside_the_file_are_told_by_what_they_hold(dialog, backup):
    (line,) = dialog.table.lines_model.lines
    assert (line.path, line.people) == (backup, 23)
    assert line.company
    assert dialog.restore_button.isEnabled()


def test_what_is_no_backup_is_not_offered(qtbot, dialog, backup, tmp_path):
    (tmp_path / "kaputt.ankerpunkt").write_bytes(b"no data file" * 1000)
    (tmp_path / "abgeschnitten.ankerpunkt").write_bytes(backup.read_bytes()[:9000])
    (tmp_path / "leer.ankerpunkt").write_bytes(b"")
    dialog.look_in(tmp_path)
    calm()
    names = {line.path.name for line in dialog.table.lines_model.lines}
    assert not names & {"kaputt.ankerpunkt", "abgeschnitten.ankerpunkt", "leer.ankerpunkt"}


def test_a_folder_without_backups_says_so(dialog, tmp_path):
    empty = tmp_path / "leer"
    empty.mkdir()
    for folder in (empty, tmp_path / "gone"):
        dialog.look_in(folder)
        calm()
        assert dialog.none.isVisible()
        assert not dialog.restore_button.isEnabled()


def test_return_takes_the_backup_on_which_the_keyboard_stands(qtbot, dialog, backup):
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen == backup


def test_a_backup_comes_back_and_what_stood_there_is_kept(window, backup):
    path = window.workspace.database.path
    window.files.restore_from(backup)
    calm()
    assert count(window) == 23
    assert window.workspace.database.path == path
    assert check_file(window.workspace.database).is_good
    kept = next(path.parent.glob("*before-restore*"))
    assert kept.name in window.strip.sentence.text()
    assert backup.exists()
    with open_database(kept, now=now) as before:
        assert len(people(before, today=TODAY)) == 21
    window.files.restore_from(kept)
    assert count(window) == 21


def test_a_damaged_backup_is_refused_and_the_file_stays_open(window, backup):
    data = bytearray(backup.read_bytes())
    data[5000:9000] = bytes(4000)
    backup.write_bytes(bytes(data))
    path = window.workspace.database.path
    window.files.restore_from(backup)
    calm()
    assert window.strip.sentence.text().endswith(".")
    assert (window.workspace.database.path, count(window)) == (path, 21)
    assert not list(path.parent.glob("*before-restore*"))


def test_what_is_half_typed_is_kept_in_the_file_that_is_put_aside(window, backup):
    who = people(window.workspace.database, today=TODAY)[0].id
    window.open_check_in(who)
    window.page(pages.CHECK_IN).note.setPlainText("noch nicht fertig")
    path = window.workspace.database.path
    window.files.restore_from(backup)
    calm()
    kept = next(path.parent.glob("*before-restore*"))
    with open_database(kept, now=now) as before, before.read() as view:
        assert "noch nicht fertig" in (view.drafts.get(who) or "")


def test_it_is_offered_where_files_are_and_found_by_the_search(window, monkeypatch):
    words = [word for word, _key, _act in window.files.deeds(window.texts)]
    assert window.texts("Restore a backup …") in words
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: None)
    hits = [hit.title for hit in window._search._find(window.texts("Restore a backup …")[:9])]
    assert window.texts("Restore a backup …") in hits
