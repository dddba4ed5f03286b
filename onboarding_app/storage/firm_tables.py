"""The tables of the firm, of its mentors and of the journal; rows of these classes never leave this room."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from onboarding_app.domain.periods import Direction, Unit
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.storage.table_base import NO_ID_TWICE, TableBase, filled, in_order, one_of


class MentorTable(TableBase, table=True):
    """Who accompanies workers."""

    __tablename__ = "mentor"
    __table_args__ = (
        filled("name"),
        in_order("away_from", "away_until"),
        CheckConstraint("deputy_id <> id", name="deputy"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    organisation: str
    email: str
    phone: str
    is_external: bool
    active: bool
    deputy_id: int | None = Field(foreign_key="mentor.id")
    away_from: date | None
    away_until: date | None


class AdviceCentreTable(TableBase, table=True):
    """Advice centres as this firm knows them; `tracks` separated by blanks."""

    __tablename__ = "advice_centre"
    __table_args__ = (
        filled("name"),
        Index("uq_advice_centre_key", "key", unique=True, sqlite_where=text("key <> ''")),
        NO_ID_TWICE,
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


class TemplateChangeTable(TableBase, table=True):
    """What the firm does otherwise with templates of the catalogue, one row for each."""

    __tablename__ = "template_change"
    __table_args__ = (
        filled("key"),
        one_of("direction", Direction),
        one_of("unit", Unit),
        CheckConstraint("n >= 0", name="n"),
        CheckConstraint(
            "(direction IS NULL) = (n IS NULL) AND (n IS NULL) = (unit IS NULL)", name="whole_period"
        ),
        CheckConstraint("off = 1 OR n IS NOT NULL", name="something"),
        Index("uq_template_change_key", "key", unique=True),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    off: bool
    reason: str
    direction: str | None
    n: int | None
    unit: str | None


class OwnTemplateTable(TableBase, table=True):
    """The firm's own templates; `needs` separated by blanks, evidence, basis and source by lines."""

    __tablename__ = "own_template"
    __table_args__ = (
        filled("key"),
        filled("title_de"),
        filled("anchor"),
        filled("condition"),
        one_of("track", Track),
        one_of("responsible", Responsible),
        one_of("direction", Direction),
        one_of("unit", Unit),
        CheckConstraint("n >= 0", name="n"),
        Index("uq_own_template_key", "key", unique=True),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    track: str
    title_de: str
    title_en: str
    help_de: str
    help_en: str
    responsible: str
    anchor: str
    direction: str
    n: int
    unit: str
    condition: str
    needs: str
    evidence_de: str
    evidence_en: str
    typical_de: str
    typical_en: str
    missed_de: str
    missed_en: str
    basis: str
    source: str
    guide: str
    keep_when_past: bool
    as_of: date


class CompanyTable(TableBase, table=True):
    """The firm and its settings: one row."""

    __tablename__ = "company"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), filled("name"))

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
        filled("fact"),
        NO_ID_TWICE,
    )

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int | None = Field(foreign_key="worker.id")
    fact: str
    value: str


class DraftTable(TableBase, table=True):
    """Half-typed talks, one for each worker."""

    __tablename__ = "draft"
    __table_args__ = (CheckConstraint("json_valid(body)", name="body"), NO_ID_TWICE)

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
        NO_ID_TWICE,
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
