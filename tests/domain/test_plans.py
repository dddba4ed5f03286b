"""Plans: what is asked of whom and when, and what comes first."""

from datetime import date, timedelta

import pytest

from onboarding_app.domain.anchors import AnchorDate
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.periods import Roll, Unit
from onboarding_app.domain.plans import blocked_by
from tests.domain.planned import START, TODAY, after, plan, template
from tests.made import made_checkpoint, made_departure

# What is asked, and when


def test_a_template_is_dated_from_its_event():
    legal = after(2, Unit.WEEK, roll=Roll.NEXT_WORKDAY)
    event = {"employment_start": (AnchorDate(date(2026, 10, 17)),)}
    (item,) = plan(template(legal=legal, plan=after(5)), anchors=event).items
    assert (item.legal_on, item.safe_on) == (date(2026, 11, 2), date(2026, 10, 30))  # V1
    assert item.plan_on == date(2026, 10, 22)
    assert item.due_on == item.safe_on
    assert item.anchor_on == date(2026, 10, 17)
    assert item.place == ("register", "")


def test_without_a_legal_period_the_planned_day_counts():
    (item,) = plan(template()).items
    assert (item.legal_on, item.safe_on, item.due_on) == (None, None, item.plan_on)


def test_to_act_is_planned_on_a_working_day():
    event = {"employment_start": (AnchorDate(date(2026, 10, 30)),)}
    (item,) = plan(template(plan=after(2)), anchors=event).items  # Sunday, after Reformation Day
    assert item.plan_on == date(2026, 10, 30)


def test_to_act_is_never_planned_after_the_safe_day():
    (item,) = plan(template(legal=after(7), plan=after(30))).items
    assert item.plan_on == item.safe_on == date(2026, 10, 8)


def test_each_instance_of_an_event_is_asked_for():
    event = {"employment_start": (AnchorDate(START, "title-1"), AnchorDate(TODAY, "title-2"))}
    found = plan(template(), anchors=event)
    assert [item.instance for item in found.items] == ["title-1", "title-2"]


def test_what_applies_without_its_event_waits_for_it():
    found = plan(template(), template("other", "a"), anchors={}, values={"a": False})
    assert found.items == ()
    assert found.undated == (("register", "employment_start"),)


def test_a_false_condition_is_not_held_and_an_unknown_one_asks():
    templates = (template("one", "a"), template("two", "a and b"), template("three", "b or c"))
    assert plan(*templates, values={"a": False, "b": False, "c": False}).items == ()
    asked = plan(*templates)
    assert asked.items == ()
    assert asked.questions == ("a", "b", "c")
    assert plan(*templates, values={"b": True}).questions == ("a",)
    assert plan(*templates, values={"a": True}).questions == ("b", "c")


def test_items_come_by_date():
    early, late = template("early", plan=after(60)), template("late", plan=after(90))
    assert [it.template.key for it in plan(late, early).items] == ["early", "late"]


# People who leave

LEAVING = template("deregister", anchor="employment_end", plan=after(6))
BEFORE_END, AFTER_END = template("soon", plan=after(60)), template("later", plan=after(200))


def leaving(on, today=TODAY):
    events = {"employment_start": (AnchorDate(START),), "employment_end": (AnchorDate(on),)}
    departure = made_departure(ended_on=on)
    templates = (LEAVING, BEFORE_END, AFTER_END, template("asks", "a"))
    return plan(*templates, anchors=events, departure=departure, today=today)


def test_who_leaves_is_asked_for_what_falls_before_the_last_day_and_comes_of_leaving():
    found = leaving(date(2026, 12, 31))
    assert {it.template.key for it in found.items} == {"deregister", "soon"}
    assert found.questions == ("a",)


def test_the_last_day_still_counts():
    assert "soon" in {it.template.key for it in leaving(TODAY + timedelta(30), TODAY + timedelta(30)).items}


def test_who_has_left_is_asked_for_nothing_else():
    found = leaving(date(2026, 12, 31), date(2027, 1, 1))
    assert {it.template.key for it in found.items} == {"deregister"}
    assert found.questions == found.undated == ()


@pytest.mark.parametrize("today", [date(2026, 12, 1), date(2027, 1, 4)])
def test_who_leaves_the_country_later_than_the_firm_is_asked_too(today):
    """§ 17 (2) BMG: the address is deregistered when moving out, which is seldom the last day of work."""
    moving = template("deregister_address", anchor="leaves_germany", plan=after(0))
    events = {"leaves_germany": (AnchorDate(date(2027, 1, 20)),)}
    departure = made_departure(ended_on=date(2026, 12, 31))
    found = plan(moving, anchors=events, departure=departure, today=today)
    assert [it.template.key for it in found.items] == ["deregister_address"]


def test_what_comes_of_leaving_waits_for_a_departure():
    events = {"employment_end": (AnchorDate(TODAY),)}
    assert plan(LEAVING, anchors=events).items == ()


# What comes first


def test_an_open_prerequisite_blocks():
    one, two = template("one"), template("two", needs=("one", "three"))
    known = {it.key: it for it in (one, two)}
    first, second = made_checkpoint(key="one"), made_checkpoint(key="two")
    assert blocked_by(second, (first, second), known) == ("one",)
    assert blocked_by(second, (first.completed(TODAY), second), known) == ()
    assert blocked_by(second, (second,), known) == ()
    assert blocked_by(second.completed(TODAY), (first,), known) == ()
    assert blocked_by(first, (first, second), known) == ()
    assert blocked_by(made_checkpoint(key=""), (first,), known) == ()


@pytest.mark.parametrize(
    ("theirs", "ours", "blocks"),
    [
        ("", "", True),
        ("", "title-2", True),
        ("title-2", "", True),
        ("title-2", "title-2", True),
        ("title-1", "title-2", False),
        ("family-3", "title-2", True),
    ],
)
def test_another_title_blocks_nothing(theirs, ours, blocks):
    known = {"two": template("two", needs=("one",))}
    first, second = made_checkpoint(key="one", instance=theirs), made_checkpoint(key="two", instance=ours)
    assert bool(blocked_by(second, (first,), known)) is blocks


# Templates


def test_a_template_speaks_german_and_english():
    assert (template().title("de"), template().title("en")) == ("Anmelden", "Register")


@pytest.mark.parametrize(
    ("kind", "verified", "law"),
    [
        (PeriodKind.STATUTORY, True, True),
        (PeriodKind.STATUTORY, False, False),
        (PeriodKind.AUTHORITY, True, True),
        (PeriodKind.PRACTICE, True, False),
    ],
)
def test_only_what_was_verified_is_shown_as_law(kind, verified, law):
    assert template(kind=kind, verified=verified).is_law is law
