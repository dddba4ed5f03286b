"""Exporting from the page of people: all or those found, saved where asked, and refused in a sentence."""

import pytest
from PySide6.QtWidgets import QFileDialog

from onboarding_app.services.exporting import ExportKind
from onboarding_app.services.importing import preview_import
from onboarding_app.ui.dialogs.export import ExportDialog
from onboarding_app.ui.screens.people import PeopleScreen
from tests.ui.conftest import TODAY


@pytest.fixture
def dialog(qtbot, workspace):
    made = ExportDialog(workspace, None, None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_everybody_goes_out_and_comes_back_unchanged(qtbot, dialog, workspace, tmp_path):
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.write(tmp_path / "Fachkräfte")
    assert "Fachkräfte.xlsx" in dialog.saved
    preview = preview_import(workspace.database, tmp_path / "Fachkräfte.xlsx", today=TODAY)
    assert (len(preview.unchanged), preview.new, preview.updated, preview.rejected) == (23, (), (), ())


def test_a_calendar_asks_for_names_and_reminder_and_says_what_leaves_the_house(qtbot, dialog, tmp_path):
    assert not dialog.initials.isVisible()
    assert "Telefon" in dialog.holds.text()
    dialog.kind.fill(ExportKind.ICS)
    dialog._chosen()
    assert dialog.initials.isVisible()
    assert "Name" in dialog.holds.text()
    dialog.initials.setChecked(True)
    assert "Name" not in dialog.holds.text()
    dialog.remind.fill(7)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.write(tmp_path / "x.ics")
    assert b"TRIGGER:-P7D" in (tmp_path / "x.ics").read_bytes()


def test_a_place_that_takes_no_file_is_told_and_the_dialog_stays(qtbot, dialog, tmp_path):
    dialog.write(tmp_path / "missing" / "x.xlsx")
    qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
    assert dialog.message.text().endswith(".")
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


def test_only_those_found_go_out(qtbot, workspace, palette, desk, monkeypatch, tmp_path):
    screen = PeopleScreen(workspace, palette, desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    screen.filters.search.setText("Nguyễn")
    found = screen.table.model().rowCount()
    assert 0 < found < 23
    out = tmp_path / "x.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    def answered(dialog):
        dialog.kind.fill(ExportKind.CSV)
        with qtbot.waitSignal(dialog.accepted, timeout=20_000):
            dialog.choose_file()
        return 1

    monkeypatch.setattr(ExportDialog, "exec", answered)
    screen.export()
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == found + 1
    assert desk.asked[-1][0] == "say"
