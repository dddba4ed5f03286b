"""Every report the program knows: what the menu offers and `onboarding-app report KIND` takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from onboarding_app.domain.activity import ActivityPaper
from onboarding_app.domain.disclosure import DisclosurePaper
from onboarding_app.domain.fair_integration import FairIntegrationPaper
from onboarding_app.domain.letters import LetterPaper
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.domain.papers import (
    CheckInPaper,
    DuePaper,
    GuidePaper,
    HandoverPaper,
    PreparationPaper,
    RetentionPaper,
    StatusPaper,
)
from onboarding_app.domain.worker_sheet import WorkerSheetPaper
from onboarding_app.reports.activity import activity_sheet
from onboarding_app.reports.check_in import check_in_sheet
from onboarding_app.reports.disclosure import disclosure_sheet
from onboarding_app.reports.due import due_sheet
from onboarding_app.reports.fair_integration import fair_integration_sheet
from onboarding_app.reports.guide import guide_sheet
from onboarding_app.reports.handover import handover_sheet
from onboarding_app.reports.letter import letter_sheet
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.preparation import preparation_sheet
from onboarding_app.reports.retention import retention_sheet
from onboarding_app.reports.status import status_sheet
from onboarding_app.reports.worker_sheet import worker_sheet

__all__ = ["REPORTS", "Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the class of its data, and what makes a sheet of them."""

    data: type
    sheet: Callable[[Any, Look], Sheet]


REPORTS: Final[Mapping[PaperKind, Report]] = MappingProxyType(
    {
        PaperKind.STATUS: Report(StatusPaper, status_sheet),
        PaperKind.RETENTION: Report(RetentionPaper, retention_sheet),
        PaperKind.DUE: Report(DuePaper, due_sheet),
        PaperKind.CHECK_IN: Report(CheckInPaper, check_in_sheet),
        PaperKind.PREPARATION: Report(PreparationPaper, preparation_sheet),
        PaperKind.HANDOVER: Report(HandoverPaper, handover_sheet),
        PaperKind.FAIR_INTEGRATION: Report(FairIntegrationPaper, fair_integration_sheet),
        PaperKind.WORKER_SHEET: Report(WorkerSheetPaper, worker_sheet),
        PaperKind.ACTIVITY: Report(ActivityPaper, activity_sheet),
        PaperKind.RENEWAL_LETTER: Report(LetterPaper, letter_sheet),
        PaperKind.FAMILY_LETTER: Report(LetterPaper, letter_sheet),
        PaperKind.DISCLOSURE: Report(DisclosurePaper, disclosure_sheet),
        PaperKind.GUIDE: Report(GuidePaper, guide_sheet),
    }
)
