"""Conditions of checkpoints in words: for whom one holds, line by line, without a sign of their notation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from onboarding_app.domain.conditions import Always, IsDone, IsKnown, Joined, Negated, Part, Use, Value
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.facts import STATEMENTS, fact_name, fact_value

OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in"}
"""What holds of a known value where a comparison does not."""


@dataclass(frozen=True)
class ConditionWords:
    """Says conditions in one language; `titles` and `checkpoints` are the names behind their keys."""

    texts: Texts
    titles: Mapping[str, str]
    checkpoints: Mapping[str, str]

    def lines(self, whole: Part) -> tuple[str, ...]:
        """Return what has to hold of a person, each in a line; everybody is one line too."""
        if isinstance(whole, Joined) and not whole.decisive:
            return tuple(line for part in whole.parts for line in self.lines(part))
        if isinstance(whole, Negated) and isinstance(whole.part, Joined) and whole.part.decisive:
            return tuple(line for part in whole.part.parts for line in self.lines(Negated(part)))
        if isinstance(whole, Negated) and isinstance(whole.part, Negated):
            return self.lines(whole.part.part)
        return (self._said(whole, holds=True),)

    def _said(self, part: Part, *, holds: bool) -> str:
        """Return one line for a part that holds, or does not."""
        texts = self.texts
        match part:
            case Negated(inner):
                return self._said(inner, holds=not holds)
            case Joined():
                return self._joined(part, holds=holds)
            case Always(answer):
                return texts("everybody") if answer is holds else texts("nobody")
            case IsKnown(name):
                named = {"name": self._name(name)}
                return texts("{name}: entered", **named) if holds else texts("{name}: not entered", **named)
            case IsDone(key):
                title = self.checkpoints.get(key, key)
                done = texts("“{title}” is done", title=title)
                return done if holds else texts("“{title}” is not done", title=title)
            case Use():
                return self._asked(part, holds=holds)
            case _:
                assert_never(part)

    def _joined(self, part: Joined, *, holds: bool) -> str:
        """Return alternatives or parts that hold together; what is negated is the other of both."""
        lines = ((each, self._said(each, holds=holds)) for each in part.parts)
        said = [f"({line})" if isinstance(each, Joined) else line for each, line in lines]
        first, last = ", ".join(said[:-1]), said[-1]
        if part.decisive is holds:
            return self.texts("{first} or {last}", first=first, last=last)
        return self.texts("{first} and {last}", first=first, last=last)

    def _either(self, values: Sequence[str]) -> str:
        """Return values of which one has to hold."""
        if len(values) == 1:
            return values[0]
        return self.texts("{first} or {last}", first=", ".join(values[:-1]), last=values[-1])

    def _asked(self, use: Use, *, holds: bool) -> str:
        if use.name in STATEMENTS and not use.as_months:
            wanted = (use.values[0] is True) == (use.sign == "==") if use.sign else True
            statement = fact_name(use.name, self.texts)
            return statement if wanted is holds else self.texts("not: {statement}", statement=statement)
        sign = use.sign if holds else OPPOSITE[use.sign]
        values = [self._value(use, value) for value in use.values]
        return f"{self._of(use)}: {self._compared(sign, values, use)}"

    def _of(self, use: Use) -> str:
        texts, name = self.texts, self._name(use.name)
        if not use.as_months:
            return name
        return (
            texts("months until: {name}", name=name)
            if use.until
            else texts("months since: {name}", name=name)
        )

    def _compared(self, sign: str, values: Sequence[str], use: Use) -> str:
        if sign in {"==", "in"}:
            return self._either(values)
        if sign in {"!=", "not in"}:
            return self.texts("not {values}", values=self._either(values))
        words = _DAYS if isinstance(use.values[0], date) else _AMOUNTS
        return words[sign](self.texts, values[0])

    def _value(self, use: Use, value: Value) -> str:
        if isinstance(value, date):
            return short_date(value, self.texts)
        return str(value) if use.as_months else fact_value(use.name, value, self.texts, self.titles)

    def _name(self, name: str) -> str:
        words = fact_name(name, self.texts)
        return words[:1].upper() + words[1:]


_DAYS: Mapping[str, Callable[[Texts, str], str]] = {
    "<": lambda texts, day: texts("before {day}", day=day),
    "<=": lambda texts, day: texts("by {day}", day=day),
    ">": lambda texts, day: texts("after {day}", day=day),
    ">=": lambda texts, day: texts("from {day} on", day=day),
}
_AMOUNTS: Mapping[str, Callable[[Texts, str], str]] = {
    "<": lambda texts, value: texts("below {value}", value=value),
    "<=": lambda texts, value: texts("at most {value}", value=value),
    ">": lambda texts, value: texts("above {value}", value=value),
    ">=": lambda texts, value: texts("at least {value}", value=value),
}
