"""A firm with made-up people and a past, to try the program with; the same seed makes the same firm."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import Checkpoint, CheckpointId
from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Stage, stage_of
from onboarding_app.domain.plans import LEAVING
from onboarding_app.domain.tracks import Responsible
from onboarding_app.services.company import create_file
from onboarding_app.services.demo_people import Inventor, MadeUp
from onboarding_app.services.lines import is_talk
from onboarding_app.services.planning import replanning_of
from onboarding_app.storage.database import Database, Work

BATCH = 200
"""People that are made up before the progress is told."""

ROUNDS = 3
"""How often a past is planned and lived, since what was done makes further things due."""


def make_demo_file(
    path: Path,
    catalogue: Catalogue,
    *,
    workers: int,
    seed: int,
    today: date,
    who: str,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Make a data file of a made-up firm; the same arguments make the same data.

    Raises:
        FileRefusedError: there is a file already, or none can be made there.
    """
    morning = datetime.combine(today, time(8), UTC)
    firm = Company(name="Muster GmbH", city="Erfurt", works_council=True, talk_signals=True)
    with create_file(path, firm, who=who, now=lambda: morning) as database:
        try:
            fill_with_made_up_people(
                database, catalogue, workers=workers, seed=seed, today=today, progress=progress
            )
        except BaseException:
            database.close()
            path.unlink()
            raise
    return path


def fill_with_made_up_people(
    database: Database,
    catalogue: Catalogue,
    *,
    workers: int,
    seed: int,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> Changes:
    """Put that many made-up people with their past into the file, in one transaction."""
    random = Random(seed)  # noqa: S311 - made-up people need no secret numbers
    inventor = Inventor(random, today)
    with database.write("made_up_people") as work:
        company = work.company()
        work.save_company(replace(company, answers=(("employees_gt20", "true"), ("sector_2a", "false"))))
        mentors = [mentor.id for mentor in work.mentors.save_many(inventor.mentors())]
        for first in range(0, workers, BATCH):
            numbers = range(first + 1, min(first + BATCH, workers) + 1)
            made = [inventor.person(number, mentors) for number in numbers]
            _store(work, made, _Past(catalogue, random, today))
            if progress is not None:
                progress(numbers[-1], workers)
    return work.changes


def _store(work: Work, made: Sequence[MadeUp], past: "_Past") -> None:
    """Store people with what belongs to them, then the checkpoints of their past and future."""
    ids = [worker.id for worker in work.workers.save_many([person.worker for person in made])]
    pairs = list(zip(ids, made, strict=True))
    work.titles.save_many([replace(it, worker_id=id_) for id_, person in pairs for it in person.titles])
    work.family.save_many([replace(it, worker_id=id_) for id_, person in pairs for it in person.family])
    work.proofs.save_many([replace(it, worker_id=id_) for id_, person in pairs for it in person.proofs])
    work.courses.save_many([replace(it, worker_id=id_) for id_, person in pairs for it in person.courses])
    work.recognition.save_many(
        [replace(it, worker_id=id_) for id_, person in pairs for it in person.recognition]
    )
    work.departures.save_many(
        [replace(person.departure, worker_id=id_) for id_, person in pairs if person.departure]
    )
    talks = work.check_ins.save_many(
        [replace(it, worker_id=id_) for id_, person in pairs for it in person.check_ins]
    )
    firsts = {talk.worker_id: talk.id for talk in reversed(talks)}
    work.agreements.save_many(
        [
            replace(it, worker_id=id_, check_in_id=firsts[id_])
            for id_, person in pairs
            for it in person.agreements
        ]
    )
    checkpoints = [checkpoint for dossier in work.dossiers(ids) for checkpoint in past.checkpoints(dossier)]
    work.checkpoints.save_many(checkpoints)


def _falls_silent(checkpoint: Checkpoint) -> bool:
    """Whether nobody asks for it any more once the person has left."""
    return checkpoint.is_open and checkpoint.anchor not in LEAVING


class _Past:
    """Lives through the plans of made-up people: most things done near their day, some late, some not."""

    def __init__(self, catalogue: Catalogue, random: Random, today: date) -> None:
        self._catalogue = catalogue
        self._random = random
        self._today = today

    def checkpoints(self, dossier: Dossier) -> tuple[Checkpoint, ...]:
        """Return one person's checkpoints as they stand today; ids are still open."""
        worker = dossier.worker
        recorded = min(worker.contract_signed_on or self._today, self._today)
        lived: dict[tuple[str, str], Checkpoint] = {}
        for _ in range(ROUNDS):
            dossier = replace(dossier, checkpoints=tuple(lived.values()))
            planned = replanning_of(dossier, self._catalogue, self._today, recorded_on=recorded)
            for checkpoint in (*planned.created, *(after for _, after in planned.moved)):
                lived[checkpoint.key, checkpoint.instance] = self._lived(checkpoint, dossier)
            for checkpoint in planned.withdrawn:
                del lived[checkpoint.key, checkpoint.instance]
        left = stage_of(worker, dossier.departure, self._today) is Stage.LEFT
        return tuple(
            replace(it, id=CheckpointId(0), withdrawn_on=self._today if left and _falls_silent(it) else None)
            for it in lived.values()
        )

    def _lived(self, checkpoint: Checkpoint, dossier: Dossier) -> Checkpoint:
        """Return what became of a checkpoint until today."""
        random, today = self._random, self._today
        due = checkpoint.plan_on or checkpoint.due_on
        if due is None or not checkpoint.is_open:
            return checkpoint
        if is_talk(checkpoint, self._catalogue.templates.get(checkpoint.key)):
            return self._talk_lived(checkpoint, dossier, due)
        age = (today - due).days
        done_on = due + timedelta(random.choice((-6, -3, -1, 0, 0, 0, 1, 2, 5, 9)))
        chance = random.random()
        if checkpoint.responsible is Responsible.AUTHORITY and -120 < age < 75 and chance < 0.75:
            return checkpoint.waiting(since=due - timedelta(random.randint(30, 100)))
        if age > 0:
            if chance < (0.9 if age < 30 else 0.985) and done_on <= today:
                return checkpoint.completed(done_on)
            if chance > 0.996:
                return checkpoint.dropped("Im Einzelfall nicht erforderlich", done_on)
            return checkpoint.started() if chance < 0.95 and age < 30 else self._old(checkpoint, age, due)
        if age > -30 and chance < 0.2:
            return checkpoint.started()
        return checkpoint

    def _old(self, checkpoint: Checkpoint, age: int, due: date) -> Checkpoint:
        """Return something overdue: what is older than two months was done late, no firm sleeps so long."""
        return checkpoint if age < 60 else checkpoint.completed(due + timedelta(self._random.randint(15, 59)))

    def _talk_lived(self, checkpoint: Checkpoint, dossier: Dossier, due: date) -> Checkpoint:
        near = [talk.held_on for talk in dossier.check_ins if abs((talk.held_on - due).days) <= 25]
        if near:
            return checkpoint.completed(min(near, key=lambda day: abs((day - due).days)))
        if (self._today - due).days > 14:
            return checkpoint.dropped("Entfallen, im nächsten Gespräch nachgeholt", due + timedelta(14))
        return checkpoint
