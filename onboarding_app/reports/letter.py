"""A letter of the firm: sender, recipient, subject, text, enclosures to tick, a line to sign."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.letters import LetterPaper
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import Signatures

__all__ = ["letter_sheet"]

# The window of an envelope lies about so far down (DIN 5008, form B), in points.
_ABOVE_ADDRESS = 60.0
_BELOW_ADDRESS = 40.0


def letter_sheet(paper: LetterPaper, look: Look) -> Sheet:
    """Return a letter, ready to print."""
    sender = " · ".join(apart(part) for part in (paper.company, paper.city) if part)
    return Sheet(
        title=paper.subject,
        subtitle="",
        stand=(),
        story=[*_head(paper, sender, look), *_body(paper, look), *_end(paper, look)],
        author=paper.company,
        foot=sender,
        has_head=False,
    )


def _head(paper: LetterPaper, sender: str, look: Look) -> Iterator[Flowable]:
    yield look.gap(_ABOVE_ADDRESS)
    yield look.muted(sender)
    yield look.text(paper.recipient)
    yield look.gap(_BELOW_ADDRESS)
    yield look.right(", ".join(apart(part) for part in (paper.city, look.date(paper.today)) if part))
    yield look.gap(14)
    yield look.sentence(paper.subject, bold=True)
    yield look.gap(8)


def _body(paper: LetterPaper, look: Look) -> Iterator[Flowable]:
    for paragraph in paper.paragraphs:
        yield look.sentence(paragraph)
        yield look.gap(3)


def _end(paper: LetterPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield Together(
        [
            look.text(texts("Yours faithfully")),
            Signatures(texts("Place, date"), (apart(paper.company),)),
            look.gap(10),
        ]
    )
    if paper.enclosures:
        yield look.text(texts("Enclosures"), bold=True)
        for enclosure in paper.enclosures:
            yield look.text(f"☐ {enclosure}")
    if paper.remark:
        yield look.gap()
        yield look.text(paper.remark, colour=Palette.muted)
