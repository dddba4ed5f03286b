"""Another first day moves what is open and untouched, and nothing else; undo takes it back byte for byte."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.checkpoints import State
from onboarding_app.services.checkpoints import (
    complete_checkpoint,
    drop_checkpoint,
    move_checkpoint,
    note_checkpoint,
    start_checkpoint,
    wait_for_authority,
)
from onboarding_app.services.workers import Belongings, add_worker, save_worker
from tests.made import made_family_member, made_proof, made_recognition, made_title, made_worker

TODAY = date(2026, 11, 23)
START = date(2026, 12, 1)
LATER = timedelta(days=47)
JOURNAL = ("journal_entry", "journal_change")


def everything(database):
    """Return every row of every table but the journal, by table and id, as the file holds them."""
    connection = sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [row[0] for row in found if row[0] not in JOURNAL]
    assert {"worker", "checkpoint", "residence_title", "company", "advice_centre"} <= set(names)
    rows = {}
    for name in names:
        for row in connection.execute(f'SELECT rowid AS place, * FROM "{name}"'):
            if name == "sqlite_sequence" and row["name"] in JOURNAL:
                continue
            rows[name, row["place"]] = dict(row)
    connection.close()
    return rows


def changed(before, after):
    """Return the places whose rows differ, with the names of the fields that do."""
    return {
        place: {
            field
            for field in before.get(place, {}).keys() | after.get(place, {}).keys()
            if before.get(place, {}).get(field) != after.get(place, {}).get(field)
        }
        for place in before.keys() | after.keys()
        if before.get(place) != after.get(place)
    }


@pytest.fixture
def worker(database, catalogue):
    """Somebody who begins next week, of whom much is known, beside somebody else."""
    belongings = Belongings(
        titles=(made_title(kind="p16d_3", valid_from=date(2026, 11, 2), valid_until=date(2028, 11, 1)),),
        family=(made_family_member(),),
        recognition=(made_recognition(),),
        proofs=(made_proof(),),
    )
    person = made_worker(
        started_on=START, contract_signed_on=date(2026, 10, 1), probation_ends_on=date(2027, 5, 31)
    )
    add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
    other = replace(person, given_name="Ana", personnel_number="2")
    add_worker(database, catalogue, other, today=TODAY, belongings=belongings)
    with database.read() as view:
        return view.workers.all()[0]


def counted_from_the_start(database, worker):
    with database.read() as view:
        return [it for it in view.checkpoints.of_worker(worker.id) if it.anchor == "employment_start"]


def touch(database, catalogue, checkpoints):
    """Do each of the things that people do to a checkpoint with one of these; return their ids."""
    ids = [it.id for it in checkpoints if it.is_open]
    complete_checkpoint(database, ids[0], on=TODAY, catalogue=catalogue, today=TODAY)
    move_checkpoint(database, ids[1], plan_on=date(2026, 11, 24), today=TODAY)
    note_checkpoint(database, ids[2], note="angerufen")
    start_checkpoint(database, ids[3])
    wait_for_authority(database, ids[4], since=TODAY)
    drop_checkpoint(database, ids[5], reason="schon geschehen", on=TODAY)
    return set(ids[:6])


def test_only_the_open_untouched_ones_of_that_person_move(database, catalogue, worker):
    touched = touch(database, catalogue, counted_from_the_start(database, worker))
    moving = {it.id: it for it in counted_from_the_start(database, worker) if not it.is_touched}
    assert len(moving) > 10
    before = everything(database)
    save_worker(database, catalogue, replace(worker, started_on=START + LATER), today=TODAY)
    found = changed(before, everything(database))
    assert found.pop(("worker", worker.id)) == {"started_on"}
    assert found.keys() == {("checkpoint", each) for each in moving}
    assert touched.isdisjoint(moving)
    dates = {"anchor_on", "plan_on", "safe_on", "legal_on", "acts_on", "late_after"}
    assert all(fields <= dates and "anchor_on" in fields for fields in found.values())
    for it in counted_from_the_start(database, worker):
        if it.id in moving:
            assert it.anchor_on == moving[it.id].anchor_on + LATER
            assert it.state is State.PLANNED
            # A free day may come in between, so that the day to act moves by some days less or more.
            assert abs((it.plan_on - moving[it.id].plan_on) - LATER) <= timedelta(days=7)


def test_undo_restores_every_row_of_the_file(database, catalogue, worker):
    touch(database, catalogue, counted_from_the_start(database, worker))
    before = everything(database)
    save_worker(database, catalogue, replace(worker, started_on=START + LATER), today=TODAY)
    after = everything(database)
    assert after != before
    database.undo()
    assert everything(database) == before
    database.redo()
    assert everything(database) == after


def test_there_and_back_again_is_as_it_was(database, catalogue, worker):
    touch(database, catalogue, counted_from_the_start(database, worker))
    before = everything(database)
    save_worker(database, catalogue, replace(worker, started_on=START + LATER), today=TODAY)
    save_worker(database, catalogue, worker, today=TODAY)
    assert everything(database) == before
