"""The catalogue, read once."""

import pytest

from onboarding_app.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the catalogue that is shipped."""
    return load_catalogue()
