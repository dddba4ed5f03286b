"""Opens the window. Nothing of the commands is loaded for it: it should be there at once."""

import builtins
import gc
import os
import sys
from datetime import date
from pathlib import Path

from onboarding_app.cli.surroundings import day
from onboarding_app.domain.errors import FileRefusedError

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Environment variables of which one tells on Linux where a window can be shown."""


def open_window(path: Path | None = None, today: date | None = None) -> int:
    """Open the window on a data file (None: the last one) and return its exit status.

    Raises:
        FileRefusedError: there is no display to open it on.
    """
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in DISPLAYS):
        raise FileRefusedError("no_display")
    gc.disable()  # the window collects when it has time (see `ui.tasks`)
    _import_plainly()
    from onboarding_app.ui.app import run  # noqa: PLC0415 - without a display there is no Qt to load

    return run(path, today=lambda: day(today))


def _import_plainly() -> None:
    """Stop PySide from reading the source of every module that is imported from now on.

    It looks there for uses of its `__feature__`, other names for Qt's methods, which nobody uses here.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - as above

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
