"""Copies of an open data file, made by the database itself: a file copied by hand may be torn."""

import os
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage.driver import Connection


def copy_into(connection: Connection, target: Path) -> None:
    """Write a whole, compact copy with the same key; it stands at its place complete and sound or not at all.

    Raises:
        FileRefusedError: something stands there already, the folder is missing or not writable, or what was
            written could not be read back whole.
    """
    if not target.parent.is_dir():
        raise FileRefusedError("folder_missing", folder=str(target.parent))
    if target.exists():
        raise FileRefusedError("file_exists", file=target.name)
    if not os.access(target.parent, os.W_OK):
        raise FileRefusedError("folder_read_only", folder=str(target.parent))
    # With the process in it, for two backups of one second must not take each other's away.
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        _refuse_unsound(connection, unfinished, target.name)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_unsound(connection: Connection, written: Path, name: str) -> None:
    """Read back what was written, with the key of the file that is open."""
    connection.execute("ATTACH DATABASE ? AS written", (str(written),))
    try:
        (found,) = connection.execute("PRAGMA written.integrity_check(1)").fetchone() or ("",)
    finally:
        connection.execute("DETACH DATABASE written")
    if found != "ok":
        raise FileRefusedError("file_damaged", file=name)


def free_name(path: Path, word: str) -> Path:
    """Return a name beside a file that is not taken, with a word in it: `firm.db` gives `firm.word.db`."""
    return unused(path.with_name(f"{path.stem}.{word}{path.suffix}"))


def unused(path: Path) -> Path:
    """Return this name, or with the first number that is not taken: `firm.db` gives `firm-2.db`."""
    name, number = path, 2
    while name.exists():
        name = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return name
