"""How papers leave the window: what they hold is said before, each way out is noted, no page holds it up."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from reportlab.platypus import PageBreak

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import personal_data_in
from onboarding_app.i18n import Texts
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet, build
from onboarding_app.services.company import save_company
from onboarding_app.services.papers import PaperKind, write_paper
from onboarding_app.services.people import people
from onboarding_app.ui.screens import reports
from onboarding_app.ui.screens.reports import ReportsScreen
from onboarding_app.ui.tasks import wait_for_all
from onboarding_app.ui.widgets.paper_view import PAGES_AT_ONCE, PaperView
from onboarding_app.wording.papers import personal_data_name
from tests.ui.conftest import TODAY

PATIENCE = 30_000
GERMAN = Texts("de")


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


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """What somebody chose who was asked for a printer: one that prints into a file."""
    chosen = QPrinter()
    chosen.setResolution(40)
    chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    chosen.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    monkeypatch.setattr(reports, "asked_printer", lambda _parent: chosen)
    return tmp_path / "gedruckt.pdf"


def papers_noted(workspace):
    with workspace.database.read() as view:
        return [it.action for it in view.journal.entries() if it.action.startswith("paper_")]


def test_a_paper_prints_on_as_many_sheets_as_it_has_pages_beside_the_window(
    qtbot, screen, workspace, printer
):
    pages = made_paper(qtbot, screen, PaperKind.RETENTION)
    screen.print_button.click()
    assert screen.cancel_button.isVisible()
    qtbot.waitUntil(lambda: screen.status.text() == "An den Drucker gegeben", timeout=PATIENCE)
    assert printer.read_bytes().count(b"/Type /Page\n") == pages
    assert papers_noted(workspace) == ["paper_retention"]


def test_printing_can_be_stopped_and_is_then_not_noted(qtbot, screen, workspace, printer):
    made_paper(qtbot, screen, PaperKind.STATUS)
    screen.print_button.click()
    screen.cancel_button.click()
    assert screen.make_button.isEnabled()
    wait_for_all()
    QCoreApplication.processEvents()
    assert not papers_noted(workspace)


@pytest.mark.qt_log_ignore("QPainter|Could not open|QPdf")
def test_a_printer_that_takes_nothing_is_said_and_nothing_is_noted(
    qtbot, screen, workspace, monkeypatch, tmp_path
):
    broken = QPrinter()
    broken.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    broken.setOutputFileName(str(tmp_path / "fehlt" / "gedruckt.pdf"))
    monkeypatch.setattr(reports, "asked_printer", lambda _parent: broken)
    made_paper(qtbot, screen, PaperKind.RETENTION)
    with qtbot.waitSignal(workspace.failed, timeout=PATIENCE) as told:
        screen.print_button.click()
    assert told.args[0] == "Der Drucker nimmt nichts an. Ist er eingeschaltet und verbunden?"
    assert not papers_noted(workspace)


def test_who_asks_for_no_printer_after_all_prints_nothing(qtbot, screen, workspace, monkeypatch):
    monkeypatch.setattr(reports, "asked_printer", lambda _parent: None)
    made_paper(qtbot, screen, PaperKind.RETENTION)
    screen.print_button.click()
    assert not screen.cancel_button.isVisible()
    assert not papers_noted(workspace)


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if personal_data_in(kind)])
def test_before_a_paper_leaves_the_page_says_what_it_holds_and_each_way_out_is_noted(
    qtbot, screen, workspace, printer, tmp_path, monkeypatch, kind
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    with workspace.database.read() as view:
        firm = view.company()
    save_company(
        workspace.database,
        replace(firm, fair_integration_contact="Erfurt", fair_integration_checked_on=TODAY),
    )
    worker = next(it.id for it in people(workspace.database, today=TODAY) if concerns(workspace, kind, it.id))
    made_paper(qtbot, screen, kind, worker if kind.per_person and not kind.about_mentors else None)
    held = [personal_data_name(one, GERMAN) for one in personal_data_in(kind)]
    assert screen.holds.isVisible()
    assert screen.holds.text().endswith(", ".join(held) + ".")
    assert not papers_noted(workspace)
    screen.save_to(tmp_path / "x.pdf")
    screen.open_button.click()
    screen.print_button.click()
    ways = 3
    qtbot.waitUntil(lambda: len(papers_noted(workspace)) == ways, timeout=PATIENCE)
    if screen.each_button.isVisible():
        ways += 1
        screen.save_each_to(tmp_path)
        qtbot.waitUntil(lambda: len(papers_noted(workspace)) == ways, timeout=PATIENCE)
    assert set(papers_noted(workspace)) == {f"paper_{kind}"}
    with workspace.database.read() as view:
        about = [it for it in view.journal.entries(worker) if it.action == f"paper_{kind}"]
    assert len(about) == (ways if kind.per_person and not kind.about_mentors else 0)


def concerns(workspace, kind, worker_id):
    """Whether there is such a paper about that person: a letter has to be true."""
    with TemporaryDirectory() as folder, suppress(InvalidValueError):
        chosen = (worker_id,) if kind.per_person and not kind.about_mentors else ()
        out, texts = Path(folder) / "x.pdf", Texts("de")
        write_paper(
            kind,
            workspace.database,
            workspace.catalogue,
            out,
            texts=texts,
            today=TODAY,
            worker_ids=chosen,
        )
        return True
    return False


def test_a_long_paper_is_looked_at_some_pages_at_a_time_before_it_is_shown(qtbot, tmp_path):
    place, view = tmp_path / "long.pdf", PaperView(Texts("de"))
    qtbot.addWidget(view)
    view.show()
    look = Look(Texts("de"))
    story = [
        each for number in range(PAGES_AT_ONCE * 2 + 5) for each in (look.text(f"{number}"), PageBreak())
    ]
    build(Sheet("T", "", (), story[:-1]), look, place)
    count = view.show_paper(place)
    assert count == PAGES_AT_ONCE * 2 + 5
    assert view.view.document() is not view.document
    qtbot.waitUntil(lambda: view.view.document() is view.document)
    view.leaf(2)
    assert view.page.text() == f"Seite 3 von {count}"
    view.show_paper(place)
    view.show_nothing()
    QCoreApplication.processEvents()
    assert view.nothing.isVisible()
