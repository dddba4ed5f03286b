"""Columns of what is new since the last visit, under headings by kind."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from onboarding_app.i18n import Texts
from onboarding_app.services.digest import NewsKind, NewsLine
from onboarding_app.storage.news import Happened
from onboarding_app.ui.models.table import Column, Heading
from onboarding_app.wording.actions import deed_name
from onboarding_app.wording.dates import short_date


def news_columns(texts: Texts) -> tuple[Column[NewsLine], ...]:
    """Return the columns of what is new: since when, for whom, what, and by whom below it."""
    return (
        Column(texts("Since"), lambda line: short_date(line.on, texts), sort_key=lambda line: line.on),
        Column(texts("Skilled worker"), lambda line: line.worker_name),
        Column(
            texts("What is new"),
            lambda line: news_phrase(line, texts),
            detail=lambda line: texts("by {who}", who=line.who) if line.who else "",
        ),
    )


def news_under_headings(lines: Sequence[NewsLine], texts: Texts) -> list[NewsLine | Heading]:
    """Return what is new under a heading with a count for each kind."""
    found: list[NewsLine | Heading] = []
    for kind, members in groupby(lines, key=lambda line: line.kind):
        of_kind = list(members)
        found += [Heading(f"{_kind_name(kind, texts)} ({len(of_kind)})"), *of_kind]
    return found


def news_phrase(line: NewsLine, texts: Texts) -> str:
    """Return what is new in words."""
    if line.deed is not None:
        return deed_name(line.deed.action, texts, checkpoint=line.deed.checkpoint)
    if line.happened is None:
        return line.title
    return _HAPPENED[line.happened](texts)


def _kind_name(kind: NewsKind, texts: Texts) -> str:
    match kind:
        case NewsKind.TITLE:
            return texts("Residence titles")
        case NewsKind.LATE:
            return texts("Became overdue")
        case NewsKind.CAME_UP:
            return texts("Came up")
        case NewsKind.AUTHORITY_LATE:
            return texts("Periods of authorities that passed")
        case NewsKind.PERSON:
            return texts("People")
        case NewsKind.DONE:
            return texts("Done and changed")


_HAPPENED: Mapping[Happened, Callable[[Texts], str]] = {
    Happened.ENTERED: lambda texts: texts("entered Germany"),
    Happened.STARTED: lambda texts: texts("began to work"),
    Happened.LEFT: lambda texts: texts("has left"),
    Happened.TITLE_BEGAN: lambda texts: texts("a new title holds"),
    Happened.TITLE_ENDED: lambda texts: texts("the title has ended"),
    Happened.FICTION_ENDED: lambda texts: texts("the interim certificate has ended"),
}
