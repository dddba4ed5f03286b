"""The start page: what is to be done now, for whom, and why."""

from collections.abc import Sequence
from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.attention import AttentionLevel, AttentionSignal, level_of, signals_for
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import MentorId, Stage, WorkerId, stage_of
from onboarding_app.domain.retention import retained_after
from onboarding_app.services.lines import checkpoint_line
from onboarding_app.services.planning import plan_of, question_lines
from onboarding_app.services.read_models import (
    AttentionLine,
    AttentionSummary,
    CheckpointLine,
    Overview,
    QuestionLine,
    Tiles,
    TrackProgress,
)
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.queries import DueRow

SOON = 14
"""Days ahead that the start page looks."""

MOST_LINES = 200
"""Lines that the start page lists at most; the page of all deadlines has the rest."""

TITLE_HORIZON = 90
STAYED_MONTHS = 12
QUESTIONS_SHOWN = 20


def overview(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    language: str,
    mine: MentorId | None = None,
) -> Overview:
    """Return the start page without the parts that look at every person (see `attention`).

    `mine` asks only for the workers whom that mentor accompanies.
    """
    until = today + timedelta(days=SOON)
    with database.read() as view:
        company = view.company()
        counts = view.due_counts(today, until)
        rows = view.due(today, until, limit=MOST_LINES, mentor_id=mine)
        tracks = view.track_counts(today)
        names = _mentor_names(view)
        siblings = view.checkpoints.of_workers({row.checkpoint.worker_id for row in rows})
        tiles = _tiles(view, today)
    lines = [
        _line(row, names, catalogue, language, today, siblings.get(row.checkpoint.worker_id, ()))
        for row in rows
    ]
    acting = tuple(line for line in lines if not _waits(line))
    waiting = tuple(line for line in lines if _waits(line))
    return Overview(
        company_name=company.name,
        city=company.city,
        today=today,
        tiles=tiles,
        due=acting,
        overdue_count=counts.overdue,
        soon_count=counts.now + counts.later,
        waiting=waiting,
        waiting_count=counts.waiting,
        tracks=tuple(
            TrackProgress(track=it.track, done=it.done, total=it.done + it.open, overdue=it.overdue)
            for it in tracks.values()
        ),
    )


def due_lines(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    language: str,
    within: int | None = SOON,
    worker_ids: Sequence[WorkerId] = (),
    limit: int | None = None,
) -> tuple[CheckpointLine, ...]:
    """Return what is overdue or due within so many days (None: all that has a date), the earliest first."""
    until = None if within is None else today + timedelta(days=within)
    wanted = set(worker_ids)
    with database.read() as view:
        rows = view.due(today, until, limit=-1 if limit is None or wanted else limit)
        if wanted:
            rows = tuple(row for row in rows if row.checkpoint.worker_id in wanted)[:limit]
        siblings = view.checkpoints.of_workers({row.checkpoint.worker_id for row in rows})
        names = _mentor_names(view)
    return tuple(
        _line(row, names, catalogue, language, today, siblings.get(row.checkpoint.worker_id, ()))
        for row in rows
    )


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


def _waits(line: CheckpointLine) -> bool:
    return line.state == "waiting" or line.responsible == "authority"


def _line(
    row: DueRow,
    mentors: dict[int, str],
    catalogue: Catalogue,
    language: str,
    today: date,
    siblings: Sequence[Checkpoint],
) -> CheckpointLine:
    return checkpoint_line(
        row.checkpoint,
        worker_name=f"{row.given_name} {row.family_name}".strip(),
        mentor_name=mentors.get(row.mentor_id or 0, ""),
        catalogue=catalogue,
        language=language,
        today=today,
        siblings=siblings,
    )


def _mentor_names(view: View) -> dict[int, str]:
    return {mentor.id: mentor.name for mentor in view.mentors.all()}


def _tiles(view: View, today: date) -> Tiles:
    figures = view.tile_figures(today, today + timedelta(days=TITLE_HORIZON))
    year = retained_after(view.employments(), STAYED_MONTHS, today)
    return Tiles(
        active=figures.active,
        in_probation=figures.in_probation,
        before_arrival=figures.before_arrival,
        stayed=year.share,
        stayed_of=year.n,
        stayed_kept=year.kept or 0,
        stayed_range=year.interval,
        titles_ending=figures.titles_ending,
        next_title_end=figures.next_title_end,
    )
