"""The file itself refuses what cannot be, whoever writes it."""

from contextlib import closing

import pytest
from sqlalchemy import Boolean, Integer
from sqlcipher3 import Error

from onboarding_app.domain.check_ins import Factor, FactorRating
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.storage.records import ROW_KINDS
from onboarding_app.storage.tables import TableBase
from tests import made
from tests.storage.filled import bare, fill

REFUSED = [
    ("worker", "citizenship", "Vietnam"),
    ("worker", "citizenship", "vn"),
    ("worker", "birth_date", "1990-02-30"),
    ("worker", "birth_date", "01.02.1990"),
    ("worker", "started_on", "2026-1-1"),
    ("worker", "hired_from", "mars"),
    ("worker", "is_apprentice", 2),
    ("worker", "mentor_id", 99),
    ("worker", "note", None),
    ("mentor", "name", "  "),
    ("mentor", "active", 7),
    ("mentor", "deputy_id", 99),
    ("mentor", "deputy_id", 1),
    ("mentor", "away_from", "tomorrow"),
    ("template_change", "key", ""),
    ("template_change", "off", 2),
    ("template_change", "direction", "sideways"),
    ("template_change", "unit", "hour"),
    ("template_change", "n", -1),
    ("template_change", "n", None),
    ("own_template", "key", " "),
    ("own_template", "title_de", ""),
    ("own_template", "anchor", ""),
    ("own_template", "condition", ""),
    ("own_template", "track", "leisure"),
    ("own_template", "responsible", "nobody"),
    ("own_template", "unit", "hour"),
    ("own_template", "n", -1),
    ("own_template", "as_of", "today"),
    ("residence_title", "worker_id", 99),
    ("residence_title", "valid_until", "2020-01-01"),
    ("family_member", "relation", "cousin"),
    ("family_member", "birth_year", 3000),
    ("recognition_case", "stage", "lost"),
    ("recognition_case", "outcome", "maybe"),
    ("recognition_case", "occupation_group", "wizard"),
    ("language_proof", "level", "B3"),
    ("language_course", "lessons", -1),
    ("language_course", "ends_on", "2020-01-01"),
    ("checkpoint", "track", "leisure"),
    ("checkpoint", "responsible", "nobody"),
    ("checkpoint", "kind", "guess"),
    ("checkpoint", "state", "overdue"),
    ("checkpoint", "plan_on", "soon"),
    ("checkpoint", "done_on", "2026-01-01"),
    ("checkpoint", "waiting_since", "2026-01-01"),
    ("checkpoint", "key", ""),
    ("checkpoint", "acts_on", "2026-01-01"),
    ("check_in", "mood", 6),
    ("check_in", "mood", 0),
    ("check_in", "minutes", -1),
    ("check_in", "form", "letter"),
    ("check_in", "intention", "perhaps"),
    ("check_in", "held_on", None),
    ("factor_rating", "expected", 6),
    ("factor_rating", "experienced", 0),
    ("factor_rating", "importance", 9),
    ("factor_rating", "factor", "weather"),
    ("factor_rating", "answer", "perhaps"),
    ("agreement", "text", ""),
    ("agreement", "check_in_id", 99),
    ("document", "name", ""),
    ("document", "size", -1),
    ("document", "checkpoint_id", 99),
    ("document", "sha256", "0" * 64),
    ("document_content", "sha256", "X" * 64),
    ("departure", "reason", "bored"),
    ("advice_centre", "name", ""),
    ("company", "id", 2),
    ("company", "name", ""),
    ("fact_answer", "fact", ""),
    ("journal_entry", "step", "maybe"),
    ("journal_entry", "at", "yesterday"),
    ("journal_entry", "target_id", 1),
    ("journal_change", "entry_id", 99),
    ("draft", "body", "{half"),
]


@pytest.mark.parametrize(("table", "column", "value"), REFUSED)
def test_a_bad_value_is_refused(database, path, key, table, column, value):
    fill(database)
    with database.write() as work:
        work.drafts.put(1, "{}")
    with closing(bare(path, key)) as other:
        other.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(Error, match=r"constraint failed|generated column"):
            other.execute(f"UPDATE {table} SET {column} = ?", (value,))


def test_every_choice_and_day_is_checked():
    for table in TableBase.metadata.tables.values():
        checks = " ".join(str(rule.sqltext) for rule in table.constraints if hasattr(rule, "sqltext"))
        for column in table.columns:
            if column.computed is None and str(column.type) in {"DATE", "BOOLEAN"}:
                assert f'"{column.name}"' in checks, f"{table.name}.{column.name}"


def test_rows_have_the_columns_of_their_tables():
    for kind, rows in ROW_KINDS.items():
        table = TableBase.metadata.tables[kind.value]
        kept = [column.name for column in table.columns if column.computed is None]
        assert kept == [*rows.columns, *rows.derived], table.name
        for name, nothing in zip(rows.columns, rows.empty, strict=True):
            column = table.columns[name]
            number = isinstance(column.type, Integer | Boolean)
            expected = None if column.nullable else 0 if number else ""
            assert nothing == expected, f"{table.name}.{name}"


def test_a_second_checkpoint_of_a_template_is_refused(database):
    fill(database)
    with pytest.raises(InvalidValueError, match="already_there"), database.write() as work:
        work.checkpoints.save(made.made_checkpoint())
    with database.write() as work:
        work.checkpoints.save(made.made_checkpoint(instance="child-2"))
        work.checkpoints.save_many(made.made_checkpoint(key="", title="Eigener") for _ in range(2))


def test_a_worker_leaves_once(database):
    fill(database)
    with pytest.raises(InvalidValueError, match="already_there"), database.write() as work:
        work.departures.save(made.made_departure())


def test_what_points_nowhere_is_refused(database):
    with pytest.raises(InvalidValueError, match="points_nowhere"), database.write() as work:
        work.proofs.save(made.made_proof(worker_id=9))


def test_a_refused_value_names_the_rule(database):
    fill(database)
    with pytest.raises(InvalidValueError, match="value_refused") as caught, database.write() as work:
        work.titles.save(made.made_title(valid_from=made.TODAY.replace(year=2030)))
    assert caught.value.details == {"rule": "ck_residence_title_valid_from_valid_until"}


def test_a_theme_is_rated_once_in_a_talk(database):
    fill(database)
    twice = (FactorRating(factor=Factor.WORK, expected=1), FactorRating(factor=Factor.WORK, expected=2))
    with database.write() as work:
        kept = work.check_ins.save(made.made_check_in(ratings=twice))
    assert kept.ratings == twice[1:]
