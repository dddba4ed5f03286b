"""One person's page: how it is going, and why."""

from collections.abc import Sequence
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.attention import level_of, signals_for
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import latest_ratings
from onboarding_app.domain.family_rules import family_conditions
from onboarding_app.domain.language_steps import doubts_of
from onboarding_app.domain.people import Stage, WorkerId, stage_of
from onboarding_app.domain.recognition_rules import outlook
from onboarding_app.domain.settlement import path_to_settlement
from onboarding_app.services.answers import answer_lines
from onboarding_app.services.centres import service_lines
from onboarding_app.services.history import history_lines
from onboarding_app.services.lines import acting_name, checkpoint_line
from onboarding_app.services.path import path_of
from onboarding_app.services.planning import plan_of, question_lines
from onboarding_app.services.read_models import DocumentLine, ExpectationLine, PersonPage
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.storage.database import Database


def person_page(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, language: str
) -> PersonPage:
    """Return everything that the page of this person shows, in that language.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossier = view.dossier(worker_id)
        documents = view.documents.of_worker(worker_id)
        history = history_lines(view, worker_id)
    plan = plan_of(dossier, catalogue, today)
    lines = checkpoint_lines(
        dossier,
        catalogue,
        language=language,
        today=today,
        filed=[document.checkpoint_id for document in documents],
    )
    signals = signals_for(dossier, catalogue.signals, today)
    following = next_step(lines)
    stage = stage_of(dossier.worker, dossier.departure, today)
    place = dossier.worker.city or dossier.company.city
    titles = {line.id: line.title for line in lines}
    counted = [line for line in lines if not line.withdrawn and line.state is not State.NOT_NEEDED]
    return PersonPage(
        worker=dossier.worker,
        mentor_name=dossier.mentor.name if dossier.mentor else "",
        deputy_name=_deputy_name(dossier, today),
        stage=stage,
        level=level_of(signals),
        signals=signals,
        helpers={
            signal.track: line
            for signal in signals
            for line in service_lines(catalogue, {signal.track}, city=place, most=1)
        },
        next_step=following,
        services=service_lines(
            catalogue,
            # What is left to do once somebody has gone is the firm's own: no centre helps with it.
            {following.track} if following and stage is not Stage.LEFT else set(),
            city=place,
        ),
        path=path_of(dossier, catalogue, today, language),
        checkpoints=lines,
        done_count=sum(line.state is State.DONE for line in counted),
        total_count=len(counted),
        check_ins=tuple(sorted(dossier.check_ins, key=lambda talk: talk.held_on, reverse=True)),
        agreements=dossier.agreements,
        handovers=dossier.handovers,
        expectations=expectation_lines(dossier),
        titles=dossier.titles,
        title_names=title_names(catalogue, language),
        # Whoever has gone is accompanied no longer: nothing is worked out for them.
        settlement=(
            None if stage is Stage.LEFT else path_to_settlement(dossier.titles, dossier.proofs, today)
        ),
        outlook=None if stage is Stage.LEFT else outlook(dossier, catalogue.recognition, today),
        doubts=doubts_of(dossier.proofs, dossier.courses, catalogue.steps, today),
        family=dossier.family,
        conditions=(None if stage is Stage.LEFT else family_conditions(dossier, catalogue.titles, today)),
        recognition=dossier.recognition,
        proofs=dossier.proofs,
        courses=dossier.courses,
        departure=dossier.departure,
        documents=tuple(
            DocumentLine(
                id=document.id,
                name=document.name,
                size=document.size,
                filed_on=document.filed_on,
                checkpoint_title=titles.get(document.checkpoint_id, "") if document.checkpoint_id else "",
            )
            for document in documents
        ),
        questions=question_lines(dossier, plan, catalogue, language),
        answers=answer_lines(dossier, catalogue, language),
        history=history,
    )


def checkpoint_lines(
    dossier: Dossier,
    catalogue: Catalogue,
    *,
    language: str,
    today: date,
    filed: Sequence[object] = (),
) -> tuple[CheckpointLine, ...]:
    """Return a person's checkpoints: open ones by date, then the closed ones, the latest first."""
    lines = [
        checkpoint_line(
            checkpoint,
            worker_name=dossier.worker.name,
            mentor_name=acting_name(dossier, today),
            catalogue=catalogue,
            language=language,
            today=today,
            siblings=dossier.checkpoints,
            evidence={checkpoint.id: filed.count(checkpoint.id)},
        )
        for checkpoint in dossier.checkpoints
    ]
    opened = [line for line in lines if is_open(line)]
    closed = [line for line in lines if not is_open(line)]
    opened.sort(key=lambda line: (line.due_on or date.max, line.plan_on or date.max, line.title))
    closed.sort(key=lambda line: line.done_on or date.min, reverse=True)
    return (*opened, *closed)


def is_open(line: CheckpointLine) -> bool:
    """Whether something is still to be done on this line."""
    return line.state not in {State.DONE, State.NOT_NEEDED} and not line.withdrawn


def next_step(lines: Sequence[CheckpointLine]) -> CheckpointLine | None:
    """Return what to do first: the earliest open step that somebody here can act on and nothing blocks."""
    waits = (State.WAITING,)
    acting = [line for line in lines if is_open(line) and line.state not in waits and not line.blocked_by]
    return min(acting, key=lambda line: line.plan_on or line.due_on or date.max, default=None)


def expectation_lines(dossier: Dossier) -> tuple[ExpectationLine, ...]:
    """Return each rated theme with what was expected, what is experienced, and how it was before."""
    return tuple(
        ExpectationLine(
            factor=factor, expected=pair.expected, experienced=pair.experienced, previous=pair.previous
        )
        for factor, pair in latest_ratings(dossier.check_ins).items()
    )


def title_names(catalogue: Catalogue, language: str) -> dict[str, str]:
    """Return what each kind of title is called, in that language."""
    return {
        key: kind.short_de if language == "de" else kind.short_en for key, kind in catalogue.titles.items()
    }


def _deputy_name(dossier: Dossier, today: date) -> str:
    """Return who stands in for the mentor today, "" while the mentor is there or nobody does."""
    acts = dossier.acting_mentor(today)
    return "" if acts is None or acts == dossier.mentor else acts.name
