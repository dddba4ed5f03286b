"""The vocabulary of conditions: every fact that they may ask about a person and the firm.

Source: domain files aufenthalt-familie-pflichten.md, 0.3, and anerkennung-sprache-begleitung.md, 0.5, joined
to one set of names.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onboarding_app.domain.conditions import Condition, ConditionError, Use, parse
from onboarding_app.domain.language import Level
from onboarding_app.domain.recognition import OccupationGroup, RecognitionStage


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


EVENTS = (
    "passport_valid_until",
    "passport_issued",
    "card_ordered",
    "new_job_start",
    "change_effective",
    "move_planned",
    "absence_begin",
    "leaves_germany",
    "ba_request_received",
    "ba_request_sent",
    "visa_appointment_requested",
    "access_request_received",
    "exam_failed",
    "licence_temp_issued",
    "intcourse_registered",
    "intcourse_authorised",
    "family_permit_issued",
    "talk_occasion",
)
"""Events that happen to some and are known only by their day: HR notes it, and what comes of it is planned.

Nobody is asked for them, and each is an anchor of its own.
"""

_LEVELS = tuple(level.value for level in Level)

FACTS: Mapping[str, Fact] = {
    "nat": Fact(FactKind.CHOICE, choices=("third_country", "eu_eea", "ch", "de", "uk_wa")),
    "title": Fact(FactKind.CHOICE),
    "title_tie": Fact(FactKind.CHOICE, choices=("job", "none", "limited", "no_work", "see_paper", "inherit")),
    "title_section": Fact(FactKind.NUMBER),
    "occ_group": Fact(FactKind.CHOICE, choices=tuple(OccupationGroup)),
    "recog_stage": Fact(FactKind.CHOICE, choices=tuple(RecognitionStage)),
    "recog_outcome": Fact(FactKind.CHOICE, choices=("full", "partial", "conditions", "none", "open")),
    "lang_level": Fact(FactKind.CHOICE, choices=_LEVELS),
    "lang_target": Fact(FactKind.CHOICE, choices=_LEVELS),
    "procedure": Fact(FactKind.CHOICE, choices=("normal", "p81a")),
    "measure_kind": Fact(FactKind.CHOICE, choices=("course", "exam")),
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
        "automatic_recognition",
        "documents_missing",
        "recog_paused",
        "recog_noticed",
        "recog_extended",
        "integration_course_ordered",
        "course_fee_low_income",
        "minijob",
        "handles_open_food",
        "measles_facility",
        "fixed_term",
        "probation",
        "first_permit",
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
        "a1_proven",
        "housing_proven",
        "care_found",
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
    ),
    **_yes_no("works_council", "employees_gt20", "sector_2a", "eichsfeld", scope="company"),
    **_dates(
        "title_valid_until",
        "title_issued",
        "first_parents_title",
        "birth_date",
        "entry_date",
        "employment_start",
        "contract_end",
        "family_entry_date",
        *EVENTS,
    ),
}
"""Every fact by name. What a dossier cannot say, HR can answer (questions: `resources/facts/facts.toml`)."""


def condition_of(text: str, titles: Collection[str]) -> Condition:
    """Read a condition over the facts above; `titles` are the keys of all kinds of titles.

    Raises:
        ConditionError: it is no condition, or compares a fact with what it can never be.
    """
    condition = parse(text, FACTS)
    for use in condition.uses:
        choices = tuple(titles) if use.name == "title" else FACTS[use.name].choices
        if not _makes_sense(use, FACTS[use.name].kind, choices):
            raise ConditionError(
                text, f"{use.name} cannot be asked like this", "condition_asked_wrongly", name=use.name
            )
    return condition


def _makes_sense(use: Use, kind: FactKind, choices: Sequence[str]) -> bool:
    """Whether a fact of that kind can be what a condition compares it with."""
    if not use.values:
        return kind is FactKind.BOOLEAN
    whole_numbers = all(type(it) is int for it in use.values)
    if use.as_months:
        return kind is FactKind.DATE and whole_numbers
    ordered = use.sign in {"<", "<=", ">", ">="}
    match kind:
        case FactKind.BOOLEAN:
            return not ordered and all(isinstance(it, bool) for it in use.values)
        case FactKind.CHOICE:
            return (choices == _LEVELS or not ordered) and all(it in choices for it in use.values)
        case FactKind.NUMBER:
            return whole_numbers
        case _:  # a date
            return all(isinstance(it, date) for it in use.values)
