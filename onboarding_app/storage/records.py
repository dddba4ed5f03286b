"""Domain objects to rows and back: one declared record for each kind of thing.

A column is named as the field that it keeps, so a record is told by its class alone; tests hold the tables
against it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.documents import Document
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.own_plan import OwnTemplate, TemplateChange
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, Worker
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.i18n import folded
from onboarding_app.storage.rows import Row, RowKind, Value

T = TypeVar("T")

COMPANY_ID = 1
"""The id of the one row of the firm, whose class has none."""


@dataclass(frozen=True, eq=False)
class Part:
    """Rows that are one field of an object, each with a name of its own within it.

    `owner` is the column that holds the object's id, `name` the one that tells the rows apart; `values` gives
    what stands in a row after id, owner and name.
    """

    rows: RowKind
    field: str
    owner: str
    name: str
    to_values: Callable[[Any], Row]
    from_values: Callable[[Row], Any]
    sort_key: Callable[[Any], Any]


@dataclass(frozen=True, eq=False)
class Record(Generic[T]):
    """How objects of one class are kept: as a row, with parts where one of its fields is a list.

    `absent` says which value of a field stands for an empty column.
    """

    rows: RowKind
    made: type[T]
    part: Part | None = None
    absent: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        known = {one.name for one in fields(self.made)}  # type: ignore[arg-type]
        return tuple(name for name in self.rows.columns if name in known)

    @cached_property
    def _own_values(self) -> Callable[[T], tuple[Any, ...]]:
        return attrgetter(*self._names)

    @cached_property
    def _ways(self) -> tuple[tuple[int, Callable[[Any], Value], Callable[[Any], Any]], ...]:
        hints = get_type_hints(self.made)
        ways = ((place, _way(hints[name])) for place, name in enumerate(self._names))
        return tuple((place, *way) for place, way in ways if way is not None)

    @cached_property
    def _absent(self) -> tuple[tuple[int, object], ...]:
        return tuple((self._names.index(name), value) for name, value in self.absent.items())

    @cached_property
    def _fixed(self) -> Row:
        return () if "id" in self._names else (COMPANY_ID,)

    def to_row(self, made: T) -> Row:
        """Return an object as a row, without its parts."""
        values = list(self._own_values(made))
        for place, encode, _ in self._ways:
            if values[place] is not None:
                values[place] = encode(values[place])
        for place, nothing in self._absent:
            if values[place] == nothing:
                values[place] = None
        return (*self._fixed, *values)

    def from_row(self, row: Row, parts: Iterable[Row] = ()) -> T:
        """Return the object that a row keeps, with its parts."""
        values: list[Any] = list(row[len(self._fixed) :])
        for place, _, decode in self._ways:
            if values[place] is not None:
                values[place] = decode(values[place])
        for place, nothing in self._absent:
            if values[place] is None:
                values[place] = nothing
        given = dict(zip(self._names, values, strict=True))
        if self.part is not None:
            made = sorted((self.part.from_values(one[2:]) for one in parts), key=self.part.sort_key)
            given[self.part.field] = tuple(made)
        return self.made(**given)

    def part_values(self, made: T) -> dict[Value, Row]:
        """Return the parts of an object by name, each without id and owner."""
        if self.part is None:
            return {}
        rows = (self.part.to_values(one) for one in getattr(made, self.part.field))
        return {row[0]: row for row in rows}


def _way(hint: Any) -> tuple[Callable[[Any], Value], Callable[[Any], Any]] | None:  # noqa: ANN401
    """Return how values of that type are written and read, None when they stay what they are."""
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return " ".join, partial(_words, _member(get_args(hint)[0]))
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is bool:
        return int, bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return attrgetter("_value_"), {member.value: member for member in hint}.__getitem__
    return None


def _words(made: Callable[[str], str], line: str) -> tuple[str, ...]:
    return tuple(made(word) for word in line.split())


def _member(hint: Any) -> Callable[[str], str]:  # noqa: ANN401
    """Return what makes one of many values of a word: the member of an enumeration, else the word itself."""
    is_enum = isinstance(hint, type) and issubclass(hint, StrEnum)
    return {member.value: member for member in hint}.__getitem__ if is_enum else str


def _kind(
    kind: Kind,
    made: type,
    *,
    lead: tuple[str, ...] = (),
    apart: str = "",
    nullable: str = "",
    **more: Any,  # noqa: ANN401  (what a kind of row takes besides)
) -> RowKind:
    """Return the rows that keep objects of a class: whole numbers that `lead`, then its fields.

    `apart` names the field that has rows of its own, `nullable` one that may be empty though the class has a
    value for that.
    """
    kept = [one for one in fields(made) if one.name != apart]
    empty = (None if one.name == nullable else _nothing_of(one.type) for one in kept)
    columns = (*lead, *(one.name for one in kept))
    return RowKind(kind, columns, (*(0 for _ in lead), *empty), **more)


def _nothing_of(hint: Any) -> Value:  # noqa: ANN401
    """Return what a column of that type holds when nothing is known: "" or 0 where it cannot be None."""
    if NoneType in get_args(hint):
        return None
    return 0 if getattr(hint, "__supertype__", hint) in (int, bool) else ""


def _search_and_sort(row: Row) -> Row:
    """Return what a search finds a worker by, and what lists sort by."""
    given, family = folded(str(row[1])), folded(str(row[2]))
    others = " ".join(str(row[place]) for place in _SEARCHED)
    return f"{given} {family} {given} {folded(others)}", f"{family} {given}"


_WORKER_ROWS = _kind(
    Kind.WORKER, Worker, apart="answers", derived=("search_text", "sort_text"), derive=_search_and_sort
)
_SEARCHED = tuple(
    _WORKER_ROWS.place(name) for name in ("personnel_number", "occupation", "department", "city", "email")
)
_ANSWER_ROWS = RowKind(Kind.ANSWER, ("id", "worker_id", "fact", "value"), (0, None, "", ""))
_RATING_ROWS = _kind(Kind.RATING, FactorRating, lead=("id", "check_in_id"))

DRAFT_ROWS = RowKind(Kind.DRAFT, ("id", "worker_id", "body"), (0, 0, ""))

_RATING = Record(_RATING_ROWS, FactorRating)
_THEMES = list(Factor)

ANSWERS = Part(
    rows=_ANSWER_ROWS,
    field="answers",
    owner="worker_id",
    name="fact",
    to_values=lambda answer: answer,
    from_values=lambda values: values,
    sort_key=lambda answer: answer,
)
RATINGS = Part(
    rows=_RATING_ROWS,
    field="ratings",
    owner="check_in_id",
    name="factor",
    to_values=lambda rating: _RATING.to_row(rating)[1:],
    from_values=lambda values: _RATING.from_row((COMPANY_ID, *values)),
    sort_key=lambda rating: _THEMES.index(rating.factor),
)

WORKERS = Record(_WORKER_ROWS, Worker, ANSWERS)
MENTORS = Record(_kind(Kind.MENTOR, Mentor), Mentor)
TITLES = Record(_kind(Kind.TITLE, ResidenceTitle), ResidenceTitle)
FAMILY = Record(_kind(Kind.FAMILY_MEMBER, FamilyMember), FamilyMember)
RECOGNITION = Record(_kind(Kind.RECOGNITION, RecognitionCase), RecognitionCase)
PROOFS = Record(_kind(Kind.LANGUAGE_PROOF, LanguageProof), LanguageProof)
COURSES = Record(_kind(Kind.COURSE, LanguageCourse), LanguageCourse)
CHECKPOINTS = Record(_kind(Kind.CHECKPOINT, Checkpoint), Checkpoint)
CHECK_INS = Record(_kind(Kind.CHECK_IN, CheckIn, apart="ratings"), CheckIn, RATINGS)
AGREEMENTS = Record(
    _kind(Kind.AGREEMENT, Agreement, nullable="check_in_id"), Agreement, absent={"check_in_id": 0}
)
DOCUMENTS = Record(_kind(Kind.DOCUMENT, Document), Document)
HANDOVERS = Record(_kind(Kind.HANDOVER, Handover), Handover)
DEPARTURES = Record(_kind(Kind.DEPARTURE, Departure), Departure)
CENTRES = Record(_kind(Kind.ADVICE_CENTRE, AdviceCentre), AdviceCentre)
TEMPLATE_CHANGES = Record(_kind(Kind.TEMPLATE_CHANGE, TemplateChange), TemplateChange)
OWN_TEMPLATES = Record(_kind(Kind.OWN_TEMPLATE, OwnTemplate), OwnTemplate)
COMPANY = Record(_kind(Kind.COMPANY, Company, lead=("id",), apart="answers"), Company)

RECORDS: tuple[Record[Any], ...] = (
    COMPANY, MENTORS, WORKERS, TITLES, FAMILY, RECOGNITION, PROOFS, COURSES, CHECKPOINTS, CHECK_INS,
    AGREEMENTS, HANDOVERS, DOCUMENTS, DEPARTURES, CENTRES, TEMPLATE_CHANGES,
    OWN_TEMPLATES,
)  # fmt: skip

ROW_KINDS: Mapping[Kind, RowKind] = {
    rows.kind: rows for rows in (*(record.rows for record in RECORDS), _ANSWER_ROWS, _RATING_ROWS, DRAFT_ROWS)
}

OWNED: Mapping[Kind, tuple[tuple[RowKind, str], ...]] = {
    Kind.WORKER: tuple(
        (ROW_KINDS[kind], "worker_id")
        for kind in (
            Kind.AGREEMENT, Kind.CHECK_IN, Kind.DOCUMENT, Kind.CHECKPOINT, Kind.TITLE, Kind.FAMILY_MEMBER,
            Kind.RECOGNITION, Kind.LANGUAGE_PROOF, Kind.COURSE, Kind.HANDOVER, Kind.DEPARTURE, Kind.ANSWER,
            Kind.DRAFT,
        )
    ),
    Kind.CHECK_IN: ((_RATING_ROWS, "check_in_id"), (ROW_KINDS[Kind.AGREEMENT], "check_in_id")),
}  # fmt: skip
"""What is deleted with a row, in this order: first what points to others."""
