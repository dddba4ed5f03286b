"""Whole tracks: leaving apart, recognition by its stages, skills, courses, and the family's way."""
# ruff: noqa: INP001

import re
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from onboarding_app.storage.migrations.rebuilding import (
    choice_columns,
    count_columns,
    day_columns,
    rebuilt,
    text_column,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LEAVING = (
    "job_end_notice_worker",
    "job_end_notice_employer",
    "job_end_notice_toleration",
    "job_seeker_registration",
    "sv_deregistration",
    "delete_title_copy",
    "delete_mentor_notes",
    "delete_person_record",
)
"""What was kept among the duties and comes of leaving."""

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def upgrade() -> None:
    """Rebuild the tables whose rules change, with their rows and indexes as they are."""
    rebuilt("checkpoint", lambda parts: [_with_choice(part, "track", "leaving") for part in parts])
    keys = ", ".join(f"'{key}'" for key in LEAVING)
    op.execute(f"UPDATE checkpoint SET track = 'leaving' WHERE key IN ({keys})")  # noqa: S608 - words of ours
    rebuilt(
        "family_member",
        lambda parts: [
            *parts,
            *day_columns("family_member", "a1_proven_on", "housing_proven_on", "care_from"),
            *(text_column(name) for name in ("german", "work", "care")),
        ],
    )
    rebuilt("recognition_case", _of_recognition)
    rebuilt("language_proof", _of_proofs)
    rebuilt("language_course", _of_courses)
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("from_mentor", sa.String(), nullable=False),
        sa.Column("to_mentor", sa.String(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.CheckConstraint('"handed_on" IS date("handed_on")', name="ck_handover_handed_on"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_handover_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handover_worker_id", "handover", ["worker_id"])


def _of_recognition(parts: Sequence[str]) -> list[str]:
    table = "recognition_case"
    staged = [_with_choice(part, "stage", "confirmed", "exam", "follow_up") for part in parts]
    days = ("confirmed_on", "extended_until", "paused_since", "exam_on", "follow_up_on")
    return [
        *staged,
        *day_columns(table, *days),
        *choice_columns(table, "measure", ("course", "exam")),
        *count_columns(table, "exam_attempts"),
        text_column("target_occupation"),
    ]


def _of_proofs(parts: Sequence[str]) -> list[str]:
    table, skills = "language_proof", ("listening", "reading", "writing", "speaking")
    purposes = ("title", "occupation", "settlement", "own_wish")
    levels = [part for skill in skills for part in choice_columns(table, skill, LEVELS)]
    return [*parts, *levels, *choice_columns(table, "purpose", purposes)]


def _of_courses(parts: Sequence[str]) -> list[str]:
    table = "language_course"
    counts = [
        part for name in ("exam_attempts", "hours_off", "cost_share") for part in count_columns(table, name)
    ]
    return [*parts, *counts, *day_columns(table, "refund_until")]


def _with_choice(part: str, column: str, *values: str) -> str:
    """Return a rule that lets a column be these words too, in the order of the program."""
    if not re.search(rf"\bck_\w+_{column}\b", part):
        return part
    known = re.findall(r"'(\w+)'", part)
    order = ORDERS[column]
    words = sorted({*known, *values}, key=order.index)
    listed = " OR ".join(f"{column} = '{word}'" for word in words)
    return f"{part[: part.index('(')]}({listed})"


ORDERS = {
    "track": "arrival residence duties family language recognition mentoring leaving".split(),
    "stage": "not_needed collecting filed confirmed complete notice measure exam follow_up done".split(),
}
