"""The month sheet: a table of the weeks on one page, and below it all of the days that do not fit into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import DuePaper, MonthDay
from onboarding_app.reports.arranging import Stack
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.table import Table
from onboarding_app.reports.text import Text
from onboarding_app.wording.dates import long_date, months, weekdays

__all__ = ["month_name", "month_report"]

# The weeks share so much of the page, in points; head, legend and long names of firms need the rest.
_ROOM: Final = 630.0
# What is added to each week by its table.
_BETWEEN: Final = 6.4
_SHARES: Final = (8, 16, 16, 16, 16, 16, 8, 8)
# By so much the weeks become lower until they fit.
_STEP: Final = 9.0


@dataclass(frozen=True, slots=True)
class _Cell:
    """A day as laid out for its column: its number, its entries, and the line that counts the hidden ones."""

    head: Sequence[Text]
    entries: Sequence[Text]
    hidden_line: float

    def shown(self, limit: float) -> int:
        """Return how many entries stand within that height."""
        room = limit - sum(one.height for one in self.head)
        if sum(one.height for one in self.entries) <= room:
            return len(self.entries)
        room -= self.hidden_line
        count = 0
        while room >= self.entries[count].height:
            room -= self.entries[count].height
            count += 1
        return count

    def height(self, limit: float) -> float:
        """Return how high the day is with as many entries."""
        count = self.shown(limit)
        rest = 0.0 if count == len(self.entries) else self.hidden_line
        return sum(one.height for one in (*self.head, *self.entries[:count])) + rest


def month_name(paper: DuePaper, look: Look) -> str:
    """Return the month that the sheet shows."""
    first = next(day.on for week in paper.weeks for day in week if day.is_in_month)
    return f"{months(look.texts)[first.month - 1]} {first.year}"


def month_report(paper: DuePaper, look: Look) -> Iterator[Flowable]:
    """Yield the table of the weeks, what its marks mean, and each day of which it holds a part only."""
    cells = [
        [_cell(day, look, share) for day, share in zip(week, _SHARES[1:], strict=True)]
        for week in paper.weeks
    ]
    limit = _limit(cells)
    yield look.gap()
    yield _table(paper, cells, limit, look)
    yield look.gap()
    yield look.muted(look.texts("○ planned  ◆ deadline  ■ overdue  ◉ talk  ✓ talk held"))
    for week, row in zip(paper.weeks, cells, strict=True):
        for day, cell in zip(week, row, strict=True):
            if cell.shown(limit) < len(cell.entries):
                yield from look.heading(long_date(day.on, look.texts))
                yield _listed(day, look)


def _cell(day: MonthDay, look: Look, share: float) -> _Cell:
    colour = Palette.ink if day.is_in_month else Palette.muted
    head = [look.cell(str(day.on.day), bold=day.is_in_month, colour=colour)]
    head += [look.small(day.holiday)] if day.holiday else []
    cell = _Cell(head, [look.small(line) for line in day.lines], look.small("+").style.line_height)
    width = Table.inside(share * look.width / sum(_SHARES))
    for one in (*cell.head, *cell.entries):
        one.wrap(width, _ROOM)
    return cell


def _limit(weeks: Sequence[Sequence[_Cell]]) -> float:
    """Return how high a day may be so that all weeks fit on the page."""
    least = max(one.style.line_height for week in weeks for cell in week for one in cell.head) * 3
    limit = _ROOM
    while (
        limit > least and sum(max(cell.height(limit) for cell in week) + _BETWEEN for week in weeks) > _ROOM
    ):
        limit -= _STEP
    return limit


def _table(paper: DuePaper, cells: Sequence[Sequence[_Cell]], limit: float, look: Look) -> Flowable:
    texts = look.texts
    heads = ["", *(name[:2] for name in weekdays(texts))]
    rows = [
        [
            look.small(texts("W {number}", number=week[0].on.isocalendar().week)),
            *(_drawn(cell, limit, look) for cell in row),
        ]
        for week, row in zip(paper.weeks, cells, strict=True)
    ]
    return look.table(heads, rows, _SHARES)


def _drawn(cell: _Cell, limit: float, look: Look) -> Flowable:
    count = cell.shown(limit)
    hidden = len(cell.entries) - count
    more = [look.small(look.texts("+{n} more", n=hidden))] if hidden else []
    return Stack([*cell.head, *cell.entries[:count], *more])


def _listed(day: MonthDay, look: Look) -> Flowable:
    """Return all of a day in two columns, the left one first."""
    half = -(-len(day.lines) // 2)
    return look.table((), list(zip_longest(day.lines[:half], day.lines[half:], fillvalue="")), (50, 50))
