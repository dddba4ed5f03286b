"""The pages and dialogs of the window, each made when it is first wanted."""

# ruff: noqa: PLC0415 - imports where they are used: SQL and PDF cost time that the first paint should not wait for

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.explained import explained, topic_at
from onboarding_app.ui.widgets.navigation import Entry
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.catalogue import Catalogue
    from onboarding_app.ui.main_window import MainWindow

OVERVIEW, PEOPLE, DUE, TALKS, REPORTS, CENTRES = "overview", "people", "due", "talks", "reports", "centres"
SETTINGS, HELP, PERSON, CHECK_IN, PLAN = "settings", "help", "person", "check_in", "plan"

BELONGS_TO = {PERSON: PEOPLE, CHECK_IN: TALKS, PLAN: SETTINGS}
"""Which entry of the navigation is marked while a page without an own one is open."""

Maker = Callable[[Workspace, Palette, Desk], QWidget]


def entries(texts: Texts) -> tuple[Entry, ...]:
    """Return what the navigation offers."""

    def ctrl(key: str) -> str:
        return texts("Ctrl+{key}", key=key)

    return (
        Entry(key=OVERVIEW, word=texts("Overview"), icon="house", shortcut=ctrl("1")),
        Entry(key=PEOPLE, word=texts("Skilled workers"), icon="users", shortcut=ctrl("2")),
        Entry(key=DUE, word=texts("Deadlines"), icon="calendar-clock", shortcut=ctrl("3")),
        Entry(key=TALKS, word=texts("Check-ins"), icon="messages-square", shortcut=ctrl("4")),
        Entry(key=REPORTS, word=texts("Reports"), icon="file-text", shortcut=ctrl("5")),
        Entry(key=CENTRES, word=texts("Advice centres"), icon="life-buoy", shortcut=ctrl("6")),
        Entry(key=SETTINGS, word=texts("Settings"), icon="settings", shortcut=ctrl(","), at_foot=True),
        Entry(key=HELP, word=texts("Help"), icon="circle-question-mark", shortcut="F1", at_foot=True),
    )


def _overview(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.overview import OverviewScreen

    return OverviewScreen(workspace, palette, desk)


def _people(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.people import PeopleScreen

    return PeopleScreen(workspace, palette, desk)


def _person(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.person import PersonScreen

    return PersonScreen(workspace, palette, desk)


def _due(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.due import DueScreen

    return DueScreen(workspace, palette, desk)


def _talks(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.talks import TalksScreen

    return TalksScreen(workspace, palette, desk)


def _centres(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.centres import CentresScreen

    return CentresScreen(workspace, palette, desk)


def _help(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.help import HelpScreen

    return HelpScreen(workspace, palette, desk)


def _reports(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.reports import ReportsScreen

    return ReportsScreen(workspace, palette, desk)


def _settings(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.settings import SettingsScreen

    return SettingsScreen(workspace, palette, desk)


def _plan(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.plan import PlanScreen

    return PlanScreen(workspace, palette, desk)


def _check_in(workspace: Workspace, palette: Palette, desk: Desk) -> QWidget:
    from onboarding_app.ui.screens.check_in import CheckInScreen

    def offer_back(worker_id: WorkerId, typed: str) -> None:
        def bring_back() -> None:
            screen.bring_back(worker_id, typed)
            desk.open_check_in(worker_id)

        desk.offer(workspace.texts("The talk was discarded."), workspace.texts("Bring it back"), bring_back)

    screen = CheckInScreen(workspace, palette)
    screen.closed.connect(lambda worker_id: desk.open_person(WorkerId(worker_id)))
    screen.gone.connect(lambda: desk.show_page(TALKS))
    screen.discarded.connect(lambda worker_id, typed: offer_back(WorkerId(worker_id), typed))
    screen.draft_kept.connect(lambda: desk.note_saved(workspace.texts("Draft saved")))
    screen.prepare_wanted.connect(lambda worker_id: desk.open_report("preparation", WorkerId(worker_id)))
    screen.print_wanted.connect(lambda worker_id: desk.open_report("checkin", WorkerId(worker_id)))
    return screen


MAKERS: Mapping[str, Maker] = {
    OVERVIEW: _overview,
    PEOPLE: _people,
    PERSON: _person,
    DUE: _due,
    TALKS: _talks,
    CENTRES: _centres,
    HELP: _help,
    REPORTS: _reports,
    SETTINGS: _settings,
    PLAN: _plan,
    CHECK_IN: _check_in,
}


def made(key: str, workspace: Workspace, palette: Palette, window: "MainWindow") -> QWidget:
    """Return a page, explained by the help's topic of its name."""
    return explained(MAKERS[key](workspace, palette, window), key)


def topic_here(page: str) -> str:
    """Return which topic of the help explains the place where the keyboard stands, else that of the page."""
    return topic_at(QApplication.focusWidget()) or page


def new_person(window: "MainWindow", workspace: Workspace) -> WorkerId | None:
    """Ask for a new person and return who was added, None for nobody."""
    return edit_person(window, workspace, None)


def edit_person(window: "MainWindow", workspace: Workspace, worker_id: WorkerId | None) -> WorkerId | None:
    """Show the form of a person (None: a new one) and return who was stored, None for nobody."""
    from onboarding_app.ui.dialogs.person_form import PersonDialog

    dialog = PersonDialog(workspace, worker_id, window)
    return dialog.worker_id if _shown(dialog, workspace.texts, PERSON) else None


def record_departure(window: "MainWindow", workspace: Workspace, worker_id: WorkerId) -> None:
    """Ask about the end of an employment."""
    from onboarding_app.ui.dialogs.departure import DepartureDialog

    _shown(DepartureDialog(workspace, worker_id, window), workspace.texts, "person#leaving")


def import_list(window: "MainWindow", workspace: Workspace, palette: Palette) -> None:
    """Begin to import a list."""
    from onboarding_app.ui.dialogs.import_list import ImportDialog

    _shown(ImportDialog(workspace, palette, window), workspace.texts, "import")


def report(
    window: "MainWindow",
    workspace: Workspace,
    palette: Palette,
    kind: str,
    worker_ids: Sequence[WorkerId],
    month: date | None,
) -> None:
    """Show the dialog of a report."""
    from onboarding_app.ui.dialogs.report import ReportDialog

    dialog = ReportDialog(workspace, palette, kind, worker_ids, window, month)
    _shown(dialog, workspace.texts, REPORTS)


def first_run(
    window: "MainWindow", catalogue: "Catalogue", texts: Texts, today: Callable[[], date]
) -> tuple[Path, str] | None:
    """Ask for the firm and where to begin; return the data file, and what is wanted first."""
    from onboarding_app.ui.dialogs.first_run import FirstRunDialog

    dialog = FirstRunDialog(catalogue, texts, window.settings, today, window)
    accepted = _shown(dialog, texts, "first-steps")
    return (dialog.path, dialog.begin) if accepted and dialog.path is not None else None


def _shown(dialog: QDialog, texts: Texts, topic: str) -> bool:
    """Show a dialog with its topic of the help, and let go of it; True if it was accepted."""
    from onboarding_app.ui.dialogs.help import with_help

    accepted = bool(with_help(dialog, texts, topic).exec())
    dialog.deleteLater()  # else it would stay as long as the window
    return accepted


def begin_with(window: "MainWindow", wanted: str) -> None:
    """Open what the user wants to do first with a new data file; from made-up people there is a way out."""
    from onboarding_app.ui.dialogs.first_run import BEGIN_DEMO, BEGIN_IMPORT, BEGIN_PERSON

    if wanted == BEGIN_IMPORT:
        window.open_import()
    elif wanted == BEGIN_PERSON:
        window.open_new_person()
    elif wanted == BEGIN_DEMO:
        texts = window.texts
        window.offer(
            texts("All people here are made up."), texts("Make your own file"), window.files.make_new
        )
    if wanted != BEGIN_PERSON:  # whose page is open then, and shows the way itself
        show_tour(window)


def show_tour(window: "MainWindow") -> None:
    """Show the way in three steps, beside the window."""
    from onboarding_app.ui.dialogs.tour import TourDialog

    shown = window.findChild(TourDialog)
    if shown is not None:
        shown.close()
    tour = TourDialog(window.texts, window.show_page, window)
    tour.finished.connect(tour.deleteLater)
    tour.show()


def offer_drafts(window: "MainWindow") -> None:
    """Offer to go on with talks that were begun and never saved, as after a crash."""
    from onboarding_app.services.drafts import draft_lines

    drafts = draft_lines(window.workspace.database) if window.workspace is not None else ()
    if not drafts:
        return
    texts, worker_id = window.texts, drafts[0].worker_id if len(drafts) == 1 else None
    window.offer(
        texts.plural("A talk was begun and not saved.", "{n} talks were begun and not saved.", len(drafts)),
        texts("Go on with it"),
        lambda: window.open_check_in(worker_id),  # of several it lets choose
    )
