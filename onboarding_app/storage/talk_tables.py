"""The tables of talks, agreements and handovers; rows of these classes never leave this room."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from onboarding_app.domain.check_ins import Answer, Factor, Form, Intention
from onboarding_app.storage.table_base import NO_ID_TWICE, TableBase, filled, one_of, rated


class CheckInTable(TableBase, table=True):
    """Talks that were held."""

    __tablename__ = "check_in"
    __table_args__ = (
        one_of("form", Form),
        one_of("intention", Intention),
        rated("mood"),
        CheckConstraint("minutes >= 0", name="minutes"),
        Index(None, "worker_id", "held_on"),
        Index(None, "mentor_id"),
        NO_ID_TWICE,
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
        one_of("factor", Factor),
        one_of("answer", Answer),
        UniqueConstraint("check_in_id", "factor"),
        rated("expected"),
        rated("experienced"),
        rated("importance"),
        NO_ID_TWICE,
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
    __table_args__ = (filled("text"), Index(None, "worker_id"), Index(None, "check_in_id"), NO_ID_TWICE)

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    check_in_id: int | None = Field(foreign_key="check_in.id")
    text: str
    who: str
    due_on: date | None
    done_on: date | None
    dropped: bool


class HandoverTable(TableBase, table=True):
    """Handovers from one mentor to another, named as they were called then."""

    __tablename__ = "handover"
    __table_args__ = (Index(None, "worker_id"), NO_ID_TWICE)

    id: int | None = Field(default=None, primary_key=True)
    worker_id: int = Field(foreign_key="worker.id")
    from_mentor: str
    to_mentor: str
    handed_on: date
    summary: str
