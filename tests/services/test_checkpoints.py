"""What a user does with a checkpoint: one transaction each, and one undo takes it back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError, NotFoundError, NotOpenError
from onboarding_app.domain.people import HiredFrom
from onboarding_app.domain.tracks import Track
from onboarding_app.services.checkpoints import (
    add_checkpoint,
    attach_document,
    complete_checkpoint,
    drop_checkpoint,
    move_checkpoint,
    note_checkpoint,
    reopen_checkpoint,
    start_checkpoint,
    wait_for_authority,
)
from onboarding_app.services.filing import LARGEST_DOCUMENT
from onboarding_app.services.workers import add_worker
from tests.made import made_checkpoint, made_worker

TODAY = date(2026, 11, 23)
DEEDS = {
    "start_checkpoint": start_checkpoint,
    "wait_for_authority": lambda database, id_: wait_for_authority(database, id_, since=TODAY),
    "drop_checkpoint": lambda database, id_: drop_checkpoint(database, id_, reason="hat schon", on=TODAY),
    "move_checkpoint": lambda database, id_: move_checkpoint(
        database, id_, plan_on=date(2027, 2, 1), today=TODAY
    ),
    "note_checkpoint": lambda database, id_: note_checkpoint(database, id_, note="Termin am 4.12."),
}
CLOSING = ["start_checkpoint", "wait_for_authority", "drop_checkpoint", "move_checkpoint"]


@pytest.fixture
def step(database, catalogue):
    """A person's own checkpoint, open."""
    add_worker(database, catalogue, made_worker(started_on=None, citizenship="DE"), today=TODAY)
    with database.read() as view:
        worker = view.workers.all()[0]
    add_checkpoint(
        database, made_checkpoint(worker_id=worker.id, key="", anchor="", title="Fahrrad besorgen")
    )
    with database.read() as view:
        return next(it for it in view.checkpoints.of_worker(worker.id) if it.title)


def stored(database, step):
    with database.read() as view:
        return view.checkpoints.get(step.id)


def with_key(database, key):
    """The checkpoint of that template, None if nobody has it."""
    with database.read() as view:
        return next((it for it in view.checkpoints.all() if it.key == key), None)


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_changes_one_thing_and_can_be_undone(database, step, deed):
    changes = DEEDS[deed](database, step.id)
    assert (changes.action, [it.id for it in changes.changes], changes.workers()) == (
        deed,
        [step.id],
        {step.worker_id},
    )
    assert stored(database, step) != step
    database.undo()
    assert stored(database, step) == step
    database.redo()
    assert stored(database, step) != step


@pytest.mark.parametrize("deed", CLOSING)
def test_what_is_closed_is_left_as_it_is(database, step, deed):
    drop_checkpoint(database, step.id, reason="hat schon", on=TODAY)
    before = stored(database, step)
    with pytest.raises(NotOpenError):
        DEEDS[deed](database, step.id)
    assert stored(database, step) == before


def test_what_was_dropped_can_be_opened_again(database, step):
    drop_checkpoint(database, step.id, reason="hat schon", on=TODAY)
    reopen_checkpoint(database, step.id)
    assert stored(database, step) == step
    with pytest.raises(InvalidValueError) as told:
        reopen_checkpoint(database, step.id)
    assert told.value.key == "checkpoint_open"


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_done_with_a_checkpoint_that_there_is_not(database, step, deed):
    with pytest.raises(NotFoundError):
        DEEDS[deed](database, 99)


def test_an_own_checkpoint_has_a_title_and_no_key_of_the_catalogue(database, step):
    assert (step.key, step.instance, step.title) == ("", "", "Fahrrad besorgen")
    with pytest.raises(InvalidValueError) as told:
        add_checkpoint(database, replace(step, title="  "))
    assert told.value.key == "title_missing"
    add_checkpoint(database, replace(step, key="title_copy", track=Track.DUTIES))
    with database.read() as view:
        (other,) = [it for it in view.checkpoints.of_worker(step.worker_id) if it.title and it.id != step.id]
    assert (other.key, other.track) == ("", Track.DUTIES)


def test_what_others_wait_for_plans_them_when_it_is_done(database, catalogue):
    worker = made_worker(
        entry_on=date(2026, 10, 26), hired_from=HiredFrom.ABROAD, answers=(("first_registration_de", "true"),)
    )
    add_worker(database, catalogue, worker, today=TODAY)
    registration = with_key(database, "anmeldung")
    assert with_key(database, "tax_id_arrived") is None
    complete_checkpoint(database, registration.id, on=date(2026, 11, 20), catalogue=catalogue, today=TODAY)
    assert with_key(database, "tax_id_arrived").anchor_on == date(2026, 11, 20)
    database.undo()
    assert with_key(database, "tax_id_arrived") is None
    assert with_key(database, "anmeldung") == registration


def test_ticking_off_an_own_checkpoint_plans_nothing_else(database, catalogue, step):
    changes = complete_checkpoint(database, step.id, on=TODAY, catalogue=catalogue, today=TODAY)
    assert [it.id for it in changes.changes] == [step.id]
    assert (stored(database, step).state, stored(database, step).done_on) == (State.DONE, TODAY)


def test_a_filed_proof_starts_the_checkpoint_and_is_kept_byte_for_byte(database, step):
    data = bytes(range(256)) * 40
    attach_document(database, step.id, name="C:\\scans\\Titel.pdf", data=data, on=TODAY)
    with database.read() as view:
        (document,) = view.documents.of_worker(step.worker_id)
        assert view.documents.content(document.id) == data
    assert (document.name, document.size, document.filed_on) == ("Titel.pdf", len(data), TODAY)
    assert stored(database, step).state is State.IN_PROGRESS


def test_a_proof_filed_later_leaves_a_closed_checkpoint_closed(database, catalogue, step):
    complete_checkpoint(database, step.id, on=TODAY, catalogue=catalogue, today=TODAY)
    attach_document(database, step.id, name="Titel.pdf", data=b"%PDF", on=TODAY)
    assert stored(database, step).state is State.DONE


@pytest.mark.parametrize("size", [0, LARGEST_DOCUMENT + 1])
def test_a_proof_is_neither_empty_nor_huge(database, step, size):
    with pytest.raises(InvalidValueError) as told:
        attach_document(database, step.id, name="Titel.pdf", data=bytes(size), on=TODAY)
    assert told.value.key == "document_size"
    assert stored(database, step) == step


@pytest.mark.parametrize(
    "name",
    ["x.exe", "x.EXE", "x.pdf.bat", "x.exe ", "x.exe.", "x.exe. .", "a/x.lnk", "a\\x.Vbs"],
)
def test_what_windows_would_run_is_not_filed(database, step, name):
    with pytest.raises(InvalidValueError) as told:
        attach_document(database, step.id, name=name, data=b"MZ", on=TODAY)
    assert told.value.key == "document_kind"


@pytest.mark.parametrize("name", ["x.exe.pdf", "Lebenslauf (1).docx", "Пашпорт.jpg"])
def test_papers_are_filed_whatever_they_are_called(database, step, name):
    attach_document(database, step.id, name=name, data=b"x", on=TODAY)
    with database.read() as view:
        (document,) = view.documents.of_worker(step.worker_id)
    assert document.name == name


LAST = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("plan_on", "key"),
    [
        (LAST + timedelta(1), "moved_past_legal"),
        (date(1900, 1, 1), "moved_too_far"),
        (date(2199, 1, 1), "moved_too_far"),
    ],
)
def test_a_checkpoint_is_not_planned_past_the_last_day_by_law(database, step, plan_on, key):
    with database.write("") as work:
        known = work.checkpoints.save(replace(work.checkpoints.get(step.id), legal_on=LAST))
    with pytest.raises(InvalidValueError) as told:
        move_checkpoint(database, step.id, plan_on=plan_on, today=TODAY)
    assert told.value.key == key
    with database.read() as view:
        assert view.checkpoints.get(step.id) == known
    move_checkpoint(database, step.id, plan_on=LAST, today=TODAY)


def test_what_is_late_by_law_can_still_be_planned(database, step):
    with database.write("") as work:
        work.checkpoints.save(replace(work.checkpoints.get(step.id), legal_on=TODAY - timedelta(1)))
    move_checkpoint(database, step.id, plan_on=TODAY, today=TODAY)
