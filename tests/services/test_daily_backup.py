"""A backup a day: written once, read back, the oldest of many removed, and never where nothing is."""

from datetime import timedelta

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.services.daily_backup import (
    FOLDER,
    KEPT,
    backup_folder,
    daily_backups,
    last_day,
    make_daily_backup,
)
from onboarding_app.storage import copies
from onboarding_app.storage.backups import check_file
from onboarding_app.storage.database import open_database
from tests.made import TODAY, clock


@pytest.fixture
def folder(database):
    return backup_folder(database.path, "")


def test_the_first_of_a_day_is_written_beside_the_file_and_the_second_is_not(database, folder):
    assert folder == database.path.parent / FOLDER
    assert last_day(database.path, folder) is None
    made = make_daily_backup(database, folder, TODAY, usual=True)
    assert made.parent == folder
    assert make_daily_backup(database, folder, TODAY, usual=True) is None
    assert last_day(database.path, folder) == TODAY
    with open_database(made, now=clock) as copy:
        assert check_file(copy).is_good


def test_the_oldest_of_many_go_and_what_was_made_by_hand_stays(database, folder):
    by_hand = folder / "firma von Hand.ankerpunkt"
    for day in range(KEPT + 3):
        make_daily_backup(database, folder, TODAY + timedelta(day), usual=True)
        by_hand.touch()
    kept = daily_backups(database.path, folder)
    assert len(kept) == KEPT
    assert last_day(database.path, folder) == TODAY + timedelta(KEPT + 2)
    assert by_hand.exists()


def test_a_chosen_folder_that_is_gone_is_said_and_not_made(database, tmp_path):
    gone = tmp_path / "USB"
    with pytest.raises(FileRefusedError):
        make_daily_backup(database, gone, TODAY, usual=False)
    assert not gone.exists()


@pytest.mark.skipif(not hasattr(copies.os, "pwrite"), reason="Windows writes no bytes at a place")
def test_a_backup_that_cannot_be_read_back_stands_nowhere_and_no_older_one_goes(
    database, folder, monkeypatch
):
    for day in range(KEPT):
        make_daily_backup(database, folder, TODAY + timedelta(day), usual=True)
    before = daily_backups(database.path, folder)
    found = copies.os.fsync

    def torn(number):
        found(number)
        copies.os.pwrite(number, b"x" * 4096, 4096)

    monkeypatch.setattr(copies.os, "fsync", torn)
    with pytest.raises(FileRefusedError):
        make_daily_backup(database, folder, TODAY + timedelta(KEPT), usual=True)
    assert daily_backups(database.path, folder) == before
    assert {it.name for it in folder.iterdir()} == {it.name for it in before}
