"""Dates and numbers as people write them, German and English."""

from datetime import date, datetime

from onboarding_app.domain.titles import TitleBreak
from onboarding_app.i18n import Texts

DASH = "–"
"""What stands where nothing is known."""

SOON = 14
"""Days within which a date is named by its weekday."""


def short_date(day: date | None, texts: Texts) -> str:
    """Return a date as lists show it (23.11.2026, 23 Nov 2026), a dash for none."""
    if day is None:
        return DASH
    if texts.language == "de":
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {months(texts)[day.month - 1][:3]} {day.year}"


def short_moment(at: datetime, texts: Texts) -> str:
    """Return a moment as date and time of day, where this PC stands."""
    here = at.astimezone()
    return f"{short_date(here.date(), texts)}, {here:%H:%M}"


def long_date(day: date, texts: Texts) -> str:
    """Return a date with weekday and month written out."""
    weekday, month = weekdays(texts)[day.weekday()], months(texts)[day.month - 1]
    if texts.language == "de":
        return f"{weekday}, {day.day}. {month} {day.year}"
    return f"{weekday}, {day.day} {month} {day.year}"


def month_and_year(day: date, texts: Texts) -> str:
    """Return a month as the axis of a timeline names it (Jan 26)."""
    return f"{months(texts)[day.month - 1][:3]} {day:%y}"


def days_phrase(day: date | None, today: date, texts: Texts) -> str:
    """Return how far a date is: late by days, today, a weekday soon, else the date."""
    if day is None:
        return DASH
    left = (day - today).days
    if left < 0:
        return texts.plural("−{n} day", "−{n} days", -left)
    if left == 0:
        return texts("today")
    if left <= SOON:
        name = weekdays(texts)[day.weekday()][: 2 if texts.language == "de" else 3]
        return (
            f"{name} {day:%d.%m.}"
            if texts.language == "de"
            else f"{name} {day.day} {months(texts)[day.month - 1][:3]}"
        )
    return short_date(day, texts)


def decimal(value: float, digits: int, texts: Texts) -> str:
    """Return a number with that many digits behind the comma or point of the language."""
    text = f"{value:z.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if texts.language == "de" else text


def percent(share: float | None, texts: Texts) -> str:
    """Return a share 0-1 as whole per cent, a dash for none."""
    if share is None:
        return DASH
    number = f"{share * 100:.0f}"
    return f"{number} %" if texts.language == "de" else f"{number}%"


def weekdays(texts: Texts) -> tuple[str, ...]:
    """Return the days of the week, Monday first."""
    return (
        texts("Monday"),
        texts("Tuesday"),
        texts("Wednesday"),
        texts("Thursday"),
        texts("Friday"),
        texts("Saturday"),
        texts("Sunday"),
    )


def months(texts: Texts) -> tuple[str, ...]:
    """Return the months, January first."""
    return (
        texts("January"),
        texts("February"),
        texts("March"),
        texts("April"),
        texts("May"),
        texts("June"),
        texts("July"),
        texts("August"),
        texts("September"),
        texts("October"),
        texts("November"),
        texts("December"),
    )


def title_break_sentence(found: TitleBreak, texts: Texts) -> str:
    """Return that between two residence titles days are missing, or that they overlap."""
    first, last = short_date(found.first, texts), short_date(found.last, texts)
    if found.is_gap:
        return texts("▲ No residence title is noted for {first} – {last}.", first=first, last=last)
    return texts("▲ Two residence titles overlap: {first} – {last}.", first=first, last=last)
