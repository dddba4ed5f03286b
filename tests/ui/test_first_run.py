"""The first minutes: a data file is made where the user says, or one that is there is opened."""

from datetime import UTC, datetime

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.services.company import company_of
from onboarding_app.services.people import people
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui.dialogs.first_run import BEGIN_DEMO, BEGIN_IMPORT, FirstRunDialog
from tests.ui.conftest import TODAY


@pytest.fixture
def dialog(qtbot, catalogue, palette, tmp_path):
    """The assistant, with a place for the file."""
    made = FirstRunDialog(catalogue, Texts("de"), Settings(language="de"), lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.place.fill(tmp_path / "Müller & Söhne" / "firma.ankerpunkt")
    return made


def opened(path):
    return open_database(path, now=lambda: datetime(2026, 11, 23, tzinfo=UTC))


def test_the_firm_is_kept_in_its_new_file(qtbot, dialog):
    dialog.name.fill("Müller & Söhne GmbH")
    qtbot.keyClicks(dialog.city, "Leinefelde")
    dialog.council.fill(True)  # noqa: FBT003 - a value of the field
    dialog.corpus_christi.click()
    dialog.start_button.click()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.begin == BEGIN_IMPORT
    with opened(dialog.path) as database:
        firm = company_of(database)
        assert (firm.name, firm.city) == ("Müller & Söhne GmbH", "Leinefelde")
        assert (firm.works_council, firm.corpus_christi) == (True, True)
        assert people(database, today=TODAY) == ()


def test_made_up_people_can_be_looked_at(dialog):
    dialog.beginnings[BEGIN_DEMO].click()
    dialog.start_button.click()
    with opened(dialog.path) as database:
        assert len(people(database, today=TODAY)) > 10


def test_a_firm_without_a_name_is_asked_for_it(dialog):
    dialog.start_button.click()
    assert dialog.isVisible()
    assert dialog.message.text().endswith(".")
    assert not dialog.path


def test_a_file_that_is_there_is_never_written_over(qtbot, dialog, tmp_path):
    place = tmp_path / "brief.ankerpunkt"
    place.write_text("wichtig", encoding="utf-8")
    dialog.place.fill(place)
    qtbot.keyClicks(dialog.name, "Muster GmbH")
    dialog.start_button.click()
    assert dialog.isVisible()
    assert dialog.message.text().endswith(".")
    assert place.read_text(encoding="utf-8") == "wichtig"


@pytest.mark.parametrize(
    "place",
    [
        r"\\server\personal\firma.ankerpunkt",
        "C:/Users/petra/OneDrive/firma.ankerpunkt",
        "/home/p/Nextcloud/f",
    ],
)
def test_a_risky_place_is_named(qtbot, dialog, place):
    assert not dialog.risk.isVisible()
    dialog.place.clear()
    qtbot.keyClicks(dialog.place, place)
    assert dialog.risk.isVisible()
