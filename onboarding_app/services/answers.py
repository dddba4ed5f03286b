"""What HR has answered or noted of a person by hand: events with their day, and facts that no field holds."""

from dataclasses import replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.questions import FactQuestion
from onboarding_app.services.planning import replan_worker
from onboarding_app.services.read_models import AnswerLine
from onboarding_app.storage.database import Database


def answer_lines(dossier: Dossier, catalogue: Catalogue, language: str) -> tuple[AnswerLine, ...]:
    """Return what was answered of a person, events first; what the catalogue does not know is left out."""
    lines = [
        _line(dossier.worker.id, question, value, language)
        for fact, value in dossier.worker.answers
        if (question := catalogue.fact_questions.get(fact)) is not None
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_event, line.on or date.min, line.name)))


def events(catalogue: Catalogue, language: str) -> tuple[tuple[str, str], ...]:
    """Return the events that can be noted, each with its name, by name."""
    named = [(question.fact, question.name(language)) for question in catalogue.fact_questions.values()]
    return tuple(sorted((pair for pair in named if pair[1]), key=lambda pair: pair[1].casefold()))


def withdraw_answer(database: Database, catalogue: Catalogue, line: AnswerLine, *, today: date) -> Changes:
    """Forget an answer, and plan again: what came of it and nobody has touched goes."""
    with database.write("withdraw_answer") as work:
        worker = work.workers.get(line.worker_id)
        kept = tuple(pair for pair in worker.answers if pair[0] != line.fact)
        work.workers.save(replace(worker, answers=kept))
        replan_worker(work, worker.id, catalogue, today)
    return work.changes


def _line(worker_id: WorkerId, question: FactQuestion, value: str, language: str) -> AnswerLine:
    name = question.name(language)
    return AnswerLine(
        worker_id=worker_id,
        fact=question.fact,
        name=name or question.text(language),
        value=value,
        word=dict(question.choices(language)).get(value, "" if question.kind == "date" else value),
        on=_day(value) if question.kind == "date" else None,
        is_event=bool(name),
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
