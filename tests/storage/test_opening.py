"""Opening: what is ours opens wherever it lies; everything else is refused and stays untouched."""

import errno
import io
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.storage import driver, instance
from onboarding_app.storage.database import open_database
from onboarding_app.storage.headers import APPLICATION_ID
from onboarding_app.storage.instance import lock_path
from tests import made
from tests.made import clock
from tests.storage.conftest import KEY
from tests.storage.filled import bare, beside, fill

OTHER_KEY = "f" * 64


def refusal(path, **options):
    """Try to open a file; return why it was refused, and make sure that nothing happened to it."""
    before = path.read_bytes() if path.is_file() else None
    names = beside(path) if path.parent.is_dir() else set()
    with pytest.raises(FileRefusedError) as caught:
        open_database(path, now=clock, **options)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (beside(path) if path.parent.is_dir() else set()) == names
    return caught.value.key


@pytest.fixture
def closed(database, path):
    """A data file with people, closed."""
    fill(database)
    database.close()
    return path


@pytest.mark.parametrize(
    "folder",
    [
        "a#b",
        "c?d=e",
        "50%25",
        "Müller & Söhne",
        "with blanks ",
        "Ünï/ço/dé",
        "日本",
        "x" * 250,
        "a;b'c\"d",
        "file:x",
        "~",
    ],
)
def test_any_folder_name_will_do(tmp_path, key, folder):
    path = tmp_path / folder / "Fachkräfte #1 100%.db"
    path.parent.mkdir(parents=True)
    with open_database(path, key=key, create=True, now=clock) as database, database.write() as work:
        work.save_company(made.made_company())
    assert beside(path) == {path.name}
    with open_database(path, key=key, now=clock) as database, database.read() as view:
        assert view.company() == made.made_company()


def test_nothing_is_written_past_the_journal(database):
    with pytest.raises(FileRefusedError, match="file_read_only"), database.looking() as connection:
        connection.execute("DELETE FROM company")
    fill(database)


def test_the_rules_hold_for_every_connection(database):
    with database.looking() as one, database.looking() as other:
        for connection in (one, other):
            for pragma, expected in {
                "foreign_keys": 1,
                "synchronous": 2,
                "journal_mode": "delete",
                "application_id": APPLICATION_ID,
                "secure_delete": 1,
            }.items():
                assert connection.execute(f"PRAGMA {pragma}").fetchone() == (expected,)


def test_an_encrypted_file_shows_nothing(database, path, key):
    fill(database)
    database.close()
    assert (b"Nguy" in path.read_bytes()) == (key is None)


def test_wrong_and_missing_keys_are_told_apart(closed, key):
    if key is None:
        assert refusal(closed, key=KEY) == "file_not_encrypted"
    else:
        assert refusal(closed) == "file_encrypted"
        assert refusal(closed, key=OTHER_KEY) == "key_wrong"
        assert refusal(closed, key=OTHER_KEY, exclusive=False) == "key_wrong"


@pytest.mark.parametrize("bad", ["", "abc", "g" * 64, "a" * 96, "'; DROP"])
def test_a_key_is_64_hexadecimal_digits(tmp_path, bad):
    with pytest.raises(InvalidValueError, match="key_malformed"):
        open_database(tmp_path / "x.db", key=bad, create=True, now=clock)
    assert not list(tmp_path.iterdir())


def zipped():
    """Return the bytes of a file as spreadsheets are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", os.urandom(5000))
    return buffer.getvalue()


@pytest.mark.parametrize("exclusive", [True, False])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "file_empty"),
        (b"Name;Vorname\r\n", "file_no_database"),
        (b"x" * 8192, "file_no_database"),
        (zipped(), "file_no_database"),
        (b"SQLite format 3\0", "file_damaged"),
        (b"SQLite format 3\0" + bytes(4080), "file_foreign"),
    ],
)
def test_what_is_no_data_file_is_refused(path, key, content, expected, exclusive):
    path.write_bytes(content)
    found = refusal(path, key=key, exclusive=exclusive)
    assert found in {expected, "file_no_database"}


def test_another_programs_database_is_refused(path):
    connection = bare(path, None)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert refusal(path) == "file_foreign"


def test_an_encrypted_database_of_another_program_is_refused(path):
    connection = bare(path, KEY)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert refusal(path, key=KEY) == "file_foreign"


def whole(database):
    """Read everything."""
    with database.read() as view:
        yield from view.dossiers()


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_file_that_was_cut_off_is_refused(closed, key, kept):
    whole = closed.read_bytes()
    closed.write_bytes(whole[: int(len(whole) * kept) // 4096 * 4096])
    assert refusal(closed, key=key) == "file_damaged"


def test_a_file_whose_tables_are_damaged_is_refused(closed, key):
    content = bytearray(closed.read_bytes())
    content[100:4096] = bytes(3996)
    closed.write_bytes(content)
    assert refusal(closed, key=key) in {"file_damaged", "key_wrong", "file_no_database"}


def test_damage_that_shows_later_is_told_too(closed, key):
    content = bytearray(closed.read_bytes())
    for place in range(4096 * 2, len(content), 4096):
        content[place : place + 200] = b"\xff" * 200
    closed.write_bytes(content)
    with (
        pytest.raises(FileRefusedError, match="file_damaged"),
        open_database(closed, key=key, now=clock) as database,
    ):
        list(whole(database))


def test_missing_places_are_told_apart(tmp_path):
    assert refusal(tmp_path / "none.db") == "file_missing"
    assert refusal(tmp_path / "none" / "none.db") == "folder_missing"
    assert refusal(tmp_path / "none" / "none.db", create=True) == "folder_missing"
    (tmp_path / "folder.db").mkdir()
    assert refusal(tmp_path / "folder.db") == "file_is_folder"


def test_nothing_is_made_over_something(closed, tmp_path):
    assert refusal(closed, create=True) == "file_exists"
    (tmp_path / "leer.db").touch()
    assert refusal(tmp_path / "leer.db", create=True) == "file_exists"


def test_an_old_driver_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(driver.sqlcipher3, "sqlite_version_info", (3, 51, 2))
    assert refusal(tmp_path / "x.db", create=True) == "sqlite_too_old"


def test_a_second_program_is_told_who_and_since_when(database, path, key):
    with pytest.raises(FileRefusedError) as caught:
        open_database(path, key=key, who="Jonas", now=lambda: clock() + timedelta(hours=1))
    assert caught.value.key == "file_in_use"
    assert caught.value.details["who"] == "Petra"
    assert caught.value.details["since"] == clock()
    database.close()
    with open_database(path, key=key, who="Jonas", now=clock):
        pass
    assert beside(path) == {path.name}


def test_a_lock_that_says_nothing_still_locks(database, path, key):
    lock_path(path).write_text("{half", encoding="utf-8")
    assert refusal(path, key=key) == "file_in_use_somewhere"


def test_a_lock_that_is_left_over_locks_nothing(closed, key):
    lock_path(closed).write_text('{"who": "Petra"}', encoding="utf-8")
    open_database(closed, key=key, now=clock).close()
    assert beside(closed) == {closed.name}


def test_a_folder_that_locks_nothing_is_refused(closed, key, monkeypatch):
    def lock(_handle):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(instance, "_lock", lock)
    names = beside(closed)
    with pytest.raises(FileRefusedError, match="lock_not_possible"):
        open_database(closed, key=key, now=clock)
    assert beside(closed) == names


def test_reading_works_while_another_program_has_the_file_open(database, path, key):
    with open_database(path, key=key, now=clock, exclusive=False) as reader:
        assert not reader.is_writable
        fill(database)
        with reader.read() as view:
            assert view.workers.all()
        with pytest.raises(FileRefusedError, match="opened_for_reading"), reader.write() as work:
            work.workers.save(made.made_worker())
        with pytest.raises(FileRefusedError, match="opened_for_reading"):
            reader.undo()
        fill_again = database.can_undo()
    assert fill_again == "add_worker"
    assert database.is_writable


def test_closing_twice_does_nothing(database, path):
    database.close()
    database.close()
    assert beside(path) == {path.name}


def test_a_write_ahead_log_is_taken_back(closed, key):
    connection = bare(closed, key)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with open_database(closed, key=key, now=clock) as database, database.looking() as looking:
        assert looking.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert beside(closed) == {closed.name}


def test_the_account_stands_in_the_journal_when_nobody_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "konto")
    with open_database(tmp_path / "x.db", create=True, now=clock) as database:
        assert database.who == "konto"


NOBODY = """
import os, sys
from pathlib import Path
from tempfile import TemporaryDirectory
from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage.database import open_database
from tests.made import clock
os.setgid(65534); os.setuid(65534)
path, key, mode = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3]
try:
    options = {"exclusive": mode == "write", "create": mode == "create"}
    with open_database(path, key=key, now=clock, **options) as database, database.read() as view:
        print(view.workers.get(1).family_name == "Nguyễn")
except FileRefusedError as error:
    print(error.key)
"""


def as_nobody(path: Path, key: str | None, mode: str) -> str:
    """Open a file as an account without rights to it."""
    run = subprocess.run(
        [sys.executable, "-c", NOBODY, str(path), key or "", mode], capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.fixture
def for_everybody(closed):
    """The closed data file in a folder that every account reaches; other tests' folders are root's alone."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "firma"
        place.mkdir()
        yield Path(shutil.copy(closed, place))


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become another account"
)
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "mode", "expected"),
    [
        (0o444, 0o777, "write", "file_read_only"),
        (0o666, 0o555, "write", "folder_read_only"),
        (0o000, 0o777, "read", "file_unreadable"),
        (0o444, 0o555, "read", "True"),
        (0o666, 0o555, "create", "folder_read_only"),
    ],
)
def test_missing_rights_are_told(for_everybody, key, file_mode, folder_mode, mode, expected):
    closed = for_everybody
    path = closed.with_name("neu.db") if mode == "create" else closed
    before = closed.read_bytes()
    closed.chmod(file_mode)
    closed.parent.chmod(folder_mode)
    assert as_nobody(path, key, mode) == expected
    assert closed.read_bytes() == before
    assert beside(closed) == {closed.name}
    closed.parent.chmod(0o777)


def test_a_file_that_lost_a_table_is_damaged(closed, key):
    with closing(bare(closed, key)) as other:
        other.execute("DROP TABLE departure")
    assert refusal(closed, key=key) == "file_damaged"
