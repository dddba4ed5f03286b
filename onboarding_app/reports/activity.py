"""The Tätigkeitsnachweis of a mentor: what was done in a period, counted, without names of workers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from onboarding_app.domain.activity import ActivityPaper
from onboarding_app.reports.arranging import Beside, StayWithNext, Together
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.signatures import Signatures

__all__ = ["activity_sheet"]


def activity_sheet(paper: ActivityPaper, look: Look) -> Sheet:
    """Return the Tätigkeitsnachweis, ready to print; it goes to partners, so it is no record of the firm."""
    texts = look.texts
    firm = ", ".join(apart(part) for part in (paper.company, paper.city) if part)
    return Sheet(
        title=texts("Record of mentoring"),
        subtitle=" · ".join(apart(part) for part in (paper.mentor, paper.organisation) if part),
        stand=(
            texts("Period {start} – {end}", start=look.date(paper.starts_on), end=look.date(paper.ends_on)),
            texts("As of {date}", date=look.date(paper.today)),
            firm,
        ),
        story=[
            *_figures(paper, look),
            *_breakdown(paper, look),
            *_signing(paper, look),
        ],
        author=paper.company,
        foot=firm,
    )


def _figures(paper: ActivityPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    talks = sum(count for _, count in paper.talks)
    hours = look.number(paper.minutes / 60, 1)
    rows = [
        [texts("People accompanied"), str(paper.people)],
        [texts("Talks held"), str(talks)],
        [texts("Time in talks"), texts("{hours} hours", hours=hours)],
        [texts("Agreements made, of these kept"), f"{paper.agreed} / {paper.kept}"],
    ]
    yield from look.heading(texts("In figures"))
    yield look.table((), rows, (70, 30), right=(1,))
    if paper.untimed:
        yield look.muted(
            texts.plural(
                "Of {n} talk no time was noted; it is not in the hours.",
                "Of {n} talks no time was noted; they are not in the hours.",
                paper.untimed,
            )
        )


def _breakdown(paper: ActivityPaper, look: Look) -> Iterator[Flowable]:
    """Yield the counts, months beside the rest, so that they and the signatures share one page."""
    texts = look.texts
    half = replace(look, width=Beside.width_of_half(look.width))

    def rest(look: Look) -> list[Flowable]:
        return [
            *_counts(texts("Talks by form"), paper.talks, look),
            *_counts(texts("Checkpoints reached that were the mentor's"), paper.checkpoints, look),
        ]

    def months(look: Look) -> list[Flowable]:
        return [*_counts(texts("Talks by month"), paper.months, look)]

    if months(half) and rest(half):
        yield Beside(
            *([it for it in part(half) if not isinstance(it, StayWithNext)] for part in (rest, months))
        )
    else:
        yield from (*rest(look), *months(look))


def _counts(title: str, counts: Sequence[tuple[str, int]], look: Look) -> Iterator[Flowable]:
    if counts:
        yield from look.heading(title)
        yield look.table((), [[name, str(count)] for name, count in counts], (70, 30), right=(1,))


def _signing(paper: ActivityPaper, look: Look) -> Iterator[Flowable]:
    texts = look.texts
    yield look.gap(10)
    yield Together(
        [
            look.muted(
                texts(
                    "Counted from the talks and checkpoints in Ankerpunkt. "
                    "Nobody who is accompanied is named."
                )
            ),
            Signatures(texts("Place, date"), (apart(paper.mentor), apart(paper.company))),
        ]
    )
