"""Facts: what is known of a person and the firm, worked out from the dossier.

What it does not say is not known: it makes a question, never a "no". The names are in `vocabulary`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onboarding_app.domain.anchors import first_parents_title
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.conditions import Facts, Value
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import Level, needed, reached
from onboarding_app.domain.people import FamilyMember, HiredFrom, Relation, Worker
from onboarding_app.domain.recognition import Outcome, RecognitionCase, RecognitionStage, is_paused
from onboarding_app.domain.titles import FICTION, ResidenceTitle, TitleKind, current_title
from onboarding_app.domain.vocabulary import FACTS, FactKind

EU_EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split()
)
"""Member states of the European Union besides Germany, and of the European Economic Area."""

VISA_FREE_LONG = frozenset("AU CA GB IL JP KR NZ US".split())
"""Citizens who may come without a visa and apply for a long stay here (§ 41 (1) AufenthV)."""

EARLIEST, SCHOOL_AGE, OF_AGE = 1, 6, 18
"""Ages in years: day care from 1, school from 6, of age at 18."""


def facts_of(dossier: Dossier, kinds: Mapping[str, TitleKind], today: date) -> Facts:
    """Work out what is known of a person and the firm on a day.

    What the structured data says counts before what HR answered by hand, and that before what follows from
    other facts.
    """
    values: dict[str, Value] = dict(_answers(dossier))
    title, kind = title_that_counts(dossier, kinds, today)
    found: dict[str, Value | None] = {
        **_worker_facts(dossier.worker),
        **_title_facts(title, kind),
        "first_parents_title": first_parents_title(dossier.titles),
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
    for name, value in _following(dossier, values, today):
        values.setdefault(name, value)
    return Facts(values, today, _done(dossier, title))


def title_that_counts(
    dossier: Dossier, kinds: Mapping[str, TitleKind], today: date
) -> tuple[ResidenceTitle | None, TitleKind | None]:
    """Return the title that counts on a day, and the kind whose flags hold; None for what is not known."""
    title = current_title(dossier.titles, today) or _title_of_citizens(dossier.worker)
    return title, _kind_that_counts(title, dossier.titles, kinds) if title else None


def _following(dossier: Dossier, values: Mapping[str, Value], today: date) -> Iterator[tuple[str, Value]]:
    """Yield what follows from what is known, as long as nobody says otherwise."""
    regulated, procedure, has, wants = (
        values.get(name) for name in ("regulated", "procedure", "lang_level", "lang_target")
    )
    if regulated is not None:
        yield "recognition_needed", regulated
    if procedure is not None:
        yield "fast_track", procedure == "p81a"
    if values.get("fast_track") is True:
        yield "procedure", "p81a"
    if isinstance(has, str) and isinstance(wants, str):
        yield "lang_below_target", has < wants
    if dossier.family and not _spouses(dossier.family):
        yield from dict.fromkeys(("spouse_abroad", "spouse_in_de"), False).items()
    if dossier.family and not _minors(dossier.family, today):
        yield from dict.fromkeys(("child_abroad", "child_in_de", "child_school_age"), False).items()


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


def _kind_that_counts(
    title: ResidenceTitle, titles: Sequence[ResidenceTitle], kinds: Mapping[str, TitleKind]
) -> TitleKind | None:
    """Return the kind whose flags hold: a paper that lets an earlier title live on has those of that title.

    Source: § 81 (4) AufenthG.
    """
    kind = kinds.get(title.kind)
    if kind is None or kind.tie != "inherit":
        return kind
    earlier = [it for it in titles if it.kind in kinds and kinds[it.kind].tie != "inherit"]
    before = max(earlier, key=lambda it: it.valid_from or date.min, default=None)
    return kinds[before.kind] if before else kind


def _title_of_citizens(worker: Worker) -> ResidenceTitle | None:
    """Return the right to stay that citizens of the Union and of Switzerland have without a paper."""
    group = nationality_group(worker.citizenship)
    if group in {None, "third_country"}:
        return None
    return ResidenceTitle(worker_id=worker.id, kind="ch" if group == "ch" else "eu", unlimited=True)


def _answers(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    """Yield the answers of HR as values of their kind; one that is none, as an empty one, leaves it open."""
    for name, text in (*dossier.company.answers, *dossier.worker.answers):
        fact = FACTS.get(name)
        value = answer_value(fact.kind, text) if fact else None
        if value is not None:
            yield name, value


def answer_value(kind: FactKind, text: str) -> Value | None:
    """Return what an answer says, None if it is no answer to a question of that kind."""
    try:
        match kind:
            case FactKind.BOOLEAN:
                return {"true": True, "false": False}.get(text)
            case FactKind.NUMBER:
                return int(text)
            case FactKind.DATE:
                return date.fromisoformat(text)
            case _:  # a choice
                return text or None
    except ValueError:
        return None


def _worker_facts(worker: Worker) -> dict[str, Value | None]:
    return {
        "nat": nationality_group(worker.citizenship),
        "visa_free_long": None if worker.citizenship is None else worker.citizenship in VISA_FREE_LONG,
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

    A certificate of it proves as much; where the paper ends, the effect lasts until the decision.

    Source: § 81 (4) and (5) AufenthG.
    """
    filed, ends = title.renewal_filed_on, title.valid_until
    return title.kind == FICTION or (filed is not None and (ends is None or filed <= ends))


def _recognition_facts(dossier: Dossier, title: ResidenceTitle | None) -> dict[str, Value | None]:
    if not dossier.recognition:
        for_it = title is not None and title.kind.startswith("p16d")
        return {
            "recog_outcome": "open",
            "measure": False,
            "recognition_needed": True if for_it else None,
            "recognition_running": False,
            "recog_paused": False,
            "recog_noticed": False,
            "recog_extended": False,
        }
    case = dossier.recognition[-1]
    finished = case.stage in {RecognitionStage.DONE, RecognitionStage.NOT_NEEDED}
    return {
        "recog_stage": case.stage.value,
        "recog_outcome": _outcome(case),
        "recognition_needed": not finished,
        "recognition_running": not finished and case.filed_on is not None,
        "occ_group": case.occupation_group.value if case.occupation_group else None,
        "measure_kind": case.measure.value if case.measure else None,
        "measure": case.measure_starts_on is not None or case.stage is RecognitionStage.MEASURE,
        "fast_track": case.fast_track,
        "recog_paused": is_paused(case),
        "recog_noticed": case.notice_on is not None or case.outcome is not None or case.full_on is not None,
        "recog_extended": case.extended_until is not None,
    }


def _outcome(case: RecognitionCase) -> str:
    """Return how the procedure ended so far: full recognition overtakes a notice with conditions."""
    if case.full_on is not None:
        return Outcome.FULL.value
    return case.outcome.value if case.outcome else "open"


def _language_facts(dossier: Dossier) -> dict[str, Value | None]:
    has, wants = reached(dossier.proofs), needed(dossier.proofs)
    return {
        "lang_level": has.value if has else None,
        "lang_target": wants.value if wants else None,
        "lang_below_target": has < wants if has and wants else None,
        "has_course": bool(dossier.courses),
    }


def _family_facts(family: tuple[FamilyMember, ...], today: date) -> dict[str, Value | None]:
    spouses, children = _spouses(family), _minors(family, today)
    return {
        "spouse_abroad": _any(map(_is_abroad, spouses)),
        "child_abroad": _any(map(_is_abroad, children)),
        "family_wanted": _any(member.wants_to_join for member in family),
        "spouse_in_de": _any(map(_is_here, spouses)),
        "child_in_de": _any(map(_is_here, children)),
        "family_in_de": _any(map(_is_here, family)),
        "child_age_1_to_6": _any(_is_here_aged(it, EARLIEST, SCHOOL_AGE, today) for it in children),
        "child_school_age": _any(_is_here_aged(it, SCHOOL_AGE, OF_AGE - 1, today) for it in children),
        "parents_wish": _any(it.wants_to_join for it in family if it.relation is Relation.PARENT),
        "spouse_german_below_b1": _any(_below_b1(it) for it in spouses),
        "a1_proven": any(it.a1_proven_on for it in spouses),
        "housing_proven": any(it.housing_proven_on for it in family),
        "care_found": any(it.care or it.care_from for it in children),
        "family_entry_date": min((it.arrived_on for it in family if it.arrived_on), default=None),
    }


def _is_abroad(member: FamilyMember) -> bool | None:
    return False if member.arrived_on else member.lives_abroad


def _is_here(member: FamilyMember) -> bool | None:
    abroad = _is_abroad(member)
    return None if abroad is None else not abroad


def _below_b1(spouse: FamilyMember) -> bool | None:
    """Whether a spouse's German is below B1; None where nobody noted it."""
    return spouse.german < Level.B1 if spouse.german else None


def _is_here_aged(child: FamilyMember, youngest: int, oldest: int, today: date) -> bool | None:
    """Whether a child lives here and is of that age this year; None if that cannot be told."""
    here = _is_here(child)
    if here is False:
        return False
    if child.birth_year is None:
        return None
    return here if youngest <= today.year - child.birth_year <= oldest else False


def _spouses(family: Sequence[FamilyMember]) -> list[FamilyMember]:
    return [member for member in family if member.relation is Relation.SPOUSE]


def _minors(family: Sequence[FamilyMember], today: date) -> list[FamilyMember]:
    """Return the children who may still be under age this year."""
    children = (member for member in family if member.relation is Relation.CHILD)
    return [it for it in children if it.birth_year is None or today.year - it.birth_year <= OF_AGE]


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Return whether any answer is yes; one that is missing, or none at all, leaves it open."""
    given = set(answers)
    if True in given:
        return True
    return False if given == {False} else None
