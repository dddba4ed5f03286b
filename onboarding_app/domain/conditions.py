"""Conditions of templates: small boolean expressions over named facts, with a third answer "not known".

    nationality == third_country and (title in [p16d_3, p18a] or not set(title_valid_until))

Names that the vocabulary knows are facts; other words are values. Nothing is ever evaluated as code.

Source of the grammar: domain file aufenthalt-familie-pflichten.md, 0.3.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple, NoReturn, assert_never

from onboarding_app.domain.periods import months_between

Value = bool | int | str | date
_Answer = bool | frozenset[str]
_Test = Callable[["Facts"], _Answer]

_TOKEN = re.compile(
    r"\s*(?:(?P<word>[A-Za-z_]\w*)|(?P<date>\d{4}-\d{2}-\d{2})|(?P<number>\d+)|(?P<sign>==|!=|<=|>=|[<>()\[\],]))"
)
_COMPARE: Mapping[str, Callable[..., bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false"})
_FUNCTIONS = frozenset({"set", "done", "months_since", "months_until"})


class ConditionError(ValueError):
    """A condition that cannot be read; the text says where and why, `key` and `details` for a sentence."""

    def __init__(self, text: str, reason: str, key: str, **details: object) -> None:
        """Tell what is wrong with the condition of that text."""
        super().__init__(f"{text!r}: {reason}")
        self.key = key
        self.details = details


@dataclass(frozen=True)
class Facts:
    """What is known of a person and the firm on a day. A fact that is missing is not known.

    `done` holds the keys of checkpoints that are done.
    """

    values: Mapping[str, Value]
    today: date
    done: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Truth:
    """The answer of a condition; `value` None means that the facts in `unknown` would decide it."""

    value: bool | None
    unknown: frozenset[str] = frozenset()


class Use(NamedTuple):
    """How a condition asks for a fact: bare (`sign` ""), compared by a sign or "in", or as months from it.

    `until` says that the months are those until the day, not since.
    """

    name: str
    sign: str = ""
    values: tuple[Value, ...] = ()
    as_months: bool = False
    until: bool = False


class Always(NamedTuple):
    """The same answer for everybody."""

    answer: bool


class IsKnown(NamedTuple):
    """Whether a fact is known at all."""

    name: str


class IsDone(NamedTuple):
    """Whether a checkpoint is done."""

    key: str


class Negated(NamedTuple):
    """The opposite of a part."""

    part: "Part"


class Joined(NamedTuple):
    """Parts of which one has to hold (`decisive` True: "or"), or all (False: "and")."""

    parts: "tuple[Part, ...]"
    decisive: bool


Part = Use | Always | IsKnown | IsDone | Negated | Joined
"""What a condition is made of."""


_ANSWERED = {answer: Truth(answer) for answer in (True, False)}


class Condition:
    """A condition that was parsed once and can be asked many times; `text` is how it was written."""

    def __init__(self, text: str, whole: Part, parser: "_Parser") -> None:
        """Keep its parts, how it asks for facts, and the checkpoints it waits for; made by `parse`."""
        self.text = text
        self.whole = whole
        self.names = frozenset(parser.names)
        self.uses = tuple(parser.uses)
        self.awaits = frozenset(parser.awaits)
        self._test = _test_of(whole)

    def __repr__(self) -> str:
        """Show the condition as it was written."""
        return f"Condition({self.text!r})"

    def evaluate(self, facts: Facts) -> Truth:
        """Answer the condition: yes, no, or which facts would decide it (Kleene's three values)."""
        answer = self._test(facts)
        return _ANSWERED[answer] if isinstance(answer, bool) else Truth(None, answer)


def parse(text: str, known: Collection[str]) -> Condition:
    """Read a condition over the facts in `known`.

    Raises:
        ConditionError: it is no condition, or asks for a fact that nobody knows.
    """
    parser = _Parser(text, frozenset(known))
    return Condition(text, parser.whole(), parser)


class _Parser:
    """Recursive descent over the tokens of one condition."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self._text = text
        self._known = known
        self._tokens = list(self._split())
        self._at = 0
        self.names: set[str] = set()
        self.uses: list[Use] = []
        self.awaits: set[str] = set()

    def _split(self) -> list[tuple[str, str, int]]:
        tokens, at = [], 0
        text = self._text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                reason = f"cannot read {text[at:]!r} at column {at + 1}"
                raise ConditionError(self._text, reason, "condition_unreadable", column=at + 1)
            kind = str(match.lastgroup)
            tokens.append((kind, match[kind], match.start(kind) + 1))
            at = match.end()
        return tokens

    def whole(self) -> Part:
        whole = self._either()
        if self._at < len(self._tokens):
            self._fail("an operator")
        return whole

    def _either(self) -> Part:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Joined(tuple(parts), decisive=True)

    def _both(self) -> Part:
        parts = [self._negation()]
        while self._take("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else Joined(tuple(parts), decisive=False)

    def _negation(self) -> Part:
        if self._take("not"):
            return Negated(self._negation())
        return self._atom()

    def _atom(self) -> Part:
        if self._take("("):
            part = self._either()
            self._expect(")")
            return part
        if self._take("true"):
            return Always(answer=True)
        if self._take("false"):
            return Always(answer=False)
        word = self._word()
        if word in _FUNCTIONS and self._peek() == "(":
            return self._function(word)
        return self._comparison(self._fact(word))

    def _function(self, name: str) -> Part:
        self._expect("(")
        argument = self._word()
        self._expect(")")
        match name:
            case "done":
                self.awaits.add(argument)
                return IsDone(argument)
            case "set":
                return IsKnown(self._fact(argument))
            case _:
                return self._comparison(self._fact(argument), as_months=True, until=name == "months_until")

    def _comparison(self, name: str, *, as_months: bool = False, until: bool = False) -> Use:
        sign = self._peek()
        values: tuple[Value, ...] = ()
        if sign in _COMPARE:
            self._at += 1
            values = (self._value(),)
        elif self._take("in"):
            values = self._values()
        else:
            sign = ""
        use = Use(name, sign, values, as_months, until)
        self.uses.append(use)
        return use

    def _values(self) -> tuple[Value, ...]:
        self._expect("[")
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._expect("]")
        return tuple(values)

    def _value(self) -> Value:
        if self._at >= len(self._tokens):
            self._fail("a value")
        kind, text, _ = self._tokens[self._at]
        if kind == "number":
            self._at += 1
            return int(text)
        if kind == "date":
            return self._date()
        if text in {"true", "false"}:
            self._at += 1
            return text == "true"
        return self._word()

    def _date(self) -> date:
        text = self._tokens[self._at][1]
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise ConditionError(
                self._text, f"there is no day {text}", "condition_no_day", name=text
            ) from error
        self._at += 1
        return day

    def _fact(self, name: str) -> str:
        if name not in self._known:
            raise ConditionError(self._text, f"unknown fact {name!r}", "condition_fact", name=name)
        self.names.add(name)
        return name

    def _word(self) -> str:
        kind, text = self._tokens[self._at][:2] if self._at < len(self._tokens) else ("", "")
        if kind != "word" or text in _KEYWORDS:
            self._fail("a name")
        self._at += 1
        return text

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self, text: str) -> bool:
        if self._peek() != text:
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._take(text):
            self._fail(repr(text))

    def _fail(self, wanted: str) -> NoReturn:
        at_end = self._at >= len(self._tokens)
        place = "its end" if at_end else f"column {self._tokens[self._at][2]}"
        reason = f"{wanted} is missing at {place}"
        if at_end:
            raise ConditionError(self._text, reason, "condition_ends_early")
        raise ConditionError(self._text, reason, "condition_missing", column=self._tokens[self._at][2])


def _test_of(part: Part) -> _Test:
    """Return what answers a part of a condition."""
    match part:
        case Joined(parts, decisive):
            return _joined([_test_of(each) for each in parts], decisive=decisive)
        case Negated(inner):
            return _negated(_test_of(inner))
        case Always(answer):
            return lambda _facts: answer
        case IsKnown(name):
            return lambda facts: name in facts.values
        case IsDone(key):
            return lambda facts: key in facts.done
        case Use():
            return _asking(part)
        case _:
            assert_never(part)


def _joined(tests: list[_Test], *, decisive: bool) -> _Test:
    """Return "or" (decisive True) or "and" (decisive False): one decisive answer settles it, known or not."""

    def joined(facts: Facts) -> _Answer:
        unknown: frozenset[str] = frozenset()
        for test in tests:
            answer = test(facts)
            if isinstance(answer, frozenset):
                unknown |= answer
            elif answer is decisive:
                return decisive
        return unknown or not decisive

    return joined


def _negated(test: _Test) -> _Test:
    def negated(facts: Facts) -> _Answer:
        answer = test(facts)
        return answer if isinstance(answer, frozenset) else not answer

    return negated


def _asking(use: Use) -> _Test:
    """Return a test of one fact's value; without one its name is the answer."""
    name, unknown = use.name, frozenset({use.name})

    def value_of(facts: Facts) -> Value | None:
        return facts.values.get(name)

    read = _months(value_of, forward=use.until) if use.as_months else value_of
    test: Callable[[Value], bool] = bool
    if use.sign in _COMPARE:
        test = _comparing(_COMPARE[use.sign], use.values[0])
    elif use.sign:
        test = frozenset(use.values).__contains__

    def asked(facts: Facts) -> _Answer:
        value = read(facts)
        return unknown if value is None else test(value)

    return asked


def _comparing(compare: Callable[..., bool], value: Value) -> Callable[[Value], bool]:
    return lambda known: compare(known, value)


def _months(read: Callable[[Facts], Value | None], *, forward: bool) -> Callable[[Facts], Value | None]:
    """Return a reader of whole months from a date to today, or from today to it."""

    def months(facts: Facts) -> Value | None:
        day = read(facts)
        if not isinstance(day, date):
            return None
        return months_between(facts.today, day) if forward else months_between(day, facts.today)

    return months
