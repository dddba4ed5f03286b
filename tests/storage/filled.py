"""A data file with one thing of every kind, and what stands in its tables."""

from pathlib import Path

import sqlcipher3

from onboarding_app.domain.changes import Kind
from onboarding_app.storage.database import Database
from onboarding_app.storage.records import ROW_KINDS
from onboarding_app.storage.rows import Row, RowReader
from tests import made


def fill(database: Database, *, answers: tuple[tuple[str, str], ...] = (("driver", "yes"),)) -> None:
    """Add a mentor, a worker and one of all that belongs to a worker, as one action."""
    with database.write("add_worker") as work:
        mentor = work.mentors.save(made.made_mentor())
        worker = work.workers.save(made.made_worker(mentor_id=mentor.id, answers=answers))
        work.titles.save(made.made_title(worker_id=worker.id))
        work.family.save(made.made_family_member(worker_id=worker.id))
        work.recognition.save(made.made_recognition(worker_id=worker.id))
        work.proofs.save(made.made_proof(worker_id=worker.id))
        work.courses.save(made.made_course(worker_id=worker.id))
        checkpoint = work.checkpoints.save(made.made_checkpoint(worker_id=worker.id))
        talk = work.check_ins.save(made.made_check_in(worker_id=worker.id, mentor_id=mentor.id))
        work.agreements.save(made.made_agreement(worker_id=worker.id, check_in_id=talk.id))
        work.documents.file(made.made_document(worker_id=worker.id, checkpoint_id=checkpoint.id), made.PAPER)
        work.handovers.save(made.made_handover(worker_id=worker.id))
        work.departures.save(made.made_departure(worker_id=worker.id))
        work.centres.save(made.made_centre())
        work.template_changes.save(made.made_template_change())
        work.own_templates.save(made.made_own_template())


def contents(database: Database) -> dict[Kind, list[Row]]:
    """Return every row of every table that the journal speaks of, derived columns too."""
    with database.looking() as connection:
        reader = RowReader(connection)
        return {
            kind: reader.run(f"SELECT * FROM {rows.table} ORDER BY id") for kind, rows in ROW_KINDS.items()
        }


def bare(path: Path, key: str | None) -> sqlcipher3.Connection:
    """Open a file without the program, as its rules do not hold for everybody."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def beside(path: Path) -> set[str]:
    """Return the names of all files in the folder of a data file."""
    return {one.name for one in path.parent.iterdir()}
