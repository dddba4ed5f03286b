"""What the database says no with, turned into what the user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.storage.driver import IntegrityError

_SENTENCES = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "file_read_only",
    "SQLITE_PERM": "file_read_only",
    "SQLITE_BUSY": "file_busy",
    "SQLITE_LOCKED": "file_busy",
    "SQLITE_CORRUPT": "file_damaged",
    "SQLITE_NOTADB": "file_damaged",
    "SQLITE_FORMAT": "file_damaged",
    "SQLITE_IOERR": "file_unreadable",
    "SQLITE_CANTOPEN": "file_unreadable",
    "SQLITE_AUTH": "file_unreadable",
}
"""Which sentence stands for which group of SQLite's results; any other result is a bug of ours."""


def result_name(error: BaseException | None) -> str:
    """Return SQLite's name of a result, "" for what is no such error."""
    error = getattr(error, "orig", error)  # SQLAlchemy wraps the driver's
    return str(getattr(error, "sqlite_errorname", None) or "")


def refusal(error: Exception, path: Path) -> FileRefusedError | None:
    """Return what to tell the user of an error of the database, None when it is a bug of ours."""
    group = "_".join(result_name(error).split("_")[:2])
    key = _SENTENCES.get(group)
    return None if key is None else FileRefusedError(key, file=path.name)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the database within the block into errors for the user.

    Raises:
        FileRefusedError: the file or its disk says no.
    """
    try:
        yield
    except Exception as error:
        told = refusal(error, path)
        if told is None:
            raise
        raise told from error


@contextmanager
def refused_value() -> Iterator[None]:
    """Turn the file's refusal of a row within the block into an error for the user.

    Raises:
        InvalidValueError: such a row exists already, or one of its values cannot be.
    """
    try:
        yield
    except IntegrityError as error:
        what, _, rule = str(error).partition(" constraint failed")
        key = {"UNIQUE": "already_there", "FOREIGN KEY": "points_nowhere"}.get(what)
        if key is None:
            raise InvalidValueError("value_refused", rule=rule.removeprefix(": ")) from error
        raise InvalidValueError(key) from error
