"""The Fristenliste: what is due, by person, track or responsible; and the week sheet to pin up."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.paper_kinds import DueBy
from onboarding_app.domain.papers import DueGroup, DuePaper, OpenLine
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.month import month_name, month_report
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.script import apart
from onboarding_app.reports.sources import sources_of

__all__ = ["due_sheet"]


def due_sheet(paper: DuePaper, look: Look) -> Sheet:
    """Return the Fristenliste, ready to print."""
    texts = look.texts
    reach = (
        texts("everything open")
        if paper.until is None
        else texts("due until {date}", date=look.date(paper.until))
    )
    count = sum(len(group.lines) for group in paper.groups)
    if paper.weeks:
        reach = month_name(paper, look)
        count = sum(len(day.lines) for week in paper.weeks for day in week)
    return Sheet(
        title=_title(paper.by, look),
        subtitle=" · ".join(apart(part) for part in (reach, paper.company, paper.city) if part),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            texts.plural("{n} checkpoint", "{n} checkpoints", count),
        ),
        story=_report(paper, look),
        author=paper.company,
    )


def _report(paper: DuePaper, look: Look) -> Iterator[Flowable]:
    """Yield a table under each heading, the sheet of a month, or one sentence."""
    if paper.weeks:
        yield from month_report(paper, look)
    elif not paper.groups:
        yield look.gap()
        yield look.text(look.texts("Nothing is due."))
    for group in paper.groups:
        yield from look.heading(group.title)
        yield _week(group, look) if paper.by is DueBy.WEEK else _table(group, paper.by, look)
    if paper.by is not DueBy.WEEK:
        yield from sources_of([line for group in paper.groups for line in group.lines], look)


def _title(by: DueBy, look: Look) -> str:
    match by:
        case DueBy.WEEK:
            return look.texts("Week sheet")
        case DueBy.MONTH:
            return look.texts("Month sheet")
        case _:
            return look.texts("Due list")


def _week(group: DueGroup, look: Look) -> Flowable:
    texts = look.texts
    titles = ("", texts("Who"), texts("Checkpoint"), texts("Responsible"))
    rows = [
        ["☐", line.worker, look.explained(line.title, _waiting(line, look)), line.responsible]
        for line in group.lines
    ]
    return look.table(titles, rows, (5, 13, 60, 22))


def _table(group: DueGroup, by: DueBy, look: Look) -> Flowable:
    texts = look.texts
    columns = (
        (DueBy.PERSON, texts("Person"), 18),
        (DueBy.TRACK, texts("Track"), 19.5),
        (DueBy.RESPONSIBLE, texts("Responsible"), 16),
    )
    told = [(kind, title, share) for kind, title, share in columns if kind is not by]
    titles = (
        texts("Date"),
        texts("Deadline"),
        texts("Checkpoint"),
        *(title for _, title, _ in told),
    )
    rows = [
        [
            _day(line, look),
            look.date(line.safe_on),
            look.explained(line.title, [*_waiting(line, look), *filter(None, [line.basis])]),
            *(_told(line, kind) for kind, _, _ in told),
        ]
        for line in group.lines
    ]
    return look.table(titles, rows, (12.6, 12.3, 39.6, *(share for _, _, share in told)))


def _told(line: OpenLine, kind: DueBy) -> str:
    if kind is DueBy.PERSON:
        return line.worker
    return line.track if kind is DueBy.TRACK else line.responsible


def _day(line: OpenLine, look: Look) -> Flowable:
    day = look.date(line.plan_on)
    if not line.overdue:
        return look.cell(day)
    return look.cell(f"{day}\n■\N{NO-BREAK SPACE}{look.texts('overdue')}", bold=True, colour=Palette.alarm)


def _waiting(line: OpenLine, look: Look) -> list[str]:
    return [look.texts("waits for: {name}", name=line.blocked_by)] if line.blocked_by else []
