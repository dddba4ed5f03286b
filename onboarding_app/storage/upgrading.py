"""Brings a data file of an older version up to date: all of it or nothing, after a copy was put beside it."""

from contextlib import closing
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import Connection

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage import driver, versions
from onboarding_app.storage.copies import copy_into, free_name
from onboarding_app.storage.refusals import refusal
from onboarding_app.storage.schema import make_engine


def bring_up_to_date(path: Path, key: str | None, version: str) -> None:
    """Migrate a file of another version, after a copy was put beside it.

    Raises:
        FileRefusedError: a newer program wrote it, or it cannot be migrated; it was left as it was.
    """
    if not is_older(version, versions.HEAD, versions.SCRIPTS):
        raise FileRefusedError("file_newer", file=path.name, version=version)
    backup = free_name(path, f"version-{version}")
    with closing(driver.connect(path, key)) as connection:
        copy_into(connection, backup)
    with make_engine(path, key).connect() as migrated:
        # A rebuilt table would take the rows that point to it along; `upgrade` looks at all links afterwards.
        migrated.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        try:
            with migrated.begin():
                upgrade(migrated, versions.HEAD, versions.SCRIPTS)
        except Exception as error:
            told = refusal(error, path)
            raise told or FileRefusedError("upgrade_failed", file=path.name, backup=backup.name) from error


def is_older(version: str, head: str, scripts: Path) -> bool:
    """Whether a file of that version can be brought up to date; False for one of a newer program."""
    try:
        steps = list(_directory(scripts).iterate_revisions(head, version))
    except (CommandError, RevisionError):
        return False
    return bool(steps)


def upgrade(connection: Connection, head: str, scripts: Path) -> None:
    """Run the missing migrations within the transaction that the caller has begun.

    Raises:
        ValueError: a migration left rows that point nowhere; the caller rolls back.
    """
    directory = _directory(scripts)

    def steps(version: Any, _context: object) -> list[Any]:  # noqa: ANN401  (Alembic's own, untyped)
        return directory._upgrade_revs(head, version)  # noqa: SLF001  (as Alembic's own command does)

    with EnvironmentContext(_config(scripts), directory, fn=steps, destination_rev=head) as environment:
        environment.config.attributes["connection"] = connection
        directory.run_env()
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        msg = "a migration left rows that point nowhere"
        raise ValueError(msg)


def _directory(scripts: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(scripts))


def _config(scripts: Path) -> Config:
    config = Config()
    # Config reads % as the start of a reference, and a folder may be called so.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
