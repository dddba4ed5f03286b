"""Seen and set aside: kept with the reason, in the history, undoable; a plan moves what was only seen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.services.ahead import ahead
from onboarding_app.services.company import company_of, leads_of, save_company, save_leads
from onboarding_app.services.overview import due_lines, overview, standing
from onboarding_app.services.person import person_page
from onboarding_app.services.setting_aside import acknowledge_checkpoint, ask_again, set_checkpoint_aside
from onboarding_app.services.state import file_state
from onboarding_app.services.workers import Belongings, add_worker, save_worker
from tests.made import made_title, made_worker

TODAY = date(2026, 11, 23)
ENDS = date(2027, 5, 31)


@pytest.fixture
def worker(database, catalogue):
    """Somebody who began four days ago."""
    begun = made_worker(started_on=TODAY - timedelta(4))
    add_worker(database, catalogue, begun, today=TODAY)
    with database.read() as view:
        return view.workers.all()[0]


@pytest.fixture
def asked(database, catalogue, worker):
    """Return the lines on a day, by id."""

    def on(day=TODAY):
        lines = due_lines(database, catalogue, today=day, language="de", within=90)
        return {line.id: line for line in lines}

    return on


@pytest.fixture
def late(asked):
    """A line that is late, and comes from the plan."""
    return next(line for line in asked().values() if line.overdue)


def test_what_was_seen_is_quiet_until_it_is_late_for_long(database, catalogue, asked, late):
    acknowledge_checkpoint(database, late.id, on=TODAY, reason="Amt hat zu")
    seen = asked()[late.id]
    assert (seen.quiet, seen.quiet_until, seen.quiet_reason) == (True, None, "Amt hat zu")
    escalates = late.due_on + timedelta(15)
    assert [asked(day)[late.id].quiet for day in (escalates - timedelta(1), escalates)] == [True, False]
    assert asked(escalates)[late.id].escalated
    first = overview(database, catalogue, today=TODAY, language="de", escalates=False)
    assert {line.id for line in first.due if line.quiet} == {late.id}


def test_after_how_many_days_it_escalates_is_the_firms_setting(database, asked, late):
    day = late.due_on + timedelta(4)
    assert not asked(day)[late.id].escalated
    answers = (*company_of(database).answers, ("signal_late_days", "3"))
    save_company(database, replace(company_of(database), answers=answers))
    assert asked(day)[late.id].escalated


def test_what_is_set_aside_is_counted_nowhere_but_listed_however_long_the_list_is(
    database, catalogue, asked, late
):
    def counted():
        figures = standing(database, catalogue, today=TODAY)
        state = file_state(database, catalogue, today=TODAY)
        return figures.overdue_count, figures.soon_count, state.overdue

    lines = asked().values()
    soon = next(it for it in lines if not it.overdue and it.plan_on <= TODAY + timedelta(14))
    overdue, coming, badge = counted()
    assert overdue == badge
    acknowledge_checkpoint(database, late.id, on=TODAY)
    assert counted() == (overdue - 1, coming, badge - 1)
    acknowledge_checkpoint(database, soon.id, on=TODAY)
    assert counted() == (overdue - 1, coming - 1, badge - 1)
    page = overview(database, catalogue, today=TODAY, language="de", most=1)
    assert {line.id for line in page.due if line.quiet} == {late.id, soon.id}
    coming_up = ahead(database, catalogue, today=TODAY, language="de").lines
    assert {late.id, soon.id} <= {line.id for line in coming_up if line.quiet}
    ask_again(database, late.id)
    assert counted() == (overdue, coming - 1, badge)


def test_what_was_set_aside_comes_back_on_its_day(database, asked, late):
    until = TODAY + timedelta(2)
    set_checkpoint_aside(database, late.id, until=until, reason=" wartet ", on=TODAY)
    assert [asked(day)[late.id].quiet for day in (TODAY, until - timedelta(1), until)] == [True, True, False]
    assert asked()[late.id].quiet_reason == "wartet"


def test_it_stands_in_the_history_and_can_be_undone(database, catalogue, worker, asked, late):
    set_checkpoint_aside(database, late.id, until=TODAY + timedelta(2), reason="Urlaub", on=TODAY)
    newest = person_page(database, catalogue, worker.id, today=TODAY, language="de").history[0]
    assert newest.action == "set_checkpoint_aside"
    assert ("checkpoint.quiet_reason", "", "Urlaub") in newest.fields
    database.undo()
    assert asked()[late.id] == late
    database.redo()
    assert asked()[late.id].quiet
    ask_again(database, late.id)
    assert asked()[late.id] == late


@pytest.mark.parametrize(
    ("days", "reason", "key"),
    [
        (0, "wartet", "aside_day_past"),
        (-1, "wartet", "aside_day_past"),
        (2, "  ", "aside_reason_missing"),
        (9999, "wartet", "moved_too_far"),
    ],
)
def test_without_a_reason_or_a_day_ahead_nothing_is_set_aside(database, asked, late, days, reason, key):
    with pytest.raises(InvalidValueError, match=key):
        set_checkpoint_aside(database, late.id, until=TODAY + timedelta(days), reason=reason, on=TODAY)
    assert asked()[late.id] == late


def test_nothing_is_set_aside_past_the_laws_last_day(database, asked):
    line = next(it for it in asked().values() if it.legal_on and it.legal_on >= TODAY)
    with pytest.raises(InvalidValueError, match="moved_past_legal"):
        set_checkpoint_aside(database, line.id, until=line.legal_on + timedelta(1), reason="wartet", on=TODAY)
    set_checkpoint_aside(
        database, line.id, until=line.legal_on, reason="wartet", on=line.legal_on - timedelta(1)
    )


def test_a_plan_still_moves_what_was_only_seen(database, catalogue, worker, asked):
    line = next(it for it in asked().values() if not it.overdue and it.rule and it.plan_on > TODAY)
    acknowledge_checkpoint(database, line.id, on=TODAY)
    later = replace(worker, started_on=worker.started_on + timedelta(7))
    save_worker(database, catalogue, later, today=TODAY)
    moved = {it.id for it in asked().values() if it.plan_on != line.plan_on}
    assert line.id in moved
    assert asked()[line.id].quiet


@pytest.mark.parametrize(
    ("belongings", "key"),
    [
        (Belongings(titles=(made_title(kind="p18a", valid_until=ENDS),)), "residence_renewal_apply"),
        (Belongings(titles=(made_title(kind="p18g", valid_until=ENDS),)), "salary_threshold_review"),
    ],
)
def test_a_paper_that_ends_is_brought_up_again_at_each_of_its_lead_times(
    database, catalogue, belongings, key
):
    begun = made_worker(started_on=date(2025, 1, 1))
    add_worker(database, catalogue, begun, today=TODAY, belongings=belongings)

    def line(day):
        found = due_lines(database, catalogue, today=day, language="de", within=400)
        return next(it for it in found if it.key == key)

    leads = [lead for lead in catalogue.leads["title_valid_until"] if ENDS - timedelta(lead) > TODAY]
    assert len(leads) >= 5
    assert (line(TODAY).ends, line(TODAY).ends_on) == ("title_valid_until", ENDS)
    for lead in leads:
        day = ENDS - timedelta(lead)
        acknowledge_checkpoint(database, line(TODAY).id, on=day - timedelta(1))
        assert [line(it).quiet for it in (day - timedelta(1), day)] == [True, False]


def test_each_kind_of_paper_has_lead_times_of_its_own(catalogue):
    assert all(len(days) >= 3 for days in catalogue.leads.values())
    assert len(set(catalogue.leads.values())) == len(catalogue.leads)


def test_the_firms_own_lead_times_count_instead_of_those_that_ship(database, catalogue):
    begun, held = made_worker(started_on=date(2025, 1, 1)), made_title(kind="p18b", valid_until=ENDS)
    add_worker(database, catalogue, begun, today=TODAY, belongings=Belongings(titles=(held,)))
    changes = save_leads(database, catalogue, {"title_valid_until": (100,), "contract_end": ()})
    assert leads_of(database, catalogue) == catalogue.leads | {"title_valid_until": (100,)}

    def line(day):
        found = due_lines(database, catalogue, today=day, language="de", within=400)
        return next(it for it in found if it.ends == "title_valid_until" and not it.overdue)

    usual = ENDS - timedelta(120)
    acknowledge_checkpoint(database, line(usual).id, on=usual - timedelta(1))
    assert line(usual).quiet
    assert not line(ENDS - timedelta(100)).quiet
    assert changes.entry_id is not None
    save_leads(database, catalogue, catalogue.leads)
    assert company_of(database).answers == ()
