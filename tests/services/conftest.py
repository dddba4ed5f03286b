"""A firm's empty data file, and the catalogue that ships."""

from datetime import UTC, datetime

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.company import Company
from onboarding_app.services.company import create_file


@pytest.fixture(scope="session")
def catalogue():
    """The plans, titles and guides that ship."""
    return load_catalogue()


@pytest.fixture
def database(tmp_path, catalogue):
    """An open data file of a firm without people."""
    firm = Company(name="Muster GmbH", city="Erfurt")
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with create_file(tmp_path / "firma.ankerpunkt", firm, catalogue, who="Petra", now=lambda: moment) as made:
        yield made
