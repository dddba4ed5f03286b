"""Files that go out: everything as a workbook, the people as CSV, what is due as a calendar."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.paper_kinds import PersonalData
from onboarding_app.domain.people import WorkerId
from onboarding_app.exchange.calendar_file import write_calendar
from onboarding_app.exchange.workbook import write_csv, write_xlsx
from onboarding_app.i18n import Texts
from onboarding_app.services.export_calendar import CalendarWish, calendar_events
from onboarding_app.services.export_tables import all_sheets, people_sheet
from onboarding_app.storage.database import Database


class ExportKind(StrEnum):
    """The kinds of file by their ending, which is also their name on the command line."""

    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"


_NOT_EXPORTED = {PersonalData.HINTS, PersonalData.CONFIDENTIAL, PersonalData.HISTORY}
_OF_TALKS = {
    PersonalData.TALKS,
    PersonalData.TALK_NOTES,
    PersonalData.MOOD,
    PersonalData.EXPECTATIONS,
    PersonalData.AGREEMENTS,
    PersonalData.DEADLINES,
}
_HOLDS = {
    ExportKind.XLSX: set(PersonalData) - _NOT_EXPORTED,
    ExportKind.CSV: set(PersonalData) - _NOT_EXPORTED - _OF_TALKS,
    ExportKind.ICS: {PersonalData.NAME, PersonalData.DEADLINES, PersonalData.AGREEMENTS},
}


def personal_data_of(kind: ExportKind, *, with_initials: bool = False) -> tuple[PersonalData, ...]:
    """Return which personal data an export holds at most, in a fixed order."""
    held = _HOLDS[kind] - ({PersonalData.NAME} if with_initials and kind is ExportKind.ICS else set())
    return tuple(each for each in PersonalData if each in held)


def export(
    kind: ExportKind,
    database: Database,
    catalogue: Catalogue,
    path: Path,
    *,
    texts: Texts,
    today: date,
    worker_ids: Sequence[WorkerId] | None = None,
    with_initials: bool = False,
    remind_days: int | None = None,
) -> int:
    """Write a file about these people (None: about all), and note that it left; return how many they are.

    What a calendar is told besides stands at `CalendarWish`.

    Raises:
        FileRefusedError: the file cannot be written; one that stood there stays.
    """
    with database.read() as view:
        if kind is ExportKind.ICS:
            workers = view.workers.all() if worker_ids is None else view.workers.among(worker_ids)
            wish = CalendarWish(
                texts=texts, today=today, with_initials=with_initials, remind_days=remind_days
            )
            events = tuple(calendar_events(view, catalogue, workers, wish))
        else:
            dossiers = tuple(view.dossiers(worker_ids))
    ids = [it.id for it in workers] if kind is ExportKind.ICS else [it.worker.id for it in dossiers]
    match kind:
        case ExportKind.XLSX:
            write_xlsx(all_sheets(dossiers, catalogue, texts=texts, today=today), path)
        case ExportKind.CSV:
            write_csv(people_sheet(dossiers, catalogue, texts=texts, today=today), path)
        case ExportKind.ICS:
            write_calendar(events, path, now=database.now())
    if database.is_writable:
        database.note_paper(f"export_{kind.value}", ids)
    return len(ids)
