"""Backups come back whole; the check sees what it can see."""

import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onboarding_app.domain.errors import FileRefusedError, NotFoundError
from onboarding_app.storage import backups
from onboarding_app.storage.backups import check_file, make_backup, restore_backup
from onboarding_app.storage.database import open_database
from onboarding_app.storage.driver import connect
from tests import made
from tests.made import clock
from tests.storage.filled import bare, beside, contents, fill


@pytest.fixture
def backup(database, path):
    """A backup of a file with people, whose last worker was deleted afterwards."""
    fill(database)
    target = make_backup(database, path.with_name("Sicherung #1.db"))
    with database.write() as work:
        work.workers.delete(1)
    return target


def test_a_backup_holds_everything(database, backup, key):
    database.undo()
    with open_database(backup, key=key, now=clock) as copy:
        assert contents(copy) == contents(database)
        with copy.read() as view:
            assert view.documents.content(1) == made.PAPER


def test_a_backup_is_restored_and_the_present_file_kept(database, backup, path, key):
    now = contents(database)
    database.close()
    kept = restore_backup(backup, path, key=key, now=clock)
    assert kept == path.with_name("firma.before-restore.db")
    assert beside(path) == {path.name, kept.name, backup.name}
    with open_database(path, key=key, now=clock) as restored, restored.read() as view:
        assert view.dossier(1)
    with open_database(kept, key=key, now=clock) as old:
        assert contents(old) == now
    assert restore_backup(backup, path, key=key, now=clock) == path.with_name("firma.before-restore-2.db")


def test_a_backup_is_restored_where_nothing_stands(backup, database, tmp_path, key):
    assert restore_backup(backup, tmp_path / "neu.db", key=key, now=clock) is None
    open_database(tmp_path / "neu.db", key=key, now=clock).close()


def test_an_open_file_is_not_replaced(database, backup, path, key):
    before = path.read_bytes()
    with pytest.raises(FileRefusedError, match="file_in_use"):
        restore_backup(backup, path, key=key, now=clock)
    assert path.read_bytes() == before


def test_a_damaged_backup_is_not_restored(database, backup, path, key):
    database.close()
    content = bytearray(backup.read_bytes())
    content[8192:12288] = bytes(4096)
    backup.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(FileRefusedError, match="file_damaged"):
        restore_backup(backup, path, key=key, now=clock)
    assert path.read_bytes() == before
    assert beside(path) == {path.name, backup.name}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "file_newer"),
        ("DELETE FROM alembic_version", "file_damaged"),
        ("DROP TABLE departure", "file_damaged"),
    ],
)
def test_a_backup_that_the_program_cannot_open_does_not_come_back(
    database, backup, path, key, change, reason
):
    database.close()
    with closing(bare(backup, key)) as other:
        other.execute(change)
    before = path.read_bytes()
    with pytest.raises(FileRefusedError, match=reason) as caught:
        restore_backup(backup, path, key=key, now=clock)
    assert caught.value.details["file"] == backup.name
    assert path.read_bytes() == before


def test_places_that_cannot_be_are_refused(database, backup, path, key, tmp_path):
    for target, reason in {
        backup: "file_exists",
        tmp_path / "none" / "x.db": "folder_missing",
    }.items():
        with pytest.raises(FileRefusedError, match=reason):
            make_backup(database, target)
    database.close()
    with pytest.raises(FileRefusedError, match="file_exists"):
        restore_backup(path, path, key=key, now=clock)
    with pytest.raises(FileRefusedError, match="folder_missing"):
        restore_backup(backup, tmp_path / "none" / "x.db", key=key, now=clock)
    with pytest.raises(FileRefusedError, match="file_missing"):
        restore_backup(tmp_path / "none.db", path, key=key, now=clock)


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder says who may read")
def test_only_this_account_reads_the_file_and_its_backups(database, backup, path):
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, backup)] == [0o600, 0o600]


def test_a_good_file_passes_the_check(database, key):
    fill(database)
    result = check_file(database)
    assert result.is_good
    assert result.sees_all == (key is not None)


def test_the_check_sees_lost_links_and_changed_papers(database, path, key):
    fill(database)
    other = bare(path, key)
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute("UPDATE document_content SET content = x'00'")
    other.execute("DELETE FROM mentor")
    other.close()
    result = check_file(database)
    assert not result.is_good
    assert result.damaged_documents == (1,)
    assert result.lost_links == 2
    with pytest.raises(NotFoundError, match="document_damaged"), database.read() as view:
        view.documents.content(1)


def test_the_check_sees_every_changed_byte_of_an_encrypted_file(database, path, key):
    fill(database)
    database.close()
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    with open_database(path, key=key, now=clock) as damaged:
        try:
            found = not check_file(damaged).is_good
        except FileRefusedError as error:
            found = error.key == "file_damaged"
    assert found or key is None


DIES = """
import os, sys
from onboarding_app.storage.driver import connect
from pathlib import Path
connection = connect(Path(sys.argv[1]), sys.argv[2] or None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE half (content)")
for _ in range(200):
    connection.execute("INSERT INTO half VALUES (hex(randomblob(9000)))")
os._exit(9)
"""
"""A program that dies in the middle of writing, after some of it has reached the disk."""


@pytest.mark.parametrize("opens", [True, False], ids=["it can be opened", "it cannot be opened"])
def test_what_a_dead_program_left_half_written_destroys_neither_file(
    database, backup, path, key, opens, monkeypatch
):
    now = contents(database)
    database.close()
    subprocess.run([sys.executable, "-c", DIES, str(path), key or ""], check=False)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size

    def opened(place, key):
        if place == path and not opens:
            raise FileRefusedError("wrong_key", file=path.name)
        return connect(place, key)

    monkeypatch.setattr(backups, "connect", opened)
    kept = restore_backup(backup, path, key=key, now=clock)
    assert not journal.exists()
    with open_database(path, key=key, now=clock) as restored:
        assert check_file(restored).is_good
    if opens:
        with open_database(kept, key=key, now=clock) as before:
            assert check_file(before).is_good
            assert contents(before) == now
    else:
        assert kept.with_name(f"{kept.name}-journal").exists()


def test_a_restore_that_fails_at_the_last_step_leaves_the_file_where_it_was(
    database, backup, path, key, monkeypatch
):
    database.close()
    before, around, replace = path.read_bytes(), beside(path), Path.replace

    def fails(place, to):
        if place.suffix == ".part":
            raise OSError(28, "disk full")
        return replace(place, to)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(FileRefusedError):
        restore_backup(backup, path, key=key, now=clock)
    assert path.read_bytes() == before
    assert beside(path) == around
