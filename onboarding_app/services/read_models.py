"""What screens and the command line show: finished lines, worded nowhere, changed by nobody.

A service makes them, a Qt model or a printer shows them. Texts of the catalogue are already in the language
that the service was asked for; names of values (states, tracks) are left to `wording`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.attention import AttentionSignal
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import Agreement, CheckIn, CheckInId, Factor, Intention
from onboarding_app.domain.checkpoints import CheckpointId, State
from onboarding_app.domain.family_rules import FamilyConditions
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.language_steps import LanguageDoubt
from onboarding_app.domain.people import Departure, FamilyMember, Handover, MentorId, Stage, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.recognition_rules import Outlook
from onboarding_app.domain.settlement import Settlement
from onboarding_app.domain.talk_changes import TalkChanges
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.tracks import Track, TrackStand
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.storage.journal import Step


@dataclass(frozen=True, kw_only=True)
class AttentionLine:
    """A person who needs attention, with the signals that say why."""

    worker_id: WorkerId
    worker_name: str
    level: AttentionLevel
    signals: tuple[AttentionSignal, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A fact that nobody has told the program yet, as a question; `worker_id` None asks the firm.

    `choices` are (value, wording) pairs to answer with; empty for a date or a number (`kind` says which).
    """

    fact: str
    worker_id: WorkerId | None
    worker_name: str
    question: str
    help: str
    kind: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class AttentionSummary:
    """Who needs attention, counts of people per level, and open questions.

    It looks at every person, so the start page shows it when it is ready.
    """

    lines: tuple[AttentionLine, ...]
    urgent: int
    attention: int
    stable: int
    questions: tuple[QuestionLine, ...]
    questions_count: int


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One person in the list. `next_on` is when the next checkpoint comes up, `german` the level proven."""

    id: WorkerId
    name: str
    sort_name: str
    personnel_number: str
    occupation: str
    department: str
    citizenship: str | None
    mentor_id: MentorId | None
    mentor_name: str
    started_on: date | None
    stage: Stage
    title_until: date | None
    open_count: int
    overdue_count: int
    next_on: date | None
    last_check_in_on: date | None
    ended_on: date | None = None
    german: str = ""


@dataclass(frozen=True, kw_only=True)
class PeopleFilter:
    """Which people to show; None, "" and False ask nothing."""

    stage: Stage | None = None
    mentor_id: MentorId | None = None
    without_mentor: bool = False
    department: str = ""
    track: Track | None = None
    stand: TrackStand | None = None
    title_ends_within_days: int | None = None
    """-1: it has ended."""
    ids: tuple[WorkerId, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What comes up on the start page: due lines (`is_cut`: not all), ends of titles, who accompanies."""

    lines: "tuple[CheckpointLine, ...]"
    is_cut: bool
    titles: tuple[PersonLine, ...]
    mentors: tuple[tuple[MentorId, str], ...]


@dataclass(frozen=True, kw_only=True)
class PathBar:
    """A stretch of time on a track of the "Weg", e.g. a title's validity or a course."""

    track: Track
    label: str
    starts_on: date
    ends_on: date
    kind: str


@dataclass(frozen=True, kw_only=True)
class PathMark:
    """A day on a track: a checkpoint reached or to reach, or (without one) a talk held."""

    track: Track
    label: str
    on: date
    state: State
    overdue: bool
    checkpoint_id: CheckpointId | None = None


@dataclass(frozen=True, kw_only=True)
class Path:
    """The timeline of one person between two days."""

    starts_on: date
    ends_on: date
    bars: tuple[PathBar, ...]
    marks: tuple[PathMark, ...]


@dataclass(frozen=True, kw_only=True)
class ExpectationLine:
    """One theme: expected and experienced 1-5 (None: not asked), and how it was experienced before."""

    factor: Factor
    expected: int | None
    experienced: int | None
    previous: int | None


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """An advice centre that helps now. `checked` False says "please check the contact".

    `source` is where it was found, "" for one of the firm itself.
    """

    name: str
    carrier: str
    city: str
    contact: str
    tracks: tuple[Track, ...]
    checked: bool
    source: str
    centre: AdviceCentre


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One change of this person's data: when (UTC), who, the action's name, and (field, before, after).

    `step` tells whether it is the action itself, its undoing or its redoing; `undone` that it was undone.
    """

    entry_id: int
    step: Step
    at: datetime
    who: str
    action: str
    undone: bool
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """A filed paper."""

    id: int
    name: str
    size: int
    filed_on: date
    checkpoint_title: str


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One answer: the fact, what it is called, and the value as it is kept (days in ISO form).

    `on` is the day of an event, or of another answer that is one; `word` is the value in words, "" for a day.
    """

    worker_id: WorkerId
    fact: str
    name: str
    value: str
    word: str = ""
    on: date | None = None
    is_event: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """Everything that one person's page shows. `helpers`: for each track of a signal who helps first.

    `deputy_name` is who stands in for the mentor now, "" while nobody does.
    """

    worker: Worker
    mentor_name: str
    deputy_name: str
    stage: Stage
    level: AttentionLevel
    signals: tuple[AttentionSignal, ...]
    helpers: Mapping[Track, ServiceLine]
    next_step: CheckpointLine | None
    services: tuple[ServiceLine, ...]
    path: Path
    checkpoints: tuple[CheckpointLine, ...]
    done_count: int
    total_count: int
    check_ins: tuple[CheckIn, ...]
    agreements: tuple[Agreement, ...]
    handovers: tuple[Handover, ...]
    expectations: tuple[ExpectationLine, ...]
    titles: tuple[ResidenceTitle, ...]
    title_names: Mapping[str, str]
    settlement: Settlement | None
    outlook: Outlook | None
    doubts: tuple[LanguageDoubt, ...]
    family: tuple[FamilyMember, ...]
    conditions: FamilyConditions | None
    recognition: tuple[RecognitionCase, ...]
    proofs: tuple[LanguageProof, ...]
    courses: tuple[LanguageCourse, ...]
    departure: Departure | None
    documents: tuple[DocumentLine, ...]
    questions: tuple[QuestionLine, ...]
    answers: tuple[AnswerLine, ...]
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True, kw_only=True)
class GuideLine:
    """A conversation guide in one language."""

    key: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CheckInSheet:
    """What a check-in form needs: last time's values, what is agreed and due, the guide, a proposal for next.

    Mood and intention are those told last, be it in an earlier talk; `suggested_next_on` follows the cadence.
    """

    worker_id: WorkerId
    worker_name: str
    mentor_id: MentorId | None
    mentor_name: str
    mentors: tuple[tuple[MentorId, str], ...]
    planned: CheckpointLine | None
    guide: GuideLine
    guides: tuple[GuideLine, ...]
    last_held_on: date | None
    last_mood: int | None
    last_intention: Intention | None
    last_languages: str
    expectations: tuple[ExpectationLine, ...]
    open_agreements: tuple[Agreement, ...]
    due: tuple[CheckpointLine, ...]
    services: tuple[ServiceLine, ...]
    suggested_next_on: date | None
    draft: str | None


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    """A talk in the list of talks, planned (with `checkpoint_id`) or held (with `held_on`, `check_in_id`)."""

    worker_id: WorkerId
    worker_name: str
    mentor_name: str
    title: str
    plan_on: date | None
    held_on: date | None
    days_left: int | None
    overdue: bool
    checkpoint_id: CheckpointId | None
    check_in_id: CheckInId | None
    agreements_open: int


@dataclass(frozen=True, kw_only=True)
class HeldTalk:
    """A talk that was held, with what was agreed in it and what it tells otherwise than those before."""

    talk: CheckIn
    worker_name: str
    mentor_name: str
    agreements: tuple[Agreement, ...]
    changes: TalkChanges
