"""Papers: which there are, and each written to a file as PDF. No transaction is open while one is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from onboarding_app import __version__
from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.cadence import guide_for
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.domain.papers import AgreementLine, CheckInPaper, DuePaper, ExpectationPair
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.overview import due_lines
from onboarding_app.services.retention import retention_paper
from onboarding_app.services.status import open_line, status_paper
from onboarding_app.storage.database import Database
from onboarding_app.wording import factor_name, form_name, intention_name

DUE_WITHIN = 90
"""Days ahead that the list of deadlines reaches."""


class PaperKind(StrEnum):
    """The papers by the name that the command line uses."""

    STATUS = "status"
    RETENTION = "retention"
    DUE = "due"
    CHECK_IN = "checkin"

    @property
    def per_person(self) -> bool:
        """Whether each person gets a paper of their own."""
        return self in {PaperKind.STATUS, PaperKind.CHECK_IN}


def write_paper(
    kind: PaperKind,
    database: Database,
    catalogue: Catalogue,
    out: Path,
    *,
    texts: Texts,
    today: date,
    worker_ids: Sequence[WorkerId] = (),
    first: date | None = None,
    last: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write a paper as PDF; False if it was cancelled, and then nothing is written.

    Papers about persons are made for those named, else for everybody, one after the other in one file.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: there is nobody to make a paper for, or the period ends before it begins.
        FileRefusedError: the file cannot be written.
    """
    from onboarding_app.reports.look import Look  # noqa: PLC0415 - ReportLab costs a quarter of a second
    from onboarding_app.reports.page import build, build_all  # noqa: PLC0415
    from onboarding_app.reports.registry import REPORTS, ReportKind  # noqa: PLC0415

    report, look = REPORTS[ReportKind(kind.value)], Look(texts)
    try:
        if not kind.per_person:
            paper = _firm_paper(kind, database, catalogue, texts, today, (first, last))
            build(report.sheet(paper, look), look, out, version=__version__)
            return True
        ids = worker_ids or _all_ids(database)
        if not ids:
            raise InvalidValueError("nobody_to_report")
        papers = [_person_paper(kind, database, catalogue, each, texts, today) for each in ids]
        return build_all(
            [report.sheet(paper, look) for paper in papers],
            look,
            out,
            version=__version__,
            progress=progress or _untold,
            cancelled=cancelled or _never,
        )
    except OSError as error:
        raise FileRefusedError("paper_not_written", file=out.name) from error


def _firm_paper(
    kind: PaperKind,
    database: Database,
    catalogue: Catalogue,
    texts: Texts,
    today: date,
    period: tuple[date | None, date | None],
) -> object:
    if kind is PaperKind.RETENTION:
        return retention_paper(database, today=today, texts=texts, first=period[0], last=period[1])
    lines = due_lines(database, catalogue, today=today, language=texts.language, within=DUE_WITHIN)
    with database.read() as view:
        company = view.company()
    by_person = sorted(lines, key=lambda line: (line.worker_name, line.due_on or date.max))
    return DuePaper(
        company=company.name,
        city=company.city,
        today=today,
        until=today + timedelta(days=DUE_WITHIN),
        lines=tuple(open_line(line, texts) for line in by_person),
    )


def _person_paper(
    kind: PaperKind, database: Database, catalogue: Catalogue, worker_id: WorkerId, texts: Texts, today: date
) -> object:
    if kind is PaperKind.STATUS:
        return status_paper(database, catalogue, worker_id, today=today, texts=texts)
    with database.read() as view:
        dossier = view.dossier(worker_id)
    return _minutes_of(dossier, catalogue, texts, today)


def _minutes_of(dossier: Dossier, catalogue: Catalogue, texts: Texts, today: date) -> CheckInPaper:
    """Return the minutes of the last talk, or an empty sheet; the confidential note has no place in them."""
    talk = max(dossier.check_ins, key=lambda it: it.held_on, default=None)
    guide = catalogue.guides.get(talk.guide if talk else guide_for(dossier, today))
    german = texts.language == "de"
    blank = CheckInPaper(
        company=dossier.company.name,
        city=dossier.company.city,
        today=today,
        worker=dossier.worker.name,
        mentor=dossier.mentor.name if dossier.mentor else "",
        guide="" if guide is None else guide.title_de if german else guide.title_en,
        questions=() if guide is None else guide.questions_de if german else guide.questions_en,
    )
    if talk is None:
        return blank
    return replace(
        blank,
        held_on=talk.held_on,
        form=form_name(talk.form, texts),
        minutes=talk.minutes,
        languages=talk.languages,
        intention=intention_name(talk.intention, texts) if talk.intention else "",
        expectations=tuple(
            ExpectationPair(
                factor=factor_name(it.factor, texts),
                expected=it.expected,
                experienced=it.experienced,
                note=it.note,
            )
            for it in talk.ratings
        ),
        note=talk.note,
        agreements=tuple(
            AgreementLine(text=it.text, who=it.who, due_on=it.due_on)
            for it in dossier.agreements
            if it.check_in_id == talk.id
        ),
        next_on=talk.next_on,
    )


def _all_ids(database: Database) -> tuple[WorkerId, ...]:
    with database.read() as view:
        return tuple(WorkerId(each) for each in view.worker_ids())


def _untold(_done: int, _total: int) -> None:
    """Nobody listens to the progress."""


def _never() -> bool:
    """Nobody can cancel."""
    return False
