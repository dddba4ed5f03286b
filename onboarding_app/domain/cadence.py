"""The rhythm of talks: which guide fits a day, and when to talk next.

Source: domain file anerkennung-sprache-begleitung.md, 3.4 (product rule).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from onboarding_app.domain.adjusting import (
    moved,
    switched_off,
    switched_on,
    with_template,
    without_template,
)
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.own_plan import HALF_A_YEAR, OwnPlan, OwnTemplate
from onboarding_app.domain.periods import Direction, Period, Unit, months_after
from onboarding_app.domain.templates import CheckpointTemplate

DAYS = ((0, "week1"), (20, "day30"), (45, "day60"), (75, "day90"))
"""From so many days after the start on, this guide fits."""

MONTHS = ((5, "month6"), (8, "month9"), (11, "month12"), (15, "stay"))
"""From so many months after the start on, this guide fits."""

TALKS = (
    "checkin_week1",
    "checkin_day30",
    "checkin_day60",
    "checkin_day90",
    "checkin_month6",
    "checkin_month9",
    "checkin_month12",
)
"""Keys of the talks that ship, each of which builds on the one before it."""

START = "employment_start"
"""The event that all talks of the rhythm are counted from."""

FOR_ALL = "true"
"""The condition of a talk that is held with everybody."""

STAY_TALKS = ("stay_talk_month18", "stay_talk_month24")
"""Keys of the talks that follow them, at the rhythm after the first year."""

FIRST_YEAR = 12
"""Months after which the rhythm begins where no talk is counted in months."""

MOST_MONTHS, MOST_BETWEEN = 36, 24
"""Talks of a rhythm lie no later, and no further apart."""

A_MONTH = 30
"""Days, to tell which of two talks comes first."""

A_START = date(2001, 1, 1)
"""A first working day like any other, to tell which guide fits a talk."""

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
    return _guide_on(today, start)


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A talk so long after the first working day; `key` is that of its template, "" for a new one."""

    n: int
    unit: Unit
    key: str = ""

    @property
    def days(self) -> int:
        """About how many days after the first working day it is held."""
        each = {Unit.WEEK: 7, Unit.MONTH: A_MONTH, Unit.YEAR: FIRST_YEAR * A_MONTH}
        return self.n * each.get(self.unit, 1)

    @property
    def months(self) -> int:
        """After how many months it is held, 0 for one that is not counted in months."""
        return self.n * {Unit.MONTH: 1, Unit.YEAR: FIRST_YEAR}.get(self.unit, 0)

    @property
    def plan(self) -> Period:
        """When it is held, as a template says it."""
        return Period(direction=Direction.AFTER, n=self.n, unit=self.unit)

    def day(self, start: date) -> date:
        """Return the day on which it is held with somebody who began then."""
        return months_after(start, self.months) if self.months else start + timedelta(self.days)


@dataclass(frozen=True, kw_only=True)
class Cadence:
    """The talks after the start, in their order; then one in every so many months."""

    talks: tuple[Talk, ...] = tuple(
        Talk(n=n, unit=unit, key=key)
        for key, (n, unit) in zip(
            TALKS,
            [*((n, Unit.DAY) for n in (7, 30, 60, 90)), *((n, Unit.MONTH) for n in (6, 9, 12))],
            strict=True,
        )
    )
    every: int = HALF_A_YEAR


USUAL = Cadence()


def cadence_of(templates: Mapping[str, CheckpointTemplate], own: OwnPlan) -> Cadence:
    """Return when talks are held as these templates say it: those that ship, and own ones for everybody."""
    talks = [
        Talk(n=it.plan.n, unit=it.plan.unit, key=key)
        for key, it in templates.items()
        if not it.off and (key in TALKS or _is_own_talk(it))
    ]
    return Cadence(talks=tuple(sorted(talks, key=lambda talk: talk.days)), every=own.talk_months)


def with_cadence(
    own: OwnPlan,
    wanted: Cadence,
    templates: Mapping[str, CheckpointTemplate],
    shipped: Mapping[str, CheckpointTemplate],
    made: Callable[[Talk], OwnTemplate],
) -> OwnPlan:
    """Return the plan with talks at these times; a talk at its usual time is as it ships.

    `templates` hold now. A new talk is the shipped one of that time where that is not held, else what `made`
    makes of it; `made` gets the key of an own talk that is held at another time.

    Raises:
        InvalidValueError: two talks lie on a day, one lies before one that it builds on, or too far away.
    """
    _check(wanted)
    known = cadence_of(templates, own)
    usual = {talk.plan: key for key in TALKS if (talk := _shipped_talk(shipped, key)) is not None}
    kept = {talk.key for talk in wanted.talks}
    free = {plan: key for plan, key in usual.items() if key not in kept}
    talks = [replace(it, key=it.key or free.pop(it.plan, "")) for it in wanted.talks]
    kept = {talk.key for talk in talks}
    for talk in known.talks:
        if talk.key not in kept:
            own = _without(own, talk.key, templates, shipped)
    for talk in talks:
        if talk not in known.talks:
            own = _with_talk(own, talk, shipped, made)
    if (wanted.every, _last(wanted)) != (own.talk_months, _last(known)):
        for place, key in enumerate(STAY_TALKS, start=1):
            stay = Talk(n=_last(wanted) + place * wanted.every, unit=Unit.MONTH, key=key)
            own = _with_talk(own, stay, shipped, made)
    return replace(own, talk_months=wanted.every)


def guide_of(talk: Talk) -> str:
    """Return the key of the guide that fits a talk of the rhythm."""
    return _guide_on(talk.day(A_START), A_START)


def next_talk_on(
    dossier: Dossier, held_on: date, calendar: WorkCalendar, cadence: Cadence = USUAL
) -> date | None:
    """Return the working day for the next talk after one held on that day.

    None where the employment ends before it.
    """
    start = dossier.worker.started_on or held_on
    due = (talk.day(start) for talk in cadence.talks)
    later = min((day for day in due if day > held_on + NOT_TOO_SOON), default=None)
    day = calendar.next_workday(later or months_after(held_on, cadence.every))
    return day if dossier.departure is None or day <= dossier.departure.ended_on else None


def _guide_on(day: date, start: date) -> str:
    fitting = [key for days, key in DAYS if start + timedelta(days) <= day]
    fitting += [key for months, key in MONTHS if months_after(start, months) <= day]
    return fitting[-1]


def _check(cadence: Cadence) -> None:
    unlikely = [it for it in cadence.talks if it.n < 1 or it.days > MOST_MONTHS * A_MONTH]
    if unlikely or not 1 <= cadence.every <= MOST_BETWEEN:
        raise InvalidValueError("talks_unlikely", months=MOST_MONTHS, between=MOST_BETWEEN)
    if len({talk.days for talk in cadence.talks}) < len(cadence.talks):
        raise InvalidValueError("talks_same_day")
    ships = sorted((TALKS.index(talk.key), talk.days) for talk in cadence.talks if talk.key in TALKS)
    if any(later <= earlier for (_, earlier), (_, later) in pairwise(ships)):
        raise InvalidValueError("talks_out_of_order")


def _is_own_talk(template: CheckpointTemplate) -> bool:
    """Whether the firm itself has added it to the rhythm: a talk with everybody, so long after the start."""
    after_start = template.anchor == START and template.plan.direction is Direction.AFTER
    return template.own and bool(template.guide) and after_start and template.applies.text == FOR_ALL


def _shipped_talk(shipped: Mapping[str, CheckpointTemplate], key: str) -> Talk | None:
    template = shipped.get(key)
    return None if template is None else Talk(n=template.plan.n, unit=template.plan.unit, key=key)


def _last(cadence: Cadence) -> int:
    """Return after how many months the rhythm begins."""
    return max((talk.months for talk in cadence.talks if talk.months), default=FIRST_YEAR)


def _without(
    own: OwnPlan,
    key: str,
    templates: Mapping[str, CheckpointTemplate],
    shipped: Mapping[str, CheckpointTemplate],
) -> OwnPlan:
    """Return the plan without a talk: a shipped one is switched off, an own one removed."""
    added = own.template_of(key)
    if added is not None:
        return without_template(own, added, templates)
    return switched_off(own, shipped[key], "")


def _with_talk(
    own: OwnPlan,
    talk: Talk,
    shipped: Mapping[str, CheckpointTemplate],
    made: Callable[[Talk], OwnTemplate],
) -> OwnPlan:
    """Return the plan with a talk at its time."""
    if talk.key in shipped:
        return moved(switched_on(own, talk.key), shipped[talk.key], talk.plan)
    return with_template(own, made(talk))
