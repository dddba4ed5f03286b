"""About whom a paper is: everybody, one person, the people chosen in the list, or a mentor."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from onboarding_app.domain.people import WorkerId
from onboarding_app.services.people import mentors, names
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.workspace import Workspace

LETTERS = 24
"""Letters of a name that the field has room for at least."""

EVERYBODY, SEVERAL = WorkerId(-1), WorkerId(-2)


class PersonChoice(ChoiceField):
    """Offers the people, or the mentors, that the file holds."""

    def __init__(self, workspace: Workspace) -> None:
        """Mean everybody."""
        super().__init__(workspace.texts("Person"), [(EVERYBODY, workspace.texts("everybody"))])
        # The width of the longest of thousands of names is not worth the time to measure them.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self._workspace = workspace
        self._several: Sequence[WorkerId] = ()
        self.of_mentors = False
        self._known: Sequence[tuple[int, str]] | None = None
        workspace.changed.connect(self._forget)

    @property
    def ids(self) -> Sequence[WorkerId]:
        """Whom is meant, by their ids; nobody in particular where everybody is."""
        chosen = self.value
        if chosen == SEVERAL:
            return self._several
        return () if chosen == EVERYBODY or not isinstance(chosen, int) else (WorkerId(chosen),)

    def mean(self, ids: Sequence[WorkerId]) -> None:
        """Mean these people."""
        self._several = tuple(ids) if len(ids) > 1 else ()
        self.offer_again(of_mentors=self.of_mentors)
        if ids:
            self.fill(SEVERAL if self._several else ids[0])

    def offer_again(self, *, of_mentors: bool) -> None:
        """Offer whom the file holds now; who was meant still is, unless it is about others now."""
        chosen, workspace = self.value, self._workspace
        if self._known is None or self.of_mentors != of_mentors:
            self._known = _everybody(workspace, of_mentors=of_mentors)
        count = len(self._several)
        several = [(SEVERAL, workspace.texts("{n} chosen people", n=count))] if count else []
        self.offer([(EVERYBODY, workspace.texts("everybody")), *several, *self._known])
        self.fill(chosen if self.of_mentors == of_mentors else EVERYBODY)
        self.of_mentors = of_mentors

    @Slot(object)
    def _forget(self, _changes: object) -> None:
        """Read again whom the file holds when they are offered next."""
        self._known = None


def _everybody(workspace: Workspace, *, of_mentors: bool) -> Sequence[tuple[int, str]]:
    if of_mentors:
        return [(mentor.id, mentor.name) for mentor in mentors(workspace.database)]
    return names(workspace.database)
