"""What is new since the last visit: each thing once, nothing lost by days off, who did what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onboarding_app.domain.people import Departure
from onboarding_app.domain.plans import LEAVING
from onboarding_app.domain.tracks import Responsible
from onboarding_app.services.checkpoints import add_checkpoint, complete_checkpoint
from onboarding_app.services.company import create_file
from onboarding_app.services.digest import NewsKind, digest
from onboarding_app.services.overview import due_lines
from onboarding_app.services.workers import Belongings, add_worker, record_departure, save_worker
from onboarding_app.storage.database import open_database
from onboarding_app.storage.news import Happened
from tests.made import clock, made_checkpoint, made_company, made_title, made_worker

TODAY = date(2026, 11, 23)
SINCE = TODAY - timedelta(4)


def news(database, catalogue, since=SINCE, today=TODAY):
    return digest(database, catalogue, since=since, today=today, language="de")


def told(database, catalogue, kind, **days):
    return [(line.title, line.on) for line in news(database, catalogue, **days) if line.kind is kind]


@pytest.fixture
def worker(database, catalogue):
    """A German citizen without dates, of whom the plan asks nothing."""
    add_worker(database, catalogue, made_worker(citizenship="DE", started_on=None), today=TODAY)
    with database.read() as view:
        return view.workers.all()[0]


@pytest.fixture
def step(database, worker):
    """Add an own step: to act on and due so many days from today."""

    def added(title, acts, due, **changes):
        days = {"plan_on": TODAY + timedelta(acts), "safe_on": TODAY + timedelta(due)}
        add_checkpoint(database, made_checkpoint(worker_id=worker.id, title=title, **days, **changes))

    return added


def test_each_step_is_told_once_by_what_weighs_most(database, catalogue, step):
    step("lange fällig", -9, 5)
    step("am Tag des Besuchs fällig", -4, 5)
    step("neu", -3, 5)
    step("heute", 0, 5)
    step("morgen", 1, 5)
    step("lange überfällig", -9, -5)
    step("am Tag des Besuchs die Frist", -9, -4)
    step("neu und schon überfällig", -3, -1)
    step("heute die Frist", -9, 0)
    step("beim Amt", -9, -2, responsible=Responsible.AUTHORITY)
    late = told(database, catalogue, NewsKind.LATE)
    assert late == [
        ("am Tag des Besuchs die Frist", TODAY - timedelta(3)),
        ("neu und schon überfällig", TODAY),
    ]
    assert told(database, catalogue, NewsKind.CAME_UP) == [("neu", TODAY - timedelta(3)), ("heute", TODAY)]
    assert told(database, catalogue, NewsKind.AUTHORITY_LATE) == [("beim Amt", TODAY - timedelta(1))]


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_two_visits_tell_together_what_one_after_both_would_tell(database, catalogue, step, stop):
    for number in range(-6, 2):
        step(f"Schritt {number}", number, number + 2)
    between = SINCE + timedelta(stop)
    kinds = (NewsKind.LATE, NewsKind.AUTHORITY_LATE)
    for kind in kinds:
        parts = told(database, catalogue, kind, today=between) + told(
            database, catalogue, kind, since=between
        )
        assert sorted(parts) == sorted(told(database, catalogue, kind))


def test_nothing_is_new_on_the_day_of_the_visit(database, catalogue, step):
    step("heute", 0, 0)
    assert news(database, catalogue, since=TODAY) == ()


@pytest.mark.parametrize(("days", "is_new"), [(-4, False), (-3, True), (0, True), (1, False)])
def test_who_entered_began_and_left_and_whose_titles_ended(database, catalogue, days, is_new):
    day = TODAY + timedelta(days)
    add_worker(database, catalogue, made_worker(entry_on=day, started_on=day), today=TODAY)
    title = made_title(valid_from=date(2025, 1, 1), valid_until=day - timedelta(1))
    ended = made_worker(started_on=date(2025, 1, 1), personnel_number="2")
    add_worker(database, catalogue, ended, today=TODAY, belongings=Belongings(titles=(title,)))
    gone = made_worker(started_on=date(2025, 1, 1), personnel_number="3")
    (number,) = add_worker(database, catalogue, gone, today=TODAY).workers()
    leaves = Departure(worker_id=number, ended_on=day - timedelta(1))
    record_departure(database, catalogue, leaves, today=TODAY)
    found = {line.happened for line in news(database, catalogue) if line.happened}
    wanted = {Happened.ENTERED, Happened.STARTED, Happened.LEFT, Happened.TITLE_ENDED}
    assert found == (wanted if is_new else set())
    assert all(line.on == day for line in news(database, catalogue) if line.happened)


def test_a_bridge_and_a_new_title_are_told_and_an_unlimited_one_never_ends(database, catalogue):
    old = made_title(
        valid_from=date(2025, 1, 1), valid_until=date(2026, 6, 1), fiction_until=TODAY - timedelta(1)
    )
    add_worker(database, catalogue, made_worker(), today=TODAY, belongings=Belongings(titles=(old,)))
    new = made_title(valid_from=TODAY, valid_until=None, unlimited=True)
    before = replace(old, valid_until=TODAY - timedelta(1), fiction_until=None)
    other = made_worker(personnel_number="2")
    add_worker(database, catalogue, other, today=TODAY, belongings=Belongings(titles=(before, new)))
    found = [
        (line.worker_id, line.happened) for line in news(database, catalogue) if line.kind is NewsKind.TITLE
    ]
    assert sorted(found) == [(1, Happened.FICTION_ENDED), (2, Happened.TITLE_BEGAN)]


def test_it_tells_who_did_what_but_not_what_one_did_oneself_during_the_visit(tmp_path, catalogue):
    file = tmp_path / "firma.ankerpunkt"
    create_file(file, made_company(), who="Petra", now=clock).close()

    def opened(who, day):
        return open_database(file, who=who, now=lambda: datetime(2026, 11, day, 15, tzinfo=UTC))

    with opened("Petra", 18) as database:
        add_worker(database, catalogue, made_worker(citizenship="DE", started_on=None), today=SINCE)
        add_checkpoint(database, made_checkpoint(worker_id=1, title="Rad", plan_on=TODAY, safe_on=TODAY))
        add_checkpoint(database, made_checkpoint(worker_id=1, title="Helm", plan_on=TODAY, safe_on=TODAY))
    with opened("Petra", 19) as database, database.read() as view:
        first, second = view.checkpoints.of_worker(1)
        person = view.workers.get(1)
    done = {"on": SINCE, "catalogue": catalogue, "today": SINCE}
    with opened("Petra", 19) as database:
        complete_checkpoint(database, first.id, **done)
    with opened("Jana", 19) as database:
        complete_checkpoint(database, second.id, **done)
        save_worker(database, catalogue, replace(person, city="Jena"), today=SINCE)
        database.undo()
    with opened("Petra", 23) as database:
        save_worker(database, catalogue, replace(person, city="Gera"), today=TODAY)
        lines = [line for line in news(database, catalogue) if line.kind is NewsKind.DONE]
    (line,) = lines
    assert (line.who, line.worker_id, line.on) == ("Jana", 1, SINCE)
    assert (line.deed.action, line.deed.checkpoint) == ("complete_checkpoint", second.title)


def test_who_has_left_is_silent_but_for_what_leaving_asks(database, catalogue):
    title = made_title(valid_from=date(2025, 1, 1), valid_until=TODAY - timedelta(1))
    begun = made_worker(started_on=date(2025, 1, 1))
    belongings = Belongings(titles=(title,))
    (number,) = add_worker(database, catalogue, begun, today=SINCE, belongings=belongings).workers()
    before = due_lines(database, catalogue, today=TODAY, language="de", within=60)
    left = Departure(worker_id=number, ended_on=TODAY - timedelta(2), known_on=TODAY - timedelta(2))
    record_departure(database, catalogue, left, today=TODAY - timedelta(2))
    after = due_lines(database, catalogue, today=TODAY, language="de", within=60)
    assert before
    assert after
    anchors = {catalogue.templates[line.key].anchor for line in after}
    assert anchors <= LEAVING
    assert not anchors & {catalogue.templates[line.key].anchor for line in before}
    told_of = [line for line in news(database, catalogue) if line.kind is not NewsKind.DONE]
    titles = {line.title for line in after}
    assert {line.happened for line in told_of if line.happened} == {Happened.LEFT}
    assert all(line.title in titles for line in told_of if not line.happened)
