"""The start page: what is to be done now, for whom, and why."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.services.overview import MOST_LINES, SOON, overview, standing
from onboarding_app.services.start_models import CheckpointLine, Overview, Standing
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.screens.overview_due import DueCard
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.cards import Card, button, label
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Columns, Tiles
from onboarding_app.ui.widgets.tile import FigureTile
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import long_date, percent, short_date

if TYPE_CHECKING:
    from onboarding_app.services.read_models import Ahead, AttentionSummary
    from onboarding_app.ui.screens.overview_side import OverviewSide


AHEAD, AGAIN = 30, 150
"""Days ahead and lines that are read again at once after a change, so that the list does not jump."""


class OverviewScreen(Page):
    """Tiles, what is due with one-click actions, who needs attention, the tracks, and open questions."""

    filled = Signal()
    """Everything is shown, also what was worked out in the background."""

    def __init__(self, workspace: Workspace, palette: Palette, desk: Desk) -> None:
        """Make the page; it reads when it is seen."""
        super().__init__(workspace)
        self._palette, self._desk = palette, desk
        self._since = _day(desk.settings.last_visit)
        self._waiting: tuple[CheckpointLine, ...] = ()
        self.head = PageHead(self._texts("Hello – this is what is due"))
        self.body.addWidget(self.head)
        self.body.addWidget(self._tiles())
        self._columns = Columns(narrow_below=72)
        self.due_card = DueCard(workspace, palette, desk)
        self._columns.add(self.due_card, 7)
        self._side_room = QVBoxLayout()
        self._side_room.setContentsMargins(0, 0, 0, 0)
        room = QWidget()
        room.setLayout(self._side_room)
        self._columns.add(room, 3)
        self.body.addWidget(self._columns, 1)

    @cached_property
    def first_steps(self) -> Card:
        """What to do in an empty file; made for such a one only."""
        card = self._first_steps()
        self.body.addWidget(card, 1)
        return card

    @cached_property
    def side(self) -> "OverviewSide":
        """The right column; made when there is something to show in it, which is after the first painting."""
        from onboarding_app.ui.screens.overview_side import OverviewSide  # noqa: PLC0415  (as above)

        side = OverviewSide(self._workspace, self._palette, self._desk)
        self._side_room.addWidget(side)
        return side

    def reload(self) -> None:
        """Read what is due; what looks at everybody is worked out in the background."""
        again = self.due_card.is_whole
        page = overview(
            self._workspace.database,
            self._workspace.catalogue,
            today=self._workspace.today(),
            language=self._workspace.language,
            within=AHEAD if again else SOON,
            most=AGAIN if again else MOST_LINES,
        )
        self._show(page)
        if "side" in self.__dict__ and not self.side.attention.isVisibleTo(self.side):
            self._wait_for_attention()
        self.work_out(self._work_out_standing, self._show_standing)

    def _show(self, page: Overview) -> None:
        if not page.has_people or "first_steps" in self.__dict__:
            self.first_steps.setVisible(not page.has_people)
        self._columns.setVisible(page.has_people)
        self.tiles.setVisible(page.has_people)
        if not self.head.line.text():
            self.head.tell(long_date(page.today, self._texts))
        self.due_card.show_due(page.due)
        self._waiting = page.waiting

    def _work_out_standing(self) -> tuple[Standing, "Ahead"]:
        from onboarding_app.services.ahead import ahead  # noqa: PLC0415  (the first page waits for none)

        workspace, today = self._workspace, self._workspace.today()
        figures = standing(workspace.database, today=today, since=self._since)
        return figures, ahead(
            workspace.database, workspace.catalogue, today=today, language=workspace.language
        )

    @Slot(object)
    def _show_standing(self, found: tuple[Standing, "Ahead"]) -> None:
        figures, coming = found
        texts, today = self._texts, self._workspace.today()
        overdue = texts("{n} overdue", n=figures.overdue_count)
        soon = texts("{n} in the next {days} days", n=figures.soon_count, days=SOON)
        now = f"{long_date(today, texts)} · {overdue} · {soon}"
        self.head.tell("\n".join(line for line in (now, self._news(figures, today)) if line))
        self.due_card.offer_choices(coming.mentors)
        self.due_card.show_due(coming.lines)
        self.due_card.more.setVisible(coming.is_cut)
        self._show_tiles(figures)
        self.side.show_standing(figures, self._waiting)
        self.side.show_titles(coming.titles)
        self.work_out(self._work_out_attention, self._show_attention)

    def _wait_for_attention(self) -> None:
        """Say no longer that nobody needs attention: after a change that has to be worked out again."""
        texts = self._texts
        self.acting.show_figure("…", texts("with a need to act"), texts("being worked out …"))
        self.side.begin()

    def _news(self, figures: Standing, today: date) -> str:
        """Return what came up since the last visit, so that nothing slips by while nobody looked."""
        since, texts = self._since, self._texts
        if since is None or since >= today:
            return ""
        told = texts.plural("{n} checkpoint came up", "{n} checkpoints came up", figures.came_up)
        return texts("Since your last visit on {day}: {told}", day=short_date(since, texts), told=told)

    def _show_tiles(self, figures: Standing) -> None:
        texts = self._texts
        probation = texts("{n} in probation", n=figures.in_probation)
        before = texts("{n} before start", n=figures.before_arrival)
        active = texts.plural("active worker", "active workers", figures.active)
        self.active.show_figure(str(figures.active), active, f"{probation} · {before}")
        kept = texts("too few people to say")
        if figures.stayed_range is not None and figures.stayed is not None:
            low, high = f"{figures.stayed_range.low * 100:.0f}", percent(figures.stayed_range.high, texts)
            kept = texts(
                "{kept} of {all} · 95 % range {low}–{high}",
                kept=figures.stayed_kept, all=figures.stayed_of, low=low, high=high,
            )  # fmt: skip
        self.stayed.show_figure(percent(figures.stayed, texts), texts("still here after 12 months"), kept)
        count, ends_on = figures.titles_ending, figures.next_title_end
        ending = texts.plural("title ends within 90 days", "titles end within 90 days", count)
        first = texts("the first: {day}", day=short_date(ends_on, texts)) if ends_on else ""
        self.titles.show_figure(str(count), ending, first)

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
        self.side.show_attention(summary)
        self.filled.emit()

    def _tiles(self) -> QWidget:
        texts = self._texts
        self.tiles = Tiles(least_width=17)
        self.active, self.stayed, self.acting, self.titles = (FigureTile() for _ in range(4))
        for tile, words in (
            (self.active, texts.plural("active worker", "active workers", 2)),
            (self.stayed, texts("still here after 12 months")),
            (self.acting, texts("with a need to act")),
            (self.titles, texts.plural("title ends within 90 days", "titles end within 90 days", 2)),
        ):
            tile.show_figure("…", words, texts("being worked out …"))
            self.tiles.add(tile)
        return self.tiles

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


def _day(text: str) -> date | None:
    """Read the day of the last visit; what is none counts as no visit."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
