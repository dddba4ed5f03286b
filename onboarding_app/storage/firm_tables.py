"""The tables of the firm, of its mentors and of the journal; rows of these classes never leave this room."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from onboarding_app.storage.table_base import NO_ID_TWICE, TableBase, filled


class MentorTable(TableBase, table=True):
    """Who accompanies workers."""

    __tablename__ = "mentor"
    __table_args__ = (filled("name"), NO_ID_TWICE)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    organisation: str
    email: str
    phone: str
    is_external: bool
    active: bool


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
