"""Before a talk: last time's values, what was agreed, what is due, and the guide; and the list of talks."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.cadence import cadence_of, guide_for, next_talk_on
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Stage, WorkerId, stage_of
from onboarding_app.domain.questions import Guide
from onboarding_app.domain.talk_changes import last_told
from onboarding_app.domain.tracks import Track
from onboarding_app.services.centres import service_lines
from onboarding_app.services.check_ins import guide_of, talks_planned
from onboarding_app.services.lines import acting_name, checkpoint_line, title_of
from onboarding_app.services.person import checkpoint_lines, expectation_lines, is_open
from onboarding_app.services.planning import calendar_of
from onboarding_app.services.read_models import CheckInSheet, GuideLine, TalkLine
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.storage.database import Database

SOON = 30
"""Days ahead that the sheet shows what is due."""


def check_in_sheet(
    database: Database,
    catalogue: Catalogue,
    worker_id: WorkerId,
    *,
    today: date,
    language: str,
    guide: str = "",
) -> CheckInSheet:
    """Return what the form of a talk with this person needs; `guide` "" takes the one that fits today.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossier = view.dossier(worker_id)
        mentors = tuple((mentor.id, mentor.name) for mentor in view.mentors.all() if mentor.active)
        draft = view.drafts.get(worker_id)
    planned = talks_planned(dossier.checkpoints, catalogue)
    soon = tuple(
        line
        for line in checkpoint_lines(dossier, catalogue, language=language, today=today)
        if is_open(line) and line.due_on is not None and (line.due_on - today).days <= SOON
    )
    key = guide or (guide_of(planned[0], catalogue) if planned else guide_for(dossier, today))
    last = max(dossier.check_ins, key=lambda talk: talk.held_on, default=None)
    mood, intention = last_told(dossier.check_ins)
    return CheckInSheet(
        worker_id=worker_id,
        worker_name=dossier.worker.name,
        mentor_id=dossier.worker.mentor_id,
        mentor_name=dossier.mentor.name if dossier.mentor else "",
        mentors=mentors,
        planned=_line(dossier, planned[0].id, soon, catalogue, language, today) if planned else None,
        guide=guide_line(catalogue.guides[key], language),
        guides=tuple(guide_line(each, language) for each in catalogue.guides.values()),
        last_held_on=last.held_on if last else None,
        last_mood=mood,
        last_intention=intention,
        last_languages=last.languages if last else "",
        expectations=expectation_lines(dossier),
        open_agreements=tuple(it for it in dossier.agreements if it.done_on is None and not it.dropped),
        due=soon,
        services=service_lines(
            catalogue,
            {line.track for line in soon} or {Track.MENTORING},
            city=dossier.worker.city or dossier.company.city,
        ),
        suggested_next_on=next_talk_on(
            dossier, today, calendar_of(dossier.company), cadence_of(catalogue.templates, catalogue.own_plan)
        ),
        draft=draft,
    )


def talk_lines(
    database: Database, catalogue: Catalogue, *, today: date, language: str
) -> tuple[TalkLine, ...]:
    """Return each active person's next talk by date, then the talks held, the latest first."""
    planned: list[TalkLine] = []
    held: list[TalkLine] = []
    with database.read() as view:
        for dossier in view.dossiers():
            held += _held_lines(dossier, catalogue, language)
            if stage_of(dossier.worker, dossier.departure, today) is not Stage.LEFT:
                planned += _planned_lines(dossier, catalogue, today, language)
    planned.sort(key=lambda line: line.plan_on or date.max)
    held.sort(key=lambda line: line.held_on or date.min, reverse=True)
    return (*planned, *held)


def guide_line(guide: Guide, language: str) -> GuideLine:
    """Return a guide in one language."""
    german = language == "de"
    return GuideLine(
        key=guide.key,
        title=guide.title_de if german else guide.title_en,
        questions=guide.questions_de if german else guide.questions_en,
    )


def _line(
    dossier: Dossier,
    checkpoint_id: int,
    known: tuple[CheckpointLine, ...],
    catalogue: Catalogue,
    language: str,
    today: date,
) -> CheckpointLine:
    for line in known:
        if line.id == checkpoint_id:
            return line
    checkpoint = next(it for it in dossier.checkpoints if it.id == checkpoint_id)
    return checkpoint_line(
        checkpoint,
        worker_name=dossier.worker.name,
        mentor_name=acting_name(dossier, today),
        catalogue=catalogue,
        language=language,
        today=today,
    )


def _planned_lines(dossier: Dossier, catalogue: Catalogue, today: date, language: str) -> list[TalkLine]:
    return [
        TalkLine(
            worker_id=dossier.worker.id,
            worker_name=dossier.worker.name,
            mentor_name=acting_name(dossier, today),
            title=title_of(talk, catalogue, language),
            plan_on=talk.plan_on,
            held_on=None,
            days_left=None if talk.plan_on is None else (talk.plan_on - today).days,
            overdue=talk.is_overdue(today),
            checkpoint_id=talk.id,
            check_in_id=None,
            agreements_open=sum(it.done_on is None and not it.dropped for it in dossier.agreements),
        )
        for talk in talks_planned(dossier.checkpoints, catalogue)[:1]
    ]


def _held_lines(dossier: Dossier, catalogue: Catalogue, language: str) -> list[TalkLine]:
    lines = []
    for talk in dossier.check_ins:
        guide = catalogue.guides.get(talk.guide)
        lines.append(
            TalkLine(
                worker_id=dossier.worker.id,
                worker_name=dossier.worker.name,
                mentor_name=dossier.mentor.name if dossier.mentor else "",
                title="" if guide is None else guide_line(guide, language).title,
                plan_on=None,
                held_on=talk.held_on,
                days_left=None,
                overdue=False,
                checkpoint_id=None,
                check_in_id=talk.id,
                agreements_open=sum(
                    it.check_in_id == talk.id and it.done_on is None and not it.dropped
                    for it in dossier.agreements
                ),
            )
        )
    return lines
