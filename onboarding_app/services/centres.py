"""Advice centres that help with what is to be done."""

from collections.abc import Collection

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.tracks import Track
from onboarding_app.services.own_centres import FIRM
from onboarding_app.services.read_models import ServiceLine


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


def _found_in(centre: AdviceCentre, catalogue: Catalogue, language: str) -> str:
    """Return where a centre was found, in words; a source that the catalogue does not know by its key."""
    keys = [key.strip() for key in centre.source.split(";")]
    known = catalogue.sources
    return "; ".join(known[key].text(language) if key in known else key for key in keys)
