"""The Kurzanleitung: two pages on how to work with the program."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import GuidePaper, GuideSection
from onboarding_app.reports.arranging import Together
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet

__all__ = ["guide_sheet"]


def guide_sheet(paper: GuidePaper, look: Look) -> Sheet:
    """Return the Kurzanleitung, ready to print."""
    return Sheet(
        title=paper.title,
        subtitle="Ankerpunkt",
        stand=(look.texts("Version {version}", version=paper.version),),
        story=[Together(list(_part(section, look))) for section in paper.sections],
        foot="Ankerpunkt",
    )


def _part(section: GuideSection, look: Look) -> Iterator[Flowable]:
    if section.heading:
        yield from look.heading(section.heading)
    for number, item in enumerate(section.items, start=1):
        yield look.text(f"{number}. {item}" if section.numbered else f"– {item}")
    if section.rows:
        titles, *rows = section.rows
        yield look.table(titles, rows, (25, 75))
        yield look.gap(3)
    for sentence in section.sentences:
        yield look.text(sentence)
