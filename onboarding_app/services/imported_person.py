"""What a row of a list makes of a person: a new one, or a known one changed. Empty cells change nothing."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import LanguageProof, Level
from onboarding_app.domain.people import (
    Departure,
    DepartureReason,
    FamilyMember,
    Relation,
    Worker,
    WorkerId,
)
from onboarding_app.domain.plausible import check_departure, check_title, check_worker
from onboarding_app.domain.recognition import OccupationGroup, RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.people_list import IN_ORDER, PersonRecord
from onboarding_app.exchange.values import folded
from onboarding_app.exchange.words import RecognitionState
from onboarding_app.exchange.writing import same_in_files

NOBODY = WorkerId(0)
RENEWED_AFTER = timedelta(days=28)
"""An end that is so much later than the known one is a new title; a smaller difference corrects a mistake."""
RENEWED_BEFORE = timedelta(days=365)
"""Nobody holds a renewed title earlier before the old one ends: a later end then corrects a mistake."""

STAGES = tuple(RecognitionStage)

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
    titles = _titles(record, known, today)
    proofs, family = _proofs(record, known), _family(record, known)
    departure, recognition = _departure(record, known, today), _recognition(record, known)
    mentor = str(record.get(Field.MENTOR) or "")
    if known and known.mentor and folded(known.mentor.name) == folded(mentor):
        mentor = ""
    changes = [
        (name, _text(getattr(before, name)), _text(getattr(worker, name)))
        for name in sorted(_WORKER_FIELDS | {"answers"})
        if getattr(before, name) != getattr(worker, name)
    ]
    changes += [change for it in titles for change in _title_changes(it, known)]
    changes += [("language", "", it.level.value) for it in proofs]
    changes += [("family", "", it.relation.value) for it in family]
    changes += [("recognition", "", it.stage.value) for it in recognition]
    changes += [("ended_on", "", _text(departure.ended_on))] if departure else []
    changes += [("mentor", "", mentor)] if mentor else []
    return ImportedPerson(
        row=record.row,
        worker=worker,
        titles=titles,
        proofs=proofs,
        family=family,
        recognition=recognition,
        departure=departure,
        mentor=mentor,
        changes=tuple(changes),
    )


def out_of_order(person: ImportedPerson, known: Dossier | None) -> tuple[Field, Field, date] | None:
    """Return a beginning, its end and the day of that end where a row and what is known contradict."""
    worker, title = person.worker, next(iter(person.titles), None)
    departure = person.departure or (known.departure if known else None)
    days = {
        Field.STARTED_ON: worker.started_on,
        Field.PROBATION_ENDS_ON: worker.probation_ends_on,
        Field.FIXED_TERM_ENDS_ON: worker.fixed_term_ends_on,
        Field.ENDED_ON: departure.ended_on if departure else None,
        Field.TITLE_FROM: title.valid_from if title else None,
        Field.TITLE_UNTIL: title.valid_until if title else None,
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
        for title in person.titles:
            check_title(title, today)
        if person.departure:
            check_departure(person.departure, person.worker, today)
    except InvalidValueError as error:
        return str(error.details.get("field", "")), error.key
    return None


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


def _titles(record: PersonRecord, known: Dossier | None, today: date) -> tuple[ResidenceTitle, ...]:
    """Return the title that a row tells of: new beside the earlier ones, or the latest with gaps filled."""
    kind = str(record.get(Field.TITLE_KIND) or "")
    start, until = record.get(Field.TITLE_FROM), record.get(Field.TITLE_UNTIL)
    unlimited = until == "unlimited"
    end = until if isinstance(until, date) else None
    if not kind and end is None and not unlimited:
        return ()
    told = ResidenceTitle(
        worker_id=NOBODY,
        kind=kind,
        valid_from=start if isinstance(start, date) else None,
        valid_until=end,
        unlimited=unlimited,
    )
    history = known.titles if known else ()
    if any(_says_no_more(told, title) for title in history):
        return ()
    if not history:
        return (told,)
    latest = max(history, key=lambda title: (title.unlimited, title.valid_until or date.min, title.id))
    if _is_correction(told, latest, today):
        return (_filled(latest, told),)
    # Since when it holds stays unknown where the list does not say it: a day made up here would be a fact.
    return (replace(told, kind=told.kind or latest.kind),)


def _says_no_more(told: ResidenceTitle, title: ResidenceTitle) -> bool:
    """Whether a known title holds already all that a row tells."""
    return (
        told.kind in {"", title.kind}
        and told.valid_from in {None, title.valid_from}
        and told.valid_until in {None, title.valid_until}
        and (title.unlimited or not told.unlimited)
    )


def _is_correction(told: ResidenceTitle, latest: ResidenceTitle, today: date) -> bool:
    """Whether a row fills or corrects the latest title, rather than telling of a new one."""
    if told.valid_from and latest.valid_from and told.valid_from > latest.valid_from:
        return False
    if told.valid_until and told.valid_until == latest.valid_until:
        return True  # the same paper, its kind put right
    if told.kind and latest.kind and told.kind != latest.kind:
        return False
    if told.unlimited and latest.valid_until is not None:
        return False
    if told.valid_until is None or latest.valid_until is None:
        return True
    return (
        told.valid_until - latest.valid_until <= RENEWED_AFTER or latest.valid_until - today > RENEWED_BEFORE
    )


def _filled(latest: ResidenceTitle, told: ResidenceTitle) -> ResidenceTitle:
    return replace(
        latest,
        kind=told.kind or latest.kind,
        valid_from=told.valid_from or latest.valid_from,
        valid_until=told.valid_until or latest.valid_until,
        unlimited=told.unlimited or latest.unlimited,
    )


def _title_changes(title: ResidenceTitle, known: Dossier | None) -> list[tuple[str, str, str]]:
    """Return what a title changes: against the one that it corrects, else against none."""
    history = {each.id: each for each in known.titles} if known else {}
    before = _told_of(history.get(title.id)) if title.id else _told_of(None)
    return [(name, before[name], after) for name, after in _told_of(title).items() if after != before[name]]


def _told_of(title: ResidenceTitle | None) -> dict[str, str]:
    """Return what a list can tell of a title, as texts by field."""
    until = "unlimited" if title and title.unlimited else _text(title.valid_until if title else None)
    return {
        Field.TITLE_KIND.value: title.kind if title else "",
        Field.TITLE_FROM.value: _text(title.valid_from if title else None),
        Field.TITLE_UNTIL.value: until,
    }


def _proofs(record: PersonRecord, known: Dossier | None) -> tuple[LanguageProof, ...]:
    history = known.proofs if known else ()
    found = []
    for name, is_target in ((Field.LANGUAGE_LEVEL, False), (Field.LANGUAGE_TARGET, True)):
        level = record.get(name)
        held = {proof.level for proof in history if proof.is_target is is_target}
        if isinstance(level, Level) and level not in held:
            found.append(LanguageProof(worker_id=NOBODY, level=level, is_target=is_target))
    return tuple(found)


def _family(record: PersonRecord, known: Dossier | None) -> tuple[FamilyMember, ...]:
    """Return the relatives that a row tells of and the file does not know: a spouse, and so many children."""
    history = known.family if known else ()
    spouses = [member for member in history if member.relation is Relation.SPOUSE]
    children = sum(member.relation is Relation.CHILD for member in history)
    abroad = record.get(Field.SPOUSE_ABROAD)
    found: list[FamilyMember] = []
    if record.get(Field.MARITAL_STATUS) is True or abroad is True:
        if not spouses:
            lives = abroad if isinstance(abroad, bool) else None
            found.append(FamilyMember(worker_id=NOBODY, relation=Relation.SPOUSE, lives_abroad=lives))
        elif isinstance(abroad, bool) and spouses[0].lives_abroad is None:
            found.append(replace(spouses[0], lives_abroad=abroad))
    told = record.get(Field.CHILDREN)
    missing = told - children if isinstance(told, int) else 0
    found += [FamilyMember(worker_id=NOBODY, relation=Relation.CHILD) for _ in range(missing)]
    return tuple(found)


def _departure(record: PersonRecord, known: Dossier | None, today: date) -> Departure | None:
    ended_on = record.get(Field.ENDED_ON)
    if not isinstance(ended_on, date):
        return None
    earlier = known.departure if known else None
    # Whoever takes the list over knows of it now at the latest; periods of notice run from that day.
    first = Departure(worker_id=NOBODY, ended_on=ended_on, known_on=min(today, ended_on))
    told = replace(earlier or first, ended_on=ended_on)
    reason = record.get(Field.ENDED_REASON)
    if isinstance(reason, DepartureReason):
        told = replace(told, reason=reason)
    return None if told == earlier else told


def _recognition(record: PersonRecord, known: Dossier | None) -> tuple[RecognitionCase, ...]:
    """Return the case that a row tells of: a first one, or the latest one brought forward, never back."""
    state, group = record.get(Field.RECOGNITION), record.get(Field.OCCUPATION_GROUP)
    latest = max(known.recognition, key=lambda case: case.id) if known and known.recognition else None
    told = latest
    if isinstance(state, RecognitionState):
        told = told or RecognitionCase(worker_id=NOBODY, stage=state.stage)
        is_done = latest is not None and latest.stage is RecognitionStage.DONE
        if not is_done and STAGES.index(state.stage) >= STAGES.index(told.stage):
            told = replace(told, stage=state.stage, outcome=state.outcome or told.outcome)
    if told is not None and isinstance(group, OccupationGroup):
        told = replace(told, occupation_group=group)
    return () if told is None or told == latest else (told,)


def _text(value: object) -> str:
    return "" if value is None else str(value)
