"""Attention signals: explained reasons to act, for people to judge. There is no score and nothing is decided.

Each signal is a small function of one person's dossier and today. A person's level is the highest among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import IntEnum

from onboarding_app.domain.check_ins import Factor, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import latest_ratings
from onboarding_app.domain.facts import nationality_group
from onboarding_app.domain.language import needed, reached
from onboarding_app.domain.people import Relation, Stage, stage_of
from onboarding_app.domain.periods import months_between
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.domain.tracks import Responsible, Track


class AttentionLevel(IntEnum):
    """How much attention a person needs; on screen ● stabil, ▲ Aufmerksamkeit, ■ dringend."""

    STABLE = 0
    ATTENTION = 1
    URGENT = 2


@dataclass(frozen=True)
class AttentionSignal:
    """One reason to act. `details` fill its sentence: days, months, dates, names of themes."""

    key: str
    level: AttentionLevel
    track: Track
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SignalParameters:
    """The thresholds of the signals (`resources/signals/signals.toml`); days, months and points 1-5."""

    title_ends_attention_days: int = 90
    title_ends_urgent_days: int = 30
    family_apart_months: int = 9
    gap_points: int = 2
    mood_fall_points: int = 2
    no_check_in_days: int = 100
    new_no_check_in_days: int = 35
    language_months: int = 3
    decision_days: int = 28
    broken_agreements: int = 2
    below_qualification_months: int = 18
    overdue_checkpoints: int = 3
    late_days: int = 14


def parameters_from(table: Mapping[str, object]) -> SignalParameters:
    """Read the thresholds from a table of whole numbers.

    Raises:
        ValueError: a name is unknown, or a value is no positive whole number.
    """
    known = {each.name for each in fields(SignalParameters)}
    values: dict[str, int] = {}
    for name, value in table.items():
        if name not in known:
            message = f"{name}: there is no such threshold"
            raise ValueError(message)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            message = f"{name}: {value!r} is no positive whole number"
            raise ValueError(message)
        values[name] = value
    return SignalParameters(**values)


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

    def months_employed(self) -> int:
        start = self.dossier.worker.started_on
        return months_between(start, self.today) if start else 0

    def days_until(self, day: date) -> int:
        return (day - self.today).days


_Signal = Callable[[_Case], AttentionSignal | None]
ATTENTION, URGENT = AttentionLevel.ATTENTION, AttentionLevel.URGENT


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
    if title is None or title.valid_until is None or title.renewal_filed_on is not None:
        return None
    days = case.days_until(title.valid_until)
    if not 0 <= days <= case.parameters.title_ends_attention_days or _has_later_title(case, title):
        return None
    level = URGENT if days <= case.parameters.title_ends_urgent_days else ATTENTION
    return AttentionSignal("title_ends", level, Track.RESIDENCE, {"days": days, "day": title.valid_until})


def _title_ended(case: _Case) -> AttentionSignal | None:
    title = case.title
    if title is None or title.valid_until is None or title.valid_until >= case.today:
        return None
    if title.renewal_filed_on is not None and title.renewal_filed_on <= title.valid_until:
        return None
    return AttentionSignal("title_ended", URGENT, Track.RESIDENCE, {"day": title.valid_until})


def _certificate_ends(case: _Case) -> AttentionSignal | None:
    title = case.title
    if title is None or title.fiction_until is None or title.renewal_filed_on is None:
        return None
    days = case.days_until(title.fiction_until)
    if days > case.parameters.title_ends_urgent_days:
        return None
    level = URGENT if days < 0 else ATTENTION
    return AttentionSignal("certificate_ends", level, Track.RESIDENCE, {"day": title.fiction_until})


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
    return AttentionSignal("many_overdue", ATTENTION, late[0].track, {"count": len(late)})


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
    if start is None or start > case.today:
        return None
    talks = [talk.held_on for talk in case.dossier.check_ins]
    days = (case.today - max(talks, default=start)).days
    longest = case.parameters.no_check_in_days if talks else case.parameters.new_no_check_in_days
    if months_between(start, case.today) >= HALF_YEARLY_FROM:
        longest = max(longest, HALF_A_YEAR_DAYS)
    if days <= longest:
        return None
    return AttentionSignal("no_check_in", ATTENTION, Track.MENTORING, {"days": days})


def _language_behind(case: _Case) -> AttentionSignal | None:
    has, wants = reached(case.dossier.proofs), needed(case.dossier.proofs)
    until = min((it.on for it in case.dossier.proofs if it.is_target and it.on), default=None)
    if wants is None or until is None or (has is not None and has >= wants):
        return None
    if months_between(case.today, until) >= case.parameters.language_months:
        return None
    level = {"has": has.value if has else "–", "wants": wants.value, "day": until}
    return AttentionSignal("language_behind", ATTENTION, Track.LANGUAGE, level)


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
    gaps = {
        factor: pair
        for factor, pair in latest_ratings(case.dossier.check_ins).items()
        if pair.gap is not None
    }
    widest = max(gaps, key=lambda factor: gaps[factor].gap or 0, default=None)
    if widest is None or (gaps[widest].gap or 0) < case.parameters.gap_points:
        return None
    pair = gaps[widest]
    details = {"factor": widest, "expected": pair.expected, "experienced": pair.experienced}
    return AttentionSignal("expectation_gap", ATTENTION, _TRACK_OF[widest], details)


def _gap_grows(case: _Case) -> AttentionSignal | None:
    for factor, pair in latest_ratings(case.dossier.check_ins).items():
        now, before = pair.gap, pair.previous_gap
        if now is not None and before is not None and now - before >= case.parameters.gap_points:
            return AttentionSignal(
                "gap_grows",
                ATTENTION,
                _TRACK_OF[factor],
                {"factor": factor, "previous": pair.previous, "experienced": pair.experienced},
            )
    return None


def _mood_falls(case: _Case) -> AttentionSignal | None:
    moods = [talk.mood for talk in case.dossier.check_ins if talk.mood is not None][-3:]
    if len(moods) < 2 or max(moods[:-1]) - moods[-1] < case.parameters.mood_fall_points:  # noqa: PLR2004 - two talks
        return None
    return AttentionSignal(
        "mood_falls", ATTENTION, Track.MENTORING, {"before": max(moods[:-1]), "now": moods[-1]}
    )


def _wants_to_leave(case: _Case) -> AttentionSignal | None:
    said = [talk.intention for talk in case.dossier.check_ins if talk.intention is not None]
    if not said or said[-1] is not Intention.LEAVES or case.dossier.departure is not None:
        return None
    return AttentionSignal("wants_to_leave", URGENT, Track.MENTORING)


def _has_later_title(case: _Case, title: ResidenceTitle) -> bool:
    """Whether a title that begins when this one ends is in the file already."""
    end = title.valid_until
    return end is not None and any(
        it.valid_from and it.valid_from > end - timedelta(1) for it in case.dossier.titles
    )


HALF_YEARLY_FROM = 12
"""Months after the start from which talks are half-yearly."""

HALF_A_YEAR_DAYS = 200

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
