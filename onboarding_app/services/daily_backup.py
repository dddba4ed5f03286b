"""A backup a day, made by itself: written, read back, and the oldest of many removed."""

import re
from datetime import date
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage.backups import make_backup
from onboarding_app.storage.database import Database

KEPT = 14
"""Daily backups that are kept; those made by hand stay."""

FOLDER = "Sicherungen"
"""Where they lie beside the data file, unless another folder was chosen."""

_DAY = r"\d{4}-\d{2}-\d{2}"


def backup_folder(data_file: Path, chosen: str) -> Path:
    """Return where the daily backups of a data file lie; `chosen` is a folder, "" for the usual one."""
    return Path(chosen) if chosen else data_file.parent / FOLDER


def daily_backups(data_file: Path, folder: Path) -> tuple[Path, ...]:
    """Return the daily backups of a data file, the latest first."""
    named = re.compile(rf"{re.escape(data_file.stem)} {_DAY}{re.escape(data_file.suffix)}")
    try:
        found = [it for it in folder.iterdir() if named.fullmatch(it.name)]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda it: it.name, reverse=True))


def last_day(data_file: Path, folder: Path) -> date | None:
    """Return the day of the latest daily backup, None for none."""
    latest = next(iter(daily_backups(data_file, folder)), None)
    return None if latest is None else date.fromisoformat(latest.stem[-len("2026-01-01") :])


def make_daily_backup(database: Database, folder: Path, today: date, *, usual: bool) -> Path | None:
    """Write the backup of this day and read it back; None where there is one already.

    The `usual` folder is made where it is missing; one that was chosen has to be there, for it may be a drive
    that is not plugged in. Only when the new one is sound are older ones removed.

    Raises:
        FileRefusedError: the folder is not there or takes no file, or what was written is not sound.
    """
    target = folder / f"{database.path.stem} {today.isoformat()}{database.path.suffix}"
    if target.exists():
        return None
    if usual:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileRefusedError("folder_missing", folder=str(folder)) from error
    made = make_backup(database, target)  # read back before it stands there
    for old in daily_backups(database.path, folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return made
