"""The Übergabe from mentor to mentor: how one person stands, what is open, what was noted."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import HandoverPaper
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import HandwritingLines, Signatures
from onboarding_app.reports.status import (
    agreements_part,
    attention_part,
    expectations_part,
    facts_part,
    open_part,
    situation_part,
    tracks_part,
)

__all__ = ["handover_sheet"]

_ROOM_TO_WRITE = 4


def handover_sheet(paper: HandoverPaper, look: Look) -> Sheet:
    """Return the Übergabe, ready to print."""
    texts, status = look.texts, paper.status
    return Sheet(
        title=texts("Handover to another mentor"),
        subtitle=" · ".join(apart(part) for part in (status.worker, status.occupation) if part),
        stand=(
            texts("As of {date}", date=look.date(status.today)),
            ", ".join(apart(part) for part in (status.company, status.city) if part),
        ),
        story=[
            *facts_part(status, look),
            *_contact(paper, look),
            *attention_part(status, look),
            *open_part(status.open, look),
            *agreements_part(status.agreements, look),
            *_notes(paper, look),
            *_earlier(paper, look),
            *expectations_part(status.expectations, look),
            *situation_part(status, look),
            *tracks_part(status, look),
            Together(list(_signing(paper, look))),
        ],
        author=status.company,
    )


def _contact(paper: HandoverPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    facts = (
        (texts("Phone"), paper.phone),
        (texts("E-mail"), paper.email),
        (texts("Language of the talk"), paper.languages),
        (texts("Next talk"), look.date(paper.next_talk_on)),
    )
    yield from look.heading(texts("How to reach this person"))
    yield look.table(
        (), [[look.cell(name, colour=Palette.muted), value or "–"] for name, value in facts], (24, 76)
    )


def _notes(paper: HandoverPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield from look.heading(texts("What was noted in the last talks"))
    if paper.notes:
        yield look.table((), [[look.date(day), note] for day, note in paper.notes], (16, 84))
    else:
        yield look.text(texts("Nothing is noted yet."))
    yield look.muted(
        texts("Confidential notes are not handed over in writing; tell them only if the worker agrees.")
    )


def _earlier(paper: HandoverPaper, look: Look) -> Iterator[Flowable]:
    """Yield who has handed over to whom before and what there was to know; nothing where it is the first."""
    texts = look.texts
    if paper.handovers:
        yield from look.heading(texts("Handovers"))
        heads = (
            texts("Day"),
            texts("Handed over by"),
            texts("Taken over by"),
            texts("What to know"),
        )
        yield look.table(
            heads,
            [[look.date(it.handed_on), it.from_mentor, it.to_mentor, it.summary] for it in paper.handovers],
            (16, 20, 20, 44),
        )


def _signing(paper: HandoverPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield from look.heading(texts("What else to know"))
    yield HandwritingLines(_ROOM_TO_WRITE)
    yield look.gap(10)
    yield look.muted(texts("The worker knows of the handover and of who takes over: ☐ yes, on ____________"))
    yield Signatures(
        texts("Place, date"),
        (f"{texts('Handed over by')} {apart(paper.status.mentor)}".strip(), texts("Taken over by")),
    )
