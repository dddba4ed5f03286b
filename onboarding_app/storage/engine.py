"""How a data file is reached: driver, key, and the rules that hold for every connection."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError

_OLDEST = (3, 51, 3)
"""Earlier versions of SQLite can damage a file (data-safety notes)."""

_KEY_DIGITS = 64
_PATIENCE = 10.0
"""Seconds to wait for another connection to finish before saying that the file is busy."""


def make_engine(path: Path, key: str | None) -> Engine:
    """Return an engine for a data file; nothing is opened yet.

    Raises:
        FileRefusedError: the database library of this PC is too old.
        InvalidValueError: the key is not 64 hexadecimal digits.
    """
    if sqlcipher3.sqlite_version_info < _OLDEST:
        raise FileRefusedError("sqlite_too_old", version=sqlcipher3.dbapi2.sqlite_version)
    engine = create_engine(
        _url(path, key),
        module=sqlcipher3,
        creator=lambda: _connect(path),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=16,
        hide_parameters=True,  # errors end up in logs, and these values are personal
    )
    event.listen(engine, "connect", _set_rules)
    event.listen(engine, "begin", _begin)
    return engine


def keep_rollback_journal(engine: Engine) -> None:
    """Take back a file that was switched to a write-ahead log: copied by hand it would lack the newest."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _url(path: Path, key: str | None) -> URL:
    if key is None:
        # The dialect for keys hands over an empty one where there is none, and the driver refuses that.
        return URL.create("sqlite", database=str(path))
    if len(key) != _KEY_DIGITS or not all(digit in "0123456789abcdefABCDEF" for digit in key):
        raise InvalidValueError("key_malformed")
    # The dialect quotes it, so that the driver receives PRAGMA key = "x'…'": raw, nothing is derived from it.
    return URL.create("sqlite+pysqlcipher", password=f"x'{key}'", database=str(path))


def _connect(path: Path) -> Any:  # noqa: ANN401  (the driver has no types)
    # The path goes to the driver as it is: no URL, so # ? % in folder names mean nothing.
    connection = sqlcipher3.connect(
        str(path), timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr on a wrong key
    return connection


def _set_rules(connection: Any, _record: object) -> None:  # noqa: ANN401
    # Transactions are begun by `_begin` alone: the driver itself would leave DDL outside of them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
