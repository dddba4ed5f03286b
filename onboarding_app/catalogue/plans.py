"""Checkpoint templates: `resources/plans/<track>.toml`, read and held against each other."""

from collections.abc import Collection, Iterator
from pathlib import Path

from onboarding_app.catalogue.reading import Entry, by_key, read_entries
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.domain.template_checks import TemplateError, check_template, read_condition
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.tracks import Responsible, Track


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
        for source in template.source:
            if source not in sources:
                entry.fail(f"unknown source {source!r}")
        try:
            check_template(template, templates, guides)
        except TemplateError as error:
            entry.fail(error.reason)
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
        paper=_paper(entry),
        keep_when_past=entry.flag("keep_when_past", default=False),
    )


def _paper(entry: Entry) -> str:
    """Return which paper about a person belongs to an entry, "" for none."""
    paper = entry.text("paper", "")
    if paper and not (paper in set(PaperKind) and PaperKind(paper).per_person):
        entry.fail(f"paper: there is no {paper!r}")
    return paper


def _condition(entry: Entry, titles: Collection[str]) -> Condition:
    try:
        return read_condition(entry.text("condition"), titles)
    except TemplateError as error:
        entry.fail(error.reason)
