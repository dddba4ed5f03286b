"""The other files of `resources/`: titles, guides, statements, advice centres, questions, thresholds."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from onboarding_app.catalogue.reading import CatalogueError, Entry, content_of
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.check_ins import Factor
from onboarding_app.domain.questions import FactQuestion, Guide, Statement
from onboarding_app.domain.sources import Source
from onboarding_app.domain.titles import TitleKind
from onboarding_app.domain.tracks import Track
from onboarding_app.domain.vocabulary import EVENTS, FACTS, FactKind

YES_NO = (("true", "Ja"), ("false", "Nein")), (("true", "Yes"), ("false", "No"))


def title_of(entry: Entry) -> TitleKind:
    """Make a kind of residence title."""
    long, short = entry.pair("name"), entry.pair("short")
    tie = entry.text("tie")
    if tie not in FACTS["title_tie"].choices:
        entry.fail(f"tie: there is no {tie!r}")
    return TitleKind(
        key=entry.text("key"),
        de=long[0],
        en=long[1],
        short_de=short[0],
        short_en=short[1],
        basis=entry.list_of("basis"),
        section=entry.number("section"),
        tie=tie,
        unlimited=entry.flag("unlimited", default=False),
        employer_reports_end=entry.flag_of_law("employer_reports_end"),
        worker_reports_end=entry.flag_of_law("worker_reports_end"),
        family=entry.text("family"),
        a1_exempt=entry.flag_of_law("a1_exempt"),
        housing_exempt=entry.flag_of_law("housing_exempt"),
        skilled=entry.flag("skilled", default=False),
        as_of=entry.day("as_of"),
        verified=entry.flag("verified"),
        note=entry.text("note", ""),
    )


def guide_of(entry: Entry) -> Guide:
    """Make the guide of a talk."""
    title, questions = entry.pair("title"), entry.lists("questions")
    return Guide(
        key=entry.text("key"),
        title_de=title[0],
        title_en=title[1],
        questions_de=questions[0],
        questions_en=questions[1],
    )


def statement_of(entry: Entry) -> Statement:
    """Make a statement of the expectation profile."""
    text, action = entry.pair("text"), entry.pair("action")
    return Statement(
        key=entry.text("key"),
        factor=entry.one_of("factor", Factor),
        de=text[0],
        en=text[1],
        action_de=action[0],
        action_en=action[1],
    )


def centre_of(entry: Entry) -> AdviceCentre:
    """Make an advice centre."""
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


def source_of(entry: Entry) -> Source:
    """Make a source."""
    name = entry.pair("name")
    return Source(key=entry.text("key"), de=name[0], en=name[1], dated=entry.text("dated", ""))


def question_of(entry: Entry, titles: Collection[str]) -> FactQuestion:
    """Make the question for a fact; what it offers must be what the fact can be."""
    name = entry.text("fact")
    fact = FACTS.get(name)
    if fact is None:
        entry.fail("no such fact")
    question, help_, choices = entry.pair("question"), entry.pair("help", ""), entry.choices("choices")
    allowed = tuple(titles) if name == "title" else fact.choices
    for value, _ in choices[0]:
        if value not in allowed:
            entry.fail(f"choices: it cannot be {value!r}")
    if fact.kind is FactKind.CHOICE and not choices[0]:
        entry.fail("choices are missing")
    called = entry.pair("name", "")
    if bool(called[0]) != (name in EVENTS):
        entry.fail("an event has a name, and nothing else has one")
    german, english = YES_NO if fact.kind is FactKind.BOOLEAN else choices
    return FactQuestion(
        fact=name,
        scope=fact.scope,
        kind=fact.kind.value,
        de=question[0],
        en=question[1],
        name_de=called[0],
        name_en=called[1],
        help_de=help_[0],
        help_en=help_[1],
        choices_de=german,
        choices_en=english,
    )


def read_state(path: Path) -> tuple[str, date]:
    """Read version and day of the whole catalogue.

    Raises:
        CatalogueError: one is missing or is none.
    """
    match content_of(path):
        case {"version": str(version), "dated": date() as dated} if version:
            return version, dated
    raise CatalogueError(f"{path.name}: version (a text) and dated (a day) are needed")
