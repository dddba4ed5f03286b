"""What the start page shows: finished lines, worded nowhere, changed by nobody.

They stand apart from the other read models because the first page waits for them at every start.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from onboarding_app.domain.checkpoints import CheckpointId, PeriodKind, State
from onboarding_app.domain.people import MentorId, WorkerId
from onboarding_app.domain.tracks import Responsible, Track

if TYPE_CHECKING:
    from onboarding_app.domain.retention import Curve, Interval


class QuickAction(StrEnum):
    """What one click on a due line does."""

    COMPLETE = "complete"
    TALK = "talk"
    PRINT = "print"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Why a checkpoint is there: the template behind it, in one language."""

    help: str
    condition: str
    anchor: str
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date
    is_law: bool
    verified: bool
    evidence: tuple[str, ...]
    typical: str
    missed: str


@dataclass(frozen=True, kw_only=True)
class CheckpointLine:
    """One checkpoint as lists show it. `rule` is None for a person's own checkpoint.

    `mentor_name` is who accompanies now, the mentor or the deputy; "" means that HR has to see to it.
    `mentor_id` is theirs, `deputy_id` of who would stand in for them. A list of one person leaves both open.

    `quiet` says that somebody set it aside (until `quiet_until`, for `quiet_reason`), `escalated` that it is
    late for so long that the deputy and the management are shown it too. `ends` is the event it counts from
    where that is an end, of a title or a contract, else ""; it ends on `ends_on`.

    `paper` is the kind of paper that the action prints, "" for none.

    `days_left` counts from today to `due_on` (negative: days late), None without a date.
    """

    id: CheckpointId
    worker_id: WorkerId
    worker_name: str
    key: str
    title: str
    track: Track
    responsible: Responsible
    mentor_name: str
    kind: PeriodKind
    state: State
    plan_on: date | None
    safe_on: date | None
    legal_on: date | None
    due_on: date | None
    days_left: int | None
    overdue: bool
    waiting_since: date | None
    done_on: date | None
    reason: str
    note: str
    pinned: bool
    withdrawn: bool
    blocked_by: tuple[str, ...]
    evidence_count: int
    action: QuickAction
    paper: str
    rule: Rule | None
    mentor_id: MentorId | None = None
    deputy_id: MentorId | None = None
    quiet: bool = False
    quiet_until: date | None = None
    quiet_reason: str = ""
    escalated: bool = False
    ends: str = ""
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TrackProgress:
    """How much of a track is reached over all active people: counts of checkpoints."""

    track: Track
    done: int
    total: int
    overdue: int = 0


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the start page shows at once; `due` stands by due date, then by plan date."""

    today: date
    due: tuple[CheckpointLine, ...]
    waiting: tuple[CheckpointLine, ...]
    has_people: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How all stand; it looks at everybody, so the start page shows it when it is ready.

    Counts are of people, of titles that end within 90 days, and of open checkpoints: overdue, coming within
    14 days, and waiting for an authority. `stayed` is the share 0-1 that was still there after 12 months, and
    `curve` how many stay how long; both None if hidden.
    """

    active: int
    in_probation: int
    before_arrival: int
    titles_ending: int
    next_title_end: date | None
    overdue_count: int
    soon_count: int
    waiting_count: int
    stayed: float | None
    stayed_of: int
    stayed_kept: int
    stayed_range: "Interval | None"
    curve: "Curve | None"
    tracks: tuple[TrackProgress, ...]
