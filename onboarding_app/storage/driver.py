"""How a data file is reached: the driver, the key, and the rules that hold for every connection.

Rows go through the driver itself. SQLAlchemy describes the tables and migrates them; loading it takes longer
than the start page may take to fill, so it is loaded only where a file is made or brought up to date.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.i18n import folded

Error = sqlcipher3.Error
IntegrityError = sqlcipher3.IntegrityError

_OLDEST = (3, 51, 3)
"""Earlier versions of SQLite can damage a file (data-safety notes)."""

_KEY_DIGITS = 64
_PATIENCE = 10.0
"""Seconds to wait for another connection to finish before saying that the file is busy."""

_RULES = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


class Cursor(Protocol):
    """What a statement has found; the driver has no types of its own."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row, None after the last."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows that are left."""


class Connection(Protocol):
    """A connection of the driver; transactions are begun and ended by statements alone."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def execute(self, statement: str, values: Sequence[Any] | dict[str, Any] = (), /) -> Cursor:
        """Run a statement with these values."""

    def executemany(self, statement: str, values: Sequence[Sequence[Any]], /) -> Cursor:
        """Run a statement once for each of these."""

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], /, *, deterministic: bool
    ) -> None:
        """Let statements call a function of ours with so many values."""

    def close(self) -> None:
        """Close it; what is not committed is taken back."""


def check_driver(key: str | None) -> None:
    """Refuse to go on where no file could be opened safely.

    Raises:
        FileRefusedError: the database library of this PC is too old.
        InvalidValueError: the key is not 64 hexadecimal digits.
    """
    if sqlcipher3.sqlite_version_info < _OLDEST:
        raise FileRefusedError("sqlite_too_old", version=sqlcipher3.dbapi2.sqlite_version)
    if key is not None and (len(key) != _KEY_DIGITS or set(key) - set("0123456789abcdefABCDEF")):
        raise InvalidValueError("key_malformed")


def connect(path: Path, key: str | None) -> Connection:
    """Return a connection to a file, to be closed by the caller."""
    # The path goes to the driver as it is: no URL, so # ? % in folder names mean nothing. Without an
    # isolation level it begins no transactions of its own: it would leave DDL outside of them.
    connection: Connection = sqlcipher3.connect(
        str(path), timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr on a wrong key
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")  # raw: nothing is derived from it
    for rule in _RULES:
        connection.execute(rule)
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


@contextmanager
def transaction(connection: Connection, *, writes: bool) -> Iterator[Connection]:
    """Begin a transaction that ends with the block: what the block has not committed is taken back."""
    connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    try:
        yield connection
    finally:
        with suppress(Error):  # a connection that is beyond this is not lent again
            if connection.in_transaction:
                connection.execute("ROLLBACK")


class Connections:
    """The connections to one file: each is lent to one block at a time, and kept for the next."""

    def __init__(self, path: Path, key: str | None) -> None:
        """Open nothing yet."""
        self._path, self._key = path, key
        self._idle: deque[Connection] = deque()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """Give a connection for the block; from any thread."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = connect(self._path, self._key)
        try:
            yield connection
        finally:
            if self._closed or not _is_well(connection):
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close all; one that is lent is closed when it comes back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()


def _is_well(connection: Connection) -> bool:
    try:
        return not connection.in_transaction and connection.execute("SELECT 1").fetchone() is not None
    except Error:
        return False
