"""What users do with people, checkpoints and talks, and what the start page says of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError, NotOpenError
from onboarding_app.domain.people import Departure, Worker
from onboarding_app.services.attention import attention
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.checkpoints import (
    attach_document,
    complete_checkpoint,
    drop_checkpoint,
    move_checkpoint,
    wait_for_authority,
)
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.drafts import load_draft, save_draft
from onboarding_app.services.overview import due_lines, standing
from onboarding_app.services.people import people
from onboarding_app.services.workers import (
    Belongings,
    add_worker,
    answer_question,
    delete_worker,
    record_departure,
    save_worker,
)
from onboarding_app.storage.database import open_database
from tests.made import clock, made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture
def worker(database, catalogue) -> Worker:
    """Somebody who began some weeks ago."""
    person = replace(
        made_worker(), citizenship="VN", started_on=date(2026, 10, 5), contract_signed_on=date(2026, 8, 1),
        entry_on=date(2026, 9, 20), probation_ends_on=date(2027, 4, 4), mentor_id=None,
    )  # fmt: skip
    add_worker(database, catalogue, person, today=TODAY, belongings=Belongings())
    with database.read() as view:
        return view.workers.all()[0]


def checkpoints(database, worker):
    with database.read() as view:
        return view.checkpoints.of_worker(worker.id)


def test_moving_the_start_moves_open_steps_alone(database, catalogue, worker):
    before = {it.id: it for it in checkpoints(database, worker) if it.anchor == "employment_start"}
    touched = next(it for it in before.values() if it.is_open)
    move_checkpoint(database, touched.id, plan_on=date(2026, 12, 24), today=TODAY)
    later = replace(worker, started_on=worker.started_on + timedelta(days=47))
    save_worker(database, catalogue, later, today=TODAY)
    after = {it.id: it for it in checkpoints(database, worker)}
    assert after[touched.id].plan_on == date(2026, 12, 24)
    moved = [it for it in after.values() if it.id in before and it.is_open and it.id != touched.id]
    assert moved
    assert all(it.anchor_on == later.started_on for it in moved)
    database.undo()
    assert {it.id: it for it in checkpoints(database, worker)}[moved[0].id] == before[moved[0].id]


def test_what_is_done_cannot_be_done_again(database, catalogue, worker):
    step = next(it for it in checkpoints(database, worker) if it.is_open)
    complete_checkpoint(database, step.id, on=TODAY, catalogue=catalogue, today=TODAY)
    with pytest.raises(NotOpenError):
        complete_checkpoint(database, step.id, on=TODAY, catalogue=catalogue, today=TODAY)


def test_a_step_is_not_dropped_without_a_reason(database, worker):
    step = next(it for it in checkpoints(database, worker) if it.is_open)
    with pytest.raises(InvalidValueError):
        drop_checkpoint(database, step.id, reason=" ", on=TODAY)


def test_what_waits_for_an_authority_is_never_late(database, worker):
    step = next(it for it in checkpoints(database, worker) if it.is_open)
    wait_for_authority(database, step.id, since=TODAY)
    (waiting,) = [it for it in checkpoints(database, worker) if it.id == step.id]
    assert not waiting.is_overdue(TODAY + timedelta(days=900))


def test_a_program_is_not_filed_as_a_proof(database, worker):
    step = next(it for it in checkpoints(database, worker) if it.is_open)
    with pytest.raises(InvalidValueError, match="document_kind"):
        attach_document(database, step.id, name="Zeugnis.2024.pdf.exe", data=b"MZ", on=TODAY)
    attach_document(database, step.id, name="../Zeugnis.2024.pdf", data=b"%PDF", on=TODAY)
    with database.read() as view:
        (document,) = view.documents.of_worker(worker.id)
    assert document.name == "Zeugnis.2024.pdf"


def test_a_talk_closes_the_planned_one_plans_the_next_and_forgets_its_draft(database, catalogue, worker):
    save_draft(database, worker.id, '{"note": "half"}')
    talk = CheckIn(worker_id=worker.id, held_on=TODAY, guide="day30", next_on=date(2027, 1, 29))
    agreed = Agreement(worker_id=worker.id, text="Kurs suchen", due_on=date(2026, 12, 1))
    record_check_in(database, catalogue, talk, agreements=[agreed], today=TODAY)
    steps = checkpoints(database, worker)
    assert next(it for it in steps if it.key == "checkin_day30").state is State.DONE
    assert any(it.plan_on == date(2027, 1, 29) and it.is_open for it in steps)
    assert load_draft(database, worker.id) is None


def test_a_talk_of_tomorrow_is_refused_and_its_draft_kept(database, catalogue, worker):
    save_draft(database, worker.id, '{"note": "half"}')
    with pytest.raises(InvalidValueError, match="talk_in_future"):
        record_check_in(
            database, catalogue, CheckIn(worker_id=worker.id, held_on=TODAY + timedelta(1)), today=TODAY
        )
    assert load_draft(database, worker.id) is not None


def test_an_answer_to_a_question_is_asked_no_more(database, catalogue, worker):
    asked = attention(database, catalogue, today=TODAY, language="de").questions
    line = next(it for it in asked if it.worker_id is not None and it.kind == "boolean")
    answer_question(database, catalogue, worker_id=line.worker_id, fact=line.fact, value="false", today=TODAY)
    still = attention(database, catalogue, today=TODAY, language="de").questions
    assert (line.fact, line.worker_id) not in [(it.fact, it.worker_id) for it in still]


def test_who_leaves_is_asked_only_for_what_leaving_asks(database, catalogue, worker):
    departure = Departure(worker_id=worker.id, ended_on=date(2026, 11, 20), known_on=date(2026, 11, 10))
    record_departure(database, catalogue, departure, today=TODAY)
    anchors = {it.anchor for it in checkpoints(database, worker) if it.is_open}
    assert anchors <= {"employment_end", "employment_end_known"}
    assert anchors


def test_a_deleted_person_comes_back_whole(database, worker):
    with database.read() as view:
        before = view.dossier(worker.id)
    delete_worker(database, worker.id)
    assert people(database, today=TODAY) == ()
    database.undo()
    with database.read() as view:
        assert view.dossier(worker.id) == before


def test_the_same_seed_and_day_make_the_same_firm(tmp_path, catalogue):
    firms = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.ankerpunkt"
        make_demo_file(path, catalogue, workers=12, seed=4, today=TODAY, who="Petra")
        with open_database(path, now=clock, exclusive=False) as database, database.read() as view:
            firms.append(list(view.dossiers()))
    assert firms[0] == firms[1]


def test_a_made_up_firm_has_everything(tmp_path, catalogue):
    path = make_demo_file(
        tmp_path / "firm.ankerpunkt", catalogue, workers=60, seed=1, today=TODAY, who="Petra"
    )
    with open_database(path, now=clock, exclusive=False) as database:
        with database.read() as view:
            states = {it.state for it in view.checkpoints.all()}
            assert view.departures.all()
            assert view.check_ins.all()
        assert states == set(State)
        assert all(track.done for track in standing(database, catalogue, today=TODAY).tracks)
        assert due_lines(database, catalogue, today=TODAY, language="en", within=30)
