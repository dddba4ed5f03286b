"""What a user tells the program about a person; each change plans that person again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, MentorId, Worker, WorkerId
from onboarding_app.domain.plans import TITLE_END
from onboarding_app.domain.plausible import (
    check_course,
    check_days,
    check_departure,
    check_mentor,
    check_recognition,
    check_relative,
    check_title,
    check_worker,
)
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.i18n import folded
from onboarding_app.services.planning import replan_worker, replan_workers
from onboarding_app.storage.collection import Store
from onboarding_app.storage.database import Database, Work

T = TypeVar("T", ResidenceTitle, FamilyMember, RecognitionCase, LanguageProof, LanguageCourse, Handover)


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
        InvalidValueError: the name is missing or a value cannot be (see `plausible`); nothing is stored.
    """
    check_worker(worker, today)
    _check_belongings(belongings, today)
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
        InvalidValueError: the name is missing or a value cannot be (see `plausible`); nothing is stored.
    """

    def store(work: Work) -> None:
        check_worker(worker, today, work.workers.get(worker.id))
        work.workers.save(worker)

    return _and_replan(database, "save_worker", worker.id, store, catalogue, today)


def save_title(database: Database, catalogue: Catalogue, title: ResidenceTitle, *, today: date) -> Changes:
    """Store a residence title (a new one beside the earlier ones, or a correction of one).

    Raises:
        InvalidValueError: it ends before it begins, or is unlimited and has an end.
    """
    check_title(title, today)
    return _and_replan(
        database,
        "save_title",
        title.worker_id,
        lambda work: _keep(work.titles, title, Kind.TITLE, today),
        catalogue,
        today,
    )


def save_family_member(
    database: Database, catalogue: Catalogue, member: FamilyMember, *, today: date
) -> Changes:
    """Store what is known of a relative.

    Raises:
        InvalidValueError: the year of birth or a day cannot be.
    """
    check_relative(member, today)
    return _and_replan(
        database,
        "save_family_member",
        member.worker_id,
        lambda work: _keep(work.family, member, Kind.FAMILY_MEMBER, today),
        catalogue,
        today,
    )


def save_recognition(
    database: Database, catalogue: Catalogue, case: RecognitionCase, *, today: date
) -> Changes:
    """Store how far a recognition procedure is.

    Raises:
        InvalidValueError: its measure ends before it begins, or a day cannot be.
    """
    check_recognition(case)
    return _and_replan(
        database,
        "save_recognition",
        case.worker_id,
        lambda work: _keep(work.recognition, case, Kind.RECOGNITION, today),
        catalogue,
        today,
    )


def save_proof(database: Database, catalogue: Catalogue, proof: LanguageProof, *, today: date) -> Changes:
    """Store a language level with its proof, or a level that is needed.

    Raises:
        InvalidValueError: the day cannot be.
    """
    return _and_replan(
        database,
        "save_proof",
        proof.worker_id,
        lambda work: _keep(work.proofs, proof, Kind.LANGUAGE_PROOF, today),
        catalogue,
        today,
    )


def save_course(database: Database, catalogue: Catalogue, course: LanguageCourse, *, today: date) -> Changes:
    """Store a language course.

    Raises:
        InvalidValueError: it ends before it begins, or a number or a day cannot be.
    """
    check_course(course)
    return _and_replan(
        database,
        "save_course",
        course.worker_id,
        lambda work: _keep(work.courses, course, Kind.COURSE, today),
        catalogue,
        today,
    )


def record_departure(
    database: Database, catalogue: Catalogue, departure: Departure, *, today: date
) -> Changes:
    """Note the end of an employment; what then is due is planned, the rest falls silent.

    Raises:
        InvalidValueError: it ends before it began, or a day cannot be.
    """
    with database.read() as view:
        worker = view.workers.get(departure.worker_id)
    check_departure(departure, worker, today)
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
            work.save_company(replace(company, answers=with_answer(company.answers, fact, value)))
            concerned: Iterable[WorkerId] = [worker.id for worker in work.workers.all()]
        else:
            _answer_of(work, worker_id, fact, value, today)
            concerned = [worker_id]
        replan_workers(work, concerned, catalogue, today)
    return work.changes


def _answer_of(work: Work, worker_id: WorkerId, fact: str, value: str, today: date) -> None:
    """Keep an answer with the person; the end of the title that is held stands with that title."""
    worker = work.workers.get(worker_id)
    title = title_that_ends(work.titles.of_worker(worker_id), fact, value, today)
    if title is None:
        work.workers.save(replace(worker, answers=with_answer(worker.answers, fact, value)))
    else:
        check_title(title, today)
        work.titles.save(title)


def title_that_ends(
    titles: tuple[ResidenceTitle, ...], fact: str, value: str, today: date
) -> ResidenceTitle | None:
    """Return the title that is held with the end that an answer gives it; None for any other answer."""
    held = current_title(titles, today) if fact == TITLE_END else None
    return None if held is None else replace(held, valid_until=date.fromisoformat(value))


def add_mentor(database: Database, mentor: Mentor) -> Changes:
    """Add or change a mentor.

    Raises:
        InvalidValueError: the name, the deputy or the days away cannot be, or a new one is there already.
    """
    check_mentor(mentor)
    with database.write("save_mentor" if mentor.id else "add_mentor") as work:
        if not mentor.id and any(_is_same(mentor, known) for known in work.mentors.all()):
            raise InvalidValueError("mentor_there", name=mentor.name)
        work.mentors.save(mentor)
    return work.changes


def assign_mentor(
    database: Database,
    catalogue: Catalogue,
    worker_ids: Iterable[WorkerId],
    mentor_id: MentorId | None,
    *,
    today: date,
    handed_on: date | None = None,
    summary: str = "",
) -> Changes:
    """Give these people that mentor (None: nobody); from one to another it is noted as a handover.

    `handed_on` is the day of the handover (None: today), `summary` what the new mentor has to know.

    Raises:
        InvalidValueError: the day cannot be; nothing is stored.
    """
    with database.write("assign_mentor") as work:
        names = {mentor.id: mentor.name for mentor in work.mentors.all()}
        for worker_id in worker_ids:
            worker = work.workers.get(worker_id)
            before = worker.mentor_id
            if before is not None and mentor_id is not None and before != mentor_id:
                handover = Handover(
                    worker_id=worker.id,
                    from_mentor=names[before],
                    to_mentor=names[mentor_id],
                    handed_on=handed_on or today,
                    summary=summary.strip(),
                )
                _keep(work.handovers, handover, Kind.HANDOVER, today)
            work.workers.save(replace(worker, mentor_id=mentor_id))
            replan_worker(work, worker_id, catalogue, today)
    return work.changes


def save_handover(database: Database, catalogue: Catalogue, handover: Handover, *, today: date) -> Changes:
    """Correct what is noted of a handover.

    Raises:
        InvalidValueError: the day is missing or cannot be.
    """
    handed_on: date | None = handover.handed_on  # a form may have been left empty
    if handed_on is None:
        raise InvalidValueError("handover_day_missing")
    return _and_replan(
        database,
        "save_handover",
        handover.worker_id,
        lambda work: _keep(work.handovers, handover, Kind.HANDOVER, today),
        catalogue,
        today,
    )


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


def with_answer(answers: tuple[tuple[str, str], ...], fact: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return answers with this one in place of an earlier one to the same question."""
    return tuple(sorted({**dict(answers), fact: value}.items()))


def similar_people(database: Database, worker: Worker) -> tuple[Worker, ...]:
    """Return others of the same name or personnel number: perhaps the same person, entered twice."""
    name, number = folded(worker.name), worker.personnel_number
    with database.read() as view:
        others = [it for it in view.workers.all() if it.id != worker.id]
    return tuple(it for it in others if folded(it.name) == name or (number and it.personnel_number == number))


def _keep(collection: Store[T], entry: T, kind: Kind, today: date) -> None:
    """Store an entry whose days can be."""
    check_days(entry, collection.get(entry.id) if entry.id else None, today, kind)
    collection.save(entry)


def _check_belongings(belongings: Belongings, today: date) -> None:
    for title in belongings.titles:
        check_title(title, today)
    for course in belongings.courses:
        check_course(course)
    for member in belongings.family:
        check_relative(member, today)


def _is_same(mentor: Mentor, known: Mentor) -> bool:
    """Whether two entries are one mentor: same name, same organisation."""
    return (folded(mentor.name), folded(mentor.organisation)) == (
        folded(known.name),
        folded(known.organisation),
    )
