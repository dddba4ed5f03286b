"""The directory of advice centres that counts: the shipped or a newer one, and what the firm has entered.

Read when the window opens, so it asks for no read models.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from onboarding_app.catalogue import Catalogue, CatalogueError, load_catalogue, read_centres
from onboarding_app.domain.advice import AdviceCentre, AdviceCentreId
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.settings import settings_path
from onboarding_app.storage.database import Database

FIRM = "firm"
"""What stands as source of a centre that the firm has entered or changed."""
NEWER = "centres.toml"
"""The file beside the settings that takes the place of the directory that came with the program."""


def current_catalogue() -> Catalogue:
    """Return the catalogue, with a newer directory of centres where one was taken over and can be read."""
    newer = _newer()
    if newer.is_file():
        try:
            read_centres(newer)
            return load_catalogue(centres=newer)
        except CatalogueError:
            pass  # somebody has changed it since: the one that came with the program counts
    return load_catalogue()


def take_directory(path: Path) -> int:
    """Take a newer directory over for this PC; return how many centres it holds.

    Raises:
        FileRefusedError: it is no such directory; the old one stays.
    """
    try:
        centres = read_centres(path)
    except (CatalogueError, OSError, UnicodeDecodeError) as error:
        raise FileRefusedError("no_directory", file=path.name, reason=str(error)) from error
    if not centres:
        raise FileRefusedError("no_directory", file=path.name, reason="0")
    place = _newer()
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".new")
    draft.write_bytes(path.read_bytes())
    draft.replace(place)
    return len(centres)


def save_centre(database: Database, centre: AdviceCentre, *, today: date) -> Changes:
    """Keep a centre as the firm knows it; one of the directory is covered, not changed.

    Raises:
        InvalidValueError: it has no name, or helps with nothing.
    """
    if not centre.name.strip():
        raise InvalidValueError("name_missing")
    if not centre.tracks:
        raise InvalidValueError("track_missing")
    with database.write("save_centre") as work:
        known = {it.id for it in work.centres.all() if it.source == FIRM}
        kept = centre if centre.id in known else replace(centre, id=AdviceCentreId(0))
        work.centres.save(replace(kept, source=FIRM, as_of=today))
    return work.changes


def forget_centre(database: Database, centre: AdviceCentre) -> Changes:
    """Forget what the firm has entered of a centre; one of the directory stands as it does there again.

    Raises:
        InvalidValueError: the firm has entered nothing of it.
    """
    if centre.source != FIRM:
        raise InvalidValueError("centre_of_directory")
    with database.write("forget_centre") as work:
        work.centres.delete(centre.id)
    return work.changes


def _newer() -> Path:
    return settings_path().with_name(NEWER)
