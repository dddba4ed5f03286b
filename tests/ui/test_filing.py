"""Files are dropped, pasted or chosen, filed beside the window, and looked at before."""

import zipfile
from io import BytesIO

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from onboarding_app.services.filing import LARGEST_DOCUMENT
from onboarding_app.services.people import people
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.screens.person import PersonScreen
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

PDF = b"%PDF-1.7 made up"


@pytest.fixture
def screen(qtbot, workspace, palette, desk):
    made = PersonScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1150, 900)
    made.open(people(workspace.database, today=TODAY)[0].id)
    made.show()
    calm()
    return made


@pytest.fixture
def told(workspace):
    """What the user is told when something is refused."""
    sentences = []
    workspace.failed.connect(sentences.append)
    return sentences


def mime(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget, data, place=QPointF(5, 5)):  # noqa: B008 - a point that nobody changes
    """Drag files onto a widget and let go; return whether they were taken."""
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, *buttons)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        let_go = QDropEvent(place, Qt.DropAction.CopyAction, data, *buttons, QEvent.Type.Drop)
        QApplication.sendEvent(widget, let_go)
    calm()
    return enter.isAccepted()


def filed(workspace, worker_id):
    with workspace.database.read() as view:
        return {it.name: it for it in view.documents.of_worker(worker_id)}


def made(folder, **contents):
    paths = []
    for name, content in contents.items():
        path = folder / name.replace("_dot_", ".")
        path.write_bytes(content)
        paths.append(path)
    return paths


def test_several_files_dropped_onto_a_checkpoint_become_its_proof(screen, workspace, tmp_path):
    table = screen.checkpoints.table
    line = table.model().index(2, 0).data(LINE_ROLE)
    place = QPointF(table.visualRect(table.model().index(2, 0)).center())
    paths = made(tmp_path, Pass_dot_pdf=PDF, Scan_dot_JPG=b"\xff\xd8\xff made up")
    before = set(filed(workspace, line.worker_id))
    assert drop(table.viewport(), mime(*paths), place)
    found = filed(workspace, line.worker_id)
    assert set(found) - before == {"Pass.pdf", "Scan.JPG"}
    assert {found[name].checkpoint_id for name in ("Pass.pdf", "Scan.JPG")} == {line.id}
    with workspace.database.read() as view:
        assert view.documents.content(found["Pass.pdf"].id) == PDF
    workspace.undo()
    workspace.undo()
    assert set(filed(workspace, line.worker_id)) == before


def test_files_dropped_onto_the_documents_are_filed_for_the_person(screen, workspace, tmp_path):
    worker_id = screen._worker_id
    screen.tabs.show_page(7)
    assert drop(screen.tables.documents.viewport(), mime(*made(tmp_path, Brief_dot_pdf=PDF)))
    assert filed(workspace, worker_id)["Brief.pdf"].checkpoint_id is None
    assert "Brief.pdf" in {line.name for line in screen.tables.documents.lines_model.lines}


def test_copied_files_are_pasted_where_the_keyboard_stands(qtbot, screen, workspace, tmp_path):
    table = screen.checkpoints.table
    QGuiApplication.clipboard().setMimeData(mime(*made(tmp_path, Titel_dot_pdf=PDF)))
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    calm()
    assert filed(workspace, screen._worker_id)["Titel.pdf"].checkpoint_id == table.current_line().id


def office(*names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Rechnung.exe", b"MZ"),
        ("Foto.jpg", b"MZ renamed"),
        ("Foto.png", b"#!/bin/sh"),
        ("Brief.pdf.lnk", b"x"),
        ("Brief.pdf", b"L\x00\x00\x00\x01\x14\x02\x00"),
        ("Seite.html", b"<script>"),
        ("Bild.svg", b"<svg onload='x'>"),
        ("Liste.xlsm", office("xl/vbaProject.bin")),
        ("Liste.xlsx", office("xl/workbook.xml", "xl/vbaProject.bin")),
        ("Archiv.zip", office("a.txt")),
        ("ohne Endung", PDF),
        ("leer.pdf", b""),
        ("groß.pdf", b"%PDF" + bytes(LARGEST_DOCUMENT)),
    ],
)
def test_what_may_harm_is_refused_in_a_sentence_and_the_others_are_filed(
    screen, workspace, told, tmp_path, name, content
):
    bad = tmp_path / name
    bad.write_bytes(content)
    before = set(filed(workspace, screen._worker_id))
    assert drop(screen.checkpoints.table.viewport(), mime(bad, *made(tmp_path, gut_dot_pdf=PDF)))
    assert set(filed(workspace, screen._worker_id)) - before == {"gut.pdf"}
    (sentence,) = told
    assert sentence.startswith(name)
    assert sentence.endswith(".")


def test_an_office_file_without_macros_is_filed(screen, workspace, told, tmp_path):
    path = tmp_path / "Liste.xlsx"
    path.write_bytes(office("xl/workbook.xml"))
    drop(screen.checkpoints.table.viewport(), mime(path))
    assert not told
    assert "Liste.xlsx" in filed(workspace, screen._worker_id)


def test_what_is_no_file_is_left_alone(screen, tmp_path):
    text, web = QMimeData(), QMimeData()
    text.setText("only a text")
    web.setUrls([QUrl("https://example.org/x.pdf")])
    for data in (text, web, mime(tmp_path), mime(tmp_path / "gone.pdf")):
        assert not drop(screen.checkpoints.table.viewport(), data)


def test_a_file_that_goes_while_it_is_dropped_is_said(screen, workspace, told, tmp_path, monkeypatch):
    (path,) = made(tmp_path, weg_dot_pdf=PDF)
    data = mime(path)

    def gone(*_arguments):
        raise PermissionError

    monkeypatch.setattr(type(path), "open", gone)
    drop(screen.checkpoints.table.viewport(), data)
    assert "weg.pdf" in told[0]


def test_files_are_chosen_in_a_dialog_too(screen, workspace, tmp_path, monkeypatch):
    paths = made(tmp_path, eins_dot_pdf=PDF, zwei_dot_pdf=PDF)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(it) for it in paths], ""))
    screen.checkpoints._attach(screen.checkpoints.table.current_line())
    calm()
    assert {"eins.pdf", "zwei.pdf"} <= set(filed(workspace, screen._worker_id))
