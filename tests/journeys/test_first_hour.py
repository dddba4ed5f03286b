"""The first hour: a list is imported, a step ticked off and taken back, a talk recorded, a paper saved.

Runs on whatever platform Qt is told to use: offscreen in the tests, a virtual screen with
`QT_QPA_PLATFORM=xcb xvfb-run python -m pytest tests/journeys`.
"""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.company import Company
from onboarding_app.i18n import Texts
from onboarding_app.services.company import create_file
from onboarding_app.services.people import people
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.import_list import ImportDialog
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.screens.reports import ReportsScreen
from tests.journeys import half_typed

TODAY = date(2026, 11, 23)
LIST = """\
Mitarbeiterliste Muster GmbH;;;;;;;
;;;;;;;
Pers.-Nr.;Name;Vorname;Staatsangehörigkeit;Eintritt;Aufenthaltstitel;gültig bis;Deutsch
0007;Kovačević;Amir;bosnisch;02.11.2026;Westbalkan;30.10.2028;A2
0008;Nguyễn;Thị Thảo;Vietnam;05.10.2026;§ 16d Abs. 3;14.01.2027;B1 (telc)
0009;Großmann;Łucja;polnisch;01.12.2026;;;B2
Summe;3;;;;;;
""".replace("\n", "\r\n")


@pytest.fixture
def data_file(tmp_path):
    """A firm's new, empty data file."""
    path = tmp_path / "Müller & Söhne.ankerpunkt"
    firm = Company(name="Muster GmbH", city="Erfurt")
    create_file(path, firm, who="Petra", now=lambda: datetime(2026, 11, 23, tzinfo=UTC)).close()
    return path


@pytest.fixture
def window(qtbot, data_file):
    """The window on that file, seen and active."""
    database = open_database(data_file, who="Petra", now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    made = make_window(
        database,
        load_catalogue(),
        Settings(language="de", theme="light"),
        texts=Texts("de"),
        today=lambda: TODAY,
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    database.close()


def imported(qtbot, window, tmp_path):
    """Import the list through the assistant and wait until it is taken over."""
    source = tmp_path / "liste.csv"
    source.write_bytes(LIST.encode("utf-16"))
    dialog = ImportDialog(window.workspace, window._palette, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(source)
    dialog.wait()
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    dialog.wait()
    assert dialog.counts.text().splitlines() == [
        "Neu: 3, aktualisiert: 0, unverändert: 0, abgelehnt: 0",
        "1 Zeile übergangen: leer, eine Summe oder noch einmal der Kopf.",
    ]
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)


def test_the_first_hour(qtbot, window, tmp_path):
    imported(qtbot, window, tmp_path)
    database = window.workspace.database
    assert [line.sort_name for line in people(database, today=TODAY)] == [
        "Großmann, Łucja",
        "Kovačević, Amir",
        "Nguyễn, Thị Thảo",
    ]

    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page(pages.OVERVIEW)
    due = window.page(pages.OVERVIEW).due_card.table
    qtbot.waitUntil(lambda: due.model().rowCount() > 0)
    place = next(row for row in range(due.model().rowCount()) if _is_ticked_off(due, row))
    line = due.model().index(place, 0).data(LINE_ROLE)
    due.setCurrentIndex(due.model().index(place, 0))
    due.setFocus()
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert _checkpoint(database, line.id).state is State.DONE
    qtbot.keyClick(due, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _checkpoint(database, line.id).state is State.PLANNED

    worker = next(it for it in people(database, today=TODAY) if it.name.startswith("Thị Thảo"))
    window.open_check_in(worker.id)
    form = window.page(pages.CHECK_IN)
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Kommt gut zurecht.")
    qtbot.keyClick(form.note, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with database.read() as view:
        (talk,) = view.check_ins.of_worker(worker.id)
    assert (talk.mood, talk.note) == (4, "Kommt gut zurecht.")

    reports = ReportsScreen(window.workspace, window._palette)
    qtbot.addWidget(reports)
    reports.choose("status", [worker.id])
    qtbot.waitUntil(reports.save_button.isEnabled, timeout=20_000)
    paper = tmp_path / "Status Thị Thảo.pdf"
    reports.save_to(paper)
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_killed_program_gives_the_half_typed_talk_back(qtbot, window, data_file, tmp_path):
    imported(qtbot, window, tmp_path)
    worker = people(window.workspace.database, today=TODAY)[1]
    window.workspace.database.close()

    command = [sys.executable, str(Path(half_typed.__file__)), str(data_file), str(worker.id)]
    root = Path(half_typed.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    with open_database(data_file, who="Jana", now=lambda: datetime(2026, 11, 23, tzinfo=UTC)) as database:
        window.workspace.database = database
        window.open_check_in(worker.id)
        form = window.page(pages.CHECK_IN)
        assert form.note.value == half_typed.NOTE.strip()
        assert form.recovered.isVisibleTo(form)


def _is_ticked_off(table, row):
    """Whether Return completes that line, rather than opening a form or a paper."""
    return getattr(table.model().index(row, 0).data(LINE_ROLE), "action", "") == "complete"


def _checkpoint(database, checkpoint_id):
    with database.read() as view:
        return view.checkpoints.get(checkpoint_id)
