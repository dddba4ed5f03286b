"""Benchmarks of the data: the filter key stroke, a check-in saved, a list imported."""

import csv
import io
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.check_ins import CheckIn, Factor, FactorRating
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.people import Worker, WorkerId
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.exchange.tabular import read_table
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.company import create_file
from onboarding_app.services.finding import found_at_once
from onboarding_app.services.importing import apply_import, preview_import
from onboarding_app.services.people import people
from onboarding_app.services.workers import add_worker
from onboarding_app.storage.database import Database
from tests.benchmarks.measuring import Result, seconds

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
MANY, CHECKPOINTS_EACH = 20_000, 10
LIST_ROWS = 10_000
SEARCHED = 10_000
LINES_SHOWN = 200
LIST_COLUMNS = ("Personalnummer", "Nachname", "Vorname", "Staatsangehörigkeit", "Eintritt", "Abteilung")
SYLLABLES = ("ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "ta")


def filter_key_stroke(catalogue: Catalogue, folder: Path) -> Result:
    """Measure a key stroke in the search over 20,000 people against the bare query for their names."""
    with many_people(folder / "many.ankerpunkt", catalogue, MANY) as database:
        ours = seconds(lambda: people(database, today=TODAY, search="kilu", limit=LINES_SHOWN), runs=15)
    bare = sqlite.connect(str(folder / "many.ankerpunkt"))
    query = (
        "SELECT id, given_name, family_name FROM worker WHERE instr(search_text, 'kilu')"
        " ORDER BY sort_text LIMIT 200"
    )
    floor = seconds(lambda: bare.execute(query).fetchall(), runs=15)
    bare.close()
    return Result("filter key stroke, 20,000 people", ours, floor, 0.050, absolute=True)


def search_key_stroke(catalogue: Catalogue, folder: Path) -> Result:
    """Measure a key in the search for everything, 10,000 people, against the bare query for names."""
    with _new_file(folder / "found.ankerpunkt", catalogue) as database:
        with database.write("many") as work:
            stored = work.workers.save_many([_worker(number) for number in range(SEARCHED)])
            key = next(iter(catalogue.templates))
            work.checkpoints.save_many(
                [
                    Checkpoint(
                        worker_id=worker.id,
                        track=Track.MENTORING,
                        responsible=Responsible.MENTOR,
                        key=key,
                        instance=str(number),
                        plan_on=TODAY + timedelta(days=number * 30),
                    )
                    for worker in stored
                    for number in range(CHECKPOINTS_EACH)
                ]
            )
        typed = f"kilu {catalogue.templates[key].title('de')[:4]}"
        ours = seconds(lambda: found_at_once(database, catalogue, typed, today=TODAY, language="de"), runs=15)
    bare = sqlite.connect(str(folder / "found.ankerpunkt"))
    query = "SELECT id, given_name FROM worker WHERE instr(search_text, 'kilu') ORDER BY sort_text"
    floor = seconds(lambda: bare.execute(query).fetchall(), runs=15)
    bare.close()
    return Result("search for everything, key stroke, 10,000 people", ours, floor, 0.100, absolute=True)


def saving_a_check_in(catalogue: Catalogue, folder: Path) -> Result:
    """Measure storing a talk with eight themes against a bare durable commit of one row."""
    with _new_file(folder / "talks.ankerpunkt", catalogue) as database:
        add_worker(database, catalogue, _worker(1), today=TODAY)
        talk = CheckIn(
            worker_id=WorkerId(1),
            held_on=TODAY,
            mood=4,
            note="A note of a few words.",
            ratings=tuple(FactorRating(factor=it, expected=4, experienced=3) for it in Factor),
        )
        ours = seconds(lambda: record_check_in(database, catalogue, talk, today=TODAY), runs=25)
    bare = sqlite.connect(str(folder / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE talk (id INTEGER PRIMARY KEY, note TEXT)")

    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO talk (note) VALUES (?)", ("A note of a few words.",))
        bare.execute("COMMIT")

    floor = seconds(commit, runs=25)
    bare.close()
    return Result("saving a check-in, planned on", ours, floor, 3)


def importing_a_list(catalogue: Catalogue, folder: Path) -> Result:
    """Measure importing 10,000 rows against reading them and a bare `executemany` of what was stored."""
    source = folder / "list.csv"
    source.write_bytes(_list_of_people(LIST_ROWS).encode("cp1252"))
    target = folder / "imported.ankerpunkt"
    with _new_file(target, catalogue) as database:

        def take_over() -> None:
            preview = preview_import(database, source, today=TODAY)
            apply_import(database, catalogue, preview, today=TODAY)

        ours = seconds(take_over, runs=1)
    floor = seconds(lambda: _bare_import(source, target, folder), runs=1)
    return Result("import of 10,000 rows, planned", ours, floor, 8)


def _bare_import(source: Path, target: Path, folder: Path) -> None:
    """Read the list, then write each row that the import stored, without constraints and journal."""
    table = read_table(source)
    stored = sqlite.connect(str(target))
    workers = stored.execute("SELECT * FROM worker").fetchall()
    checkpoints = stored.execute("SELECT * FROM checkpoint").fetchall()
    stored.close()
    if len(workers) != len(table.rows):
        message = "the import did not take every row over"
        raise AssertionError(message)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        bare = sqlite.connect(str(Path(place) / "bare.db"))
        for name, rows in (("worker", workers), ("checkpoint", checkpoints)):
            columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
            marks = ", ".join("?" * len(rows[0]))
            bare.execute(f"CREATE TABLE {name} ({columns})")
            bare.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        bare.commit()
        bare.close()


def many_people(path: Path, catalogue: Catalogue, count: int) -> Database:
    """Make a file of that many people with ten checkpoints each, and return it open."""
    database = _new_file(path, catalogue)
    with database.write("many") as work:
        stored = work.workers.save_many([_worker(number) for number in range(count)])
        work.checkpoints.save_many(
            [
                Checkpoint(
                    worker_id=worker.id,
                    track=Track.MENTORING,
                    responsible=Responsible.MENTOR,
                    title="Talk",
                    plan_on=TODAY + timedelta(days=number * 30),
                )
                for worker in stored
                for number in range(CHECKPOINTS_EACH)
            ]
        )
    return database


def _new_file(path: Path, catalogue: Catalogue) -> Database:
    return create_file(path, Company(name="Firm", city="Erfurt"), who="bench", now=lambda: MOMENT)


def _name(number: int) -> str:
    return "".join(SYLLABLES[(number // 10**place) % 10] for place in range(5)).title()


def _worker(number: int) -> Worker:
    return Worker(
        given_name=_name(number),
        family_name=_name(number * 7919 % 100_000),
        personnel_number=f"{number:05d}",
        citizenship="VN",
        started_on=TODAY - timedelta(days=number % 1500),
    )


def _list_of_people(rows: int) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(LIST_COLUMNS)
    for number in range(rows):
        worker = _worker(number)
        day = TODAY - timedelta(days=number % 400)
        name = (worker.personnel_number, worker.family_name, worker.given_name)
        writer.writerow((*name, "Vietnam", f"{day:%d.%m.%Y}", "Station 3"))
    return text.getvalue()
