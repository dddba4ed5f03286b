"""The sheet for the skilled worker: German at the left, the second language at the right, few words."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.worker_sheet import Pair, WorkerSheetPaper
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart

__all__ = ["worker_sheet"]

BOTH, DATED = (50, 50), (14, 43, 43)
ALONE, DATED_ALONE = (100,), (14, 86)


def worker_sheet(paper: WorkerSheetPaper, look: Look) -> Sheet:
    """Return the sheet, ready to print; it is handed over, so it is not marked as a record of the firm."""
    firm = ", ".join(apart(part) for part in (paper.company, paper.city) if part)
    return Sheet(
        title=" · ".join(apart(part) for part in (paper.title.german, paper.title.other) if part),
        subtitle=paper.worker,
        stand=(look.texts("As of {date}", date=look.date(paper.today)), firm),
        story=list(_story(paper, look)),
        author=paper.company,
        foot=firm,
    )


def _story(paper: WorkerSheetPaper, look: Look) -> Iterator[Flowable]:
    if paper.disclaimer:
        told = f"{apart(paper.language)}: {apart(paper.disclaimer)}"
        yield look.text(told, colour=Palette.muted)
    yield _both((paper.greeting, paper.intro), look)
    yield from _heading(paper.todo, look)
    if paper.nothing is not None:
        yield _both((paper.nothing,), look)
    if paper.steps:
        yield _steps(paper, look)
    if paper.late is not None:
        yield look.gap(3)
        yield _both((Pair(german=f"■ {paper.late.german}", other=paper.late.other),), look)
    if paper.sentences:
        yield look.gap(8)
        yield _both(paper.sentences, look)
    yield from _heading(paper.contact, look)
    yield look.text(paper.contacts)


def _heading(pair: Pair, look: Look) -> Iterator[Flowable]:
    yield from look.heading(" · ".join(apart(part) for part in (pair.german, pair.other) if part))


def _both(pairs: tuple[Pair, ...], look: Look) -> Flowable:
    rows = [_words(pair, look) for pair in pairs]
    return look.table((), rows, BOTH if pairs[0].other else ALONE)


def _words(pair: Pair, look: Look) -> list[Flowable]:
    """Return the cells of a pair; as texts they stand at the side where their script begins."""
    return [look.text(pair.german), *([look.text(pair.other)] if pair.other else [])]


def _steps(paper: WorkerSheetPaper, look: Look) -> Flowable:
    rows = []
    for step in paper.steps:
        day = look.date(step.on)
        colour = Palette.alarm if step.late else Palette.ink
        when = look.text(f"■\N{NO-BREAK SPACE}{day}" if step.late else day, bold=True, colour=colour)
        rows.append([when, *_words(step.words, look)])
    return look.table((), rows, DATED if paper.steps[0].words.other else DATED_ALONE)
