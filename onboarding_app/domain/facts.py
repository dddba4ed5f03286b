"""Facts and anchors: what conditions may ask about a person, and the events that dates are counted from.

Both are worked out from the dossier. What it does not say is not known: it makes a question, never a "no".

Source of the vocabulary: domain files aufenthalt-familie-pflichten.md, 0.3, and
anerkennung-sprache-begleitung.md, 0.4 and 0.5, joined to one set of names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.conditions import Facts, Value
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import Level, needed, reached
from onboarding_app.domain.people import FamilyMember, HiredFrom, Relation, Worker
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle, TitleKind, current_title

EU_EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split()
)
"""Member states of the European Union besides Germany, and of the European Economic Area."""

EARLIEST, SCHOOL_AGE, OF_AGE, JOINS_UNTIL = 1, 6, 18, 16
"""Ages in years: day care from 1, school from 6, of age at 18, § 32 AufenthG for joining from 16."""


class FactKind(StrEnum):
    """What a fact's value is."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Fact:
    """A name that conditions may use. `scope` says whose it is; `choices` are the values of a choice."""

    kind: FactKind
    scope: str = "worker"
    choices: tuple[str, ...] = ()


def _yes_no(*names: str, scope: str = "worker") -> dict[str, Fact]:
    return {name: Fact(FactKind.BOOLEAN, scope) for name in names}


def _dates(*names: str) -> dict[str, Fact]:
    return {name: Fact(FactKind.DATE) for name in names}


_LEVELS = tuple(level.value for level in Level)

FACTS: Mapping[str, Fact] = {
    "nat": Fact(FactKind.CHOICE, choices=("third_country", "eu_eea", "ch", "de", "uk_wa")),
    "title": Fact(FactKind.CHOICE),
    "title_tie": Fact(FactKind.CHOICE, choices=("job", "none", "limited", "no_work", "see_paper", "inherit")),
    "title_section": Fact(FactKind.NUMBER),
    "occ_group": Fact(FactKind.CHOICE),
    "recog_stage": Fact(FactKind.CHOICE, choices=tuple(RecognitionStage)),
    "recog_outcome": Fact(FactKind.CHOICE, choices=("full", "partial", "conditions", "none", "open")),
    "lang_level": Fact(FactKind.CHOICE, choices=_LEVELS),
    "lang_target": Fact(FactKind.CHOICE, choices=_LEVELS),
    "procedure": Fact(FactKind.CHOICE, choices=("normal", "p81a")),
    "licence_state": Fact(FactKind.CHOICE, choices=("eu_eea", "annex11", "other", "none")),
    **_yes_no(
        "title_unlimited",
        "title_skilled",
        "employer_reports_end",
        "worker_reports_end",
        "title_a1_exempt",
        "title_housing_exempt",
        "visa_free_long",
        "hired_from_abroad",
        "placed_under_p299_sgb3",
        "recognition_needed",
        "recognition_running",
        "regulated",
        "fast_track",
        "measure",
        "minijob",
        "handles_open_food",
        "measles_facility",
        "fixed_term",
        "contract_extended",
        "probation",
        "first_permit",
        "lives_in_de",
        "first_registration_de",
        "has_sepa_account",
        "own_flat",
        "spouse_abroad",
        "child_abroad",
        "family_wanted",
        "parents_wish",
        "other_parent_moves",
        "family_in_de",
        "spouse_in_de",
        "spouse_german_below_b1",
        "dependants_without_income",
        "child_in_de",
        "child_age_1_to_6",
        "child_school_age",
        "child_born_in_de",
        "is_apprentice",
        "lang_below_target",
        "has_course",
        "mentor_assigned",
        "leaving",
        "has_license_to_drive",
    ),
    **_yes_no("works_council", "employees_gt20", "sector_2a", "eichsfeld", scope="company"),
    **_dates(
        "title_valid_until",
        "title_issued",
        "entry_date",
        "employment_start",
        "contract_end",
        "family_entry_date",
    ),
}
"""Every fact by name. What a dossier cannot say, HR can answer (questions: `resources/facts/facts.toml`)."""

ANCHORS = frozenset(
    """
    contract_signed entry_date employment_start probation_end contract_end employment_end_known employment_end
    first_title_issued title_issued title_valid_until fiction_paper_until title_skilled_start bluecard_start
    recog_filed recog_complete recog_notice recog_full measure_start measure_end
    bsk_authorised course_start course_end exam_date language_target_date
    family_application_filed family_appointment family_visa_issued family_entry_date
    child_16th_birthday child_18th_birthday birth_date
    """.split()
)
"""Every event that a template may count from, besides `<key>_done`, the day that checkpoint was done."""


@dataclass(frozen=True)
class AnchorDate:
    """A dated event; `instance` tells several of one kind apart ("title-7", "family-3"), else it is ""."""

    on: date
    instance: str = ""


def facts_of(dossier: Dossier, kinds: Mapping[str, TitleKind], today: date) -> Facts:
    """Work out what is known of a person and the firm on a day.

    What the structured data says counts before what HR answered by hand.
    """
    values: dict[str, Value] = dict(_answers(dossier))
    title = current_title(dossier.titles, today) or _title_of_citizens(dossier.worker)
    kind = kinds.get(title.kind) if title else None
    found: dict[str, Value | None] = {
        **_worker_facts(dossier.worker),
        **_title_facts(title, kind),
        **_recognition_facts(dossier, title),
        **_language_facts(dossier),
        **_family_facts(dossier.family, today),
        "works_council": dossier.company.works_council,
        "eichsfeld": dossier.company.corpus_christi,
        "mentor_assigned": dossier.worker.mentor_id is not None,
        "leaving": dossier.departure is not None,
    }
    if title is not None and title.kind == "uk_wa":
        found["nat"] = "uk_wa"
    values.update({name: value for name, value in found.items() if value is not None})
    done = frozenset(it.key for it in dossier.checkpoints if it.state is State.DONE)
    return Facts(values, today, done)


def nationality_group(citizenship: str | None) -> str | None:
    """Return the group of a citizenship (ISO code) that the law treats alike, None if it is not known."""
    match citizenship:
        case None:
            return None
        case "DE" | "CH":
            return citizenship.casefold()
        case _:
            return "eu_eea" if citizenship in EU_EEA else "third_country"


def anchors_of(dossier: Dossier, today: date) -> Mapping[str, tuple[AnchorDate, ...]]:
    """Return the dated events of a person; an event that has no date yet is absent."""
    anchors: dict[str, list[AnchorDate]] = {}
    for name, on, instance in _events(dossier, today):
        if on is not None:
            anchors.setdefault(name, []).append(AnchorDate(on, instance))
    return {name: tuple(dates) for name, dates in anchors.items()}


def _title_of_citizens(worker: Worker) -> ResidenceTitle | None:
    """Return the right to stay that citizens of the Union and of Switzerland have without a paper."""
    group = nationality_group(worker.citizenship)
    if group in {None, "third_country"}:
        return None
    return ResidenceTitle(worker_id=worker.id, kind="ch" if group == "ch" else "eu", unlimited=True)


def _answers(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    """Yield the answers of HR as values of their kind; an empty one takes an answer back."""
    for name, text in (*dossier.company.answers, *dossier.worker.answers):
        fact = FACTS.get(name)
        if fact is None or not text:
            continue
        match fact.kind:
            case FactKind.BOOLEAN:
                yield name, text == "true"
            case FactKind.NUMBER:
                yield name, int(text)
            case FactKind.DATE:
                yield name, date.fromisoformat(text)
            case FactKind.CHOICE:
                yield name, text


def _worker_facts(worker: Worker) -> dict[str, Value | None]:
    return {
        "nat": nationality_group(worker.citizenship),
        "hired_from_abroad": None if worker.hired_from is None else worker.hired_from is HiredFrom.ABROAD,
        "regulated": worker.regulated_occupation,
        "is_apprentice": worker.is_apprentice,
        "fixed_term": True if worker.fixed_term_ends_on else None,
        "probation": True if worker.probation_ends_on else None,
        "entry_date": worker.entry_on,
        "employment_start": worker.started_on,
        "contract_end": worker.fixed_term_ends_on,
    }


def _title_facts(title: ResidenceTitle | None, kind: TitleKind | None) -> dict[str, Value | None]:
    if title is None:
        return {}
    facts: dict[str, Value | None] = {
        "title": title.kind or None,
        "title_unlimited": title.unlimited
        or (True if kind and kind.unlimited else None if not kind else False),
        "title_valid_until": title.valid_until,
        "title_issued": title.valid_from,
    }
    if kind is not None:
        facts |= {
            "title_tie": kind.tie,
            "title_section": kind.section if kind.section is not None else 0,
            "title_skilled": kind.skilled,
            "employer_reports_end": kind.employer_reports_end,
            "worker_reports_end": kind.worker_reports_end,
            "title_a1_exempt": kind.a1_exempt,
            "title_housing_exempt": kind.housing_exempt,
        }
    return facts


def _recognition_facts(dossier: Dossier, title: ResidenceTitle | None) -> dict[str, Value | None]:
    if not dossier.recognition:
        for_it = title is not None and title.kind.startswith("p16d")
        regulated = dossier.worker.regulated_occupation
        facts: dict[str, Value | None] = {"recog_outcome": "open", "measure": False, "fast_track": None}
        facts["recognition_needed"] = True if for_it or regulated else regulated
        facts["recognition_running"] = False
        return facts
    case = dossier.recognition[-1]
    finished = case.stage in {RecognitionStage.DONE, RecognitionStage.NOT_NEEDED}
    return {
        "recog_stage": case.stage.value,
        "recog_outcome": case.outcome.value if case.outcome else "open",
        "recognition_needed": not finished,
        "recognition_running": not finished and case.filed_on is not None,
        "occ_group": case.occupation_group.value if case.occupation_group else None,
        "measure": case.measure_starts_on is not None or case.stage is RecognitionStage.MEASURE,
        "fast_track": case.fast_track,
    }


def _language_facts(dossier: Dossier) -> dict[str, Value | None]:
    has, wants = reached(dossier.proofs), needed(dossier.proofs)
    return {
        "lang_level": has.value if has else None,
        "lang_target": wants.value if wants else None,
        "lang_below_target": has < wants if has and wants else None,
        "has_course": bool(dossier.courses),
    }


def _family_facts(family: tuple[FamilyMember, ...], today: date) -> dict[str, Value | None]:
    if not family:
        return {}
    spouses = [member for member in family if member.relation is Relation.SPOUSE]
    children = [
        member for member in family if member.relation is Relation.CHILD and not _of_age(member, today)
    ]
    ages = [today.year - it.birth_year for it in children if it.birth_year and _is_here(it)]
    return {
        "spouse_abroad": _any_abroad(spouses),
        "child_abroad": _any_abroad(children),
        "family_wanted": _any([member.wants_to_join for member in family]),
        "spouse_in_de": any(_is_here(member) for member in spouses),
        "child_in_de": any(_is_here(member) for member in children),
        "family_in_de": any(_is_here(member) for member in family),
        "child_age_1_to_6": any(EARLIEST <= age <= SCHOOL_AGE for age in ages),
        "child_school_age": any(SCHOOL_AGE <= age < OF_AGE for age in ages),
        "family_entry_date": min((it.arrived_on for it in family if it.arrived_on), default=None),
    }


def _is_here(member: FamilyMember) -> bool:
    return member.arrived_on is not None or member.lives_abroad is False


def _of_age(member: FamilyMember, today: date) -> bool:
    return member.birth_year is not None and today.year - member.birth_year > OF_AGE


def _any_abroad(members: list[FamilyMember]) -> bool | None:
    return _any([False if member.arrived_on else member.lives_abroad for member in members])


def _any(answers: list[bool | None]) -> bool | None:
    """Return whether any answer is yes; one that is missing leaves it open unless another says yes."""
    if True in answers:
        return True
    return None if None in answers else False


def _events(dossier: Dossier, today: date) -> Iterator[tuple[str, date | None, str]]:
    """Yield every event as name, day and instance."""
    worker, departure = dossier.worker, dossier.departure
    yield "contract_signed", worker.contract_signed_on, ""
    yield "entry_date", worker.entry_on, ""
    yield "employment_start", worker.started_on, ""
    yield "probation_end", worker.probation_ends_on, ""
    yield "contract_end", worker.fixed_term_ends_on, ""
    yield "birth_date", worker.birth_date, ""
    if departure is not None:
        yield "employment_end", departure.ended_on, ""
        yield "employment_end_known", departure.known_on or departure.ended_on, ""
    yield from _title_events(dossier, today)
    for number, case in enumerate(dossier.recognition):
        yield from _recognition_events(case, f"recognition-{case.id}" if number else "")
    for course in dossier.courses:
        instance = f"course-{course.id}"
        yield "bsk_authorised", course.authorised_on, instance
        yield "course_start", course.starts_on, instance
        yield "course_end", course.ends_on, instance
        yield "exam_date", course.exam_on, instance
    yield (
        "language_target_date",
        min((it.on for it in dossier.proofs if it.is_target and it.on), default=None),
        "",
    )
    yield from _family_events(dossier.family)
    for checkpoint in dossier.checkpoints:
        if checkpoint.state is State.DONE and checkpoint.key:
            yield f"{checkpoint.key}_done", checkpoint.done_on, checkpoint.instance


def _title_events(dossier: Dossier, today: date) -> Iterator[tuple[str, date | None, str]]:
    title = current_title(dossier.titles, today)
    if title is not None:
        instance = f"title-{title.id}"
        yield "title_issued", title.valid_from, instance
        yield "title_valid_until", title.valid_until, instance
        yield "fiction_paper_until", title.fiction_until, instance
    issued = [it.valid_from for it in dossier.titles if it.valid_from]
    yield "first_title_issued", min(issued, default=None), ""
    skilled = [it.valid_from for it in dossier.titles if it.valid_from and it.kind in {"p18a", "p18b"}]
    yield "title_skilled_start", min(skilled, default=None), ""
    blue = [it.valid_from for it in dossier.titles if it.valid_from and it.kind == "p18g"]
    yield "bluecard_start", min(blue, default=None), ""


def _recognition_events(case: RecognitionCase, instance: str) -> Iterator[tuple[str, date | None, str]]:
    yield "recog_filed", case.filed_on, instance
    yield "recog_complete", case.complete_on, instance
    yield "recog_notice", case.notice_on, instance
    yield "recog_full", case.full_on, instance
    yield "measure_start", case.measure_starts_on, instance
    yield "measure_end", case.measure_ends_on, instance


def _family_events(family: tuple[FamilyMember, ...]) -> Iterator[tuple[str, date | None, str]]:
    """Yield the family's events; of a child's birthday only the year is kept, so its first day counts."""

    def first(days: list[date | None]) -> date | None:
        return min((day for day in days if day), default=None)

    yield "family_application_filed", first([it.application_filed_on for it in family]), ""
    yield "family_appointment", first([it.appointment_on for it in family]), ""
    yield "family_visa_issued", first([it.visa_issued_on for it in family]), ""
    yield "family_entry_date", first([it.arrived_on for it in family]), ""
    for member in family:
        if member.relation is Relation.CHILD and member.birth_year:
            yield "child_16th_birthday", date(member.birth_year + JOINS_UNTIL, 1, 1), f"family-{member.id}"
            yield "child_18th_birthday", date(member.birth_year + OF_AGE, 1, 1), f"family-{member.id}"
