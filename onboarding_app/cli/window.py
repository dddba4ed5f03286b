"""Opens the window. Nothing of the commands is loaded for it: it should be there at once."""

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
    from onboarding_app.ui.app import run  # noqa: PLC0415 - without a display there is no Qt to load

    return run(path, today=lambda: day(today))
