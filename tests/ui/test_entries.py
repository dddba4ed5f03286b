"""What belongs to a person is added, changed and taken away on its tab of the person's page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from onboarding_app.domain.people import Departure, Stage
from onboarding_app.domain.tracks import Track
from onboarding_app.services.entries import checkpoint_of
from onboarding_app.services.people import departure_of, mentors, people, worker_of
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.services.workers import record_departure
from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.screens.person import PersonScreen
from tests.ui.conftest import TODAY

TABLES = {
    "titles": ("titles", 5, {"authority": "ABH Erfurt"}),
    "family": ("family", 3, {"first_name": "L."}),
    "proofs": ("proofs", 4, {"certificate": "telc"}),
    "courses": ("courses", 4, {"provider": "VHS"}),
    "recognition": ("recognition", 4, {"body": "TLVwA"}),
}


@pytest.fixture
def screen(qtbot, workspace, desk, palette):
    """The page of somebody who works here."""
    made = PersonScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1200, 768)
    made.show()
    made.open(people(workspace.database, today=TODAY, only=PeopleFilter(stage=Stage.ACTIVE))[0].id)
    return made


@pytest.fixture
def answered(monkeypatch):
    """Answer the next forms with these values and save them; says whether there was a form."""
    shown = []

    def answer(**values):
        def run(dialog):
            shown.append(dialog)
            for name, value in values.items():
                dialog.fields[name].fill(value)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(FormDialog, "exec", run)
        return shown

    return answer


def press(screen, table, word):
    button = next(
        it for it in screen.findChildren(QPushButton)
        if it.accessibleName() == f"{table.accessibleName()}: {word}"
    )  # fmt: skip
    assert button.isEnabled()
    button.click()


@pytest.mark.parametrize("name", TABLES)
def test_an_entry_is_added_changed_and_deleted_on_its_tab(screen, workspace, answered, name):
    collection, tab, values = TABLES[name]
    screen.tabs.show_page(tab)
    table, worker_id = getattr(screen, name), screen._worker_id
    everything = lambda: set(_of(workspace, collection, worker_id))  # noqa: E731
    before = everything()
    answered(**({"name": "B1"} if name == "courses" else {}), **values)
    press(screen, table, "Hinzufügen …")
    (added,) = everything() - before
    assert {key: getattr(added, key) for key in values} == values
    row = next(row for row, line in enumerate(table.lines_model.lines) if line.id == added.id)
    table.setCurrentIndex(table.lines_model.index(row, 0))
    key = next(iter(values))
    answered(**{key: "anders"})
    press(screen, table, "Ändern …")
    (changed,) = everything() - before
    assert (changed.id, getattr(changed, key)) == (added.id, "anders")
    press(screen, table, "Löschen")
    assert everything() == before
    workspace.undo()
    assert everything() == before | {changed}


def _of(workspace, collection, worker_id):
    with workspace.database.read() as view:
        return getattr(view, collection).of_worker(worker_id)


def test_the_keyboard_alone_changes_and_deletes_a_title(qtbot, screen, workspace, answered):
    screen.tabs.show_page(5)
    worker_id = screen._worker_id
    screen.titles.setFocus()
    screen.titles.setCurrentIndex(screen.titles.lines_model.index(0, 0))
    title = screen.titles.current_line()
    answered(authority="ABH Weimar")
    qtbot.keyClick(screen.titles, Qt.Key.Key_F2)
    assert "ABH Weimar" in [it.authority for it in _of(workspace, "titles", worker_id)]
    answered(authority="ABH Gera")
    qtbot.keyClick(screen.titles, Qt.Key.Key_Return)
    assert "ABH Gera" in [it.authority for it in _of(workspace, "titles", worker_id)]
    qtbot.keyClick(screen.titles, Qt.Key.Key_Delete)
    assert title.id not in [it.id for it in _of(workspace, "titles", worker_id)]


def test_an_own_checkpoint_is_added_changed_and_deleted(qtbot, screen, workspace, answered):
    tab = screen.checkpoints
    answered(title="Fahrrad besorgen", plan_on=date(2026, 12, 1))
    qtbot.keyClick(tab.table, Qt.Key.Key_E)
    line = next(it for it in tab.table.lines_model.lines if it.title == "Fahrrad besorgen")
    tab.table.setCurrentIndex(tab.table.lines_model.index(tab.table.lines_model.lines.index(line), 0))
    answered(title="Fahrrad kaufen", track=Track.FAMILY)
    qtbot.keyClick(tab.table, Qt.Key.Key_C)
    changed = checkpoint_of(workspace.database, line.id)
    assert (changed.title, changed.track) == ("Fahrrad kaufen", Track.FAMILY)
    assert changed.plan_on == date(2026, 12, 1)
    qtbot.keyClick(tab.table, Qt.Key.Key_L)
    assert line.id not in [it.id for it in tab.table.lines_model.lines]


def test_a_checkpoint_of_the_plan_can_be_neither_changed_nor_deleted(qtbot, screen, answered):
    tab = screen.checkpoints
    shown = answered(title="anders")
    before = [it.id for it in tab.table.lines_model.lines]
    tab.table.setCurrentIndex(tab.table.lines_model.index(0, 0))
    assert tab.table.current_line().key
    qtbot.keyClick(tab.table, Qt.Key.Key_C)
    qtbot.keyClick(tab.table, Qt.Key.Key_L)
    assert not shown
    assert [it.id for it in tab.table.lines_model.lines] == before


def test_a_departure_is_taken_back_from_the_menu(screen, workspace):
    worker_id, act = screen._worker_id, screen.head.acts["Austritt zurücknehmen"]
    assert not act.isVisible()
    workspace.perform(
        record_departure,
        workspace.catalogue,
        Departure(worker_id=worker_id, ended_on=date(2026, 12, 31)),
        today=TODAY,
    )
    assert act.isVisible()
    act.trigger()
    assert departure_of(workspace.database, worker_id) is None
    assert not act.isVisible()


def test_the_mentor_is_changed_from_the_menu(screen, workspace, answered):
    known = worker_of(workspace.database, screen._worker_id).mentor_id
    other = next(it for it in mentors(workspace.database) if it.active and it.id != known)
    answered(mentor_id=other.id)
    screen.head.acts["Begleitung ändern …"].trigger()
    assert worker_of(workspace.database, screen._worker_id).mentor_id == other.id
    assert other.name in screen.head.line.text()


@pytest.mark.parametrize("typed", ["²", "zwei", "1½", "١٩٩٠"])
def test_a_number_that_is_none_is_said_and_not_dropped(screen, workspace, monkeypatch, typed):
    said = []

    def run(dialog):
        dialog.fields["birth_year"].setText(typed)
        dialog.accept()
        said.append(dialog.message.text())
        return 0

    monkeypatch.setattr(FormDialog, "exec", run)
    screen.tabs.show_page(3)
    before = _of(workspace, "family", screen._worker_id)
    press(screen, screen.family, "Hinzufügen …")
    assert "Geburtsjahr" in said[0]
    assert _of(workspace, "family", screen._worker_id) == before


def test_nothing_can_be_deleted_where_nothing_is_chosen(screen, workspace):
    screen.tabs.show_page(3)
    for member in _of(workspace, "family", screen._worker_id):
        screen.family.setCurrentIndex(screen.family.lines_model.index(0, 0))
        press(screen, screen.family, "Löschen")
        assert member.id not in [it.id for it in _of(workspace, "family", screen._worker_id)]
    delete = next(
        it
        for it in screen.findChildren(QPushButton)
        if it.accessibleName() == f"{screen.family.accessibleName()}: Löschen"
    )
    assert not delete.isEnabled()
