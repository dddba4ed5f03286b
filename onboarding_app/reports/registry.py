"""Every report the program knows: what the menu offers and `onboarding-app report KIND` takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from onboarding_app.domain.papers import CheckInPaper, DuePaper, RetentionPaper, StatusPaper
from onboarding_app.reports.check_in import check_in_sheet
from onboarding_app.reports.due import due_sheet
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.retention import retention_sheet
from onboarding_app.reports.status import status_sheet

__all__ = ["REPORTS", "Report", "ReportKind"]


class ReportKind(StrEnum):
    """The reports by the name that the command line uses."""

    STATUS = "status"
    RETENTION = "retention"
    DUE = "due"
    CHECK_IN = "checkin"


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the class of its data, what makes a sheet of them, and whether it is about one person."""

    data: type
    sheet: Callable[[Any, Look], Sheet]
    per_person: bool


REPORTS: Final[Mapping[ReportKind, Report]] = MappingProxyType(
    {
        ReportKind.STATUS: Report(StatusPaper, status_sheet, per_person=True),
        ReportKind.RETENTION: Report(RetentionPaper, retention_sheet, per_person=False),
        ReportKind.DUE: Report(DuePaper, due_sheet, per_person=False),
        ReportKind.CHECK_IN: Report(CheckInPaper, check_in_sheet, per_person=True),
    }
)
