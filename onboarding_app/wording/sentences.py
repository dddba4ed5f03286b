"""Sentences that explain a reason to act, and what to do next."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from onboarding_app.domain.check_ins import Factor
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.values import factor_name

if TYPE_CHECKING:
    from onboarding_app.domain.attention import AttentionSignal

_Details = Mapping[str, Any]


def signal_sentence(signal: "AttentionSignal", texts: Texts) -> str:
    """Return why a signal fires, in one sentence without a full stop."""
    details = {name: _worded(value, texts) for name, value in signal.details.items()}
    return SENTENCES[signal.key](texts, details)


def signal_step(signal: "AttentionSignal", texts: Texts) -> str:
    """Return what to do next about a signal."""
    return STEPS[signal.key](texts)


def _worded(value: object, texts: Texts) -> Any:  # noqa: ANN401 - whatever fills a placeholder
    match value:
        case None:
            return DASH
        case date():
            return short_date(value, texts)
        case Factor():
            return factor_name(value, texts)
        case _:
            return value


SENTENCES: Mapping[str, Callable[[Texts, _Details], str]] = {
    "title_ends": lambda texts, it: (
        texts.plural(
            "Title ends in {n} day ({day}), no application filed",
            "Title ends in {n} days ({day}), no application filed",
            it["days"],
            day=it["day"],
        )
        if it["days"]
        else texts("Title ends today, no application filed")
    ),
    "title_ended": lambda texts, it: texts("Title ended on {day}, no timely application on file", **it),
    "certificate_ends": lambda texts, it: texts(
        "Certificate of the pending renewal is valid until {day}", **it
    ),
    "title_unknown": lambda texts, _: texts("End of the residence title is not known"),
    "authority_late": lambda texts, it: texts.plural(
        "An authority's period passed {n} day ago", "An authority's period passed {n} days ago", it["days"]
    ),
    "legal_overdue": lambda texts, it: texts("Legal deadlines passed: {count}", **it),
    "many_overdue": lambda texts, it: texts("Checkpoints more than {days} days late: {count}", **it),
    "family_apart": lambda texts, it: texts.plural(
        "Apart from the family for {n} month, joining is wanted",
        "Apart from the family for {n} months, joining is wanted",
        it["months"],
    ),
    "no_check_in": lambda texts, it: texts.plural(
        "No check-in for {n} day", "No check-in for {n} days", it["days"]
    ),
    "language_behind": lambda texts, it: texts("German {has} proven, {wants} needed until {day}", **it),
    "probation_ends": lambda texts, it: (
        texts.plural(
            "Probation ends in {n} day ({day}), no decision noted",
            "Probation ends in {n} days ({day}), no decision noted",
            it["days"],
            day=it["day"],
        )
        if it["days"]
        else texts("Probation ends today, no decision noted")
    ),
    "contract_ends": lambda texts, it: (
        texts.plural(
            "Fixed term ends in {n} day ({day}), no decision noted",
            "Fixed term ends in {n} days ({day}), no decision noted",
            it["days"],
            day=it["day"],
        )
        if it["days"]
        else texts("Fixed term ends today, no decision noted")
    ),
    "agreements_broken": lambda texts, it: texts("Agreements past their date: {count}", **it),
    "below_qualification": lambda texts, it: texts.plural(
        "Working below qualification for {n} month, recognition open",
        "Working below qualification for {n} months, recognition open",
        it["months"],
    ),
    "expectation_gap": lambda texts, it: texts(
        "{factor}: expected {expected}, experienced {experienced}", **it
    ),
    "gap_grows": lambda texts, it: texts("{factor}: experienced {previous}, now {experienced}", **it),
    "mood_falls": lambda texts, it: texts("Mood fell from {before} to {now}", **it),
    "wants_to_leave": lambda texts, _: texts("Says that they want to leave"),
    "unsure_to_stay": lambda texts, it: texts("Not sure to stay, said in {count} talks in a row", **it),
    "start_without_title": lambda texts, it: texts(
        "First day of work {day}, no residence title known that is valid then", **it
    ),
    "family_visa_late": lambda texts, it: texts.plural(
        "The family has waited {n} month for a visa",
        "The family has waited {n} months for a visa",
        it["months"],
    ),
    "child_turns_16": lambda texts, it: texts(
        "A child who wants to join turns 16 in {year}, no application filed", **it
    ),
    "exam_failed": lambda texts, it: texts("Exam of {day} not passed, no later one entered", **it),
    "recognition_not_filed": lambda texts, it: texts.plural(
        "Papers for the recognition not filed {n} month after the start",
        "Papers for the recognition not filed {n} months after the start",
        it["months"],
    ),
    "recognition_paused": lambda texts, it: texts(
        "The recognition has waited for papers since {day}, its period rests", **it
    ),
    "measure_missing": lambda texts, it: texts.plural(
        "Notice of recognition {n} month old, the measure that it asks for has no date",
        "Notice of recognition {n} months old, the measure that it asks for has no date",
        it["months"],
    ),
    "mentor_gone": lambda texts, it: texts(
        "{mentor} accompanies nobody any more, no one has taken over", **it
    ),
}

STEPS: Mapping[str, Callable[[Texts], str]] = {
    "title_ends": lambda texts: texts(
        "File the renewal before the title ends and keep the receipt: a timely application secures the stay."
    ),
    "title_ended": lambda texts: texts(
        "Call the immigration authority today; please check whether work is still permitted."
    ),
    "certificate_ends": lambda texts: texts("Ask the immigration authority for a new certificate."),
    "title_unknown": lambda texts: texts("Look at the title together and enter until when it is valid."),
    "authority_late": lambda texts: texts("Ask the authority how things stand and note the answer."),
    "legal_overdue": lambda texts: texts("Act today and note when it was made up for."),
    "many_overdue": lambda texts: texts("Go through the open checkpoints together: do, move or drop."),
    "family_apart": lambda texts: texts(
        "Make a family plan: who, which papers, which appointment; offer a letter of the employer."
    ),
    "no_check_in": lambda texts: texts("Agree on a date for a talk this week."),
    "language_behind": lambda texts: texts("Find a course that fits the shifts, and register for the exam."),
    "probation_ends": lambda texts: texts("Hold the decision talk with the manager in good time."),
    "contract_ends": lambda texts: texts("Decide about the extension in writing before the last day."),
    "agreements_broken": lambda texts: texts("Take up the agreements and set new dates that hold."),
    "below_qualification": lambda texts: texts(
        "Find out what is missing for recognition and who helps with it."
    ),
    "expectation_gap": lambda texts: texts("Begin the next talk with this theme."),
    "gap_grows": lambda texts: texts("Ask what has changed since the last talk."),
    "mood_falls": lambda texts: texts("Talk soon, without a form."),
    "wants_to_leave": lambda texts: texts("Hold a stay talk: what would have to change?"),
    "unsure_to_stay": lambda texts: texts("Hold a stay talk, and agree on one thing that changes soon."),
    "start_without_title": lambda texts: texts(
        "See the title before the first day and enter it; nobody may begin without one that permits the work."
    ),
    "family_visa_late": lambda texts: texts(
        "Ask the mission abroad how things stand, and offer a letter of the employer."
    ),
    "child_turns_16": lambda texts: texts(
        "File before the birthday: from 16 on § 32 (2) AufenthG may ask for more. Ask which exceptions hold."
    ),
    "exam_failed": lambda texts: texts("Look at what was missing, and register for the next exam."),
    "recognition_not_filed": lambda texts: texts(
        "Go through the list of papers with an advice centre, and file what is there."
    ),
    "recognition_paused": lambda texts: texts(
        "Find out which papers are missing, who can get them and until when; send them in together."
    ),
    "measure_missing": lambda texts: texts(
        "Find a provider of the measure, and agree with the manager on time for it."
    ),
    "mentor_gone": lambda texts: texts("Name a new mentor, and introduce both in one talk."),
}
