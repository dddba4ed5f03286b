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
    CONFIRMED = "confirmed"
    COMPLETE = "complete"
    NOTICE = "notice"
    MEASURE = "measure"
    EXAM = "exam"
    FOLLOW_UP = "follow_up"
    DONE = "done"


class Outcome(StrEnum):
    """What the notice says."""

    FULL = "full"
    PARTIAL = "partial"
    CONDITIONS = "conditions"
    NONE = "none"


class Measure(StrEnum):
    """How what is missing is made up for: a course (Anpassungslehrgang) or an exam."""

    COURSE = "course"
    EXAM = "exam"


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
    """One procedure before one competent body. Dates that did not happen yet are None.

    `extended_until` is to when the body has extended its period, `paused_since` since when it waits for
    papers; `exam_attempts` counts those taken. `target_occupation` is the work that the recognition leads to.
    """

    id: RecognitionId = RecognitionId(0)
    worker_id: WorkerId
    stage: RecognitionStage
    occupation_group: OccupationGroup | None = None
    reference_occupation: str = ""
    body: str = ""
    filed_on: date | None = None
    confirmed_on: date | None = None
    complete_on: date | None = None
    extended_until: date | None = None
    paused_since: date | None = None
    notice_on: date | None = None
    outcome: Outcome | None = None
    measure: Measure | None = None
    measure_starts_on: date | None = None
    measure_ends_on: date | None = None
    exam_on: date | None = None
    exam_attempts: int | None = None
    follow_up_on: date | None = None
    full_on: date | None = None
    target_occupation: str = ""
    fast_track: bool = False
    note: str = ""


def is_paused(case: RecognitionCase) -> bool:
    """Whether the period of the body rests because it waits for papers.

    Papers that were complete before it asked for more are so no longer; the notice ends the waiting.
    Source: §§ 5 (5), 6 (4), 13 (4) BQFG.
    """
    since, complete = case.paused_since, case.complete_on
    return since is not None and case.notice_on is None and (complete is None or complete <= since)
