"""Made-up things for tests: each is right as it comes, and a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.documents import Document
from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level
from onboarding_app.domain.own_plan import OwnTemplate, TemplateChange
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, Relation, Worker, WorkerId
from onboarding_app.domain.periods import Direction, Unit
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.tracks import Responsible, Track

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
FIRST = WorkerId(1)
PAPER = b"%PDF-1.7 made up"


def clock() -> datetime:
    """Return the moment at which all tests run."""
    return NOW


def made_company(**changes: Any) -> Company:
    """Return a firm in Erfurt."""
    return replace(Company(name="Muster Pflege gGmbH", city="Erfurt"), **changes)


def made_worker(**changes: Any) -> Worker:
    """Return a nurse from Vietnam who started on 1 September 2025."""
    worker = Worker(
        given_name="Thị Thảo",
        family_name="Nguyễn",
        personnel_number="00417",
        citizenship="VN",
        occupation="Pflegefachkraft",
        department="Station 3",
        started_on=date(2025, 9, 1),
    )
    return replace(worker, **changes)


def made_mentor(**changes: Any) -> Mentor:
    """Return a mentor inside the firm."""
    return replace(Mentor(name="Sabine Krüger", email="krueger@muster.example"), **changes)


def made_title(**changes: Any) -> ResidenceTitle:
    """Return a title whose kind is not known yet, valid for two years."""
    title = ResidenceTitle(worker_id=FIRST, valid_from=date(2025, 8, 1), valid_until=date(2027, 7, 31))
    return replace(title, **changes)


def made_family_member(**changes: Any) -> FamilyMember:
    """Return a spouse who lives abroad and wants to join."""
    spouse = FamilyMember(
        worker_id=FIRST, relation=Relation.SPOUSE, first_name="M.", lives_abroad=True, wants_to_join=True
    )
    return replace(spouse, **changes)


def made_recognition(**changes: Any) -> RecognitionCase:
    """Return a case that is filed."""
    case = RecognitionCase(worker_id=FIRST, stage=RecognitionStage.FILED, filed_on=date(2025, 10, 6))
    return replace(case, **changes)


def made_proof(**changes: Any) -> LanguageProof:
    """Return a proven B1."""
    return replace(LanguageProof(worker_id=FIRST, level=Level.B1, on=date(2025, 5, 5)), **changes)


def made_course(**changes: Any) -> LanguageCourse:
    """Return a course to B2."""
    course = LanguageCourse(worker_id=FIRST, name="B2 Pflege", target=Level.B2, starts_on=date(2025, 11, 3))
    return replace(course, **changes)


def made_checkpoint(**changes: Any) -> Checkpoint:
    """Return an open checkpoint of a plan, to act on in two weeks."""
    checkpoint = Checkpoint(
        worker_id=FIRST,
        track=Track.RESIDENCE,
        responsible=Responsible.HR,
        key="title_copy",
        anchor="start",
        anchor_on=date(2025, 9, 1),
        safe_on=date(2026, 3, 31),
        plan_on=date(2026, 3, 18),
    )
    return replace(checkpoint, **changes)


def made_check_in(**changes: Any) -> CheckIn:
    """Return a talk with a mood and two rated themes."""
    talk = CheckIn(
        worker_id=FIRST,
        held_on=date(2026, 2, 2),
        minutes=30,
        mood=4,
        note="Wohnung gefunden.",
        ratings=(
            FactorRating(factor=Factor.INCOME, expected=4, experienced=3),
            FactorRating(factor=Factor.HOUSING, expected=5, experienced=2, note="zu klein"),
        ),
    )
    return replace(talk, **changes)


def made_agreement(**changes: Any) -> Agreement:
    """Return an agreement that is open."""
    agreement = Agreement(worker_id=FIRST, text="Termin beim Bürgeramt", who="HR", due_on=date(2026, 3, 10))
    return replace(agreement, **changes)


def made_document(**changes: Any) -> Document:
    """Return what is known of `PAPER`; filed with its bytes by `documents.file`."""
    paper = Document(
        worker_id=FIRST,
        name="Aufenthaltstitel.pdf",
        size=len(PAPER),
        sha256=sha256(PAPER).hexdigest(),
        filed_on=date(2026, 2, 3),
    )
    return replace(paper, **changes)


def made_handover(**changes: Any) -> Handover:
    """Return a handover from one mentor to another."""
    handover = Handover(
        worker_id=FIRST,
        from_mentor="Sabine Krüger",
        to_mentor="Udo Kranz",
        handed_on=date(2026, 2, 2),
        summary="Anerkennung läuft, Familie kommt im Sommer.",
    )
    return replace(handover, **changes)


def made_departure(**changes: Any) -> Departure:
    """Return the end of an employment."""
    return replace(Departure(worker_id=FIRST, ended_on=date(2026, 2, 28)), **changes)


def made_centre(**changes: Any) -> AdviceCentre:
    """Return an advice centre for two tracks."""
    centre = AdviceCentre(key="faire", name="Faire Integration Thüringen", tracks=("duties", "residence"))
    return replace(centre, **changes)


def made_template_change(**changes: Any) -> TemplateChange:
    """Return a talk that this firm holds on day 40 instead of day 30."""
    change = TemplateChange(key="checkin_day30", direction=Direction.AFTER, n=40, unit=Unit.DAY)
    return replace(change, **changes)


def made_own_template(**changes: Any) -> OwnTemplate:
    """Return a checkpoint of the firm's own: a bicycle, two weeks after the start."""
    template = OwnTemplate(
        key="own_bicycle",
        track=Track.ARRIVAL,
        title_de="Dienstrad übergeben",
        help_de="Schlüssel und Schloss liegen im Lager.",
        responsible=Responsible.HR,
        anchor="employment_start",
        direction=Direction.AFTER,
        n=2,
        unit=Unit.WEEK,
        evidence_de="Übergabeprotokoll\nFoto vom Rad",
        as_of=TODAY,
    )
    return replace(template, **changes)
