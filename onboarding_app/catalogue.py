"""The catalogue: what `resources/` says about plans, titles, talks and helpers, read and checked.

Every mistake in a file is told with the file and the key it stands at.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.anchors import ANCHORS
from onboarding_app.domain.check_ins import Factor
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import ConditionError, parse
from onboarding_app.domain.periods import Direction, Period, Roll, Unit
from onboarding_app.domain.questions import FactQuestion, Guide, Statement
from onboarding_app.domain.signal_parameters import SignalParameters, parameters_from
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.titles import TitleKind
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.domain.vocabulary import FACTS
from onboarding_app.resources import resource

Table = Mapping[str, Any]
Made = TypeVar("Made")


class CatalogueError(Exception):
    """An entry in `resources/` that cannot be; the text names file, key and reason."""


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that `resources/` knows, by key. `as_of` is the oldest state among the rules of law."""

    templates: Mapping[str, CheckpointTemplate]
    titles: Mapping[str, TitleKind]
    guides: Mapping[str, Guide]
    statements: tuple[Statement, ...]
    centres: tuple[AdviceCentre, ...]
    fact_questions: Mapping[str, FactQuestion]
    signals: SignalParameters

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


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read and check the whole catalogue.

    Raises:
        CatalogueError: an entry cannot be; it names file and key.
    """
    root = folder or resource()
    templates = _templates(root / "plans")
    return Catalogue(
        templates=templates,
        titles=_by_key(_entries(root / "titles" / "titles.toml", "title", _title)),
        guides=_by_key(_entries(root / "guides" / "guides.toml", "guide", _guide)),
        statements=tuple(_entries(root / "statements" / "statements.toml", "statement", _statement)),
        centres=tuple(_entries(root / "centres" / "centres.toml", "centre", _centre)),
        fact_questions={
            question.fact: question
            for question in _entries(root / "facts" / "facts.toml", "question", _question)
        },
        signals=_signals(root / "signals" / "signals.toml"),
    )


class _Entry:
    """One table of a file, read field by field; what is missing, of a wrong kind or left over is an error."""

    def __init__(self, path: Path, number: int, table: Table) -> None:
        self.key = str(table.get("key") or table.get("fact") or f"entry {number}")
        self._file = path.name
        self._left = dict(table)

    def text(self, name: str, default: str | None = None) -> str:
        return self._take(name, str, default)

    def list_of(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        values = self._take(name, list, None if default is None else list(default))
        return tuple(str(value) for value in values)

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        return self._take(name, bool, default)

    def maybe(self, name: str) -> bool | None:
        """Return a flag of the law: yes, no, or (any text) "it depends"."""
        value = self._left.pop(name, None)
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date:
        return self._take(name, date, None)

    def number(self, name: str) -> int | None:
        value = self._left.pop(name, None)
        return value if isinstance(value, int) else None

    def pair(self, name: str, default: str | None = None) -> tuple[str, str]:
        """Return a text in German and English."""
        table = self._take(name, dict, None if default is None else {"de": default, "en": default})
        return self._both(name, table)

    def lists(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return a list of texts in German and English, of the same length."""
        table = self._take(name, dict, {"de": [], "en": []})
        german, english = tuple(table.get("de", ())), tuple(table.get("en", ()))
        if len(german) != len(english):
            self.fail(f"{name}: German and English differ in length")
        return german, english

    def choice(self, name: str, make: Callable[[str], Made]) -> Made:
        text = self.text(name)
        try:
            return make(text)
        except ValueError as error:
            raise self.error(f"{name}: {error}") from error

    def period(self, name: str) -> Period | None:
        table = self._left.pop(name, None)
        if table is None:
            return None
        try:
            return Period(
                direction=Direction(table["direction"]),
                n=int(table["n"]),
                unit=Unit(table["unit"]),
                roll=Roll(table.get("roll", "none")),
                day_start=bool(table.get("day_start", False)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise self.error(f"{name}: {error}") from error

    def pairs(self, name: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """Return (value, wording) pairs in German and English."""
        choices = self._take(name, list, [])
        german = tuple((choice["value"], choice["de"]) for choice in choices)
        return german, tuple((choice["value"], choice["en"]) for choice in choices)

    def end(self) -> None:
        """Say that all has been read."""
        if self._left:
            self.fail(f"unknown field {min(self._left)!r}")

    def error(self, reason: str) -> CatalogueError:
        return CatalogueError(f"{self._file}: {self.key}: {reason}")

    def fail(self, reason: str) -> NoReturn:
        raise self.error(reason)

    def _both(self, name: str, table: Table) -> tuple[str, str]:
        german, english = table.get("de"), table.get("en")
        if not isinstance(german, str) or not isinstance(english, str):
            raise self.error(f"{name}: German and English are both needed")
        return german, english

    def _take(self, name: str, kind: type[Made], default: Made | None) -> Made:
        value: object = self._left.pop(name, default)
        if value is None:
            self.fail(f"{name} is missing")
        if not isinstance(value, kind):
            self.fail(f"{name} is no {kind.__name__}")
        return value


def _entries(path: Path, table: str, make: Callable[[_Entry], Made]) -> Iterator[Made]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = f"{path.name}: {error}"
        raise CatalogueError(message) from error
    for number, row in enumerate(content.get(table, ()), start=1):
        entry = _Entry(path, number, row)
        made = make(entry)
        entry.end()
        yield made


def _by_key(entries: Iterator[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.key in found:
            message = f"{entry.key}: there are two of this key"
            raise CatalogueError(message)
        found[entry.key] = entry
    return found


def _templates(folder: Path) -> dict[str, CheckpointTemplate]:
    found: list[CheckpointTemplate] = []
    for track in Track:
        found += _entries(folder / f"{track}.toml", "template", partial(_template, track=track))
    templates: dict[str, CheckpointTemplate] = _by_key(iter(found))
    anchors = ANCHORS | {f"{key}_done" for key in templates}
    for template in templates.values():
        _check_template(template, templates, anchors)
    return templates


def _template(entry: _Entry, track: Track) -> CheckpointTemplate:
    title, help_, typical, missed = (
        entry.pair("title"),
        entry.pair("help"),
        entry.pair("typical", ""),
        entry.pair("missed", ""),
    )
    evidence = entry.lists("evidence")
    plan = entry.period("plan")
    if plan is None:
        raise entry.error("plan is missing")
    try:
        applies = parse(entry.text("condition"), FACTS)
    except ConditionError as error:
        raise entry.error(f"condition: {error}") from error
    return CheckpointTemplate(
        key=entry.text("key"),
        track=track,
        title_de=title[0],
        title_en=title[1],
        help_de=help_[0],
        help_en=help_[1],
        responsible=entry.choice("responsible", Responsible),
        anchor=entry.text("anchor"),
        kind=entry.choice("kind", PeriodKind),
        legal=entry.period("legal"),
        plan=plan,
        applies=applies,
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


def _check_template(
    template: CheckpointTemplate, templates: Mapping[str, CheckpointTemplate], anchors: frozenset[str]
) -> None:
    """Check what a template says of others: its event, its prerequisites, and that they form no circle."""

    def refuse(reason: str) -> None:
        message = f"{template.track}.toml: {template.key}: {reason}"
        raise CatalogueError(message)

    if template.anchor not in anchors:
        refuse(f"unknown anchor {template.anchor!r}")
    if template.kind is PeriodKind.PRACTICE and template.legal is not None:
        refuse("practice has no legal period")
    if template.is_law and not (template.basis and template.source):
        refuse("a rule of law needs basis and source")
    path, todo = {template.key}, list(template.needs)
    while todo:
        key = todo.pop()
        if key not in templates:
            refuse(f"unknown prerequisite {key!r}")
        if key == template.key:
            refuse("its prerequisites form a circle")
        if key not in path:
            path.add(key)
            todo += templates[key].needs


def _title(entry: _Entry) -> TitleKind:
    long, short = entry.pair("name"), entry.pair("short")
    return TitleKind(
        key=entry.text("key"),
        de=long[0],
        en=long[1],
        short_de=short[0],
        short_en=short[1],
        basis=entry.list_of("basis"),
        section=entry.number("section"),
        tie=entry.text("tie"),
        unlimited=entry.flag("unlimited", default=False),
        employer_reports_end=entry.maybe("employer_reports_end"),
        worker_reports_end=entry.maybe("worker_reports_end"),
        family=entry.text("family"),
        a1_exempt=entry.maybe("a1_exempt"),
        housing_exempt=entry.maybe("housing_exempt"),
        skilled=entry.flag("skilled", default=False),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
        note=entry.text("note", ""),
    )


def _guide(entry: _Entry) -> Guide:
    title, questions = entry.pair("title"), entry.lists("questions")
    return Guide(
        key=entry.text("key"),
        title_de=title[0],
        title_en=title[1],
        questions_de=questions[0],
        questions_en=questions[1],
    )


def _statement(entry: _Entry) -> Statement:
    text, action = entry.pair("text"), entry.pair("action")
    return Statement(
        key=entry.text("key"),
        factor=entry.choice("factor", Factor),
        de=text[0],
        en=text[1],
        action_de=action[0],
        action_en=action[1],
    )


def _centre(entry: _Entry) -> AdviceCentre:
    tracks = entry.list_of("tracks")
    for track in tracks:
        if track not in set(Track):
            entry.fail(f"tracks: unknown track {track!r}")
    return AdviceCentre(
        key=entry.text("key"),
        name=entry.text("name"),
        carrier=entry.text("carrier", ""),
        city=entry.text("city", ""),
        tracks=tracks,
        contact=entry.text("contact", ""),
        source=entry.text("source"),
        as_of=entry.day("as_of"),
    )


def _question(entry: _Entry) -> FactQuestion:
    name = entry.text("fact")
    if name not in FACTS:
        raise entry.error("no such fact")
    question, help_, choices = entry.pair("question"), entry.pair("help", ""), entry.pairs("choices")
    return FactQuestion(
        fact=name,
        scope=FACTS[name].scope,
        kind=FACTS[name].kind.value,
        de=question[0],
        en=question[1],
        help_de=help_[0],
        help_en=help_[1],
        choices_de=choices[0] or (("true", "Ja"), ("false", "Nein")),
        choices_en=choices[1] or (("true", "Yes"), ("false", "No")),
    )


def _signals(path: Path) -> SignalParameters:
    try:
        return parameters_from(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        message = f"{path.name}: {error}"
        raise CatalogueError(message) from error
