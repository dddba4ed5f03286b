"""Three users reach what they came for by keyboard alone; `packaging/film_strips.py` shows it as pictures."""

import sys

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.services.people import people
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui.app import begin, make_application
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.theme import load_other_fonts, put_on
from onboarding_app.ui.workspace import Workspace
from tests.journeys import users
from tests.journeys.firms import LIST, TODAY, firm, firm_that_lost_people, morning
from tests.journeys.keyboard import Keyboard, LostError, Press, Wait

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="the system's own printer dialog cannot be typed to"
)

MOST_SECONDS = 60
"""What the typing of one talk may take: the rest of the two minutes is for the person who sits there."""

MOST_KEYS_BESIDE_TYPING = {"hr": 40, "mentor": 30, "manager": 15}
"""Keys pressed besides letters, in a whole journey: more would be clumsy."""


@pytest.fixture
def window(qtbot):
    """The window without a file, as it is seen at the very first start."""
    settings = Settings(language="de", theme="light")
    application = make_application(settings)
    load_other_fonts()
    made = MainWindow(settings, put_on(application, settings), Texts("de"), lambda _settings: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.let_go()


def opened(window, database, catalogue):
    window.open(Workspace(database, catalogue, window.texts, lambda: TODAY))


def besides_typing(keyboard):
    """Return how many keys were pressed that are no letters of a text."""
    typed = sum(len(key) - 2 for step in keyboard.steps for key in step.keys if key.startswith("“"))
    return keyboard.presses - typed


@on_linux
def test_a_new_hr_person_comes_from_nothing_to_the_first_printed_list(window, tmp_path):
    place, source, paper = tmp_path / "firma.ankerpunkt", tmp_path / "Liste.csv", tmp_path / "Fristen.pdf"
    source.write_text(LIST, encoding="utf-8")
    keyboard = Keyboard()
    keyboard.play(
        users.new_hr_person(place, source, paper), lambda: begin(None, window, window.texts, lambda: TODAY)
    )
    assert paper.read_bytes().startswith(b"%PDF")
    window.let_go()
    with open_database(place, who="Petra", now=morning) as database:
        assert {it.name for it in people(database, today=TODAY)} == {
            "Thị Thảo Nguyễn",
            "Olena Kovalenko",
            "Giorgi Kapanadze",
        }
    assert besides_typing(keyboard) <= MOST_KEYS_BESIDE_TYPING["hr"]


def test_a_mentor_holds_three_talks(window, tmp_path, catalogue):
    database = firm(tmp_path, catalogue)
    opened(window, database, catalogue)
    keyboard = Keyboard()
    keyboard.play(users.mentor_with_three_talks())
    with database.read() as view:
        talks = [talk for it in view.dossiers() for talk in it.check_ins if talk.note == users.NOTE]
        agreed = [each for it in view.dossiers() for each in it.agreements if each.text == users.AGREED]
    assert [talk.mood for talk in talks] == [4, 4, 4]
    assert len({talk.worker_id for talk in talks}) == len(agreed) == 3
    assert besides_typing(keyboard) <= MOST_KEYS_BESIDE_TYPING["mentor"]
    assert keyboard.seconds / 3 < MOST_SECONDS


@on_linux
def test_a_manager_finds_out_why_fewer_stayed_and_prints(window, tmp_path, catalogue):
    opened(window, firm_that_lost_people(tmp_path, catalogue), catalogue)
    paper = tmp_path / "Bindung.pdf"
    read = []

    def look(_step):
        shown = window.page("reports")
        read.append(shown.view.view.accessibleDescription() if shown is not None else "")

    keyboard = Keyboard(look)
    keyboard.play(users.manager_asks_why(paper))
    told = " ".join(read[-1].split())
    assert "weniger als ein Jahr zuvor" in told
    assert "6 Personen gingen, im Zeitraum davor" in told
    assert "Am häufigsten notierte Gründe:" in told
    assert paper.read_bytes().startswith(b"%PDF")
    assert besides_typing(keyboard) <= MOST_KEYS_BESIDE_TYPING["manager"]


def test_a_user_who_waits_in_vain_is_lost(window):
    def in_vain():
        yield Press("Tab")
        yield Wait("what never comes", lambda: False)

    with pytest.raises(LostError, match="what never comes"):
        Keyboard(patience=5).play(in_vain())
