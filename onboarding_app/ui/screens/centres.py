"""Advice centres: who helps with a track, and whether the firm has checked the contact."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import folded
from onboarding_app.services.centres import service_lines
from onboarding_app.services.own_centres import current_catalogue, forget_centre, take_directory
from onboarding_app.services.read_models import ServiceLine
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.centre_form import edit_centre
from onboarding_app.ui.models.people_columns import centre_columns
from onboarding_app.ui.screens.person_entries import Entries, LineDeed
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import track_name

MOST = 1000


class CentresScreen(Page):
    """The table of advice centres, narrowed by track and by what is typed."""

    reads_in_own_turn = True

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        texts = self._texts
        self.head = PageHead(texts("Advice centres"))
        self.body.addWidget(self.head)
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search advice centres"))
        self.search.setPlaceholderText(texts("Name, carrier, place"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(em() * 20)
        self.search.textChanged.connect(self.reload)
        tracks = [(None, texts("All tracks")), *((track, track_name(track, texts)) for track in Track)]
        self.track = ChoiceField(texts("Track"), tracks)
        self.track.edited.connect(self.reload)
        filters = Flow(spacing=8)
        filters.add(self.search)
        filters.add(self.track)
        self.body.addWidget(filters)
        self.table = LineTable(
            texts("Advice centres"), centre_columns(texts), palette, wide=0, sortable=True, wraps=True
        )
        self.table.setMinimumHeight(em() * 20)
        card = Card()
        card.add(Entries(self.table, texts, self._deeds(), headed=False), 1)
        card.add(label(texts("Contacts change: please check one before you rely on it."), "muted", wrap=True))
        self.body.addWidget(card, 1)

    def _deeds(self) -> tuple[LineDeed, ...]:
        """Return what can be done: enter one, put one right, and let the directory count again."""
        texts, workspace = self._texts, self._workspace

        def add(_line: object) -> None:
            edit_centre(workspace, AdviceCentre(name="", checked_on=workspace.today()), self)

        def change(line: ServiceLine) -> None:
            edit_centre(workspace, replace(line.centre, checked_on=workspace.today()), self)

        def forget(line: ServiceLine) -> None:
            workspace.perform(forget_centre, line.centre)

        return (
            LineDeed(texts("Add …"), add, "Ins", on_line=False),
            LineDeed(texts("Change …"), change, "F2"),
            LineDeed(texts("Delete own entry"), forget, "Del"),
            LineDeed(texts("Take over a newer directory …"), lambda _line: self._take(), on_line=False),
        )

    def _take(self) -> None:
        """Take a newer directory over from a file."""
        texts = self._texts
        chosen, _ = QFileDialog.getOpenFileName(self, texts("A newer directory"), "", "*.toml")
        if not chosen:
            return
        taken = self._workspace.attempt(lambda _database: take_directory(Path(chosen)))
        if taken is not None:
            self._workspace.catalogue = current_catalogue()
            self.reload()
            self._workspace.told.emit(
                texts.plural("{n} advice centre taken over.", "{n} advice centres taken over.", taken)
            )

    def look_for(self, words: str) -> None:
        """Show the advice centres with these words."""
        self.track.fill(None)
        self.search.setText(words)

    @Slot()
    def reload(self) -> None:
        """Show the advice centres that fit."""
        track = self.track.value
        tracks = {track} if isinstance(track, Track) else set(Track)
        words = folded(self.search.text()).split()
        lines = [
            line
            for line in service_lines(
                self._workspace.catalogue, tracks, most=MOST, language=self._workspace.language
            )
            if all(word in folded(f"{line.name} {line.carrier} {line.city}") for word in words)
        ]
        self.table.show_lines(lines)
        self.head.tell(self._texts.plural("{n} advice centre", "{n} advice centres", len(lines)))
