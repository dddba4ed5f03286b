"""What the user will want next is fetched and made while the window has nothing to do."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from onboarding_app.ui import pages
from onboarding_app.ui.tasks import Task

if TYPE_CHECKING:
    from onboarding_app.ui.main_window import MainWindow

MODULES = (
    "services.checkpoints",
    "services.setting_aside",
    "services.deeds",
    "services.previewing",
    "services.finding",
    "services.daily_backup",
    "services.near_words",
    "wording.papers",
    "catalogue.help",
    "ui.screens.person",
    "ui.screens.check_in",
    "ui.screens.people",
    "ui.screens.due",
    "ui.screens.talks",
    "ui.screens.settings",
    "ui.screens.plan",
    "ui.screens.centres",
    "ui.screens.help",
    "ui.dialogs.person_form",
    "ui.dialogs.departure",
    "ui.dialogs.import_list",
    "ui.dialogs.export",
    "ui.dialogs.report",
)
"""Modules that acts, pages and dialogs need, the likeliest first."""

DAILY = (pages.PERSON, pages.CHECK_IN, pages.PEOPLE)
"""Pages that are made before they are asked for."""

EVERY = 300
"""Milliseconds between two of them, so that the window hears the user in between."""


class Ahead(QTimer):
    """Fetches modules beside the window, then makes one page after the other, also after a new look."""

    def __init__(self, window: "MainWindow") -> None:
        """Work for this window."""
        super().__init__(window, interval=EVERY)
        self._window = window
        self._task = Task(_fetch, self)
        self._task.succeeded.connect(self.start)
        self.timeout.connect(self._make_one)

    def begin(self) -> None:
        """Begin to fetch."""
        self._task.start()
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self._task.cancel)

    def _make_one(self) -> None:
        for key in DAILY:
            if self._window.make_page(key):
                return


def _fetch(progress: object, cancelled: Callable[[], bool]) -> None:  # noqa: ARG001 - nobody waits for it
    for name in MODULES:
        if cancelled():
            return
        import_module(f"onboarding_app.{name}")
