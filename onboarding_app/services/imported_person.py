"""What a row of a list makes of a person: a new one, or a known one changed. Empty cells change nothing."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Worker
from onboarding_app.domain.plausible import check_days, check_departure, check_title, check_worker
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.people_list import IN_ORDER, PersonRecord
from onboarding_app.exchange.values import folded
from onboarding_app.exchange.writing import same_in_files
from onboarding_app.services.imported_entries import (
    CASE_FIELDS,
    COURSE_FIELDS,
    PROOF_FIELDS,
    TITLE_FIELDS,
    Change,
    courses_of,
    departure_of,
    entry_changes,
    family_of,
    proofs_of,
    recognition_of,
    titles_of,
)

_WORKER_FIELDS = frozenset(each.name for each in fields(Worker)) - {"id", "mentor_id", "answers"}


@dataclass(frozen=True, kw_only=True)
class ImportedPerson:
    """One person of a list. `changes` are (field, before, after) as texts; empty for one that is unchanged.

    What belongs to the person gets its worker id when it is stored; an entry with an id replaces that one.
    """

    row: int
    worker: Worker
    titles: tuple[ResidenceTitle, ...] = ()
    proofs: tuple[LanguageProof, ...] = ()
    courses: tuple[LanguageCourse, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    recognition: tuple[RecognitionCase, ...] = ()
    departure: Departure | None = None
    mentor: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()

    @property
    def name(self) -> str:
        """The person's name."""
        return self.worker.name


def imported_person(record: PersonRecord, known: Dossier | None, today: date) -> ImportedPerson:
    """Return what a row makes of a known person, or of nobody."""
    before = known.worker if known else Worker(given_name="", family_name="")
    worker = replace(before, **_worker_values(record, before), answers=_answers(record, before))
    worker = replace(worker, note=_note(worker.note, record.kept))
    person = ImportedPerson(
        row=record.row,
        worker=worker,
        titles=titles_of(record, known, today),
        proofs=proofs_of(record, known),
        courses=courses_of(record, known),
        family=family_of(record, known),
        recognition=recognition_of(record, known),
        departure=departure_of(record, known, today),
        mentor=_mentor(record, known),
    )
    return replace(person, changes=tuple(_changes(person, known, before)))


def _mentor(record: PersonRecord, known: Dossier | None) -> str:
    """Return the name of a mentor that the person does not have already."""
    mentor = str(record.get(Field.MENTOR) or "")
    is_known = known and known.mentor and folded(known.mentor.name) == folded(mentor)
    return "" if is_known else mentor


def _changes(person: ImportedPerson, known: Dossier | None, before: Worker) -> list[Change]:
    """Return what a row changes, field by field."""
    worker, departure = person.worker, person.departure
    changes = [
        (name, _text(getattr(before, name)), _text(getattr(worker, name)))
        for name in sorted(_WORKER_FIELDS | {"answers"})
        if getattr(before, name) != getattr(worker, name)
    ]
    changes += entry_changes(person.titles, known.titles if known else (), TITLE_FIELDS)
    proven = [it for it in person.proofs if not it.is_target]
    changes += entry_changes(proven, known.proofs if known else (), PROOF_FIELDS)
    changes += [(Field.LANGUAGE_TARGET.value, "", it.level.value) for it in person.proofs if it.is_target]
    changes += entry_changes(person.courses, known.courses if known else (), COURSE_FIELDS)
    changes += [("family", "", it.relation.value) for it in person.family]
    changes += entry_changes(person.recognition, known.recognition if known else (), CASE_FIELDS)
    changes += [("ended_on", "", _text(departure.ended_on))] if departure else []
    changes += [("mentor", "", person.mentor)] if person.mentor else []
    return changes


def out_of_order(person: ImportedPerson, known: Dossier | None) -> tuple[Field, Field, date] | None:
    """Return a beginning, its end and the day of that end where a row and what is known contradict."""
    worker, title = person.worker, next(iter(person.titles), None)
    course, case = next(iter(person.courses), None), next(iter(person.recognition), None)
    departure = person.departure or (known.departure if known else None)
    days = {
        Field.STARTED_ON: worker.started_on,
        Field.PROBATION_ENDS_ON: worker.probation_ends_on,
        Field.FIXED_TERM_ENDS_ON: worker.fixed_term_ends_on,
        Field.ENDED_ON: departure.ended_on if departure else None,
        Field.TITLE_FROM: title.valid_from if title else None,
        Field.TITLE_UNTIL: title.valid_until if title else None,
        Field.COURSE_STARTS_ON: course.starts_on if course else None,
        Field.COURSE_ENDS_ON: course.ends_on if course else None,
        Field.RECOGNITION_FILED_ON: case.filed_on if case else None,
        Field.RECOGNITION_NOTICE_ON: case.notice_on if case else None,
    }
    for first, last in IN_ORDER:
        begin, end = days[first], days[last]
        if begin and end and end < begin:
            return first, last, end
    return None


def implausible_value(person: ImportedPerson, known: Dossier | None, today: date) -> tuple[str, str] | None:
    """Return the field and the reason of a value that cannot be, by the same rules as in the forms."""
    try:
        if person.worker != (known.worker if known else None):
            check_worker(person.worker, today, known.worker if known else None)
        _check_entries(person, known, today)
        if person.departure:
            check_departure(person.departure, person.worker, today)
    except InvalidValueError as error:
        return str(error.details.get("field", "")), error.key
    return None


def _check_entries(person: ImportedPerson, known: Dossier | None, today: date) -> None:
    """Look whether what belongs to the person can be.

    Raises:
        InvalidValueError: it cannot; `field` is that of the list.
    """
    for kind, entries, before, names in (
        (Kind.TITLE, person.titles, known.titles if known else (), TITLE_FIELDS),
        (Kind.LANGUAGE_PROOF, person.proofs, known.proofs if known else (), PROOF_FIELDS),
        (Kind.COURSE, person.courses, known.courses if known else (), COURSE_FIELDS),
        (Kind.RECOGNITION, person.recognition, known.recognition if known else (), CASE_FIELDS),
    ):
        fields_of = {f"{kind}.{name}": field.value for field, name in names.items()}
        stored = {it.id: it for it in before}
        for entry in entries:
            try:
                check_days(entry, stored.get(entry.id), today, kind)
            except InvalidValueError as error:
                raise InvalidValueError(error.key, field=fields_of[str(error.details["field"])]) from error
    for title in person.titles:
        check_title(title, today)


def _worker_values(record: PersonRecord, before: Worker) -> dict[str, Any]:
    values = {
        name.value: value
        for name, value in record.values.items()
        if name.value in _WORKER_FIELDS and not _is_known(value, getattr(before, name.value))
    }
    if lost_zeros(record, before):
        del values[Field.PERSONNEL_NUMBER.value]
    hired_from = record.get(Field.HIRED_FROM_ABROAD)
    return values | ({"hired_from": hired_from} if hired_from is not None else {})


def lost_zeros(record: PersonRecord, known: Worker) -> bool:
    """Whether a row tells the number that is known without its zeros, as after a detour through Excel."""
    told, number = record.get(Field.PERSONNEL_NUMBER), known.personnel_number
    return isinstance(told, str) and told != number and told.zfill(len(number)) == number


def _is_known(told: object, known: object) -> bool:
    """Whether a cell tells what is known; a file holds only the beginning of a long note."""
    return isinstance(told, str) and isinstance(known, str) and same_in_files(told, known)


def _note(note: str, kept: tuple[str, ...]) -> str:
    """Add the texts of a row that no field holds, unless the note holds them already."""
    return "\n".join([*filter(None, [note]), *(line for line in kept if line not in note.splitlines())])


def _answers(record: PersonRecord, before: Worker) -> tuple[tuple[str, str], ...]:
    """Take from "single" that there is no spouse, so that nobody has to be asked."""
    if record.get(Field.MARITAL_STATUS) is not False:
        return before.answers
    return tuple(sorted({**dict(before.answers), "spouse_abroad": "false", "spouse_in_de": "false"}.items()))


def _text(value: object) -> str:
    return "" if value is None else str(value)
