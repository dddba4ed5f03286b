"""How long before an end its open steps are brought up again: what ships, and what the firm wants instead.

The firm's own days are kept among its answers, as "leads_contract_end" with "120 60 30".
"""

import re
from collections.abc import Mapping

from onboarding_app.domain.errors import InvalidValueError

PREFIX = "leads_"
MOST_DAYS, MOST_TIMES = 730, 12
"""No lead is longer than two years, and nobody is told more often before one end."""

_APART = re.compile(r"[\s,;/]+")

Leads = Mapping[str, tuple[int, ...]]
"""Days before an event, the earliest first, by the name of the event."""


def days_from(typed: str) -> tuple[int, ...]:
    """Read days as people type them ("90, 60, 30"), the earliest first, each once; nothing typed is none.

    Raises:
        InvalidValueError: one is no whole number from 1 to `MOST_DAYS`, or they are too many.
    """
    words = [word for word in _APART.split(typed) if word]
    if not all(_can_be(word) for word in words):
        raise InvalidValueError("leads_unlikely", most=MOST_DAYS, times=MOST_TIMES)
    days = tuple(sorted({int(word) for word in words}, reverse=True))
    if len(days) > MOST_TIMES:
        raise InvalidValueError("leads_unlikely", most=MOST_DAYS, times=MOST_TIMES)
    return days


def leads_with(shipped: Leads, answers: Mapping[str, str]) -> Leads:
    """Return the leads that hold: those of the firm before those that ship; what cannot be is passed over."""
    own = {event: _read(answers.get(PREFIX + event, "")) for event in shipped}
    return {event: own[event] or days for event, days in shipped.items()}


def answers_with(answers: Mapping[str, str], wanted: Leads, shipped: Leads) -> dict[str, str]:
    """Return the firm's answers so that these leads hold; none, or those that ship, are not kept."""
    kept = {
        PREFIX + event: " ".join(map(str, days))
        for event, days in wanted.items()
        if days and days != shipped[event]
    }
    return {name: value for name, value in answers.items() if not name.startswith(PREFIX)} | kept


def _read(kept: str) -> tuple[int, ...]:
    try:
        return days_from(kept)
    except InvalidValueError:
        return ()


def _can_be(word: str) -> bool:
    return (
        word.isascii() and word.isdigit() and len(word) <= len(str(MOST_DAYS)) and 1 <= int(word) <= MOST_DAYS
    )
