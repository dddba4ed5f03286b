"""The schema of a data file through SQLAlchemy: made in an empty file, or brought up to date by Alembic.

Loaded only for that, because it costs half a second.
"""

from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from onboarding_app.storage import driver, tables  # noqa: F401  (loads every table)
from onboarding_app.storage.headers import APPLICATION_ID
from onboarding_app.storage.table_base import TableBase
from onboarding_app.storage.versions import HEAD


def make_engine(path: Path, key: str | None) -> Engine:
    """Return an engine for a data file whose transactions write; nothing is opened yet."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        # Gives the key. The dialect "pysqlcipher" always gives one too, and SQLCipher refuses an empty one:
        # with it no file without a key could be opened.
        creator=lambda: driver.connect(path, key),
        poolclass=NullPool,
        hide_parameters=True,  # errors end up in logs, and these values are personal
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def create_file(path: Path, key: str | None) -> None:
    """Make an empty data file; none is left where that fails."""
    try:
        path.touch(mode=0o600)  # for this account alone, where the system knows accounts
        with make_engine(path, key).connect() as connection, connection.begin():
            create_schema(connection)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def create_schema(connection: Connection) -> None:
    """Make all tables in an empty file; a test holds the result against that of the migrations."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    TableBase.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))
