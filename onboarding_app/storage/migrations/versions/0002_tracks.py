"""Whole tracks: leaving apart, recognition by its stages, skills, courses, and the family's way."""
# ruff: noqa: INP001

import re
from collections.abc import Callable, Sequence

import sqlalchemy as sa
from alembic import op

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
    _rebuilt("checkpoint", lambda parts: [_with_choice(part, "track", "leaving") for part in parts])
    keys = ", ".join(f"'{key}'" for key in LEAVING)
    op.execute(f"UPDATE checkpoint SET track = 'leaving' WHERE key IN ({keys})")  # noqa: S608 - words of ours
    _rebuilt(
        "family_member",
        lambda parts: [
            *parts,
            *_days("family_member", "a1_proven_on", "housing_proven_on", "care_from"),
            *(_text(name) for name in ("german", "work", "care")),
        ],
    )
    _rebuilt("recognition_case", _of_recognition)
    _rebuilt("language_proof", _of_proofs)
    _rebuilt("language_course", _of_courses)
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
        *_days(table, *days),
        *_chosen(table, "measure", ("course", "exam")),
        *_counted(table, "exam_attempts"),
        _text("target_occupation"),
    ]


def _of_proofs(parts: Sequence[str]) -> list[str]:
    table, skills = "language_proof", ("listening", "reading", "writing", "speaking")
    purposes = ("title", "occupation", "settlement", "own_wish")
    levels = [part for skill in skills for part in _chosen(table, skill, LEVELS)]
    return [*parts, *levels, *_chosen(table, "purpose", purposes)]


def _of_courses(parts: Sequence[str]) -> list[str]:
    table = "language_course"
    counts = [part for name in ("exam_attempts", "hours_off", "cost_share") for part in _counted(table, name)]
    return [*parts, *counts, *_days(table, "refund_until")]


def _rebuilt(table: str, change: Callable[[Sequence[str]], list[str]]) -> None:
    """Make a table anew with changed parts, and put its rows, indexes and last id back."""
    bind = op.get_bind()
    made, *indexes = bind.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC", (table,)
    ).scalars()
    head, _, rest = made.partition("(")
    parts = _split(rest[: rest.rindex(")")])
    after = change(parts)
    columns = [part for part in after if not part.startswith("CONSTRAINT")]
    rules = [part for part in after if part.startswith("CONSTRAINT")]
    rows = bind.exec_driver_sql(f"PRAGMA table_xinfo({table})").all()
    kept = ", ".join(f'"{row[1]}"' for row in rows if not row[6])
    empty = [part.split()[0] for part in columns if part not in parts and part.endswith("NOT NULL")]
    into = ", ".join([kept, *(f'"{name}"' for name in empty)])
    values = ", ".join([kept, *("''" for _ in empty)])
    last = bind.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    op.execute(f"{head.replace(table, f'new_{table}', 1)}({', '.join([*columns, *rules])})")
    op.execute(f"INSERT INTO new_{table} ({into}) SELECT {values} FROM {table}")  # noqa: S608
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    for index in indexes:
        op.execute(index)
    bind.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name IN (?, ?)", (table, f"new_{table}"))
    if last is not None:
        bind.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def _split(inside: str) -> list[str]:
    """Return what stands between the brackets of a table, parted by the commas that part it."""
    parts, depth, part = [], 0, ""
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += char
    return [*parts, part.strip()]


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


def _text(name: str) -> str:
    return f"{name} VARCHAR NOT NULL"


def _days(table: str, *names: str) -> list[str]:
    days = [f"{name} DATE" for name in names]
    return [*days, *(f'CONSTRAINT ck_{table}_{name} CHECK ("{name}" IS date("{name}"))' for name in names)]


def _chosen(table: str, name: str, words: Sequence[str]) -> list[str]:
    listed = " OR ".join(f"{name} = '{word}'" for word in words)
    return [f"{name} VARCHAR", f"CONSTRAINT ck_{table}_{name} CHECK ({listed})"]


def _counted(table: str, name: str) -> list[str]:
    return [f"{name} INTEGER", f"CONSTRAINT ck_{table}_{name} CHECK ({name} >= 0)"]
