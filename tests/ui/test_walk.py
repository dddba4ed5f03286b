"""A walk through every page and dialog, in both languages, with texts of the usual and of twice the size."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from onboarding_app.domain.people import Mentor, WorkerId
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.people import people
from onboarding_app.services.previewing import preview_worker
from onboarding_app.settings import Settings
from onboarding_app.ui import pages
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
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.dialogs.talk import TalkDialog, correct_talk
from onboarding_app.ui.dialogs.thresholds import ThresholdsDialog
from onboarding_app.ui.screens.due import MONTH
from onboarding_app.ui.widgets.cards import column, label
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
from tests.ui.walls import calm, foreign, problems

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
    """Nothing is cut, unnamed, out of reach or in the other language, besides what the list's head says."""
    found = [*problems(root), *(set(foreign(root, window.settings.language)) - set(HEAD))]
    assert not found, "\n".join(found)


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


DIALOGS = {
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
    yield partial(choose_mentor, workspace, worker_id, window)
    yield lambda: ExportDialog(workspace, [worker_id], window).exec()
    yield lambda: ThresholdsDialog(workspace, window).exec()
    yield lambda: PlanPreviewDialog(moved_start(workspace), texts, window).exec()
    talk = made_check_in(worker_id=worker_id)
    yield lambda: TalkDialog(workspace, talk, (made_agreement(worker_id=worker_id),), window).exec()
    yield partial(correct_talk, workspace, talk, window, with_sealed=True)
    yield lambda: HelpDialog(texts, "keys", window).exec()


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
        seen.append(dialog)
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", look_at)
    opened = list(forms(window))
    for opens in opened:
        opens()
    assert len(seen) == len(opened)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_menu(window, database):
    window.open_person(worker_of(database))
    page = window.page(pages.PERSON)
    page.checkpoints.table.setCurrentIndex(page.checkpoints.table.model().index(0, 0))
    menus = [words_of(page.head.more.menu())]

    def read_and_close():
        menus.append(words_of(QApplication.activePopupWidget()))
        QApplication.activePopupWidget().close()

    QTimer.singleShot(100, read_and_close)
    page.checkpoints.table.customContextMenuRequested.emit(QPoint(20, 60))
    assert len(menus) == 2
    for words in menus:
        assert words
        assert all(words)
        made = column(*(label(word) for word in words))
        made.show()
        assert not foreign(made, window.settings.language)
        made.close()


def words_of(menu):
    """What a menu offers, without the keys."""
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


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


def test_a_text_of_the_other_language_would_be_found(qtbot):
    for language, other in (("de", "Nothing is due soon."), ("en", "Gespräch erfassen")):
        made = column(label("Ankerpunkt"), label(other))
        qtbot.addWidget(made)
        made.show()
        assert foreign(made, language) == [other]
    made = column(label("Never given to the translators"))
    qtbot.addWidget(made)
    made.show()
    assert foreign(made, "de")
