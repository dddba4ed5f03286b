"""Attention signals: explained reasons to act, for people to judge. There is no score and nothing is decided.

Each signal is a small function of one person's dossier and today, in a module
`attention_...`. A person's level is the highest among them.
"""

from datetime import date

from onboarding_app.domain import attention_people, attention_plan, attention_residence, attention_talks
from onboarding_app.domain.attention_case import AttentionSignal, Case, SignalRule
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Stage, stage_of
from onboarding_app.domain.signal_parameters import SignalParameters, with_answers

__all__ = ["AttentionSignal", "level_of", "signals_for"]

SIGNALS: tuple[SignalRule, ...] = (
    attention_residence.title_ends,
    attention_residence.title_ended,
    attention_residence.certificate_ends,
    attention_residence.title_unknown,
    attention_residence.start_without_title,
    attention_plan.authority_late,
    attention_plan.legal_overdue,
    attention_plan.many_overdue,
    attention_plan.probation_ends,
    attention_plan.contract_ends,
    attention_plan.agreements_broken,
    attention_people.family_apart,
    attention_people.family_visa_late,
    attention_people.child_turns_16,
    attention_people.no_check_in,
    attention_people.mentor_gone,
    attention_people.language_behind,
    attention_people.exam_failed,
    attention_people.below_qualification,
    attention_people.recognition_not_filed,
    attention_people.recognition_paused,
    attention_people.measure_missing,
)

TALK_SIGNALS: tuple[SignalRule, ...] = (
    attention_talks.expectation_gap,
    attention_talks.gap_grows,
    attention_talks.mood_falls,
    attention_talks.wants_to_leave,
    attention_talks.unsure_to_stay,
)


def signals_for(dossier: Dossier, parameters: SignalParameters, today: date) -> tuple[AttentionSignal, ...]:
    """Return the reasons to act for one person today, the most urgent first; none for people who have left.

    Thresholds that the firm has set count before `parameters`. Signals drawn from talks stay silent unless
    the firm has switched them on.
    """
    if stage_of(dossier.worker, dossier.departure, today) is Stage.LEFT:
        return ()
    case = Case(dossier, with_answers(parameters, dossier.company.answers), today)
    asked = SIGNALS + (TALK_SIGNALS if dossier.company.talk_signals else ())
    found = [signal for ask in asked if (signal := ask(case)) is not None]
    return tuple(sorted(found, key=lambda signal: (-signal.level, signal.key)))


def level_of(signals: tuple[AttentionSignal, ...]) -> AttentionLevel:
    """Return the highest level among signals."""
    return max((signal.level for signal in signals), default=AttentionLevel.STABLE)
