"""The schema of a data file and its version; Alembic is loaded only for a file of another version."""

from pathlib import Path

from sqlalchemy import Connection

from onboarding_app.storage import tables  # noqa: F401  (loads every table)
from onboarding_app.storage.headers import APPLICATION_ID
from onboarding_app.storage.table_base import TableBase

HEAD = "0001"
"""The version of files that this program writes: the newest script in `migrations/versions`."""

SCRIPTS = Path(__file__).parent / "migrations"


def create_schema(connection: Connection) -> None:
    """Make all tables in an empty file; a test holds the result against that of the migrations."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    TableBase.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))


def is_ours(connection: Connection) -> bool:
    """Whether the file says that it is of this program and has a version."""
    application_id = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if application_id != APPLICATION_ID:
        return False
    named = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    return bool(connection.exec_driver_sql(named).scalar())


def version_of(connection: Connection) -> str:
    """Return the version of the file's schema, "" when it says none."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
