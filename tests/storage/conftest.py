"""An empty data file, once plain and once encrypted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onboarding_app.storage.database import Database, open_database
from tests.made import clock, made_company

KEY = "0123456789abcdef" * 4


@pytest.fixture(params=[None, KEY], ids=["plain", "keyed"])
def key(request: pytest.FixtureRequest) -> str | None:
    """The key of the data file, None for a plain one."""
    found: str | None = request.param
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the data file lies."""
    return tmp_path / "firma.db"


@pytest.fixture
def database(path: Path, key: str | None) -> Iterator[Database]:
    """An open data file of a firm without people."""
    with open_database(path, key=key, create=True, who="Petra", now=clock) as database:
        with database.write("init_file") as work:
            work.save_company(made_company())
        yield database
