"""Papers in the window: made in the background, seen as they will be printed, saved where the user says."""

import json
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from PySide6.QtPdfWidgets import QPdfView

from onboarding_app.domain.paper_readers import Reader
from onboarding_app.services.papers import PaperKind
from onboarding_app.services.people import people
from onboarding_app.services.workers import save_worker
from onboarding_app.ui.dialogs.report import ReportDialog
from onboarding_app.ui.screens.reports import ReportsScreen
from tests.ui.conftest import TODAY

PATIENCE = 30_000
SESAME = "Schlüssel 7"


@pytest.fixture
def screen(qtbot, workspace, palette):
    """The page of papers, seen."""
    made = ReportsScreen(workspace, palette)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def made_paper(qtbot, screen, kind, worker_id=None):
    screen.choose(kind, () if worker_id is None else (worker_id,))
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=PATIENCE)
    return screen.document.pageCount()


@pytest.mark.parametrize("kind", [PaperKind.RETENTION, PaperKind.DUE, PaperKind.STATUS])
def test_every_paper_is_shown(qtbot, screen, workspace, kind):
    worker_id = people(workspace.database, today=TODAY)[0].id if kind.per_person else None
    assert made_paper(qtbot, screen, kind, worker_id) >= 1
    assert screen.status.text()


def test_a_paper_is_saved_where_the_user_says(qtbot, screen, tmp_path):
    made_paper(qtbot, screen, PaperKind.RETENTION)
    target = tmp_path / "Bindungsbericht Ämter.pdf"
    screen.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said(qtbot, screen, workspace, tmp_path):
    made_paper(qtbot, screen, PaperKind.RETENTION)
    with qtbot.waitSignal(workspace.failed) as told:
        screen.save_to(tmp_path / "fehlt" / "x.pdf")
    assert told.args[0] == f"Es gibt keinen Ordner „{tmp_path / 'fehlt'}“."


def test_a_paper_that_no_longer_says_how_things_stand_cannot_be_saved(qtbot, screen, workspace):
    made_paper(qtbot, screen, PaperKind.RETENTION)
    with workspace.database.read() as view:
        worker = view.workers.all()[0]
    workspace.perform(
        save_worker, workspace.catalogue, worker.__class__(**{**vars(worker), "note": "neu"}), today=TODAY
    )
    assert not screen.save_button.isEnabled()


def test_making_a_paper_can_be_stopped(qtbot, screen):
    screen.choose(PaperKind.STATUS)
    assert screen.cancel_button.isVisible()
    screen.cancel_button.click()
    assert screen.make_button.isEnabled()
    assert not screen.save_button.isEnabled()


def test_the_latest_wish_wins(qtbot, screen):
    screen.choose(PaperKind.STATUS)
    screen.choose(PaperKind.RETENTION)
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=PATIENCE)
    assert screen._made.name == "2.pdf"
    qtbot.wait(200)
    assert screen._made.name == "2.pdf"


def test_a_period_that_is_no_date_is_said(qtbot, screen, workspace):
    screen.kind.fill(PaperKind.RETENTION)
    screen.first.setText("früher")
    with qtbot.waitSignal(workspace.failed):
        screen.make()


def test_a_period_that_ends_before_it_begins_is_said_in_the_dialog(qtbot, workspace, palette):
    dialog = ReportDialog(workspace, palette, PaperKind.RETENTION, (), None)
    qtbot.addWidget(dialog)
    dialog.show()
    screen = dialog.screen_of_reports
    screen.first.fill(date(2026, 12, 1))
    screen.last.fill(date(2026, 1, 1))
    screen.make()
    assert dialog.strip.isVisible()
    assert "Zeitraum" in dialog.strip.sentence.text()
    assert screen.make_button.isEnabled()


def test_everything_on_one_person_is_saved_as_pdf_or_data(qtbot, screen, workspace, tmp_path):
    worker = people(workspace.database, today=TODAY)[0]
    made_paper(qtbot, screen, PaperKind.DISCLOSURE, worker.id)
    screen.save_to(tmp_path / "auskunft.json")
    assert json.loads((tmp_path / "auskunft.json").read_text(encoding="utf-8"))["worker"]["id"] == worker.id
    screen.save_to(tmp_path / "auskunft.pdf")
    assert (tmp_path / "auskunft.pdf").read_bytes().startswith(b"%PDF")
    screen.notes.toggle()
    assert not screen.save_button.isEnabled()


def test_everything_on_everybody_is_refused(qtbot, screen, workspace):
    with qtbot.waitSignal(workspace.failed, timeout=PATIENCE):
        screen.choose(PaperKind.DISCLOSURE)
    assert not screen.save_button.isEnabled()


def test_a_notice_is_offered_in_its_own_languages(screen):
    screen.kind.fill(PaperKind.FAIR_INTEGRATION)
    screen.kind.edited.emit()
    assert [screen.language.itemText(place) for place in range(screen.language.count())][2:] == [
        "Українська",
        "العربية",
        "Tiếng Việt",
        "Español",
    ]
    screen.kind.fill(PaperKind.STATUS)
    screen.kind.edited.emit()
    assert screen.language.count() == 2


def test_a_paper_is_leafed_and_zoomed(qtbot, screen, workspace):
    pages = made_paper(qtbot, screen, PaperKind.DUE)
    assert pages > 1
    assert screen.view.page.text() == f"Seite 1 von {pages}"
    assert not screen.view.back_button.isEnabled()
    screen.view.on_button.click()
    qtbot.waitUntil(lambda: screen.view.page.text() == f"Seite 2 von {pages}")
    screen.view.leaf(pages)
    qtbot.waitUntil(lambda: not screen.view.on_button.isEnabled())
    before = screen.view._factor_of_width()
    screen.view.larger_button.click()
    assert screen.view.view.zoomFactor() == pytest.approx(before * 1.25)
    for _ in range(30):
        screen.view.smaller_button.click()
    assert screen.view.view.zoomFactor() == pytest.approx(0.25)
    screen.view.fit_button.click()
    assert screen.view.view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_before_a_paper_leaves_it_says_which_personal_data_it_holds(screen):
    screen.kind.fill(PaperKind.FAMILY_LETTER)
    screen.kind.edited.emit()
    assert screen.holds.text().startswith("Personenbezogene Daten in diesem Papier: Name, Geburtsdatum")
    screen.kind.fill(PaperKind.DISCLOSURE)
    screen.kind.edited.emit()
    assert "vertrauliche Notizen" not in screen.holds.text()
    screen.notes.setChecked(True)
    assert "vertrauliche Notizen" in screen.holds.text()


def test_a_paper_is_saved_under_a_password(qtbot, screen, tmp_path):
    made_paper(qtbot, screen, PaperKind.RETENTION)
    screen.password.setText(SESAME)
    screen.save_to(tmp_path / "gesperrt.pdf")
    reader = pikepdf.open(tmp_path / "gesperrt.pdf", password=SESAME)
    assert (reader.encryption.R, reader.encryption.bits) == (6, 256)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "gesperrt.pdf")


def test_each_person_gets_a_file_whose_name_tells_nobody(qtbot, screen, workspace, tmp_path):
    screen.kind.fill(PaperKind.PREPARATION)
    screen.kind.edited.emit()
    screen.save_each_to(tmp_path)
    qtbot.waitUntil(screen.make_button.isEnabled, timeout=PATIENCE)
    ids = {line.id for line in people(workspace.database, today=TODAY)}
    assert {it.name for it in tmp_path.glob("*.pdf")} == {f"preparation-{each}.pdf" for each in ids}
    assert screen.status.text() == f"Gespeichert in {tmp_path.name}"


def test_a_paper_that_is_saved_stands_in_the_history(qtbot, screen, workspace, tmp_path):
    worker = people(workspace.database, today=TODAY)[0]
    made_paper(qtbot, screen, PaperKind.STATUS, worker.id)
    with workspace.database.read() as view:
        before = len(view.journal.entries(worker.id))
    screen.save_to(tmp_path / "status.pdf")
    with workspace.database.read() as view:
        entries = view.journal.entries(worker.id)
    assert (len(entries), entries[0].action) == (before + 1, "paper_status")
    assert screen.save_button.isEnabled()


@pytest.mark.parametrize("name", ["kind", "person", "language", "by", "first", "last"])
def test_what_was_made_for_another_wish_cannot_be_saved(qtbot, screen, name):
    made_paper(qtbot, screen, PaperKind.DUE)
    getattr(screen, name).edited.emit()
    assert not screen.save_button.isEnabled()
    assert not screen.print_button.isEnabled()
    assert screen.view.nothing.isVisible()
    assert not screen.view.view.isVisible()


def test_a_paper_that_is_still_being_made_is_not_saved_under_another_name(qtbot, screen):
    screen.choose(PaperKind.STATUS)
    task = screen._task
    screen.kind.fill(PaperKind.RETENTION)
    screen.kind.edited.emit()
    task.wait()
    assert not screen.save_button.isEnabled()
    assert screen.make_button.isEnabled()


def test_a_paper_is_not_shown_when_the_file_changed_while_it_was_made(qtbot, screen, workspace):
    screen.choose(PaperKind.STATUS)
    task = screen._task
    with workspace.database.read() as view:
        worker = view.workers.all()[0]
    workspace.perform(save_worker, workspace.catalogue, replace(worker, note="neu"), today=TODAY)
    task.wait()
    assert not screen.save_button.isEnabled()


def test_a_button_that_is_not_offered_leaves_no_gap(qtbot, screen):
    screen.kind.fill(PaperKind.STATUS)
    screen.kind.edited.emit()
    beside = screen.open_button.x()
    screen.kind.fill(PaperKind.RETENTION)
    screen.kind.edited.emit()
    qtbot.waitUntil(lambda: screen.open_button.x() < beside)


def test_data_cannot_be_locked_and_that_is_said(qtbot, screen, workspace, tmp_path):
    made_paper(qtbot, screen, PaperKind.DISCLOSURE, people(workspace.database, today=TODAY)[0].id)
    screen.password.setText(SESAME)
    with qtbot.waitSignal(workspace.failed) as told:
        screen.save_to(tmp_path / "auskunft.json")
    assert "Passwort" in told.args[0]
    assert not (tmp_path / "auskunft.json").exists()


def test_the_preview_says_what_leaves_the_house_for_each_reader(qtbot, screen, workspace):
    screen.choose(PaperKind.STATUS, [people(workspace.database, today=TODAY)[0].id])
    assert "Hinweise" in screen.holds.text()
    screen.reader.fill(Reader.AUTHORITY)
    screen.reader.edited.emit()
    assert "Hinweise" not in screen.holds.text()
    assert "Aufenthaltstitel" in screen.holds.text()
    screen.kind.fill(PaperKind.RETENTION)
    screen.kind.edited.emit()
    assert screen.reader.isHidden()
    screen.cancel()
