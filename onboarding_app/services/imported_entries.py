"""What a row of a list says of what belongs to a person: titles, language, family, recognition, the end.

Each function returns only what is new or changed; an entry with an id replaces the one that the file has.
Empty cells change nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, TypeVar

from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level
from onboarding_app.domain.people import Departure, DepartureReason, FamilyMember, Relation, WorkerId
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.people_list import PersonRecord
from onboarding_app.exchange.values import folded
from onboarding_app.exchange.words import RecognitionState

NOBODY = WorkerId(0)
RENEWED_AFTER = timedelta(days=28)
"""An end that is so much later than the known one is a new title; a smaller difference corrects a mistake."""
RENEWED_BEFORE = timedelta(days=365)
"""Nobody holds a renewed title earlier before the old one ends: a later end then corrects a mistake."""

STAGES = tuple(RecognitionStage)

Change = tuple[str, str, str]
"""A field, what it was and what it is to be, as texts."""

_Entry = TypeVar("_Entry", ResidenceTitle, LanguageProof, LanguageCourse, RecognitionCase)

TITLE_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.TITLE_KIND: "kind",
        Field.TITLE_FROM: "valid_from",
        Field.TITLE_UNTIL: "valid_until",
        Field.RENEWAL_FILED_ON: "renewal_filed_on",
        Field.FICTION_UNTIL: "fiction_until",
        Field.COPY_SEEN_ON: "copy_seen_on",
        Field.AUTHORITY: "authority",
    }
)
PROOF_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.LANGUAGE_LEVEL: "level",
        Field.LANGUAGE_PROVEN_ON: "on",
        Field.CERTIFICATE: "certificate",
        Field.LISTENING: "listening",
        Field.READING: "reading",
        Field.WRITING: "writing",
        Field.SPEAKING: "speaking",
    }
)
COURSE_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.COURSE: "name",
        Field.COURSE_PROVIDER: "provider",
        Field.COURSE_STARTS_ON: "starts_on",
        Field.COURSE_ENDS_ON: "ends_on",
        Field.COURSE_EXAM_ON: "exam_on",
    }
)
CASE_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.RECOGNITION: "stage",
        Field.OCCUPATION_GROUP: "occupation_group",
        Field.RECOGNITION_FILED_ON: "filed_on",
        Field.RECOGNITION_NOTICE_ON: "notice_on",
        Field.RECOGNITION_BODY: "body",
    }
)
_OF_A_PAPER = ("renewal_filed_on", "fiction_until", "copy_seen_on", "authority")
"""What is noted of a title without making it another one."""


def titles_of(record: PersonRecord, known: Dossier | None, today: date) -> tuple[ResidenceTitle, ...]:
    """Return the title that a row tells of: new beside the earlier ones, or the latest with gaps filled."""
    told = _title_told(record)
    history = known.titles if known else ()
    if told == ResidenceTitle(worker_id=NOBODY) or any(_says_no_more(told, title) for title in history):
        return ()
    if not history:
        return (told,)
    latest = max(history, key=lambda title: (title.unlimited, title.valid_until or date.min, title.id))
    if _is_correction(told, latest, today):
        return (_filled(latest, told),)
    # Since when it holds stays unknown where the list does not say it: a day made up here would be a fact.
    return (replace(told, kind=told.kind or latest.kind),)


def _title_told(record: PersonRecord) -> ResidenceTitle:
    """Return what a row says of a title; since when an unnamed one without end holds says nothing."""
    until = record.get(Field.TITLE_UNTIL)
    values = _values(record, TITLE_FIELDS) | {
        "valid_until": until if isinstance(until, date) else None,
        "unlimited": until == "unlimited",
    }
    told = ResidenceTitle(worker_id=NOBODY, **values)
    return (
        told
        if replace(told, valid_from=None) != ResidenceTitle(worker_id=NOBODY)
        else replace(told, valid_from=None)
    )


def _says_no_more(told: ResidenceTitle, title: ResidenceTitle) -> bool:
    """Whether a known title holds already all that a row tells."""
    return (
        told.kind in {"", title.kind}
        and told.valid_from in {None, title.valid_from}
        and told.valid_until in {None, title.valid_until}
        and (title.unlimited or not told.unlimited)
        and all(getattr(told, name) in {None, "", getattr(title, name)} for name in _OF_A_PAPER)
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
        unlimited=told.unlimited or latest.unlimited,
        **{name: getattr(told, name) or getattr(latest, name) for name in TITLE_FIELDS.values()},
    )


def proofs_of(record: PersonRecord, known: Dossier | None) -> tuple[LanguageProof, ...]:
    """Return the level that is proven, with its certificate, and the one that is needed."""
    history = known.proofs if known else ()
    found = []
    values = _values(record, PROOF_FIELDS)
    level = values.get("level") or max((it.level for it in history if not it.is_target), default=None)
    if isinstance(level, Level) and values:
        held = [it for it in history if it.level == level and not it.is_target]
        latest = max(held, key=lambda it: it.id, default=None)
        told = replace(latest or LanguageProof(worker_id=NOBODY, level=level), **values | {"level": level})
        found += [told] if told != latest else []
    needed = record.get(Field.LANGUAGE_TARGET)
    if isinstance(needed, Level) and needed not in {it.level for it in history if it.is_target}:
        found.append(LanguageProof(worker_id=NOBODY, level=needed, is_target=True))
    return tuple(found)


def latest_course(courses: Iterable[LanguageCourse]) -> LanguageCourse | None:
    """Return the course that a list of people tells of: the one that began last, else the one noted last."""
    return max(courses, key=lambda it: (it.starts_on or date.min, it.id), default=None)


def courses_of(record: PersonRecord, known: Dossier | None) -> tuple[LanguageCourse, ...]:
    """Return the course that a row tells of: a new one by its name, or the known one filled."""
    history, values = known.courses if known else (), _values(record, COURSE_FIELDS)
    name = values.get("name")
    same = [it for it in history if name is None or folded(it.name) == folded(str(name))]
    latest = latest_course(same)
    if not values or (name is None and latest is None):
        return ()
    told = replace(latest, **values) if latest else LanguageCourse(worker_id=NOBODY, **values)
    return () if told == latest else (told,)


def family_of(record: PersonRecord, known: Dossier | None) -> tuple[FamilyMember, ...]:
    """Return the relatives that a row tells of and the file does not know: a spouse, and so many children."""
    history = known.family if known else ()
    spouse = next((member for member in history if member.relation is Relation.SPOUSE), None)
    children = sum(member.relation is Relation.CHILD for member in history)
    abroad, joins = record.get(Field.SPOUSE_ABROAD), record.get(Field.WANTS_TO_JOIN)
    is_told = record.get(Field.MARITAL_STATUS) is True or abroad is True or joins is True
    found: list[FamilyMember] = []
    if spouse is not None or is_told:
        told = spouse or FamilyMember(worker_id=NOBODY, relation=Relation.SPOUSE)
        if isinstance(abroad, bool) and told.lives_abroad is None:
            told = replace(told, lives_abroad=abroad)
        if isinstance(joins, bool) and told.wants_to_join is None:
            told = replace(told, wants_to_join=joins)
        found += [told] if told != spouse else []
    counted = record.get(Field.CHILDREN)
    missing = counted - children if isinstance(counted, int) else 0
    found += [FamilyMember(worker_id=NOBODY, relation=Relation.CHILD) for _ in range(missing)]
    return tuple(found)


def departure_of(record: PersonRecord, known: Dossier | None, today: date) -> Departure | None:
    """Return the end that a row tells of, with its reason."""
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


def recognition_of(record: PersonRecord, known: Dossier | None) -> tuple[RecognitionCase, ...]:
    """Return the case that a row tells of: a first one, or the latest one brought forward, never back."""
    latest = max(known.recognition, key=lambda case: case.id) if known and known.recognition else None
    told, state = latest, _state_told(record)
    if state is not None:
        told = told or RecognitionCase(worker_id=NOBODY, stage=state.stage)
        is_done = latest is not None and latest.stage is RecognitionStage.DONE
        if not is_done and STAGES.index(state.stage) >= STAGES.index(told.stage):
            told = replace(told, stage=state.stage, outcome=state.outcome or told.outcome)
    if told is not None:
        values = _values(record, CASE_FIELDS)
        told = replace(told, **{name: it for name, it in values.items() if name != "stage"})
    return () if told is None or told == latest else (told,)


def _state_told(record: PersonRecord) -> RecognitionState | None:
    """Return how far the case is; a day of filing or of the notice says it where no word does."""
    state = record.get(Field.RECOGNITION)
    if isinstance(state, RecognitionState):
        return state
    if record.get(Field.RECOGNITION_NOTICE_ON):
        return RecognitionState(RecognitionStage.NOTICE, None)
    if record.get(Field.RECOGNITION_FILED_ON):
        return RecognitionState(RecognitionStage.FILED, None)
    return None


def entry_changes(
    entries: Iterable[_Entry], known: Iterable[_Entry], fields: Mapping[Field, str]
) -> list[Change]:
    """Return what entries change against those that they replace, else against none."""
    held = {it.id: it for it in known}
    found = []
    for entry in entries:
        before = held.get(entry.id) if entry.id else None
        for field, name in fields.items():
            was, now = _told(before, name), _told(entry, name)
            if now != was:
                found.append((field.value, was, now))
    return found


def _told(entry: object, name: str) -> str:
    if name == "valid_until" and getattr(entry, "unlimited", False):
        return "unlimited"
    value = getattr(entry, name, None)
    return "" if value is None else str(value)


def _values(record: PersonRecord, fields: Mapping[Field, str]) -> dict[str, Any]:
    """Return what the filled cells of a row say of the fields of an entry."""
    return {name: value for field, name in fields.items() if (value := record.get(field)) is not None}
