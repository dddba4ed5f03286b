"""Before an answer or another date is stored, the program says what appears, moves and goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.services.checkpoints import complete_checkpoint, move_checkpoint
from onboarding_app.services.person import person_page
from onboarding_app.services.previewing import preview_answer, preview_worker
from onboarding_app.services.workers import Belongings, add_worker, answer_question, save_worker
from tests.made import made_family_member, made_title, made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture
def worker(database, catalogue):
    """A nurse who began three weeks ago, and of whom much is not known."""
    person = made_worker(
        started_on=date(2026, 11, 2), entry_on=date(2026, 10, 20), contract_signed_on=date(2026, 8, 3)
    )
    belongings = Belongings(
        titles=(made_title(kind="p16d_3", valid_from=date(2026, 10, 20), valid_until=date(2028, 10, 19)),),
        family=(made_family_member(lives_abroad=None, wants_to_join=None),),
    )
    add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
    with database.read() as view:
        return view.workers.all()[0]


def open_days(database, catalogue):
    """Return when to act on each open checkpoint of everybody."""
    with database.read() as view:
        return {
            (it.worker_id, it.key, it.instance): it.plan_on
            for it in view.checkpoints.all()
            if it.is_open and it.key in catalogue.templates
        }


def told(preview):
    return sorted((line.title, line.before, line.after) for line in preview.lines)


def happened(before, after, catalogue):
    """Return what became of the checkpoints, as a preview would tell it."""
    return sorted(
        (catalogue.templates[place[1]].title("de"), before.get(place), after.get(place))
        for place in before.keys() | after.keys()
        if before.get(place) != after.get(place)
    )


def test_every_answer_does_what_its_preview_says(database, catalogue, worker):
    page = person_page(database, catalogue, worker.id, today=TODAY, language="de")
    asked = [(line, value) for line in page.questions for value, _ in line.choices]
    assert len(asked) > 10
    changing = 0
    for line, value in asked:
        given = {"worker_id": line.worker_id, "fact": line.fact, "value": value, "today": TODAY}
        preview = preview_answer(database, catalogue, **given, language="de")
        before = open_days(database, catalogue)
        answer_question(database, catalogue, **given)
        assert told(preview) == happened(before, open_days(database, catalogue), catalogue), line.fact
        changing += bool(preview.lines)
        database.undo()
        assert open_days(database, catalogue) == before
    assert changing > 5


def test_a_preview_changes_nothing(database, catalogue, worker):
    before = open_days(database, catalogue)
    later = replace(worker, started_on=worker.started_on + timedelta(47))
    assert preview_worker(database, catalogue, later, today=TODAY, language="de").moves
    assert open_days(database, catalogue) == before


def test_another_start_moves_what_its_preview_says(database, catalogue, worker):
    later = replace(worker, started_on=worker.started_on + timedelta(47))
    before = open_days(database, catalogue)
    preview = preview_worker(database, catalogue, later, today=TODAY, language="de")
    save_worker(database, catalogue, later, today=TODAY)
    assert told(preview) == happened(before, open_days(database, catalogue), catalogue)
    days = [line.after for line in preview.moves]
    assert days == sorted(days)


def test_what_somebody_has_touched_is_in_no_preview(database, catalogue, worker):
    with database.read() as view:
        first, second = [
            it
            for it in view.checkpoints.all()
            if it.anchor == "employment_start" and it.state is State.PLANNED
        ][:2]
    complete_checkpoint(database, first.id, on=TODAY, catalogue=catalogue, today=TODAY)
    move_checkpoint(database, second.id, plan_on=date(2027, 3, 1), today=TODAY)
    later = replace(worker, started_on=worker.started_on + timedelta(47))
    preview = preview_worker(database, catalogue, later, today=TODAY, language="de")
    titles = {line.title for line in preview.lines}
    assert titles.isdisjoint(catalogue.templates[it.key].title("de") for it in (first, second))


def test_an_answer_of_the_firm_is_shown_for_everybody(database, catalogue, worker):
    other = made_worker(
        given_name="Ana",
        personnel_number="2",
        started_on=date(2026, 11, 2),
        contract_signed_on=date(2026, 8, 3),
    )
    add_worker(database, catalogue, other, today=TODAY)
    page = person_page(database, catalogue, worker.id, today=TODAY, language="de")
    of_firm = [line for line in page.questions if line.worker_id is None]
    previews = [
        preview_answer(
            database, catalogue, worker_id=None, fact=line.fact, value=value, today=TODAY, language="de"
        )
        for line in of_firm
        for value, _ in line.choices
    ]
    assert any({line.worker_name for line in it.lines} == {worker.name, "Ana Nguyễn"} for it in previews)


def test_there_is_no_preview_of_nobody(database, catalogue):
    with pytest.raises(NotFoundError):
        preview_answer(
            database, catalogue, worker_id=99, fact="fixed_term", value="true", today=TODAY, language="de"
        )
