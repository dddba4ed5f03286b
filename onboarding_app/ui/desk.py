"""What a page may ask of the window it stands in."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from onboarding_app.domain.people import WorkerId
from onboarding_app.settings import Settings

if TYPE_CHECKING:
    from onboarding_app.ui.files import Files


class Desk(Protocol):
    """The window as pages see it: it opens other pages and dialogs and tells the user things."""

    settings: Settings
    files: "Files"

    def show_page(self, key: str) -> None:
        """Show a page of the navigation."""

    def open_person(self, worker_id: WorkerId) -> None:
        """Show one person's page."""

    def open_check_in(self, worker_id: WorkerId | None = None) -> None:
        """Show the form of a talk; without a person ask with whom."""

    def open_report(self, kind: str, *worker_ids: WorkerId, month: date | None = None) -> None:
        """Show the dialog of a report, about these people; of deadlines, as the sheet of that month."""

    def open_import(self) -> None:
        """Begin to import a list."""

    def open_new_person(self) -> None:
        """Ask for a new person."""

    def edit_person(self, worker_id: WorkerId) -> None:
        """Show the form of a person."""

    def record_departure(self, worker_id: WorkerId) -> None:
        """Ask about the end of an employment."""

    def use_settings(self, settings: Settings) -> None:
        """Keep changed settings and show everything anew with them."""

    def remember(self, settings: Settings) -> None:
        """Keep settings for the next start that change nothing that is shown."""

    def note_saved(self, words: str) -> None:
        """Say quietly in the status line that something is safe."""

    def offer(self, sentence: str, word: str, act: Callable[[], object]) -> None:
        """Tell the user something, and offer to do what it is about."""

    def say(self, sentence: str) -> None:
        """Tell the user something that needs no answer."""
