"""The import assistant: a file, what its columns mean, what would happen; then all of it or nothing."""

import pytest
from PySide6.QtCore import Qt

from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.memory import FILE_NAME
from onboarding_app.exchange.values import DateOrder
from onboarding_app.services.known_people import NEW_PERSON
from onboarding_app.services.people import people
from onboarding_app.settings import settings_path
from onboarding_app.ui.dialogs.import_list import COLUMNS, FILE, PREVIEW, ImportDialog
from onboarding_app.ui.models.table import LINE_ROLE
from tests.exchange.made_lists import xlsx_file
from tests.ui.conftest import TODAY

LIST = """\
Personalnummer;Vorname;Nachname;Eintrittsdatum
00901;Olena;Kowal;01.12.2026
00902;Łukasz;Żółć;31.02.2027
"""


@pytest.fixture
def dialog(qtbot, workspace, palette):
    """The assistant, seen, with its first question."""
    made = ImportDialog(workspace, palette, None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def written(tmp_path, text, encoding="utf-8", name="Liste.csv"):
    place = tmp_path / name
    place.write_bytes(text.encode(encoding))
    return place


def names(workspace):
    return {line.sort_name for line in people(workspace.database, today=TODAY)}


def lines_of(dialog):
    model = dialog.table.model()
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def test_a_list_is_taken_over_by_keyboard_alone(qtbot, dialog, workspace, tmp_path):
    before = names(workspace)
    dialog.read(written(tmp_path, LIST, "cp1250"))
    dialog.wait()
    assert dialog.steps.currentIndex() == COLUMNS
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    dialog.wait()
    assert dialog.steps.currentIndex() == PREVIEW
    assert names(workspace) == before
    with qtbot.waitSignal(workspace.done), qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert names(workspace) - before == {"Kowal, Olena"}
    workspace.undo()
    assert names(workspace) == before


def test_one_row_is_one_row(dialog, tmp_path):
    dialog.read(written(tmp_path, "Vorname;Nachname\nOlena;Kowal\n"))
    dialog.wait()
    assert ": 1 Zeile, gelesen als" in dialog.columns.source.text()


def test_the_preview_names_rejected_cells_first(dialog, tmp_path):
    dialog.read(written(tmp_path, LIST))
    dialog.wait()
    dialog.look()
    dialog.wait()
    first, *_others = lines_of(dialog)
    assert (first.row, first.tone) == (3, "alarm")
    assert "31.02.2027" in first.details
    assert "Eintrittsdatum" in first.details
    assert dialog.message.isVisible()


def test_columns_are_guessed_and_can_be_changed(dialog, tmp_path):
    dialog.read(written(tmp_path, "Vorname;Nachname;Geht los\nOlena;Kowal;01.12.2026\n"))
    dialog.wait()
    meanings = [field.value for field in dialog.columns.meanings.values()]
    assert meanings[:2] == [Field.GIVEN_NAME, Field.FAMILY_NAME]
    dialog.columns.meanings[2].fill(Field.STARTED_ON)
    dialog.look()
    dialog.wait()
    assert [line.name for line in lines_of(dialog)] == ["Olena Kowal"]
    assert "01.12.2026" in lines_of(dialog)[0].details or "2026-12-01" in lines_of(dialog)[0].details


def test_dates_that_leave_it_open_are_asked_about(qtbot, dialog, tmp_path):
    dialog.read(written(tmp_path, "Vorname;Nachname;Eintrittsdatum\nOlena;Kowal;03/04/2026\n"))
    dialog.wait()
    dialog.look()
    dialog.wait()
    assert dialog.steps.currentIndex() == COLUMNS
    assert dialog.columns.dates.isVisible()
    assert "Eintrittsdatum" in dialog.columns.date_question.text()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.columns.dates.value is DateOrder.DAY_FIRST
    dialog.look()
    dialog.wait()
    assert dialog.steps.currentIndex() == PREVIEW


@pytest.mark.parametrize(
    ("name", "text"),
    [("Bild.csv", "\x89PNG\r\n\x1a\n\x00\x00"), ("leer.csv", ""), ("Rezept.txt", "Mehl\nZucker\nSalz\n")],
)
def test_what_is_no_list_of_people_is_refused_in_a_sentence(dialog, workspace, tmp_path, name, text):
    before = names(workspace)
    dialog.read(written(tmp_path, text, "latin-1", name))
    dialog.wait()
    dialog.look()
    dialog.wait()
    assert dialog.message.isVisible()
    assert dialog.message.text().endswith(".")
    assert dialog.steps.currentIndex() in {FILE, COLUMNS}
    assert names(workspace) == before


def test_a_second_import_changes_nothing(qtbot, dialog, workspace, palette, tmp_path):
    source = written(tmp_path, LIST)
    dialog.read(source)
    dialog.wait()
    dialog.look()
    dialog.wait()
    with qtbot.waitSignal(dialog.accepted):
        dialog.take_over()
    again = ImportDialog(workspace, palette, None)
    qtbot.addWidget(again)
    again.show()
    again.read(source)
    again.wait()
    again.look()
    again.wait()
    assert not again.next_button.isEnabled()


def test_an_import_that_is_stopped_leaves_nothing(qtbot, dialog, workspace, tmp_path):
    before = names(workspace)
    many = "".join(f"V{number};N{number};01.12.2026\n" for number in range(400))
    dialog.read(written(tmp_path, f"Vorname;Nachname;Eintrittsdatum\n{many}"))
    dialog.wait()
    dialog.look()
    dialog.wait()
    dialog.take_over()
    dialog.reject()
    with qtbot.assertNotEmitted(workspace.failed):  # no fault of the program is told
        qtbot.waitUntil(lambda: dialog._task is None, timeout=30_000)
    assert names(workspace) == before
    assert dialog.isVisible()
    assert dialog.message.text() == "Der Import wurde abgebrochen; nichts wurde gespeichert."


def test_two_quick_clicks_do_not_import_what_nobody_has_seen(qtbot, dialog, workspace, tmp_path):
    before = names(workspace)
    dialog.read(written(tmp_path, LIST))
    dialog.wait()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(dialog.next_button, left)
    qtbot.mouseDClick(dialog.next_button, left)
    qtbot.mouseRelease(dialog.next_button, left)
    dialog.wait()
    assert dialog.steps.currentIndex() == PREVIEW
    assert dialog._task is None
    assert names(workspace) == before


def test_going_back_keeps_what_was_chosen(dialog, tmp_path):
    dialog.read(written(tmp_path, LIST))
    dialog.wait()
    dialog.columns.meanings[0].fill(None)
    dialog.look()
    dialog.wait()
    dialog.back_button.click()
    assert dialog.steps.currentIndex() == COLUMNS
    assert dialog.columns.meanings[0].value is None


def test_another_sheet_can_be_chosen_and_one_without_people_is_told(dialog, tmp_path):
    people_, notes = (
        [("Nachname", "Vorname", "Eintritt"), ("Kowal", "Olena", "01.12.2026")],
        [("Mehl",), ("Zucker",)],
    )
    others = [("Nachname", "Vorname"), ("Petrov", "Ivan")]
    dialog.read(xlsx_file(tmp_path, {"Aktive": people_, "Notizen": notes, "Bewerber": others}))
    dialog.wait()
    assert dialog.columns.sheet.isVisible()
    assert dialog.columns.sheet.value == "Aktive"
    dialog.columns.sheet_chosen.emit("Notizen")
    dialog.wait()
    assert dialog.message.isVisible()
    assert dialog.columns.sheet.value == "Aktive"
    dialog.columns.sheet_chosen.emit("Bewerber")
    dialog.wait()
    dialog.look()
    dialog.wait()
    assert [line.name for line in lines_of(dialog)] == ["Ivan Petrov"]


def test_columns_whose_names_mean_other_things_too_are_marked(dialog, tmp_path):
    dialog.read(written(tmp_path, "Vorname;Nachname;Titel\nOlena;Kowal;§ 18a\n"))
    dialog.wait()
    assert dialog.columns.doubt.isVisible()
    assert not dialog.columns.sheet.isVisible()
    dialog.read(written(tmp_path, LIST))
    dialog.wait()
    assert not dialog.columns.doubt.isVisible()


def test_what_the_columns_of_a_source_mean_is_remembered(qtbot, dialog, workspace, palette, tmp_path):
    strange = "Vorname;Nachname;Geht los\nOlena;Kowal;01.12.2026\n"
    dialog.read(written(tmp_path, strange))
    dialog.wait()
    dialog.columns.meanings[2].fill(Field.STARTED_ON)
    dialog.look()
    dialog.wait()
    with qtbot.waitSignal(dialog.accepted):
        dialog.take_over()
    again = ImportDialog(workspace, palette, None)
    qtbot.addWidget(again)
    again.read(written(tmp_path, strange.replace("Olena", "Ina"), name="neu.csv"))
    again.wait()
    assert again.columns.meanings[2].value is Field.STARTED_ON
    kept = settings_path().with_name(FILE_NAME).read_text(encoding="utf-8")
    assert "Kowal" not in kept
    settings_path().with_name(FILE_NAME).write_text("[broken", encoding="utf-8")
    again.read(written(tmp_path, strange, name="neu.csv"))
    again.wait()
    assert again.columns.meanings[2].value is None


def test_the_user_decides_whom_a_row_means(qtbot, dialog, workspace, tmp_path):
    known = next(line for line in people(workspace.database, today=TODAY) if line.personnel_number)
    dialog.read(written(tmp_path, f"Personalnummer;Vorname;Nachname\n{known.personnel_number};Zoe;Xu\n"))
    dialog.wait()
    dialog.look()
    dialog.wait()
    assert dialog.questions.isVisible()
    assert not dialog.next_button.isEnabled()
    field = dialog.questions.fields[2]
    assert field.count() == 3
    field.fill(NEW_PERSON)
    field.edited.emit()
    dialog.wait()
    assert dialog.next_button.isEnabled()
    assert [line.name for line in lines_of(dialog)] == ["Zoe Xu"]
    with qtbot.waitSignal(dialog.accepted):
        dialog.take_over()
    assert "Xu, Zoe" in names(workspace)


def test_the_last_import_is_taken_back_here_and_what_was_edited_is_named(
    qtbot, dialog, workspace, palette, tmp_path
):
    before = names(workspace)
    assert not dialog.take_back_button.isVisible()
    dialog.read(written(tmp_path, LIST))
    dialog.wait()
    dialog.look()
    dialog.wait()
    with qtbot.waitSignal(dialog.accepted):
        dialog.take_over()
    again = ImportDialog(workspace, palette, None)
    qtbot.addWidget(again)
    again.show()
    assert "neu hinzu: 1" in again.last.text()
    with qtbot.waitSignal(workspace.told), qtbot.waitSignal(again.accepted):
        again.take_back_button.click()
    assert names(workspace) == before


def test_the_preview_says_values_in_words(dialog, tmp_path):
    dialog.read(
        written(tmp_path, "Vorname;Nachname;Titel;Familie;Nationalität\nA;B;NE;verh., 1 Kind;Vietnam\n")
    )
    dialog.wait()
    dialog.look()
    dialog.wait()
    details = lines_of(dialog)[0].details
    assert "Niederlassungserlaubnis" in details
    assert "Vietnam" in details
    assert not any(key in details for key in ("p9", "spouse", "child", "VN"))


def test_rows_that_hold_nobody_are_counted_and_no_command_is_named(dialog, tmp_path):
    dialog.read(written(tmp_path, LIST + "\nSumme;2\n"))
    dialog.wait()
    dialog.look()
    dialog.wait()
    assert "2 Zeilen" in dialog.counts.text()
    assert "--" not in dialog.message.text()


def test_the_window_stays_free_while_a_list_is_read(qtbot, dialog, tmp_path):
    dialog.read(written(tmp_path, LIST))
    assert dialog.progress.isVisible()
    assert dialog.steps.currentIndex() == FILE
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == COLUMNS)
    dialog.look()
    dialog.look()  # answered once more meanwhile: looked at again afterwards
    dialog.wait()
    assert dialog.steps.currentIndex() == PREVIEW
    assert not dialog.progress.isVisible()


def test_closing_while_a_list_is_read_closes_at_once(qtbot, dialog, tmp_path):
    dialog.read(written(tmp_path, LIST))
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject()
