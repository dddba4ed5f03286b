"""A walk through every page and dialog, in both languages, with texts of the usual and of twice the size."""

from pathlib import Path

import pytest

from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.people import people
from onboarding_app.settings import Settings
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.departure import DepartureDialog
from onboarding_app.ui.dialogs.first_run import FirstRunDialog
from onboarding_app.ui.dialogs.import_list import ImportDialog
from onboarding_app.ui.dialogs.person_form import PersonDialog
from tests.ui.conftest import TODAY
from tests.ui.walls import calm, problems

SCALES = (100, 200)


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
    assert not problems(window), "\n".join(problems(window))


def import_columns(window, tmp_path: Path):
    """The import assistant at its second step, the one with most controls."""
    people_list = tmp_path / "Liste.csv"
    people_list.write_text("Vorname;Nachname;Eintrittsdatum\nOlena;Kovalenko;01.12.2026\n", encoding="utf-8")
    dialog = ImportDialog(window.workspace, window._palette, window)
    dialog.read(people_list)
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
    assert not problems(dialog), "\n".join(problems(dialog))
    dialog.close()
