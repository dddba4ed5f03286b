"""What several commands share: their options, the file they open, the day and the language."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onboarding_app.cli.surroundings import now, who
from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.i18n import LANGUAGES, Texts

if TYPE_CHECKING:
    from onboarding_app.storage.database import Database


YEARS = range(1950, 2151)
"""Years of the days that a command takes for today or for a period."""


def a_day(text: str) -> date:
    """Read a date as the command line takes it.

    Raises:
        typer.BadParameter: it is no date in ISO form, or of no year that this program can reckon with.
    """
    try:
        on = date.fromisoformat(text)
    except ValueError as error:
        message = f"{text} is no date (YYYY-MM-DD)"
        raise typer.BadParameter(message) from error
    if on.year not in YEARS:
        message = f"{text} is not between {YEARS[0]} and {YEARS[-1]}"
        raise typer.BadParameter(message)
    return on


DataFile = Annotated[Path, typer.Option("--db", help="The data file.")]
AnyDataFile = Annotated[Path | None, typer.Option("--db", help="The data file of a firm.")]
Json = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]
Today = Annotated[
    date | None, typer.Option("--today", parser=a_day, help="Take this day for today.", metavar="DATE")
]
FirstDay = Annotated[
    date | None, typer.Option("--from", parser=a_day, help="First day of the period.", metavar="DATE")
]
LastDay = Annotated[
    date | None, typer.Option("--to", parser=a_day, help="Last day of the period.", metavar="DATE")
]


def texts_in(language: str) -> Texts:
    """Return the texts of the language that was asked for.

    Raises:
        typer.BadParameter: the program does not speak it.
    """
    if language not in LANGUAGES:
        message = f"{language} is none of {', '.join(LANGUAGES)}"
        raise typer.BadParameter(message)
    return Texts(language)


def opened(path: Path, *, writing: bool = False) -> "Database":
    """Open a data file; reading leaves it to a window that has it open.

    Raises:
        FileRefusedError: it cannot be used.
    """
    from onboarding_app.storage.database import open_database  # noqa: PLC0415 - costs half a second

    return open_database(path, who=who(), now=now, exclusive=writing)


def opened_to_note(path: Path) -> "Database":
    """Open a data file so that papers are noted in it; while a window has it open, only to be read.

    Raises:
        FileRefusedError: it cannot be used.
    """
    with suppress(FileRefusedError):
        return opened(path, writing=True)
    return opened(path)
