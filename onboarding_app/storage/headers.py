"""What a file is, told from its first bytes: a file that is not ours is never handed to the database."""

import os
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError

APPLICATION_ID = int.from_bytes(b"AnkP")
"""Stands in the file's header, so that another program's database is told from ours."""

_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096
_HEADER = 100
_ID_AT, _SIZE_AT, _PAGES_AT = 68, 16, 28
_ENCRYPTED_LOOK = 200
"""So many different byte values stand in an encrypted page; text and tables have far fewer."""


def refuse_unless_new(path: Path) -> None:
    """Refuse a place where no new data file can be made.

    Raises:
        FileRefusedError: something stands there already, or the folder is missing or not writable.
    """
    _refuse_bad_folder(path)
    if path.exists():
        raise FileRefusedError("file_exists", file=path.name)
    if not os.access(path.parent, os.W_OK):
        raise FileRefusedError("folder_read_only", folder=str(path.parent))


def refuse_unless_ours(path: Path, *, keyed: bool, writing: bool) -> None:
    """Refuse what is no data file of this program, as far as its first bytes and its rights tell.

    Raises:
        FileRefusedError: it is missing, empty, foreign, cut off, not writable, or encrypted without a key.
    """
    _refuse_bad_folder(path)
    if path.is_dir():
        raise FileRefusedError("file_is_folder", file=path.name)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_PAGE)
    except FileNotFoundError as error:
        raise FileRefusedError("file_missing", file=str(path)) from error
    except OSError as error:
        raise FileRefusedError("file_unreadable", file=path.name) from error
    key = _what_is_wrong(start, size, keyed=keyed)
    if key:
        raise FileRefusedError(key, file=path.name)
    if writing and not os.access(path, os.W_OK):
        raise FileRefusedError("file_read_only", file=path.name)


def _refuse_bad_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise FileRefusedError("folder_missing", folder=str(path.parent))


def _what_is_wrong(start: bytes, size: int, *, keyed: bool) -> str:
    if not start:
        return "file_empty"
    if start.startswith(_MAGIC):
        return _what_is_wrong_when_plain(start, size) or ("file_not_encrypted" if keyed else "")
    if size % _PAGE or len(set(start)) <= _ENCRYPTED_LOOK:
        return "file_no_database"
    return "" if keyed else "file_encrypted"


def _what_is_wrong_when_plain(start: bytes, size: int) -> str:
    if len(start) < _HEADER:
        return "file_damaged"
    if int.from_bytes(start[_ID_AT : _ID_AT + 4]) != APPLICATION_ID:
        return "file_foreign"
    page = int.from_bytes(start[_SIZE_AT : _SIZE_AT + 2])
    pages = int.from_bytes(start[_PAGES_AT : _PAGES_AT + 4])
    return "file_damaged" if size < pages * (page if page != 1 else 1 << 16) else ""
