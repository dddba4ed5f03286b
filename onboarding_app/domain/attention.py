"""Attention signals: explained reasons to act, for people to judge. There is no score and nothing is decided.

Each signal is a small function of one person's dossier and today. A person's level is the highest among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import CheckIn, Factor, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import RatingPair, latest_ratings
from onboarding_app.domain.facts import nationality_group
from onboarding_app.domain.language import reached
from onboarding_app.domain.people import Relation, Stage, stage_of
from onboarding_app.domain.periods import months_between
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.signal_parameters import SignalParameters
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.domain.tracks import Responsible, Track


@dataclass(frozen=True)
class AttentionSignal:
    """One reason to act. `details` fill its sentence: days, months, dates, names of themes."""

    key: str
    level: AttentionLevel
    track: Track
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class _Case:
    """One person on one day, with what several signals ask."""

    dossier: Dossier
    parameters: SignalParameters
    today: date

    @property
    def title(self) -> ResidenceTitle | None:
        return current_title(self.dossier.titles, self.today)

    @property
    def needs_title(self) -> bool:
        return nationality_group(self.dossier.worker.citizenship) == "third_country"

    @property
    def may_need_title(self) -> bool:
        return self.needs_title or self.dossier.worker.citizenship is None

    @property
    def talks(self) -> tuple[CheckIn, ...]:
        return tuple(sorted(self.dossier.check_ins, key=lambda talk: talk.held_on))

    def has_title_on(self, day: date) -> bool:
        return any(_is_valid(title, day) for title in self.dossier.titles)

    def months_employed(self) -> int:
        start = self.dossier.worker.started_on
        return months_between(start, self.today) if start else 0

    def days_until(self, day: date) -> int:
        return (day - self.today).days


_Signal = Callable[[_Case], AttentionSignal | None]
ATTENTION, URGENT = AttentionLevel.ATTENTION, AttentionLevel.URGENT
ONE_DAY = timedelta(1)


def signals_for(dossier: Dossier, parameters: SignalParameters, today: date) -> tuple[AttentionSignal, ...]:
    """Return the reasons to act for one person today, the most urgent first; none for people who have left.

    Signals drawn from talks stay silent unless the firm has switched them on.
    """
    if stage_of(dossier.worker, dossier.departure, today) is Stage.LEFT:
        return ()
    case = _Case(dossier, parameters, today)
    asked = _SIGNALS + (_TALK_SIGNALS if dossier.company.talk_signals else ())
    found = [signal for ask in asked if (signal := ask(case)) is not None]
    return tuple(sorted(found, key=lambda signal: (-signal.level, signal.key)))


def level_of(signals: tuple[AttentionSignal, ...]) -> AttentionLevel:
    """Return the highest level among signals."""
    return max((signal.level for signal in signals), default=AttentionLevel.STABLE)


def _title_ends(case: _Case) -> AttentionSignal | None:
    title = case.title
    if title is None or title.valid_until is None or not case.may_need_title:
        return None
    days = case.days_until(title.valid_until)
    if not 0 <= days <= case.parameters.title_ends_attention_days:
        return None
    if title.renewal_filed_on is not None or case.has_title_on(title.valid_until + ONE_DAY):
        return None
    level = URGENT if days <= case.parameters.title_ends_urgent_days else ATTENTION
    return AttentionSignal("title_ends", level, Track.RESIDENCE, {"days": days, "day": title.valid_until})


def _title_ended(case: _Case) -> AttentionSignal | None:
    """Return a signal for a title that ended without what keeps it in force (§ 81 (4) AufenthG)."""
    title = case.title
    if title is None or title.valid_until is None or not case.may_need_title:
        return None
    if title.valid_until >= case.today or case.has_title_on(case.today):
        return None
    if title.renewal_filed_on is not None and title.renewal_filed_on <= title.valid_until:
        return None
    if title.fiction_until is not None and title.fiction_until >= case.today:
        return None
    return AttentionSignal("title_ended", URGENT, Track.RESIDENCE, {"day": title.valid_until})


def _certificate_ends(case: _Case) -> AttentionSignal | None:
    title = case.title
    if title is None or title.fiction_until is None or not case.may_need_title:
        return None
    days = case.days_until(title.fiction_until)
    if days > case.parameters.title_ends_urgent_days or case.has_title_on(title.fiction_until + ONE_DAY):
        return None
    level = URGENT if days < 0 else ATTENTION
    return AttentionSignal("certificate_ends", level, Track.RESIDENCE, {"day": title.fiction_until})


def _is_valid(title: ResidenceTitle, day: date) -> bool:
    """Whether a title is known to be valid on a day; an end that is not known proves nothing."""
    if title.valid_from is not None and title.valid_from > day:
        return False
    return title.unlimited or (title.valid_until is not None and title.valid_until >= day)


def _title_unknown(case: _Case) -> AttentionSignal | None:
    title = case.title
    if not case.needs_title or (title is not None and (title.unlimited or title.valid_until)):
        return None
    if stage_of(case.dossier.worker, None, case.today) is Stage.BEFORE_ARRIVAL:
        return None
    return AttentionSignal("title_unknown", ATTENTION, Track.RESIDENCE)


def _authority_late(case: _Case) -> AttentionSignal | None:
    late = [
        it
        for it in case.dossier.checkpoints
        if it.is_open
        and it.responsible is Responsible.AUTHORITY
        and it.due_on is not None
        and it.due_on < case.today
    ]
    if not late:
        return None
    first = min(late, key=lambda it: it.due_on or date.max)
    return AttentionSignal(
        "authority_late", ATTENTION, first.track, {"days": (case.today - (first.due_on or case.today)).days}
    )


def _legal_overdue(case: _Case) -> AttentionSignal | None:
    late = [
        it
        for it in case.dossier.checkpoints
        if it.legal_on is not None and it.legal_on < case.today and it.is_overdue(case.today)
    ]
    if not late:
        return None
    return AttentionSignal("legal_overdue", URGENT, late[0].track, {"count": len(late)})


def _many_overdue(case: _Case) -> AttentionSignal | None:
    before = case.today - timedelta(case.parameters.late_days)
    late = [
        it
        for it in case.dossier.checkpoints
        if it.is_overdue(case.today) and (it.due_on or case.today) < before
    ]
    if len(late) < case.parameters.overdue_checkpoints:
        return None
    details = {"count": len(late), "days": case.parameters.late_days}
    return AttentionSignal("many_overdue", ATTENTION, late[0].track, details)


def _family_apart(case: _Case) -> AttentionSignal | None:
    apart = [
        it for it in case.dossier.family if it.wants_to_join and it.arrived_on is None and it.lives_abroad
    ]
    since = case.dossier.worker.entry_on or case.dossier.worker.started_on
    close = any(it.relation in {Relation.SPOUSE, Relation.CHILD} for it in apart)
    if not close or since is None:
        return None
    months = months_between(since, case.today)
    if months < case.parameters.family_apart_months:
        return None
    return AttentionSignal("family_apart", ATTENTION, Track.FAMILY, {"months": months})


def _no_check_in(case: _Case) -> AttentionSignal | None:
    start = case.dossier.worker.started_on
    if start is None:
        return None
    held = [talk.held_on for talk in case.talks if talk.held_on >= start]
    days = (case.today - max(held, default=start)).days
    if case.months_employed() >= case.parameters.later_from_months:
        longest = case.parameters.later_no_check_in_days
    else:
        longest = case.parameters.no_check_in_days if held else case.parameters.new_no_check_in_days
    if days <= longest:
        return None
    return AttentionSignal("no_check_in", ATTENTION, Track.MENTORING, {"days": days})


def _language_behind(case: _Case) -> AttentionSignal | None:
    has = reached(case.dossier.proofs)
    missing = [
        (it.on, it.level)
        for it in case.dossier.proofs
        if it.is_target and it.on is not None and (has is None or has < it.level)
    ]
    if not missing:
        return None
    until, wants = min(missing)
    if months_between(case.today, until) >= case.parameters.language_months:
        return None
    details = {"has": has, "wants": wants, "day": until}
    return AttentionSignal("language_behind", ATTENTION, Track.LANGUAGE, details)


def _probation_ends(case: _Case) -> AttentionSignal | None:
    return _decision_due(
        case, "probation_ends", case.dossier.worker.probation_ends_on, "probation_decision_talk"
    )


def _contract_ends(case: _Case) -> AttentionSignal | None:
    return _decision_due(
        case, "contract_ends", case.dossier.worker.fixed_term_ends_on, "contract_extension_decided"
    )


def _decision_due(case: _Case, key: str, ends_on: date | None, decided_by: str) -> AttentionSignal | None:
    """Return a signal when an end comes near and the checkpoint that decides about it is still open."""
    if ends_on is None or case.dossier.departure is not None:
        return None
    days = case.days_until(ends_on)
    if not 0 <= days <= case.parameters.decision_days:
        return None
    if any(it.key == decided_by and it.state is State.DONE for it in case.dossier.checkpoints):
        return None
    return AttentionSignal(key, ATTENTION, Track.DUTIES, {"days": days, "day": ends_on})


def _agreements_broken(case: _Case) -> AttentionSignal | None:
    broken = [
        it
        for it in case.dossier.agreements
        if it.done_on is None and not it.dropped and it.due_on is not None and it.due_on < case.today
    ]
    if len(broken) < case.parameters.broken_agreements:
        return None
    return AttentionSignal("agreements_broken", ATTENTION, Track.MENTORING, {"count": len(broken)})


def _below_qualification(case: _Case) -> AttentionSignal | None:
    waits = any(
        it.stage not in {RecognitionStage.DONE, RecognitionStage.NOT_NEEDED}
        for it in case.dossier.recognition
    )
    months = case.months_employed()
    if not waits or months < case.parameters.below_qualification_months:
        return None
    return AttentionSignal("below_qualification", ATTENTION, Track.RECOGNITION, {"months": months})


def _expectation_gap(case: _Case) -> AttentionSignal | None:
    widest, gap = _widest(case, lambda pair: pair.gap or 0)
    if widest is None or gap < case.parameters.gap_points:
        return None
    pair = latest_ratings(case.talks)[widest]
    details = {"factor": widest, "expected": pair.expected, "experienced": pair.experienced}
    return AttentionSignal("expectation_gap", ATTENTION, _TRACK_OF[widest], details)


def _gap_grows(case: _Case) -> AttentionSignal | None:
    widest, growth = _widest(case, lambda pair: pair.growth)
    if widest is None or growth < case.parameters.gap_growth_points:
        return None
    pair = latest_ratings(case.talks)[widest]
    details = {"factor": widest, "previous": pair.previous, "experienced": pair.experienced}
    return AttentionSignal("gap_grows", ATTENTION, _TRACK_OF[widest], details)


def _widest(case: _Case, points: Callable[[RatingPair], int]) -> tuple[Factor | None, int]:
    """Return the theme with the most points, the first of equal ones, and how many they are."""
    found = {factor: points(pair) for factor, pair in latest_ratings(case.talks).items()}
    widest = max(found, key=lambda factor: found[factor], default=None)
    return widest, found[widest] if widest else 0


def _mood_falls(case: _Case) -> AttentionSignal | None:
    moods = [talk.mood for talk in case.talks if talk.mood is not None][-TALKS_COMPARED:]
    if not moods:
        return None
    before, now = max(moods), moods[-1]
    if before - now < case.parameters.mood_fall_points:
        return None
    return AttentionSignal("mood_falls", ATTENTION, Track.MENTORING, {"before": before, "now": now})


def _wants_to_leave(case: _Case) -> AttentionSignal | None:
    told = [talk.intention for talk in case.talks if talk.intention not in {None, Intention.NO_ANSWER}]
    if not told or told[-1] is not Intention.LEAVES or case.dossier.departure is not None:
        return None
    return AttentionSignal("wants_to_leave", URGENT, Track.MENTORING)


TALKS_COMPARED = 3
"""The mood of the last talk is held against the two before it."""

_TRACK_OF: Mapping[Factor, Track] = {
    Factor.INCOME: Track.DUTIES,
    Factor.RECOGNITION: Track.RECOGNITION,
    Factor.WORK: Track.MENTORING,
    Factor.FAMILY: Track.FAMILY,
    Factor.LANGUAGE: Track.LANGUAGE,
    Factor.HOUSING: Track.ARRIVAL,
    Factor.BELONGING: Track.MENTORING,
    Factor.RESIDENCE: Track.RESIDENCE,
}

_SIGNALS: tuple[_Signal, ...] = (
    _title_ends,
    _title_ended,
    _certificate_ends,
    _title_unknown,
    _authority_late,
    _legal_overdue,
    _many_overdue,
    _family_apart,
    _no_check_in,
    _language_behind,
    _probation_ends,
    _contract_ends,
    _agreements_broken,
    _below_qualification,
)

_TALK_SIGNALS: tuple[_Signal, ...] = (_expectation_gap, _gap_grows, _mood_falls, _wants_to_leave)
