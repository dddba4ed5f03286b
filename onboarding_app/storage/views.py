"""What a transaction sees of a data file: a view reads, a work also writes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.changes import Change, Changes, Kind
from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.own_plan import OwnTemplate, TemplateChange
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, MentorId, Worker
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.storage import records
from onboarding_app.storage.collection import Collection, Owned, OwnedStore, Store, bring_to
from onboarding_app.storage.documents import Documents, DocumentStore
from onboarding_app.storage.drafts import Drafts, WritableDrafts
from onboarding_app.storage.driver import Connection
from onboarding_app.storage.finding import Finding
from onboarding_app.storage.journal import Journal, Stamp, write_entry
from onboarding_app.storage.records import COMPANY_ID
from onboarding_app.storage.refusals import refused_value
from onboarding_app.storage.rows import RowReader, RowWriter
from onboarding_app.storage.taking_back import edited_since

if TYPE_CHECKING:
    from onboarding_app.storage.news import News

_AT_ONCE = 25
"""How many people's dossiers are read with one round of questions."""


class View(Finding):
    """A data file as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        """Read through that connection."""
        super().__init__(connection)
        self._rows = rows = RowReader(connection)
        self.workers = Collection(records.WORKERS, rows)
        self.mentors = Collection(records.MENTORS, rows)
        self.titles = Owned(records.TITLES, rows)
        self.family = Owned(records.FAMILY, rows)
        self.recognition = Owned(records.RECOGNITION, rows)
        self.proofs = Owned(records.PROOFS, rows)
        self.courses = Owned(records.COURSES, rows)
        self.checkpoints = Owned(records.CHECKPOINTS, rows)
        self.check_ins = Owned(records.CHECK_INS, rows)
        self.agreements = Owned(records.AGREEMENTS, rows)
        self.documents = Documents(records.DOCUMENTS, rows)
        self.handovers = Owned(records.HANDOVERS, rows)
        self.departures = Owned(records.DEPARTURES, rows)
        self.centres = Collection(records.CENTRES, rows)
        self.template_changes = Collection(records.TEMPLATE_CHANGES, rows)
        self.own_templates = Collection(records.OWN_TEMPLATES, rows)
        self.drafts = Drafts(rows)
        self.journal = Journal(rows)

    @property
    def news(self) -> "News":
        """What came about after a day."""
        from onboarding_app.storage.news import News  # noqa: PLC0415  (no first page waits for it)

        return News(self._connection)

    def edited_since(self, entry_id: int) -> frozenset[int]:
        """Return the ids of the workers of whom something was changed after an entry of the journal."""
        return frozenset(edited_since(self._rows, entry_id)[1])

    def company(self) -> Company:
        """Return the firm.

        Raises:
            NotFoundError: the file holds none yet.
        """
        row = self._rows.by_id(records.COMPANY.rows, COMPANY_ID)
        if row is None:
            raise NotFoundError("company_missing")
        answers = tuple(sorted(self.answers_of_firm().items()))
        return replace(records.COMPANY.from_row(row), answers=answers)

    def answers_of_firm(self) -> dict[str, str]:
        """Return what the firm has answered about itself, by fact."""
        rows = self._rows.where(records.ANSWERS.rows, "worker_id", None)
        return {str(one[2]): str(one[3]) for one in rows}

    def dossier(self, worker_id: int) -> Dossier:
        """Return all that is known of one worker.

        Raises:
            NotFoundError: there is no such worker.
        """
        worker = self.workers.get(worker_id)
        return next(self._dossiers_of([worker], self.company(), self._with_deputy(worker.mentor_id)))

    def _with_deputy(self, mentor_id: MentorId | None) -> dict[MentorId, Mentor]:
        """Return a mentor and who stands in, by id."""
        if mentor_id is None:
            return {}
        mentor = self.mentors.get(mentor_id)
        deputies = () if mentor.deputy_id is None else self.mentors.among([mentor.deputy_id])
        return {each.id: each for each in (mentor, *deputies)}

    def dossiers(self, worker_ids: Iterable[int] | None = None) -> Iterator[Dossier]:
        """Yield the dossiers of these workers (None: of all), by id; few at a time are in memory."""
        ids = self.worker_ids() if worker_ids is None else sorted(worker_ids)
        company, mentors = self.company(), {mentor.id: mentor for mentor in self.mentors.all()}
        for first in range(0, len(ids), _AT_ONCE):
            workers = self.workers.among(ids[first : first + _AT_ONCE])
            yield from self._dossiers_of(workers, company, mentors)

    def _dossiers_of(
        self, workers: Iterable[Worker], company: Company, mentors: Mapping[MentorId, Mentor]
    ) -> Iterator[Dossier]:
        people = list(workers)
        ids = [worker.id for worker in people]
        titles, family = self.titles.of_workers(ids), self.family.of_workers(ids)
        recognition, departures = self.recognition.of_workers(ids), self.departures.of_workers(ids)
        proofs, courses = self.proofs.of_workers(ids), self.courses.of_workers(ids)
        checkpoints, check_ins = self.checkpoints.of_workers(ids), self.check_ins.of_workers(ids)
        agreements, handovers = self.agreements.of_workers(ids), self.handovers.of_workers(ids)
        for worker in people:
            mentor = None if worker.mentor_id is None else mentors.get(worker.mentor_id)
            deputy_id = None if mentor is None else mentor.deputy_id
            yield Dossier(
                company=company,
                worker=worker,
                mentor=mentor,
                deputy=None if deputy_id is None else mentors.get(deputy_id),
                titles=titles.get(worker.id, ()),
                family=family.get(worker.id, ()),
                recognition=recognition.get(worker.id, ()),
                proofs=proofs.get(worker.id, ()),
                courses=courses.get(worker.id, ()),
                departure=next(iter(departures.get(worker.id, ())), None),
                checkpoints=checkpoints.get(worker.id, ()),
                check_ins=check_ins.get(worker.id, ()),
                agreements=agreements.get(worker.id, ()),
                handovers=handovers.get(worker.id, ()),
            )


class Work(View):
    """A transaction that writes; what it changed stands in `changes` once it has ended well."""

    workers: Store[Worker]
    mentors: Store[Mentor]
    titles: OwnedStore[ResidenceTitle]
    family: OwnedStore[FamilyMember]
    recognition: OwnedStore[RecognitionCase]
    proofs: OwnedStore[LanguageProof]
    courses: OwnedStore[LanguageCourse]
    checkpoints: OwnedStore[Checkpoint]
    check_ins: OwnedStore[CheckIn]
    agreements: OwnedStore[Agreement]
    documents: DocumentStore
    handovers: OwnedStore[Handover]
    departures: OwnedStore[Departure]
    centres: Store[AdviceCentre]
    template_changes: Store[TemplateChange]
    own_templates: Store[OwnTemplate]
    drafts: WritableDrafts

    def __init__(self, connection: Connection, action: str) -> None:
        """Write through that connection; `action` names in the journal what the user does."""
        super().__init__(connection)
        self.action = action
        self._ended: Changes | None = None
        self._writer = rows = RowWriter(connection)
        self.workers = Store(records.WORKERS, rows)
        self.mentors = Store(records.MENTORS, rows)
        self.titles = OwnedStore(records.TITLES, rows)
        self.family = OwnedStore(records.FAMILY, rows)
        self.recognition = OwnedStore(records.RECOGNITION, rows)
        self.proofs = OwnedStore(records.PROOFS, rows)
        self.courses = OwnedStore(records.COURSES, rows)
        self.checkpoints = OwnedStore(records.CHECKPOINTS, rows)
        self.check_ins = OwnedStore(records.CHECK_INS, rows)
        self.agreements = OwnedStore(records.AGREEMENTS, rows)
        self.documents = DocumentStore(records.DOCUMENTS, rows)
        self.handovers = OwnedStore(records.HANDOVERS, rows)
        self.departures = OwnedStore(records.DEPARTURES, rows)
        self.centres = Store(records.CENTRES, rows)
        self.template_changes = Store(records.TEMPLATE_CHANGES, rows)
        self.own_templates = Store(records.OWN_TEMPLATES, rows)
        self.drafts = WritableDrafts(rows)

    @property
    def changes(self) -> Changes:
        """What changed; only once the work has ended well.

        Raises:
            RuntimeError: it has not.
        """
        if self._ended is None:
            msg = "changes are known when the block of the work has ended"
            raise RuntimeError(msg)
        return self._ended

    def save_company(self, company: Company) -> Company:
        """Keep the firm's settings; return them as they are kept.

        Raises:
            InvalidValueError: the file refuses a value.
        """
        kind, parts = records.COMPANY.rows, records.ANSWERS
        row, before = records.COMPANY.to_row(company), self._rows.by_id(kind, COMPANY_ID)
        known = self._rows.where(parts.rows, parts.owner, None)
        with refused_value():
            if before is None:
                self._writer.insert(kind, [(row, None)])
            elif before != row:
                self._writer.update(kind, [((before, row), None)])
            bring_to(self._writer, parts, (None, None), known, {one[0]: one for one in company.answers})
        return self.company()

    def note_changes(self, stamp: Stamp) -> Changes:
        """Note in the journal what was done; it becomes `changes` when `end` is called after the commit."""
        noted = write_entry(self._writer, self.action, stamp)
        drafts = tuple(Change(Kind.DRAFT, worker_id, worker_id) for worker_id in self.drafts.touched)
        return replace(noted, changes=noted.changes + drafts)

    def end(self, changes: Changes) -> None:
        """Keep what the transaction has changed, now that it is safe in the file."""
        self._ended = changes
