"""A firm of made-up people in a real data file, and a window's surroundings without the window."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from onboarding_app.catalogue import Catalogue, load_catalogue
from onboarding_app.i18n import Texts
from onboarding_app.services.demo import make_demo_file
from onboarding_app.settings import Settings
from onboarding_app.storage.database import Database, open_database
from onboarding_app.ui.tasks import wait_for_all
from onboarding_app.ui.theme import Palette, load_first_fonts, load_other_fonts, put_on
from onboarding_app.ui.workspace import Workspace

TODAY = date(2026, 11, 23)


class NoFiles:
    """What a window can do with files, where there is no window."""

    def deeds(self, _texts: Texts) -> tuple[()]:
        """Offer nothing."""
        return ()


@dataclass
class RecordingDesk:
    """A window that notes what pages ask of it."""

    settings: Settings = field(default_factory=Settings)
    files: NoFiles = field(default_factory=NoFiles)
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> object:
        """Note a call of any name with what it was given."""
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given: self.asked.append((name, *given))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The plans, titles and guides that ship."""
    return load_catalogue()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A data file of 23 made-up people; tests open copies of it."""
    place = tmp_path_factory.mktemp("demo") / "demo.ankerpunkt"
    return make_demo_file(place, catalogue, workers=23, seed=1, today=TODAY, who="Petra")


@pytest.fixture
def database(demo_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An open copy of the made-up firm."""
    copy = tmp_path / "firma.ankerpunkt"
    shutil.copy(demo_file, copy)
    with open_database(copy, who="Petra", now=lambda: datetime(2026, 11, 23, 8, tzinfo=UTC)) as opened:
        yield opened
        wait_for_all()


@pytest.fixture
def language() -> str:
    """The language of the window; a test that wants the other one says so by its parameters."""
    return "de"


@pytest.fixture
def settings(language: str) -> Settings:
    """Settings of a PC whose look does not depend on where the test runs."""
    return Settings(language=language, theme="light")


@pytest.fixture
def palette(qapp: QApplication, settings: Settings) -> Palette:
    """The colours, with fonts and sizes in place."""
    load_first_fonts()
    load_other_fonts()
    return put_on(qapp, settings)


@pytest.fixture
def workspace(database: Database, catalogue: Catalogue, language: str, palette: Palette) -> Workspace:
    """The open file as screens see it."""
    return Workspace(database, catalogue, Texts(language), lambda: TODAY)


@pytest.fixture
def desk(settings: Settings) -> RecordingDesk:
    """A window that only notes what it is asked for."""
    return RecordingDesk(settings=settings)
