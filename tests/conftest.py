"""What every test has: Qt without a screen, settings of its own, one day that is today."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from onboarding_app.settings import PLACE_VARIABLE

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")  # two cores with many workers are no stopwatch; the same cases every time


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a test from the settings and the language of this PC."""
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text('{"language": "en"}', encoding="utf-8")
    monkeypatch.setenv(PLACE_VARIABLE, str(path))


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a test from the folders of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.getbasetemp()))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def today() -> date:
    """The day on which tests run, whatever the calendar says."""
    return date(2026, 11, 23)


@pytest.fixture
def root() -> Path:
    """The repository."""
    return Path(__file__).resolve().parent.parent
