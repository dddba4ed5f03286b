"""The Fristenliste: what is due, person by person."""

from itertools import groupby

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import DuePaper, OpenLine
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart

__all__ = ["due_report", "due_sheet"]


def due_sheet(paper: DuePaper, look: Look) -> Sheet:
    """Return the Fristenliste, ready to print."""
    texts = look.texts
    reach = (
        texts("everything open")
        if paper.until is None
        else texts("due until {date}", date=look.date(paper.until))
    )
    return Sheet(
        title=texts("Due list"),
        subtitle=" · ".join(apart(part) for part in (reach, paper.company, paper.city) if part),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            texts.plural("{n} checkpoint", "{n} checkpoints", len(paper.lines)),
        ),
        story=due_report(paper, look),
        author=paper.company,
    )


def due_report(paper: DuePaper, look: Look) -> list[Flowable]:
    """Return the story of the list: a table per person in the order of the lines, or one sentence."""
    if not paper.lines:
        return [look.gap(), look.text(look.texts("Nothing is due."))]
    story: list[Flowable] = []
    for worker, lines in groupby(paper.lines, key=lambda line: line.worker):
        story += look.heading(worker)
        story.append(_table(list(lines), look))
    return story


def _table(lines: list[OpenLine], look: Look) -> Flowable:
    texts = look.texts
    titles = (
        texts("Date"),
        texts("Deadline"),
        texts("Checkpoint"),
        texts("Track"),
        texts("Responsible"),
        texts("Basis"),
    )
    rows = [
        [
            _day(line, look),
            look.date(line.safe_on),
            _checkpoint(line, look),
            line.track,
            line.responsible,
            look.cell(line.basis, colour=Palette.muted),
        ]
        for line in lines
    ]
    return look.table(titles, rows, (13, 12, 30, 18, 12, 15))


def _day(line: OpenLine, look: Look) -> Flowable:
    day = look.date(line.plan_on)
    if not line.overdue:
        return look.cell(day)
    return look.cell(f"{day}\n■\N{NO-BREAK SPACE}{look.texts('overdue')}", bold=True, colour=Palette.alarm)


def _checkpoint(line: OpenLine, look: Look) -> str:
    return (
        f"{line.title}\n{look.texts('waits for: {name}', name=line.blocked_by)}"
        if line.blocked_by
        else line.title
    )
