"""The rhythm of talks: which guide fits a day, and when to talk next.

Source: domain file anerkennung-sprache-begleitung.md, 3.4 (product rule).
"""

from datetime import date, timedelta

from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.periods import months_after

DAYS = ((0, "week1"), (20, "day30"), (45, "day60"), (75, "day90"))
"""From so many days after the start on, this guide fits."""

MONTHS = ((5, "month6"), (8, "month9"), (11, "month12"), (15, "stay"))
"""From so many months after the start on, this guide fits."""

FIRST_TALKS = (7, 30, 60, 90)
"""Days after the start on which the first talks are due."""

LATER_TALKS = (6, 9, 12)
"""Months after the start on which the next talks are due; then half-yearly."""

DECISION_DAYS = 28
"""Days before the end of the probation from which the decision talk is held."""

HALF_A_YEAR = 6
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


def next_talk_on(dossier: Dossier, held_on: date, calendar: WorkCalendar) -> date | None:
    """Return the working day for the next talk after one held on that day.

    None where the employment ends before it.
    """
    start = dossier.worker.started_on or held_on
    due = [start + timedelta(days) for days in FIRST_TALKS]
    due += [months_after(start, months) for months in LATER_TALKS]
    later = [day for day in due if day > held_on + NOT_TOO_SOON]
    day = calendar.next_workday(later[0] if later else months_after(held_on, HALF_A_YEAR))
    return day if dossier.departure is None or day <= dossier.departure.ended_on else None
