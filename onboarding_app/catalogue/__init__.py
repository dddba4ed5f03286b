"""The catalogue: what `resources/` says about plans, titles, talks and helpers, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from onboarding_app.catalogue.entries import (
    centre_of,
    guide_of,
    question_of,
    read_state,
    source_of,
    statement_of,
    title_of,
)
from onboarding_app.catalogue.plans import read_templates
from onboarding_app.catalogue.reading import CatalogueError, by_key, read_entries
from onboarding_app.domain.adjusting import adjusted
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.own_plan import AS_SHIPPED, OwnPlan
from onboarding_app.domain.questions import FactQuestion, Guide, Statement
from onboarding_app.domain.sources import Source
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.titles import TitleKind
from onboarding_app.resources import resource

if TYPE_CHECKING:
    from onboarding_app.domain.fair_integration import NoticeText
    from onboarding_app.domain.language import Level
    from onboarding_app.domain.language_steps import LanguageStep
    from onboarding_app.domain.recognition_rules import RecognitionRules
    from onboarding_app.domain.signal_parameters import SignalParameters
    from onboarding_app.domain.worker_sheet import SheetWords

__all__ = ["Catalogue", "CatalogueError", "load_catalogue", "read_centres"]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that `resources/` knows, by key. `as_of` is the oldest state among the rules of law.

    `version` and `dated` name the state of the whole. `shipped` are the templates as they come with the
    program, `own_plan` is what the firm has made of them. `directory` is the file of the advice centres,
    `own_centres` are those of the firm. What the first page does not need is read when it is asked for.
    """

    version: str
    dated: date
    shipped: Mapping[str, CheckpointTemplate]
    titles: Mapping[str, TitleKind]
    guides: Mapping[str, Guide]
    fact_questions: Mapping[str, FactQuestion]
    sources: Mapping[str, Source]
    root: Path
    directory: Path
    own_centres: tuple[AdviceCentre, ...] = ()
    own_plan: OwnPlan = AS_SHIPPED

    @cached_property
    def templates(self) -> Mapping[str, CheckpointTemplate]:
        """The templates that hold: the shipped ones as the firm wants them, and its own."""
        return adjusted(self.shipped, self.own_plan, self.titles, self.guides)

    def sources_of(self, template: CheckpointTemplate, language: str) -> tuple[str, ...]:
        """Return where a rule was read, in that language; an own template names it in its own words."""
        known = self.sources
        return tuple(known[key].text(language) if key in known else key for key in template.source)

    def is_moved(self, template: CheckpointTemplate) -> bool:
        """Whether the firm acts on a shipped template at another time than it ships with."""
        shipped = self.shipped.get(template.key)
        return shipped is not None and shipped.plan != template.plan

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the expectation profile.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        path = self.root / "statements" / "statements.toml"
        return tuple(by_key(read_entries(path, "statement", statement_of)).values())

    @cached_property
    def centres(self) -> tuple[AdviceCentre, ...]:
        """The advice centres: each of the firm in the place of its namesake in the directory, or before it.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        covered = {centre.key for centre in self.own_centres if centre.key}
        return (*self.own_centres, *(it for it in read_centres(self.directory) if it.key not in covered))

    @cached_property
    def signals(self) -> "SignalParameters":
        """The thresholds of the attention signals.

        Raises:
            CatalogueError: a name is unknown or a value cannot be.
        """
        from onboarding_app.catalogue.signals import read_signals  # noqa: PLC0415 - the start need not wait for it

        return read_signals(self.root / "signals" / "signals.toml")

    @cached_property
    def leads(self) -> Mapping[str, tuple[int, ...]]:
        """How many days before an end its steps are brought up again, by event.

        Raises:
            CatalogueError: an event is unknown or a value cannot be.
        """
        from onboarding_app.catalogue.signals import read_leads  # noqa: PLC0415 - as above

        anchors = {template.anchor for template in self.shipped.values()}
        return read_leads(self.root / "signals" / "leads.toml", anchors)

    @cached_property
    def recognition(self) -> "RecognitionRules":
        """Who decides on recognition and by when; read when a person's page first asks.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        from onboarding_app.catalogue.track_rules import read_recognition  # noqa: PLC0415 - the start need not wait

        return read_recognition(self.root / "recognition", titles=self.titles, sources=self.sources)

    @cached_property
    def steps(self) -> "Mapping[Level, LanguageStep]":
        """How long each step of German takes; read when a person's page first asks.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        from onboarding_app.catalogue.track_rules import read_steps  # noqa: PLC0415 - as above

        return read_steps(self.root / "language" / "steps.toml", sources=self.sources)

    @cached_property
    def notices(self) -> "Mapping[str, NoticeText]":
        """The notice of § 45c AufenthG by language; read when a paper first asks.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        from onboarding_app.catalogue.notices import read_notices  # noqa: PLC0415 - as above

        return read_notices(self.root / "notices" / "fair_integration.toml")

    @cached_property
    def worker_sheet(self) -> "SheetWords":
        """The words of the sheet for the skilled worker; read when a paper first asks.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        from onboarding_app.catalogue.worker_sheet import read_worker_sheet  # noqa: PLC0415 - as above

        return read_worker_sheet(self.root / "worker_sheet", self.shipped)

    def read_all(self) -> Self:
        """Read what is read later only, too, to have all of it checked.

        Raises:
            CatalogueError: an entry cannot be; it names file, line and entry.
        """
        _ = self.statements, self.centres, self.signals, self.leads, self.recognition, self.steps
        _ = self.notices, self.worker_sheet
        return self

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
    """Read and check what every page needs; `centres` is a newer directory of advice centres.

    Raises:
        CatalogueError: an entry cannot be; it names file, line and entry.
    """
    root = folder or resource()
    titles = by_key(read_entries(root / "titles" / "titles.toml", "title", title_of))
    sources = by_key(read_entries(root / "sources" / "sources.toml", "source", source_of))
    guides = by_key(read_entries(root / "guides" / "guides.toml", "guide", guide_of))
    questions = by_key(
        read_entries(root / "facts" / "facts.toml", "question", lambda entry: question_of(entry, titles))
    )
    version, dated = read_state(root / "catalogue.toml")
    return Catalogue(
        version=version,
        dated=dated,
        shipped=read_templates(root / "plans", titles, guides, sources),
        titles=titles,
        guides=guides,
        fact_questions=questions,
        sources=sources,
        root=root,
        directory=centres or root / "centres" / "centres.toml",
    )
