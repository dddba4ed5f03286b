"""Long work: beside the window, told on its thread, stopped when asked, and never a danger to widgets."""

import gc
import threading

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.ui.tasks import Collector, Task, wait_for_all


def test_the_result_is_told_on_the_thread_of_the_window(qtbot):
    def work(progress, cancelled):
        return threading.current_thread().name

    where = []
    task = Task(work)
    task.succeeded.connect(lambda _result: where.append(threading.current_thread()))
    with qtbot.waitSignal(task.succeeded) as told:
        task.start()
    assert told.args == ["long work"]
    assert where == [threading.main_thread()]


def test_progress_is_told_in_its_order(qtbot):
    def work(progress, cancelled):
        for number in range(5):
            progress(number + 1, 5)

    seen = []
    task = Task(work)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(task.succeeded):
        task.start()
    assert seen == [(number, 5) for number in range(1, 6)]


def test_work_stops_when_asked(qtbot):
    def work(progress, cancelled):
        while not cancelled():
            pass
        return "stopped"

    task = Task(work)
    task.start()
    task.cancel()
    with qtbot.waitSignal(task.succeeded) as told:
        pass
    assert told.args == ["stopped"]


@pytest.mark.parametrize(
    ("error", "name"), [(FileRefusedError("file_full"), "refused"), (KeyError("x"), "crashed")]
)
def test_how_it_failed_is_told(qtbot, error, name):
    def work(progress, cancelled):
        raise error

    task = Task(work)
    with qtbot.waitSignal(getattr(task, name)) as told:
        task.start()
    assert told.args == [error]


def test_garbage_is_collected_on_the_thread_of_the_window_alone(qtbot, qapp):
    def work(progress, cancelled):
        while not cancelled():
            circle = []
            circle.append(circle)

    where = set()

    def note(phase, info):
        where.add(threading.current_thread().name)

    task = Task(work)
    gc.callbacks.append(note)
    try:
        task.start()
        qtbot.waitUntil(lambda: bool(where))
        task.cancel()
        wait_for_all()
    finally:
        gc.callbacks.remove(note)
    assert where == {threading.main_thread().name}
    assert len(qapp.findChildren(Collector)) == 1
