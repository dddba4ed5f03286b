"""A walk through every page and dialog, in both languages, with texts of the usual and of twice the size."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton

from onboarding_app.catalogue.help import help_topics
from onboarding_app.domain.people import Mentor, WorkerId
from onboarding_app.domain.talk_changes import TalkChanges
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.people import people
from onboarding_app.services.plan_page import new_template, template_lines
from onboarding_app.services.previewing import preview_worker
from onboarding_app.services.read_models import HeldTalk
from onboarding_app.settings import Settings
from onboarding_app.storage.backups import make_backup
from onboarding_app.ui import pages
from onboarding_app.ui.acting import set_aside
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.ask import ask_date, ask_reason, ask_text
from onboarding_app.ui.dialogs.departure import DepartureDialog
from onboarding_app.ui.dialogs.entry_forms import (
    choose_mentor,
    edit_course,
    edit_mentor,
    edit_own_checkpoint,
    edit_proof,
    edit_recognition,
    edit_relative,
    edit_title,
)
from onboarding_app.ui.dialogs.export import ExportDialog
from onboarding_app.ui.dialogs.first_run import FirstRunDialog
from onboarding_app.ui.dialogs.help import HelpDialog
from onboarding_app.ui.dialogs.import_list import ImportDialog
from onboarding_app.ui.dialogs.lead_times import LeadTimesDialog
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.dialogs.restore import RestoreDialog
from onboarding_app.ui.dialogs.talk import TalkDialog, correct_talk
from onboarding_app.ui.dialogs.template_forms import CadenceForm, OffForm, OffsetForm, OwnTemplateForm
from onboarding_app.ui.dialogs.thresholds import ThresholdsDialog
from onboarding_app.ui.dialogs.tour import TourDialog
from onboarding_app.ui.dialogs.working import WorkingDialog
from onboarding_app.ui.files import open_file
from onboarding_app.ui.screens.due import MONTH
from onboarding_app.ui.screens.overview_news import NewsDialog
from onboarding_app.ui.widgets.cards import column, label
from onboarding_app.ui.widgets.explained import topic_at
from tests.made import (
    made_agreement,
    made_check_in,
    made_checkpoint,
    made_course,
    made_family_member,
    made_proof,
    made_recognition,
    made_title,
)
from tests.ui.conftest import TODAY
from tests.ui.fitting import menu_problems, unfit
from tests.ui.told import told_problems
from tests.ui.walls import calm, cut, foreign
from tests.ui.way import way_problems

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SCALES = (100, 200)
HEAD = ("Vorname", "Nachname", "Eintrittsdatum")
"""How a list names its columns, in the language of who wrote it."""


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(params=SCALES, ids=lambda scale: f"{scale}%")
def settings(request, language):
    return Settings(language=language, theme="light", text_scale=request.param, last_visit="2026-11-19")


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    """The window on a usual laptop's screen."""
    made = make_window(database, catalogue, settings, texts=Texts(settings.language), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    calm()
    return made


def worker_of(database) -> WorkerId:
    return people(database, today=TODAY)[0].id


@pytest.mark.parametrize("page", list(pages.MAKERS))
def test_every_page(window, database, page):
    match page:
        case pages.PERSON:
            window.open_person(worker_of(database))
        case pages.CHECK_IN:
            window.open_check_in(worker_of(database))
        case _:
            window.show_page(page)
    calm()
    assert_whole(window, window)


def assert_whole(root, window):
    """Nothing is cut, untold, out of reach or in the other language, besides what the list's head says."""
    others = set(foreign(root, window.settings.language)) - set(HEAD)
    found = [*cut(root), *unfit(root), *told_problems(root), *way_problems(root), *others]
    assert not found, "\n" + "\n".join(found)


def test_the_month(window):
    window.show_page(pages.DUE)
    window.page(pages.DUE).tabs.show_page(MONTH)
    calm()
    assert_whole(window, window)


def test_every_tab_of_a_person(window, database):
    window.open_person(worker_of(database))
    tabs = window.page(pages.PERSON).tabs
    for place in range(tabs._stack.count()):
        tabs.show_page(place)
        calm()
        assert_whole(window, window)


def import_columns(window, tmp_path: Path):
    """The import assistant at its second step, the one with most controls."""
    people_list = tmp_path / "Liste.csv"
    people_list.write_text(f"{';'.join(HEAD)}\nOlena;Kovalenko;01.12.2026\n", encoding="utf-8")
    dialog = ImportDialog(window.workspace, window._palette, window)
    dialog.read(people_list)
    dialog.wait()
    return dialog


def restore(window, _path):
    """The choice of a backup, with one to choose."""
    path = window.workspace.database.path
    make_backup(window.workspace.database, path.with_name("Sicherung.ankerpunkt"))
    return RestoreDialog(path, window.look, window.texts, window)


DIALOGS = {
    "restore": restore,
    "import": import_columns,
    "new person": lambda window, _path: PersonDialog(window.workspace, None, window),
    "person": lambda window, _path: PersonDialog(
        window.workspace, worker_of(window.workspace.database), window
    ),
    "departure": lambda window, _path: DepartureDialog(
        window.workspace, worker_of(window.workspace.database), window
    ),
    "first run": lambda window, _path: FirstRunDialog(
        window.workspace.catalogue, window.workspace.texts, window.settings, lambda: TODAY, window
    ),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(qtbot, window, tmp_path, name):
    dialog = DIALOGS[name](window, tmp_path)
    if window.settings.text_scale > 100:
        dialog.resize(1286, 688)  # what fits on the screen of a usual laptop
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    calm()
    assert_whole(dialog, window)
    dialog.close()


def moved_start(workspace):
    """What another first day of somebody who is to begin would change."""
    with workspace.database.read() as view:
        person = next(it for it in view.workers.all() if it.started_on and it.started_on > TODAY)
    later = replace(person, started_on=person.started_on + timedelta(47))
    language = workspace.language
    return preview_worker(workspace.database, workspace.catalogue, later, today=TODAY, language=language)


def forms(window):
    """Everything that opens a form or a question, each as a function without arguments."""
    workspace, worker_id = window.workspace, worker_of(window.workspace.database)
    entries = (
        (edit_title, made_title),
        (edit_relative, made_family_member),
        (edit_proof, made_proof),
        (edit_course, made_course),
        (edit_recognition, made_recognition),
    )
    for edit, made in entries:
        yield partial(edit, workspace, made(worker_id=worker_id), window)
    yield partial(edit_own_checkpoint, workspace, made_checkpoint(worker_id=worker_id, key=""), window)
    yield partial(edit_mentor, workspace, Mentor(name="Sabine Krüger"), window)
    texts = window.texts
    yield partial(ask_reason, window, window.workspace, bool)
    yield partial(ask_date, window, window.workspace, texts("Plan it for which day?"), TODAY, bool)
    yield partial(ask_text, window, window.workspace, texts("Note"), "", bool, long=True)
    yield partial(window.open_report, "due")
    yield partial(choose_mentor, workspace, [worker_id], window)
    yield lambda: ExportDialog(workspace, [worker_id], window).exec()
    yield lambda: ThresholdsDialog(workspace, window).exec()
    yield lambda: LeadTimesDialog(workspace, window).exec()
    line = template_lines(workspace.catalogue, workspace.language)[0]
    yield lambda: OffsetForm(workspace, line, window).exec()
    yield lambda: OffForm(workspace, line, window).exec()
    yield lambda: OwnTemplateForm(workspace, new_template(TODAY), window).exec()
    yield lambda: CadenceForm(workspace, window).exec()
    yield lambda: WorkingDialog(texts("Planning everybody again"), int, workspace, window).exec()
    yield lambda: PlanPreviewDialog(moved_start(workspace), texts, window).exec()
    talk = made_check_in(worker_id=worker_id)
    agreed = (made_agreement(worker_id=worker_id),)
    held = HeldTalk(
        talk=talk, worker_name="Olena Kovalenko", mentor_name="", agreements=agreed, changes=TalkChanges()
    )
    yield lambda: TalkDialog(workspace, held, window).exec()
    yield partial(correct_talk, workspace, talk, window, with_sealed=True)
    yield lambda: HelpDialog(texts, "keys", window).exec()
    start = window.page(pages.OVERVIEW)
    yield partial(set_aside, first_line(start), workspace, window)
    yield lambda: NewsDialog(start._news, TODAY, texts, window.look, window, window).exec()


def assert_explained(dialog):
    """A dialog has its key for the help, and if it names a topic, that is there."""
    if isinstance(dialog, HelpDialog | WorkingDialog):
        return
    assert dialog.findChild(QShortcut, "F1") is not None, dialog
    topic, _, part = topic_at(dialog).partition("#")
    known = {it.key: it for it in help_topics("de")}
    assert not topic or topic in known, (dialog, topic)
    assert not part or part in known[topic].parts, (dialog, topic, part)


def first_line(start):
    """Stand on the first line of the start page."""
    table = start.due_card.table
    table.setCurrentIndex(table.model().index(1, 0))
    return table.current_line()


def test_every_form_and_question(qtbot, monkeypatch, window):
    seen = []

    def look_at(dialog):
        if window.settings.text_scale > 100:
            dialog.resize(1286, 688)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        calm()
        assert_whole(dialog, window)
        assert_explained(dialog)
        seen.append(dialog)
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", look_at)
    opened = list(forms(window))
    for opens in opened:
        opens()
    assert len(seen) == len(opened)


def test_every_menu(qtbot, window, database):
    window.open_person(worker_of(database))
    calm()
    table = window.page(pages.PERSON).checkpoints.table
    table.setCurrentIndex(table.model().index(0, 0))
    opened = [
        *(it.showMenu for it in window.findChildren(QPushButton) if it.menu() and it.isVisible()),
        *(it.showMenu for it in window.findChildren(QToolButton) if it.menu() and it.isVisible()),
        partial(table.customContextMenuRequested.emit, QPoint(20, 60)),
    ]
    seen = []
    for number, opens in enumerate(opened, start=1):
        QTimer.singleShot(20, partial(look_at_menu, window, seen))
        opens()
        qtbot.waitUntil(lambda number=number: len(seen) == number)
    assert len(seen) == len(opened)
    assert len(seen) >= len(("more", "data file", "checkpoint"))
    assert not any(seen), seen


def test_the_menu_of_a_line_of_the_start_page(qtbot, window):
    start = window.page(pages.OVERVIEW)
    first_line(start)
    seen = []
    QTimer.singleShot(50, partial(look_at_menu, window, seen))
    start.due_card.table.customContextMenuRequested.emit(QPoint(20, 60))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [[]]


def look_at_menu(window, seen):
    """Note what is wrong with the menu that is open, and close it."""
    menu = QApplication.activePopupWidget()
    if menu is None:  # not yet
        QTimer.singleShot(20, partial(look_at_menu, window, seen))
        return
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert all(words)
    made = column(*(label(word) for word in words))
    made.show()
    seen.append([*menu_problems(menu), *foreign(made, window.settings.language)])
    made.close()
    menu.close()


def test_the_tour(qtbot, window):
    pages.show_tour(window)
    tour = window.findChild(TourDialog)
    with qtbot.waitActive(tour):
        tour.activateWindow()
    for _ in range(3):
        calm()
        assert_whole(tour, window)
        assert window.geometry().contains(tour.geometry())
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Return)


def test_the_message_strip(window):
    window.strip.tell_done(window.texts("Note"))
    calm()
    assert_whole(window, window)


def test_the_message_strip_with_an_offer(window):
    texts = window.texts
    window.offer(texts("All people here are made up."), texts("Make your own file"), window.close)
    calm()
    assert_whole(window, window)


def test_a_message_box(qtbot, window, tmp_path):
    broken = tmp_path / "kaputt.ankerpunkt"
    broken.write_bytes(b"no data file" * 100)
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        calm()
        seen.append([*cut(box), *way_problems(box), *foreign(box, window.settings.language)])
        box.close()

    QTimer.singleShot(100, look)
    open_file(broken, window, window.texts, lambda: TODAY)
    assert seen == [[]]


BY_USERS = {"users", "check", "file-text", "life-buoy"}
"""Icons of hits whose words somebody typed."""


def test_the_search_tells_what_it_found(window):
    for text in ("", "a", "tit"):
        window._search.setText(text)
        hits = window._search._find(text)
        assert hits
        made = column(*(label(hit.detail.split(" · ")[0]) for hit in hits if hit.icon not in BY_USERS))
        made.show()
        assert not foreign(made, window.settings.language)
        made.close()
