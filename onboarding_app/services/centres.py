"""Advice centres that help with what is to be done."""

from collections.abc import Collection

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.tracks import Track
from onboarding_app.services.read_models import ServiceLine


def service_lines(
    catalogue: Catalogue, tracks: Collection[Track], *, city: str = "", most: int = 3
) -> tuple[ServiceLine, ...]:
    """Return advice centres that help with these tracks: confirmed ones first, then those in that city.

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
        )
        for centre in fitting[:most]
    )
