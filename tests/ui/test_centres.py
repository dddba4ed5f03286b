"""The page of advice centres: one is added, put right, forgotten; a newer directory is taken over."""

import pytest
from PySide6.QtWidgets import QFileDialog

from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.screens.centres import CentresScreen
from tests.ui.conftest import TODAY


@pytest.fixture
def screen(qtbot, workspace, desk, palette):
    """The page, seen."""
    made = CentresScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1200, 768)
    made.show()
    made.reload()
    return made


@pytest.fixture
def answered(monkeypatch):
    """Fill the next form with these values and save it."""

    def answer(**values):
        def run(dialog):
            for name, value in values.items():
                dialog.fields[name].fill(value)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(FormDialog, "exec", run)

    return answer


def press(screen, word):
    deeds = screen.table.parentWidget()
    deeds.buttons[word].click()
    screen.reload()


def chosen(screen, name):
    lines = screen.table.lines_model.lines
    row = next(row for row, line in enumerate(lines) if line.name == name)
    screen.table.setCurrentIndex(screen.table.lines_model.index(row, 0))
    return lines[row]


def test_a_centre_is_added_changed_and_forgotten(screen, workspace, answered):
    answered(name="Willkommensbüro", contact="03644 1", track_0="family")
    press(screen, "Hinzufügen …")
    assert chosen(screen, "Willkommensbüro").centre.checked_on == TODAY
    answered(contact="03644 2")
    press(screen, "Ändern …")
    assert chosen(screen, "Willkommensbüro").contact == "03644 2"
    press(screen, "Eigenen Eintrag löschen")
    assert "Willkommensbüro" not in {line.name for line in screen.table.lines_model.lines}
    workspace.undo()
    screen.reload()
    assert chosen(screen, "Willkommensbüro").contact == "03644 2"


def test_one_of_the_directory_is_put_right_and_cannot_be_deleted(qtbot, screen, workspace, answered):
    name = screen.table.lines_model.lines[0].name
    chosen(screen, name)
    with qtbot.waitSignal(workspace.failed):
        press(screen, "Eigenen Eintrag löschen")
    chosen(screen, name)
    answered(contact="0361 999")
    press(screen, "Ändern …")
    line = chosen(screen, name)
    assert (line.contact, line.checked, line.centre.source) == ("0361 999", True, "firm")


def test_a_newer_directory_is_taken_over_and_a_wrong_file_is_refused(
    qtbot, screen, workspace, tmp_path, monkeypatch
):
    place = tmp_path / "neu.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    place.write_text("nichts", encoding="utf-8")
    with qtbot.waitSignal(workspace.failed):
        press(screen, "Neueres Verzeichnis übernehmen …")
    place.write_text(
        '[[centre]]\nkey = "n"\nname = "Neu"\ntracks = ["duties"]\nsource = "S"\nas_of = 2027-01-01\n',
        encoding="utf-8",
    )
    with qtbot.waitSignal(workspace.told):
        press(screen, "Neueres Verzeichnis übernehmen …")
    assert [line.name for line in screen.table.lines_model.lines] == ["Neu"]
