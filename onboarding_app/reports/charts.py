"""Charts as plain shapes, so that paper and screen show the same drawing.

Each function turns figures into a `Picture`; `painting.py` puts one on paper. Lengths are points, y grows
upward. Words in a chart come with the call: a chart knows no language.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from onboarding_app.domain.papers import CurvePoint, ExpectationPair, FactorMeans, Way

Point = tuple[float, float]


class Role(Enum):
    """What a colour means; the surface decides which one it is."""

    ACCENT = "accent"
    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    BAND = "band"
    ALARM = "alarm"
    PAPER = "paper"


class Anchor(Enum):
    """Which end of a label stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


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


_CURVE_HEIGHT: Final = 128.0
_AXIS_STEP: Final = 6


def retention_curve(
    points: Sequence[CurvePoint],
    censored: Sequence[float],
    at_risk: Sequence[tuple[int, int]],
    words: CurveWords,
    *,
    width: float,
    months: int = 24,
) -> Picture:
    """Return the Kaplan-Meier curve as steps, with its band and a tick for each person still there.

    Args:
        points: the steps, by month, after the start at 100 %.
        censored: months of service of those still employed.
        at_risk: (month, people observed) to write under the axis.
        words: the words in the drawing.
        width: how wide, in points.
        months: where the axis ends; what comes later is not drawn.
    """
    left, right, floor, ceiling = 52.0, width - 10, 32.0, _CURVE_HEIGHT - 8

    def x(month: float) -> float:
        return left + (right - left) * min(month, months) / months

    def y(share: float) -> float:
        return floor + (ceiling - floor) * share

    def steps(start: float, values: Sequence[tuple[float, float]]) -> list[Point]:
        path = [(x(0), y(start))]
        for month, value in values:
            path += [(x(month), path[-1][1]), (x(month), y(value))]
        return [*path, (right, path[-1][1])]

    seen = [point for point in points if point.month <= months]
    shapes: list[Shape] = list(_curve_axes(x, y, words, months))
    if seen:
        high = steps(1, [(point.month, point.high) for point in seen])
        low = steps(1, [(point.month, point.low) for point in seen])
        shapes.append(Area((*high, *reversed(low)), Role.BAND))
    shapes += [
        Stroke(((left, y(share)), (right, y(share))), Role.RULE, 0.5) for share in (0.25, 0.5, 0.75, 1)
    ]
    shapes.append(Stroke(tuple(steps(1, [(point.month, point.share) for point in seen])), Role.ACCENT, 1.6))
    for month in censored:
        if month <= months:
            height = y(_share_at(month, seen))
            shapes.append(Stroke(((x(month), height - 3), (x(month), height + 3)), Role.ACCENT, 0.7))
    shapes.append(Label(0, 2, words.at_risk, size=7, room=left - 6))
    shapes += [Label(x(month), 2, str(people), size=7, anchor=Anchor.MIDDLE) for month, people in at_risk]
    return Picture(width, _CURVE_HEIGHT, tuple(shapes))


def _curve_axes(
    x: Callable[[float], float], y: Callable[[float], float], words: CurveWords, months: int
) -> Iterator[Shape]:
    for share in (0, 0.25, 0.5, 0.75, 1):
        yield Label(x(0) - 6, y(share) - 2.5, words.percent(share), anchor=Anchor.END)
    yield Stroke(((x(0), y(0)), (x(months), y(0))), Role.MUTED, 0.8)
    for month in range(0, months + 1, _AXIS_STEP):
        yield Stroke(((x(month), y(0)), (x(month), y(0) - 3)), Role.MUTED, 0.8)
        if month == months:
            yield Label(x(month) + 8, y(0) - 13, f"{month} {words.months}", anchor=Anchor.END)
        else:
            yield Label(x(month), y(0) - 13, str(month), anchor=Anchor.MIDDLE)
    yield Label(x(months) - 4, y(0) + 5, words.note, anchor=Anchor.END)


def _share_at(month: float, points: Sequence[CurvePoint]) -> float:
    return next((point.share for point in reversed(points) if point.month <= month), 1.0)


_ROW: Final = 15.5
# From this difference of two means on, a gap is drawn in the colour of alarm, beside its number.
_WIDE_GAP: Final = 0.5
_SCALE: Final = (1, 5)


def dumbbells(
    rows: Sequence[FactorMeans | ExpectationPair],
    number: Callable[[float], str],
    hidden: str,
    *,
    width: float,
    wide: float = _WIDE_GAP,
) -> Picture:
    """Return one line per theme: hollow where expected, full where experienced, and the gap in numbers.

    Args:
        rows: the themes; one without values says `hidden` in place of the line.
        number: how a difference is written, with its sign.
        hidden: the word for a value that is not shown.
        width: how wide, in points.
        wide: from which shortfall on the gap is emphasised.
    """
    left, right = width * 0.29, width - 50
    height = _ROW * len(rows) + 14
    shapes: list[Shape] = []

    def x(value: float) -> float:
        return left + (right - left) * (value - _SCALE[0]) / (_SCALE[1] - _SCALE[0])

    values = range(_SCALE[0], _SCALE[1] + 1)
    shapes += [Label(x(value), 0, str(value), size=7, anchor=Anchor.MIDDLE) for value in values]
    for place, row in enumerate(rows):
        y = height - _ROW * place - 10
        shapes.append(Label(0, y - 3, row.factor, Role.INK, 8.5, room=left - 12))
        if row.expected is None or row.experienced is None:
            shapes.append(Label(left, y - 2.5, hidden, size=7))
            continue
        shapes += [
            Stroke(((x(value), y - _ROW / 2), (x(value), y + _ROW / 2)), Role.RULE, 0.35) for value in values
        ]
        shapes.append(Stroke(((left, y), (right, y)), Role.RULE, 1))
        gap = round(row.experienced - row.expected, 1)
        role = Role.ALARM if gap <= -wide else Role.ACCENT
        shapes.append(Stroke(((x(row.expected), y), (x(row.experienced), y)), role, 2))
        shapes.append(Dot(x(row.expected), y, 3.6, Role.ACCENT, hollow=True))
        shapes.append(Dot(x(row.experienced), y, 3.2, Role.ACCENT))
        strong = role is Role.ALARM
        label = Role.ALARM if strong else Role.MUTED
        shapes.append(Label(width - 4, y - 3, number(gap), label, 8.5, Anchor.END, bold=strong))
    return Picture(width, height, tuple(shapes))


def progress_bar(done: int, total: int, *, width: float, overdue: int = 0) -> Picture:
    """Return a bar: at its left how much of a track is done, at its right in another colour what is overdue."""
    height = 8.0
    bottom, top = 1.5, 6.5
    shapes: list[Shape] = [Area(_box(0, width, bottom, top), Role.RULE)]
    if total > 0:
        reached = width * min(done, total) / total
        late = width * min(overdue, total) / total
        shapes.append(Area(_box(0, reached, bottom, top), Role.ACCENT))
        if late:
            shapes.append(Area(_box(max(reached, width - late), width, bottom, top), Role.ALARM))
    return Picture(width, height, tuple(shapes))


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

    shapes: list[Shape] = []
    for place, line in enumerate(path.rows):
        y = height - 20 - row * place
        shapes.append(Label(0, y - 3, line.track, Role.INK, 8, room=left - 8))
        shapes.append(Stroke(((left, y), (width - 4, y)), Role.RULE, 0.6))
        for bar in line.bars:
            start, end = x(bar.starts_on), x(bar.ends_on)
            shapes.append(Area(_box(start, max(end, start + 1), y - 4.5, y + 4.5), Role.BAND))
            shapes.append(Label(start + 3, y - 2.5, bar.label, Role.INK, 7, room=max(end - start - 5, 0.1)))
        for mark in line.marks:
            role = Role.ALARM if mark.overdue else Role.ACCENT
            shapes.append(Dot(x(mark.on), y, 2.5, role, hollow=not mark.done))
    if path.starts_on <= today <= path.ends_on:
        shapes.append(Stroke(((x(today), 10), (x(today), height - 10)), Role.INK, 0.8))
        shapes.append(Label(x(today), height - 7, today_word, Role.INK, 7, Anchor.MIDDLE))
    for year in range(path.starts_on.year + 1, path.ends_on.year + 1):
        turn = x(date(year, 1, 1))
        shapes.insert(0, Stroke(((turn, 12), (turn, height - 14)), Role.RULE, 0.5))
        if left + 50 < turn < width - 54:
            shapes.append(Label(turn, 0, str(year), size=7, anchor=Anchor.MIDDLE))
    ends = ((path.starts_on, Anchor.START, left), (path.ends_on, Anchor.END, width - 4))
    shapes += [Label(place, 0, words(day), size=7, anchor=anchor) for day, anchor, place in ends]
    return Picture(width, height, tuple(shapes))


def _box(left: float, right: float, bottom: float, top: float) -> tuple[Point, ...]:
    return ((left, bottom), (right, bottom), (right, top), (left, top))
