"""Facts: what conditions may ask about a person and the firm.

They are worked out from the dossier. What it does not say is not known: it makes a question, never a "no".

Source of the vocabulary: domain files aufenthalt-familie-pflichten.md, 0.3, and
anerkennung-sprache-begleitung.md, 0.5, joined to one set of names.
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
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle, TitleKind, current_title

EU_EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split()
)
"""Member states of the European Union besides Germany, and of the European Economic Area."""

EARLIEST, SCHOOL_AGE, OF_AGE = 1, 6, 18
"""Ages in years: day care from 1, school from 6, of age at 18."""


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
        "renewal_in_time",
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
        "birth_date",
        "entry_date",
        "employment_start",
        "contract_end",
        "family_entry_date",
    ),
}
"""Every fact by name. What a dossier cannot say, HR can answer (questions: `resources/facts/facts.toml`)."""


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
    return Facts(values, today, _done(dossier, title))


def _done(dossier: Dossier, title: ResidenceTitle | None) -> frozenset[str]:
    """Return the keys of what is done; what was done for an earlier title says nothing about this one."""
    earlier = {f"title-{it.id}" for it in dossier.titles if title is None or it.id != title.id}
    return frozenset(
        it.key for it in dossier.checkpoints if it.state is State.DONE and it.instance not in earlier
    )


def nationality_group(citizenship: str | None) -> str | None:
    """Return the group of a citizenship (ISO code) that the law treats alike, None if it is not known."""
    match citizenship:
        case None:
            return None
        case "DE" | "CH":
            return citizenship.casefold()
        case _:
            return "eu_eea" if citizenship in EU_EEA else "third_country"


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
        "birth_date": worker.birth_date,
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
        "renewal_in_time": _renewal_in_time(title),
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


def _renewal_in_time(title: ResidenceTitle) -> bool:
    """Return whether an application before the title's end is recorded: only that one lets it live on.

    Source: § 81 (4) AufenthG.
    """
    filed, ends = title.renewal_filed_on, title.valid_until
    return filed is not None and (ends is None or filed <= ends)


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
