"""The schema: as the migrations make it, and what it refuses by itself."""

import re
from pathlib import Path

import sqlcipher3

from onboarding_app.storage.schema import create_file, make_engine
from onboarding_app.storage.upgrading import upgrade
from onboarding_app.storage.versions import HEAD, SCRIPTS


def parts_of(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the tables and indexes of a file, each as its sorted parts: their order says nothing."""
    connection = sqlcipher3.connect(str(path))
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {
        name: tuple(sorted(re.sub(r'[\s"]+', " ", part).strip() for part in _split(sql)))
        for name, sql in found
    }


def _split(sql: str) -> list[str]:
    head, _, rest = sql.partition("(")
    depth, parts, part = 0, [head], ""
    for char in rest[: rest.rindex(")")]:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [*parts, part, rest[rest.rindex(")") :]]


def migrated(path: Path, head: str = HEAD, scripts: Path = SCRIPTS) -> None:
    """Make a file by its migrations alone."""
    with make_engine(path, None).connect() as connection, connection.begin():
        upgrade(connection, head, scripts)


def test_migrations_make_the_same_tables_as_a_new_file_has(tmp_path):
    migrated(tmp_path / "migrated.db")
    create_file(tmp_path / "new.db", None)
    assert parts_of(tmp_path / "migrated.db") == parts_of(tmp_path / "new.db")
