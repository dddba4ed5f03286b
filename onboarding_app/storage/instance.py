"""Who has a data file open: one program at a time may write to it.

The lock is the operating system's own on a file beside the data file, so a killed program leaves none behind;
the file's text says who holds it and since when. It goes away with the program that made it.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from onboarding_app.domain.errors import FileRefusedError

_SUFFIX = ".lock"
_FAR_OUT = 1 << 30
"""Windows refuses to read bytes that are locked, so the locked one lies far behind the text."""


@dataclass(frozen=True)
class Holder:
    """Who has a file open, on which computer, since when (UTC)."""

    who: str
    host: str
    since: datetime | None


class InstanceLock:
    """The right to write to a data file, until it is given back."""

    def __init__(self, path: Path, handle: int) -> None:
        """Hold the lock of that file through an open handle of it."""
        self._path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, data_file: Path, who: str, now: datetime) -> Self:
        """Take the right to write to a data file.

        Raises:
            FileRefusedError: another program has it open, or nothing can be written beside it.
        """
        path = lock_path(data_file)
        while True:
            try:
                handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise FileRefusedError("folder_read_only", folder=str(data_file.parent)) from error
            try:
                locked = _lock(handle)
            except OSError as error:  # some network folders lock nothing: no place for a data file
                os.close(handle)
                path.unlink(missing_ok=True)
                raise FileRefusedError("lock_not_possible", file=data_file.name) from error
            if not locked:
                os.close(handle)
                raise _held(data_file)
            if _is_same(handle, path):
                break
            os.close(handle)  # the program before us has just removed the file that we locked
        lock = cls(path, handle)
        try:
            lock._write(Holder(who, _host(), now))
        except OSError as error:
            lock.give_back()
            raise FileRefusedError("disk_full", file=data_file.name) from error
        return lock

    def give_back(self) -> None:
        """Let others write; doing it twice does nothing."""
        if self._handle is None:
            return
        # Removed while it is still locked, so nobody has taken it meanwhile; Windows removes no open file.
        with suppress(OSError):
            self._path.unlink()
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()

    def _write(self, holder: Holder) -> None:
        assert self._handle is not None  # noqa: S101  (just taken)
        since = holder.since.isoformat() if holder.since else ""
        text = json.dumps({"who": holder.who, "host": holder.host, "since": since, "pid": os.getpid()})
        os.ftruncate(self._handle, 0)
        os.write(self._handle, text.encode())


def lock_path(data_file: Path) -> Path:
    """Return the path of the file that is locked for a data file."""
    return data_file.with_name(data_file.name + _SUFFIX)


def holder_of(data_file: Path) -> Holder:
    """Return what the lock beside a data file says of who holds it, empty where it says nothing."""
    try:
        said = json.loads(lock_path(data_file).read_text(encoding="utf-8"))
        return Holder(str(said["who"]), str(said["host"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "", None)


def _held(data_file: Path) -> FileRefusedError:
    holder = holder_of(data_file)
    if holder.since is None:
        return FileRefusedError("file_in_use_somewhere", file=data_file.name)
    return FileRefusedError(
        "file_in_use", file=data_file.name, who=holder.who, host=holder.host, since=holder.since
    )


def _host() -> str:
    """Return this computer's name; `socket` and `platform` tell it too, and cost more than the lock."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR_OUT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
