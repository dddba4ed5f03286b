"""A firm's own plan: templates switched off, moved and added; deputies of mentors and when they stand in."""
# ruff: noqa: INP001

import sqlalchemy as sa
from alembic import op

from onboarding_app.storage.migrations.rebuilding import day_columns, rebuilt

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TRACKS = "arrival residence duties family language recognition mentoring leaving".split()
RESPONSIBLE = "hr worker mentor manager authority family provider".split()
DIRECTIONS = "after before".split()
UNITS = "day week month year workday werktag".split()
MORE = "needs evidence_de evidence_en typical_de typical_en missed_de missed_en basis source guide".split()


def upgrade() -> None:
    """Let mentors have deputies, and make the tables of the firm's own plan."""
    rebuilt(
        "mentor",
        lambda parts: [
            *parts,
            "deputy_id INTEGER",
            "CONSTRAINT fk_mentor_deputy_id FOREIGN KEY(deputy_id) REFERENCES mentor (id)",
            "CONSTRAINT ck_mentor_deputy CHECK (deputy_id <> id)",
            *day_columns("mentor", "away_from", "away_until"),
            "CONSTRAINT ck_mentor_away_from_away_until CHECK (away_from <= away_until)",
        ],
    )
    _template_change()
    _own_template()


def _template_change() -> None:
    table = "template_change"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("direction", sa.String()),
        sa.Column("n", sa.Integer()),
        sa.Column("unit", sa.String()),
        _check(table, "key_filled", "trim(key) <> ''"),
        _one_of(table, "direction", DIRECTIONS),
        _one_of(table, "unit", UNITS),
        _check(table, "n", "n >= 0"),
        _check(table, "whole_period", "(direction IS NULL) = (n IS NULL) AND (n IS NULL) = (unit IS NULL)"),
        _check(table, "something", "off = 1 OR n IS NOT NULL"),
        _check(table, "off", '"off" IN (0, 1)'),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_template_change_key", table, ["key"], unique=True)


def _own_template() -> None:
    table = "own_template"
    texts = ("key", "track", "title_de", "title_en", "help_de", "help_en", "responsible", "anchor")
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in (*texts, "direction")),
        sa.Column("n", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("unit", "condition", *MORE)),
        sa.Column("keep_when_past", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        *(
            _check(table, f"{name}_filled", f"trim({name}) <> ''")
            for name in ("key", "title_de", "anchor", "condition")
        ),
        _one_of(table, "track", TRACKS),
        _one_of(table, "responsible", RESPONSIBLE),
        _one_of(table, "direction", DIRECTIONS),
        _one_of(table, "unit", UNITS),
        _check(table, "n", "n >= 0"),
        _check(table, "keep_when_past", '"keep_when_past" IN (0, 1)'),
        _check(table, "as_of", '"as_of" IS date("as_of")'),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_own_template_key", table, ["key"], unique=True)


def _one_of(table: str, name: str, words: list[str]) -> sa.CheckConstraint:
    return _check(table, name, " OR ".join(f"{name} = '{word}'" for word in words))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=f"ck_{table}_{name}")
