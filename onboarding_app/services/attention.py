"""Who needs attention and why, and what nobody has told the program yet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.attention import AttentionSignal, level_of, signals_for
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Stage, WorkerId, stage_of
from onboarding_app.services.planning import plan_of, question_lines
from onboarding_app.services.read_models import AttentionLine, AttentionSummary, QuestionLine
from onboarding_app.storage.database import Database

QUESTIONS_SHOWN = 20

AT_ONCE = 8
"""How many people are read at once."""


def attention(database: Database, catalogue: Catalogue, *, today: date, language: str) -> AttentionSummary:
    """Return who needs attention and why, and the questions nobody has answered; looks at every person."""
    lines: list[AttentionLine] = []
    questions: list[QuestionLine] = []
    counts = dict.fromkeys(AttentionLevel, 0)
    for dossier in _who_is_there(database, today):
        signals = signals_for(dossier, catalogue.signals, today)
        level = level_of(signals)
        counts[level] += 1
        if signals:
            lines.append(_attention_line(dossier, level, signals))
        questions += question_lines(dossier, plan_of(dossier, catalogue, today), catalogue, language)
    lines.sort(key=lambda line: (-line.level, line.worker_name))
    asked = _once(questions)
    return AttentionSummary(
        lines=tuple(lines),
        urgent=counts[AttentionLevel.URGENT],
        attention=counts[AttentionLevel.ATTENTION],
        stable=counts[AttentionLevel.STABLE],
        questions=tuple(asked[:QUESTIONS_SHOWN]),
        questions_count=len(asked),
    )


def levels(database: Database, catalogue: Catalogue, *, today: date) -> Mapping[WorkerId, AttentionLevel]:
    """Return how much attention everybody needs who has not left; looks at every person."""
    return {
        dossier.worker.id: level_of(signals_for(dossier, catalogue.signals, today))
        for dossier in _who_is_there(database, today)
    }


def _who_is_there(database: Database, today: date) -> Iterator[Dossier]:
    """Yield everybody who has not left, a few at a time: nothing is saved while the file is read.

    What is saved meanwhile makes the pages ask anew, so that no moment has to be held fast for all.
    """
    with database.read() as view:
        ids = view.worker_ids()
    for first in range(0, len(ids), AT_ONCE):
        with database.read() as view:
            some = list(view.dossiers(ids[first : first + AT_ONCE]))
        yield from (it for it in some if stage_of(it.worker, it.departure, today) is not Stage.LEFT)


def _attention_line(
    dossier: Dossier, level: AttentionLevel, signals: tuple[AttentionSignal, ...]
) -> AttentionLine:
    return AttentionLine(
        worker_id=dossier.worker.id, worker_name=dossier.worker.name, level=level, signals=signals
    )


def _once(questions: Sequence[QuestionLine]) -> list[QuestionLine]:
    """Return the questions to the firm once, then those about people."""
    firm = {line.fact: line for line in questions if line.worker_id is None}
    return [*firm.values(), *(line for line in questions if line.worker_id is not None)]
