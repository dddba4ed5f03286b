"""The "Weg" as a picture: one person's tracks on a time axis, painted, and the same in words."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.reports.charts import MARK, Mark, Picture, Role, free_room, mark_kind
from onboarding_app.reports.charts import mark as shapes_of
from onboarding_app.services.read_models import Path, PathBar, PathMark
from onboarding_app.ui.theme import Palette
from onboarding_app.ui.widgets.drawing import Drawing
from onboarding_app.ui.widgets.path_spots import Spot, by_time, together
from onboarding_app.ui.widgets.path_stretch import Stretch
from onboarding_app.ui.widgets.picture import COLOURS, PicturePainter
from onboarding_app.wording.dates import month_and_year, short_date
from onboarding_app.wording.values import state_name, track_name

SMALL = 0.88
"""Size of the texts on bars and axis against the window's text."""

ENDS_SOON = timedelta(days=90)
"""How long before its end a title is shown in the colour of alarm."""


class PathDrawing(Drawing):
    """Bars and marks of each track that holds some, with months above and a line for today.

    What is seen is a stretch of the time; marks that lie upon each other are one with their count.
    """

    def __init__(self, palette: Palette, texts: Texts, today: Callable[[], date]) -> None:
        """Show nothing yet."""
        super().__init__(texts("Path: the tracks over time"))
        self._palette, self._texts, self._today = palette, texts, today
        self._path: Path | None = None
        self._tracks: list[Track] = []
        self._spots: list[Spot] = []
        self._widest_name = 0
        self._chosen = -1
        self._stretch: Stretch | None = None
        self._title_end: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path) -> None:
        """Show a person's path."""
        self._path = path
        titles = [bar.ends_on for bar in path.bars if bar.kind == "title"]
        self._title_end = max(titles, default=None)
        used = {bar.track for bar in path.bars} | {mark.track for mark in path.marks}
        self._tracks = [track for track in Track if track in used]
        self._chosen = -1
        self._stretch = Stretch.whole(path.starts_on, path.ends_on)
        self.setAccessibleDescription(self.in_words())
        self.updateGeometry()
        self._place()
        self.update()

    def in_words(self) -> str:
        """Return all bars and marks as sentences, in the order of time."""
        if self._path is None:
            return ""
        return "\n".join(self._words(item) for item in by_time(self._path))

    def sizeHint(self) -> QSize:
        """Return the height of the axis and of all tracks."""
        return QSize(400, round(self._line() * (len(self._tracks) + 1) + 6))

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed, at any width that can still be read."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QEvent) -> None:
        """Place everything anew."""
        self._place()
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, handed on

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, today, bars, marks, and a ring around the chosen one."""
        if self._path is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        painter.setClipRect(self._seen())
        for spot in self._spots:
            if isinstance(spot.item, PathBar):
                self._paint_bar(painter, spot.item, spot.place)
        self._paint_today(painter)
        for spot in self._spots:
            if isinstance(spot.item, PathMark):
                self._paint_mark(painter, spot.item, spot.place, len(spot.items))
        painter.setClipping(False)
        if self.hasFocus():
            self._paint_focus(painter)

    # Where things are

    def _line(self) -> float:
        return self.fontMetrics().height() * 1.65

    def _left(self) -> float:
        return min(self._widest_name + 20.0, self.width() * 0.4)

    def _seen(self) -> QRectF:
        """Return where the days are that are seen; the names of the tracks stand at its left."""
        return QRectF(self._left() - 6, 0, self.width() - self._left() + 6, self.height())

    def _x(self, day: date) -> float:
        if self._stretch is None:
            return 0.0
        return self._left() + self._stretch.share(day) * (self.width() - self._left() - 10)

    def _months(self, least: float) -> list[date]:
        """Return first days of months, quarters, half-years or years, so that their names have room."""
        if self._stretch is None:
            return []
        first, last = (date.fromordinal(round(day)) for day in (self._stretch.first, self._stretch.last))
        pixels_a_month = (self.width() - self._left()) / max(self._stretch.days / 30.44, 1)
        step = next((each for each in (1, 3, 6, 12) if each * pixels_a_month >= least), 24)
        months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
        fitting = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
        return [day for day in fitting if first <= day <= last]

    def _place(self) -> None:
        """Work out where each bar and mark stands; marks lie above bars."""
        if self._path is None:
            return
        line, metrics = self._line(), self.fontMetrics()
        height, names = metrics.height(), [track_name(track, self._texts) for track in self._tracks]
        self._widest_name = max((metrics.horizontalAdvance(name) for name in names), default=0)
        spots = []
        for item in by_time(self._path):
            middle = line * (self._tracks.index(item.track) + 1.5)
            if isinstance(item, PathBar):
                left, right = self._x(item.starts_on), self._x(item.ends_on)
                place = QRectF(left, middle - height * 0.55, max(right - left, 3.0), height * 1.1)
            else:
                size = height * 0.66
                place = QRectF(self._x(item.on) - size / 2, middle - size / 2, size, size)
            spots.append(Spot((item,), place, self._words(item)))
        self._spots = together(spots)

    # What is painted

    def _small(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        font.setBold(bold)
        return font

    def _paint_axis(self, painter: QPainter) -> None:
        if self._path is None:
            return
        line = self._line()
        painter.setFont(self._small())
        metrics = QFontMetrics(self._small())
        now = self._today_place()
        for month in self._months(metrics.horizontalAdvance("MMMM 00")):
            x, name = self._x(month), month_and_year(month, self._texts)
            painter.setPen(self._palette.colour("rule"))
            painter.drawLine(QPointF(x, line * 0.85), QPointF(x, self.height() - 4))
            width = metrics.horizontalAdvance(name)
            if x + width > self.width() or now.intersects(QRectF(x - 6, 0, width + 12, 1)):
                continue
            painter.setPen(self._palette.colour("muted"))
            painter.drawText(QPointF(x, line * 0.6), name)
        painter.setFont(self.font())
        painter.setPen(self._palette.colour("ink"))
        for place, track in enumerate(self._tracks):
            room = QRectF(4, line * (place + 1), self._left() - 12, line)
            name = self.fontMetrics().elidedText(
                track_name(track, self._texts), Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_today(self, painter: QPainter) -> None:
        x, place = self._x(self._today()), self._today_place()
        if place.isEmpty():
            return
        painter.setPen(QPen(self._palette.colour("alarm"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._line() * 0.8), QPointF(x, self.height() - 2))
        painter.setFont(self._small(bold=True))
        painter.drawText(QPointF(place.x(), self._line() * 0.6), self._texts("today"))

    def _today_place(self) -> QRectF:
        """Return where the word for today stands: over its line, inside of the picture, if it is seen."""
        if self._stretch is None or not 0 <= self._stretch.share(self._today()) <= 1:
            return QRectF()
        width = QFontMetrics(self._small(bold=True)).horizontalAdvance(self._texts("today"))
        left = min(self._x(self._today()) - width / 2, self.width() - width - 2.0)
        return QRectF(left, 0, width, self._line() * 0.8)

    def _paint_bar(self, painter: QPainter, bar: PathBar, place: QRectF) -> None:
        ground, text = self._bar_colours(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 3, 3)
        metrics = QFontMetrics(self._small())
        label = f"{bar.label} · {self._until(bar)}" if bar.kind == "title" else bar.label
        seen = place.intersected(self._seen().adjusted(6, 0, 0, 0))
        left, right = self._label_room(bar, seen, metrics.horizontalAdvance(label))
        room = right - left
        if room < metrics.horizontalAdvance("MMM"):
            return
        painter.setFont(self._small())
        painter.setPen(text)
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(left, place.y(), room, place.height()), Qt.AlignmentFlag.AlignVCenter, shown)

    def _label_room(self, bar: PathBar, place: QRectF, wanted: float) -> tuple[float, float]:
        """Return from where to where a bar's label may stand: no mark of its track lies on it."""
        marks = (
            (spot.place.left() - 4, spot.place.right() + 4)
            for spot in self._spots
            if isinstance(spot.item, PathMark) and spot.item.track is bar.track
        )
        return free_room(place.left() + 6, place.right() - 6, marks, wanted=wanted)

    def _bar_colours(self, bar: PathBar) -> tuple[QColor, QColor]:
        today = self._today()
        if bar.kind == "title" and bar.ends_on == self._title_end and bar.ends_on <= today + ENDS_SOON:
            return self._palette.colour("alarm_soft"), self._palette.colour("alarm")
        if bar.track is Track.FAMILY:
            return self._palette.colour("caution_soft"), self._palette.colour("caution")
        runs = bar.starts_on <= today <= bar.ends_on
        return self._palette.colour("band" if runs else "band_soft"), self._palette.colour("ink")

    def _paint_mark(self, painter: QPainter, mark: PathMark, place: QRectF, count: int) -> None:
        """Paint a mark as on paper.

        Several that lie together have the colour of the one to look at first, and their count.
        """
        done = mark.state is State.DONE
        kind = mark_kind(done=done, overdue=mark.overdue, waiting=mark.state is State.WAITING)
        role = Role.ACCENT if done and mark.track is Track.MENTORING else kind.role
        if count > 1:
            self._paint_count(painter, COLOURS[role], place, count, full=kind in {Mark.LATE, Mark.DONE})
            return
        painter.save()
        painter.translate(place.center())
        shapes = Picture(0, 0, shapes_of(kind, 0, 0, role))
        PicturePainter(painter, self._palette, place.width() / 2 / MARK).paint(shapes)
        painter.restore()

    def _paint_count(self, painter: QPainter, role: str, place: QRectF, count: int, *, full: bool) -> None:
        colour, card = self._palette.colour(role), self._palette.colour("card")
        painter.setPen(QPen(card if full else colour, 1.2 if full else 1.8))
        painter.setBrush(colour if full else card)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setFont(self._small(bold=True))
        painter.setPen(card if full else colour)
        whole = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip  # a figure is lower than its line
        painter.drawText(place, whole, str(count))

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.colour("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if 0 <= self._chosen < len(self._spots):
            painter.setPen(QPen(self._palette.colour("ink"), 2))
            painter.drawRoundedRect(self._spots[self._chosen].place.adjusted(-4, -4, 4, 4), 5, 5)

    # What is said

    def _until(self, bar: PathBar) -> str:
        return self._texts("until {day}", day=short_date(bar.ends_on, self._texts))

    def _words(self, item: PathBar | PathMark) -> str:
        texts, track = self._texts, track_name(item.track, self._texts)
        if isinstance(item, PathBar):
            first, last = short_date(item.starts_on, texts), short_date(item.ends_on, texts)
            return f"{track}: {item.label}, {first} – {last}"
        state = texts("overdue") if item.overdue else state_name(item.state, texts)
        return f"{track}: {item.label}, {short_date(item.on, texts)} ({state})"
