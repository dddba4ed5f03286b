"""Signals of what was planned, decided or agreed and did not happen."""

from datetime import date, timedelta

from onboarding_app.domain.attention_case import ATTENTION, URGENT, AttentionSignal, Case
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.tracks import Responsible, Track


def authority_late(case: Case) -> AttentionSignal | None:
    """An authority's period has passed."""
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


def legal_overdue(case: Case) -> AttentionSignal | None:
    """The last day that the law gives has passed for something still open."""
    late = [
        it
        for it in case.dossier.checkpoints
        if it.legal_on is not None and it.legal_on < case.today and it.is_overdue(case.today)
    ]
    if not late:
        return None
    return AttentionSignal("legal_overdue", URGENT, late[0].track, {"count": len(late)})


def many_overdue(case: Case) -> AttentionSignal | None:
    """Several checkpoints are late for long."""
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


def probation_ends(case: Case) -> AttentionSignal | None:
    """The probation ends soon and nothing is decided."""
    return _decision_due(
        case, "probation_ends", case.dossier.worker.probation_ends_on, "probation_decision_talk"
    )


def contract_ends(case: Case) -> AttentionSignal | None:
    """The fixed term ends soon and nothing is decided."""
    return _decision_due(
        case, "contract_ends", case.dossier.worker.fixed_term_ends_on, "contract_extension_decided"
    )


def _decision_due(case: Case, key: str, ends_on: date | None, decided_by: str) -> AttentionSignal | None:
    """Return a signal when an end comes near and the checkpoint that decides about it is still open."""
    if ends_on is None or case.dossier.departure is not None:
        return None
    days = case.days_until(ends_on)
    if not 0 <= days <= case.parameters.decision_days:
        return None
    if any(it.key == decided_by and it.state is State.DONE for it in case.dossier.checkpoints):
        return None
    return AttentionSignal(key, ATTENTION, Track.DUTIES, {"days": days, "day": ends_on})


def agreements_broken(case: Case) -> AttentionSignal | None:
    """Several agreements are past their date."""
    broken = [
        it
        for it in case.dossier.agreements
        if it.done_on is None and not it.dropped and it.due_on is not None and it.due_on < case.today
    ]
    if len(broken) < case.parameters.broken_agreements:
        return None
    return AttentionSignal("agreements_broken", ATTENTION, Track.MENTORING, {"count": len(broken)})
