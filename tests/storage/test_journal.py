"""The journal: every change is in it; undo and redo bring every byte back, or refuse."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.errors import NotFoundError, UserError
from onboarding_app.storage.database import open_database
from onboarding_app.storage.journal import MAKING_A_FILE, Step
from tests import made
from tests.storage.filled import bare, contents, fill


def complete(database, checkpoint_id=1, on=made.TODAY):
    with database.write("complete_checkpoint") as work:
        work.checkpoints.save(work.checkpoints.get(checkpoint_id).completed(on))
    return work.changes


def test_an_entry_says_when_who_what_before_and_after(database):
    fill(database)
    changes = complete(database)
    with database.read() as view:
        entry = view.journal.entries(limit=1)[0]
    assert (entry.id, entry.at, entry.who, entry.action) == (
        changes.entry_id,
        made.NOW,
        "Petra",
        "complete_checkpoint",
    )
    (change,) = entry.changes
    assert (change.kind, change.row_id, change.worker_id) == (Kind.CHECKPOINT, 1, 1)
    assert change.before == {"state": "planned", "done_on": None}
    assert change.after == {"state": "done", "done_on": "2026-03-04"}


def test_added_and_deleted_rows_stand_whole_in_it(database):
    fill(database)
    with database.write("delete_proof") as work:
        work.proofs.delete(1)
    with database.read() as view:
        (gone,) = view.journal.entries(limit=1)[0].changes
        added = [one for one in view.journal.entries(1)[1].changes if one.kind is Kind.LANGUAGE_PROOF]
    kept = {"id": 1, "worker_id": 1, "level": "B1", "on": "2025-05-05"}
    assert (gone.before, gone.after) == (kept, None)
    assert [(one.before, one.after) for one in added] == [(None, kept)]


def test_several_changes_of_one_row_are_one(database):
    with database.write("add_worker") as work:
        worker = work.workers.save(made.made_worker())
        work.workers.save(replace(worker, note="neu"))
        passing = work.workers.save(made.made_worker())
        work.workers.delete(passing.id)
    assert [change.id for change in work.changes.changes] == [worker.id]
    with database.read() as view:
        (change,) = view.journal.entries(worker.id)[0].changes
    assert change.after == {**change.after, "note": "neu"}
    database.undo()
    assert not contents(database)[Kind.WORKER]


def test_the_history_of_a_worker_holds_no_other(database):
    fill(database)
    with database.write("import") as work:
        work.workers.save_many([made.made_worker(), replace(work.workers.get(1), note="x")])
    with database.read() as view:
        mine, other = view.journal.entries(1), view.journal.entries(2)
        bare = view.journal.entries(with_changes=False, limit=1, offset=1)
        with pytest.raises(NotFoundError):
            view.journal.entry(99)
    assert [entry.action for entry in mine] == ["import", "add_worker"]
    assert [change.worker_id for change in mine[0].changes] == [1]
    assert [[change.row_id for change in entry.changes] for entry in other] == [[2]]
    assert [(entry.action, entry.changes) for entry in bare] == [("add_worker", ())]


def test_an_action_that_fails_leaves_nothing(database):
    before = contents(database)
    with pytest.raises(ZeroDivisionError), database.write("add_worker") as work:  # noqa: PT012
        work.workers.save(made.made_worker())
        raise ZeroDivisionError
    assert contents(database) == before
    with pytest.raises(RuntimeError):
        _ = work.changes


def test_undo_and_redo_bring_every_row_back(database):
    empty = contents(database)
    fill(database)
    full = contents(database)
    undone = database.undo()
    assert contents(database) == empty
    assert undone.action == "add_worker"
    assert undone.touch(Kind.RATING)
    database.redo()
    assert contents(database) == full
    database.undo()
    assert contents(database) == empty


def test_an_undone_deletion_finds_its_ids_free(database):
    fill(database)
    full = contents(database)
    with database.write("delete_worker") as work:
        work.workers.delete(1)
    with database.write("add_worker") as later:
        later.workers.save(made.made_worker())
        later.check_ins.save(made.made_check_in(worker_id=2))
    database.undo(work.changes.entry_id)
    now = contents(database)
    for kind, rows in full.items():
        assert all(row in now[kind] for row in rows)
    with database.read() as view:
        assert view.documents.content(1) == made.PAPER


def test_undo_walks_back_and_redo_forward_until_something_new_is_done(database):
    fill(database)
    complete(database)
    with database.write("note") as work:
        work.workers.save(replace(work.workers.get(1), note="x"))
    assert [database.undo().action, database.undo().action] == ["note", "complete_checkpoint"]
    assert (database.can_undo(), database.can_redo()) == ("add_worker", "complete_checkpoint")
    assert database.redo().action == "complete_checkpoint"
    assert (database.can_undo(), database.can_redo()) == ("complete_checkpoint", "note")
    with database.write("other") as work:
        work.workers.save(replace(work.workers.get(1), note="y"))
    assert (database.can_undo(), database.can_redo()) == ("other", None)
    with pytest.raises(UserError, match="nothing_to_redo"):
        database.redo()


def test_undo_has_an_end(database):
    database.undo()
    with pytest.raises(UserError, match="nothing_to_undo"):
        database.undo()
    assert database.can_undo() is None


def test_an_undone_action_is_not_undone_again(database):
    fill(database)
    entry_id = complete(database).entry_id
    undo_id = database.undo(entry_id).entry_id
    for done in (entry_id, undo_id):
        with pytest.raises(UserError, match="undo_not_possible"):
            database.undo(done)
    with database.read() as view:
        first, second = view.journal.entries(limit=2)
    assert (first.step, first.target_id) == (Step.UNDO, entry_id)
    assert (second.step, second.undone_by) == (Step.DO, undo_id)


def test_undo_of_an_import_with_new_and_changed_people(database):
    fill(database)
    before = contents(database)
    with database.write("import") as work:
        old = work.workers.get(1)
        work.workers.save_many(
            [replace(old, city="Weimar", answers=()), *(made.made_worker() for _ in range(500))]
        )
    full = contents(database)
    changes = database.undo()
    assert len(changes.changes) == 502
    assert contents(database) == before
    database.redo()
    assert contents(database) == full


@pytest.mark.parametrize(
    "later",
    [
        lambda work: work.workers.save(replace(work.workers.get(2), note="von Hand")),
        lambda work: work.proofs.save(made.made_proof(worker_id=2)),
        lambda work: work.workers.delete(2),
        lambda work: work.workers.save(replace(work.workers.get(1), city="Gera")),
    ],
    ids=["new person edited", "new person has more", "new person gone", "same field changed"],
)
def test_undo_never_throws_later_work_away(database, later):
    fill(database)
    with database.write("import") as work:
        work.workers.save_many([made.made_worker(), replace(work.workers.get(1), city="Weimar")])
    with database.write("later") as after:
        later(after)
    before = contents(database)
    with pytest.raises(UserError, match="undo_conflict"):
        database.undo(work.changes.entry_id)
    assert contents(database) == before
    assert database.can_undo() == "later"


def test_undo_leaves_other_fields_that_were_changed_later(database):
    fill(database)
    entry_id = complete(database).entry_id
    with database.write("note") as work:
        work.checkpoints.save(replace(work.checkpoints.get(1), note="Kopie liegt vor"))
    database.undo(entry_id)
    with database.read() as view:
        assert view.checkpoints.get(1) == made.made_checkpoint(id=1, note="Kopie liegt vor")


def test_redo_refuses_where_something_stands_in_its_way(database, path, key):
    fill(database)
    with database.write("add_departure") as work:
        work.departures.delete(1)
    database.undo()
    other = bare(path, key)
    other.execute("UPDATE departure SET note = 'anders'")
    other.close()
    with pytest.raises(UserError, match="undo_conflict"):
        database.redo()


def test_undo_refuses_where_another_took_the_place(database):
    fill(database)
    with database.write("delete_departure") as work:
        work.departures.delete(1)
    with database.write("record_departure") as later:
        later.departures.save(made.made_departure())
    before = contents(database)
    with pytest.raises(UserError, match="undo_conflict"):
        database.undo(work.changes.entry_id)
    assert contents(database) == before


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "delete", "complete", "undo", "redo"]), st.integers(0, 5)),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(steps=STEPS)
def test_undoing_everything_walks_through_every_state(database, steps):
    """Undo after undo shows the states in reverse, redo after redo forward again."""
    states = [contents(database)]
    place, first = 0, _last_entry(database)
    for step, number in steps:
        if step == "undo":
            if place > 0:
                database.undo()
                place -= 1
        elif step == "redo":
            if place < len(states) - 1:
                database.redo()
                place += 1
            else:
                assert database.can_redo() is None
        elif _do(database, step, number):
            place += 1
            states[place:] = [contents(database)]
        assert contents(database) == states[place]
    while place > 0:
        database.undo()
        place -= 1
        assert contents(database) == states[place]
    while place < len(states) - 1:
        database.redo()
        place += 1
        assert contents(database) == states[place]
    assert _last_entry(database) >= first


def _last_entry(database):
    with database.read() as view:
        return view.journal.entries(limit=1, with_changes=False)[0].id


def _do(database, step, number):
    """Do something to one of the people; tell whether anything changed."""
    with database.write(step) as work:
        people = work.workers.all()
        worker = people[number % len(people)] if people else None
        if step == "add":
            new = work.workers.save(made.made_worker(answers=(("fact", str(number)),)))
            work.checkpoints.save(made.made_checkpoint(worker_id=new.id))
            work.check_ins.save(made.made_check_in(worker_id=new.id))
        elif worker and step == "change":
            work.workers.save(
                replace(worker, note=f"{worker.note}{number}", answers=(("other", str(number)),))
            )
        elif worker and step == "delete":
            work.workers.delete(worker.id)
        elif worker:
            for checkpoint in work.checkpoints.of_worker(worker.id):
                if checkpoint.is_open:
                    work.checkpoints.save(checkpoint.completed(date(2026, 3, 1 + number)))
    return work.changes.entry_id is not None


def test_undo_reaches_no_further_back_than_the_file_was_opened(database, path, key):
    fill(database)
    entry_id = complete(database).entry_id
    with database.write("note") as work:
        work.workers.save(replace(work.workers.get(1), note="x"))
    database.undo()
    database.close()
    with open_database(path, key=key, who="Petra", now=made.clock) as again:
        assert (again.can_undo(), again.can_redo()) == (None, None)
        with pytest.raises(UserError, match="nothing_to_undo"):
            again.undo()
        with pytest.raises(UserError, match="nothing_to_redo"):
            again.redo()
        assert again.undo(entry_id).action == "complete_checkpoint"  # named, as the history does
        assert again.redo().action == "complete_checkpoint"


def test_the_making_of_a_file_is_never_undone(tmp_path, key):
    with open_database(tmp_path / "new.db", key=key, create=True, who="Petra", now=made.clock) as database:
        with database.write(MAKING_A_FILE) as work:
            work.save_company(made.made_company())
        assert database.can_undo() is None
        with pytest.raises(UserError, match="undo_not_possible"):
            database.undo(work.changes.entry_id)
        with database.read() as view:
            assert view.company().name == made.made_company().name
