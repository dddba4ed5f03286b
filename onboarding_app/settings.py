"""The settings of this PC: one typed record, read tolerantly, written whole or not at all."""

import json
import locale
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from onboarding_app.i18n import LANGUAGES

FILE_NAME = "settings.json"
PLACE_VARIABLE = "ONBOARDING_APP_SETTINGS"
"""Environment variable that names another settings file, for tests and portable use."""


THEMES = ("system", "light", "dark", "contrast")
SCALES = range(50, 401)
"""Sizes of the text that can still be read and used, in per cent."""


_SAYS_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What this PC remembers. `theme` is one of `THEMES`; `text_scale`: per cent of the system's."""

    language: str = "de"
    theme: str = "system"
    text_scale: int = 100
    last_file: str = ""
    window: str = ""
    people_columns: str = ""
    start_by: str = ""
    start_whose: str = ""
    daily_backup: bool = True
    backup_folder: str = ""
    last_visit: str = ""


def settings_path() -> Path:
    """Return where the settings are kept."""
    named = os.environ.get(PLACE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("Ankerpunkt", appauthor=False) / FILE_NAME


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what is missing or wrong is taken from the defaults, a broken file is kept."""
    place = path or settings_path()
    defaults = Settings(language=_system_language())
    try:
        stored = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return defaults
    except OSError:
        return defaults
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        _put_aside(place)
        return defaults
    return replace(defaults, **_usable(stored))


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one step, so that a crash leaves the old ones."""
    place = path or settings_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=2), encoding="utf-8")
    draft.replace(place)


def _usable(stored: dict[str, Any]) -> dict[str, Any]:
    kinds = {each.name: type(each.default) for each in fields(Settings)}
    values = {name: value for name, value in stored.items() if type(value) is kinds.get(name)}
    if values.get("language") not in LANGUAGES:
        values.pop("language", None)
    if values.get("theme") not in THEMES:
        values.pop("theme", None)
    if values.get("text_scale", 0) not in SCALES:
        values.pop("text_scale", None)
    return values


def _put_aside(place: Path) -> None:
    try:
        place.replace(place.with_suffix(".broken"))
    except OSError:
        return


def _system_language() -> str:
    """Return the language of the system if the program speaks it, else German, that of most users.

    On Linux and macOS the environment names it; Python's own answer would be English where none is named.
    """
    if os.name == "nt":
        said = locale.getlocale()[0] or ""
    else:
        said = next((os.environ[name] for name in _SAYS_LANGUAGE if os.environ.get(name)), "")
    name = said[:2].casefold()
    return name if name in LANGUAGES else "de"
