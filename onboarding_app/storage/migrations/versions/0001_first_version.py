"""First version: every table of the data file.

Longer than other files because it is one step, and it stays as it is once released.
"""
# ruff: noqa: E501, INP001

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of an empty file, first those to which others point."""
    _advice_centre()
    _company()
    _document_content()
    _journal_entry()
    _mentor()
    _journal_change()
    _worker()
    _check_in()
    _checkpoint()
    _departure()
    _draft()
    _fact_answer()
    _family_member()
    _language_course()
    _language_proof()
    _recognition_case()
    _residence_title()
    _agreement()
    _document()
    _factor_rating()


def _table(name: str, *parts: sa.schema.SchemaItem, **options: bool) -> None:
    """Make a table that refuses what is no day, or neither yes nor no, in columns of these types."""
    rules = {sa.Date: '"{0}" IS date("{0}")', sa.Boolean: '"{0}" IN (0, 1)'}
    checks = [
        sa.CheckConstraint(rules[type(part.type)].format(part.name), name=f"ck_{name}_{part.name}")
        for part in parts
        if isinstance(part, sa.Column) and type(part.type) in rules and part.computed is None
    ]
    op.create_table(name, *parts, *checks, **options)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[date]]:
    return [sa.Column(name, sa.Date()) for name in names]


def _flags(*names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=f"ck_{table}_{name}")


def _advice_centre() -> None:
    _table(
        "advice_centre",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("key", "name", "carrier", "city", "tracks", "contact", "source"),
        *_days("as_of", "checked_on"),
        *_texts("checked_by"),
        _check("advice_centre", "name_filled", "trim(name) <> ''"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_advice_centre_key", "advice_centre", ["key"], unique=True, sqlite_where=sa.text("key <> ''")
    )


def _company() -> None:
    _table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("name", "city", "holiday_state"),
        *_flags("corpus_christi"),
        sa.Column("works_council", sa.Boolean()),
        *_texts("fair_integration_contact"),
        *_days("fair_integration_checked_on"),
        *_flags("talk_signals"),
        _check("company", "name_filled", "trim(name) <> ''"),
        _check("company", "one_row", "id = 1"),
        sa.PrimaryKeyConstraint("id", name="pk_company"),
    )


def _document_content() -> None:
    _table(
        "document_content",
        *_texts("sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _check("document_content", "sha256", "length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'"),
        sa.PrimaryKeyConstraint("sha256", name="pk_document_content"),
    )


def _journal_entry() -> None:
    _table(
        "journal_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("at", "who", "action", "step"),
        sa.Column("target_id", sa.Integer()),
        sa.Column("undone_by", sa.Integer()),
        _check("journal_entry", "target", "(step = 'do') = (target_id IS NULL)"),
        _check("journal_entry", "at", "at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*+00:00'"),
        _check("journal_entry", "step", "step IN ('do', 'undo', 'redo')"),
        _check("journal_entry", "undone_by", "undone_by IS NULL OR step = 'do'"),
        sa.ForeignKeyConstraint(["target_id"], ["journal_entry.id"], name="fk_journal_entry_target_id"),
        sa.ForeignKeyConstraint(["undone_by"], ["journal_entry.id"], name="fk_journal_entry_undone_by"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_journal_entry_undone",
        "journal_entry",
        ["undone_by"],
        sqlite_where=sa.text("undone_by IS NOT NULL"),
    )


def _mentor() -> None:
    _table(
        "mentor",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("name", "organisation", "email", "phone"),
        *_flags("is_external", "active"),
        _check("mentor", "name_filled", "trim(name) <> ''"),
        sqlite_autoincrement=True,
    )


def _journal_change() -> None:
    _table(
        "journal_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        *_texts("kind"),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer()),
        sa.Column("before", sa.String()),
        sa.Column("after", sa.String()),
        _check("journal_change", "something", "before IS NOT NULL OR after IS NOT NULL"),
        sa.ForeignKeyConstraint(["entry_id"], ["journal_entry.id"], name="fk_journal_change_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_journal_change"),
    )
    op.create_index("ix_journal_change_entry_id", "journal_change", ["entry_id"])
    op.create_index("ix_journal_change_worker_id_entry_id", "journal_change", ["worker_id", "entry_id"])


def _worker() -> None:
    _table(
        "worker",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("given_name", "family_name", "personnel_number"),
        sa.Column("citizenship", sa.String()),
        *_days("birth_date"),
        *_texts(
            "email", "phone", "street", "postcode", "city", "occupation", "learned_occupation", "department"
        ),
        sa.Column("hired_from", sa.String()),
        sa.Column("regulated_occupation", sa.Boolean()),
        *_days("contract_signed_on", "entry_on", "started_on", "probation_ends_on", "fixed_term_ends_on"),
        sa.Column("is_apprentice", sa.Boolean()),
        *_texts("recruitment"),
        sa.Column("mentor_id", sa.Integer()),
        *_texts("note", "search_text", "sort_text"),
        _check("worker", "citizenship", "citizenship GLOB '[A-Z][A-Z]'"),
        _check("worker", "hired_from", "hired_from = 'abroad' OR hired_from = 'germany'"),
        _check("worker", "name_filled", "trim(given_name || family_name) <> ''"),
        sa.ForeignKeyConstraint(["mentor_id"], ["mentor.id"], name="fk_worker_mentor_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_worker_mentor_id", "worker", ["mentor_id"])
    op.create_index("ix_worker_personnel_number", "worker", ["personnel_number"])
    op.create_index("ix_worker_sort_text_id", "worker", ["sort_text", "id"])


def _check_in() -> None:
    _table(
        "check_in",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("mentor_id", sa.Integer()),
        *_texts("guide"),
        sa.Column("minutes", sa.Integer()),
        *_texts("form", "languages"),
        sa.Column("mood", sa.Integer()),
        sa.Column("intention", sa.String()),
        *_texts("note", "confidential_note"),
        *_days("next_on"),
        _check("check_in", "form", "form = 'in_person' OR form = 'phone' OR form = 'video'"),
        _check(
            "check_in",
            "intention",
            "intention = 'stays' OR intention = 'unsure' OR intention = 'leaves' OR intention = 'no_answer'",
        ),
        _check("check_in", "minutes", "minutes >= 0"),
        _check("check_in", "mood", "mood BETWEEN 1 AND 5"),
        sa.ForeignKeyConstraint(["mentor_id"], ["mentor.id"], name="fk_check_in_mentor_id"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_check_in_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_check_in_mentor_id", "check_in", ["mentor_id"])
    op.create_index("ix_check_in_worker_id_held_on", "check_in", ["worker_id", "held_on"])


def _checkpoint() -> None:
    _table(
        "checkpoint",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("track", "responsible", "key", "instance", "title", "kind", "anchor"),
        *_days("anchor_on", "legal_on", "safe_on", "plan_on"),
        *_texts("state"),
        *_days("waiting_since", "done_on"),
        *_texts("reason", "note"),
        *_flags("pinned"),
        *_days("withdrawn_on"),
        sa.Column(
            "acts_on",
            sa.Date(),
            sa.Computed(
                "CASE WHEN safe_on IS NULL OR plan_on < safe_on THEN plan_on ELSE safe_on END", persisted=True
            ),
        ),
        sa.Column("late_after", sa.Date(), sa.Computed("coalesce(safe_on, plan_on)", persisted=True)),
        _check("checkpoint", "done_on_when", "done_on IS NULL OR state IN ('done', 'not_needed')"),
        _check("checkpoint", "named", "key <> '' OR trim(title) <> ''"),
        _check(
            "checkpoint",
            "kind",
            "kind = 'statutory' OR kind = 'statutory_open' OR kind = 'authority' OR kind = 'practice'",
        ),
        _check(
            "checkpoint",
            "responsible",
            "responsible = 'hr' OR responsible = 'worker' OR responsible = 'mentor' OR responsible = 'manager' OR responsible = 'authority' OR responsible = 'family' OR responsible = 'provider'",
        ),
        _check("checkpoint", "not_needed_why", "state <> 'not_needed' OR trim(reason) <> ''"),
        _check(
            "checkpoint",
            "state",
            "state = 'planned' OR state = 'in_progress' OR state = 'waiting' OR state = 'done' OR state = 'not_needed'",
        ),
        _check(
            "checkpoint",
            "track",
            "track = 'arrival' OR track = 'residence' OR track = 'duties' OR track = 'family' OR track = 'language' OR track = 'recognition' OR track = 'mentoring'",
        ),
        _check("checkpoint", "waiting_since_when", "waiting_since IS NULL OR state = 'waiting'"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_checkpoint_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_checkpoint_open_day",
        "checkpoint",
        ["acts_on", "late_after", "state", "responsible"],
        sqlite_where=sa.text("state IN ('planned', 'in_progress', 'waiting') AND withdrawn_on IS NULL"),
    )
    op.create_index(
        "ix_checkpoint_open_worker",
        "checkpoint",
        ["worker_id", "acts_on", "late_after", "state", "responsible"],
        sqlite_where=sa.text("state IN ('planned', 'in_progress', 'waiting') AND withdrawn_on IS NULL"),
    )
    op.create_index(
        "ix_checkpoint_track",
        "checkpoint",
        ["track", "late_after", "state", "responsible"],
        sqlite_where=sa.text("withdrawn_on IS NULL"),
    )
    op.create_index("ix_checkpoint_worker_id", "checkpoint", ["worker_id"])
    op.create_index(
        "uq_checkpoint_template",
        "checkpoint",
        ["worker_id", "key", "instance"],
        unique=True,
        sqlite_where=sa.text("key <> ''"),
    )


def _departure() -> None:
    _table(
        "departure",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        *_days("known_on"),
        sa.Column("reason", sa.String()),
        *_texts("note"),
        _check(
            "departure",
            "reason",
            "reason = 'job_fit' OR reason = 'pay' OR reason = 'recognition_missing' OR reason = 'residence_title' OR reason = 'bureaucracy' OR reason = 'promise_gap' OR reason = 'leadership' OR reason = 'induction_missing' OR reason = 'conflict_colleagues' OR reason = 'discrimination_work' OR reason = 'discrimination_outside' OR reason = 'housing' OR reason = 'mobility' OR reason = 'family_separation' OR reason = 'spouse_or_children' OR reason = 'care_of_relatives' OR reason = 'language' OR reason = 'other_region_offer' OR reason = 'other_country_offer' OR reason = 'health' OR reason = 'return_home_planned' OR reason = 'political_climate' OR reason = 'employer_ended' OR reason = 'contract_ended' OR reason = 'other'",
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_departure_worker_id"),
        sa.UniqueConstraint("worker_id", name="uq_departure_worker_id"),
        sqlite_autoincrement=True,
    )


def _draft() -> None:
    _table(
        "draft",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("body"),
        _check("draft", "body", "json_valid(body)"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_draft_worker_id"),
        sa.UniqueConstraint("worker_id", name="uq_draft_worker_id"),
        sqlite_autoincrement=True,
    )


def _fact_answer() -> None:
    _table(
        "fact_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer()),
        *_texts("fact", "value"),
        _check("fact_answer", "fact_filled", "trim(fact) <> ''"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_fact_answer_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_fact_answer_company",
        "fact_answer",
        ["fact"],
        unique=True,
        sqlite_where=sa.text("worker_id IS NULL"),
    )
    op.create_index(
        "uq_fact_answer_worker",
        "fact_answer",
        ["worker_id", "fact"],
        unique=True,
        sqlite_where=sa.text("worker_id IS NOT NULL"),
    )


def _family_member() -> None:
    _table(
        "family_member",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("relation", "first_name"),
        sa.Column("birth_year", sa.Integer()),
        sa.Column("lives_abroad", sa.Boolean()),
        sa.Column("wants_to_join", sa.Boolean()),
        *_days("application_filed_on", "appointment_on", "visa_issued_on", "arrived_on"),
        *_texts("note"),
        _check(
            "family_member",
            "relation",
            "relation = 'spouse' OR relation = 'child' OR relation = 'parent' OR relation = 'other'",
        ),
        _check("family_member", "birth_year", "birth_year BETWEEN 1850 AND 2200"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_family_member_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_family_member_worker_id", "family_member", ["worker_id"])


def _language_course() -> None:
    _table(
        "language_course",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("name", "provider"),
        sa.Column("target", sa.String()),
        *_days("authorised_on", "starts_on", "ends_on", "exam_on"),
        sa.Column("passed", sa.Boolean()),
        sa.Column("lessons", sa.Integer()),
        *_texts("note"),
        _check(
            "language_course",
            "target",
            "target = 'A0' OR target = 'A1' OR target = 'A2' OR target = 'B1' OR target = 'B2' OR target = 'C1' OR target = 'C2'",
        ),
        _check("language_course", "lessons", "lessons >= 0"),
        _check("language_course", "starts_on_ends_on", "starts_on <= ends_on"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_language_course_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_language_course_worker_id", "language_course", ["worker_id"])


def _language_proof() -> None:
    _table(
        "language_proof",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("level"),
        *_days("on"),
        *_flags("is_target"),
        *_texts("certificate", "reason"),
        _check(
            "language_proof",
            "level",
            "level = 'A0' OR level = 'A1' OR level = 'A2' OR level = 'B1' OR level = 'B2' OR level = 'C1' OR level = 'C2'",
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_language_proof_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_language_proof_worker_id", "language_proof", ["worker_id"])


def _recognition_case() -> None:
    _table(
        "recognition_case",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("stage"),
        sa.Column("occupation_group", sa.String()),
        *_texts("reference_occupation", "body"),
        *_days("filed_on", "complete_on", "notice_on"),
        sa.Column("outcome", sa.String()),
        *_days("measure_starts_on", "measure_ends_on", "full_on"),
        *_flags("fast_track"),
        *_texts("note"),
        _check(
            "recognition_case",
            "occupation_group",
            "occupation_group = 'nursing' OR occupation_group = 'physician' OR occupation_group = 'other_health' OR occupation_group = 'teacher' OR occupation_group = 'engineer' OR occupation_group = 'craft' OR occupation_group = 'ihk' OR occupation_group = 'social_edu' OR occupation_group = 'academic_unregulated' OR occupation_group = 'it_experienced' OR occupation_group = 'other'",
        ),
        _check(
            "recognition_case",
            "outcome",
            "outcome = 'full' OR outcome = 'partial' OR outcome = 'conditions' OR outcome = 'none'",
        ),
        _check(
            "recognition_case",
            "stage",
            "stage = 'not_needed' OR stage = 'collecting' OR stage = 'filed' OR stage = 'complete' OR stage = 'notice' OR stage = 'measure' OR stage = 'done'",
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_recognition_case_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_recognition_case_worker_id", "recognition_case", ["worker_id"])


def _residence_title() -> None:
    _table(
        "residence_title",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *_texts("kind"),
        *_days("valid_from", "valid_until"),
        *_flags("unlimited"),
        *_days("renewal_filed_on", "fiction_until", "copy_seen_on"),
        *_texts("authority", "note"),
        _check("residence_title", "valid_from_valid_until", "valid_from <= valid_until"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_residence_title_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_residence_title_worker_id", "residence_title", ["worker_id"])


def _agreement() -> None:
    _table(
        "agreement",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("check_in_id", sa.Integer()),
        *_texts("text", "who"),
        *_days("due_on", "done_on"),
        *_flags("dropped"),
        _check("agreement", "text_filled", "trim(text) <> ''"),
        sa.ForeignKeyConstraint(["check_in_id"], ["check_in.id"], name="fk_agreement_check_in_id"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_agreement_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agreement_check_in_id", "agreement", ["check_in_id"])
    op.create_index("ix_agreement_worker_id", "agreement", ["worker_id"])


def _document() -> None:
    _table(
        "document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("checkpoint_id", sa.Integer()),
        *_texts("name"),
        sa.Column("size", sa.Integer(), nullable=False),
        *_texts("sha256"),
        sa.Column("filed_on", sa.Date(), nullable=False),
        *_texts("note"),
        _check("document", "name_filled", "trim(name) <> ''"),
        _check("document", "size", "size >= 0"),
        sa.ForeignKeyConstraint(["checkpoint_id"], ["checkpoint.id"], name="fk_document_checkpoint_id"),
        sa.ForeignKeyConstraint(["sha256"], ["document_content.sha256"], name="fk_document_sha256"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_document_worker_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_checkpoint_id", "document", ["checkpoint_id"])
    op.create_index("ix_document_sha256", "document", ["sha256"])
    op.create_index("ix_document_worker_id", "document", ["worker_id"])


def _factor_rating() -> None:
    _table(
        "factor_rating",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("check_in_id", sa.Integer(), nullable=False),
        *_texts("factor"),
        sa.Column("expected", sa.Integer()),
        sa.Column("experienced", sa.Integer()),
        sa.Column("importance", sa.Integer()),
        *_texts("answer", "note"),
        _check("factor_rating", "answer", "answer = 'rated' OR answer = 'no_answer' OR answer = 'not_asked'"),
        _check(
            "factor_rating",
            "factor",
            "factor = 'income' OR factor = 'recognition' OR factor = 'work' OR factor = 'family' OR factor = 'language' OR factor = 'housing' OR factor = 'belonging' OR factor = 'residence'",
        ),
        _check("factor_rating", "expected", "expected BETWEEN 1 AND 5"),
        _check("factor_rating", "experienced", "experienced BETWEEN 1 AND 5"),
        _check("factor_rating", "importance", "importance BETWEEN 1 AND 5"),
        sa.ForeignKeyConstraint(["check_in_id"], ["check_in.id"], name="fk_factor_rating_check_in_id"),
        sa.UniqueConstraint("check_in_id", "factor", name="uq_factor_rating_check_in_id_factor"),
        sqlite_autoincrement=True,
    )
