"""Conditions: a small language with three answers, against an oracle that knows all facts."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.conditions import ConditionError, Facts, Truth, Use, parse

TODAY = date(2026, 11, 23)
YES, NO = Truth(value=True), Truth(value=False)
KNOWN = {"a", "b", "c", "nat", "level", "ends", "count"}


def truth(text, *, done=(), **values):
    return parse(text, KNOWN).evaluate(Facts(values, TODAY, frozenset(done)))


@pytest.mark.parametrize(
    ("text", "values", "answer"),
    [
        ("true", {}, True),
        ("false", {}, False),
        ("a", {"a": True}, True),
        ("a", {"a": False}, False),
        ("not a", {"a": False}, True),
        ("not not a", {"a": True}, True),
        ("a and b", {"a": True, "b": True}, True),
        ("a or b and c", {"a": True, "b": False, "c": False}, True),
        ("(a or b) and c", {"a": True, "b": False, "c": False}, False),
        ("nat == third_country", {"nat": "third_country"}, True),
        ("nat != third_country", {"nat": "ch"}, True),
        ("nat in [ch, de]", {"nat": "de"}, True),
        ("nat in [ch]", {"nat": "de"}, False),
        ("a == true", {"a": True}, True),
        ("a != true", {"a": True}, False),
        ("a == false", {"a": False}, True),
        ("count >= 20", {"count": 20}, True),
        ("count>20", {"count": 20}, False),
        ("level < B2", {"level": "B1"}, True),
        ("level <= B2", {"level": "C1"}, False),
        ("level >= A0", {"level": "A1"}, True),
        ("ends <= 2027-01-01", {"ends": date(2026, 12, 31)}, True),
        ("set(ends)", {"ends": TODAY}, True),
        ("set(ends)", {}, False),
        ("set(a)", {"a": False}, True),
        ("months_until(ends) < 3", {"ends": date(2027, 2, 22)}, True),
        ("months_until(ends) < 3", {"ends": date(2027, 2, 23)}, False),
        ("months_since(ends) == 2", {"ends": date(2026, 9, 23)}, True),
        ("months_since(ends) in [1, 2]", {"ends": date(2026, 9, 24)}, True),
    ],
)
def test_known_facts_decide(text, values, answer):
    assert truth(text, **values) == Truth(answer)


def test_done_is_never_unknown():
    assert truth("done(first_talk)") == NO
    assert truth("done(first_talk)", done={"first_talk"}) == YES


@pytest.mark.parametrize(
    ("text", "values", "unknown"),
    [
        ("a", {}, {"a"}),
        ("not a", {}, {"a"}),
        ("a and b", {"a": True}, {"b"}),
        ("a and b", {}, {"a", "b"}),
        ("a or b", {"a": False}, {"b"}),
        ("nat == ch", {}, {"nat"}),
        ("nat in [ch, de] or a", {"a": False}, {"nat"}),
        ("months_until(ends) < 3", {}, {"ends"}),
        ("months_since(ends) < 3", {}, {"ends"}),
        ("set(ends) or a", {}, {"a"}),
    ],
)
def test_a_missing_fact_makes_a_question(text, values, unknown):
    assert truth(text, **values) == Truth(None, frozenset(unknown))


@pytest.mark.parametrize("text", ["a and b", "b and a", "not (not a or not b)"])
def test_what_is_false_anyway_asks_nothing(text):
    assert truth(text, a=False) == NO


@pytest.mark.parametrize("text", ["a or b", "b or a"])
def test_what_is_true_anyway_asks_nothing(text):
    assert truth(text, a=True) == YES


def test_months_of_what_is_no_date_are_not_known():
    assert truth("months_since(a) > 1", a=True) == Truth(None, frozenset({"a"}))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a name is missing at its end"),
        ("a and", "a name is missing at its end"),
        ("and a", "a name is missing at column 1"),
        ("a b", "an operator is missing at column 3"),
        ("(a", "')' is missing at its end"),
        ("a)", "an operator is missing at column 2"),
        ("nat ==", "a value is missing at its end"),
        ("nat == ==", "a name is missing at column 8"),
        ("nat in ch", "'[' is missing at column 8"),
        ("nat in [ch de]", "']' is missing at column 12"),
        ("nat in []", "a name is missing at column 9"),
        ("moon", "unknown fact 'moon'"),
        ("set(moon)", "unknown fact 'moon'"),
        ("months_since(moon) > 1", "unknown fact 'moon'"),
        ("set()", "a name is missing at column 5"),
        ("set a", "unknown fact 'set'"),
        ("done(a", "')' is missing at its end"),
        ("a; b", "cannot read '; b' at column 2"),
        ("__import__('os')", "cannot read \"'os')\" at column 12"),
        ("a.b", "cannot read '.b' at column 2"),
        ("ends > 2027-02-30", "there is no day 2027-02-30"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, reason):
    with pytest.raises(ConditionError) as told:
        parse(text, KNOWN)
    assert str(told.value) == f"{text!r}: {reason}"


def test_a_condition_says_what_it_asks():
    condition = parse("a and nat in [ch, de] and months_until(ends) < 3 and not done(x) and set(b)", KNOWN)
    assert condition.names == {"a", "nat", "ends", "b"}
    assert condition.awaits == {"x"}
    assert condition.uses == (
        Use("a"),
        Use("nat", "in", ("ch", "de")),
        Use("ends", "<", (3,), as_months=True, until=True),
    )
    assert repr(condition) == f"Condition({condition.text!r})"


NAMES = ("a", "b", "c")
EXPRESSIONS = st.recursive(
    st.sampled_from([*NAMES, "true", "false"]),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda them: "(" + ") and (".join(them) + ")"),
        st.lists(inner, min_size=2, max_size=3).map(lambda them: "(" + ") or (".join(them) + ")"),
    ),
    max_leaves=8,
)
PARTIAL = st.dictionaries(st.sampled_from(NAMES), st.booleans())


def worlds(values):
    """Return every way in which the missing facts may turn out."""
    missing = [name for name in NAMES if name not in values]
    return [
        values | dict(zip(missing, turn, strict=True)) for turn in product([True, False], repeat=len(missing))
    ]


@given(EXPRESSIONS, PARTIAL)
def test_python_agrees_where_all_is_known(text, values):
    for world in worlds(values):
        wanted = eval(text.replace("true", "True").replace("false", "False"), {}, world)  # noqa: S307 - made here
        assert truth(text, **world) == Truth(wanted)


@given(EXPRESSIONS, PARTIAL)
def test_an_answer_holds_however_the_rest_turns_out(text, values):
    found = truth(text, **values)
    if found.value is None:
        assert found.unknown
        assert found.unknown.isdisjoint(values)
    else:
        assert found.unknown == frozenset()
        assert {truth(text, **world).value for world in worlds(values)} == {found.value}


@given(EXPRESSIONS, PARTIAL)
def test_who_answers_the_questions_gets_an_answer(text, values):
    while (found := truth(text, **values)).value is None:
        values = values | {min(found.unknown): True}
    assert found.value in {True, False}


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        parse(text, KNOWN)
    except ConditionError:
        return
