"""A folder for copies that only this user may read: gone when the program ends, swept after a crash."""

import atexit
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

PREFIX = "ankerpunkt-offen-"
"""How the folders are called; behind it stands the number of the process that made it."""


@cache
def private_folder() -> Path:
    """Return the folder of this run, made on first use; those that a crash left behind are removed then."""
    sweep()
    made = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(_remove, made)
    return made


def sweep() -> None:
    """Remove folders of runs that are over; what is still open in another program stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if number.isascii() and number.isdecimal() and not _runs(int(number)):
            _remove(folder)


def _runs(process: int) -> bool:
    """Whether a process with that number runs; a number that was given anew only keeps a folder longer."""
    if process == os.getpid():
        return True
    if os.name == "nt":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    """Ask Windows, where a signal 0 would end the process instead of asking for it."""
    import ctypes  # noqa: PLC0415 - there is no need for it elsewhere

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    handle = kernel.OpenProcess(0x1000, False, process)  # noqa: FBT003 - PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _remove(folder: Path) -> None:
    """Remove a folder with its read-only copies; what is held open elsewhere waits for the next time."""

    def writable(retry: Callable[[str], object], path: str, _error: object) -> None:
        try:
            Path(path).chmod(stat.S_IRWXU)
            retry(path)
        except OSError:
            return

    shutil.rmtree(folder, onerror=writable)
