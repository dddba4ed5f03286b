"""The start page: what is to be done now, for whom, and why."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.services.overview import SOON, overview, standing
from onboarding_app.services.start_models import CheckpointLine, Overview, Standing
from onboarding_app.ui.acting import act_on, answer
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.models.delegates import BarDelegate
from onboarding_app.ui.models.work_columns import (
    attention_columns,
    by_urgency,
    due_columns,
    track_columns,
    waiting_columns,
)
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.questions import QuestionsCard
from onboarding_app.ui.widgets.room import Columns, Tiles
from onboarding_app.ui.widgets.tile import FigureTile
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording import long_date, percent, short_date

if TYPE_CHECKING:
    from onboarding_app.services.read_models import AttentionSummary


class OverviewScreen(Page):
    """Tiles, what is due with one-click actions, who needs attention, the tracks, and open questions."""

    filled = Signal()
    """Everything is shown, also what was worked out in the background."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._since = _day(desk.settings.last_visit)
        self.head = PageHead(self._texts("Hello – this is what is due"))
        self.body.addWidget(self.head)
        self.body.addWidget(self._tiles())
        self._columns = Columns(narrow_below=72)
        self._columns.add(self._due_card(), 7)
        self._columns.add(self._side(), 3)
        self.body.addWidget(self._columns, 1)
        self.first_steps = self._first_steps()
        self.body.addWidget(self.first_steps, 1)

    def reload(self) -> None:
        """Read what is due; what looks at everybody is worked out in the background."""
        page = overview(
            self._workspace.database,
            self._workspace.catalogue,
            today=self._workspace.today(),
            language=self._workspace.language,
        )
        self._show(page)
        self.work_out(self._work_out_standing, self._show_standing)

    def _show(self, page: Overview) -> None:
        texts, tiles = self._texts, page.tiles
        nobody = tiles.active + tiles.before_arrival == 0
        self.first_steps.setVisible(nobody)
        self._columns.setVisible(not nobody)
        self.tiles.setVisible(not nobody)
        overdue = texts("{n} overdue", n=page.overdue_count)
        soon = texts("{n} in the next {days} days", n=page.soon_count, days=SOON)
        now = f"{long_date(page.today, texts)} · {overdue} · {soon}"
        self.head.tell("\n".join(line for line in (now, self._news(page)) if line))
        self._show_tiles(page)
        self.due.show_lines(by_urgency(page.due, page.today))
        self.nothing_due.setVisible(not page.due)
        self.due.setVisible(bool(page.due))
        self.more_due.setVisible(page.overdue_count + page.soon_count > len(page.due))
        heading = texts("Waiting for authorities ({n})", n=page.waiting_count)
        self.waiting_card.heading.setText(heading)
        self.waiting.show_lines(page.waiting)
        self.waiting_card.setVisible(bool(page.waiting))

    def _news(self, page: Overview) -> str:
        """Return what came up since the last visit, so that nothing slips by while nobody looked."""
        since, texts = self._since, self._texts
        if since is None or since >= page.today:
            return ""
        days = [line.plan_on or line.due_on for line in page.due]
        fresh = sum(day is not None and since < day <= page.today for day in days)
        told = texts.plural("{n} checkpoint came up", "{n} checkpoints came up", fresh)
        return texts("Since your last visit on {day}: {told}", day=short_date(since, texts), told=told)

    def _show_tiles(self, page: Overview) -> None:
        texts, tiles = self._texts, page.tiles
        probation = texts("{n} in probation", n=tiles.in_probation)
        before = texts("{n} before start", n=tiles.before_arrival)
        active = texts.plural("active worker", "active workers", tiles.active)
        self.active.show_figure(str(tiles.active), active, f"{probation} · {before}")
        ending = texts.plural("title ends within 90 days", "titles end within 90 days", tiles.titles_ending)
        first = texts("the first: {day}", day=short_date(tiles.next_title_end, texts))
        self.titles.show_figure(str(tiles.titles_ending), ending, first if tiles.next_title_end else "")

    def _work_out_standing(self) -> Standing:
        return standing(self._workspace.database, today=self._workspace.today())

    @Slot(object)
    def _show_standing(self, figures: Standing) -> None:
        texts = self._texts
        kept = texts("too few people to say")
        if figures.stayed_range is not None and figures.stayed is not None:
            low, high = f"{figures.stayed_range.low * 100:.0f}", percent(figures.stayed_range.high, texts)
            kept = texts(
                "{kept} of {all} · 95 % range {low}–{high}",
                kept=figures.stayed_kept, all=figures.stayed_of, low=low, high=high,
            )  # fmt: skip
        self.stayed.show_figure(percent(figures.stayed, texts), texts("still here after 12 months"), kept)
        self.tracks.show_lines([line for line in figures.tracks if line.total])
        self.work_out(self._work_out_attention, self._show_attention)

    def _work_out_attention(self) -> "AttentionSummary":
        from onboarding_app.services.attention import attention  # noqa: PLC0415  (the first page waits for none)

        return attention(
            self._workspace.database,
            self._workspace.catalogue,
            today=self._workspace.today(),
            language=self._workspace.language,
        )

    @Slot(object)
    def _show_attention(self, summary: "AttentionSummary") -> None:
        texts = self._texts
        acting = summary.urgent + summary.attention
        mark = "■" if summary.urgent else "▲" if summary.attention else "●"
        urgent = texts("■ {n} urgent", n=summary.urgent)
        stable = texts("● {n} stable", n=summary.stable)
        tone = "alarm" if summary.urgent else "caution" if summary.attention else "good"
        words = texts("with a need to act")
        self.acting.show_figure(f"{mark} {acting}", words, f"{urgent} · {stable}", tone)
        self.attention.show_lines(summary.lines)
        self.attention.setVisible(bool(summary.lines))
        self.all_well.setText(texts("● Nobody needs special attention."))
        self.all_well.setVisible(not summary.lines)
        self.questions.show_questions(summary.questions, summary.questions_count)
        self.filled.emit()

    def _tiles(self) -> QWidget:
        self.tiles = Tiles(least_width=17)
        self.active, self.stayed, self.acting, self.titles = (FigureTile() for _ in range(4))
        waiting = self._texts("being worked out …")
        self.acting.show_figure("…", self._texts("with a need to act"), waiting)
        self.stayed.show_figure("…", self._texts("still here after 12 months"), waiting)
        for tile in (self.active, self.stayed, self.acting, self.titles):
            self.tiles.add(tile)
        return self.tiles

    def _due_card(self) -> Card:
        texts = self._texts
        card = Card(texts("Today and overdue"))
        self.due = LineTable(
            texts("Today and overdue"),
            due_columns(texts, self._workspace.today),
            self._palette,
            wide=2,
            action=3,
            wraps=True,
        )
        self.due.setMinimumHeight(em() * 18)
        self.due.acted.connect(self._act)
        self.due.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        self.nothing_due = label(texts("● Nothing is due in the next two weeks."), wrap=True)
        self.more_due = button(texts("All deadlines →"), role="link")
        self.more_due.clicked.connect(lambda: self._desk.show_page("due"))
        card.add(self.nothing_due)
        card.add(self.due, 1)
        card.add(label(texts("Return does the action · Ctrl+Return opens the person"), "muted", wrap=True))
        card.add(self.more_due)
        card.body.setAlignment(self.nothing_due, Qt.AlignmentFlag.AlignTop)
        return card

    def _side(self) -> QWidget:
        texts, side = self._texts, QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.questions = QuestionsCard(texts, names_people=True)
        self.questions.answered.connect(lambda line, value: answer(line, value, self._workspace))
        self.questions.person_wanted.connect(self._desk.open_person)
        for card in (self._attention_card(), self.questions, self._tracks_card(), self._waiting_card()):
            layout.addWidget(card)
        layout.addStretch(1)
        return side

    def _attention_card(self) -> Card:
        texts = self._texts
        card = Card(texts("Who needs attention now?"))
        self.attention = LineTable(
            card.heading.text(), attention_columns(texts), self._palette, wide=0, wraps=True, most_lines=4
        )
        self.attention.horizontalHeader().hide()
        self.attention.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        self.attention.hide()
        self.all_well = label(texts("being worked out …"), "muted", wrap=True)
        card.add(self.all_well)
        card.add(self.attention)
        return card

    def _tracks_card(self) -> Card:
        card = Card(self._texts("Tracks at a glance"))
        self.tracks = LineTable(
            card.heading.text(), track_columns(self._texts), self._palette, wide=0, wraps=True, most_lines=7
        )
        self.tracks.setItemDelegateForColumn(1, BarDelegate(self._palette, self.tracks))
        self.tracks.horizontalHeader().hide()
        self.tracks.opened.connect(lambda _line: self._desk.show_page("due"))
        card.add(self.tracks)
        return card

    def _waiting_card(self) -> Card:
        self.waiting_card = Card("…")
        name = self._texts("Waiting for authorities")
        self.waiting = LineTable(
            name, waiting_columns(self._texts), self._palette, wide=0, wraps=True, most_lines=4
        )
        self.waiting.horizontalHeader().hide()
        self.waiting.opened.connect(lambda line: self._desk.open_person(line.worker_id))
        self.waiting_card.add(self.waiting)
        return self.waiting_card

    def _first_steps(self) -> Card:
        texts = self._texts
        card = Card(texts("Nobody is in this file yet. Begin with one of these:"))
        take_over = button(texts("Import a list from Excel or CSV (Ctrl+I)"), role="primary")
        take_over.clicked.connect(self._desk.open_import)
        add_one = button(texts("Add one person by hand (Ctrl+N)"))
        add_one.clicked.connect(self._desk.open_new_person)
        explained = texts(
            "As soon as people are in, this page says every morning what is due, for whom and why."
        )
        for widget in (take_over, add_one):
            card.add(widget)
            card.body.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
        card.add(label(explained, "muted", wrap=True))
        card.body.addStretch(1)
        return card

    @Slot(object)
    def _act(self, line: CheckpointLine) -> None:
        act_on(line, self._workspace, self._desk)


def _day(text: str) -> date | None:
    """Read the day of the last visit; what is none counts as no visit."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
