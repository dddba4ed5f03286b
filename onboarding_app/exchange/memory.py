"""What the columns of a source meant last time: kept on this PC by the header, without values of people."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from onboarding_app.exchange.columns import Field, Mapped, chosen_columns, guess_columns
from onboarding_app.exchange.rows import Table
from onboarding_app.exchange.values import folded
from onboarding_app.settings import settings_path

FILE_NAME = "columns.json"
MOST_SOURCES = 40
"""Headers that are remembered; the one that was not used for longest is forgotten first."""


def meanings_of(table: Table) -> Mapped:
    """Return what the columns meant when a list with the same header was last taken over, else a guess.

    Raises:
        FileRefusedError: nothing is remembered, and it is no list of people.
    """
    known = _load().get(_source(table.columns), {})
    fields = {
        place: Field(known[title])
        for place, title in enumerate(table.columns)
        if known.get(title) in set(Field)
    }
    return chosen_columns(table, fields) if fields else guess_columns(table)


def remember_meanings(table: Table, fields: Mapping[int, Field]) -> None:
    """Remember what the columns of a source mean; where that cannot be written, it is guessed again."""
    sources = _load()
    source = _source(table.columns)
    sources.pop(source, None)
    sources[source] = {table.columns[place]: field.value for place, field in fields.items()}
    kept = dict(list(sources.items())[-MOST_SOURCES:])
    place = _place()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(".new")
        draft.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(place)


def _place() -> Path:
    return settings_path().with_name(FILE_NAME)


def _source(columns: Sequence[str]) -> str:
    """Return what tells a source from others: its header, however it is written."""
    return sha256("\n".join(folded(title) for title in columns).encode()).hexdigest()[:16]


def _load() -> dict[str, dict[str, str]]:
    """Read what is remembered; what is missing or wrong counts as nothing."""
    try:
        stored = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {
        source: {title: str(field) for title, field in known.items()}
        for source, known in stored.items()
        if isinstance(known, dict)
    }
