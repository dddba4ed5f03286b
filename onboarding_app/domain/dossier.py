"""All that is known of one worker, as plans, signals and papers read it."""

from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Mentor, Worker, acting
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One worker with everything that belongs to that person; the parts are sorted by id.

    `deputy` is who stands in for the mentor while that one is away or not active.
    """

    company: Company
    worker: Worker
    mentor: Mentor | None = None
    deputy: Mentor | None = None
    titles: tuple[ResidenceTitle, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    recognition: tuple[RecognitionCase, ...] = ()
    proofs: tuple[LanguageProof, ...] = ()
    courses: tuple[LanguageCourse, ...] = ()
    departure: Departure | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    handovers: tuple[Handover, ...] = ()

    def acting_mentor(self, on: date) -> Mentor | None:
        """Return who accompanies on that day: the mentor, else the deputy, None for neither."""
        return acting(self.mentor, self.deputy, on)
