"""How the window comes to its data file: the last one, a named one, or the assistant's."""

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.settings import PLACE_VARIABLE, Settings, load_settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui import app, files, pages
from onboarding_app.ui.tasks import wait_for_all
from tests.made import clock
from tests.ui.conftest import TODAY


@pytest.fixture
def place(tmp_path, monkeypatch):
    """The settings of a PC on which the program was never started."""
    place = tmp_path / "settings.json"
    monkeypatch.setenv(PLACE_VARIABLE, str(place))
    return place


@pytest.fixture
def told(monkeypatch):
    """The sentences of message boxes, which nobody has to close."""
    told = []
    monkeypatch.setattr(files.QMessageBox, "warning", lambda _window, _title, sentence: told.append(sentence))
    return told


@pytest.fixture
def start(qtbot, qapp, place, monkeypatch):
    """Start on a named file, the assistant answering with these files; return whether one is open."""
    asked = []

    def started(path=None, *, last="", answers=()):
        chosen = list(answers)

        def answer(*_given):
            asked.append(True)
            return (chosen.pop(0), "") if chosen else None

        monkeypatch.setattr(pages, "first_run", answer)
        window = app.make_shell(qapp, Settings(language="de", last_file=str(last)), Texts("de"))
        qtbot.addWidget(window)
        opened = app.begin(path, window, Texts("de"), lambda: TODAY)
        wait_for_all()
        if opened:
            window.workspace.database.close()
        return opened, len(asked)

    return started


@pytest.fixture
def firm(database):
    """A data file that nobody has open."""
    database.close()
    return database.path


def test_the_file_is_remembered_when_it_opens_not_when_the_program_ends(start, firm, told):
    assert start(firm) == (True, 0)
    assert load_settings().last_file == str(firm)
    assert start(last=firm) == (True, 0)
    assert told == []


def test_a_last_file_that_is_gone_is_told_before_the_assistant_asks(start, tmp_path, told):
    assert start(last=tmp_path / "auf dem Stick.ankerpunkt") == (False, 1)
    assert "auf dem Stick.ankerpunkt" in told[0]


def test_a_wrong_file_leads_back_to_the_assistant(start, tmp_path, firm, told):
    letter = tmp_path / "Brief.ankerpunkt"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    assert start(answers=[letter, firm]) == (True, 2)
    assert len(told) == 1
    assert load_settings().last_file == str(firm)


def test_a_named_file_that_cannot_be_opened_ends_the_program(start, firm, told):
    with open_database(firm, now=clock, who="Petra"):
        assert start(firm) == (False, 0)
    assert "Petra" in told[0]


def test_settings_that_cannot_be_written_do_not_stop_the_work(start, place, firm):
    place.mkdir()
    assert start(firm) == (True, 0)


def test_what_takes_long_begins_after_the_window_was_painted(qtbot, qapp, place):
    window = app.make_shell(qapp, Settings(language="de"), Texts("de"))
    qtbot.addWidget(window)
    first = app._FirstPaint(window)
    with qtbot.waitSignal(first.done):
        window.show()
    with qtbot.assertNotEmitted(first.done, wait=50):
        window.repaint()
