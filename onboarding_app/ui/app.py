"""Starts the window: first its frame, then the data file, so that something is seen at once."""

# ruff: noqa: PLC0415 - imports where they are used: SQL costs time that the first paint should not wait for

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings, load_settings, save_settings
from onboarding_app.ui import pages
from onboarding_app.ui.ahead import Ahead
from onboarding_app.ui.files import open_file
from onboarding_app.ui.language import speak
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.tasks import wait_for_all
from onboarding_app.ui.theme import icon, load_first_fonts, load_other_fonts, put_on
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.catalogue import Catalogue
    from onboarding_app.storage.database import Database

LOG = logging.getLogger(__name__)

SOON = 1_000
"""Milliseconds after the opening in which nothing is fetched ahead: the first page comes first."""

QUIET = 5_000
"""Milliseconds after the opening in which the day's backup is not begun: the first pages come first."""


def run(path: Path | None, *, today: Callable[[], date], language: str | None = None) -> int:
    """Show the window on a data file (None: the last one, else the first-run assistant).

    Returns the exit status.
    """
    settings = load_settings()
    if language is not None:
        settings = replace(settings, language=language)
    application = make_application(settings)
    texts = Texts(settings.language)
    window = make_shell(application, settings, texts)
    sys.excepthook = _hook(window, texts)
    outcome: list[int] = []

    def fill() -> None:
        load_other_fonts()
        if not begin(path, window, texts, today):
            outcome.append(1)
            application.exit(1)
            return
        QTimer.singleShot(SOON, Ahead(window).begin)
        QTimer.singleShot(QUIET, window.files.back_up_daily)

    first = _FirstPaint(window)
    first.done.connect(fill, Qt.ConnectionType.QueuedConnection)
    window.show()
    status = application.exec()
    wait_for_all()
    if window.workspace is not None:
        window.workspace.database.close()
    return outcome[0] if outcome else status


class _FirstPaint(QObject):
    """Tells once that a window was painted: what takes long begins after that, not after it was asked for."""

    done = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Watch this window."""
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the paint event, and let everything pass."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.done.emit()
        return False


def make_application(settings: Settings) -> QApplication:
    """Return the application with its fonts and the texts of Qt's own dialogs."""
    existing = QApplication.instance()
    # The style comes as an argument, for to ask for it later loads all that PySide knows of styles.
    application = existing if isinstance(existing, QApplication) else QApplication(["", "-style", "fusion"])
    application.setApplicationName("Ankerpunkt")
    application.setOrganizationName("Ankerpunkt")
    speak(application, settings.language)
    load_first_fonts()
    return application


def make_shell(application: QApplication, settings: Settings, texts: Texts) -> MainWindow:
    """Return the window without a file, with the look of the settings."""
    palette = put_on(application, settings)
    window = MainWindow(settings, palette, texts, save_settings)
    window.setWindowTitle("Ankerpunkt")
    window.setWindowIcon(icon("anchor", palette.colour("accent"), 4))
    return window


def make_window(
    database: "Database",
    catalogue: "Catalogue",
    settings: Settings,
    *,
    texts: Texts,
    today: Callable[[], date],
    keep: Callable[[Settings], None] = lambda _settings: None,
) -> MainWindow:
    """Return the window on an open file; `keep` stores changed settings (by default nobody does)."""
    application = make_application(settings)
    load_other_fonts()
    palette = put_on(application, settings)
    window = MainWindow(settings, palette, texts, keep)
    window.open(Workspace(database, catalogue, texts, today))
    return window


def begin(path: Path | None, window: MainWindow, texts: Texts, today: Callable[[], date]) -> bool:
    """Open a data file in the window, asking for one where none is known; tell whether one is open now.

    A file that the command line named is opened or refused; instead of another one the user may choose.
    """
    last = Path(window.settings.last_file) if window.settings.last_file else None
    wanted = path or last
    if wanted is not None and open_file(wanted, window, texts, today):
        return True
    if path is not None:
        return False
    from onboarding_app.catalogue import load_catalogue

    while (begun := pages.first_run(window, load_catalogue(), texts, today)) is not None:
        if open_file(begun[0], window, texts, today):
            pages.begin_with(window, begun[1])
            return True
    return False


def _hook(
    window: MainWindow, texts: Texts
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what happens on a mistake of ours: it is logged, and the user is told."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        LOG.error("an action of the window failed", exc_info=(kind, error, trace))
        window.strip.tell_failed(
            texts("Something in the program itself failed; nothing was changed. Please report it.")
        )

    return told
