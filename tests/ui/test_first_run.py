"""The first minutes: a data file is made where the user says, or one that is there is opened."""

import os
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.services.company import company_of
from onboarding_app.services.people import people
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui.dialogs.first_run import BEGIN_DEMO, BEGIN_IMPORT, FirstRunDialog
from onboarding_app.ui.place_risks import Risk, is_on_network, risk_of
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


def test_the_holidays_of_the_chosen_state_count_from_the_first_day(qtbot, dialog, tmp_path):
    dialog.place.fill(tmp_path / "sachsen")
    qtbot.keyClicks(dialog.name, "Muster GmbH")
    dialog.corpus_christi.setChecked(True)
    dialog.state.fill("SN")
    dialog.state.edited.emit()
    assert dialog.corpus_christi.isHidden()  # only some places in Thuringia have it as their own
    dialog.start_button.click()
    with opened(dialog.path) as database:
        firm = company_of(database)
    assert (firm.holiday_state, firm.corpus_christi) == ("SN", False)


@pytest.mark.parametrize(
    ("place", "kinds", "remote", "environment", "risk"),
    [
        (r"\\server\personal\f.ankerpunkt", "ext4", False, {}, Risk.NETWORK),
        ("/mnt/share/f.ankerpunkt", "cifs", False, {}, Risk.NETWORK),
        ("/Volumes/Personal/f.ankerpunkt", "smbfs", False, {}, Risk.NETWORK),
        (
            "/home/p/Firma/f.ankerpunkt",
            "ext4",
            False,
            {"OneDrive": "/home/p/Firma"},
            Risk.SYNCHRONISED,
        ),
        ("/home/petra/Dropbox/f.ankerpunkt", "ext4", False, {}, Risk.SYNCHRONISED),
    ],
)
def test_what_is_risky_about_a_place_is_known(place, kinds, remote, environment, risk):
    found = risk_of(
        Path(place), kind_of=lambda _folder: kinds, is_remote=lambda _drive: remote, environment=environment
    )
    assert found is risk


def test_a_folder_of_this_computer_is_not_risky(tmp_path):
    assert risk_of(tmp_path / "neu" / "f.ankerpunkt", kind_of=lambda _: "ntfs", environment={}) is None


def test_a_mapped_drive_is_a_share():
    asked = []

    def is_remote(drive):
        asked.append(drive)
        return True

    place = PureWindowsPath("P:/Personal/f.ankerpunkt")
    assert is_on_network(str(place), place.drive, "ntfs", is_remote)
    assert asked == ["P:"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do all is never refused")
def test_a_folder_that_may_not_be_written_is_told_at_once(tmp_path):
    folder = tmp_path / "zu"
    folder.mkdir(mode=0o500)
    assert risk_of(folder / "f.ankerpunkt", environment={}) is Risk.NOT_WRITABLE
