"""What each value of the domain is called on screen and on paper."""

from typing import assert_never

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import Factor, Form, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.language import Purpose
from onboarding_app.domain.people import DepartureReason, HiredFrom, Relation, Stage
from onboarding_app.domain.recognition import Measure, OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.titles import TitleState
from onboarding_app.domain.tracks import Responsible, Track, TrackStand
from onboarding_app.i18n import Texts


def track_name(track: Track, texts: Texts) -> str:
    """Return what a track is called."""
    match track:
        case Track.ARRIVAL:
            return texts("Arrival")
        case Track.RESIDENCE:
            return texts("Residence")
        case Track.DUTIES:
            return texts("Employer's duties")
        case Track.FAMILY:
            return texts("Family reunification")
        case Track.LANGUAGE:
            return texts("Language")
        case Track.RECOGNITION:
            return texts("Recognition")
        case Track.MENTORING:
            return texts("Mentoring")
        case Track.LEAVING:
            return texts("Leaving")
        case _:
            assert_never(track)


def state_name(state: State, texts: Texts) -> str:
    """Return what the state of a checkpoint is called."""
    match state:
        case State.PLANNED:
            return texts("planned")
        case State.IN_PROGRESS:
            return texts("in progress")
        case State.WAITING:
            return texts("waiting for authority")
        case State.DONE:
            return texts("done")
        case State.NOT_NEEDED:
            return texts("not needed")
        case _:
            assert_never(state)


def who_acts(who: Responsible, mentor_name: str, texts: Texts) -> str:
    """Return who has to act: the mentor by name, or the deputy; without both HR, the others by their part."""
    if who is not Responsible.MENTOR:
        return responsible_name(who, texts)
    return mentor_name or responsible_name(Responsible.HR, texts)


def responsible_name(who: Responsible, texts: Texts) -> str:
    """Return what who has to act is called."""
    match who:
        case Responsible.HR:
            return texts("HR")
        case Responsible.WORKER:
            return texts("Worker")
        case Responsible.MENTOR:
            return texts("Mentor")
        case Responsible.MANAGER:
            return texts("Manager")
        case Responsible.AUTHORITY:
            return texts("Authority")
        case Responsible.FAMILY:
            return texts("Family")
        case Responsible.PROVIDER:
            return texts("Course provider")
        case _:
            assert_never(who)


def factor_name(factor: Factor, texts: Texts) -> str:
    """Return what a theme is called."""
    match factor:
        case Factor.INCOME:
            return texts("Income and cost of living")
        case Factor.RECOGNITION:
            return texts("Recognition and status")
        case Factor.WORK:
            return texts("Work and development")
        case Factor.FAMILY:
            return texts("Closeness to the family")
        case Factor.LANGUAGE:
            return texts("Language and being understood")
        case Factor.HOUSING:
            return texts("Housing and quality of life")
        case Factor.BELONGING:
            return texts("Team and belonging")
        case Factor.RESIDENCE:
            return texts("Security of stay")
        case _:
            assert_never(factor)


def form_name(form: Form, texts: Texts) -> str:
    """Return what how a talk was held is called."""
    match form:
        case Form.IN_PERSON:
            return texts("in person")
        case Form.PHONE:
            return texts("phone")
        case Form.VIDEO:
            return texts("video")
        case _:
            assert_never(form)


def intention_name(intention: Intention, texts: Texts) -> str:
    """Return what what a person says about staying is called."""
    match intention:
        case Intention.STAYS:
            return texts("stays")
        case Intention.UNSURE:
            return texts("unsure")
        case Intention.LEAVES:
            return texts("wants to leave")
        case Intention.NO_ANSWER:
            return texts("no answer")
        case _:
            assert_never(intention)


def stage_name(stage: Stage, texts: Texts) -> str:
    """Return what where a worker stands with the firm is called."""
    match stage:
        case Stage.BEFORE_ARRIVAL:
            return texts("before start")
        case Stage.ACTIVE:
            return texts("active")
        case Stage.LEFT:
            return texts("left")
        case _:
            assert_never(stage)


def level_name(level: AttentionLevel, texts: Texts) -> str:
    """Return a level of attention with its mark."""
    return f"{level_mark(level)} {level_word(level, texts)}"


def track_stand_name(stand: TrackStand, texts: Texts) -> str:
    """Return how a list asks for people by the state of a track."""
    match stand:
        case TrackStand.OVERDUE:
            return texts("with something overdue")
        case TrackStand.WAITING:
            return texts("waiting for an authority")
        case TrackStand.OPEN:
            return texts("with something open")
        case TrackStand.DONE:
            return texts("all done")
        case _:
            assert_never(stand)


def relation_name(relation: Relation, texts: Texts) -> str:
    """Return what a relation is called."""
    match relation:
        case Relation.SPOUSE:
            return texts("Spouse")
        case Relation.CHILD:
            return texts("Child")
        case Relation.PARENT:
            return texts("Parent")
        case Relation.OTHER:
            return texts("Other relative")
        case _:
            assert_never(relation)


def hired_from_name(place: HiredFrom, texts: Texts) -> str:
    """Return what where somebody was hired from is called."""
    match place:
        case HiredFrom.ABROAD:
            return texts("Abroad")
        case HiredFrom.GERMANY:
            return texts("Germany")
        case _:
            assert_never(place)


def recognition_stage_name(stage: RecognitionStage, texts: Texts) -> str:
    """Return what how far a procedure is is called."""
    match stage:
        case RecognitionStage.NOT_NEEDED:
            return texts("no procedure needed")
        case RecognitionStage.COLLECTING:
            return texts("collecting documents")
        case RecognitionStage.FILED:
            return texts("application filed")
        case RecognitionStage.CONFIRMED:
            return texts("receipt confirmed")
        case RecognitionStage.COMPLETE:
            return texts("documents complete")
        case RecognitionStage.NOTICE:
            return texts("notice received")
        case RecognitionStage.MEASURE:
            return texts("compensatory measure")
        case RecognitionStage.EXAM:
            return texts("before the exam")
        case RecognitionStage.FOLLOW_UP:
            return texts("follow-up application")
        case RecognitionStage.DONE:
            return texts("recognised")
        case _:
            assert_never(stage)


def measure_name(measure: Measure, texts: Texts) -> str:
    """Return what a way to make up for what is missing is called."""
    return texts("adaptation course") if measure is Measure.COURSE else texts("knowledge or aptitude test")


def purpose_name(purpose: Purpose, texts: Texts) -> str:
    """Return what a level of German is needed for."""
    match purpose:
        case Purpose.TITLE:
            return texts("the residence title")
        case Purpose.OCCUPATION:
            return texts("the occupation")
        case Purpose.SETTLEMENT:
            return texts("settlement")
        case Purpose.OWN_WISH:
            return texts("own wish")
        case _:
            assert_never(purpose)


def title_state_name(state: TitleState, texts: Texts) -> str:
    """Return how a residence title stands on a day."""
    match state:
        case TitleState.UNKNOWN:
            return texts("end not known")
        case TitleState.TO_COME:
            return texts("to come")
        case TitleState.VALID:
            return texts("valid")
        case TitleState.RENEWAL_FILED:
            return texts("renewal filed")
        case TitleState.CERTIFICATE:
            return texts("certificate (Fiktionsbescheinigung)")
        case TitleState.EXPIRED:
            return texts("expired")
        case TitleState.UNLIMITED:
            return texts("unlimited")
        case _:
            assert_never(state)


def outcome_name(outcome: Outcome, texts: Texts) -> str:
    """Return what what a notice says is called."""
    match outcome:
        case Outcome.FULL:
            return texts("full recognition")
        case Outcome.PARTIAL:
            return texts("partial recognition")
        case Outcome.CONDITIONS:
            return texts("recognition with conditions")
        case Outcome.NONE:
            return texts("no recognition")
        case _:
            assert_never(outcome)


def occupation_group_name(group: OccupationGroup, texts: Texts) -> str:
    """Return what an occupation group is called."""
    match group:
        case OccupationGroup.NURSING:
            return texts("Nursing")
        case OccupationGroup.PHYSICIAN:
            return texts("Physicians")
        case OccupationGroup.OTHER_HEALTH:
            return texts("Other health professions")
        case OccupationGroup.TEACHER:
            return texts("Teachers")
        case OccupationGroup.ENGINEER:
            return texts("Engineers")
        case OccupationGroup.CRAFT:
            return texts("Crafts")
        case OccupationGroup.IHK:
            return texts("Industry and commerce")
        case OccupationGroup.SOCIAL_EDU:
            return texts("Social work and education")
        case OccupationGroup.ACADEMIC_UNREGULATED:
            return texts("Academic, not regulated")
        case OccupationGroup.IT_EXPERIENCED:
            return texts("IT with experience")
        case OccupationGroup.OTHER:
            return texts("Other occupation")
        case _:
            assert_never(group)


def reason_name(reason: DepartureReason, texts: Texts) -> str:
    """Return what a reason for leaving is called."""
    match reason:
        case DepartureReason.JOB_FIT:
            return texts("Work does not fit the qualification")
        case DepartureReason.PAY:
            return texts("Pay")
        case DepartureReason.RECOGNITION_MISSING:
            return texts("Recognition missing")
        case DepartureReason.RESIDENCE_TITLE:
            return texts("Residence title")
        case DepartureReason.BUREAUCRACY:
            return texts("Bureaucracy")
        case DepartureReason.PROMISE_GAP:
            return texts("Promises not kept")
        case DepartureReason.LEADERSHIP:
            return texts("Leadership")
        case DepartureReason.INDUCTION_MISSING:
            return texts("Poor induction")
        case DepartureReason.CONFLICT_COLLEAGUES:
            return texts("Conflict in the team")
        case DepartureReason.DISCRIMINATION_WORK:
            return texts("Discrimination at work")
        case DepartureReason.DISCRIMINATION_OUTSIDE:
            return texts("Discrimination outside work")
        case DepartureReason.HOUSING:
            return texts("Housing")
        case DepartureReason.MOBILITY:
            return texts("Ways and transport")
        case DepartureReason.FAMILY_SEPARATION:
            return texts("Apart from the family")
        case DepartureReason.SPOUSE_OR_CHILDREN:
            return texts("Partner or children")
        case DepartureReason.CARE_OF_RELATIVES:
            return texts("Care of relatives")
        case DepartureReason.LANGUAGE:
            return texts("Language barrier")
        case DepartureReason.OTHER_REGION_OFFER:
            return texts("Offer in another region")
        case DepartureReason.OTHER_COUNTRY_OFFER:
            return texts("Offer in another country")
        case DepartureReason.HEALTH:
            return texts("Health")
        case DepartureReason.RETURN_HOME_PLANNED:
            return texts("Planned return home")
        case DepartureReason.POLITICAL_CLIMATE:
            return texts("Political climate")
        case DepartureReason.EMPLOYER_ENDED:
            return texts("Ended by the employer")
        case DepartureReason.CONTRACT_ENDED:
            return texts("Contract ended")
        case DepartureReason.OTHER:
            return texts("Other reason")
        case _:
            assert_never(reason)


def level_word(level: AttentionLevel, texts: Texts) -> str:
    """Return the word that stands beside the mark of a level."""
    match level:
        case AttentionLevel.STABLE:
            return texts("stable")
        case AttentionLevel.ATTENTION:
            return texts("attention")
        case AttentionLevel.URGENT:
            return texts("urgent")
        case _:
            assert_never(level)


def level_mark(level: AttentionLevel) -> str:
    """Return the mark of a level, which tells it without colour."""
    return {AttentionLevel.STABLE: "●", AttentionLevel.ATTENTION: "▲", AttentionLevel.URGENT: "■"}[level]
