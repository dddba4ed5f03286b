"""What the stored fields and entries of a person are called, where everything is told: in the Datenauskunft."""

from collections.abc import Callable, Mapping
from datetime import date

from onboarding_app.domain.check_ins import Answer, Factor, Form, Intention
from onboarding_app.domain.checkpoints import PeriodKind, State
from onboarding_app.domain.language import Purpose
from onboarding_app.domain.people import DepartureReason, HiredFrom, Relation
from onboarding_app.domain.recognition import Measure, OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.values import (
    factor_name,
    form_name,
    hired_from_name,
    intention_name,
    measure_name,
    occupation_group_name,
    outcome_name,
    purpose_name,
    reason_name,
    recognition_stage_name,
    relation_name,
    responsible_name,
    state_name,
    track_name,
)


def stored_word(value: object, texts: Texts) -> str:
    """Return a stored value in words; what has none of its own is told as it is stored."""
    name = _NAMES.get(type(value))
    if name is not None:
        return name(value, texts)
    if isinstance(value, bool):
        return texts("yes") if value else texts("no")
    if isinstance(value, date):
        return short_date(value, texts)
    if isinstance(value, tuple):
        return ", ".join(stored_word(each, texts) for each in value)
    return "" if value is None else str(value)


def held_kind(kind: str, texts: Texts) -> str:
    """Return what entries of a kind are called; one of another version of the program is named by its key."""
    name = _KINDS.get(kind)
    return name(texts) if name else kind


def held_field(kind: str, field: str, texts: Texts) -> str:
    """Return what a stored field is called; one of another version of the program is named by its key."""
    name = _FIELDS.get(f"{kind}.{field}") or _FIELDS.get(field)
    return name(texts) if name else field_name(field, texts)


def _answer_name(answer: Answer, texts: Texts) -> str:
    match answer:
        case Answer.RATED:
            return texts("given")
        case Answer.NO_ANSWER:
            return texts("not told")
        case Answer.NOT_ASKED:
            return texts("not asked")


_NAMES: Mapping[type, Callable[..., str]] = {
    Answer: _answer_name,
    DepartureReason: reason_name,
    Factor: factor_name,
    Form: form_name,
    HiredFrom: hired_from_name,
    Intention: intention_name,
    OccupationGroup: occupation_group_name,
    Measure: measure_name,
    Outcome: outcome_name,
    PeriodKind: lambda kind, texts: (
        texts("practice, not law") if kind is PeriodKind.PRACTICE else texts("law")
    ),
    Purpose: purpose_name,
    RecognitionStage: recognition_stage_name,
    Relation: relation_name,
    Responsible: responsible_name,
    State: state_name,
    Track: track_name,
}

_KINDS: Mapping[str, Callable[[Texts], str]] = {
    "worker": lambda texts: texts("Person"),
    "mentor": lambda texts: texts("Mentor"),
    "residence_title": lambda texts: texts("Residence titles"),
    "family_member": lambda texts: texts("Family"),
    "recognition_case": lambda texts: texts("Recognition"),
    "language_proof": lambda texts: texts("Language levels"),
    "language_course": lambda texts: texts("Language courses"),
    "departure": lambda texts: texts("Departure"),
    "checkpoint": lambda texts: texts("Checkpoints"),
    "check_in": lambda texts: texts("Talks held"),
    "factor_rating": lambda texts: texts("Expectation and experience (1–5)"),
    "agreement": lambda texts: texts("Agreements"),
    "handover": lambda texts: texts("Handovers"),
    "document": lambda texts: texts("Documents"),
    "draft": lambda texts: texts("Begun and not saved"),
    "history": lambda texts: texts("History"),
    "fact_answer": lambda texts: texts("Answers"),
}

_FIELDS: Mapping[str, Callable[[Texts], str]] = {
    "mentor.name": lambda texts: texts("Name"),
    "mentor.organisation": lambda texts: texts("Organisation"),
    "mentor.is_external": lambda texts: texts("From outside the firm"),
    "mentor.active": lambda texts: texts("Active"),
    "mentor.deputy_id": lambda texts: texts("Deputy"),
    "mentor.away_from": lambda texts: texts("Away from"),
    "mentor.away_until": lambda texts: texts("Away until"),
    "residence_title.kind": lambda texts: texts("Kind"),
    "residence_title.valid_from": lambda texts: texts("From"),
    "residence_title.valid_until": lambda texts: texts("Until"),
    "residence_title.unlimited": lambda texts: texts("Unlimited"),
    "residence_title.renewal_filed_on": lambda texts: texts("Renewal filed on"),
    "residence_title.fiction_until": lambda texts: texts("Provisional certificate until"),
    "residence_title.copy_seen_on": lambda texts: texts("Copy seen"),
    "residence_title.authority": lambda texts: texts("Authority"),
    "family_member.relation": lambda texts: texts("Relation"),
    "family_member.first_name": lambda texts: texts("First name or initial"),
    "family_member.birth_year": lambda texts: texts("Year of birth"),
    "family_member.lives_abroad": lambda texts: texts("Lives abroad"),
    "family_member.wants_to_join": lambda texts: texts("Wants to join"),
    "family_member.application_filed_on": lambda texts: texts("Application filed on"),
    "family_member.appointment_on": lambda texts: texts("Appointment at the mission"),
    "family_member.visa_issued_on": lambda texts: texts("Visa issued on"),
    "family_member.a1_proven_on": lambda texts: texts("German A1 proven on"),
    "family_member.housing_proven_on": lambda texts: texts("Housing proven on"),
    "family_member.german": lambda texts: texts("German of the partner"),
    "family_member.work": lambda texts: texts("Work or course of the partner"),
    "family_member.care": lambda texts: texts("Day care or school"),
    "family_member.care_from": lambda texts: texts("Place from"),
    "family_member.arrived_on": lambda texts: texts("Arrived on"),
    "recognition_case.stage": lambda texts: texts("State"),
    "recognition_case.occupation_group": lambda texts: texts("Occupation group"),
    "recognition_case.reference_occupation": lambda texts: texts("Reference occupation"),
    "recognition_case.body": lambda texts: texts("Competent body"),
    "recognition_case.filed_on": lambda texts: texts("Filed on"),
    "recognition_case.complete_on": lambda texts: texts("Documents complete on"),
    "recognition_case.notice_on": lambda texts: texts("Notice received on"),
    "recognition_case.outcome": lambda texts: texts("Outcome"),
    "recognition_case.measure_starts_on": lambda texts: texts("Measure begins on"),
    "recognition_case.measure_ends_on": lambda texts: texts("Measure ends on"),
    "recognition_case.full_on": lambda texts: texts("Full recognition on"),
    "recognition_case.confirmed_on": lambda texts: texts("Receipt confirmed on"),
    "recognition_case.extended_until": lambda texts: texts("Period extended until"),
    "recognition_case.paused_since": lambda texts: texts("Waits for papers since"),
    "recognition_case.measure": lambda texts: texts("Measure chosen"),
    "recognition_case.exam_on": lambda texts: texts("Exam on"),
    "recognition_case.exam_attempts": lambda texts: texts("Attempts at the exam"),
    "recognition_case.follow_up_on": lambda texts: texts("Follow-up application on"),
    "recognition_case.target_occupation": lambda texts: texts("Occupation after recognition"),
    "recognition_case.fast_track": lambda texts: texts("Fast track (§ 81a)"),
    "language_proof.level": lambda texts: texts("Level"),
    "language_proof.on": lambda texts: texts("Proven on / needed until"),
    "language_proof.is_target": lambda texts: texts("needed"),
    "language_proof.listening": lambda texts: texts("Listening"),
    "language_proof.reading": lambda texts: texts("Reading"),
    "language_proof.writing": lambda texts: texts("Writing"),
    "language_proof.speaking": lambda texts: texts("Speaking"),
    "language_proof.purpose": lambda texts: texts("Needed for what"),
    "language_proof.certificate": lambda texts: texts("Certificate"),
    "language_proof.reason": lambda texts: texts("Needed for"),
    "language_course.name": lambda texts: texts("Course"),
    "language_course.provider": lambda texts: texts("Provider"),
    "language_course.target": lambda texts: texts("Leads to"),
    "language_course.authorised_on": lambda texts: texts("Authorisation issued on"),
    "language_course.starts_on": lambda texts: texts("Begins on"),
    "language_course.ends_on": lambda texts: texts("Ends on"),
    "language_course.exam_on": lambda texts: texts("Exam on"),
    "language_course.passed": lambda texts: texts("Passed"),
    "language_course.exam_attempts": lambda texts: texts("Attempts at the exam"),
    "language_course.hours_off": lambda texts: texts("Hours off work a week"),
    "language_course.cost_share": lambda texts: texts("The firm's share (€)"),
    "language_course.refund_until": lambda texts: texts("Refund possible until"),
    "language_course.lessons": lambda texts: texts("Lessons"),
    "departure.ended_on": lambda texts: texts("Last day"),
    "departure.known_on": lambda texts: texts("Known since"),
    "departure.reason": lambda texts: texts("Main reason"),
    "departure.further": lambda texts: texts("Further reasons"),
    "checkpoint.title": lambda texts: texts("Own checkpoint"),
    "checkpoint.track": lambda texts: texts("Track"),
    "checkpoint.responsible": lambda texts: texts("Responsible"),
    "checkpoint.kind": lambda texts: texts("Kind of period"),
    "checkpoint.anchor_on": lambda texts: texts("Counted from the day"),
    "checkpoint.legal_on": lambda texts: texts("Last day by law"),
    "checkpoint.safe_on": lambda texts: texts("Deadline"),
    "checkpoint.plan_on": lambda texts: texts("Planned"),
    "checkpoint.state": lambda texts: texts("State"),
    "checkpoint.waiting_since": lambda texts: texts("Waiting since"),
    "checkpoint.done_on": lambda texts: texts("Done on"),
    "checkpoint.reason": lambda texts: texts("Reason"),
    "checkpoint.pinned": lambda texts: texts("Day chosen by hand"),
    "checkpoint.withdrawn_on": lambda texts: texts("No longer asked since"),
    "checkpoint.seen_on": lambda texts: texts("Seen on"),
    "checkpoint.quiet_until": lambda texts: texts("Set aside until"),
    "checkpoint.quiet_reason": lambda texts: texts("Why set aside"),
    "check_in.held_on": lambda texts: texts("Talk on"),
    "check_in.guide": lambda texts: texts("Guide"),
    "check_in.minutes": lambda texts: texts("Minutes"),
    "check_in.form": lambda texts: texts("Form"),
    "check_in.languages": lambda texts: texts("Language of the talk"),
    "check_in.mood": lambda texts: texts("Mood 1–5"),
    "check_in.intention": lambda texts: texts("Intention to stay, as told"),
    "check_in.note": lambda texts: texts("Note of the talk"),
    "check_in.confidential_note": lambda texts: texts("Confidential, for the mentor alone"),
    "check_in.next_on": lambda texts: texts("Next talk"),
    "factor_rating.factor": lambda texts: texts("Theme"),
    "factor_rating.expected": lambda texts: texts("expected"),
    "factor_rating.experienced": lambda texts: texts("experienced"),
    "factor_rating.importance": lambda texts: texts("how important"),
    "factor_rating.answer": lambda texts: texts("Answer"),
    "agreement.text": lambda texts: texts("Agreement"),
    "agreement.who": lambda texts: texts("Who"),
    "agreement.due_on": lambda texts: texts("Until"),
    "agreement.done_on": lambda texts: texts("Kept on"),
    "agreement.dropped": lambda texts: texts("Dropped"),
    "handover.from_mentor": lambda texts: texts("Handed over by"),
    "handover.to_mentor": lambda texts: texts("Taken over by"),
    "handover.handed_on": lambda texts: texts("Handed over on"),
    "handover.summary": lambda texts: texts("What to know"),
    "document.name": lambda texts: texts("Name"),
    "document.size": lambda texts: texts("Size in bytes"),
    "document.sha256": lambda texts: texts("Checksum (SHA-256)"),
    "document.filed_on": lambda texts: texts("Filed on the day"),
    "fact_answer.fact": lambda texts: texts("Question"),
    "fact_answer.value": lambda texts: texts("Answer"),
    "draft.body": lambda texts: texts("What was typed"),
    "history.at": lambda texts: texts("When"),
    "history.who": lambda texts: texts("Who"),
    "history.action": lambda texts: texts("What"),
}
