"""What is saved survives: killed programs, full disks, failing commits."""

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage.backups import check_file, make_backup
from onboarding_app.storage.database import open_database
from onboarding_app.storage.instance import lock_path
from tests import made
from tests.made import clock
from tests.storage.filled import bare, beside, contents, fill

WRITER = """
import os, sys
from pathlib import Path
from onboarding_app.storage.database import open_database
from tests import made
database = open_database(Path(sys.argv[1]), key=sys.argv[2] or None, who="Petra", now=made.clock)
with database.write("import") as work:
    people = work.workers.save_many(made.made_worker(note="x" * 2000) for n in range(4000))
    print("half way", flush=True)
    work.checkpoints.save_many(made.made_checkpoint(worker_id=one.id) for one in people)
    print("all written", flush=True)
    sys.stdin.read()
"""


def killed_at(path: Path, key: str | None, line: str) -> None:
    """Kill a program with signal 9 once it has printed that line."""
    program = [sys.executable, "-c", textwrap.dedent(WRITER), str(path), key or ""]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for said in running.stdout:
            if said.strip() == line:
                running.kill()
                break
        assert running.wait() == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("line", ["half way", "all written"])
def test_a_killed_import_leaves_the_file_as_it_was(database, path, key, line):
    fill(database)
    before = contents(database)
    database.close()
    killed_at(path, key, line)
    assert lock_path(path).exists(), "the killed program could not clean up"
    with open_database(path, key=key, now=clock) as again:
        assert contents(again) == before
        assert check_file(again).is_good
    assert beside(path) == {path.name}


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits")
def test_a_full_disk_is_told_and_nothing_is_lost(database, path, key):
    import resource

    fill(database)
    before = contents(database)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, limits[1]))
    try:
        with pytest.raises(FileRefusedError) as caught, database.write("import") as work:
            work.workers.save_many(made.made_worker(note="x" * 500) for _ in range(1000))
        with pytest.raises(FileRefusedError), database.write() as work:
            work.documents.file(made.made_document(), os.urandom(500_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.key in {"disk_full", "file_unreadable"}
    assert contents(database) == before
    fill_more(database)
    assert check_file(database).is_good


def fill_more(database):
    with database.write() as work:
        work.workers.save(made.made_worker())


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no rights to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs")
def test_a_disk_that_fills_up_is_told_at_every_step(small_disk, key):
    path = small_disk / "firma.db"
    with open_database(path, key=key, create=True, now=clock) as database:
        fill(database)
        before = contents(database)
        with pytest.raises(FileRefusedError, match="disk_full"), database.write("import") as work:
            work.workers.save_many(made.made_worker(note="x" * 500) for _ in range(1000))
        assert contents(database) == before
        (small_disk / "rest").write_bytes(bytes(300_000))
        with pytest.raises(FileRefusedError, match="disk_full"):
            make_backup(database, small_disk / "Sicherung.db")
        (small_disk / "rest").unlink()
        fill_more(database)
    assert beside(path) == {path.name}
    with (small_disk / "rest").open("ab", buffering=0) as rest, pytest.raises(OSError, match="No space"):  # noqa: PT012
        while True:
            rest.write(os.urandom(4096))
    with pytest.raises(FileRefusedError, match="disk_full"):
        open_database(path, key=key, now=clock)
    with pytest.raises(FileRefusedError, match="disk_full"):
        open_database(small_disk / "neu.db", key=key, create=True, now=clock)
    assert beside(path) == {path.name, "rest"}
    (small_disk / "rest").unlink()
    with open_database(path, key=key, now=clock) as again:
        assert check_file(again).is_good


class FailsAtCommit:
    """A connection whose commit raises an error, before or after it has really happened."""

    def __init__(self, real, *, after):
        """Stand in the place of that connection."""
        self._real, self._after = real, after

    def __getattr__(self, name):
        """Be that connection in all else."""
        return getattr(self._real, name)

    def execute(self, statement, *values):
        """Run a statement, but a commit."""
        if statement != "COMMIT":
            return self._real.execute(statement, *values)
        if self._after:
            self._real.execute(statement)
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error


def fail_at_commit(database, monkeypatch, *, after):
    """Let the next commit raise an error, before or after it has really happened."""
    lend = database._connections.lend

    @contextmanager
    def lend_failing():
        monkeypatch.undo()
        with lend() as connection:
            yield FailsAtCommit(connection, after=after)

    monkeypatch.setattr(database._connections, "lend", lend_failing)


def test_a_commit_that_failed_but_was_kept_counts_as_done(database, monkeypatch):
    fail_at_commit(database, monkeypatch, after=True)
    with database.write("add_worker") as work:
        worker = work.workers.save(made.made_worker())
    assert work.changes.entry_id is not None
    with database.read() as view:
        assert view.workers.get(worker.id) == worker


def test_a_commit_that_failed_is_told(database, monkeypatch):
    before = contents(database)
    fail_at_commit(database, monkeypatch, after=False)
    with pytest.raises(FileRefusedError, match="file_unreadable"), database.write("add_worker") as work:
        work.workers.save(made.made_worker())
    assert contents(database) == before
    fill(database)


def test_a_draft_that_was_not_kept_is_told(database, monkeypatch):
    fill(database)
    fail_at_commit(database, monkeypatch, after=False)
    with pytest.raises(FileRefusedError, match="file_unreadable"), database.write() as work:
        work.drafts.put(1, "{}")
    with database.read() as view:
        assert view.drafts.all() == {}


def test_threads_read_and_write_at_the_same_time(database):
    def add(number):
        with database.write("add") as work:
            work.workers.save(made.made_worker(personnel_number=str(number)))
        with database.read() as view:
            return any(worker.personnel_number == str(number) for worker in view.workers.all())

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(add, range(40)))
    with database.read() as view:
        assert len(view.workers.all()) == 40
        assert len(view.journal.entries(with_changes=False)) == 41


def test_an_undo_whose_commit_failed_but_was_kept_counts_as_done(database, monkeypatch):
    fill(database)
    fail_at_commit(database, monkeypatch, after=True)
    assert database.undo().action == "add_worker"
    assert database.can_redo() == "add_worker"


def test_a_file_that_another_program_writes_is_busy(database, path, key):
    with database.looking() as connection:  # there is one connection, and it is kept
        connection.execute("PRAGMA busy_timeout = 10")
    other = bare(path, key)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileRefusedError, match="file_busy"), database.write() as work:
        work.workers.save(made.made_worker())
    with pytest.raises(FileRefusedError, match="file_busy"), database.read() as view:
        view.company()
    other.close()
    fill(database)


def test_values_stand_in_no_error(database):
    with pytest.raises(dbapi2.OperationalError) as caught, database.looking() as connection:
        connection.execute("SELECT nothing WHERE x = ?", ("Nguyễn",))
    assert "Nguy" not in str(caught.value)
