"""The sheet for the skilled worker: what to do next, in plain German and in a second language beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.tracks import Track


@dataclass(frozen=True, kw_only=True)
class SheetText:
    """The frame of the sheet in one language, by its code; only German has no disclaimer, for it counts.

    `greeting` holds {worker}, `talk` and `valid` {day}, `topic` {topic}, which is one of `topics`.
    `reviewed` says whether a native speaker has read the text.
    """

    key: str
    language: str
    reviewed: bool
    title: str
    greeting: str
    intro: str
    todo: str
    nothing: str
    late: str
    talk: str
    valid: str
    contact: str
    topic: str
    topics: Mapping[Track, str]
    disclaimer: str = ""


@dataclass(frozen=True, kw_only=True)
class StepText:
    """What a checkpoint asks of the worker, by the code of each language."""

    key: str
    words: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class SheetWords:
    """All words of the sheet: its frames by language, and the steps by the key of their checkpoint."""

    frames: Mapping[str, SheetText]
    steps: Mapping[str, StepText]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """The same in German and in the second language, "" where there is none."""

    german: str
    other: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetStep:
    """One thing to do, and until when."""

    on: date | None
    late: bool
    words: Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkerSheetPaper:
    """The sheet for one person, made for `today` and filled in; `late` is said where a day has passed."""

    company: str
    city: str
    today: date
    worker: str
    title: Pair
    greeting: Pair
    intro: Pair
    todo: Pair
    steps: tuple[SheetStep, ...]
    nothing: Pair | None
    late: Pair | None
    sentences: tuple[Pair, ...]
    contact: Pair
    contacts: str
    language: str = ""
    disclaimer: str = ""
