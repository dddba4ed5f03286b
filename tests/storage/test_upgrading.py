"""Older files are brought up to date after a copy was put aside; newer ones are refused."""

import gzip
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.domain.recognition import Measure, RecognitionStage
from onboarding_app.storage import versions
from onboarding_app.storage.database import open_database
from tests import made
from tests.made import clock
from tests.storage.filled import bare, beside, contents, fill

NEXT = '''
"""Rebuilds a table and adds another, as a real step would."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.create_table("hobby", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("worker") as worker:
        worker.add_column(sa.Column("hobby", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("mentor", recreate="always") as mentor:
        mentor.alter_column("phone", new_column_name="telephone")
'''
REBUILT = ("checkpoint", "family_member", "recognition_case", "language_proof", "language_course")
GROWN = ("checkpoint", "recognition_case")
DAY = date(2026, 11, 23)
RELEASED = Path(__file__).parent / "released"


@pytest.fixture
def tomorrow(tmp_path, monkeypatch):
    """The program as it will be one version later."""
    scripts = tmp_path / "tomorrow's 100% scripts"
    shutil.copytree(versions.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0006_next.py").write_text(NEXT, encoding="utf-8")

    def begin() -> Path:
        monkeypatch.setattr(versions, "SCRIPTS", scripts)
        monkeypatch.setattr(versions, "HEAD", "0006")
        return scripts / "versions" / "0006_next.py"

    return begin


def version(path, key):
    with (
        open_database(path, key=key, now=clock, exclusive=False) as database,
        database.looking() as connection,
    ):
        return versions.version_of(connection)


@pytest.fixture
def folder(tmp_path):
    """A folder of its own, so that all that comes up beside the file is seen."""
    folder = tmp_path / "daten"
    folder.mkdir()
    return folder


@pytest.fixture
def old(folder, key):
    """A file of today's version with people in it, closed, and its rows."""
    path = folder / "firma.db"
    with open_database(path, key=key, create=True, now=clock) as database:
        with database.write() as work:
            work.save_company(made.made_company())
        fill(database)
        rows = contents(database)
    return path, rows


@pytest.mark.parametrize("exclusive", [True, False])
def test_an_older_file_is_brought_up_to_date_after_a_backup(old, key, tomorrow, exclusive):
    path, rows = old
    tomorrow()
    with (
        open_database(path, key=key, now=clock, exclusive=exclusive) as database,
        database.looking() as looking,
    ):
        assert versions.version_of(looking) == "0006"
        workers = looking.execute("SELECT count(*) FROM worker").fetchone()
        assert looking.execute("SELECT telephone, name FROM mentor").fetchall() == [("", "Sabine Krüger")]
        assert looking.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert workers == (1,)
    assert beside(path) == {"firma.db", "firma.version-0005.db"}
    assert len(rows) > 10


def test_the_backup_is_the_old_file(old, key, tomorrow, monkeypatch):
    path, rows = old
    with monkeypatch.context():
        tomorrow()
        open_database(path, key=key, now=clock).close()
    monkeypatch.undo()
    with open_database(path.with_name("firma.version-0005.db"), key=key, now=clock) as backup:
        assert contents(backup) == rows


def test_a_newer_file_is_refused(old, key, tomorrow, monkeypatch):
    path, _ = old
    tomorrow()
    open_database(path, key=key, now=clock).close()
    monkeypatch.undo()
    before = path.read_bytes()
    with pytest.raises(FileRefusedError, match="file_newer") as caught:
        open_database(path, key=key, now=clock)
    assert caught.value.details == {"file": "firma.db", "version": "0006"}
    assert path.read_bytes() == before
    assert beside(path) == {"firma.db", "firma.version-0005.db"}


@pytest.mark.parametrize(
    "fault",
    [
        "    op.execute('SELECT no_such_function()')",
        "    op.execute('PRAGMA defer_foreign_keys = ON'); op.execute('UPDATE worker SET mentor_id = 99')",
    ],
    ids=["error", "lost links"],
)
def test_a_failed_step_leaves_the_file_as_it_was(old, key, tomorrow, monkeypatch, fault):
    path, rows = old
    script = tomorrow()
    script.write_text(NEXT + fault, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="upgrade_failed") as caught:
        open_database(path, key=key, now=clock)
    assert caught.value.details == {"file": "firma.db", "backup": "firma.version-0005.db"}
    monkeypatch.undo()
    with open_database(path, key=key, now=clock) as database:
        assert contents(database) == rows


def test_a_file_without_a_version_is_refused(old, key):
    path, _ = old
    other = bare(path, key)
    other.execute("DELETE FROM alembic_version")
    other.close()
    with pytest.raises(FileRefusedError, match="file_damaged"):
        open_database(path, key=key, now=clock)


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.db.gz")), ids=lambda path: path.name)
def test_files_of_every_released_version_still_open(released, tmp_path):
    path = tmp_path / "firma.db"
    path.write_bytes(gzip.decompress(released.read_bytes()))
    with open_database(path, now=clock) as database, database.read() as view:
        dossier = view.dossier(1)
        assert dossier.worker == made.made_worker(id=1, mentor_id=1, answers=(("driver", "yes"),))
        assert dossier.check_ins == (made.made_check_in(id=1, mentor_id=1),)
        assert dossier.checkpoints == (made.made_checkpoint(id=1),)
        assert view.documents.content(1) == made.PAPER
    assert version(path, None) == versions.HEAD


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.db.gz")), ids=lambda path: path.name)
def test_a_step_of_any_released_version_can_be_set_aside_and_that_undone(released, tmp_path):
    path = tmp_path / "firma.db"
    path.write_bytes(gzip.decompress(released.read_bytes()))
    aside = made.made_checkpoint(id=1).set_aside(DAY, until=DAY + timedelta(1), reason="Urlaub")
    with open_database(path, now=clock) as database:
        with database.write("set_checkpoint_aside") as work:
            work.checkpoints.save(aside)
        with database.read() as view:
            assert view.checkpoints.get(1) == aside
        database.undo()
        with database.read() as view:
            assert view.checkpoints.get(1) == made.made_checkpoint(id=1)


def test_there_is_a_file_of_every_released_version():
    known = {path.name.split("_")[0] for path in (versions.SCRIPTS / "versions").glob("[0-9]*.py")}
    assert {path.name.split(".")[0] for path in RELEASED.glob("*.db.gz")} == known
    assert max(known) == versions.HEAD


def test_the_second_version_keeps_rows_moves_leaving_and_gives_no_id_twice(tmp_path):
    path = tmp_path / "firma.db"
    path.write_bytes(gzip.decompress((RELEASED / "0001.db.gz").read_bytes()))
    before = bare(path, None)
    before.execute("UPDATE checkpoint SET key = 'sv_deregistration', track = 'duties'")
    before.execute("UPDATE sqlite_sequence SET seq = 41 WHERE name IN ('checkpoint', 'recognition_case')")
    kept = {name: before.execute(f"SELECT count(*) FROM {name}").fetchone() for name in REBUILT}
    before.close()
    with open_database(path, now=clock) as database:
        with database.read() as view:
            dossier = view.dossier(1)
        assert [it.track for it in dossier.checkpoints] == ["leaving"]
        assert dossier.recognition == (made.made_recognition(id=1),)
        assert dossier.courses == (made.made_course(id=1),)
        assert dossier.family == (made.made_family_member(id=1),)
        assert dossier.proofs == (made.made_proof(id=1),)
        assert dossier.handovers == ()
        assert "firma.version-0001.db" in beside(path)
        with database.write() as work:
            new = work.checkpoints.save(made.made_checkpoint(worker_id=1, key="other"))
            case = work.recognition.save(
                made.made_recognition(worker_id=1, stage=RecognitionStage.EXAM, measure=Measure.EXAM)
            )
        assert (new.id, case.id) == (42, 42)
        with database.looking() as looking:
            after = {name: looking.execute(f"SELECT count(*) FROM {name}").fetchone() for name in REBUILT}
    assert {name: (count + (name in GROWN),) for name, (count,) in kept.items()} == after


def test_the_backup_of_the_first_version_is_what_it_was(tmp_path):
    path, before = tmp_path / "firma.db", gzip.decompress((RELEASED / "0001.db.gz").read_bytes())
    path.write_bytes(before)
    open_database(path, now=clock).close()
    untouched = tmp_path / "untouched.db"
    untouched.write_bytes(before)
    assert everything(path.with_name("firma.version-0001.db")) == everything(untouched)


@pytest.mark.parametrize("older", ["0001", "0002"])
def test_the_third_version_keeps_mentors_and_their_last_id(tmp_path, older):
    path = tmp_path / "firma.db"
    path.write_bytes(gzip.decompress((RELEASED / f"{older}.db.gz").read_bytes()))
    before = bare(path, None)
    before.execute("UPDATE sqlite_sequence SET seq = 41 WHERE name = 'mentor'")
    copied = {name: before.execute(f"SELECT * FROM {name}").fetchall() for name in ("mentor", "worker")}
    before.close()
    with open_database(path, now=clock) as database:
        with database.read() as view:
            assert view.mentors.all() == (made.made_mentor(id=1),)
            assert view.dossier(1).mentor == made.made_mentor(id=1)
        with database.write() as work:
            deputy = work.mentors.save(made.made_mentor(name="Udo Kranz"))
            work.mentors.save(made.made_mentor(id=1, deputy_id=deputy.id))
            work.template_changes.save(made.made_template_change())
            work.own_templates.save(made.made_own_template())
        assert deputy.id == 42
    backup = bare(path.with_name(f"firma.version-{older}.db"), None)
    assert {name: backup.execute(f"SELECT * FROM {name}").fetchall() for name in copied} == copied
    assert backup.execute("SELECT version_num FROM alembic_version").fetchall() == [(older,)]
    backup.close()


def everything(path):
    """Return the schema and every row of a file, whatever its version."""
    connection = bare(path, None)
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    rows = {
        name: connection.execute(f"SELECT * FROM {name}").fetchall()
        for kind, name, _ in made
        if kind == "table"
    }
    connection.close()
    return made, rows
