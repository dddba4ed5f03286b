"""Import of a list of people: looked at first, then taken over in one transaction, all or nothing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import FileRefusedError, UserError
from onboarding_app.domain.people import Mentor, MentorId, WorkerId
from onboarding_app.exchange.columns import Field, chosen_columns, guess_columns
from onboarding_app.exchange.people_list import Notice, PersonRecord, RejectedCell, parse_people
from onboarding_app.exchange.tabular import Table, read_table
from onboarding_app.exchange.values import DateOrder, folded
from onboarding_app.services.imported_person import (
    ImportedPerson,
    implausible_value,
    imported_person,
    lost_zeros,
    out_of_order,
)
from onboarding_app.services.known_people import NEW_PERSON, DuplicateQuestion, KnownPeople
from onboarding_app.services.planning import replan_workers
from onboarding_app.storage.database import Database, Work

__all__ = [
    "IMPORT",
    "NEW_PERSON",
    "AmbiguousDatesError",
    "DuplicateQuestion",
    "ImportCancelledError",
    "ImportPreview",
    "apply_import",
    "preview_import",
]

IMPORT = "import_people"
"""What the journal calls an import."""
BATCH = 500
"""People that are planned before the progress is told."""

SHOWN = 60
"""Letters of a rejected value that are shown."""


class AmbiguousDatesError(UserError):
    """Date columns leave open whether the day or the month comes first; `columns` names them."""

    def __init__(self, columns: Sequence[str]) -> None:
        """Keep which columns have to be asked about."""
        super().__init__("dates_ambiguous", columns=", ".join(columns))
        self.columns = tuple(columns)


class ImportCancelledError(UserError):
    """The user stopped the import; nothing was stored."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("import_cancelled")


@dataclass(frozen=True, kw_only=True)
class ImportPreview:
    """What an import would do: people who are new, updated, unchanged; and what could not be read.

    `columns` maps each recognised title to its field; `skipped` counts empty rows and totals. `questions`
    are rows that may mean somebody whom the file knows; until they are answered they count as rejected.
    """

    table: Table
    fields: Mapping[int, Field]
    columns: Mapping[str, Field]
    unrecognised: tuple[str, ...]
    new: tuple[ImportedPerson, ...]
    updated: tuple[ImportedPerson, ...]
    unchanged: tuple[ImportedPerson, ...]
    rejected: tuple[RejectedCell, ...]
    notices: tuple[Notice, ...]
    skipped: int
    questions: tuple[DuplicateQuestion, ...] = ()

    @property
    def rejected_rows(self) -> frozenset[int]:
        """The numbers of the rows that cannot be taken over."""
        return frozenset(cell.row for cell in self.rejected)


def preview_import(
    database: Database,
    path: Path,
    *,
    today: date,
    fields: Mapping[int, Field] | None = None,
    dates: DateOrder | None = None,
    sheet: str | None = None,
    people: Mapping[int, WorkerId] = MappingProxyType({}),
) -> ImportPreview:
    """Look at a list and say what importing it would do; nothing is stored.

    `fields` says what each column means where the guess is wrong; `dates` which number comes first in dates
    that leave it open; `people` whom a row means where the file knows several (`NEW_PERSON`: none of them).

    Raises:
        FileRefusedError: it is no list of people, or cannot be read.
        AmbiguousDatesError: `dates` is needed.
    """
    table = read_table(path, sheet=sheet)
    mapped = guess_columns(table) if fields is None else chosen_columns(table, fields)
    parsed = parse_people(table, mapped, dates=dates)
    if parsed.ambiguous:
        raise AmbiguousDatesError(parsed.ambiguous)
    with database.read() as view:
        sorted_out = _SortedOut(table, mapped.fields, KnownPeople(view.dossiers()), today)
    for record in parsed.records:
        sorted_out.add(record, people.get(record.row))
    rejected = [*parsed.rejected, *sorted_out.rejected]
    found = sorted_out.found
    return ImportPreview(
        table=table,
        fields=mapped.fields,
        columns={table.columns[place]: meaning for place, meaning in mapped.fields.items()},
        unrecognised=mapped.unrecognised,
        new=tuple(found["new"]),
        updated=tuple(found["updated"]),
        unchanged=tuple(found["unchanged"]),
        rejected=tuple(sorted(rejected, key=lambda cell: cell.row)),
        notices=(*parsed.notices, *sorted_out.notices),
        skipped=table.skipped,
        questions=tuple(sorted_out.questions),
    )


@dataclass
class _SortedOut:
    """The rows of a list by what becomes of them."""

    table: Table
    fields: Mapping[int, Field]
    known: KnownPeople
    today: date
    found: dict[str, list[ImportedPerson]] = field(default_factory=lambda: defaultdict(list))
    rejected: list[RejectedCell] = field(default_factory=list)
    questions: list[DuplicateQuestion] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _taken: dict[WorkerId, int] = field(default_factory=dict)

    def add(self, record: PersonRecord, told: WorkerId | None) -> None:
        """Put a row where it belongs; `told` is whom the user says that it means."""
        before = self.known.find(record, told)
        if isinstance(before, DuplicateQuestion):
            self.questions.append(before)
            self.rejected.append(RejectedCell(record.row, "", before.name, before.reason))
            return
        if before and self._taken.setdefault(before.worker.id, record.row) != record.row:
            first = self._taken[before.worker.id]
            self.rejected.append(RejectedCell(record.row, "", f"= {first}", "twice_in_file"))
            return
        if before and lost_zeros(record, before.worker):
            number = str(record.get(Field.PERSONNEL_NUMBER))
            column = _column(self.table, self.fields, Field.PERSONNEL_NUMBER)
            self.notices.append(Notice(record.row, column, number, "number_without_zeros"))
        person = imported_person(record, before, self.today)
        if person.changes and (wrong := out_of_order(person, before)):
            self.rejected.append(_contradiction(record, self.table, self.fields, *wrong))
            return
        if person.changes and (implausible := implausible_value(person, before, self.today)):
            name, key = implausible
            self.rejected.append(_implausible(record, self.table, self.fields, name, key))
            return
        self.found["new" if before is None else "updated" if person.changes else "unchanged"].append(person)


def apply_import(
    database: Database,
    catalogue: Catalogue,
    preview: ImportPreview,
    *,
    today: date,
    skip_rejected: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Take over what a preview showed, in one transaction that one undo takes back.

    Raises:
        FileRefusedError: rows were rejected and `skip_rejected` is not set; nothing is stored.
        ImportCancelledError: the user stopped it; nothing is stored.
    """
    if preview.rejected and not skip_rejected:
        raise FileRefusedError("rows_rejected", rows=len(preview.rejected_rows))
    people = [*preview.new, *preview.updated]
    if not people:
        return Changes(action=IMPORT)
    with database.write(IMPORT) as work:
        ids = _store(work, people)
        for first in range(0, len(ids), BATCH):
            if cancelled is not None and cancelled():
                raise ImportCancelledError
            replan_workers(work, ids[first : first + BATCH], catalogue, today)
            if progress is not None:
                progress(min(first + BATCH, len(ids)), len(ids))
    return work.changes


def _store(work: Work, people: Sequence[ImportedPerson]) -> list[WorkerId]:
    """Store people with what belongs to them; return their ids in the same order."""
    mentors = _mentor_ids(work, people)
    workers = [
        replace(person.worker, mentor_id=mentors[folded(person.mentor)]) if person.mentor else person.worker
        for person in people
    ]
    ids = [worker.id for worker in work.workers.save_many(workers)]
    owned = list(zip(ids, people, strict=True))
    work.titles.save_many([replace(it, worker_id=id_) for id_, person in owned for it in person.titles])
    work.proofs.save_many([replace(it, worker_id=id_) for id_, person in owned for it in person.proofs])
    work.courses.save_many([replace(it, worker_id=id_) for id_, person in owned for it in person.courses])
    work.family.save_many([replace(it, worker_id=id_) for id_, person in owned for it in person.family])
    work.recognition.save_many(
        [replace(it, worker_id=id_) for id_, person in owned for it in person.recognition]
    )
    work.departures.save_many(
        [replace(person.departure, worker_id=id_) for id_, person in owned if person.departure]
    )
    return ids


def _mentor_ids(work: Work, people: Sequence[ImportedPerson]) -> dict[str, MentorId]:
    """Return the mentors that the list names by folded name; who is not known yet is added."""
    ids = {folded(mentor.name): mentor.id for mentor in work.mentors.all()}
    for person in people:
        if person.mentor and folded(person.mentor) not in ids:
            ids[folded(person.mentor)] = work.mentors.save(Mentor(name=person.mentor)).id
    return ids


def _column(table: Table, fields: Mapping[int, Field], *meanings: str) -> str:
    """Return the title of the column that means the first of these fields that the list has."""
    places = {meaning.value: place for place, meaning in fields.items()}
    return next((table.columns[places[each]] for each in meanings if each in places), "")


def _contradiction(
    record: PersonRecord, table: Table, fields: Mapping[int, Field], first: Field, last: Field, end: date
) -> RejectedCell:
    """Reject a row that contradicts what is known of the person, by the column that the list has."""
    return RejectedCell(record.row, _column(table, fields, last, first), end.isoformat(), "ends_before_start")


def _implausible(
    record: PersonRecord, table: Table, fields: Mapping[int, Field], name: str, key: str
) -> RejectedCell:
    """Reject a row for a value that cannot be, by its column."""
    told = record.get(Field(name)) if name in set(Field) else None
    shown = told.isoformat() if isinstance(told, date) else str(told or "")
    return RejectedCell(record.row, _column(table, fields, name), shown[:SHOWN], key)
