"""Papers: which there are, and each written to a file as PDF. No transaction is open while one is drawn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from onboarding_app import __version__
from onboarding_app.catalogue import Catalogue
from onboarding_app.catalogue.help import quick_guide
from onboarding_app.catalogue.notices import COUNTS
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import DueBy, PaperKind
from onboarding_app.domain.paper_readers import FOR, Reader
from onboarding_app.domain.people import MentorId, WorkerId
from onboarding_app.exchange.plain import as_json
from onboarding_app.exchange.refusal import not_written
from onboarding_app.exchange.writing import refuse_to_lose, write_whole
from onboarding_app.i18n import Texts
from onboarding_app.services.activity import activity_paper
from onboarding_app.services.disclosure import disclosure_data, disclosure_paper
from onboarding_app.services.due_list import due_paper
from onboarding_app.services.fair_integration import due_for, fair_integration_paper
from onboarding_app.services.letters import family_letter, renewal_letter
from onboarding_app.services.mentor_papers import handover_paper, preparation_paper
from onboarding_app.services.minutes import minutes_paper
from onboarding_app.services.retention import retention_paper
from onboarding_app.services.rules import titles_off
from onboarding_app.services.status import status_paper
from onboarding_app.services.worker_sheet import worker_sheet_paper
from onboarding_app.storage.database import Database

__all__ = ["PaperKind", "copy_paper", "note_paper", "write_paper"]

PersonId = WorkerId | MentorId
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class _Order:
    """Which paper is wanted, and from what; `language` is that of a notice for the worker."""

    kind: PaperKind
    database: Database
    catalogue: Catalogue
    texts: Texts
    today: date
    ids: Sequence[PersonId] = ()
    first: date | None = None
    last: date | None = None
    language: str = ""
    mentor_notes: bool = False
    by: DueBy = DueBy.PERSON
    reader: Reader = Reader.HOUSE
    password: str = ""


def write_paper(
    kind: PaperKind,
    database: Database,
    catalogue: Catalogue,
    out: Path,
    *,
    texts: Texts,
    today: date,
    worker_ids: Sequence[WorkerId] = (),
    mentor_ids: Sequence[MentorId] = (),
    first: date | None = None,
    last: date | None = None,
    language: str = "",
    mentor_notes: bool = False,
    by: DueBy = DueBy.PERSON,
    reader: Reader = Reader.HOUSE,
    password: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write a paper as PDF; False if it was cancelled, and then nothing is written.

    Papers about persons are made for those named, else for everybody whom they concern, one after the other
    in one file; if `out` is a folder, each in a file named after the kind and the person's id, for names do
    not belong into file names. `language` is the second language of a notice for the worker, none by
    default. A Datenauskunft is written as data if the file ends with .json, and with `mentor_notes` it
    holds what the mentor noted in confidence. `by` arranges the Fristenliste; its sheet of
    a month is that of `first`. A Statusbericht holds what its `reader` needs. A `password` encrypts the PDF.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: there is nobody to make a paper for, the period ends before it begins, or what the
            paper has to say is not known.
        FileRefusedError: the file cannot be written.
    """
    order = _Order(
        kind=kind,
        database=database,
        catalogue=catalogue,
        texts=Texts(COUNTS) if kind.is_notice else texts,
        today=today,
        ids=mentor_ids if kind.about_mentors else worker_ids,
        first=first,
        last=last,
        language=language or COUNTS,
        mentor_notes=mentor_notes,
        by=by,
        reader=reader,
        password=password,
    )
    chosen = _ids(order) if kind.per_person else ()
    if kind is PaperKind.DISCLOSURE and out.suffix.lower() == ".json":
        if password:
            raise InvalidValueError("data_not_locked")
        write_whole(out, as_json(_disclosed(order, WorkerId(chosen[0]))).encode())
        return True
    told, stopped = progress or _untold, cancelled or _never
    if out.is_dir() and kind.per_person:
        return _print_each(order, chosen, out, told, stopped)
    return _print(order, chosen, out, told, stopped)


def note_paper(
    database: Database,
    kind: PaperKind,
    worker_ids: Sequence[WorkerId] = (),
    reader: Reader = Reader.HOUSE,
) -> None:
    """Note that a paper left the program, about and for whom it is, when and by whom.

    A file that is only read notes nothing.

    Raises:
        InvalidValueError: there is nobody whom the paper concerns.
        FileRefusedError: the file or its disk says no.
    """
    if not database.is_writable or kind is PaperKind.GUIDE:
        return
    about: Sequence[PersonId] = ()
    if kind.per_person and not kind.about_mentors:
        about = worker_ids or _concerned(database, kind)
    named = kind is PaperKind.STATUS and reader is not Reader.HOUSE
    database.note_paper(f"{kind.value}{FOR}{reader.value}" if named else kind.value, about)


def copy_paper(place: Path, target: Path, password: str = "") -> None:
    """Write a paper that is made already to another place, under a password if one is given.

    Raises:
        FileRefusedError: the file cannot be written.
    """
    content = place.read_bytes()
    if password:
        from onboarding_app.exchange.locked import locked  # noqa: PLC0415 - costs a tenth of a second

        content = locked(content, password)
    write_whole(target, content)


def _print_each(
    order: _Order, ids: Sequence[PersonId], folder: Path, progress: Progress, cancelled: Callable[[], bool]
) -> bool:
    """Write each paper to a file of its own; a stop takes back those that were written."""
    written: list[Path] = []
    for number, each in enumerate(ids):
        if cancelled():
            for place in written:
                place.unlink(missing_ok=True)
            return False
        progress(number, len(ids))
        place = folder / f"{order.kind}-{each}.pdf"
        _print(order, (each,), place, _untold, _never)
        written.append(place)
    progress(len(ids), len(ids))
    return True


def _print(
    order: _Order, ids: Sequence[PersonId], out: Path, progress: Progress, cancelled: Callable[[], bool]
) -> bool:
    from onboarding_app.reports.look import Look  # noqa: PLC0415 - ReportLab costs a quarter of a second
    from onboarding_app.reports.page import build_all  # noqa: PLC0415
    from onboarding_app.reports.registry import REPORTS  # noqa: PLC0415

    look, sheet = Look(order.texts), REPORTS[order.kind].sheet
    if order.password:
        with TemporaryDirectory(prefix="ankerpunkt-") as folder:
            place = Path(folder) / "paper.pdf"
            done = _print(replace(order, password=""), ids, place, progress, cancelled)
            if done:
                copy_paper(place, out, order.password)
        return done
    refuse_to_lose(out, b"%PDF-")
    try:
        return build_all(
            (sheet(paper, look) for paper in _papers(order, ids)),
            look,
            out,
            count=len(ids) or 1,
            version=__version__,
            progress=progress,
            cancelled=cancelled,
        )
    except OSError as error:
        raise not_written(error, out) from error


def _ids(order: _Order) -> Sequence[PersonId]:
    """Return for whom a paper is made: those who are named, else everybody whom it concerns.

    Raises:
        InvalidValueError: that is nobody, or more than the one person who may get to know it.
    """
    ids = order.ids
    if order.kind.is_for_one and len(ids) != 1:
        raise InvalidValueError("one_person_needed")
    return ids or _concerned(order.database, order.kind)


def _concerned(database: Database, kind: PaperKind) -> Sequence[PersonId]:
    """Return everybody whom a paper concerns.

    Raises:
        InvalidValueError: that is nobody.
    """
    if kind is PaperKind.FAIR_INTEGRATION:
        ids: Sequence[PersonId] = due_for(database)
    else:
        with database.read() as view:
            if kind.about_mentors:
                ids = tuple(mentor.id for mentor in view.mentors.all() if mentor.active)
            else:
                ids = tuple(WorkerId(each) for each in view.worker_ids())
    if not ids:
        raise InvalidValueError("nobody_to_report")
    return ids


def _papers(order: _Order, ids: Sequence[PersonId]) -> Iterator[object]:
    match order.kind:
        case PaperKind.RETENTION:
            yield retention_paper(
                order.database,
                today=order.today,
                texts=order.texts,
                first=order.first,
                last=order.last,
                law_off=titles_off(order.catalogue, order.texts.language),
            )
        case PaperKind.DUE:
            yield due_paper(
                order.database,
                order.catalogue,
                today=order.today,
                texts=order.texts,
                by=order.by,
                month=order.first,
            )
        case PaperKind.GUIDE:
            yield quick_guide(order.texts.language, __version__)
        case PaperKind.ACTIVITY:
            for each in ids:
                yield activity_paper(
                    order.database,
                    MentorId(each),
                    today=order.today,
                    texts=order.texts,
                    first=order.first,
                    last=order.last,
                )
        case _:
            for each in ids:
                yield _person_paper(order, WorkerId(each))


_OF_PERSON: Mapping[PaperKind, Callable[..., object]] = {
    PaperKind.CHECK_IN: minutes_paper,
    PaperKind.PREPARATION: preparation_paper,
    PaperKind.HANDOVER: handover_paper,
    PaperKind.RENEWAL_LETTER: renewal_letter,
    PaperKind.FAMILY_LETTER: family_letter,
}
"""What makes the papers that need no more than a person."""


def _person_paper(order: _Order, worker_id: WorkerId) -> object:
    database, catalogue, texts, today = order.database, order.catalogue, order.texts, order.today
    match order.kind:
        case PaperKind.FAIR_INTEGRATION:
            language = order.language
            return fair_integration_paper(database, catalogue, worker_id, today=today, language=language)
        case PaperKind.WORKER_SHEET:
            language = order.language
            return worker_sheet_paper(database, catalogue, worker_id, today=today, language=language)
        case PaperKind.STATUS:
            reader = order.reader
            return status_paper(database, catalogue, worker_id, today=today, texts=texts, reader=reader)
        case PaperKind.DISCLOSURE:
            notes = order.mentor_notes
            return disclosure_paper(
                database, catalogue, worker_id, today=today, texts=texts, mentor_notes=notes
            )
        case kind:
            return _OF_PERSON[kind](database, catalogue, worker_id, today=today, texts=texts)


def _disclosed(order: _Order, worker_id: WorkerId) -> object:
    return disclosure_data(order.database, worker_id, today=order.today, mentor_notes=order.mentor_notes)


def _untold(_done: int, _total: int) -> None:
    """Nobody listens to the progress."""


def _never() -> bool:
    """Nobody can cancel."""
    return False
