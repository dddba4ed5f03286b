"""The recognition of a foreign qualification as a case with stages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from onboarding_app.domain.people import WorkerId

RecognitionId = NewType("RecognitionId", int)


class RecognitionStage(StrEnum):
    """How far a case is."""

    NOT_NEEDED = "not_needed"
    COLLECTING = "collecting"
    FILED = "filed"
    COMPLETE = "complete"
    NOTICE = "notice"
    MEASURE = "measure"
    DONE = "done"


class Outcome(StrEnum):
    """What the notice says."""

    FULL = "full"
    PARTIAL = "partial"
    CONDITIONS = "conditions"
    NONE = "none"


class OccupationGroup(StrEnum):
    """Groups that differ in competent body and statutory period."""

    NURSING = "nursing"
    PHYSICIAN = "physician"
    OTHER_HEALTH = "other_health"
    TEACHER = "teacher"
    ENGINEER = "engineer"
    CRAFT = "craft"
    IHK = "ihk"
    SOCIAL_EDU = "social_edu"
    ACADEMIC_UNREGULATED = "academic_unregulated"
    IT_EXPERIENCED = "it_experienced"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class RecognitionCase:
    """One procedure before one competent body. Dates that did not happen yet are None."""

    id: RecognitionId = RecognitionId(0)
    worker_id: WorkerId
    stage: RecognitionStage
    occupation_group: OccupationGroup | None = None
    reference_occupation: str = ""
    body: str = ""
    filed_on: date | None = None
    complete_on: date | None = None
    notice_on: date | None = None
    outcome: Outcome | None = None
    measure_starts_on: date | None = None
    measure_ends_on: date | None = None
    full_on: date | None = None
    fast_track: bool = False
    note: str = ""
