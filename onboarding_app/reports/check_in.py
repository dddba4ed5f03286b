"""The Gesprächsprotokoll: what was talked about and agreed, to be signed by both.

The confidential note of a talk has no place here: the paper's data do not hold it.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import CheckInPaper
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import HandwritingLines, Signatures

__all__ = ["check_in_report", "check_in_sheet"]

_EMPTY_LINES = 6


def check_in_sheet(paper: CheckInPaper, look: Look) -> Sheet:
    """Return the Gesprächsprotokoll, ready to print."""
    texts = look.texts
    return Sheet(
        title=texts("Record of a talk"),
        subtitle=" · ".join(apart(part) for part in (paper.worker, paper.guide) if part),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            ", ".join(apart(part) for part in (paper.company, paper.city) if part),
        ),
        story=check_in_report(paper, look),
        author=paper.company,
    )


def check_in_report(paper: CheckInPaper, look: Look) -> list[Flowable]:
    """Return the story of the record; without a day it is a sheet to fill in by hand."""
    return [
        *_frame(paper, look),
        *_questions(paper, look),
        *_themes(paper, look),
        *_note(paper, look),
        Together([*_agreements(paper, look), *_signing(paper, look)]),
    ]


def _frame(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    minutes = "" if paper.minutes is None else texts.plural("{n} minute", "{n} minutes", paper.minutes)
    facts = [
        (texts("Worker"), paper.worker),
        (texts("Mentor"), paper.mentor),
        (texts("Date"), look.date(paper.held_on) if paper.held_on else ""),
        (texts("Form"), " · ".join(filter(None, (paper.form, minutes)))),
        (texts("Language"), paper.languages),
        (texts("Next talk"), look.date(paper.next_on) if paper.next_on else ""),
        (texts("Mood"), paper.mood),
        (texts("Intention to stay"), paper.intention),
    ]
    cells = [(look.cell(name, colour=Palette.muted), value) for name, value in facts]
    rows = [[*left, *right] for left, right in zip(cells[::2], cells[1::2], strict=True)]
    yield look.table((), rows, (13, 37, 19, 31))


def _questions(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    if not paper.questions:
        return
    yield from look.heading(look.texts("Guide questions"))
    for question in paper.questions:
        yield look.text(f"– {question}")


def _themes(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    if not paper.expectations:
        return
    texts = look.texts
    yield from look.heading(texts("Expectation and experience (1–5)"))
    empty = "1  2  3  4  5" if paper.held_on is None else texts("not asked")
    rows = [
        [one.factor, str(one.expected or empty), str(one.experienced or empty), one.note]
        for one in paper.expectations
    ]
    titles = (texts("Theme"), texts("expected"), texts("experienced"), texts("Note"))
    yield look.table(titles, rows, (28, 16, 16, 40))


def _note(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    yield from look.heading(look.texts("What was talked about"))
    lines = _EMPTY_LINES // 2 if paper.held_on else _EMPTY_LINES
    yield look.text(paper.note) if paper.note else HandwritingLines(lines)


def _agreements(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield from look.heading(texts("What is agreed"))
    if not paper.agreements:
        yield (
            look.text(texts("Nothing was agreed.")) if paper.held_on else HandwritingLines(_EMPTY_LINES // 2)
        )
        return
    rows = [[one.text, one.who, look.date(one.due_on)] for one in paper.agreements]
    yield look.table((texts("Agreement"), texts("Who"), texts("Until")), rows, (60, 24, 16))


def _signing(paper: CheckInPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    names = (
        f"{texts('Worker')}: {apart(paper.worker)}",
        f"{texts('Mentor')}: {apart(paper.mentor)}" if paper.mentor else texts("Mentor"),
    )
    yield look.gap(10)
    yield look.muted(
        texts("Both received a copy. The record goes into the personnel file only if both agree.")
    )
    yield Signatures(texts("Place, date"), names)
