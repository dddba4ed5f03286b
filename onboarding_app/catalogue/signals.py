"""The thresholds of the attention signals; read when somebody first asks who needs attention."""

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
