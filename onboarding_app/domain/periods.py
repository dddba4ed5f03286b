"""Periods as German law counts them: which day is the last one, and the safe day before."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onboarding_app.domain.holidays import ONE_DAY, WorkCalendar

MONTHS_PER_YEAR = 12


class Unit(StrEnum):
    """What a period is counted in. A `workday` is Monday to Friday, a `werktag` includes Saturday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WORKDAY = "workday"
    WERKTAG = "werktag"


class Direction(StrEnum):
    """Whether a period runs forward or back from its anchor."""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """Whether the last day moves on when it is no working day (§ 193 BGB)."""

    NONE = "none"
    NEXT_WORKDAY = "next_workday"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A length of time counted from an anchor.

    `day_start` says that the anchor's day counts (§ 187 (2) BGB); else the event's day does not (§ 187 (1)).
    """

    direction: Direction
    n: int
    unit: Unit
    roll: Roll = Roll.NONE
    day_start: bool = False


@dataclass(frozen=True)
class Dates:
    """The end of a period, in three readings.

    `raw` is as counted, `legal_on` rolled where the law allows, `safe_on` the working day not after `raw`.

    Source: §§ 187, 188, 193 BGB; product rules R1 and R2 of the domain file, 0.2.
    """

    raw: date
    legal_on: date
    safe_on: date


def months_after(event: date, months: int) -> date:
    """Return the last day of a period of whole months that starts with an event; negative months count back.

    The day of the event does not count. Where the last month has no day of that number, the period ends
    with the month.

    Source: § 187 (1), § 188 (2) and (3) BGB.
    """
    year, month = divmod(event.year * MONTHS_PER_YEAR + event.month - 1 + months, MONTHS_PER_YEAR)
    last_day = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(event.day, last_day))


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed from one day to another; negative if `last` is earlier."""
    if last < first:
        return -months_between(last, first)
    months = (last.year - first.year) * MONTHS_PER_YEAR + last.month - first.month
    return months if months_after(first, months) <= last else months - 1


def end_of(period: Period, anchor: date, calendar: WorkCalendar) -> date:
    """Return the last day of a period that is counted from its anchor, before any roll-over.

    Source: § 187 (1) and (2), § 188 (1) to (3) BGB; Werktag as in § 81a (3) AufenthG.
    """
    sign = 1 if period.direction is Direction.AFTER else -1
    match period.unit:
        case Unit.DAY:
            end = anchor + timedelta(days=sign * period.n)
        case Unit.WEEK:
            end = anchor + timedelta(weeks=sign * period.n)
        case Unit.MONTH:
            end = months_after(anchor, sign * period.n)
        case Unit.YEAR:
            end = months_after(anchor, sign * period.n * MONTHS_PER_YEAR)
        case Unit.WORKDAY:
            end = count_days(anchor, sign * period.n, calendar.is_workday)
        case _:  # Werktag
            end = count_days(anchor, sign * period.n, calendar.is_werktag)
    return end - ONE_DAY if period.day_start else end


def count_days(day: date, n: int, counts: Callable[[date], bool]) -> date:
    """Return the n-th day that counts after a day (before it, if n is negative)."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= counts(day)
    return day


def deadline(anchor: date, period: Period, calendar: WorkCalendar) -> Dates:
    """Return the dates of a period that ends with a deadline."""
    raw = end_of(period, anchor, calendar)
    rolls = period.roll is Roll.NEXT_WORKDAY
    return Dates(
        raw=raw,
        legal_on=calendar.next_workday(raw) if rolls else raw,
        safe_on=calendar.previous_workday(raw),
    )
