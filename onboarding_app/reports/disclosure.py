"""The Datenauskunft: everything stored on one person, with what belongs to others marked."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.disclosure import DisclosurePaper, HeldPart, HeldRecord, HeldValue
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import HandwritingLines

__all__ = ["disclosure_sheet"]

_THIRD, _FREE = "◆", "◇"
_LISTED = 3
"""A part of more entries than this is told in a row for each, not in a table for each."""


def disclosure_sheet(paper: DisclosurePaper, look: Look) -> Sheet:
    """Return the Datenauskunft, ready to print."""
    texts = look.texts
    return Sheet(
        title=texts("Information on stored data"),
        subtitle=paper.worker,
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            ", ".join(apart(part) for part in (paper.company, paper.city) if part),
        ),
        story=[
            *_about(paper, look),
            *_sealed(paper, look),
            *(each for part in paper.parts for each in _part(part, look)),
            *_rights(look),
        ],
        author=paper.company,
    )


def _about(paper: DisclosurePaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield look.text(
        texts(
            "This is everything that {company} has stored in Ankerpunkt about {worker} (Art. 15 GDPR). "
            "Fields that are not listed are empty or only tie entries together; the JSON file holds "
            "them all.",
            company=paper.company,
            worker=paper.worker,
        )
    )
    yield look.table(
        (),
        [
            [
                _THIRD,
                texts(
                    "Data of another person as well. Check before handing over whether their rights stand "
                    "against it (Art. 15 (4) GDPR)."
                ),
            ],
            [_FREE, texts("Typed freely: read it through, it may speak of other people.")],
        ],
        (4, 96),
    )


def _sealed(paper: DisclosurePaper, look: Look) -> Iterator[Flowable]:
    if not paper.sealed:
        return
    texts = look.texts
    days = ", ".join(look.date(day) for day in paper.sealed)
    yield from look.heading(texts("Not in this print"))
    yield look.text(
        texts(
            "The mentor's confidential notes on the talks of {days}. They belong to the information as "
            "well: the mentor adds them.",
            days=days,
        ),
        colour=Palette.caution,
    )


def _part(part: HeldPart, look: Look) -> Iterator[Flowable]:
    yield from look.heading(part.title)
    if len(part.records) > _LISTED:
        rows = [[str(number), _row(record)] for number, record in enumerate(part.records, start=1)]
        yield look.table((), rows, (5, 95))
        return
    for record in part.records:
        if record.title:
            yield look.text(record.title, bold=True)
        rows = [
            [look.cell(value.label, colour=Palette.muted), _mark(value), value.value]
            for value in record.values
        ]
        yield look.table((), rows, (30, 4, 66))
        yield look.gap(4)


def _row(record: HeldRecord) -> str:
    told = " · ".join(
        f"{f'{mark} ' if (mark := _mark(value)) else ''}{value.label}: {apart(value.value)}"
        for value in record.values
    )
    return f"{record.title}\n{told}" if record.title else told


def _mark(value: HeldValue) -> str:
    return " ".join(mark for mark, holds in ((_THIRD, value.third), (_FREE, value.free)) if holds)


def _rights(look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield from look.heading(texts("What else belongs to the information (Art. 15 (1) GDPR)"))
    rows = [
        (
            texts("Purposes"),
            texts(
                "To employ this person, to keep the employer's legal duties and deadlines, to accompany "
                "arrival and staying."
            ),
        ),
        (
            texts("Where from"),
            texts(
                "From this person, from HR and the mentor; from a list of the firm where it was imported "
                "(see the history)."
            ),
        ),
        (
            texts("Decisions"),
            texts(
                "None is made automatically. Hints follow from fixed rules, are not stored and have no score."
            ),
        ),
        (
            texts("Rights"),
            texts(
                "To have data corrected, deleted or restricted, to object, to get a copy of one's own "
                "data; to complain to the data protection authority, in Thuringia the TLfDI."
            ),
        ),
    ]
    yield look.table((), [[look.cell(name, colour=Palette.muted), told] for name, told in rows], (18, 82))
    yield look.text(texts("Who received data, and how long each kind is kept (to be filled in by the firm):"))
    yield HandwritingLines(3)
