"""Tables to go out: the people as the import reads them back, and all that belongs to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Agreement, CheckIn, FactorRating
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import LanguageCourse, LanguageProof, needed, reached
from onboarding_app.domain.people import Departure, FamilyMember, Handover, HiredFrom, Relation
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.domain.visibility import is_confidential
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.title_names import title_key
from onboarding_app.exchange.workbook import ExportCell, Sheet
from onboarding_app.i18n import Texts
from onboarding_app.services.imported_entries import (
    CASE_FIELDS,
    COURSE_FIELDS,
    PROOF_FIELDS,
    TITLE_FIELDS,
    latest_course,
)
from onboarding_app.services.lines import title_of
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.held import held_field, held_kind, stored_word
from onboarding_app.wording.values import occupation_group_name, reason_name, recognition_stage_name

_TIES = frozenset("id worker_id mentor_id check_in_id key instance anchor ratings title".split())
"""Fields that only tie entries together or to the plan; a checkpoint's title is told in full words."""

_TABLES: Mapping[Kind, tuple[type, Callable[[Dossier], Iterable[object]]]] = {
    Kind.TITLE: (ResidenceTitle, lambda it: it.titles),
    Kind.FAMILY_MEMBER: (FamilyMember, lambda it: it.family),
    Kind.RECOGNITION: (RecognitionCase, lambda it: it.recognition),
    Kind.LANGUAGE_PROOF: (LanguageProof, lambda it: it.proofs),
    Kind.COURSE: (LanguageCourse, lambda it: it.courses),
    Kind.CHECKPOINT: (Checkpoint, lambda it: it.checkpoints),
    Kind.CHECK_IN: (CheckIn, lambda it: it.check_ins),
    Kind.RATING: (FactorRating, lambda it: it.check_ins),
    Kind.AGREEMENT: (Agreement, lambda it: it.agreements),
    Kind.HANDOVER: (Handover, lambda it: it.handovers),
    Kind.DEPARTURE: (Departure, lambda it: [it.departure] if it.departure else []),
}
"""The tables beside the people: what each holds, and where a dossier has it."""

PEOPLE_COLUMNS: Sequence[Field] = (
    Field.PERSONNEL_NUMBER,
    Field.FAMILY_NAME,
    Field.GIVEN_NAME,
    *(
        each
        for each in Field
        if each not in {Field.PERSONNEL_NUMBER, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.FULL_NAME}
    ),
)
"""The columns of the people, in their order: all that the import can read."""


@dataclass(frozen=True)
class _Words:
    """How values are worded: the language, and the titles' names."""

    texts: Texts
    catalogue: Catalogue

    def cell(self, kind: Kind, field: str, value: object) -> ExportCell:
        """Return a stored value as a cell: days and numbers as such, all else in words."""
        if isinstance(value, str) and kind is Kind.TITLE and field == "kind":
            return self.title(value)
        if isinstance(value, str) and kind is Kind.CHECK_IN and field == "guide":
            guide = self.catalogue.guides.get(value)
            return value if guide is None else guide.title_de if self.german else guide.title_en
        if (
            value is None
            or isinstance(value, date)
            or (isinstance(value, int) and not isinstance(value, bool))
        ):
            return value
        return stored_word(value, self.texts)

    @property
    def german(self) -> bool:
        """Whether the words are German."""
        return self.texts.language == "de"

    def title(self, key: str) -> str:
        """Return the name of a kind of title, short where the import knows it by that."""
        kind = self.catalogue.titles.get(key)
        if kind is None:
            return key
        names = (kind.short_de, kind.de) if self.german else (kind.short_en, kind.en)
        return next((name for name in names if title_key(name) == key), key)

    def yes_or_no(self, *, value: bool | None) -> str:
        """Return yes, no or nothing."""
        return stored_word(value, self.texts)


def people_sheet(dossiers: Iterable[Dossier], catalogue: Catalogue, *, texts: Texts, today: date) -> Sheet:
    """Return a row for each person, as the import reads it back without a change."""
    words = _Words(texts, catalogue)
    return Sheet(
        title=texts("Skilled workers"),
        columns=tuple(field_name(field.value, texts) for field in PEOPLE_COLUMNS),
        rows=(_person(dossier, words, today) for dossier in dossiers),
    )


def all_sheets(
    dossiers: Sequence[Dossier], catalogue: Catalogue, *, texts: Texts, today: date
) -> tuple[Sheet, ...]:
    """Return the people, then a sheet for each kind of thing that belongs to them, also where there is none.

    What is for the mentor alone is in none of them.
    """
    words = _Words(texts, catalogue)
    return (
        people_sheet(dossiers, catalogue, texts=texts, today=today),
        *(_table(kind, dossiers, words) for kind in _TABLES),
    )


def _table(kind: Kind, dossiers: Sequence[Dossier], words: _Words) -> Sheet:
    made, texts = _TABLES[kind][0], words.texts
    names = [
        each.name for each in fields(made) if each.name not in _TIES and not is_confidential(kind, each.name)
    ]
    head = [texts("Name"), field_name("personnel_number", texts)]
    head += {
        Kind.CHECKPOINT: [texts("Checkpoint")],
        Kind.RATING: [held_field(Kind.CHECK_IN, "held_on", texts)],
    }.get(kind, [])
    return Sheet(
        title=held_kind(kind, texts),
        columns=(*head, *(held_field(kind, name, texts) for name in names)),
        rows=_rows(kind, dossiers, names, words),
    )


def _rows(
    kind: Kind, dossiers: Sequence[Dossier], names: Sequence[str], words: _Words
) -> Iterator[list[ExportCell]]:
    for dossier in dossiers:
        whose = [dossier.worker.sort_name, dossier.worker.personnel_number]
        for first, part in _parts(kind, dossier, words):
            yield [*whose, *first, *(words.cell(kind, name, getattr(part, name)) for name in names)]


def _parts(kind: Kind, dossier: Dossier, words: _Words) -> Iterator[tuple[list[ExportCell], object]]:
    """Yield what belongs to a person, each with what stands before its own fields."""
    for part in _TABLES[kind][1](dossier):
        if isinstance(part, CheckIn) and kind is Kind.RATING:
            for rating in part.ratings:
                yield [part.held_on], rating
        elif isinstance(part, Checkpoint):
            yield [title_of(part, words.catalogue, words.texts.language)], part
        else:
            yield [], part


def _person(dossier: Dossier, words: _Words, today: date) -> list[ExportCell]:
    worker = dossier.worker
    told = {**_family(dossier, words), **_standing(dossier, words, today), **_language(dossier)}
    told[Field.CITIZENSHIP] = country_name(worker.citizenship, words.texts) if worker.citizenship else None
    told[Field.REGULATED_OCCUPATION] = words.yes_or_no(value=worker.regulated_occupation)
    told[Field.IS_APPRENTICE] = words.yes_or_no(value=worker.is_apprentice)
    from_abroad = None if worker.hired_from is None else worker.hired_from is HiredFrom.ABROAD
    told[Field.HIRED_FROM_ABROAD] = words.yes_or_no(value=from_abroad)
    told[Field.MENTOR] = dossier.mentor.name if dossier.mentor else None
    return [told[each] if each in told else getattr(worker, each.value) for each in PEOPLE_COLUMNS]


def _family(dossier: Dossier, words: _Words) -> dict[Field, ExportCell]:
    spouse = next((it for it in dossier.family if it.relation is Relation.SPOUSE), None)
    children = sum(it.relation is Relation.CHILD for it in dossier.family)
    return {
        Field.MARITAL_STATUS: words.texts("married") if spouse else None,
        Field.SPOUSE_ABROAD: words.yes_or_no(value=spouse.lives_abroad if spouse else None),
        Field.WANTS_TO_JOIN: words.yes_or_no(value=spouse.wants_to_join if spouse else None),
        Field.CHILDREN: children or None,
    }


def _standing(dossier: Dossier, words: _Words, today: date) -> dict[Field, ExportCell]:
    """Return where a person stands: title, recognition, the end."""
    texts, title, left = words.texts, current_title(dossier.titles, today), dossier.departure
    case = max(dossier.recognition, key=lambda it: it.id, default=None)
    until: ExportCell = title.valid_until if title else None
    if title and title.unlimited:
        until = texts("unlimited")
    return {
        **_fields_of(title, TITLE_FIELDS),
        Field.TITLE_KIND: words.title(title.kind) if title else None,
        Field.TITLE_UNTIL: until,
        **_fields_of(case, CASE_FIELDS),
        Field.RECOGNITION: recognition_stage_name(case.stage, texts) if case else None,
        Field.OCCUPATION_GROUP: occupation_group_name(case.occupation_group, texts)
        if case and case.occupation_group
        else None,
        Field.ENDED_ON: left.ended_on if left else None,
        Field.ENDED_REASON: reason_name(left.reason, texts) if left and left.reason else None,
    }


def _language(dossier: Dossier) -> dict[Field, ExportCell]:
    """Return the highest level that is proven with its certificate, the one needed, and the last course."""
    level = reached(dossier.proofs)
    proofs = [it for it in dossier.proofs if it.level == level and not it.is_target]
    return {
        **_fields_of(max(proofs, key=lambda it: it.id, default=None), PROOF_FIELDS),
        **_fields_of(latest_course(dossier.courses), COURSE_FIELDS),
        Field.LANGUAGE_TARGET: needed(dossier.proofs),
    }


def _fields_of(entry: object, names: Mapping[Field, str]) -> dict[Field, ExportCell]:
    """Return what an entry holds of those fields; nothing of none."""
    return {field: getattr(entry, name, None) for field, name in names.items()}
