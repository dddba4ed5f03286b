"""The tables of the data file, typed once; rows of these classes never leave this room.

A column is named as the field of the domain class that it keeps. Ids are never used again after a deletion
(AUTOINCREMENT), so that an undone deletion always finds its id free.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Computed,
    Date,
    Index,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from onboarding_app.domain.check_ins import HIGHEST, LOWEST, Answer, Factor, Form, Intention
from onboarding_app.domain.checkpoints import PeriodKind, State
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import DepartureReason, HiredFrom, Relation
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.tracks import Responsible, Track

OPEN = "state IN ('planned', 'in_progress', 'waiting') AND withdrawn_on IS NULL"
"""What makes a checkpoint open, as its domain class says it."""

_LATENESS = ("late_after", "state", "responsible")
_SPARE_NO_ID = {"sqlite_autoincrement": True}


class TableBase(SQLModel):
    """What all tables share: one catalogue of tables, and names for every constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _one_of(name: str, values: type[StrEnum]) -> CheckConstraint:
    """Let the file refuse every other text. With IN the database would build a list anew for each row it checks."""
    return CheckConstraint(" OR ".join(f"{name} = '{member.value}'" for member in values), name=name)


def _rated(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} BETWEEN {LOWEST} AND {HIGHEST}", name=name)


def _filled(name: str) -> CheckConstraint:
    return CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled")


def _in_order(first: str, last: str) -> CheckConstraint:
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_{last}")


class MentorTable(TableBase, table=True):
    """Who accompanies workers."""

    __tablename__ = "mentor"
    __table_args__ = (_filled("name"), _SPARE_NO_ID)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    organisation: str
    email: str
    phone: str
    is_external: bool
    active: bool


class WorkerTable(TableBase, table=True):
    """The hired people; `search_text` and `sort_text` are folded (see `records.folded`) and follow the others."""

    __tablename__ = "worker"
    __table_args__ = (
        _one_of("hired_from", HiredFrom),
        CheckConstraint("trim(given_name || family_name) <> ''", name="name_filled"),
        CheckConstraint("citizenship GLOB '[A-Z][A-Z]'", name="citizenship"),
        Index(None, "sort_text", "id"),
        Index(None, "personnel_number"),
        Index(None, "mentor_id"),
        _SPARE_NO_ID,
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
    __table_args__ = (_in_order("valid_from", "valid_until"), _SPARE_NO_ID)

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
        _one_of("relation", Relation),
        CheckConstraint("birth_year BETWEEN 1850 AND 2200", name="birth_year"),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    relation: str
    first_name: str
    birth_year: int | None
    lives_abroad: bool | None
    wants_to_join: bool | None
    application_filed_on: date | None
    appointment_on: date | None
    visa_issued_on: date | None
    arrived_on: date | None
    note: str


class RecognitionCaseTable(TableBase, table=True):
    """Recognition procedures."""

    __tablename__ = "recognition_case"
    __table_args__ = (
        _one_of("stage", RecognitionStage),
        _one_of("occupation_group", OccupationGroup),
        _one_of("outcome", Outcome),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    stage: str
    occupation_group: str | None
    reference_occupation: str
    body: str
    filed_on: date | None
    complete_on: date | None
    notice_on: date | None
    outcome: str | None
    measure_starts_on: date | None
    measure_ends_on: date | None
    full_on: date | None
    fast_track: bool
    note: str


class LanguageProofTable(TableBase, table=True):
    """Levels of German: proven ones, and those needed until a day."""

    __tablename__ = "language_proof"
    __table_args__ = (
        _one_of("level", Level),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    level: str
    on: date | None
    is_target: bool
    certificate: str
    reason: str


class LanguageCourseTable(TableBase, table=True):
    """Language courses."""

    __tablename__ = "language_course"
    __table_args__ = (
        _one_of("target", Level),
        CheckConstraint("lessons >= 0", name="lessons"),
        _in_order("starts_on", "ends_on"),
        _SPARE_NO_ID,
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
    lessons: int | None
    note: str


class CheckpointTable(TableBase, table=True):
    """What is to be reached. `acts_on` is the day it comes up, `late_after` the day it is overdue once passed."""

    __tablename__ = "checkpoint"
    __table_args__ = (
        _one_of("track", Track),
        _one_of("responsible", Responsible),
        _one_of("kind", PeriodKind),
        _one_of("state", State),
        CheckConstraint("key <> '' OR trim(title) <> ''", name="named"),
        CheckConstraint("waiting_since IS NULL OR state = 'waiting'", name="waiting_since_when"),
        CheckConstraint("done_on IS NULL OR state IN ('done', 'not_needed')", name="done_on_when"),
        CheckConstraint("state <> 'not_needed' OR trim(reason) <> ''", name="not_needed_why"),
        Index(
            "uq_checkpoint_template",
            "worker_id",
            "key",
            "instance",
            unique=True,
            sqlite_where=text("key <> ''"),
        ),
        # With these columns the start page's counts and the list of people are answered by an index alone.
        Index("ix_checkpoint_open_day", "acts_on", *_LATENESS, sqlite_where=text(OPEN)),
        Index("ix_checkpoint_open_worker", "worker_id", "acts_on", *_LATENESS, sqlite_where=text(OPEN)),
        Index("ix_checkpoint_track", "track", *_LATENESS, sqlite_where=text("withdrawn_on IS NULL")),
        Index(None, "worker_id"),
        _SPARE_NO_ID,
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


class CheckInTable(TableBase, table=True):
    """Talks that were held."""

    __tablename__ = "check_in"
    __table_args__ = (
        _one_of("form", Form),
        _one_of("intention", Intention),
        _rated("mood"),
        CheckConstraint("minutes >= 0", name="minutes"),
        Index(None, "worker_id", "held_on"),
        Index(None, "mentor_id"),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    held_on: date
    mentor_id: int | None = Field(foreign_key="mentor.id")
    guide: str
    minutes: int | None
    form: str
    languages: str
    mood: int | None
    intention: str | None
    note: str
    confidential_note: str
    next_on: date | None


class FactorRatingTable(TableBase, table=True):
    """The themes of a talk: what was expected, what is experienced."""

    __tablename__ = "factor_rating"
    __table_args__ = (
        _one_of("factor", Factor),
        _one_of("answer", Answer),
        UniqueConstraint("check_in_id", "factor"),
        _rated("expected"),
        _rated("experienced"),
        _rated("importance"),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    check_in_id: int = Field(foreign_key="check_in.id")
    factor: str
    expected: int | None
    experienced: int | None
    importance: int | None
    answer: str
    note: str


class AgreementTable(TableBase, table=True):
    """What was agreed, mostly in a talk."""

    __tablename__ = "agreement"
    __table_args__ = (_filled("text"), Index(None, "worker_id"), Index(None, "check_in_id"), _SPARE_NO_ID)

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    check_in_id: int | None = Field(foreign_key="check_in.id")
    text: str
    who: str
    due_on: date | None
    done_on: date | None
    dropped: bool


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
        _filled("name"),
        CheckConstraint("size >= 0", name="size"),
        Index(None, "worker_id"),
        Index(None, "checkpoint_id"),
        Index(None, "sha256"),
        _SPARE_NO_ID,
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
        _one_of("reason", DepartureReason),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", unique=True)
    ended_on: date
    known_on: date | None
    reason: str | None
    note: str


class AdviceCentreTable(TableBase, table=True):
    """Advice centres as this firm knows them; `tracks` separated by blanks."""

    __tablename__ = "advice_centre"
    __table_args__ = (
        _filled("name"),
        Index("uq_advice_centre_key", "key", unique=True, sqlite_where=text("key <> ''")),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    name: str
    carrier: str
    city: str
    tracks: str
    contact: str
    source: str
    as_of: date | None
    checked_on: date | None
    checked_by: str


class CompanyTable(TableBase, table=True):
    """The firm and its settings: one row."""

    __tablename__ = "company"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), _filled("name"))

    id: int | None = Field(default=None, primary_key=True)
    name: str
    city: str
    holiday_state: str
    corpus_christi: bool
    works_council: bool | None
    fair_integration_contact: str
    fair_integration_checked_on: date | None
    talk_signals: bool


class FactAnswerTable(TableBase, table=True):
    """Facts answered by hand: of a worker, or of the firm where `worker_id` is empty."""

    __tablename__ = "fact_answer"
    __table_args__ = (
        Index(
            "uq_fact_answer_worker",
            "worker_id",
            "fact",
            unique=True,
            sqlite_where=text("worker_id IS NOT NULL"),
        ),
        Index("uq_fact_answer_company", "fact", unique=True, sqlite_where=text("worker_id IS NULL")),
        _filled("fact"),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int | None = Field(foreign_key="worker.id")
    fact: str
    value: str


class DraftTable(TableBase, table=True):
    """Half-typed talks, one for each worker."""

    __tablename__ = "draft"
    __table_args__ = (CheckConstraint("json_valid(body)", name="body"), _SPARE_NO_ID)

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id", unique=True)
    body: str


class JournalEntryTable(TableBase, table=True):
    """One action of a user: when (UTC), who, what. `step` tells an action from its undoing and redoing."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        CheckConstraint("step IN ('do', 'undo', 'redo')", name="step"),
        CheckConstraint("(step = 'do') = (target_id IS NULL)", name="target"),
        CheckConstraint("undone_by IS NULL OR step = 'do'", name="undone_by"),
        CheckConstraint("at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*+00:00'", name="at"),
        Index("ix_journal_entry_undone", "undone_by", sqlite_where=text("undone_by IS NOT NULL")),
        _SPARE_NO_ID,
    )

    id: int | None = Field(default=None, primary_key=True)
    at: str
    who: str
    action: str
    step: str
    target_id: int | None = Field(foreign_key="journal_entry.id")
    undone_by: int | None = Field(foreign_key="journal_entry.id")


class JournalChangeTable(TableBase, table=True):
    """One row that an action changed, before and after as JSON; no key to the row, which may be gone."""

    __tablename__ = "journal_change"
    __table_args__ = (
        CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="something"),
        Index(None, "entry_id"),
        Index(None, "worker_id", "entry_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="journal_entry.id")
    kind: str
    row_id: int
    worker_id: int | None
    before: str | None
    after: str | None


def _check_plain_types(table: Table) -> None:
    """Let the file itself refuse what is no day or no yes and no; SQLite's own types refuse nothing."""
    for column in table.columns:
        rule: str | None = None
        if isinstance(column.type, Boolean):
            rule = f'"{column.name}" IN (0, 1)'
        elif isinstance(column.type, Date) and column.computed is None:
            rule = f'"{column.name}" IS date("{column.name}")'
        if rule is not None:
            table.append_constraint(CheckConstraint(rule, name=column.name))


for _table in TableBase.metadata.tables.values():
    _check_plain_types(_table)
