"""The Gesprächsvorbereitung: last time's agreements, what is due, what to ask, with room to write."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import PreparationPaper
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import HandwritingLines
from onboarding_app.reports.status import agreements_part, expectations_part, open_part

__all__ = ["preparation_sheet"]

_LINES_FOR_AN_ANSWER = 2


def preparation_sheet(paper: PreparationPaper, look: Look) -> Sheet:
    """Return the Gesprächsvorbereitung, ready to print."""
    texts = look.texts
    return Sheet(
        title=texts("Preparation of a talk"),
        subtitle=" · ".join(apart(part) for part in (paper.worker, paper.guide) if part),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            ", ".join(apart(part) for part in (paper.company, paper.city) if part),
        ),
        story=[
            *_frame(paper, look),
            *agreements_part(paper.agreements, look),
            *(open_part(paper.due, look) if paper.due else ()),
            *expectations_part(paper.expectations, look),
            *_services(paper, look),
            *_questions(paper, look),
            *_new_agreements(look),
        ],
        author=paper.company,
    )


def _frame(paper: PreparationPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    mood = "–" if paper.last_mood is None else texts("{mood} of 5", mood=paper.last_mood)
    facts = [
        (texts("Worker"), paper.worker),
        (texts("Mentor"), paper.mentor or "–"),
        (texts("Planned"), look.date(paper.planned_on)),
        (texts("Last talk"), look.date(paper.last_held_on)),
        (texts("Language of the talk"), paper.languages or "–"),
        (texts("Mood last time"), mood),
    ]
    cells = [(look.cell(name, colour=Palette.muted), value) for name, value in facts]
    yield look.table((), [[*a, *b] for a, b in zip(cells[::2], cells[1::2], strict=True)], (19, 33, 17, 31))


def _services(paper: PreparationPaper, look: Look) -> Iterator[Flowable]:
    if paper.services:
        yield from look.heading(look.texts("Who helps"))
        for service in paper.services:
            yield look.text(service)


def _questions(paper: PreparationPaper, look: Look) -> Iterator[Flowable]:
    if not paper.questions:
        return
    yield from look.heading(look.texts("Guide questions"))
    for question in paper.questions:
        yield Together([look.text(f"– {question}"), HandwritingLines(_LINES_FOR_AN_ANSWER)])


def _new_agreements(look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield from look.heading(texts("New agreements: what, who, until when"))
    yield HandwritingLines(3)
    yield look.muted(texts("No diagnoses, no opinions about other people: the worker may read these notes."))
