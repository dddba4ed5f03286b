"""When the program insists: thresholds of the signals, days before an end; read when first asked for."""

from collections.abc import Collection, Mapping
from pathlib import Path

from onboarding_app.catalogue.reading import CatalogueError, content_of
from onboarding_app.domain.signal_parameters import SignalParameters, parameters_from


def read_signals(path: Path) -> SignalParameters:
    """Read the thresholds of the signals.

    Raises:
        CatalogueError: a name is unknown or a value cannot be.
    """
    try:
        return parameters_from(content_of(path))
    except ValueError as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def read_leads(path: Path, events: Collection[str]) -> Mapping[str, tuple[int, ...]]:
    """Read how many days before which event its steps are brought up again, the earliest first.

    Raises:
        CatalogueError: nothing counts from an event, or its days are no falling whole numbers above 0.
    """
    leads: dict[str, tuple[int, ...]] = {}
    for event, days in content_of(path).items():
        if event not in events:
            raise CatalogueError(f"{path.name}: {event}: nothing counts from it")
        if not isinstance(days, list) or not days or any(type(day) is not int or day < 1 for day in days):
            raise CatalogueError(f"{path.name}: {event}: {days!r} are no whole numbers above 0")
        if days != sorted(set(days), reverse=True):
            raise CatalogueError(f"{path.name}: {event}: the earliest comes first, each once")
        leads[event] = tuple(days)
    return leads
