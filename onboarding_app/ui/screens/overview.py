"""The start page: what is to be done now, for whom, and why."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from onboarding_app.services.overview import MOST_LINES, SOON, overview, standing
from onboarding_app.services.start_models import CheckpointLine, Overview, Standing
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.screens.overview_due import DueCard
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import Card, button
from onboarding_app.ui.widgets.page import Page, PageHead
from onboarding_app.ui.widgets.room import Columns, Tiles
from onboarding_app.ui.widgets.tile import FigureTile
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import long_date, percent, short_date

if TYPE_CHECKING:
    from onboarding_app.services.digest import NewsLine
    from onboarding_app.services.read_models import Ahead, AttentionSummary
    from onboarding_app.ui.screens.overview_side import OverviewSide

    Found = tuple[Standing, Ahead, tuple[NewsLine, ...]]


LEAST_LIST, LIST_SHARE = 16, 0.62
"""How high the list is at least: in sizes of the text beside the side, as a share of the page above it."""

AHEAD, AGAIN = 30, 100
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
        self.body.setContentsMargins(18, 10, 18, 12)
        self.body.setSpacing(10)
        self._news: tuple[NewsLine, ...] = ()
        self.news = button("", role="link")
        self.news.clicked.connect(self._open_news)
        self.news.hide()
        self.head = PageHead(self._texts("Hello – this is what is due"), self.news)
        self.body.addWidget(self.head)
        self.body.addWidget(self._tiles())
        self._columns = Columns(narrow_below=72)
        self.due_card = DueCard(workspace, palette, desk, self.catch_up)
        self._columns.add(self.due_card, 7)
        room = QWidget()
        self._side_room = QVBoxLayout(room)
        self._side_room.setContentsMargins(0, 0, 0, 0)
        self._columns.add(room, 3)
        self._columns.turned.connect(self._give_room)
        self.body.addWidget(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list have most of the room."""
        super().resizeEvent(event)
        narrow = self._columns.is_narrow
        least = round(self.area.viewport().height() * LIST_SHARE) if narrow else em() * LEAST_LIST
        self.due_card.table.setMinimumHeight(least)

    @Slot()
    def _give_room(self) -> None:
        """Let the side scroll beside the list; where there is no room beside it, let the list come first."""
        narrow = self._columns.is_narrow
        if narrow:
            self._side_room.insertWidget(0, self.tiles)
        else:
            self.body.insertWidget(1, self.tiles)
        if "side" in self.__dict__:
            self._place_side()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _place_side(self) -> None:
        if self._columns.is_narrow:
            self._side_area.takeWidget()
            self._side_area.hide()
            self._side_room.addWidget(self.side)
        else:
            self._side_area.setWidget(self.side)
            self._side_area.show()
        self.side.show()

    @cached_property
    def first_steps(self) -> Card:
        """What to do in an empty file; made for such a one only."""
        from onboarding_app.ui.widgets.first_steps import FirstSteps  # noqa: PLC0415  (as below)

        texts = self._texts
        explained = texts(
            "As soon as people are in, this page says every morning what is due, for whom and why."
        )
        card = FirstSteps(texts, self._desk, explained)
        self.body.addWidget(card, 1)
        return card

    @cached_property
    def side(self) -> "OverviewSide":
        """The right column; made when there is something to show in it, which is after the first painting."""
        from onboarding_app.ui.screens.overview_side import OverviewSide  # noqa: PLC0415  (as above)

        return OverviewSide(self._workspace, self._palette, self._desk)

    @cached_property
    def _side_area(self) -> QScrollArea:
        """Where the right column scrolls while it stands beside the list."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side_room.addWidget(area, 1)
        return area

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
            escalates=again,
        )
        self._show(page)
        if "side" in self.__dict__ and not self.side.attention.isVisibleTo(self.side):
            self._wait_for_attention()
        self.work_out(self._work_out_standing, self._show_standing)

    def follow_change(self) -> None:
        """Read again in a turn of its own: what was done has waited for the disk already."""
        QTimer.singleShot(0, self, self._read_if_stale)

    def catch_up(self) -> bool:
        """Read at once what has changed; tell whether anything had."""
        was_stale = self._is_stale
        self._read_if_stale()
        return was_stale

    def _show(self, page: Overview) -> None:
        if not page.has_people or "first_steps" in self.__dict__:
            self.first_steps.setVisible(not page.has_people)
        self._columns.setVisible(page.has_people)
        self.tiles.setVisible(page.has_people)
        if not self.head.line.text():
            self.head.tell(long_date(page.today, self._texts))
        self.due_card.show_due(page.due)
        self._waiting = page.waiting

    def _work_out_standing(self) -> "Found":
        import onboarding_app.ui.screens.overview_side  # noqa: F401, PLC0415  (beside the window)
        from onboarding_app.services.ahead import ahead  # noqa: PLC0415  (the first page waits for none)
        from onboarding_app.services.digest import digest  # noqa: PLC0415  (as above)

        workspace, today = self._workspace, self._workspace.today()
        database, catalogue, language = workspace.database, workspace.catalogue, workspace.language
        coming = ahead(database, catalogue, today=today, language=language)
        since = self._since or today
        news = digest(database, catalogue, since=since, today=today, language=language)
        return standing(database, catalogue, today=today), coming, news

    @Slot(object)
    def _show_standing(self, found: "Found") -> None:
        figures, coming, news = found
        texts, today = self._texts, self._workspace.today()
        overdue = texts("{n} overdue", n=figures.overdue_count)
        soon = texts("{n} in the next {days} days", n=figures.soon_count, days=SOON)
        self.head.tell(f"{long_date(today, texts)} · {overdue} · {soon}")
        self._show_news(news)
        self.due_card.offer_choices(coming.mentors)
        self.due_card.show_due(coming.lines, is_cut=coming.is_cut)
        self._show_tiles(figures)
        self.side.show_standing(figures, self._waiting)
        self.side.show_titles(coming.titles)
        self._place_side()
        self.work_out(self._work_out_attention, self._show_attention)

    def _wait_for_attention(self) -> None:
        """Say no longer that nobody needs attention: after a change that has to be worked out again."""
        texts = self._texts
        self.acting.show_figure("…", texts("with a need to act"), texts("being worked out …"))
        self.side.begin()

    def _show_news(self, news: "tuple[NewsLine, ...]") -> None:
        """Say how much came about since the last visit, so that nothing slips by while nobody looked."""
        self._news = news
        self.news.setVisible(bool(news))
        if news and self._since is not None:
            day = short_date(self._since, self._texts)
            words = self._texts.plural(
                "{n} thing new since {day} →", "{n} things new since {day} →", len(news), day=day
            )
            self.news.rename(words)

    @Slot()
    def _open_news(self) -> None:
        """Show what is new; each line leads to its person."""
        from onboarding_app.ui.screens.overview_news import NewsDialog  # noqa: PLC0415 - when it is used

        since = self._since or self._workspace.today()
        NewsDialog(self._news, since, self._texts, self._palette, self._desk, self).open()

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
                "{kept} of {all} · 95 %: {low}–{high}",
                kept=figures.stayed_kept, all=figures.stayed_of, low=low, high=high,
            )  # fmt: skip
        self.stayed.show_figure(percent(figures.stayed, texts), texts("still here after 12 months"), kept)
        self.stayed.setToolTip(
            texts("Behind “95 %” stands between which shares the true one lies with 95 % certainty.")
        )
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


def _day(text: str) -> date | None:
    """Read the day of the last visit; what is none counts as no visit."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
