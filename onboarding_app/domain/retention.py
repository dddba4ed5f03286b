"""Retention: who stayed how long, honest with small numbers.

People still employed are censored: they count for as long as they have been observed, not as having stayed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import exp, log, sqrt

from onboarding_app.domain.people import DepartureReason
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.small_groups import is_shown

Z_95 = 1.959963984540054
"""Quantile of the normal distribution for an interval of 95 %."""

DAYS_PER_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Employment:
    """One employment; `ended_on` is its last day, None while it lasts. A rehired person has two."""

    started_on: date
    ended_on: date | None = None
    reason: DepartureReason | None = None

    def is_active(self, on: date) -> bool:
        """Whether it lasts on that day; the last day still counts."""
        return self.started_on <= on and (self.ended_on is None or self.ended_on >= on)


@dataclass(frozen=True)
class Interval:
    """The ends of a 95 % interval of a share, 0-1."""

    low: float
    high: float


@dataclass(frozen=True)
class Retained:
    """How many of `n` people who could have completed a time with the firm have done so.

    `kept`, `share` (0-1) and `interval` are None where fewer than five people could.
    """

    months: int
    kept: int | None
    n: int
    share: float | None
    interval: Interval | None


@dataclass(frozen=True)
class CurvePoint:
    """A step of the curve: after `months` this share is still there, with the ends of its 95 % band, 0-1."""

    months: float
    share: float
    low: float
    high: float
    at_risk: int
    events: int


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve: its steps, and the months of service of those still employed."""

    points: tuple[CurvePoint, ...]
    censored: tuple[float, ...]

    @property
    def observed_until(self) -> float:
        """How many months somebody was observed at most; what comes later, the curve does not know."""
        return max((*self.censored, *(point.months for point in self.points)), default=0)

    def share_at(self, months: float) -> float:
        """Return the share 0-1 that is still there after that time."""
        return next((point.share for point in reversed(self.points) if point.months <= months), 1.0)

    def at_risk(self, months: float) -> int:
        """Return how many people were still observed at that time."""
        steps = [point for point in self.points if point.months >= months]
        if steps:
            between = sum(months <= each < steps[0].months for each in self.censored)
            return steps[0].at_risk + between
        return sum(each >= months for each in self.censored)


def wilson(successes: int, n: int) -> Interval:
    """Return the 95 % interval of a share of `n`, right for small numbers.

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.

    Raises:
        ValueError: `n` is not positive, or there are more successes than that.
    """
    if not 0 <= successes <= n or n == 0:
        message = "successes must lie between 0 and n, and n be positive"
        raise ValueError(message)
    share, square = successes / n, Z_95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    spread = Z_95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n**2))
    return Interval(max(0.0, centre - spread), min(1.0, centre + spread))


def retained_after(employments: Sequence[Employment], months: int, as_of: date) -> Retained:
    """Return how many are still there after so many months, among those whose time could have passed.

    The time runs from the first day to the same day of the last month (§ 188 BGB); who leaves before that day
    has not completed it.
    """
    due = [
        (months_after(each.started_on, months), each.ended_on)
        for each in employments
        if months_after(each.started_on, months) <= as_of
    ]
    kept = sum(ended is None or ended >= completed for completed, ended in due)
    n = len(due)
    if not is_shown(n):
        return Retained(months, None, n, None, None)
    return Retained(months, kept, n, kept / n, wilson(kept, n))


def months_of_service(employment: Employment, as_of: date) -> float:
    """Return the length of an employment until it ended or until that day, in mean months.

    The first and the last day both count: who leaves on the first day was there for one day.
    """
    last = as_of if employment.ended_on is None else min(employment.ended_on, as_of)
    return ((last - employment.started_on).days + 1) / DAYS_PER_MONTH


def kaplan_meier(employments: Sequence[Employment], as_of: date) -> Curve:
    """Estimate the share of people who stay at least so long, with its 95 % band.

    Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958), 457-481; the band is
    the log-log one of Kalbfleisch and Prentice (The Statistical Analysis of Failure Time Data, 2002, 1.4).
    """
    begun = [each for each in employments if each.started_on <= as_of]
    times = [(months_of_service(each, as_of), _has_ended(each, as_of)) for each in begun]
    exits = Counter(time for time, ended in times if ended)
    points: list[CurvePoint] = []
    share, greenwood = 1.0, 0.0
    for time in sorted(exits):
        at_risk = sum(each >= time for each, _ in times)
        events = exits[time]
        share *= 1 - events / at_risk
        if at_risk > events:
            greenwood += events / (at_risk * (at_risk - events))
        low, high = _band(share, greenwood)
        points.append(CurvePoint(time, share, low, high, at_risk, events))
    return Curve(tuple(points), tuple(sorted(time for time, ended in times if not ended)))


def _has_ended(employment: Employment, as_of: date) -> bool:
    return employment.ended_on is not None and employment.ended_on <= as_of


def _band(share: float, greenwood: float) -> tuple[float, float]:
    """Return the log-log band of a share; where nobody is left it is no longer defined, and shown as 0."""
    if share <= 0:
        return 0.0, 0.0
    spread = Z_95 * sqrt(greenwood) / log(share)
    centre = log(-log(share))
    return exp(-exp(centre - spread)), exp(-exp(centre + spread))


def headcount(employments: Sequence[Employment], on: date) -> int:
    """Return how many are employed on that day; one whose last day it is still counts."""
    return sum(each.is_active(on) for each in employments)


def entries(employments: Sequence[Employment], first: date, last: date) -> int:
    """Return how many began between two days, both included."""
    return sum(first <= each.started_on <= last for each in employments)


def departures(employments: Sequence[Employment], first: date, last: date) -> tuple[Employment, ...]:
    """Return those that ended between two days, both included."""
    return tuple(each for each in employments if each.ended_on and first <= each.ended_on <= last)


def reasons(ended: Sequence[Employment]) -> tuple[tuple[DepartureReason | None, int], ...]:
    """Return how often each reason was given, the most frequent first."""
    counted = Counter(each.reason for each in ended)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0] or "~")))


def median_months(durations: Sequence[Sequence[int]]) -> float | None:
    """Return the median of durations in mean months, None if they come from fewer than five people.

    Each person brings none, one or several durations, in days.
    """
    from statistics import median  # noqa: PLC0415  (it costs each start of the program more than all else here)

    told = [days for days in durations if days]
    return median(chain.from_iterable(told)) / DAYS_PER_MONTH if is_shown(len(told)) else None
