"""The data file: opened by one function, read and written in transactions, every change in the journal."""

import getpass
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import FileRefusedError, UserError
from onboarding_app.storage import journal, taking_back, versions
from onboarding_app.storage.copies import copy_into
from onboarding_app.storage.driver import (
    Connection,
    Connections,
    Error,
    IntegrityError,
    check_driver,
    transaction,
)
from onboarding_app.storage.headers import refuse_unless_new, refuse_unless_ours
from onboarding_app.storage.instance import InstanceLock
from onboarding_app.storage.journal import JournalEntry, Stamp
from onboarding_app.storage.refusals import result_name, told_plainly
from onboarding_app.storage.rows import RowWriter
from onboarding_app.storage.views import View, Work

__all__ = ["Clock", "Database", "View", "Work", "open_database"]

Clock = Callable[[], datetime]


class Database:
    """An open data file. Made by `open_database`; to be closed, best by `with`."""

    def __init__(
        self,
        path: Path,
        connections: Connections,
        lock: InstanceLock | None,
        who: str,
        now: Clock,
        *,
        is_encrypted: bool,
        opened_at: int,
    ) -> None:
        """Keep what `open_database` has made."""
        self.path = path
        self.who = who
        self.is_encrypted = is_encrypted
        """Whether it was opened with a key."""
        self._connections = connections
        self._lock = lock
        self._now = now
        self._opened_at = opened_at

    @property
    def is_writable(self) -> bool:
        """Whether it was opened to write too."""
        return self._lock is not None

    def now(self) -> datetime:
        """Return this moment in UTC, as the journal would note it."""
        return self._now()

    def close(self) -> None:
        """Close the file and let others open it; doing it twice does nothing."""
        self._connections.close()
        if self._lock is not None:
            self._lock.give_back()

    def __enter__(self) -> Self:
        """Return it, to be closed at the end of the block."""
        return self

    def __exit__(self, *_ended: object) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def read(self) -> Iterator[View]:
        """Give a view of the file as it is at this moment; keep the block short, nothing is saved meanwhile.

        Raises:
            FileRefusedError: the file or its disk says no.
        """
        with (
            told_plainly(self.path),
            self._connections.lend() as connection,
            transaction(connection, writes=False),
        ):
            yield View(connection)

    @contextmanager
    def write(self, action: str = "") -> Iterator[Work]:
        """Give a work whose changes are all kept when the block ends well, and none when it does not.

        `action` names in the journal what the user does; `changes` of the work tell afterwards what changed.

        Raises:
            FileRefusedError: the file or its disk says no; nothing of the block is kept.
        """
        with self._transaction() as connection:
            work = Work(connection, action)
            yield work
            stamp = self._stamp()
            changes = work.note_changes(stamp)
            self._commit(connection, changes, stamp)
            work.end(changes)

    def undo(self, entry_id: int | None = None) -> Changes:
        """Undo an action, where none is named the latest since the file was opened that is not undone.

        Raises:
            UserError: there is nothing to undo, or what the action did was changed since.
        """
        return self._replay(journal.undo, "nothing_to_undo", journal.Journal.last_open, entry_id)

    def undo_but_later(self, entry_id: int) -> Changes:
        """Undo an action although something was edited since; what was edited stays as it is.

        Raises:
            UserError: it is undone already, or something later needs what would go.
        """
        return self._replay(
            taking_back.undo_but_later, "nothing_to_undo", journal.Journal.last_open, entry_id
        )

    def redo(self) -> Changes:
        """Do again what was undone last since the file was opened.

        Raises:
            UserError: there is nothing to redo, or it was changed since.
        """
        return self._replay(journal.redo, "nothing_to_redo", journal.Journal.last_undone, None)

    def can_undo(self) -> str | None:
        """Return the name of the action that `undo` would undo, None when there is none."""
        return self._name_of(journal.Journal.last_open)

    def can_redo(self) -> str | None:
        """Return the name of the action that `redo` would do again, None when there is none."""
        return self._name_of(journal.Journal.last_undone)

    def note_paper(self, kind: str, worker_ids: Iterable[int] = ()) -> None:
        """Note in the journal that a paper left the program, and about whom.

        Raises:
            FileRefusedError: the file or its disk says no.
        """
        with self._transaction() as connection:
            stamp = self._stamp()
            changes = journal.note_paper(RowWriter(connection), kind, worker_ids, stamp)
            self._commit(connection, changes, stamp)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy with the same key; it stands at its place complete or not at all.

        Raises:
            FileRefusedError: something stands there already, or the place or its disk says no.
        """
        with told_plainly(target), self._connections.lend() as connection:
            copy_into(connection, target)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Give the bare connection to this room's own checks; nothing can be changed through it."""
        with told_plainly(self.path), self._connections.lend() as connection:
            connection.execute("PRAGMA query_only = ON")
            try:
                with transaction(connection, writes=False):
                    yield connection
            finally:
                connection.execute("PRAGMA query_only = OFF")

    def _name_of(self, find: Callable[[journal.Journal, int], JournalEntry | None]) -> str | None:
        with self.read() as view:
            entry = find(view.journal, self._opened_at)
        return None if entry is None else entry.action

    def _replay(
        self,
        replay: Callable[[RowWriter, JournalEntry, Stamp], Changes],
        nothing: str,
        find: Callable[[journal.Journal, int], JournalEntry | None],
        entry_id: int | None,
    ) -> Changes:
        with self._transaction() as connection:
            writer, stamp = RowWriter(connection), self._stamp()
            entries = journal.Journal(writer)
            if entry_id is None:
                latest = find(entries, self._opened_at)
                if latest is None:
                    raise UserError(nothing)
                entry_id = latest.id
            changes = replay(writer, entries.entry(entry_id), stamp)
            try:
                self._commit(connection, changes, stamp)
            except IntegrityError as error:
                raise UserError("undo_conflict") from error
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._lock is None:
            raise FileRefusedError("opened_for_reading", file=self.path.name)
        with (
            told_plainly(self.path),
            self._connections.lend() as connection,
            transaction(connection, writes=True),
        ):
            yield connection

    def _commit(self, connection: Connection, changes: Changes, stamp: Stamp) -> None:
        """Commit; where that fails look into the file, for it may have been kept all the same."""
        try:
            connection.execute("COMMIT")
        except Error:
            connection.close()
            if not self._is_noted(changes, stamp):
                raise

    def _is_noted(self, changes: Changes, stamp: Stamp) -> bool:
        if changes.entry_id is None:
            return False
        with suppress(Error, UserError), self.read() as view:
            entry = view.journal.entry(changes.entry_id)
            return (entry.who, entry.action) == (stamp.who, changes.action)
        return False

    def _stamp(self) -> Stamp:
        return Stamp(self._now(), self.who)


def open_database(
    path: Path,
    *,
    key: str | None = None,
    create: bool = False,
    who: str = "",
    now: Clock,
    exclusive: bool = True,
) -> Database:
    """Open a data file, or make one with `create`.

    A file of an older version is brought up to date, after a copy was put beside it.

    `key` is 64 hexadecimal digits for an encrypted file. `who` stands in the journal and is told to a second
    program; left empty, it is the account's name. `now` gives the moment in UTC. With `exclusive` False the
    file is opened for reading only, which works while another program has it open.

    Raises:
        FileRefusedError: the file cannot be used as it is; it was left as it was.
        InvalidValueError: the key is not one.
    """
    path = Path(path).resolve()
    who = who or _account()
    check_driver(key)
    if create:
        refuse_unless_new(path)
    else:
        refuse_unless_ours(path, keyed=key is not None, writing=exclusive)
    with ExitStack() as undone:
        lock = InstanceLock.take(path, who, now()) if exclusive or create else None
        if lock is not None:
            undone.callback(lock.give_back)
        connections = Connections(path, key)
        undone.callback(connections.close)
        with told_plainly(path):
            if create:
                from onboarding_app.storage.schema import create_file  # noqa: PLC0415  (costs half a second)

                create_file(path, key)
            else:
                version = _version(path, connections, keyed=key is not None, locked=lock is not None)
                if version != versions.HEAD:
                    connections.close()
                    _bring_up_to_date(path, key, version, None if lock else (who, now()))
                    connections = Connections(path, key)
            opened_at = _last_entry(connections)
        undone.pop_all()
    return Database(path, connections, lock, who, now, is_encrypted=key is not None, opened_at=opened_at)


def _last_entry(connections: Connections) -> int:
    """Return the newest entry of the journal: undo without a named entry reaches no further back."""
    with connections.lend() as connection, transaction(connection, writes=False):
        return View(connection).journal.last_id()


def _account() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def _version(path: Path, connections: Connections, *, keyed: bool, locked: bool) -> str:
    """Return the version of a file; refuse one that is damaged or foreign."""
    try:
        with connections.lend() as connection:
            with transaction(connection, writes=False):
                if not versions.is_ours(connection):
                    raise FileRefusedError("file_foreign", file=path.name)
                version = versions.version_of(connection)
                if version == versions.HEAD and not versions.is_whole(connection):
                    raise FileRefusedError("file_damaged", file=path.name)
            if locked and version:
                # Taken back from a write-ahead log: a file copied by hand would lack the newest.
                connection.execute("PRAGMA journal_mode = DELETE")
    except Error as error:
        if keyed and result_name(error) == "SQLITE_NOTADB":
            raise FileRefusedError("key_wrong", file=path.name) from error
        raise
    if not version:
        raise FileRefusedError("file_damaged", file=path.name)
    return version


def _bring_up_to_date(path: Path, key: str | None, version: str, opener: tuple[str, datetime] | None) -> None:
    """Migrate an older file; `opener` (who, when) is given where nobody has the lock yet."""
    from onboarding_app.storage.upgrading import bring_up_to_date  # noqa: PLC0415  (costs a third of a second)

    lock = None if opener is None else InstanceLock.take(path, *opener)
    try:
        bring_up_to_date(path, key, version)
    finally:
        if lock is not None:
            lock.give_back()
