"""The tables of people and of all that belongs to them; rows of these classes never leave this room.

A column is named as the field of the domain class that it keeps.
"""

from datetime import date

from sqlalchemy import CheckConstraint, Computed, Date, Index, text
from sqlmodel import Field

from onboarding_app.domain.checkpoints import PeriodKind, State
from onboarding_app.domain.language import Level, Purpose
from onboarding_app.domain.people import DepartureReason, HiredFrom, Relation
from onboarding_app.domain.recognition import Measure, OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.storage import firm_tables, talk_tables  # noqa: F401  (made with the others)
from onboarding_app.storage.table_base import (
    NO_ID_TWICE,
    TableBase,
    check_plain_types,
    filled,
    in_order,
    one_of,
)

OPEN = "state IN ('planned', 'in_progress', 'waiting') AND withdrawn_on IS NULL"
"""What makes a checkpoint open, as its domain class says it."""

SKILLS = ("listening", "reading", "writing", "speaking")
COURSE_NUMBERS = ("lessons", "exam_attempts", "hours_off", "cost_share")

LATENESS = ("late_after", "state", "responsible")
"""The columns that tell whether a checkpoint is late."""


class WorkerTable(TableBase, table=True):
    """The hired people; `search_text` and `sort_text` follow from the others (see `i18n.folded`)."""

    __tablename__ = "worker"
    __table_args__ = (
        one_of("hired_from", HiredFrom),
        CheckConstraint("trim(given_name || family_name) <> ''", name="name_filled"),
        CheckConstraint("citizenship GLOB '[A-Z][A-Z]'", name="citizenship"),
        Index(None, "sort_text", "id"),
        Index(None, "personnel_number"),
        Index(None, "mentor_id"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    given_name: str
    family_name: str
    personnel_number: str
    citizenship: str | None
    birth_date: date | None
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    occupation: str
    learned_occupation: str
    department: str
    hired_from: str | None
    regulated_occupation: bool | None
    contract_signed_on: date | None
    entry_on: date | None
    started_on: date | None
    probation_ends_on: date | None
    fixed_term_ends_on: date | None
    is_apprentice: bool | None
    recruitment: str
    mentor_id: int | None = Field(foreign_key="mentor.id")
    note: str
    search_text: str
    sort_text: str


class ResidenceTitleTable(TableBase, table=True):
    """The residence titles of a worker, one after the other."""

    __tablename__ = "residence_title"
    __table_args__ = (in_order("valid_from", "valid_until"), NO_ID_TWICE)

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    kind: str
    valid_from: date | None
    valid_until: date | None
    unlimited: bool
    renewal_filed_on: date | None
    fiction_until: date | None
    copy_seen_on: date | None
    authority: str
    note: str


class FamilyMemberTable(TableBase, table=True):
    """Relatives, with no more than is needed."""

    __tablename__ = "family_member"
    __table_args__ = (
        one_of("relation", Relation),
        CheckConstraint("birth_year BETWEEN 1850 AND 2200", name="birth_year"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    relation: str
    first_name: str
    birth_year: int | None
    lives_abroad: bool | None
    wants_to_join: bool | None
    a1_proven_on: date | None
    housing_proven_on: date | None
    application_filed_on: date | None
    appointment_on: date | None
    visa_issued_on: date | None
    arrived_on: date | None
    german: str
    work: str
    care: str
    care_from: date | None
    note: str


class RecognitionCaseTable(TableBase, table=True):
    """Recognition procedures."""

    __tablename__ = "recognition_case"
    __table_args__ = (
        one_of("stage", RecognitionStage),
        one_of("occupation_group", OccupationGroup),
        one_of("outcome", Outcome),
        one_of("measure", Measure),
        CheckConstraint("exam_attempts >= 0", name="exam_attempts"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    stage: str
    occupation_group: str | None
    reference_occupation: str
    body: str
    filed_on: date | None
    confirmed_on: date | None
    complete_on: date | None
    extended_until: date | None
    paused_since: date | None
    notice_on: date | None
    outcome: str | None
    measure: str | None
    measure_starts_on: date | None
    measure_ends_on: date | None
    exam_on: date | None
    exam_attempts: int | None
    follow_up_on: date | None
    full_on: date | None
    target_occupation: str
    fast_track: bool
    note: str


class LanguageProofTable(TableBase, table=True):
    """Levels of German: proven ones, and those needed until a day."""

    __tablename__ = "language_proof"
    __table_args__ = (
        one_of("level", Level),
        *(one_of(skill, Level) for skill in SKILLS),
        one_of("purpose", Purpose),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    level: str
    on: date | None
    is_target: bool
    listening: str | None
    reading: str | None
    writing: str | None
    speaking: str | None
    certificate: str
    purpose: str | None
    reason: str


class LanguageCourseTable(TableBase, table=True):
    """Language courses."""

    __tablename__ = "language_course"
    __table_args__ = (
        one_of("target", Level),
        *(CheckConstraint(f"{name} >= 0", name=name) for name in COURSE_NUMBERS),
        in_order("starts_on", "ends_on"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    name: str
    provider: str
    target: str | None
    authorised_on: date | None
    starts_on: date | None
    ends_on: date | None
    exam_on: date | None
    passed: bool | None
    exam_attempts: int | None
    lessons: int | None
    hours_off: int | None
    cost_share: int | None
    refund_until: date | None
    note: str


class CheckpointTable(TableBase, table=True):
    """What is to be reached; it comes up on `acts_on` and is overdue once `late_after` has passed."""

    __tablename__ = "checkpoint"
    __table_args__ = (
        one_of("track", Track),
        one_of("responsible", Responsible),
        one_of("kind", PeriodKind),
        one_of("state", State),
        CheckConstraint("key <> '' OR trim(title) <> ''", name="named"),
        CheckConstraint("waiting_since IS NULL OR state = 'waiting'", name="waiting_since_when"),
        CheckConstraint("done_on IS NULL OR state IN ('done', 'not_needed')", name="done_on_when"),
        CheckConstraint("state <> 'not_needed' OR trim(reason) <> ''", name="not_needed_why"),
        CheckConstraint("quiet_until > seen_on", name="quiet_until_when"),
        CheckConstraint(
            "seen_on IS NOT NULL OR (quiet_until IS NULL AND quiet_reason = '')", name="quiet_when"
        ),
        Index(
            "uq_checkpoint_template",
            "worker_id",
            "key",
            "instance",
            unique=True,
            sqlite_where=text("key <> ''"),
        ),
        # With these columns the start page's counts and the list of people are answered by an index alone.
        Index("ix_checkpoint_open_day", "acts_on", *LATENESS, sqlite_where=text(OPEN)),
        Index("ix_checkpoint_open_worker", "worker_id", "acts_on", *LATENESS, sqlite_where=text(OPEN)),
        Index("ix_checkpoint_track", "track", *LATENESS, sqlite_where=text("withdrawn_on IS NULL")),
        Index(None, "worker_id"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    track: str
    responsible: str
    key: str
    instance: str
    title: str
    kind: str
    anchor: str
    anchor_on: date | None
    legal_on: date | None
    safe_on: date | None
    plan_on: date | None
    state: str
    waiting_since: date | None
    done_on: date | None
    reason: str
    note: str
    pinned: bool
    withdrawn_on: date | None
    acts_on: date | None = Field(
        sa_type=Date,
        sa_column_args=(
            Computed(
                "CASE WHEN safe_on IS NULL OR plan_on < safe_on THEN plan_on ELSE safe_on END", persisted=True
            ),
        ),
    )
    late_after: date | None = Field(
        sa_type=Date, sa_column_args=(Computed("coalesce(safe_on, plan_on)", persisted=True),)
    )
    seen_on: date | None
    quiet_until: date | None
    quiet_reason: str


class DocumentContentTable(TableBase, table=True):
    """The bytes of filed papers, each kept once; deleting a document leaves them for the undo."""

    __tablename__ = "document_content"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'", name="sha256"),
    )

    sha256: str = Field(primary_key=True)
    content: bytes


class DocumentTable(TableBase, table=True):
    """Filed papers."""

    __tablename__ = "document"
    __table_args__ = (
        filled("name"),
        CheckConstraint("size >= 0", name="size"),
        Index(None, "worker_id"),
        Index(None, "checkpoint_id"),
        Index(None, "sha256"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    checkpoint_id: int | None = Field(foreign_key="checkpoint.id")
    name: str
    size: int
    sha256: str = Field(foreign_key="document_content.sha256")
    filed_on: date
    note: str


class DepartureTable(TableBase, table=True):
    """The end of an employment; a worker leaves once."""

    __tablename__ = "departure"
    __table_args__ = (
        one_of("reason", DepartureReason),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", unique=True)
    ended_on: date
    known_on: date | None
    reason: str | None
    note: str
    further: str


for _table in TableBase.metadata.tables.values():
    check_plain_types(_table)
