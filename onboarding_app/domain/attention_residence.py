"""Signals of the residence title."""

from onboarding_app.domain.attention_case import ATTENTION, ONE_DAY, URGENT, AttentionSignal, Case
from onboarding_app.domain.people import Stage, stage_of
from onboarding_app.domain.tracks import Track


def title_ends(case: Case) -> AttentionSignal | None:
    """A title ends soon and neither an application nor a following title is known."""
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


def title_ended(case: Case) -> AttentionSignal | None:
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


def certificate_ends(case: Case) -> AttentionSignal | None:
    """The certificate of a pending renewal ends soon or has ended."""
    title = case.title
    if title is None or title.fiction_until is None or not case.may_need_title:
        return None
    days = case.days_until(title.fiction_until)
    if days > case.parameters.title_ends_urgent_days or case.has_title_on(title.fiction_until + ONE_DAY):
        return None
    level = URGENT if days < 0 else ATTENTION
    return AttentionSignal("certificate_ends", level, Track.RESIDENCE, {"day": title.fiction_until})


def title_unknown(case: Case) -> AttentionSignal | None:
    """Somebody who needs a title works here, and until when it holds is not known."""
    title = case.title
    if not case.needs_title or (title is not None and (title.unlimited or title.valid_until)):
        return None
    if stage_of(case.dossier.worker, None, case.today) is Stage.BEFORE_ARRIVAL:
        return None
    return AttentionSignal("title_unknown", ATTENTION, Track.RESIDENCE)


def start_without_title(case: Case) -> AttentionSignal | None:
    """No title is known that holds on the first day of work, or work began before the title did.

    An employer may only employ whoever holds a title that permits it (§ 4a (5) AufenthG).
    """
    start = case.dossier.worker.started_on
    if start is None or not case.needs_title:
        return None
    days, day = case.days_until(start), max(start, case.today)
    if days > case.parameters.start_without_title_days or case.has_title_on(day):
        return None
    if any(it.fiction_until is not None and it.fiction_until >= day for it in case.dossier.titles):
        return None
    if days <= 0:  # what ended or has no known end is told by other signals
        title = case.title
        if title is None or title.valid_from is None or title.valid_from <= case.today:
            return None
    level = URGENT if days <= 0 else ATTENTION
    return AttentionSignal("start_without_title", level, Track.RESIDENCE, {"day": start})
