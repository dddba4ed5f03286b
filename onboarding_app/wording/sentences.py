"""Sentences that explain a reason to act, and what to do next."""

from collections.abc import Callable, Mapping
from datetime import date

from onboarding_app.domain.attention import AttentionSignal
from onboarding_app.domain.check_ins import Factor
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.values import factor_name


def signal_sentence(signal: AttentionSignal, texts: Texts) -> str:
    """Return why a signal fires, in one sentence without a full stop."""
    details = {name: _worded(value, texts) for name, value in signal.details.items()}
    return _SENTENCES[signal.key](texts).format(**details)


def signal_step(signal: AttentionSignal, texts: Texts) -> str:
    """Return what to do next about a signal."""
    return _STEPS[signal.key](texts)


def _worded(value: object, texts: Texts) -> object:
    match value:
        case None:
            return DASH
        case date():
            return short_date(value, texts)
        case Factor():
            return factor_name(value, texts)
        case _:
            return value


_SENTENCES: Mapping[str, Callable[[Texts], str]] = {
    "title_ends": lambda texts: texts("Title ends in {days} days ({day}), no application filed"),
    "title_ended": lambda texts: texts("Title ended on {day}, no timely application on file"),
    "certificate_ends": lambda texts: texts("Certificate of the pending renewal is valid until {day}"),
    "title_unknown": lambda texts: texts("End of the residence title is not known"),
    "authority_late": lambda texts: texts("An authority's period passed {days} days ago"),
    "legal_overdue": lambda texts: texts("Legal deadlines passed: {count}"),
    "many_overdue": lambda texts: texts("Checkpoints more than two weeks late: {count}"),
    "family_apart": lambda texts: texts("Apart from the family for {months} months, joining is wanted"),
    "no_check_in": lambda texts: texts("No check-in for {days} days"),
    "language_behind": lambda texts: texts("German {has} proven, {wants} needed until {day}"),
    "probation_ends": lambda texts: texts("Probation ends in {days} days ({day}), no decision noted"),
    "contract_ends": lambda texts: texts("Fixed term ends in {days} days ({day}), no decision noted"),
    "agreements_broken": lambda texts: texts("Agreements past their date: {count}"),
    "below_qualification": lambda texts: texts(
        "Working below qualification for {months} months, recognition open"
    ),
    "expectation_gap": lambda texts: texts("{factor}: expected {expected}, experienced {experienced}"),
    "gap_grows": lambda texts: texts("{factor}: experienced {previous}, now {experienced}"),
    "mood_falls": lambda texts: texts("Mood fell from {before} to {now}"),
    "wants_to_leave": lambda texts: texts("Says that they want to leave"),
}

_STEPS: Mapping[str, Callable[[Texts], str]] = {
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
}
