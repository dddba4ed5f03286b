"""Columns of a person's history: who changed what when, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from onboarding_app.domain.checkpoints import State
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import HistoryLine
from onboarding_app.storage.journal import Step
from onboarding_app.ui.models.table import Column
from onboarding_app.wording.actions import action_name
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.values import state_name

MOST_TOLD = 4
"""Values that a line of the history tells; the others are counted."""


def history_columns(texts: Texts) -> tuple[Column[HistoryLine], ...]:
    """Return the columns of the history."""

    def moment(line: HistoryLine) -> str:
        local = line.at.astimezone()
        return f"{short_date(local.date(), texts)} {local:%H:%M}"

    def action(line: HistoryLine) -> str:
        name = action_name(line.action, texts)
        match line.step:
            case Step.UNDO:
                return texts("Taken back: {action}", action=name)
            case Step.REDO:
                return texts("Done again: {action}", action=name)
            case Step.DO:
                return texts("{action} (undone)", action=name) if line.undone else name

    return (
        Column(
            texts("What changed"),
            action,
            tone=lambda line: "muted" if line.undone else "",
            detail=lambda line: told(line.fields, texts),
        ),
        Column(texts("When"), moment, sort_key=lambda line: line.at),
        Column(texts("Who"), lambda line: line.who or DASH),
    )


def told(fields: tuple[tuple[str, str, str], ...], texts: Texts) -> str:
    """Return what changed in words; values that say little to a reader are only counted."""
    known = [(FIELDS[name](texts), before, after) for name, before, after in fields if name in FIELDS]
    parts = [
        f"{word}: {_value(before, texts)} → {_value(after, texts)}"
        if before
        else f"{word}: {_value(after, texts)}"
        for word, before, after in known[:MOST_TOLD]
    ]
    more = len(fields) - len(parts)
    if more > 0:
        parts.append(texts.plural("{n} further value", "{n} further values", more))
    return "; ".join(parts)


def _value(text: str, texts: Texts) -> str:
    """Return a stored value as people read it: dates and states in their words."""
    if not text:
        return DASH
    if text in {str(state) for state in State}:
        return state_name(State(text), texts)
    try:
        return short_date(date.fromisoformat(text), texts)
    except ValueError:
        return text


FIELDS: Mapping[str, Callable[[Texts], str]] = {
    "checkpoint.state": lambda texts: texts("State"),
    "checkpoint.plan_on": lambda texts: texts("Planned"),
    "checkpoint.done_on": lambda texts: texts("Done on"),
    "checkpoint.reason": lambda texts: texts("Reason"),
    "checkpoint.note": lambda texts: texts("Note"),
    "checkpoint.waiting_since": lambda texts: texts("Waiting since"),
    "check_in.held_on": lambda texts: texts("Talk on"),
    "agreement.text": lambda texts: texts("Agreement"),
    "agreement.done_on": lambda texts: texts("Kept on"),
    "worker.given_name": lambda texts: texts("Given name"),
    "worker.family_name": lambda texts: texts("Family name"),
    "worker.occupation": lambda texts: texts("Occupation"),
    "worker.department": lambda texts: texts("Department"),
    "worker.started_on": lambda texts: texts("Start"),
    "worker.probation_ends_on": lambda texts: texts("End of probation"),
    "worker.fixed_term_ends_on": lambda texts: texts("End of fixed term"),
    "residence_title.valid_from": lambda texts: texts("Title from"),
    "residence_title.valid_until": lambda texts: texts("Title until"),
    "residence_title.renewal_filed_on": lambda texts: texts("Renewal filed"),
    "language_proof.level": lambda texts: texts("German level"),
    "departure.ended_on": lambda texts: texts("Last day"),
    "document.name": lambda texts: texts("Document"),
}
"""The values that the history names, by table and column."""
