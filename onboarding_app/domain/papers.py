"""What stands on the printed papers: finished lines and figures, worded in the language of the paper.

A service fills these, `reports` prints them and works nothing out. Texts that depend on the language (names
of tracks, states, themes, reasons) arrive as sentences and words; dates and numbers arrive as values.
"""

from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.people import Handover
from onboarding_app.domain.retention import Curve, Interval, Retained
from onboarding_app.domain.small_groups import SMALLEST_GROUP


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackState:
    """How far one track of a person is: counts of checkpoints, and which one is next and when."""

    track: str
    done: int
    total: int
    overdue: int = 0
    next_title: str = ""
    next_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenLine:
    """A checkpoint still to reach.

    `safe_on` is the last working day to act, `plan_on` when to act, `legal_on` the last day by law.
    `blocked_by` names the open prerequisite, empty for none. `verified` False: the rule is not yet checked
    against its source; `sources` are where a rule of law was read. `worker` is needed where a paper holds
    several people.
    """

    title: str
    track: str
    safe_on: date | None = None
    plan_on: date | None = None
    legal_on: date | None = None
    responsible: str = ""
    state: str = ""
    overdue: bool = False
    blocked_by: str = ""
    basis: str = ""
    sources: tuple[str, ...] = ()
    verified: bool = True
    worker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DoneLine:
    """A checkpoint that was reached."""

    title: str
    track: str
    done_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkHeld:
    """A talk that took place; `mood` is left empty where the paper must not tell it."""

    held_on: date
    form: str
    mood: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementLine:
    """What was agreed, by whom and until when."""

    text: str
    who: str = ""
    due_on: date | None = None
    overdue: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectationPair:
    """One theme, 1-5: as it was expected and as it is experienced; None: not asked."""

    factor: str
    expected: int | None = None
    experienced: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WayBar:
    """A stretch of time on the way, such as a title's validity."""

    label: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WayMark:
    """A day on the way: reached, still to reach, or waiting for an authority."""

    on: date
    done: bool
    overdue: bool = False
    waiting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WayRow:
    """One track of the way."""

    track: str
    bars: tuple[WayBar, ...] = ()
    marks: tuple[WayMark, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """The timeline of a person between two days."""

    starts_on: date
    ends_on: date
    rows: tuple[WayRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusPaper:
    """The Statusbericht of one person, made for `today` and, where `reader` names one, for that reader.

    Without `level` it says nothing of how it is going, and unless it `has_plan` nothing of what is open.
    `reasons` are (level, sentence) pairs; the three groups of lines on family, language and recognition are
    finished sentences. The confidential note of a talk never comes here.
    """

    company: str
    city: str
    today: date
    worker: str
    occupation: str = ""
    department: str = ""
    started_on: date | None = None
    mentor: str = ""
    title: str = ""
    title_until: date | None = None
    title_unlimited: bool = False
    reader: str = ""
    is_unnamed: bool = False
    has_plan: bool = True
    level: AttentionLevel | None
    reasons: tuple[tuple[AttentionLevel, str], ...] = ()
    next_step: str = ""
    services: tuple[str, ...] = ()
    tracks: tuple[TrackState, ...] = ()
    way: Way | None = None
    open: tuple[OpenLine, ...] = ()
    done: tuple[DoneLine, ...] = ()
    family: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    recognition: tuple[str, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    talks: tuple[TalkHeld, ...] = ()
    expectations: tuple[ExpectationPair, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareFigure:
    """A share of `n` with its 95 % interval, all 0-1; None: hidden, too few."""

    share: float | None
    n: int
    interval: Interval | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackTotals:
    """One track over all active people: counts of checkpoints; `median_months` None: too few to say."""

    track: str
    open: int
    in_progress: int
    waiting: int
    done: int
    overdue: int
    median_months: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorMeans:
    """Means (1-5) of one theme over `n` people who told both; None: hidden, for the group is too small."""

    factor: str
    expected: float | None
    experienced: float | None
    n: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RetentionPaper:
    """The Bindungsbericht of a period, made for `today`. It names nobody.

    `previous_*` are the same figures for the period of the same length before (None: nothing to compare),
    `previous_retention` after twelve months. `curve` None: hidden, too few.
    `reasons` are (reason, departures), `decisions` (area, sentence), `cohorts` (group, who stayed): only
    those that are large enough; `cohorts_hidden` tells that others are not.
    """

    company: str
    city: str
    today: date
    starts_on: date
    ends_on: date
    headcount: int
    entries: int
    departures: int
    reasons: tuple[tuple[str, int], ...] = ()
    reasons_hidden: bool = False
    retention: tuple[Retained, ...] = ()
    cohorts: tuple[tuple[str, Retained], ...] = ()
    cohorts_hidden: bool = False
    previous_retention: Retained | None = None
    previous_departures: int | None = None
    curve: Curve | None = None
    tracks: tuple[TrackTotals, ...] = ()
    in_time: ShareFigure | None = None
    previous_in_time: ShareFigure | None = None
    expectations: tuple[FactorMeans, ...] = ()
    titles_ending: tuple[date, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()
    smallest_group: int = SMALLEST_GROUP


@dataclass(frozen=True, kw_only=True, slots=True)
class DueGroup:
    """Lines under one heading."""

    title: str
    lines: tuple[OpenLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthDay:
    """A day of a month's sheet; `holiday` is what it is called, `lines` what stands on it, in short."""

    on: date
    is_in_month: bool
    holiday: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DuePaper:
    """The Fristenliste: what is due up to a day. `until` None: everything open.

    As the sheet of a month it has `weeks`, each of seven days, and no groups.
    """

    company: str
    city: str
    today: date
    until: date | None
    groups: tuple[DueGroup, ...]
    by: DueBy = DueBy.PERSON
    weeks: tuple[tuple[MonthDay, ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckInPaper:
    """The Gesprächsprotokoll to sign. `held_on` None: an empty sheet to fill in by hand.

    There is no place for the confidential note: it stays with the mentor.
    """

    company: str
    city: str
    today: date
    worker: str
    mentor: str = ""
    held_on: date | None = None
    guide: str = ""
    questions: tuple[str, ...] = ()
    form: str = ""
    minutes: int | None = None
    languages: str = ""
    mood: str = ""
    intention: str = ""
    expectations: tuple[ExpectationPair, ...] = ()
    note: str = ""
    agreements: tuple[AgreementLine, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparationPaper:
    """What to know before a talk, and what to ask. `last_mood` None: not asked; `services` name who helps."""

    company: str
    city: str
    today: date
    worker: str
    mentor: str = ""
    guide: str = ""
    planned_on: date | None = None
    last_held_on: date | None = None
    last_mood: int | None = None
    languages: str = ""
    expectations: tuple[ExpectationPair, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    due: tuple[OpenLine, ...] = ()
    services: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoverPaper:
    """The Übergabe of one person from mentor to mentor: how it stands, and what was said and noted.

    `notes` are (day, note) of the last talks, `handovers` the earlier ones, the latest first; there is no
    place for the confidential note, which a mentor hands over by word of mouth and only if the worker agrees.
    """

    status: StatusPaper
    phone: str = ""
    email: str = ""
    languages: str = ""
    next_talk_on: date | None = None
    notes: tuple[tuple[date, str], ...] = ()
    handovers: tuple[Handover, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideSection:
    """A part of the quick guide: sentences, then steps or points, then a table with its titles first."""

    heading: str = ""
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    numbered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GuidePaper:
    """The Kurzanleitung: how to work with the program, for everybody who uses it."""

    title: str
    version: str
    sections: tuple[GuideSection, ...]
