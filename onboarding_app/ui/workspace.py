"""The open file as screens see it: they ask it to do things, and hear what changed."""

import logging
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts

if TYPE_CHECKING:
    from onboarding_app.catalogue import Catalogue
    from onboarding_app.storage.database import Database

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """The open data file with the catalogue, the language and the day."""

    changed = Signal(object)
    """A `Changes`: something in the file is different now."""

    failed = Signal(str)
    """A sentence: what was asked for is not possible, and nothing was changed."""

    told = Signal(str)
    """A sentence that needs no answer."""

    done = Signal(str)
    """The name of what was done, and to whom; it can be undone."""

    def __init__(
        self, database: "Database", catalogue: "Catalogue", texts: Texts, today: Callable[[], date]
    ) -> None:
        """Work on this open file."""
        super().__init__()
        self.database = database
        self._shipped = catalogue
        self._with_own: Catalogue | None = None
        self.texts = texts
        self.today = today
        self.unsaved: dict[str, object] = {}
        """What was typed about the firm and is not saved, by the names of its fields."""

    @property
    def catalogue(self) -> "Catalogue":
        """The catalogue with the firm's own plan and advice centres."""
        if self._with_own is None:
            from onboarding_app.services.of_firm import catalogue_of  # noqa: PLC0415  (as below)

            self._with_own = catalogue_of(self.database, self._shipped)
        return self._with_own

    @catalogue.setter
    def catalogue(self, catalogue: "Catalogue") -> None:
        """Take another one, as when a newer directory of centres was taken over."""
        self._shipped, self._with_own = catalogue, None

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.texts.language

    def perform(
        self,
        use_case: Callable[..., Changes],
        *arguments: Any,  # noqa: ANN401 - what the use case takes
        **named: Any,  # noqa: ANN401 - as above
    ) -> Changes | None:
        """Do something with the file; tell all screens what changed, or the user why it is not possible."""
        try:
            changes = use_case(self.database, *arguments, **named)
        except UserError as error:
            self.refuse(error)
            return None
        self.tell(changes)
        return changes

    def attempt(
        self,
        use_case: Callable[..., T],
        *arguments: Any,  # noqa: ANN401 - what the use case takes
    ) -> T | None:
        """Ask the file for something that changes nothing; tell the user where it is not possible."""
        try:
            return use_case(self.database, *arguments)
        except UserError as error:
            self.refuse(error)
            return None

    def tell(self, changes: Changes) -> None:
        """Tell all screens what changed."""
        self._follow(changes)
        if changes.changes:
            self.changed.emit(changes)
        if changes.entry_id is not None:
            self.done.emit(self.name_of(changes))

    def name_of(self, changes: Changes) -> str:
        """Return what was done, and to whom, in words."""
        from onboarding_app.services.deeds import deed_of  # noqa: PLC0415  (the first paint should not wait)
        from onboarding_app.wording.actions import deed_name  # noqa: PLC0415  (as above)

        deed = deed_of(self.database, self.catalogue, changes, self.language)
        return deed_name(
            deed.action,
            self.texts,
            people=deed.people,
            worker_name=deed.worker_name,
            checkpoint=deed.checkpoint,
        )

    def refuse(self, error: UserError) -> None:
        """Tell the user why something is not possible."""
        from onboarding_app.wording.errors import error_sentence  # noqa: PLC0415  (the first paint should not wait)

        self.failed.emit(error_sentence(error, self.texts))

    def crashed(self, error: Exception) -> None:
        """Tell the user that a bug of ours showed; the details go to the log, without personal data."""
        _log.error("unexpected: %s", type(error).__name__, exc_info=error)
        texts = self.texts
        self.failed.emit(
            texts("Something in the program itself failed; nothing was changed. Please report it.")
        )

    def undo(self) -> Changes | None:
        """Take the latest action back and tell which; None when that is not possible."""
        changes = self._replay(self.database.undo)
        if changes is not None:
            self.told.emit(self.texts("{action}: undone.", action=self.name_of(changes)))
        return changes

    def redo(self) -> Changes | None:
        """Do again what was taken back and tell which; None when that is not possible."""
        changes = self._replay(self.database.redo)
        if changes is not None:
            self.done.emit(self.name_of(changes))
        return changes

    def _replay(self, replay: Callable[[], Changes]) -> Changes | None:
        try:
            changes = replay()
        except UserError as error:
            self.refuse(error)
            return None
        self._follow(changes)
        self.changed.emit(changes)
        return changes

    def _follow(self, changes: Changes) -> None:
        """Read the firm's own plan and advice centres again where they changed."""
        of_firm = any(it.kind is Kind.ANSWER and it.worker_id is None for it in changes.changes)
        if of_firm or changes.touch(Kind.ADVICE_CENTRE, Kind.TEMPLATE_CHANGE, Kind.OWN_TEMPLATE):
            self._with_own = None
