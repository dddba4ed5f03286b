"""The rhythm of talks: which guide fits a day, and when to talk next.

Source: domain file anerkennung-sprache-begleitung.md, 3.4 (product rule).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, repeat

from onboarding_app.domain.adjusting import adjusted, moved, switched_off, switched_on
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.own_plan import HALF_A_YEAR, OwnPlan
from onboarding_app.domain.periods import Direction, Period, Unit, months_after
from onboarding_app.domain.templates import CheckpointTemplate

DAYS = ((0, "week1"), (20, "day30"), (45, "day60"), (75, "day90"))
"""From so many days after the start on, this guide fits."""

MONTHS = ((5, "month6"), (8, "month9"), (11, "month12"), (15, "stay"))
"""From so many months after the start on, this guide fits."""

FIRST_TALKS = ("checkin_week1", "checkin_day30", "checkin_day60", "checkin_day90")
"""Keys of the first talks; a firm counts them in days after the start."""

LATER_TALKS = ("checkin_month6", "checkin_month9", "checkin_month12")
"""Keys of the next talks; a firm counts them in months after the start."""

STAY_TALKS = ("stay_talk_month18", "stay_talk_month24")
"""Keys of the talks that follow them, at the rhythm after the first year."""

FIRST_YEAR = 12
"""Months after which the rhythm begins where none of the later talks is held."""

MOST_DAYS, MOST_MONTHS, MOST_BETWEEN = 180, 36, 24
"""Talks counted in days and in months lie no later, and no further apart."""

A_WEEK, A_MONTH = 7, 30
"""Days, for a talk that was moved in other units than the form of the cadence knows."""

DECISION_DAYS = 28
"""Days before the end of the probation from which the decision talk is held."""

NOT_TOO_SOON = timedelta(days=10)
"""A talk due within so many days of one just held is not planned again."""


def guide_for(dossier: Dossier, today: date) -> str:
    """Return the key of the guide that fits a talk with this person today.

    The guide `event` fits no day; whoever talks about an event chooses it.
    """
    start, probation = dossier.worker.started_on, dossier.worker.probation_ends_on
    if dossier.departure is not None:
        return "exit"
    if start is None or start > today:
        return "prearrival"
    if probation is not None and timedelta() <= probation - today <= timedelta(DECISION_DAYS):
        return "probation"
    fitting = [key for days, key in DAYS if start + timedelta(days) <= today]
    fitting += [key for months, key in MONTHS if months_after(start, months) <= today]
    return fitting[-1]


@dataclass(frozen=True, kw_only=True)
class Cadence:
    """When talks are due after the start, None where one is not held; then one in every so many months."""

    days: tuple[int | None, ...] = (7, 30, 60, 90)
    months: tuple[int | None, ...] = (6, 9, 12)
    every: int = HALF_A_YEAR


USUAL = Cadence()


def cadence_of(templates: Mapping[str, CheckpointTemplate], own: OwnPlan) -> Cadence:
    """Return when talks are due as these templates say it."""

    def counted(keys: Sequence[str], unit: Unit) -> tuple[int | None, ...]:
        held = (templates.get(key) for key in keys)
        return tuple(None if it is None or it.off else _counted(it.plan, unit) for it in held)

    return Cadence(
        days=counted(FIRST_TALKS, Unit.DAY),
        months=counted(LATER_TALKS, Unit.MONTH),
        every=own.talk_months,
    )


def with_cadence(own: OwnPlan, wanted: Cadence, shipped: Mapping[str, CheckpointTemplate]) -> OwnPlan:
    """Return the plan with talks at these times; a talk at its usual time is as it ships.

    Raises:
        InvalidValueError: a talk lies before the one before it, or too far away.
    """
    _check(wanted)
    known = cadence_of(adjusted(shipped, replace(own, templates=()), (), ()), own)
    talks = [
        *zip(FIRST_TALKS, wanted.days, known.days, repeat(Unit.DAY), strict=False),
        *zip(LATER_TALKS, wanted.months, known.months, repeat(Unit.MONTH), strict=False),
    ]
    for key, n, before, unit in talks:
        if n != before and key in shipped:
            own = _with_talk(own, shipped[key], n, unit)
    if wanted.every != own.talk_months or wanted.months != known.months:
        last = max((n for n in wanted.months if n is not None), default=FIRST_YEAR)
        for place, key in enumerate(STAY_TALKS, start=1):
            own = _with_talk(own, shipped[key], last + place * wanted.every, Unit.MONTH)
    return replace(own, talk_months=wanted.every)


def next_talk_on(
    dossier: Dossier, held_on: date, calendar: WorkCalendar, cadence: Cadence = USUAL
) -> date | None:
    """Return the working day for the next talk after one held on that day.

    None where the employment ends before it.
    """
    start = dossier.worker.started_on or held_on
    due = [start + timedelta(days) for days in cadence.days if days is not None]
    due += [months_after(start, months) for months in cadence.months if months is not None]
    later = sorted(day for day in due if day > held_on + NOT_TOO_SOON)
    day = calendar.next_workday(later[0] if later else months_after(held_on, cadence.every))
    return day if dossier.departure is None or day <= dossier.departure.ended_on else None


def _check(cadence: Cadence) -> None:
    days = [n for n in cadence.days if n is not None]
    months = [n for n in cadence.months if n is not None]
    in_days = [*days, *(n * A_MONTH for n in months)]
    if any(later <= earlier for earlier, later in pairwise(in_days)):
        raise InvalidValueError("talks_out_of_order")
    far = [(days, MOST_DAYS), (months, MOST_MONTHS), ([cadence.every], MOST_BETWEEN)]
    if any(not 1 <= n <= most for found, most in far for n in found):
        raise InvalidValueError("talks_unlikely", days=MOST_DAYS, months=MOST_MONTHS, between=MOST_BETWEEN)


def _with_talk(own: OwnPlan, template: CheckpointTemplate, n: int | None, unit: Unit) -> OwnPlan:
    """Return the plan with a talk at that time after the start, None for not at all."""
    if n is None:
        return switched_off(own, template, "")
    wanted = Period(direction=Direction.AFTER, n=n, unit=unit)
    return moved(switched_on(own, template.key), template, wanted)


def _counted(plan: Period, unit: Unit) -> int:
    """Return a period in days or months, about so many where it is counted in other units."""
    if plan.unit is unit:
        return plan.n
    days = plan.n * {Unit.WEEK: A_WEEK, Unit.MONTH: A_MONTH, Unit.YEAR: FIRST_YEAR * A_MONTH}.get(
        plan.unit, 1
    )
    return days if unit is Unit.DAY else round(days / A_MONTH)
