"""The sheet for the skilled worker, filled in: their own next steps, in plain German and their language."""

from collections.abc import Callable
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.catalogue.notices import COUNTS
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import Mentor, WorkerId, acting
from onboarding_app.domain.titles import current_title
from onboarding_app.domain.tracks import Responsible
from onboarding_app.domain.worker_sheet import Pair, SheetStep, SheetText, SheetWords, WorkerSheetPaper
from onboarding_app.i18n import Texts
from onboarding_app.services.check_ins import talks_planned
from onboarding_app.services.person import checkpoint_lines, is_open
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import short_date

AHEAD = 183
"""Days ahead that the sheet tells of: half a year."""

MOST = 12
"""Steps on one sheet, the earliest first: it shall stay one page that somebody reads."""

THEIRS = (Responsible.WORKER, Responsible.FAMILY)


def worker_sheet_paper(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, language: str
) -> WorkerSheetPaper:
    """Return the sheet for one person: in German, which counts, and in that language.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: there is no text in that language.
    """
    words = catalogue.worker_sheet
    if language not in words.frames:
        raise InvalidValueError("notice_language_unknown", languages=", ".join(words.frames))
    with database.read() as view:
        dossier = view.dossier(worker_id)
        known = {mentor.id: mentor for mentor in view.mentors.all()}
    frames = (words.frames[COUNTS], None if language == COUNTS else words.frames[language])
    mentor = dossier.mentor
    deputy = known.get(mentor.deputy_id) if mentor is not None and mentor.deputy_id is not None else None
    lines = [
        line
        for line in checkpoint_lines(dossier, catalogue, language=COUNTS, today=today)
        if is_open(line)
        and line.responsible in THEIRS
        and line.due_on is not None
        and (line.due_on - today).days <= AHEAD
    ]
    lines.sort(key=lambda line: line.due_on or today)
    steps = tuple(_step(line, words, frames) for line in lines[:MOST])
    return WorkerSheetPaper(
        company=dossier.company.name,
        city=dossier.company.city,
        today=today,
        worker=dossier.worker.name,
        title=_pair(frames, lambda frame: frame.title),
        greeting=_pair(frames, lambda frame: frame.greeting.replace("{worker}", dossier.worker.name)),
        intro=_pair(frames, lambda frame: frame.intro),
        todo=_pair(frames, lambda frame: frame.todo),
        steps=steps,
        nothing=None if steps else _pair(frames, lambda frame: frame.nothing),
        late=_pair(frames, lambda frame: frame.late) if any(step.late for step in steps) else None,
        sentences=_sentences(dossier, catalogue, frames, today),
        contact=_pair(frames, lambda frame: frame.contact),
        contacts="\n\n".join(_contacts(dossier, acting(mentor, deputy, today))),
        language=frames[1].language if frames[1] else "",
        disclaimer=frames[1].disclaimer if frames[1] else "",
    )


Frames = tuple[SheetText, SheetText | None]


def _pair(frames: Frames, word: Callable[[SheetText], str]) -> Pair:
    german, other = frames
    return Pair(german=word(german), other=word(other) if other else "")


def _step(line: CheckpointLine, words: SheetWords, frames: Frames) -> SheetStep:
    """Return what a checkpoint asks of the worker; one without plain words is named by title and topic."""
    plain = words.steps.get(line.key)

    def word(frame: SheetText) -> str:
        if plain is not None:
            return plain.words[frame.key]
        return line.title if frame.key == COUNTS else frame.topic.replace("{topic}", frame.topics[line.track])

    return SheetStep(on=line.due_on, late=line.overdue, words=_pair(frames, word))


def _sentences(dossier: Dossier, catalogue: Catalogue, frames: Frames, today: date) -> tuple[Pair, ...]:
    """Return until when the title is valid and when the next talk is, as far as it is known."""

    def dated(word: Callable[[SheetText], str], on: date) -> Pair:
        return _pair(frames, lambda frame: word(frame).replace("{day}", _day(on, frame)))

    title, talks = current_title(dossier.titles, today), talks_planned(dossier.checkpoints, catalogue)
    until = title.valid_until if title and not title.unlimited else None
    talk = next((it.plan_on for it in talks if it.plan_on is not None and it.plan_on >= today), None)
    return (
        *((dated(lambda frame: frame.valid, until),) if until else ()),
        *((dated(lambda frame: frame.talk, talk),) if talk else ()),
    )


def _day(on: date, frame: SheetText) -> str:
    return short_date(on, Texts("en" if frame.key == "en" else COUNTS))


def _contacts(dossier: Dossier, mentor: Mentor | None) -> tuple[str, ...]:
    """Return who helps: the mentor (or who stands in), and the advice service that the firm has entered."""
    firm, found = dossier.company, []
    if mentor is not None:
        found.append("\n".join(part for part in (mentor.name, mentor.phone, mentor.email) if part))
    if firm.fair_integration_contact.strip():
        found.append(firm.fair_integration_contact)
    return tuple(found) or (firm.name,)
