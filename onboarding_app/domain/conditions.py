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
from typing import NoReturn

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


@dataclass(frozen=True)
class Use:
    """How a condition asks for a fact: bare (`sign` ""), compared by a sign or "in", or as months from it."""

    name: str
    sign: str = ""
    values: tuple[Value, ...] = ()
    as_months: bool = False


_ANSWERED = {answer: Truth(answer) for answer in (True, False)}


class Condition:
    """A condition that was parsed once and can be asked many times; `text` is how it was written."""

    def __init__(self, text: str, test: _Test, parser: "_Parser") -> None:
        """Keep the parsed test, how it asks for facts, and the checkpoints it waits for; made by `parse`."""
        self.text = text
        self.names = frozenset(parser.names)
        self.uses = tuple(parser.uses)
        self.awaits = frozenset(parser.awaits)
        self._test = test

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

    def whole(self) -> _Test:
        test = self._either()
        if self._at < len(self._tokens):
            self._fail("an operator")
        return test

    def _either(self) -> _Test:
        tests = [self._both()]
        while self._take("or"):
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else _joined(tests, decisive=True)

    def _both(self) -> _Test:
        tests = [self._negation()]
        while self._take("and"):
            tests.append(self._negation())
        return tests[0] if len(tests) == 1 else _joined(tests, decisive=False)

    def _negation(self) -> _Test:
        if self._take("not"):
            return _negated(self._negation())
        return self._atom()

    def _atom(self) -> _Test:
        if self._take("("):
            test = self._either()
            self._expect(")")
            return test
        if self._take("true"):
            return lambda _: True
        if self._take("false"):
            return lambda _: False
        word = self._word()
        if word in _FUNCTIONS and self._peek() == "(":
            return self._function(word)
        return self._comparison(word, self._fact(word))

    def _function(self, name: str) -> _Test:
        self._expect("(")
        argument = self._word()
        self._expect(")")
        match name:
            case "done":
                self.awaits.add(argument)
                return lambda facts: argument in facts.done
            case "set":
                self._fact(argument)
                return lambda facts: argument in facts.values
            case _:
                fact = self._fact(argument)
                months = _months(fact, forward=name == "months_until")
                return self._comparison(argument, months, as_months=True)

    def _comparison(
        self, name: str, read: Callable[[Facts], Value | None], *, as_months: bool = False
    ) -> _Test:
        sign = self._peek()
        values: tuple[Value, ...] = ()
        test: Callable[[Value], bool] = bool
        if sign in _COMPARE:
            self._at += 1
            values = (self._value(),)
            test = _comparing(_COMPARE[sign], values[0])
        elif self._take("in"):
            values = self._values()
            test = frozenset(values).__contains__
        else:
            sign = ""
        self.uses.append(Use(name, sign, values, as_months))
        return _asking(read, test, frozenset({name}))

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

    def _fact(self, name: str) -> Callable[[Facts], Value | None]:
        if name not in self._known:
            raise ConditionError(self._text, f"unknown fact {name!r}", "condition_fact", name=name)
        self.names.add(name)
        return lambda facts: facts.values.get(name)

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


def _asking(
    read: Callable[[Facts], Value | None], test: Callable[[Value], bool], unknown: frozenset[str]
) -> _Test:
    """Return a test of one fact's value; without one its name is the answer."""

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
