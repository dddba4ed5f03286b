"""The right column of the start page: who needs attention, open questions, tracks, what waits for others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.services.start_models import CheckpointLine, Standing
from onboarding_app.ui.acting import answer
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.work_columns import (
    attention_columns,
    title_columns,
    track_columns,
    waiting_columns,
)
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.curve_view import CurveView
from onboarding_app.ui.widgets.explained import explained
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.questions import QuestionsCard
from onboarding_app.ui.widgets.track_bar import TrackBarDelegate
from onboarding_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from onboarding_app.services.read_models import AttentionSummary, PersonLine


class OverviewSide(QWidget):
    """Cards that are filled when what they show has been worked out."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the cards."""
        super().__init__()
        explained(self, "overview#side")
        self._palette, self._desk, self._texts = palette, desk, workspace.texts
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.questions = QuestionsCard(self._texts, names_people=True)
        self.questions.answered.connect(lambda line, value: answer(line, value, workspace, self))
        self.questions.person_wanted.connect(desk.open_person)
        for card in (
            self._attention_card(),
            self.questions,
            self._titles_card(),
            self._waiting_card(),
            self._tracks_card(),
            self._curve_card(),
        ):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_standing(self, figures: Standing, waiting: Sequence[CheckpointLine]) -> None:
        """Show the tracks, and what waits for an authority."""
        self.tracks.show_lines([line for line in figures.tracks if line.total])
        heading = self._texts("Waiting for authorities ({n})", n=figures.waiting_count)
        self._waiting_head.setText(heading)
        self.waiting.show_lines(waiting)
        self._waiting.setVisible(bool(waiting))
        self._staying.setVisible(figures.curve is not None)
        if figures.curve is not None:
            self.curve.show_curve(figures.curve)

    def show_titles(self, lines: Sequence["PersonLine"]) -> None:
        """Show whose titles end soon."""
        self.titles.show_lines(lines)
        self._titles.setVisible(bool(lines))

    def begin(self) -> None:
        """Say that attention is being worked out."""
        self._no_names.setText(self._texts("being worked out …"))

    def show_attention(self, summary: "AttentionSummary") -> None:
        """Show who needs attention, and what nobody has answered."""
        self.attention.show_lines(summary.lines)
        self.attention.setVisible(bool(summary.lines))
        self._no_names.setText(self._texts("● Nobody needs special attention."))
        self._no_names.setVisible(not summary.lines)
        self.questions.show_questions(summary.questions, summary.questions_count)

    def _attention_card(self) -> Card:
        texts = self._texts
        card = Card(texts("Who needs attention now?"))
        self.attention = LineTable(
            card.heading.text(), attention_columns(texts), self._palette, wide=0, wraps=True, most_lines=4
        )
        self.attention.horizontalHeader().hide()
        self.attention.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        self.attention.hide()
        self._no_names = label(texts("being worked out …"), "muted", wrap=True)
        card.add(self._no_names)
        card.add(self.attention)
        return card

    def _titles_card(self) -> Card:
        self._titles = Card(self._texts("Titles that end soon"))
        name = self._titles.heading.text()
        self.titles = LineTable(
            name, title_columns(self._texts), self._palette, wide=0, wraps=True, most_lines=4
        )
        self.titles.horizontalHeader().hide()
        self.titles.opened.connect(lambda line: self._desk.open_person(line.id))
        self._titles.add(self.titles)
        return self._titles

    def _tracks_card(self) -> Card:
        card = Card(self._texts("Tracks at a glance"))
        self.tracks = LineTable(
            card.heading.text(), track_columns(self._texts), self._palette, wide=0, wraps=True, most_lines=8
        )
        self.tracks.setItemDelegateForColumn(1, TrackBarDelegate(self._palette, self.tracks))
        self.tracks.horizontalHeader().hide()
        self.tracks.opened.connect(lambda _line: self._desk.show_page("due"))
        card.add(self.tracks)
        return card

    def _waiting_card(self) -> Card:
        self._waiting = Card("…")
        self._waiting_head = self._waiting.heading
        name = self._texts("Waiting for authorities")
        self.waiting = LineTable(
            name, waiting_columns(self._texts), self._palette, wide=0, wraps=True, most_lines=4
        )
        self.waiting.horizontalHeader().hide()
        self.waiting.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        self._waiting.add(self.waiting)
        return self._waiting

    def _curve_card(self) -> Card:
        texts = self._texts
        self._staying = Card(texts("Staying since entry"))
        self.curve = CurveView(self._palette, texts)
        self._staying.add(self.curve)
        note = texts("Kaplan–Meier estimate with 95% band, | = still employed")
        self._staying.add(label(note, "muted", wrap=True))
        self._staying.hide()
        return self._staying
