"""Checkpoint templates: `resources/plans/<track>.toml`, read and held against each other."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from onboarding_app.catalogue.reading import Entry, by_key, read_entries
from onboarding_app.domain.anchors import ANCHORS
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition, ConditionError
from onboarding_app.domain.periods import Roll
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.domain.vocabulary import condition_of

DAYS_OF_LAW = frozenset({"1970-12-31", "2024-03-01", "2026-01-01"})
"""Days that laws themselves name: § 20 (8) IfSG, § 36 (3) AufenthG, § 45c AufenthG."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")


def read_templates(
    folder: Path, titles: Collection[str], guides: Collection[str], sources: Collection[str]
) -> dict[str, CheckpointTemplate]:
    """Read all templates; `titles`, `guides` and `sources` are the keys that they may name.

    Raises:
        CatalogueError: one cannot be, alone or among the others.
    """
    pairs = [pair for track in Track for pair in _of_track(folder, track, titles)]
    templates = by_key(iter(pairs))
    for entry, template in pairs:
        if template.guide and template.guide not in guides:
            entry.fail(f"unknown guide {template.guide!r}")
        for source in template.source:
            if source not in sources:
                entry.fail(f"unknown source {source!r}")
        _check_alone(entry, template)
        _check_among(entry, template, templates)
    return templates


def _of_track(
    folder: Path, track: Track, titles: Collection[str]
) -> Iterator[tuple[Entry, CheckpointTemplate]]:
    return read_entries(folder / f"{track}.toml", "template", lambda entry: _template(entry, track, titles))


def _template(entry: Entry, track: Track, titles: Collection[str]) -> CheckpointTemplate:
    title, help_ = entry.pair("title"), entry.pair("help")
    typical, missed = entry.pair("typical", ""), entry.pair("missed", "")
    evidence = entry.lists("evidence")
    return CheckpointTemplate(
        key=entry.text("key"),
        track=track,
        title_de=title[0],
        title_en=title[1],
        help_de=help_[0],
        help_en=help_[1],
        responsible=entry.one_of("responsible", Responsible),
        anchor=entry.text("anchor"),
        kind=entry.one_of("kind", PeriodKind),
        legal=entry.maybe_period("legal"),
        plan=entry.period("plan"),
        applies=_condition(entry, titles),
        needs=entry.list_of("needs", ()),
        evidence_de=evidence[0],
        evidence_en=evidence[1],
        typical_de=typical[0],
        typical_en=typical[1],
        missed_de=missed[0],
        missed_en=missed[1],
        basis=entry.list_of("basis"),
        source=entry.list_of("source"),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
        guide=entry.text("guide", ""),
        keep_when_past=entry.flag("keep_when_past", default=False),
    )


def _condition(entry: Entry, titles: Collection[str]) -> Condition:
    try:
        return condition_of(entry.text("condition"), titles)
    except ConditionError as error:
        entry.fail(f"condition: {error}")


def _check_alone(entry: Entry, template: CheckpointTemplate) -> None:
    """Check that its parts agree with each other."""
    if template.kind is PeriodKind.PRACTICE and template.legal is not None:
        entry.fail("practice has no legal period")
    if template.is_law and not (template.basis and template.source):
        entry.fail("a rule of law needs basis and source")
    if template.basis and not template.source:
        entry.fail("a basis needs a source")
    dates = {*_DATE.findall(template.applies.text), *_DAY.findall(" ".join(_words(template)))}
    if wrong := sorted(dates - DAYS_OF_LAW):
        entry.fail(f"an absolute date that no law names: {wrong[0]}")
    if template.plan.roll is not Roll.NONE:
        entry.fail("plan: only a legal period may roll")


def _words(template: CheckpointTemplate) -> Iterator[str]:
    """Yield what people read of a template."""
    yield from (template.title_de, template.title_en, template.help_de, template.help_en)
    yield from (template.typical_de, template.typical_en, template.missed_de, template.missed_en)
    yield from (*template.evidence_de, *template.evidence_en)


def _check_among(
    entry: Entry, template: CheckpointTemplate, templates: Mapping[str, CheckpointTemplate]
) -> None:
    """Check what it says of others: its event, its prerequisites, and that it does not wait for itself."""
    if template.anchor not in ANCHORS and _awaited(template) not in templates:
        entry.fail(f"unknown anchor {template.anchor!r}")
    for key in (*template.needs, *sorted(template.applies.awaits)):
        if key not in templates:
            entry.fail(f"unknown prerequisite {key!r}")
    seen: set[str] = set()
    todo = _before(template)
    while todo:
        key = todo.pop()
        if key == template.key:
            entry.fail("its prerequisites form a circle")
        if key not in seen and key in templates:
            seen.add(key)
            todo += _before(templates[key])


def _before(template: CheckpointTemplate) -> list[str]:
    """Return the keys that come before it: its prerequisites, and the one that it is counted from."""
    return [*template.needs, *({_awaited(template)} - {""})]


def _awaited(template: CheckpointTemplate) -> str:
    """Return the key of the checkpoint that it is counted from, "" if it is another event."""
    return template.anchor.removesuffix("_done") if template.anchor.endswith("_done") else ""
