"""Rules of single tracks: who decides on recognition and by when, how long a step of German takes."""

from pathlib import Path

from onboarding_app.catalogue.reading import Entry, by_key, read_entries
from onboarding_app.domain.language import LanguageStep, Level
from onboarding_app.domain.recognition import OccupationGroup
from onboarding_app.domain.recognition_rules import (
    CompetentBody,
    DecisionPeriod,
    LongestStay,
    RecognitionRules,
)


def read_recognition(folder: Path) -> RecognitionRules:
    """Read bodies, periods and stays.

    Raises:
        CatalogueError: an entry cannot be; it names file, line and entry.
    """
    return RecognitionRules(
        bodies=by_key(read_entries(folder / "bodies.toml", "body", _body)),
        periods=by_key(read_entries(folder / "periods.toml", "period", _period)),
        stays=by_key(read_entries(folder / "stays.toml", "stay", _stay)),
    )


def read_steps(path: Path) -> dict[Level, LanguageStep]:
    """Read how long each step of German takes.

    Raises:
        CatalogueError: an entry cannot be; it names file, line and entry.
    """
    return {step.level: step for step in by_key(read_entries(path, "step", _step)).values()}


def _body(entry: Entry) -> CompetentBody:
    return CompetentBody(
        key=entry.text("key"),
        groups=_groups(entry),
        places=entry.list_of("places", ()),
        name=entry.text("name"),
        contact=entry.text("contact"),
        source=entry.list_of("source"),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )


def _period(entry: Entry) -> DecisionPeriod:
    extension = entry.pair("extension")
    return DecisionPeriod(
        key=entry.text("key"),
        groups=_groups(entry),
        months=_length(entry, "months"),
        fast_track=_length(entry, "fast_track"),
        extension_de=extension[0],
        extension_en=extension[1],
        basis=entry.list_of("basis"),
        source=entry.list_of("source"),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )


def _stay(entry: Entry) -> LongestStay:
    return LongestStay(
        key=entry.text("key"),
        months=_length(entry, "months"),
        counted=entry.flag("counted"),
        basis=entry.list_of("basis"),
        source=entry.list_of("source"),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )


def _step(entry: Entry) -> LanguageStep:
    level = entry.one_of("key", Level)
    least, most = _length(entry, "least_lessons"), _length(entry, "most_lessons")
    return LanguageStep(
        level=level,
        lessons=(least, most),
        least_weeks=_length(entry, "least_weeks"),
        months=_length(entry, "months"),
        alert=_length(entry, "alert"),
    )


def _groups(entry: Entry) -> tuple[OccupationGroup, ...]:
    groups = entry.list_of("groups")
    for group in groups:
        if group not in set(OccupationGroup):
            entry.fail(f"groups: there is no {group!r}")
    return tuple(OccupationGroup(group) for group in groups)


def _length(entry: Entry, name: str) -> int:
    found = entry.number(name)
    if found is None or found < 1:
        entry.fail(f"{name}: it takes one at least")
    return found
