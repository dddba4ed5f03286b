"""Advice centres that help with what is to be done: the directory, and what the firm has entered itself."""

import shutil
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from onboarding_app.catalogue import Catalogue, CatalogueError, load_catalogue, read_centres
from onboarding_app.domain.advice import AdviceCentre, AdviceCentreId
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.domain.tracks import Track
from onboarding_app.services.read_models import ServiceLine
from onboarding_app.settings import settings_path
from onboarding_app.storage.database import Database

FIRM = "firm"
"""What stands as source of a centre that the firm has entered or changed."""
NEWER = "centres.toml"
"""The file beside the settings that takes the place of the directory that came with the program."""


def current_catalogue() -> Catalogue:
    """Return the catalogue, with a newer directory of centres where one was taken over and can be read."""
    newer = _newer()
    try:
        return load_catalogue(centres=newer if newer.is_file() else None)
    except CatalogueError:
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
    shutil.copyfile(path, draft)
    draft.replace(place)
    return len(centres)


def with_own_centres(database: Database, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the centres of the firm: each in the place of its namesake, or beside."""
    with database.read() as view:
        own = [centre for centre in view.centres.all() if centre.source == FIRM]
    if not own:
        return catalogue
    changed = {centre.key for centre in own if centre.key}
    kept = [centre for centre in catalogue.centres if centre.key not in changed]
    return replace(catalogue, centres=(*own, *kept))


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


def _found_in(centre: AdviceCentre, catalogue: Catalogue, language: str) -> str:
    """Return where a centre was found, in words; a source that the catalogue does not know by its key."""
    keys = [key.strip() for key in centre.source.split(";")]
    known = catalogue.sources
    return "; ".join(known[key].text(language) if key in known else key for key in keys)


def _newer() -> Path:
    return settings_path().with_name(NEWER)


def service_lines(
    catalogue: Catalogue, tracks: Collection[Track], *, city: str = "", most: int = 3, language: str = "de"
) -> tuple[ServiceLine, ...]:
    """Return advice centres that help with these tracks: confirmed ones first, then those in that city.

    Where each was found is named in that language.

    Immigration authorities of other places come last: they are not competent.
    """
    fitting = [centre for centre in catalogue.centres if set(centre.tracks) & {str(it) for it in tracks}]

    def rank(centre: AdviceCentre) -> tuple[bool, bool, bool, bool, str]:
        elsewhere = not city or city not in centre.city
        authority = elsewhere and centre.key.startswith("abh_")
        return centre.checked_on is None, authority, elsewhere, not centre.contact, centre.name

    fitting.sort(key=rank)
    return tuple(
        ServiceLine(
            name=centre.name,
            carrier=centre.carrier,
            city=centre.city,
            contact=centre.contact,
            tracks=tuple(Track(track) for track in centre.tracks),
            checked=centre.checked_on is not None,
            source="" if centre.source == FIRM else _found_in(centre, catalogue, language),
            centre=centre,
        )
        for centre in fitting[:most]
    )
