"""What a user tells the program about a person; each change plans that person again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Mentor, MentorId, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.services.planning import replan_worker, replan_workers
from onboarding_app.storage.database import Database, Work


@dataclass(frozen=True, kw_only=True)
class Belongings:
    """What comes with a new person; the worker ids in them are filled in when stored."""

    titles: tuple[ResidenceTitle, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    proofs: tuple[LanguageProof, ...] = ()
    courses: tuple[LanguageCourse, ...] = ()
    recognition: tuple[RecognitionCase, ...] = ()


NOTHING_MORE = Belongings()


def add_worker(
    database: Database,
    catalogue: Catalogue,
    worker: Worker,
    *,
    today: date,
    belongings: Belongings = NOTHING_MORE,
) -> Changes:
    """Add a person with what belongs to them, and plan their checkpoints.

    Raises:
        InvalidValueError: the name is missing or dates are out of order; nothing is stored.
    """
    _check(worker)
    with database.write("add_worker") as work:
        worker_id = work.workers.save(replace(worker, id=WorkerId(0))).id
        store_belongings(work, worker_id, belongings)
        replan_worker(work, worker_id, catalogue, today)
    return work.changes


def store_belongings(work: Work, worker_id: WorkerId, belongings: Belongings) -> None:
    """Store what belongs to a person inside a running transaction."""
    for title in belongings.titles:
        work.titles.save(replace(title, worker_id=worker_id))
    for member in belongings.family:
        work.family.save(replace(member, worker_id=worker_id))
    for proof in belongings.proofs:
        work.proofs.save(replace(proof, worker_id=worker_id))
    for course in belongings.courses:
        work.courses.save(replace(course, worker_id=worker_id))
    for case in belongings.recognition:
        work.recognition.save(replace(case, worker_id=worker_id))


def save_worker(database: Database, catalogue: Catalogue, worker: Worker, *, today: date) -> Changes:
    """Store what changed about a person; their plan follows.

    Raises:
        InvalidValueError: the name is missing or dates are out of order; nothing is stored.
    """
    _check(worker)
    return _and_replan(
        database, "save_worker", worker.id, lambda work: work.workers.save(worker), catalogue, today
    )


def save_title(database: Database, catalogue: Catalogue, title: ResidenceTitle, *, today: date) -> Changes:
    """Store a residence title (a new one beside the earlier ones, or a correction of one).

    Raises:
        InvalidValueError: it ends before it begins, or is unlimited and has an end.
    """
    if title.valid_from and title.valid_until and title.valid_until < title.valid_from:
        raise InvalidValueError("ends_before_start")
    if title.unlimited and title.valid_until:
        raise InvalidValueError("unlimited_with_end")
    return _and_replan(
        database, "save_title", title.worker_id, lambda work: work.titles.save(title), catalogue, today
    )


def save_family_member(
    database: Database, catalogue: Catalogue, member: FamilyMember, *, today: date
) -> Changes:
    """Store what is known of a relative."""
    return _and_replan(
        database,
        "save_family_member",
        member.worker_id,
        lambda work: work.family.save(member),
        catalogue,
        today,
    )


def save_recognition(
    database: Database, catalogue: Catalogue, case: RecognitionCase, *, today: date
) -> Changes:
    """Store how far a recognition procedure is."""
    return _and_replan(
        database,
        "save_recognition",
        case.worker_id,
        lambda work: work.recognition.save(case),
        catalogue,
        today,
    )


def save_proof(database: Database, catalogue: Catalogue, proof: LanguageProof, *, today: date) -> Changes:
    """Store a language level with its proof, or a level that is needed."""
    return _and_replan(
        database, "save_proof", proof.worker_id, lambda work: work.proofs.save(proof), catalogue, today
    )


def save_course(database: Database, catalogue: Catalogue, course: LanguageCourse, *, today: date) -> Changes:
    """Store a language course.

    Raises:
        InvalidValueError: it ends before it begins.
    """
    if course.starts_on and course.ends_on and course.ends_on < course.starts_on:
        raise InvalidValueError("ends_before_start")
    return _and_replan(
        database, "save_course", course.worker_id, lambda work: work.courses.save(course), catalogue, today
    )


def record_departure(
    database: Database, catalogue: Catalogue, departure: Departure, *, today: date
) -> Changes:
    """Note the end of an employment; what then is due is planned, the rest falls silent.

    Raises:
        InvalidValueError: it ends before it began.
    """
    with database.read() as view:
        worker = view.workers.get(departure.worker_id)
    if worker.started_on and departure.ended_on < worker.started_on:
        raise InvalidValueError("ends_before_start")
    return _and_replan(
        database,
        "record_departure",
        departure.worker_id,
        lambda work: work.departures.save(departure),
        catalogue,
        today,
    )


def withdraw_departure(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date
) -> Changes:
    """Take back the end of an employment: the person stays."""

    def take_back(work: Work) -> None:
        for departure in work.departures.of_worker(worker_id):
            work.departures.delete(departure.id)

    return _and_replan(database, "withdraw_departure", worker_id, take_back, catalogue, today)


def answer_question(
    database: Database,
    catalogue: Catalogue,
    *,
    worker_id: WorkerId | None,
    fact: str,
    value: str,
    today: date,
) -> Changes:
    """Store the answer to a question of a plan; `worker_id` None is an answer of the firm about itself.

    Raises:
        InvalidValueError: the catalogue asks no such question.
    """
    if fact not in catalogue.fact_questions:
        raise InvalidValueError("unknown_question", fact=fact)
    with database.write("answer_question") as work:
        if worker_id is None:
            company = work.company()
            work.save_company(replace(company, answers=_with_answer(company.answers, fact, value)))
            concerned: Iterable[WorkerId] = [worker.id for worker in work.workers.all()]
        else:
            worker = work.workers.get(worker_id)
            work.workers.save(replace(worker, answers=_with_answer(worker.answers, fact, value)))
            concerned = [worker_id]
        replan_workers(work, concerned, catalogue, today)
    return work.changes


def add_mentor(database: Database, mentor: Mentor) -> Changes:
    """Add or change a mentor.

    Raises:
        InvalidValueError: the name is missing.
    """
    if not mentor.name.strip():
        raise InvalidValueError("name_missing")
    with database.write("save_mentor" if mentor.id else "add_mentor") as work:
        work.mentors.save(mentor)
    return work.changes


def assign_mentor(
    database: Database,
    catalogue: Catalogue,
    worker_ids: Iterable[WorkerId],
    mentor_id: MentorId | None,
    *,
    today: date,
) -> Changes:
    """Give these people that mentor (None: nobody)."""
    with database.write("assign_mentor") as work:
        for worker_id in worker_ids:
            work.workers.save(replace(work.workers.get(worker_id), mentor_id=mentor_id))
            replan_worker(work, worker_id, catalogue, today)
    return work.changes


def delete_worker(database: Database, worker_id: WorkerId) -> Changes:
    """Delete a person with everything that belongs to them. Undo brings all of it back."""
    with database.write("delete_worker") as work:
        work.workers.delete(worker_id)
    return work.changes


def _and_replan(
    database: Database,
    action: str,
    worker_id: WorkerId,
    store: Callable[[Work], object],
    catalogue: Catalogue,
    today: date,
) -> Changes:
    with database.write(action) as work:
        store(work)
        replan_worker(work, worker_id, catalogue, today)
    return work.changes


def _with_answer(answers: tuple[tuple[str, str], ...], fact: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({**dict(answers), fact: value}.items()))


def _check(worker: Worker) -> None:
    if not worker.name:
        raise InvalidValueError("name_missing")
    start, probation, end = worker.started_on, worker.probation_ends_on, worker.fixed_term_ends_on
    if start and any(later is not None and later < start for later in (probation, end)):
        raise InvalidValueError("ends_before_start")
