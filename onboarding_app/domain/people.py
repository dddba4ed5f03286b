"""The people of a firm: the workers it hired, who accompanies them, who belongs to them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

WorkerId = NewType("WorkerId", int)
MentorId = NewType("MentorId", int)
FamilyMemberId = NewType("FamilyMemberId", int)
DepartureId = NewType("DepartureId", int)
HandoverId = NewType("HandoverId", int)


class Stage(StrEnum):
    """Where a worker stands with the firm on a given day."""

    BEFORE_ARRIVAL = "before_arrival"
    ACTIVE = "active"
    LEFT = "left"


class HiredFrom(StrEnum):
    """Where the worker lived when the contract was concluded (§ 45c AufenthG asks)."""

    ABROAD = "abroad"
    GERMANY = "germany"


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A hired person. What is not known is None (or ""), never a guess.

    `citizenship` is an ISO 3166-1 alpha-2 code. `personnel_number` and `postcode` are texts and keep
    their zeros. `answers` are the facts that HR answered by hand (`facts.FactName` -> value).
    """

    id: WorkerId = WorkerId(0)
    given_name: str
    family_name: str
    personnel_number: str = ""
    citizenship: str | None = None
    birth_date: date | None = None
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    occupation: str = ""
    learned_occupation: str = ""
    department: str = ""
    hired_from: HiredFrom | None = None
    regulated_occupation: bool | None = None
    contract_signed_on: date | None = None
    entry_on: date | None = None
    started_on: date | None = None
    probation_ends_on: date | None = None
    fixed_term_ends_on: date | None = None
    is_apprentice: bool | None = None
    recruitment: str = ""
    mentor_id: MentorId | None = None
    note: str = ""
    answers: tuple[tuple[str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """The name as it is spoken, given name first."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def sort_name(self) -> str:
        """The name as lists sort it."""
        return f"{self.family_name}, {self.given_name}".strip(", ")


@dataclass(frozen=True, kw_only=True)
class Mentor:
    """Who accompanies workers (Fachkräftebegleiter/in), inside the firm or from a network project.

    `deputy_id` is the mentor who stands in from `away_from` to `away_until`, and for one who is not active.
    """

    id: MentorId = MentorId(0)
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    is_external: bool = False
    active: bool = True
    deputy_id: MentorId | None = None
    away_from: date | None = None
    away_until: date | None = None

    def is_there(self, on: date) -> bool:
        """Whether this mentor can act on that day; without a last day one is away until further notice."""
        begun = self.away_from is not None and self.away_from <= on
        away = begun and (self.away_until is None or on <= self.away_until)
        return self.active and not away


def acting(mentor: Mentor | None, deputy: Mentor | None, on: date) -> Mentor | None:
    """Return who accompanies on that day: the mentor, else the deputy; None: HR has to see to it."""
    return next((each for each in (mentor, deputy) if each is not None and each.is_there(on)), None)


class Relation(StrEnum):
    """How a relative belongs to the worker."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class FamilyMember:
    """A relative: relation, first name or initial and birth year, nothing more (Art. 5 (1) c GDPR).

    `lives_abroad` and `wants_to_join` are voluntary answers; None means not asked or no answer. `german` (a
    level such as "A1") and `work` are of the partner, `care` is day care or school of a child.
    """

    id: FamilyMemberId = FamilyMemberId(0)
    worker_id: WorkerId
    relation: Relation
    first_name: str = ""
    birth_year: int | None = None
    lives_abroad: bool | None = None
    wants_to_join: bool | None = None
    a1_proven_on: date | None = None
    housing_proven_on: date | None = None
    application_filed_on: date | None = None
    appointment_on: date | None = None
    visa_issued_on: date | None = None
    arrived_on: date | None = None
    german: str = ""
    work: str = ""
    care: str = ""
    care_from: date | None = None
    note: str = ""

    @property
    def may_come(self) -> bool:
        """Whether they may still join: not here yet, and not known to stay abroad."""
        return self.arrived_on is None and self.lives_abroad is not False and self.wants_to_join is not False


class DepartureReason(StrEnum):
    """Why a worker left (domain file anerkennung-sprache-begleitung.md, 4.4)."""

    JOB_FIT = "job_fit"
    PAY = "pay"
    RECOGNITION_MISSING = "recognition_missing"
    RESIDENCE_TITLE = "residence_title"
    BUREAUCRACY = "bureaucracy"
    PROMISE_GAP = "promise_gap"
    LEADERSHIP = "leadership"
    INDUCTION_MISSING = "induction_missing"
    CONFLICT_COLLEAGUES = "conflict_colleagues"
    DISCRIMINATION_WORK = "discrimination_work"
    DISCRIMINATION_OUTSIDE = "discrimination_outside"
    HOUSING = "housing"
    MOBILITY = "mobility"
    FAMILY_SEPARATION = "family_separation"
    SPOUSE_OR_CHILDREN = "spouse_or_children"
    CARE_OF_RELATIVES = "care_of_relatives"
    LANGUAGE = "language"
    OTHER_REGION_OFFER = "other_region_offer"
    OTHER_COUNTRY_OFFER = "other_country_offer"
    HEALTH = "health"
    RETURN_HOME_PLANNED = "return_home_planned"
    POLITICAL_CLIMATE = "political_climate"
    EMPLOYER_ENDED = "employer_ended"
    CONTRACT_ENDED = "contract_ended"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Departure:
    """The end of an employment: last day, when the firm learned of it, main reason and further ones."""

    id: DepartureId = DepartureId(0)
    worker_id: WorkerId
    ended_on: date
    known_on: date | None = None
    reason: DepartureReason | None = None
    note: str = ""
    further: tuple[DepartureReason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Handover:
    """One mentor handed a worker over to another: who (as they were called then), when, what to know."""

    id: HandoverId = HandoverId(0)
    worker_id: WorkerId
    from_mentor: str
    to_mentor: str
    handed_on: date
    summary: str = ""


def stage_of(worker: Worker, departure: Departure | None, today: date) -> Stage:
    """Tell where a worker stands on that day; the last day of work still counts as active."""
    if departure is not None and departure.ended_on < today:
        return Stage.LEFT
    if worker.started_on is None or worker.started_on > today:
        return Stage.BEFORE_ARRIVAL
    return Stage.ACTIVE
