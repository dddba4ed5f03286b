"""Reads TOML files entry by entry; every mistake is told with file, line, entry and reason."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import tomli

from onboarding_app.domain.periods import Direction, Period, Roll, Unit
from onboarding_app.domain.template_checks import TemplateError, check_key

Table = Mapping[str, Any]
Made = TypeVar("Made")
Pair = tuple[str, str]

PERIOD_FIELDS = frozenset({"direction", "n", "unit", "roll", "day_start"})
DEPENDS = "depends"
"""What a flag says where the law answers "partly" or "under conditions"."""


class CatalogueError(Exception):
    """An entry in `resources/` that cannot be; the text names file, line, entry and reason."""


class Entry:
    """One table of a file, read field by field; what is missing, of a wrong kind or left over is an error."""

    def __init__(self, path: Path, table: str, number: int, fields: Table) -> None:
        """Take up the `number`-th table of that name, counted from 0."""
        self.key = str(fields.get("key") or fields.get("fact") or f"entry {number + 1}")
        self._path, self._table, self._number = path, table, number
        self._left = dict(fields)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; one without default may not be empty."""
        text = self._take(name, str, default)
        if not text.strip() and default is None:
            self.fail(f"{name} is empty")
        return text

    def list_of(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts."""
        return self._all_texts(name, self._take(name, list, None if default is None else [*default]))

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """Return yes or no."""
        return self._take(name, bool, default)

    def flag_of_law(self, name: str) -> bool | None:
        """Return a flag of the law: yes, no, or None where it says "depends"."""
        value = self._take(name, object, None)
        if value != DEPENDS and not isinstance(value, bool):
            self.fail(f"{name} is neither true nor false nor {DEPENDS!r}")
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date:
        """Return a day."""
        return self._take(name, date, None)

    def number(self, name: str) -> int | None:
        """Return a whole number, None if it is left out."""
        return self._whole(name, self._left.pop(name)) if name in self._left else None

    def pair(self, name: str, default: str | None = None) -> Pair:
        """Return a text in German and English; one without default may not be empty."""
        table = self._take(name, dict, None if default is None else {"de": default, "en": default})
        return self._both(name, table, may_be_empty=default is not None)

    def lists(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return a list of texts in German and English, of the same length."""
        table = self._take(name, dict, {"de": [], "en": []})
        german, english = (self._all_texts(name, table.get(language, ())) for language in ("de", "en"))
        if len(german) != len(english) or table.keys() != {"de", "en"}:
            self.fail(f"{name}: German and English differ in length")
        return german, english

    def choices(self, name: str) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """Return (value, wording) pairs in German and English; none if it is left out."""
        german: list[Pair] = []
        english: list[Pair] = []
        for choice in self._take(name, list, []):
            if not isinstance(choice, dict) or not isinstance(choice.get("value"), str):
                self.fail(f"{name}: each needs a value")
            words = self._both(name, {key: text for key, text in choice.items() if key != "value"})
            german.append((choice["value"], words[0]))
            english.append((choice["value"], words[1]))
        return tuple(german), tuple(english)

    def one_of(self, name: str, make: Callable[[str], Made]) -> Made:
        """Return a text as a value of that kind."""
        text = self.text(name)
        try:
            return make(text)
        except ValueError as error:
            raise self._error(f"{name}: {error}") from error

    def period(self, name: str) -> Period:
        """Return a period."""
        table = self._take(name, dict, None)
        if unknown := sorted(table.keys() - PERIOD_FIELDS):
            self.fail(f"{name}: unknown field {unknown[0]!r}")
        try:
            period = Period(
                direction=Direction(table["direction"]),
                n=self._whole(name, table["n"]),
                unit=Unit(table["unit"]),
                roll=Roll(table.get("roll", Roll.NONE)),
                day_start=table.get("day_start") is True,
            )
        except KeyError as error:
            raise self._error(f"{name}: {error} is missing") from error
        except ValueError as error:
            raise self._error(f"{name}: {error}") from error
        if period.direction is Direction.BEFORE and period.roll is not Roll.NONE:
            self.fail(f"{name}: what is counted back never rolls")
        return period

    def maybe_period(self, name: str) -> Period | None:
        """Return a period, None if it is left out."""
        return self.period(name) if name in self._left else None

    def end(self) -> None:
        """Say that all has been read."""
        if self._left:
            self.fail(f"unknown field {min(self._left)!r}")

    def fail(self, reason: str) -> NoReturn:
        """Refuse the entry for this reason.

        Raises:
            CatalogueError: always.
        """
        raise self._error(reason)

    def _error(self, reason: str) -> CatalogueError:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        heads = [n for n, line in enumerate(lines, 1) if line.strip() == f"[[{self._table}]]"]
        return CatalogueError(f"{self._path.name}: line {heads[self._number]}: {self.key}: {reason}")

    def _both(self, name: str, table: Table, *, may_be_empty: bool = False) -> Pair:
        german, english = table.get("de"), table.get("en")
        if not isinstance(german, str) or not isinstance(english, str) or len(table) > len(("de", "en")):
            self.fail(f"{name}: German and English are both needed, and nothing else")
        if not may_be_empty and not (german.strip() and english.strip()):
            self.fail(f"{name} is empty")
        return german, english

    def _all_texts(self, name: str, values: object) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(isinstance(it, str) and it.strip() for it in values):
            self.fail(f"{name} is no list of texts")
        return tuple(values)

    def _whole(self, name: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(f"{name}: {value!r} is no whole number")
        return value

    def _take(self, name: str, kind: type[Made], default: Made | None) -> Made:
        value: object = self._left.pop(name, default)
        if value is None:
            self.fail(f"{name} is missing")
        if not isinstance(value, kind):
            self.fail(f"{name} is no {kind.__name__}")
        return value


def content_of(path: Path) -> Table:
    """Return what a file holds.

    Raises:
        CatalogueError: it is missing or no TOML.
    """
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def read_entries(path: Path, table: str, make: Callable[[Entry], Made]) -> Iterator[tuple[Entry, Made]]:
    """Yield every entry of a file with what was made of it.

    Raises:
        CatalogueError: an entry cannot be, has fields too many, or the file holds something else.
    """
    content = content_of(path)
    if unknown := sorted(content.keys() - {table}):
        raise CatalogueError(f"{path.name}: unknown table {unknown[0]!r}")
    for number, fields in enumerate(content.get(table, ())):
        entry = Entry(path, table, number, fields)
        made = make(entry)
        entry.end()
        yield entry, made


def by_key(entries: Iterator[tuple[Entry, Made]]) -> dict[str, Made]:
    """Return what was made of entries, by their keys.

    Raises:
        CatalogueError: there are two of one key.
    """
    found: dict[str, Made] = {}
    for entry, made in entries:
        try:
            check_key(entry.key, found)
        except TemplateError as error:
            entry.fail(error.reason)
        found[entry.key] = made
    return found
