"""Charts as plain shapes, so that paper and screen show the same drawing.

Each function turns figures into a `Picture`; `painting.py` puts one on paper. Lengths are points, y grows
upward. Words in a chart come with the call: a chart knows no language.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from onboarding_app.domain.papers import ExpectationPair, FactorMeans, Way, WayRow
from onboarding_app.domain.retention import Curve

Point = tuple[float, float]


class Role(Enum):
    """What a colour means; the surface decides which one it is."""

    ACCENT = "accent"
    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    BAND = "band"
    ALARM = "alarm"
    CAUTION = "caution"
    GOOD = "good"
    PAPER = "paper"


class Mark(Enum):
    """What a day on a timeline is; each has a form of its own, so that its colour never speaks alone."""

    LATE = "late"
    WAITING = "waiting"
    DONE = "done"
    AHEAD = "ahead"

    @property
    def role(self) -> Role:
        """What its colour means."""
        return _MARK_ROLES[self]


class Anchor(Enum):
    """Which end of a label stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


MARK: Final = 2.8
"""Radius of a mark on a timeline, in points."""

LETTER: Final = 0.6
"""About how wide a letter is against the size of its text; a chart measures no fonts."""

_DIAMOND: Final = ((0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0))
_TRIANGLE: Final = ((0.0, 1.0), (1.0, -0.8), (-1.0, -0.8))
_MARK_ROLES: Final[Mapping[Mark, Role]] = MappingProxyType(
    {Mark.LATE: Role.ALARM, Mark.WAITING: Role.CAUTION, Mark.DONE: Role.GOOD, Mark.AHEAD: Role.ACCENT}
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    role: Role
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; hollow shows the paper through it."""

    x: float
    y: float
    radius: float
    role: Role
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A short text on one line; cut off where `room` (points, 0: any) ends."""

    x: float
    y: float
    text: str
    role: Role = Role.MUTED
    size: float = 7.5
    anchor: Anchor = Anchor.START
    bold: bool = False
    room: float = 0


Shape = Stroke | Area | Dot | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class CurveWords:
    """The words of the curve: how a share is written, the axis, the note, the row of people observed."""

    percent: Callable[[float], str]
    months: str
    note: str
    at_risk: str


_CURVE_HEIGHT: Final = 112.0
AXIS_STEP: Final = 6
"""Months between two numbers on the axis of the curve."""


def retention_curve(curve: Curve, words: CurveWords, *, width: float, months: int = 24) -> Picture:
    """Return the Kaplan-Meier curve as steps, with its band and a tick for each person still there.

    Args:
        curve: the steps after the start at 100 %, and the months of those still employed.
        words: the words in the drawing.
        width: how wide, in points.
        months: where the axis ends; what comes later is not drawn.
    """
    plane = _Plane(left=52, right=width - 10, floor=32, ceiling=_CURVE_HEIGHT - 8, months=months)
    seen = [point for point in curve.points if point.months <= months]
    until = min(curve.observed_until, months)
    high = plane.steps(((point.months, point.high) for point in seen), until)
    low = plane.steps(((point.months, point.low) for point in seen), until)
    shapes: list[Shape] = [Area((*high, *reversed(low)), Role.BAND)] if seen else []
    shapes += _curve_axes(plane, words)
    shares = ((point.months, point.share) for point in seen)
    shapes.append(Stroke(plane.steps(shares, until), Role.ACCENT, 1.6))
    for month in curve.censored:
        if month <= months:
            x, y = plane.x(month), plane.y(curve.share_at(month))
            shapes.append(Stroke(((x, y - 3), (x, y + 3)), Role.ACCENT, 0.7))
    shapes.append(Label(0, 2, words.at_risk, size=7, room=plane.left - 6))
    shapes += [
        Label(plane.x(month), 2, str(curve.at_risk(month)), size=7, anchor=Anchor.MIDDLE)
        for month in range(0, months + 1, AXIS_STEP)
    ]
    return Picture(width, _CURVE_HEIGHT, tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where months and shares lie in the drawing of the curve."""

    left: float
    right: float
    floor: float
    ceiling: float
    months: int

    def x(self, month: float) -> float:
        return self.left + (self.right - self.left) * min(month, self.months) / self.months

    def y(self, share: float) -> float:
        return self.floor + (self.ceiling - self.floor) * share

    def steps(self, values: Iterable[tuple[float, float]], until: float) -> tuple[Point, ...]:
        """Return the stairs that start at 100 %, change at each (month, share), and end with a month."""
        path = [(self.left, self.ceiling)]
        for month, share in values:
            path += [(self.x(month), path[-1][1]), (self.x(month), self.y(share))]
        return (*path, (self.x(until), path[-1][1]))


def _curve_axes(plane: _Plane, words: CurveWords) -> Iterator[Shape]:
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = plane.y(share)
        yield Label(plane.left - 6, y - 2.5, words.percent(share), anchor=Anchor.END)
        role, width = (Role.RULE, 0.5) if share else (Role.MUTED, 0.8)
        yield Stroke(((plane.left, y), (plane.right, y)), role, width)
    for month in range(0, plane.months + 1, AXIS_STEP):
        x, y = plane.x(month), plane.floor
        yield Stroke(((x, y), (x, y - 3)), Role.MUTED, 0.8)
        if month == plane.months:
            yield Label(x + 8, y - 13, f"{month} {words.months}", anchor=Anchor.END)
        else:
            yield Label(x, y - 13, str(month), anchor=Anchor.MIDDLE)
    yield Label(plane.right - 4, plane.floor + 5, words.note, anchor=Anchor.END)


_ROW: Final = 14.0
# From this difference of two means on, a gap is drawn in the colour of alarm, beside its number.
_WIDE_GAP: Final = 0.5
_VALUES: Final = range(1, 6)


def dumbbells(
    rows: Sequence[FactorMeans | ExpectationPair],
    number: Callable[[float], str],
    hidden: str,
    *,
    width: float,
    wide: float = _WIDE_GAP,
    stacked: bool = False,
) -> Picture:
    """Return one line per theme: hollow where expected, full where experienced, and the gap in numbers.

    Args:
        rows: the themes; one without both values says `hidden` in place of the line.
        number: how a difference is written, with its sign.
        hidden: the words for a value that is not shown.
        width: how wide, in points.
        wide: from which shortfall on the gap is emphasised.
        stacked: the name of a theme stands above its line, for a place that is narrow.
    """
    left, right = (6, width - 34) if stacked else (width * 0.29, width - 50)
    step = 2 * _ROW if stacked else _ROW
    height = step * len(rows) + 14

    def x(value: float) -> float:
        return left + (right - left) * (value - _VALUES[0]) / (_VALUES[-1] - _VALUES[0])

    shapes: list[Shape] = [Label(x(value), 0, str(value), size=7, anchor=Anchor.MIDDLE) for value in _VALUES]
    for place, row in enumerate(rows):
        y = height - step * (place + 1) + _ROW - 10
        name = (y + _ROW - 5, width) if stacked else (y - 3, left - 12)
        shapes.append(Label(0, name[0], row.factor, Role.INK, 8.5, room=name[1]))
        if row.expected is None or row.experienced is None:
            shapes.append(Label(left, y - 2.5, hidden, size=7))
            continue
        strong = round(row.experienced - row.expected, 1) <= -wide
        shapes += _dumbbell(row.expected, row.experienced, x, y, strong=strong)
        gap = number(round(row.experienced - row.expected, 1))
        role = Role.ALARM if strong else Role.MUTED
        shapes.append(Label(width - 4, y - 3, gap, role, 8.5, Anchor.END, bold=strong))
    return Picture(width, height, tuple(shapes))


def _dumbbell(
    expected: float, experienced: float, x: Callable[[float], float], y: float, *, strong: bool
) -> Iterator[Shape]:
    for value in _VALUES:
        yield Stroke(((x(value), y - _ROW / 2), (x(value), y + _ROW / 2)), Role.RULE, 0.35)
    yield Stroke(((x(_VALUES[0]), y), (x(_VALUES[-1]), y)), Role.RULE, 1)
    yield Stroke(((x(expected), y), (x(experienced), y)), Role.ALARM if strong else Role.ACCENT, 2)
    yield Dot(x(expected), y, 3.6, Role.ACCENT, hollow=True)
    yield Dot(x(experienced), y, 3.2, Role.ACCENT)


def progress_bar(done: int, total: int, *, width: float, overdue: int = 0) -> Picture:
    """Return a bar: at its left what of a track is done, at its right in another colour what is overdue."""
    # As high as a line of a table's text, so that the bar stands beside the letters.
    height = 11.0
    bottom, top = 2.0, 7.0
    shapes: list[Shape] = [Area(_box(0, width, bottom, top), Role.RULE)]
    if total > 0:
        reached = width * min(done, total) / total
        late = width * min(overdue, total) / total
        shapes.append(Area(_box(0, reached, bottom, top), Role.ACCENT))
        if late:
            shapes.append(Area(_box(max(reached, width - late), width, bottom, top), Role.ALARM))
    return Picture(width, height, tuple(shapes))


def mark(kind: Mark, x: float, y: float, role: Role | None = None) -> tuple[Shape, ...]:
    """Return a diamond for late, a triangle for waiting, a full circle for done, a ring for what comes.

    A thin rim of paper keeps it apart from what lies below; `role` is another colour than that of its kind.
    """
    colour = role or kind.role
    match kind:
        case Mark.LATE:
            return (
                Area(_around(x, y, MARK + 1.8, _DIAMOND), Role.PAPER),
                Area(_around(x, y, MARK + 0.6, _DIAMOND), colour),
            )
        case Mark.WAITING:
            corners = _around(x, y, MARK + 0.3, _TRIANGLE)
            return Area(corners, Role.PAPER), Stroke((*corners, *corners[:2]), colour, 1.1)
        case Mark.DONE:
            return Dot(x, y, MARK + 0.6, Role.PAPER), Dot(x, y, MARK, colour)
        case Mark.AHEAD:
            return (Dot(x, y, MARK - 0.3, colour, hollow=True),)


def _around(x: float, y: float, radius: float, corners: Sequence[Point]) -> tuple[Point, ...]:
    return tuple((x + radius * right, y + radius * up) for right, up in corners)


def way(path: Way, today: date, words: Callable[[date], str], today_word: str, *, width: float) -> Picture:
    """Return the timeline of a person: a row per track with bars and marks, the years, today as a line.

    Args:
        path: the rows and the two days between which they lie.
        today: the day to mark.
        words: how a day is written under the axis.
        today_word: the word over today's line.
        width: how wide, in points.
    """
    left, row = width * 0.2, 15.0
    height = row * len(path.rows) + 28
    span = max((path.ends_on - path.starts_on).days, 1)

    def x(day: date) -> float:
        share = (day - path.starts_on).days / span
        return left + (width - left - 4) * min(max(share, 0), 1)

    shapes: list[Shape] = list(_years(path, x, left, height))
    for place, line in enumerate(path.rows):
        y = height - 20 - row * place
        shapes.append(Label(0, y - 3, line.track, Role.INK, 8, room=left - 8))
        shapes.append(Stroke(((left, y), (width - 4, y)), Role.RULE, 0.6))
        shapes += _way_row(line, x, y)
    if path.starts_on <= today <= path.ends_on:
        shapes.append(Stroke(((x(today), 10), (x(today), height - 10)), Role.INK, 0.8))
        shapes.append(Label(x(today), height - 7, today_word, Role.INK, 7, Anchor.MIDDLE))
    shapes.append(Label(left, 0, words(path.starts_on), size=7))
    shapes.append(Label(width - 4, 0, words(path.ends_on), size=7, anchor=Anchor.END))
    return Picture(width, height, tuple(shapes))


def _years(path: Way, x: Callable[[date], float], left: float, height: float) -> Iterator[Shape]:
    end = x(path.ends_on)
    for year in range(path.starts_on.year + 1, path.ends_on.year + 1):
        turn = x(date(year, 1, 1))
        yield Stroke(((turn, 12), (turn, height - 14)), Role.RULE, 0.5)
        # The first and the last day are written there too.
        if left + 50 < turn < end - 50:
            yield Label(turn, 0, str(year), size=7, anchor=Anchor.MIDDLE)


def _way_row(line: WayRow, x: Callable[[date], float], y: float) -> Iterator[Shape]:
    for bar in line.bars:
        start, end = x(bar.starts_on), x(bar.ends_on)
        yield Area(_box(start, max(end, start + 1), y - 4.5, y + 4.5), Role.BAND)
        taken = [(x(day.on) - MARK - 1.5, x(day.on) + MARK + 1.5) for day in line.marks]
        first, last = free_room(start + 3, end - 2, taken, wanted=len(bar.label) * 7 * LETTER)
        yield Label(first, y - 2.5, bar.label, Role.INK, 7, room=max(last - first, 0.1))
    for day in line.marks:
        yield from mark(mark_kind(done=day.done, overdue=day.overdue, waiting=day.waiting), x(day.on), y)


def free_room(
    start: float, end: float, taken: Iterable[tuple[float, float]], *, wanted: float
) -> tuple[float, float]:
    """Return from where to where a bar's label may stand: nothing that is taken lies on it.

    It is the first gap that holds the whole label, else the widest one.
    """
    gaps, left = [], start
    for first, last in sorted(taken):
        if last > left and first < end:
            gaps.append((left, first))
            left = last
    gaps.append((left, end))
    fitting = (gap for gap in gaps if gap[1] - gap[0] >= wanted)
    return next(fitting, max(gaps, key=lambda gap: gap[1] - gap[0]))


def mark_kind(*, done: bool, overdue: bool, waiting: bool) -> Mark:
    """Return as what a day is drawn: late before all others."""
    return Mark.LATE if overdue else Mark.DONE if done else Mark.WAITING if waiting else Mark.AHEAD


def _box(left: float, right: float, bottom: float, top: float) -> tuple[Point, ...]:
    return ((left, bottom), (right, bottom), (right, top), (left, top))
