"""What belongs to a person is added, changed and taken away on its tab of the person's page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating
from onboarding_app.domain.documents import DocumentId
from onboarding_app.domain.people import Departure, Stage
from onboarding_app.domain.tracks import Track
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.entries import checkpoint_of
from onboarding_app.services.people import departure_of, mentors, people, worker_of
from onboarding_app.services.person import is_open
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.services.start_models import QuickAction
from onboarding_app.services.workers import record_departure, save_title
from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.dialogs.talk import TalkDialog
from onboarding_app.ui.screens import person_entries
from onboarding_app.ui.screens.person import PersonScreen
from tests.made import made_document, made_title
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
    table, worker_id = getattr(screen.tables, name), screen._worker_id
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


def test_a_handover_is_noted_with_its_summary_and_corrected_on_its_tab(screen, workspace, answered):
    worker = worker_of(workspace.database, screen._worker_id)
    other = next(it for it in mentors(workspace.database) if it.id != worker.mentor_id)
    answered(mentor_id=other.id, handed_on=date(2026, 11, 2), summary="Familie kommt im Sommer.")
    screen.head.mentor_wanted.emit()
    screen.reload()
    screen.tabs.show_page(1)
    (kept,) = screen.tables.handovers.lines_model.lines
    assert (kept.to_mentor, kept.handed_on) == (other.name, date(2026, 11, 2))
    words = {it.text() for it in screen.tables.handovers.parent().findChildren(QPushButton)}
    assert {"Ändern …", "Löschen"} <= words
    assert "Hinzufügen …" not in words
    answered(summary="Familie kommt im Herbst.")
    press(screen, screen.tables.handovers, "Ändern …")
    (changed,) = _of(workspace, "handovers", worker.id)
    assert changed == replace(kept, summary="Familie kommt im Herbst.")
    screen.reload()
    press(screen, screen.tables.handovers, "Löschen")
    assert _of(workspace, "handovers", worker.id) == ()
    workspace.undo()
    assert _of(workspace, "handovers", worker.id) == (changed,)


def test_an_event_is_noted_changed_and_deleted_and_the_plan_follows(screen, workspace, answered, monkeypatch):
    screen.tabs.show_page(6)
    seen = []
    monkeypatch.setattr(
        PlanPreviewDialog,
        "exec",
        lambda preview: seen.append(preview) or PlanPreviewDialog.DialogCode.Accepted,
    )
    answered(fact="access_request_received", on=date(2026, 11, 2))
    press(screen, screen.tables.answers, "Ereignis eintragen …")
    row = next(row for row, it in enumerate(screen.tables.answers.lines_model.lines) if it.is_event)
    assert due_of(screen, "dp_access_request") == date(2026, 12, 2)
    screen.tables.answers.setCurrentIndex(screen.tables.answers.lines_model.index(row, 0))
    answered(on=date(2026, 11, 9))
    press(screen, screen.tables.answers, "Ändern …")
    assert due_of(screen, "dp_access_request") == date(2026, 12, 9)
    assert len(seen) == 2
    screen.tables.answers.setCurrentIndex(screen.tables.answers.lines_model.index(row, 0))
    press(screen, screen.tables.answers, "Löschen")
    assert due_of(screen, "dp_access_request") is None


def test_an_event_without_a_day_is_asked_for_again(screen, answered):
    screen.tabs.show_page(6)
    before = tuple(screen.tables.answers.lines_model.lines)
    shown = answered(fact="passport_issued", on=None)
    press(screen, screen.tables.answers, "Ereignis eintragen …")
    (form,) = shown
    assert form.message.isVisibleTo(form)
    assert tuple(screen.tables.answers.lines_model.lines) == before


def test_gaps_between_titles_are_shown(screen, workspace):
    worker_id = screen._worker_id
    for begin, end in ((date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 2, 1), date(2021, 12, 31))):
        title = made_title(worker_id=worker_id, valid_from=begin, valid_until=end)
        workspace.perform(save_title, workspace.catalogue, title, today=TODAY)
    screen.reload()
    assert "01.01.2021 – 31.01.2021" in screen.tables.breaks.text()


def due_of(screen, key):
    return next(
        (it.due_on for it in screen.checkpoints.table.lines_model.lines if it.key == key and is_open(it)),
        None,
    )


def _of(workspace, collection, worker_id):
    with workspace.database.read() as view:
        return getattr(view, collection).of_worker(worker_id)


def test_the_keyboard_alone_changes_and_deletes_a_title(qtbot, screen, workspace, answered):
    screen.tabs.show_page(5)
    worker_id = screen._worker_id
    screen.tables.titles.setFocus()
    screen.tables.titles.setCurrentIndex(screen.tables.titles.lines_model.index(0, 0))
    title = screen.tables.titles.current_line()
    answered(authority="ABH Weimar")
    qtbot.keyClick(screen.tables.titles, Qt.Key.Key_F2)
    assert "ABH Weimar" in [it.authority for it in _of(workspace, "titles", worker_id)]
    answered(authority="ABH Gera")
    qtbot.keyClick(screen.tables.titles, Qt.Key.Key_Return)
    assert "ABH Gera" in [it.authority for it in _of(workspace, "titles", worker_id)]
    qtbot.keyClick(screen.tables.titles, Qt.Key.Key_Delete)
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
    answered(mentor_id=other.id, summary="Sucht eine Wohnung.")
    screen.head.acts["Begleitung ändern …"].trigger()
    assert worker_of(workspace.database, screen._worker_id).mentor_id == other.id
    assert other.name in screen.head.line.text()
    (handover,) = screen.tables.handovers.lines_model.lines
    assert (handover.to_mentor, handover.summary) == (other.name, "Sucht eine Wohnung.")


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
    press(screen, screen.tables.family, "Hinzufügen …")
    assert "Geburtsjahr" in said[0]
    assert _of(workspace, "family", screen._worker_id) == before


def test_nothing_can_be_deleted_where_nothing_is_chosen(screen, workspace):
    screen.tabs.show_page(3)
    for member in _of(workspace, "family", screen._worker_id):
        screen.tables.family.setCurrentIndex(screen.tables.family.lines_model.index(0, 0))
        press(screen, screen.tables.family, "Löschen")
        assert member.id not in [it.id for it in _of(workspace, "family", screen._worker_id)]
    delete = next(
        it
        for it in screen.findChildren(QPushButton)
        if it.accessibleName() == f"{screen.tables.family.accessibleName()}: Löschen"
    )
    assert not delete.isEnabled()


WHISPERED = "Nur-für-die-Begleitung"


@pytest.fixture
def talk(screen, workspace):
    """The latest talk of whose page is open, with a confidential note and something agreed."""
    held = CheckIn(
        worker_id=screen._worker_id,
        held_on=date(2026, 11, 20),
        guide="stay",
        mood=2,
        note="Wohnung ist zu klein",
        confidential_note=WHISPERED,
        ratings=(FactorRating(factor=Factor.HOUSING, expected=4, experienced=2, note="laut"),),
    )
    agreed = [Agreement(worker_id=screen._worker_id, text="Makler anrufen", who="HR")]
    workspace.perform(record_check_in, workspace.catalogue, held, agreements=agreed, today=TODAY)
    screen.tabs.show_page(1)
    screen.tables.talks.setCurrentIndex(screen.tables.talks.lines_model.index(0, 0))
    return screen.tables.talks.current_line()


def shown_texts(dialog):
    return "\n".join(it.text() for it in dialog.findChildren(QLabel) if it.isVisibleTo(dialog))


def test_a_held_talk_is_read_again_the_confidential_note_only_by_the_mentor(qtbot, screen, talk, monkeypatch):
    read = []

    def run(dialog):
        dialog.show()
        read.append(shown_texts(dialog))
        qtbot.mouseClick(dialog.unseal_button, Qt.MouseButton.LeftButton)
        read.append(shown_texts(dialog))
        return 0

    monkeypatch.setattr(TalkDialog, "exec", run)
    qtbot.keyClick(screen.tables.talks, Qt.Key.Key_Return)
    first, opened = read
    for told in ("Wohnung ist zu klein", "Makler anrufen", "laut", "20.11.2026"):
        assert told in first
    assert WHISPERED not in first
    assert WHISPERED in opened


def test_a_held_talk_is_corrected_and_what_was_not_seen_stays(screen, workspace, talk, answered):
    shown = answered(note="Wohnung ist zu klein und laut", mood=3, **{"felt housing": 3})
    press(screen, screen.tables.talks, "Berichtigen …")
    assert "confidential_note" not in shown[0].fields
    corrected = next(it for it in _of(workspace, "check_ins", talk.worker_id) if it.id == talk.id)
    assert (corrected.note, corrected.mood) == ("Wohnung ist zu klein und laut", 3)
    assert corrected.ratings == (replace(talk.ratings[0], experienced=3),)
    assert corrected.confidential_note == WHISPERED
    workspace.undo()
    assert talk in _of(workspace, "check_ins", talk.worker_id)


def test_a_talk_is_not_corrected_into_the_future(screen, workspace, talk, answered):
    shown = answered(held_on=date(2026, 11, 24))
    press(screen, screen.tables.talks, "Berichtigen …")
    assert shown[0].message.text()
    assert talk in _of(workspace, "check_ins", talk.worker_id)


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """What the system's own program was asked to show."""
    asked = []
    monkeypatch.setattr(person_entries, "private_folder", lambda: tmp_path)
    monkeypatch.setattr(
        person_entries.QDesktopServices, "openUrl", lambda url: not asked.append(Path(url.toLocalFile()))
    )
    return asked


def file_paper(screen, workspace, name, data=b"%PDF-1.7 Zeugnis"):
    line = screen.checkpoints.table.lines_model.lines[0]
    with workspace.database.write("attach_document") as work:
        paper = made_document(id=DocumentId(0), name=name, worker_id=line.worker_id, checkpoint_id=line.id)
        work.documents.file(paper, data)
    workspace.tell(work.changes)
    screen.tabs.show_page(7)
    place = [it.name for it in screen.tables.documents.lines_model.lines].index(name)
    screen.tables.documents.setCurrentIndex(screen.tables.documents.lines_model.index(place, 0))


def test_a_filed_paper_is_opened_as_a_copy_of_its_own(qtbot, screen, workspace, opened):
    file_paper(screen, workspace, "Zeugnis.pdf")
    qtbot.keyClick(screen.tables.documents, Qt.Key.Key_Return)
    (copy,) = opened
    assert copy.read_bytes() == b"%PDF-1.7 Zeugnis"


def test_a_filed_program_is_refused_and_never_opened(qtbot, screen, workspace, opened):
    file_paper(screen, workspace, "Zeugnis.pdf", b"MZ\x90 ich bin ein Programm")
    with qtbot.waitSignal(workspace.failed):
        press(screen, screen.tables.documents, "Öffnen")
    assert not opened


def test_a_copy_of_a_paper_is_saved_where_it_is_wanted(screen, workspace, monkeypatch, tmp_path):
    file_paper(screen, workspace, "Vertrag.zip")
    target = tmp_path / "Vertrag.zip"
    monkeypatch.setattr(person_entries.QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    press(screen, screen.tables.documents, "Kopie speichern …")
    assert target.read_bytes() == b"%PDF-1.7 Zeugnis"


def test_who_ticks_off_what_is_blocked_is_told_what_is_still_open(qtbot, screen, workspace):
    told = []
    workspace.done.connect(told.append)
    for line in people(workspace.database, today=TODAY):
        screen.open(line.id)
        blocked = [it for it in screen.checkpoints.table.lines_model.lines if it.blocked_by and is_open(it)]
        ready = [it for it in blocked if it.action is QuickAction.COMPLETE]
        if ready:
            break
    table = screen.checkpoints.table
    table.setCurrentIndex(table.lines_model.index(table.lines_model.lines.index(ready[0]), 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ready[0].blocked_by[0] in told[-1]
    assert ready[0].title in told[-1]
