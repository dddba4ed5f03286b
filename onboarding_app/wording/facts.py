"""What the facts are called that conditions ask for: statements that hold or not, and names of values."""

from collections.abc import Callable, Mapping

from onboarding_app.domain.conditions import Value
from onboarding_app.domain.recognition import Measure, OccupationGroup, Outcome, RecognitionStage
from onboarding_app.i18n import Texts
from onboarding_app.wording.templates import ANCHOR_NAMES
from onboarding_app.wording.values import (
    measure_name,
    occupation_group_name,
    outcome_name,
    recognition_stage_name,
)


def fact_name(name: str, texts: Texts) -> str:
    """Return what a fact is called: a statement where it is one that holds or not."""
    return (STATEMENTS.get(name) or NAMES.get(name) or ANCHOR_NAMES[name])(texts)


def fact_value(name: str, value: Value, texts: Texts, titles: Mapping[str, str]) -> str:
    """Return what a value of a fact of several choices is called; `titles` names the residence titles."""
    if name == "title":
        return titles.get(str(value), str(value))
    words = VALUES.get(name)
    return str(value) if words is None else words(str(value), texts)


STATEMENTS: Mapping[str, Callable[[Texts], str]] = {
    "title_unlimited": lambda texts: texts("the residence title is unlimited"),
    "title_skilled": lambda texts: texts("the residence title is one for skilled workers"),
    "renewal_in_time": lambda texts: texts("the renewal was applied for in time"),
    "employer_reports_end": lambda texts: texts("the employer has to report an early end"),
    "worker_reports_end": lambda texts: texts("the worker has to report an early end"),
    "title_a1_exempt": lambda texts: texts("the spouse need not prove A1"),
    "title_housing_exempt": lambda texts: texts("housing need not be proven"),
    "visa_free_long": lambda texts: texts("came without a visa"),
    "hired_from_abroad": lambda texts: texts("lived abroad when hired"),
    "placed_under_p299_sgb3": lambda texts: texts("came by a placement under § 299 SGB III"),
    "recognition_needed": lambda texts: texts("a recognition is wanted or needed"),
    "recognition_running": lambda texts: texts("the recognition procedure is running"),
    "regulated": lambda texts: texts("the occupation is regulated"),
    "fast_track": lambda texts: texts("fast track under § 81a"),
    "measure": lambda texts: texts("a compensatory measure is running"),
    "automatic_recognition": lambda texts: texts("the diploma is recognised automatically"),
    "documents_missing": lambda texts: texts("papers are missing without the person's fault"),
    "recog_paused": lambda texts: texts("the recognition is paused"),
    "recog_noticed": lambda texts: texts("the notice on recognition is there"),
    "recog_extended": lambda texts: texts("the body has extended its period"),
    "integration_course_ordered": lambda texts: texts("the authority has ordered the integration course"),
    "course_fee_low_income": lambda texts: texts("the pay is low enough to waive the course fee"),
    "minijob": lambda texts: texts("marginal employment"),
    "handles_open_food": lambda texts: texts("works with open food"),
    "measles_facility": lambda texts: texts("works where measles protection is a duty"),
    "fixed_term": lambda texts: texts("the contract is for a fixed term"),
    "probation": lambda texts: texts("a probation is agreed"),
    "first_permit": lambda texts: texts("it is the first title for this purpose"),
    "first_registration_de": lambda texts: texts("first registration in Germany"),
    "has_sepa_account": lambda texts: texts("there is an account for the pay"),
    "own_flat": lambda texts: texts("has a flat of their own"),
    "spouse_abroad": lambda texts: texts("the spouse lives abroad"),
    "child_abroad": lambda texts: texts("minor children live abroad"),
    "family_wanted": lambda texts: texts("the family shall join"),
    "parents_wish": lambda texts: texts("the parents shall join"),
    "other_parent_moves": lambda texts: texts("the other parent joins with the children"),
    "family_in_de": lambda texts: texts("the family lives in Germany"),
    "spouse_in_de": lambda texts: texts("the spouse lives in Germany"),
    "spouse_german_below_b1": lambda texts: texts("the spouse's German is below B1"),
    "a1_proven": lambda texts: texts("A1 is proven"),
    "housing_proven": lambda texts: texts("housing is proven"),
    "care_found": lambda texts: texts("a school or day care is found"),
    "dependants_without_income": lambda texts: texts("a relative has no income"),
    "child_in_de": lambda texts: texts("children live in Germany"),
    "child_age_1_to_6": lambda texts: texts("a child is from one to six years old"),
    "child_school_age": lambda texts: texts("a child is of school age"),
    "child_born_in_de": lambda texts: texts("a child was born in Germany"),
    "is_apprentice": lambda texts: texts("is an apprentice"),
    "lang_below_target": lambda texts: texts("German is below the level needed"),
    "has_course": lambda texts: texts("a language course is entered"),
    "mentor_assigned": lambda texts: texts("a mentor is assigned"),
    "leaving": lambda texts: texts("the employment ends"),
    "works_council": lambda texts: texts("the firm has a works council"),
    "employees_gt20": lambda texts: texts("more than 20 employees may vote"),
    "sector_2a": lambda texts: texts("the sector has to give immediate notice (§ 2a SchwarzArbG)"),
    "eichsfeld": lambda texts: texts("Corpus Christi is a holiday at the place"),
}
"""Facts that hold or not, as what holds."""

NAMES: Mapping[str, Callable[[Texts], str]] = {
    "nat": lambda texts: texts("Citizenship"),
    "title": lambda texts: texts("Residence title"),
    "title_tie": lambda texts: texts("Work that the title allows"),
    "title_section": lambda texts: texts("Section of the AufenthG"),
    "occ_group": lambda texts: texts("Occupation group"),
    "recog_stage": lambda texts: texts("Stage of recognition"),
    "recog_outcome": lambda texts: texts("Outcome of recognition"),
    "lang_level": lambda texts: texts("Level of German"),
    "lang_target": lambda texts: texts("Level of German needed"),
    "procedure": lambda texts: texts("Visa procedure"),
    "measure_kind": lambda texts: texts("Compensatory measure"),
    "licence_state": lambda texts: texts("Driving licence from"),
}
"""Facts of several values; a fact that is a day is called as the event of that day."""


def _nat(value: str, texts: Texts) -> str:
    return {
        "third_country": texts("third country"),
        "eu_eea": texts("EU or EEA"),
        "ch": texts("Switzerland"),
        "de": texts("Germany"),
        "uk_wa": texts("United Kingdom with rights of the withdrawal agreement"),
    }[value]


def _tie(value: str, texts: Texts) -> str:
    return {
        "job": texts("at this employer only"),
        "none": texts("any work"),
        "limited": texts("within limits"),
        "no_work": texts("none"),
        "see_paper": texts("as its paper says"),
        "inherit": texts("as the title before"),
    }[value]


def _licence(value: str, texts: Texts) -> str:
    return {
        "eu_eea": texts("EU or EEA"),
        "annex11": texts("a state of annex 11 FeV"),
        "other": texts("another state"),
        "none": texts("no licence"),
    }[value]


def _procedure(value: str, texts: Texts) -> str:
    return texts("ordinary") if value == "normal" else texts("fast track (§ 81a)")


VALUES: Mapping[str, Callable[[str, Texts], str]] = {
    "nat": _nat,
    "title_tie": _tie,
    "licence_state": _licence,
    "procedure": _procedure,
    "occ_group": lambda value, texts: occupation_group_name(OccupationGroup(value), texts),
    "recog_stage": lambda value, texts: recognition_stage_name(RecognitionStage(value), texts),
    "recog_outcome": lambda value, texts: (
        texts("open") if value == "open" else outcome_name(Outcome(value), texts)
    ),
    "measure_kind": lambda value, texts: measure_name(Measure(value), texts),
}
"""What the values of a choice are called; levels of German are called as they are written."""
