"""Deadlines as a calendar file (ICS) that Outlook and phones take: whole days, no time zone to go wrong.

Source: RFC 5545 (DTEND of a whole-day event is the day after its last one).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from onboarding_app.exchange.writing import write_whole

PRODUCT = "-//Ankerpunkt//onboarding-app//DE"
WHOLE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """A whole day with something to do.

    `uid` stays the same for the same thing in every export, and `sequence` grows when it changed, so that a
    calendar moves the entry instead of doubling it. `remind_days` before it there is a reminder, None for
    none. A `cancelled` event takes back one that was exported earlier.
    """

    uid: str
    on: date
    title: str
    note: str = ""
    sequence: int = 0
    cancelled: bool = False
    remind_days: int | None = None


def write_calendar(events: Iterable[CalendarEvent], path: Path, *, now: datetime) -> None:
    """Write events as a calendar file; `now` (aware, UTC) is when it is written.

    Raises:
        FileRefusedError: the file cannot be written.
    """
    write_whole(path, calendar_of(events, now=now))


def calendar_of(events: Iterable[CalendarEvent], *, now: datetime) -> bytes:
    """Return events as the content of a calendar file: lines of 75 bytes at most, ended by CR and LF."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_entry(event, now))
    return bytes(calendar.to_ical())


def _entry(event: CalendarEvent, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("dtstamp", now)
    entry.add("dtstart", event.on)
    entry.add("dtend", event.on + WHOLE_DAY)
    entry.add("sequence", event.sequence)
    entry.add("summary", event.title)
    if event.note:
        entry.add("description", event.note)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    if event.remind_days is not None and not event.cancelled:
        entry.add_component(_reminder(event))
    return entry


def _reminder(event: CalendarEvent) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", timedelta(days=-(event.remind_days or 0)))
    return alarm
