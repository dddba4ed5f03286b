"""Who needs attention and why, and what nobody has told the program yet."""

from collections.abc import Mapping, Sequence
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


def attention(database: Database, catalogue: Catalogue, *, today: date, language: str) -> AttentionSummary:
    """Return who needs attention and why, and the questions nobody has answered; looks at every person."""
    lines: list[AttentionLine] = []
    questions: list[QuestionLine] = []
    counts = dict.fromkeys(AttentionLevel, 0)
    with database.read() as view:
        for dossier in view.dossiers():
            if stage_of(dossier.worker, dossier.departure, today) is Stage.LEFT:
                continue
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
    with database.read() as view:
        return {
            dossier.worker.id: level_of(signals_for(dossier, catalogue.signals, today))
            for dossier in view.dossiers()
            if stage_of(dossier.worker, dossier.departure, today) is not Stage.LEFT
        }


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
