"""What holds for every plan, whatever the templates, facts, events and deeds."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.anchors import AnchorDate
from onboarding_app.domain.conditions import parse
from onboarding_app.domain.periods import Direction, Period, Roll, Unit
from onboarding_app.domain.plans import PAST_WHEN_RECORDED
from tests.domain.planned import CALENDAR, KNOWN, TODAY, again, plan, stored, template
from tests.made import made_departure

PERIODS = st.builds(
    Period,
    direction=st.sampled_from(Direction),
    n=st.integers(0, 30),
    unit=st.sampled_from(Unit),
    roll=st.sampled_from(Roll),
)
CONDITIONS = st.sampled_from(["true", "a", "not a", "a and b", "a or c", "not (b or c)", "done(t1)"])
ANCHORS = ("employment_start", "entry_date", "employment_end")
TEMPLATES = st.lists(
    st.tuples(CONDITIONS, st.sampled_from(ANCHORS), st.none() | PERIODS, PERIODS, st.booleans()),
    min_size=1,
    max_size=6,
).map(
    lambda rows: [
        template(f"t{n}", condition, anchor=anchor, legal=legal, plan=planned, keep_when_past=keep)
        for n, (condition, anchor, legal, planned, keep) in enumerate(rows)
    ]
)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
INSTANCES = st.sampled_from(["", "title-1", "title-2"])
EVENTS = st.dictionaries(
    st.sampled_from(ANCHORS),
    st.dictionaries(INSTANCES, DAYS, min_size=1, max_size=2).map(
        lambda days: tuple(AnchorDate(on, instance) for instance, on in days.items())
    ),
)
VALUES = st.dictionaries(st.sampled_from(KNOWN), st.booleans())
DEPARTURES = st.none() | DAYS.map(lambda on: made_departure(ended_on=on))
SITUATIONS = st.tuples(VALUES, EVENTS, DEPARTURES)
DEEDS = st.lists(
    st.sampled_from(["nothing", "start", "done", "drop", "move", "note"]), min_size=12, max_size=12
)


def planned(templates, situation):
    values, events, departure = situation
    return plan(*templates, values=values, anchors=events, departure=departure)


def worked_on(checkpoints, deeds):
    """Return the checkpoints after people have done something with some of them."""
    act = {
        "nothing": lambda it: it,
        "start": lambda it: it.started(),
        "done": lambda it: it.completed(TODAY),
        "drop": lambda it: it.dropped("not here", TODAY),
        "move": lambda it: it.moved(date(2029, 1, 8)),
        "note": lambda it: replace(it, note="seen"),
    }
    return tuple(
        act[deed](it) if it.is_open else it for it, deed in zip(checkpoints, deeds * 4, strict=False)
    )


@given(TEMPLATES, SITUATIONS)
def test_safe_comes_before_legal_and_plan_before_safe(templates, situation):
    for item in planned(templates, situation).items:
        assert CALENDAR.is_workday(item.plan_on)
        if item.safe_on is not None and item.legal_on is not None:
            assert item.plan_on <= item.safe_on <= item.legal_on


@given(TEMPLATES, SITUATIONS)
def test_the_order_of_templates_and_facts_is_irrelevant(templates, situation):
    values, events, departure = situation
    turned = (dict(reversed(values.items())), dict(reversed(events.items())), departure)
    one, other = planned(templates, situation), planned(templates[::-1], turned)
    assert one.items == other.items
    assert one.questions == other.questions
    assert set(one.undated) == set(other.undated)


@given(TEMPLATES, SITUATIONS, SITUATIONS, DEEDS)
def test_planning_twice_changes_nothing(templates, earlier, later, deeds):
    first = worked_on(stored(again(planned(templates, earlier), (), *templates)), deeds)
    second = stored(again(planned(templates, later), first, *templates), first)
    assert not again(planned(templates, later), second, *templates)


@given(TEMPLATES, SITUATIONS, SITUATIONS, DEEDS)
def test_no_plan_changes_what_somebody_has_touched(templates, earlier, later, deeds):
    first = worked_on(stored(again(planned(templates, earlier), (), *templates)), deeds)
    second = stored(again(planned(templates, later), first, *templates), first)
    touched = {it for it in first if it.is_touched and it.reason != PAST_WHEN_RECORDED}
    assert touched <= set(second)


@given(TEMPLATES, SITUATIONS, SITUATIONS)
def test_after_planning_what_is_open_is_what_the_plan_asks(templates, earlier, later):
    first = stored(again(planned(templates, earlier), (), *templates))
    new = planned(templates, later)
    second = stored(again(new, first, *templates), first)
    places = [(it.key, it.instance) for it in second]
    assert len(places) == len(set(places))
    asked = {item.place: item.plan_on for item in new.items}
    assert {(it.key, it.instance): it.plan_on for it in second if it.is_open}.items() <= asked.items()
    assert set(asked) <= set(places)


@given(TEMPLATES, SITUATIONS)
def test_what_is_withdrawn_comes_back_as_it_was(templates, situation):
    first = stored(again(planned(templates, situation), (), *templates))
    nothing = plan(*[replace(it, applies=parse("false", KNOWN)) for it in templates])
    gone = stored(again(nothing, first, *templates), first)
    assert not any(it.is_open for it in gone)
    assert set(stored(again(planned(templates, situation), gone, *templates), gone)) == set(first)
