"""Rules of single tracks: who decides on recognition and by when, how long a stay and a step of German take.

The catalogue reads them when first asked, as `catalogue.recognition` and `catalogue.steps`. Screens do not
look into them but ask the domain:

- `domain.recognition_rules.outlook(dossier, catalogue.recognition, today)` says what holds for one person:
  body, period, day of the decision, longest stay, months below the qualification;
  `wording.tracks.outlook_sentences` puts it into words. `competent_body`, `period_of`, `decision_by`,
  `longest_stay` and `longer_than_allowed` answer single questions.
- `domain.language_steps.doubts_of(proofs, courses, catalogue.steps, today)` says what is not plausible of
  levels; `wording.tracks.doubt_sentence` puts it into words. These warn: nothing is ever refused for them.

What `resources/recognition` and `resources/language` say is held against the titles and sources there are;
every mistake names file, line, entry and field.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from onboarding_app.catalogue.reading import CatalogueError, Entry, Made, by_key, read_entries
from onboarding_app.domain.language import Level
from onboarding_app.domain.language_steps import LanguageStep
from onboarding_app.domain.recognition import OccupationGroup
from onboarding_app.domain.recognition_rules import (
    CompetentBody,
    DecisionPeriod,
    LongestStay,
    RecognitionRules,
)


def read_recognition(folder: Path, *, titles: Collection[str], sources: Collection[str]) -> RecognitionRules:
    """Read bodies, periods and stays; titles and sources are the keys of those that there are.

    Raises:
        CatalogueError: an entry cannot be, or two say something of the same; it names file, line and entry.
    """
    bodies = read_entries(folder / "bodies.toml", "body", lambda entry: _body(entry, sources))
    periods = read_entries(folder / "periods.toml", "period", lambda entry: _period(entry, sources))
    stays = read_entries(folder / "stays.toml", "stay", lambda entry: _stay(entry, titles, sources))
    return RecognitionRules(
        bodies=by_key(_apart(bodies, _decides_on)),
        periods=by_key(_apart(periods, lambda period: ((it, period.automatic) for it in period.groups))),
        stays=by_key(stays),
    )


def read_steps(path: Path, *, sources: Collection[str]) -> dict[Level, LanguageStep]:
    """Read how long each step of German takes.

    Raises:
        CatalogueError: an entry cannot be, or a level has none; it names file, line and entry.
    """
    entries = read_entries(path, "step", lambda entry: _step(entry, sources))
    steps = {step.level: step for step in by_key(entries).values()}
    for level in Level:
        if level is not Level.A0 and level not in steps:
            raise CatalogueError(f"{path.name}: {level}: its step is missing")
    return steps


def _body(entry: Entry, sources: Collection[str]) -> CompetentBody:
    return CompetentBody(
        key=entry.text("key"),
        groups=_groups(entry),
        places=entry.list_of("places", ()),
        name=entry.text("name"),
        contact=entry.text("contact"),
        source=_sources(entry, sources),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )


def _period(entry: Entry, sources: Collection[str]) -> DecisionPeriod:
    extension = entry.pair("extension")
    period = DecisionPeriod(
        key=entry.text("key"),
        groups=_groups(entry),
        automatic=entry.flag("automatic", default=False),
        months=_length(entry, "months"),
        fast_track=_length(entry, "fast_track"),
        extension_de=extension[0],
        extension_en=extension[1],
        basis=entry.list_of("basis"),
        source=_sources(entry, sources),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )
    if not period.verified or not period.basis:
        entry.fail("verified: only a period that was read in law may stand here, with its basis")
    return period


def _stay(entry: Entry, titles: Collection[str], sources: Collection[str]) -> LongestStay:
    stay = LongestStay(
        key=entry.text("key"),
        months=_length(entry, "months"),
        first=_length(entry, "first"),
        again=_length(entry, "again"),
        counted=entry.flag("counted"),
        basis=entry.list_of("basis"),
        source=_sources(entry, sources),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
    )
    if stay.key not in titles:
        entry.fail(f"key: there is no title {stay.key!r}")
    if max(stay.first, stay.again) > stay.months:
        entry.fail("months: one title is longer than all of them")
    return stay


def _step(entry: Entry, sources: Collection[str]) -> LanguageStep:
    step = LanguageStep(
        level=entry.one_of("key", Level),
        lessons=(_length(entry, "least_lessons"), _length(entry, "most_lessons")),
        least_weeks=_length(entry, "least_weeks"),
        months=_length(entry, "months"),
        alert=_length(entry, "alert"),
        source=_sources(entry, sources),
        as_of=entry.day("as_of"),
    )
    if step.lessons[0] > step.lessons[1]:
        entry.fail("least_lessons: more than most_lessons")
    if step.months > step.alert:
        entry.fail("months: more than alert")
    return step


def _apart(
    entries: Iterable[tuple[Entry, Made]], claims: Callable[[Made], Iterable[object]]
) -> Iterator[tuple[Entry, Made]]:
    """Pass entries on; two that claim the same would leave it to their order which one holds."""
    seen: set[object] = set()
    for entry, made in entries:
        for claim in claims(made):
            if claim in seen:
                entry.fail("groups: another entry says this of the same group already")
            seen.add(claim)
        yield entry, made


def _decides_on(body: CompetentBody) -> Iterator[tuple[OccupationGroup, str]]:
    for group in body.groups:
        for place in body.places or ("",):
            yield group, place.casefold()


def _groups(entry: Entry) -> tuple[OccupationGroup, ...]:
    groups = entry.list_of("groups")
    for group in groups:
        if group not in set(OccupationGroup):
            entry.fail(f"groups: there is no {group!r}")
    return tuple(OccupationGroup(group) for group in groups)


def _sources(entry: Entry, sources: Collection[str]) -> tuple[str, ...]:
    named = entry.list_of("source")
    for source in named:
        if source not in sources:
            entry.fail(f"source: there is no {source!r}")
    return named


def _length(entry: Entry, name: str) -> int:
    found = entry.number(name)
    if found is None or found < 1:
        entry.fail(f"{name}: it takes one at least")
    return found
