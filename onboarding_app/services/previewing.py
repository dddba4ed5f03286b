"""What an answer or a changed date would do to plans, before it is stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Departure, Worker, WorkerId
from onboarding_app.domain.plans import Replanning
from onboarding_app.domain.plausible import check_departure
from onboarding_app.domain.tracks import Track
from onboarding_app.services.planning import replanning_of
from onboarding_app.services.workers import title_that_ends, with_answer
from onboarding_app.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class PreviewLine:
    """One checkpoint that changes: when to act `before` and `after`, None where it is not in the plan."""

    worker_name: str
    title: str
    track: Track
    before: date | None
    after: date | None


@dataclass(frozen=True, kw_only=True)
class PlanPreview:
    """What would appear, move and go, the earliest first. Nothing is stored by it."""

    appears: tuple[PreviewLine, ...] = ()
    moves: tuple[PreviewLine, ...] = ()
    goes: tuple[PreviewLine, ...] = ()

    @property
    def lines(self) -> tuple[PreviewLine, ...]:
        """All lines: what appears, then what moves, then what goes."""
        return self.appears + self.moves + self.goes


def preview_answer(
    database: Database,
    catalogue: Catalogue,
    *,
    worker_id: WorkerId | None,
    fact: str,
    value: str,
    today: date,
    language: str,
) -> PlanPreview:
    """Return what the plans would be with this answer; `worker_id` None is one of the firm about itself.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossiers = view.dossiers() if worker_id is None else [view.dossier(worker_id)]
        answered = (_answered(dossier, worker_id, fact, value, today) for dossier in dossiers)
        return preview_of(answered, catalogue, today, language)


def preview_worker(
    database: Database, catalogue: Catalogue, worker: Worker, *, today: date, language: str
) -> PlanPreview:
    """Return what the plan of somebody would be with these data, as with another start date.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossier = view.dossier(worker.id)
    return preview_of([replace(dossier, worker=worker)], catalogue, today, language)


def preview_departure(
    database: Database, catalogue: Catalogue, departure: Departure, *, today: date, language: str
) -> PlanPreview:
    """Return what would then be due, and what would fall silent, if somebody left so.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: it ends before it began, or a day cannot be.
    """
    with database.read() as view:
        dossier = view.dossier(departure.worker_id)
    check_departure(departure, dossier.worker, today)
    return preview_of([replace(dossier, departure=departure)], catalogue, today, language)


def _answered(dossier: Dossier, worker_id: WorkerId | None, fact: str, value: str, today: date) -> Dossier:
    if worker_id is None:
        answers = with_answer(dossier.company.answers, fact, value)
        return replace(dossier, company=replace(dossier.company, answers=answers))
    ended = title_that_ends(dossier.titles, fact, value, today)
    if ended is not None:
        titles = tuple(ended if title.id == ended.id else title for title in dossier.titles)
        return replace(dossier, titles=titles)
    answers = with_answer(dossier.worker.answers, fact, value)
    return replace(dossier, worker=replace(dossier.worker, answers=answers))


def preview_of(dossiers: Iterable[Dossier], catalogue: Catalogue, today: date, language: str) -> PlanPreview:
    """Return what planning these people again with that catalogue would change."""
    lines = [
        PreviewLine(
            worker_name=dossier.worker.name,
            title=catalogue.templates[checkpoint.key].title(language),
            track=checkpoint.track,
            before=before,
            after=after,
        )
        for dossier in dossiers
        for checkpoint, before, after in _shown(replanning_of(dossier, catalogue, today))
    ]
    lines.sort(key=lambda it: (it.after or it.before or date.max, it.title, it.worker_name))
    return PlanPreview(
        appears=tuple(it for it in lines if it.before is None),
        moves=tuple(it for it in lines if it.before is not None and it.after is not None),
        goes=tuple(it for it in lines if it.after is None),
    )


def _shown(replanning: Replanning) -> Iterator[tuple[Checkpoint, date | None, date | None]]:
    """Yield what a person sees with its day before and after; what is set aside as long past is not seen."""
    for checkpoint in (*replanning.created, *replanning.restored):
        if checkpoint.is_open:
            yield checkpoint, None, checkpoint.plan_on
    for before, after in replanning.moved:
        if before.is_open or after.is_open:
            yield after, before.plan_on if before.is_open else None, after.plan_on if after.is_open else None
    for checkpoint in replanning.withdrawn:
        yield checkpoint, checkpoint.plan_on, None
