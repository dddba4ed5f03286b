"""The catalogue: what `resources/` says about plans, titles, talks and helpers, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from onboarding_app.catalogue.entries import (
    COUNTS,
    centre_of,
    guide_of,
    notice_of,
    question_of,
    read_signals,
    read_state,
    source_of,
    statement_of,
    title_of,
)
from onboarding_app.catalogue.plans import read_templates
from onboarding_app.catalogue.reading import CatalogueError, by_key, read_entries
from onboarding_app.catalogue.track_rules import read_recognition, read_steps
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.fair_integration import NoticeText
from onboarding_app.domain.language import LanguageStep, Level
from onboarding_app.domain.questions import FactQuestion, Guide, Statement
from onboarding_app.domain.recognition_rules import RecognitionRules
from onboarding_app.domain.signal_parameters import SignalParameters
from onboarding_app.domain.sources import Source
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.titles import TitleKind
from onboarding_app.resources import resource

__all__ = ["COUNTS", "Catalogue", "CatalogueError", "load_catalogue", "read_centres"]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that `resources/` knows, by key. `as_of` is the oldest state among the rules of law.

    `version` and `dated` name the state of the whole.
    """

    version: str
    dated: date
    templates: Mapping[str, CheckpointTemplate]
    titles: Mapping[str, TitleKind]
    guides: Mapping[str, Guide]
    statements: tuple[Statement, ...]
    centres: tuple[AdviceCentre, ...]
    fact_questions: Mapping[str, FactQuestion]
    signals: SignalParameters
    notices: Mapping[str, NoticeText]
    recognition: RecognitionRules
    steps: Mapping[Level, LanguageStep]
    sources: Mapping[str, Source]

    def sources_of(self, template: CheckpointTemplate, language: str) -> tuple[str, ...]:
        """Return where a rule was read, in that language."""
        return tuple(self.sources[key].text(language) for key in template.source)

    @cached_property
    def awaited(self) -> frozenset[str]:
        """Keys of checkpoints whose end makes others due or needed; done, all is planned again."""
        counted = {template.anchor.removesuffix("_done") for template in self.templates.values()}
        asked = (template.applies.awaits for template in self.templates.values())
        return frozenset(counted.union(*asked) & self.templates.keys())

    @property
    def as_of(self) -> date:
        """The day that every rule of law in it was still right on."""
        return min(template.as_of for template in self.templates.values() if template.is_law)


def read_centres(path: Path) -> tuple[AdviceCentre, ...]:
    """Read a directory of advice centres.

    Raises:
        CatalogueError: an entry cannot be; it names file, line and entry.
    """
    return tuple(by_key(read_entries(path, "centre", centre_of)).values())


def load_catalogue(folder: Path | None = None, *, centres: Path | None = None) -> Catalogue:
    """Read and check the whole catalogue; `centres` is a newer directory of advice centres.

    Raises:
        CatalogueError: an entry cannot be; it names file, line and entry.
    """
    root = folder or resource()
    titles = by_key(read_entries(root / "titles" / "titles.toml", "title", title_of))
    sources = by_key(read_entries(root / "sources" / "sources.toml", "source", source_of))
    guides = by_key(read_entries(root / "guides" / "guides.toml", "guide", guide_of))
    statements = by_key(read_entries(root / "statements" / "statements.toml", "statement", statement_of))
    directory = read_centres(centres or root / "centres" / "centres.toml")
    questions = by_key(
        read_entries(root / "facts" / "facts.toml", "question", lambda entry: question_of(entry, titles))
    )
    notices = by_key(read_entries(root / "notices" / "fair_integration.toml", "notice", notice_of))
    if COUNTS not in notices:
        raise CatalogueError("fair_integration.toml: the German text, which counts, is missing")
    version, dated = read_state(root / "catalogue.toml")
    return Catalogue(
        version=version,
        dated=dated,
        templates=read_templates(root / "plans", titles, guides, sources),
        titles=titles,
        guides=guides,
        statements=tuple(statements.values()),
        centres=directory,
        fact_questions=questions,
        signals=read_signals(root / "signals" / "signals.toml"),
        notices=notices,
        recognition=read_recognition(root / "recognition", titles=titles, sources=sources),
        steps=read_steps(root / "language" / "steps.toml", sources=sources),
        sources=sources,
    )
