"""Whose a file is, and of which version its schema."""

from pathlib import Path

from onboarding_app.domain.changes import Kind
from onboarding_app.storage.driver import Connection
from onboarding_app.storage.headers import APPLICATION_ID

HEAD = "0005"
"""The version of files that this program writes: the newest script in `migrations/versions`."""

SCRIPTS = Path(__file__).parent / "migrations"


TABLES = frozenset(kind.value for kind in Kind) | {"journal_entry", "journal_change", "document_content"}
"""The tables of that version."""


def is_ours(connection: Connection) -> bool:
    """Whether the file says that it is of this program and has a version."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        return False
    named = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    return connection.execute(named).fetchone() == (1,)


def is_whole(connection: Connection) -> bool:
    """Whether a file of today's version has all its tables."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in found} >= TABLES


def version_of(connection: Connection) -> str:
    """Return the version of the file's schema, "" when it says none."""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""
