"""What the program reads of its surroundings, here and nowhere else: the day, the moment, who works here."""

import getpass
import os
from datetime import UTC, date, datetime

from onboarding_app.i18n import Texts
from onboarding_app.settings import load_settings


def day(today: date | None = None) -> date:
    """Return the day that a command works on: the one it was given, else this one."""
    return today or date.today()  # noqa: DTZ011, TID251 - the edge: here the program reads the day once


def now() -> datetime:
    """Return this moment in UTC, for what is recorded."""
    return datetime.now(UTC)  # noqa: TID251 - the edge: here the program reads the clock


def who() -> str:
    """Return who works here, as the journal names the author of a change."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USERNAME", "")


def own_texts() -> Texts:
    """Return the texts in the language of this PC's settings."""
    return Texts(load_settings().language)
