"""What pages let be worked out beside the window: the newest answer counts, and failing is told."""

from threading import Event

import pytest
from shiboken6 import delete

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.i18n import Texts
from onboarding_app.services.people import people
from onboarding_app.services.workers import delete_worker
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.tasks import wait_for_all
from onboarding_app.ui.widgets.page import Page
from tests.ui.conftest import TODAY
from tests.ui.walls import calm


class Asking(Page):
    """A page that asks nothing by itself and keeps what it is shown."""

    def __init__(self, workspace):
        super().__init__(workspace)
        self.shown = []

    def reload(self):
        pass


@pytest.fixture
def page(qtbot, workspace):
    made = Asking(workspace)
    qtbot.addWidget(made)
    return made


def test_an_older_answer_that_comes_later_is_dropped(qtbot, page):
    goes, begun = Event(), Event()

    def slow():
        begun.set()
        goes.wait(5)
        return "old"

    page.work_out(slow, page.shown.append)
    qtbot.waitUntil(begun.is_set)
    page.work_out(lambda: "new", page.shown.append)
    qtbot.waitUntil(lambda: bool(page.shown))
    goes.set()
    wait_for_all()
    calm()
    assert page.shown == ["new"]


def test_a_question_that_was_replaced_before_it_began_is_not_worked_out(qtbot, page):
    asked = []
    page.work_out(lambda: asked.append("old"), page.shown.append)
    page.work_out(lambda: asked.append("new"), page.shown.append)
    qtbot.waitUntil(lambda: bool(page.shown))
    calm()
    assert asked == ["new"]


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, workspace):
    page, shown = Asking(workspace), []
    goes, begun = Event(), Event()

    def slow():
        begun.set()
        goes.wait(5)

    page.work_out(slow, shown.append)
    qtbot.waitUntil(begun.is_set)
    delete(page)
    goes.set()
    wait_for_all()
    calm()
    assert shown == []


@pytest.mark.parametrize("error", [FileRefusedError("file_full"), KeyError("x")])
def test_what_failed_beside_the_window_is_told_in_a_sentence(qtbot, page, workspace, error):
    def fail():
        raise error

    with qtbot.waitSignal(workspace.failed) as told:
        page.work_out(fail, page.shown.append)
    assert len(told.args[0]) > 20
    assert page.shown == []


def test_the_file_is_read_beside_the_window_while_something_is_written(qtbot, page, workspace):
    everybody = people(workspace.database, today=TODAY)
    written, begun = Event(), Event()

    def read():
        with workspace.database.read() as view:
            before = len(list(view.dossiers()))
        begun.set()
        written.wait(5)
        with workspace.database.read() as view:
            return before, len(list(view.dossiers()))

    page.work_out(read, page.shown.append)
    qtbot.waitUntil(begun.is_set)
    assert workspace.perform(delete_worker, everybody[0].id) is not None
    written.set()
    qtbot.waitUntil(lambda: bool(page.shown))
    assert page.shown == [(len(everybody), len(everybody) - 1)]


def test_a_new_look_is_not_put_on_pages_that_nobody_sees(qtbot, database, catalogue, settings):
    window = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(window)
    window.show()
    window.show_page(pages.PEOPLE)
    gone = []
    window.page(pages.PEOPLE).destroyed.connect(lambda: gone.append(pages.PEOPLE))
    window.show_page(pages.SETTINGS)
    window.use_settings(settings)
    assert gone == [pages.PEOPLE]
    calm()
