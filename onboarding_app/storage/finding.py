"""Questions of the search for everything and of the calendar: quick enough to be asked while typing."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from onboarding_app.domain.people import WorkerId
from onboarding_app.storage.people_list import PeopleList
from onboarding_app.storage.queries import OPEN

_PEOPLE = """
SELECT w.id, w.given_name, w.family_name, w.occupation, w.department, w.search_text FROM worker AS w
WHERE %s ORDER BY (%s) DESC, w.sort_text, w.id LIMIT :limit
"""
_OPEN_OF = f"""
SELECT c.id, c.worker_id, '', '', c.key, c.title, c.acts_on FROM checkpoint AS c
WHERE {OPEN} AND c.worker_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.acts_on NULLS LAST, c.id
"""  # noqa: S608  (conditions of our own, never what a user typed)
_OWN_CHECKPOINTS = f"""
SELECT c.id, c.worker_id, w.given_name, w.family_name, c.key, c.title, c.acts_on
FROM checkpoint AS c JOIN worker AS w ON w.id = c.worker_id
WHERE {OPEN} AND c.title <> '' AND %s ORDER BY c.acts_on NULLS LAST, c.id LIMIT :limit
"""  # noqa: S608
_DOCUMENTS = """
SELECT d.id, d.worker_id, w.given_name, w.family_name, '', d.name, d.filed_on
FROM document AS d JOIN worker AS w ON w.id = d.worker_id
WHERE %s ORDER BY d.filed_on DESC, d.id DESC LIMIT :limit
"""
_AGREEMENTS = """
SELECT a.id, a.worker_id, w.given_name, w.family_name, '', a.text, a.due_on
FROM agreement AS a JOIN worker AS w ON w.id = a.worker_id
WHERE NOT a.dropped AND %s ORDER BY a.done_on IS NOT NULL, a.due_on NULLS LAST, a.id LIMIT :limit
"""
_HELD = """
SELECT t.id, t.worker_id, w.given_name, w.family_name, t.guide, t.held_on
FROM check_in AS t JOIN worker AS w ON w.id = t.worker_id
WHERE t.held_on BETWEEN :first AND :last ORDER BY t.held_on, w.sort_text, t.id
"""


class FoundPerson(NamedTuple):
    """A person in whose names, number, occupation or department some of the words stand, and which."""

    id: WorkerId
    name: str
    occupation: str
    department: str
    words: frozenset[str]


class FoundText(NamedTuple):
    """A checkpoint, agreement or document with what tells it: its template's key, or words as typed."""

    id: int
    worker_id: WorkerId
    worker_name: str
    key: str
    text: str
    on: date | None


class HeldTalk(NamedTuple):
    """A talk that was held."""

    id: int
    worker_id: WorkerId
    worker_name: str
    guide: str
    held_on: date


class Finding(PeopleList):
    """Finds by words and by days; part of every view. Words are folded (see `i18n.folded`)."""

    def found_people(self, words: Sequence[str], limit: int) -> tuple[FoundPerson, ...]:
        """Return people in whose data at least one of the words stands, those with most words first."""
        marks = [f"instr(w.search_text, :word{place})" for place in range(len(words))]
        if not marks:
            return ()
        statement = _PEOPLE % (" OR ".join(marks), " + ".join(f"({mark} > 0)" for mark in marks))
        return tuple(
            FoundPerson(
                id=WorkerId(row[0]),
                name=f"{row[1]} {row[2]}".strip(),
                occupation=row[3],
                department=row[4],
                words=frozenset(word for word in words if word in row[5]),
            )
            for row in self._ask(statement, _named(words) | {"limit": limit})
        )

    def open_of(self, worker_ids: Collection[int], today: date) -> tuple[FoundText, ...]:
        """Return the open checkpoints of these people by day; their names are left empty."""
        values = {"ids": json.dumps(list(worker_ids)), "today": today.isoformat()}
        return tuple(_text(row) for row in self._ask(_OPEN_OF, values))

    def own_checkpoints(self, words: Sequence[str], today: date, limit: int) -> tuple[FoundText, ...]:
        """Return open checkpoints whose own title holds one of the words, the others being the person's.

        It looks at every open checkpoint, so it is asked beside the window.
        """
        return self._typed(_OWN_CHECKPOINTS, "c.title", words, {"today": today.isoformat(), "limit": limit})

    def found_documents(self, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
        """Return filed papers whose name holds one of the words, the others being the person's."""
        return self._typed(_DOCUMENTS, "d.name", words, {"limit": limit})

    def found_agreements(self, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
        """Return what was agreed in these words or with this somebody, what is still open first."""
        return self._typed(_AGREEMENTS, "a.text || ' ' || a.who", words, {"limit": limit})

    def held_talks(self, first: date, last: date) -> tuple[HeldTalk, ...]:
        """Return the talks that were held between two days, by day."""
        values = {"first": first.isoformat(), "last": last.isoformat()}
        return tuple(
            HeldTalk(
                id=row[0],
                worker_id=WorkerId(row[1]),
                worker_name=f"{row[2]} {row[3]}".strip(),
                guide=row[4],
                held_on=date.fromisoformat(row[5]),
            )
            for row in self._ask(_HELD, values)
        )

    def _typed(
        self, statement: str, column: str, words: Sequence[str], values: dict[str, object]
    ) -> tuple[FoundText, ...]:
        if not words:
            return ()
        places = range(len(words))
        here = [f"instr(folded({column}), :word{place})" for place in places]
        each = " AND ".join(f"({here[it]} OR instr(w.search_text, :word{it}))" for it in places)
        asked = f"({' OR '.join(here)}) AND {each}"
        return tuple(_text(row) for row in self._ask(statement % asked, _named(words) | values))


def _named(words: Sequence[str]) -> dict[str, object]:
    return {f"word{place}": word for place, word in enumerate(words)}


def _text(row: Sequence[str]) -> FoundText:
    number, worker_id, given, family, key, text, day = row
    return FoundText(
        id=int(number),
        worker_id=WorkerId(int(worker_id)),
        worker_name=f"{given} {family}".strip(),
        key=key,
        text=text,
        on=None if day is None else date.fromisoformat(day),
    )
