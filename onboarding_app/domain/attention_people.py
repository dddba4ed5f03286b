"""Signals of family, language, recognition and company on the way."""

from datetime import timedelta

from onboarding_app.domain.anchors import JOINS_UNTIL
from onboarding_app.domain.attention_case import ATTENTION, AttentionSignal, Case
from onboarding_app.domain.language import reached
from onboarding_app.domain.people import Relation
from onboarding_app.domain.periods import months_between
from onboarding_app.domain.recognition import Outcome, RecognitionStage, is_paused
from onboarding_app.domain.tracks import Track


def family_apart(case: Case) -> AttentionSignal | None:
    """Spouse or child live abroad for long and want to come."""
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


def no_check_in(case: Case) -> AttentionSignal | None:
    """Nobody has talked with the person for long, measured by the rhythm of talks."""
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


def language_behind(case: Case) -> AttentionSignal | None:
    """The level that is needed soon is not proven."""
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


def below_qualification(case: Case) -> AttentionSignal | None:
    """The recognition is open for long while the person works."""
    waits = any(
        it.stage not in {RecognitionStage.DONE, RecognitionStage.NOT_NEEDED}
        for it in case.dossier.recognition
    )
    months = case.months_employed()
    if not waits or months < case.parameters.below_qualification_months:
        return None
    return AttentionSignal("below_qualification", ATTENTION, Track.RECOGNITION, {"months": months})


def family_visa_late(case: Case) -> AttentionSignal | None:
    """Relatives have applied for a visa long ago and have none yet."""
    waiting = [
        it.application_filed_on
        for it in case.dossier.family
        if it.application_filed_on is not None and it.visa_issued_on is None and it.arrived_on is None
    ]
    if not waiting:
        return None
    months = months_between(min(waiting), case.today)
    if months < case.parameters.family_visa_months:
        return None
    return AttentionSignal("family_visa_late", ATTENTION, Track.FAMILY, {"months": months})


def child_turns_16(case: Case) -> AttentionSignal | None:
    """A child abroad who wants to join is about to turn 16, when joining becomes harder.

    Only the year of birth is kept, so the signal counts to the first day of that year and ends with its last.
    Source: § 32 (2) AufenthG.
    """
    years = [
        it.birth_year + JOINS_UNTIL
        for it in case.dossier.family
        if it.relation is Relation.CHILD
        and it.birth_year is not None
        and it.wants_to_join
        and it.lives_abroad
        and it.application_filed_on is None
        and it.arrived_on is None
    ]
    soon = (case.today + timedelta(case.parameters.child_turns_16_days)).year
    close = [year for year in years if case.today.year <= year <= soon]
    if not close:
        return None
    return AttentionSignal("child_turns_16", ATTENTION, Track.FAMILY, {"year": str(min(close))})


def exam_failed(case: Case) -> AttentionSignal | None:
    """An exam was not passed a while ago; no later one is entered, and its level is not proven since."""
    exams = {it.exam_on for it in case.dossier.courses if it.exam_on is not None}
    if not exams:
        return None
    last = max(exams)
    taken = [it for it in case.dossier.courses if it.exam_on == last]
    has = reached(case.dossier.proofs)
    if has is not None and all(it.target is not None and it.target <= has for it in taken):
        return None
    if {it.passed for it in taken} != {False} or -case.days_until(last) < case.parameters.exam_failed_days:
        return None
    return AttentionSignal("exam_failed", ATTENTION, Track.LANGUAGE, {"day": last})


def recognition_not_filed(case: Case) -> AttentionSignal | None:
    """The papers for the recognition are still being collected, long after the start."""
    collecting = any(
        it.stage is RecognitionStage.COLLECTING and it.filed_on is None for it in case.dossier.recognition
    )
    months = case.months_employed()
    if not collecting or months < case.parameters.recognition_not_filed_months:
        return None
    return AttentionSignal("recognition_not_filed", ATTENTION, Track.RECOGNITION, {"months": months})


def recognition_paused(case: Case) -> AttentionSignal | None:
    """The body has waited for papers for long; until they come its period rests."""
    since = [it.paused_since for it in case.dossier.recognition if is_paused(it) and it.paused_since]
    if not since or -case.days_until(min(since)) < case.parameters.recognition_paused_days:
        return None
    return AttentionSignal("recognition_paused", ATTENTION, Track.RECOGNITION, {"day": min(since)})


def measure_missing(case: Case) -> AttentionSignal | None:
    """The notice asks for a measure, and none has a day of beginning yet."""
    notices = [
        it.notice_on
        for it in case.dossier.recognition
        if it.stage is RecognitionStage.NOTICE
        and it.outcome in {Outcome.PARTIAL, Outcome.CONDITIONS}
        and it.notice_on is not None
        and it.measure_starts_on is None
        and it.exam_on is None
    ]
    if not notices:
        return None
    months = months_between(min(notices), case.today)
    if months < case.parameters.measure_missing_months:
        return None
    return AttentionSignal("measure_missing", ATTENTION, Track.RECOGNITION, {"months": months})


def mentor_gone(case: Case) -> AttentionSignal | None:
    """Whoever accompanied the person does so no longer, and nobody has taken over."""
    mentor = case.dossier.mentor
    if mentor is None or mentor.active:
        return None
    return AttentionSignal("mentor_gone", ATTENTION, Track.MENTORING, {"mentor": mentor.name})
