"""Who of the data file a row of a list means: by several fields, never by e-mail; asked where it is open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import WorkerId
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.people_list import PersonRecord
from onboarding_app.exchange.values import folded

NEW_PERSON = WorkerId(0)
"""The answer that a row means nobody whom the file knows."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody whom a row may mean, with what tells people apart."""

    id: WorkerId
    name: str
    personnel_number: str
    birth_date: date | None
    started_on: date | None


@dataclass(frozen=True, kw_only=True)
class DuplicateQuestion:
    """A row of which the user has to say whom it means: one of the candidates, or somebody new.

    `reason` is the key of the sentence: several people fit, or one only nearly does.
    """

    row: int
    name: str
    reason: str
    candidates: tuple[Candidate, ...]


class KnownPeople:
    """The people of the data file, to be found again."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        """Order them by what rows tell of people."""
        self._by_id: dict[WorkerId, Dossier] = {}
        self._by_number: dict[str, list[Dossier]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Dossier]] = defaultdict(list)
        self._by_birth: dict[date, list[Dossier]] = defaultdict(list)
        for dossier in dossiers:
            worker = dossier.worker
            self._by_id[worker.id] = dossier
            self._by_name[folded(worker.family_name), folded(worker.given_name)].append(dossier)
            if worker.personnel_number:
                self._by_number[without_zeros(worker.personnel_number)].append(dossier)
            if worker.birth_date:
                self._by_birth[worker.birth_date].append(dossier)

    def find(self, record: PersonRecord, told: WorkerId | None) -> Dossier | DuplicateQuestion | None:
        """Return whom a row means, None for somebody new, or the question that has to be asked.

        `told` is what the user has answered: a person, or `NEW_PERSON`.
        """
        if told is not None:
            return self._by_id.get(told)
        born, named = record.get(Field.BIRTH_DATE), self._by_name.get(_names(record), [])
        numbered = self._numbered(record)
        # A number alone can be that of somebody else: in the list of another firm, or without its zeros.
        if len(numbered) == 1 and _fits(record, numbered[0]):
            return numbered[0]
        if numbered:
            named = [dossier for dossier in named if _may_be(born, dossier.worker.birth_date)]
            both = {dossier.worker.id: dossier for dossier in (*named, *numbered)}
            return _question(
                record, both.values(), "several_people" if len(numbered) > 1 else "number_of_other"
            )
        fitting = [
            dossier
            for dossier in named
            if _may_be(born, dossier.worker.birth_date) and _may_have(record, dossier.worker.personnel_number)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return _question(record, fitting, "several_people")
        near = list(self._nearly(record, born))
        return _question(record, near, "perhaps_known") if near else None

    def _numbered(self, record: PersonRecord) -> list[Dossier]:
        """Return who has the number of a row: exactly so, else but for zeros before it and with its name."""
        number = _number(record)
        alike = self._by_number.get(without_zeros(number), []) if number else []
        exactly = [dossier for dossier in alike if dossier.worker.personnel_number == number]
        return exactly or [dossier for dossier in alike if _fits(record, dossier)]

    def _nearly(self, record: PersonRecord, born: object) -> Iterator[Dossier]:
        """Yield who was born on the same day and shares a name: married since, or with another number."""
        if isinstance(born, date):
            yield from (each for each in self._by_birth.get(born, []) if _shares_a_name(record, each))


def _question(record: PersonRecord, people: Iterable[Dossier], reason: str) -> DuplicateQuestion:
    return DuplicateQuestion(
        row=record.row,
        name=name_in(record),
        reason=reason,
        candidates=tuple(
            Candidate(
                id=worker.id,
                name=worker.name,
                personnel_number=worker.personnel_number,
                birth_date=worker.birth_date,
                started_on=worker.started_on,
            )
            for worker in (dossier.worker for dossier in people)
        ),
    )


def name_in(record: PersonRecord) -> str:
    """Return the name that a row tells."""
    return f"{record.get(Field.GIVEN_NAME) or ''} {record.get(Field.FAMILY_NAME) or ''}".strip()


def without_zeros(number: str) -> str:
    """Return a personnel number without the zeros before it, which Excel takes away from numbers."""
    return number.lstrip("0")


def _number(record: PersonRecord) -> str:
    number = record.get(Field.PERSONNEL_NUMBER)
    return number if isinstance(number, str) else ""


def _names(record: PersonRecord) -> tuple[str, str]:
    return (
        folded(str(record.get(Field.FAMILY_NAME) or "")),
        folded(str(record.get(Field.GIVEN_NAME) or "")),
    )


def _shares_a_name(record: PersonRecord, dossier: Dossier) -> bool:
    return bool(set(folded(name_in(record)).split()) & set(folded(dossier.worker.name).split()))


def _fits(record: PersonRecord, dossier: Dossier) -> bool:
    """Whether a row can be of a person with its number: a name is the same, and no birth date but a slip."""
    is_named_so = folded(name_in(record)) == folded(dossier.worker.name)
    return is_named_so or (
        _shares_a_name(record, dossier) and _may_be(record.get(Field.BIRTH_DATE), dossier.worker.birth_date)
    )


def _may_have(record: PersonRecord, known: str) -> bool:
    """Whether a person can have the number of a row."""
    number = _number(record)
    return not number or not known or without_zeros(number) == without_zeros(known)


def _may_be(told: object, known: object) -> bool:
    """Whether two values can be of the same person: they are equal, or one is not known."""
    return told is None or known is None or told == known
