"""The notice on the advice service "Faire Integration": German, a translation below it, a receipt to sign."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.fair_integration import FairIntegrationPaper, NoticeText
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import Signatures

__all__ = ["fair_integration_sheet"]


def fair_integration_sheet(paper: FairIntegrationPaper, look: Look) -> Sheet:
    """Return the notice, ready to print; it is handed over, so it is not marked as a record of the firm."""
    firm = ", ".join(apart(part) for part in (paper.company, paper.city) if part)
    return Sheet(
        title=paper.notice.title,
        subtitle=paper.worker,
        stand=(look.texts("As of {date}", date=look.date(paper.today)), firm),
        story=[*_body(paper, look), *_receipt(paper, look)],
        author=paper.company,
        foot=firm,
    )


def _body(paper: FairIntegrationPaper, look: Look) -> Iterator[Flowable]:
    texts, law = look.texts, look.date(paper.as_of)
    yield from _notice(paper.notice, paper, look)
    yield look.muted(texts("Basis: {basis} (as of {date})", basis=paper.basis, date=law))
    if paper.translation is not None:
        yield from look.heading(paper.translation.language)
        yield look.text(paper.translation.disclaimer, colour=Palette.muted)
        yield look.text(paper.translation.title, bold=True)
        yield from _notice(paper.translation, paper, look)


def _notice(notice: NoticeText, paper: FairIntegrationPaper, look: Look) -> Iterator[Flowable]:
    for paragraph in (notice.greeting, *notice.text):
        yield look.text(paragraph)
    yield look.text(f"{notice.contact}:", bold=True)
    yield look.table((), [[look.text(paper.contact)]], (1,))
    yield look.gap(3)
    yield look.text(notice.checked, colour=Palette.muted)


def _receipt(paper: FairIntegrationPaper, look: Look) -> Iterator[Flowable]:
    notices = [notice for notice in (paper.notice, paper.translation) if notice is not None]
    yield look.gap(8)
    yield Together(
        [
            look.text(look.texts("Receipt"), bold=True, colour=Palette.teal),
            *(look.text(notice.receipt) for notice in notices),
            Signatures(
                " / ".join(apart(notice.place) for notice in notices),
                [" / ".join(apart(notice.signature) for notice in notices)],
            ),
        ]
    )
