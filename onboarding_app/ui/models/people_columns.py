"""Columns of the list of people and of the advice centres."""

from collections.abc import Callable
from datetime import date

from onboarding_app.domain.people import Stage
from onboarding_app.i18n import Texts, folded
from onboarding_app.services.read_models import PersonLine, ServiceLine
from onboarding_app.ui.models.table import Column
from onboarding_app.wording.dates import DASH, days_phrase, short_date
from onboarding_app.wording.values import stage_name, track_name

TITLE_HORIZON = 90
"""Days before its end from which a title is marked."""


def people_columns(texts: Texts, today: Callable[[], date]) -> tuple[Column[PersonLine], ...]:
    """Return the columns of the list of people."""
    return (
        Column(
            texts("Name"),
            lambda line: line.sort_name,
            sort_key=lambda line: folded(line.sort_name),
            detail=lambda line: " · ".join(it for it in (line.occupation, line.department) if it) or DASH,
        ),
        Column(texts("Stage"), lambda line: stage_name(line.stage, texts)),
        Column(
            texts("Since"),
            lambda line: short_date(line.started_on, texts),
            sort_key=lambda line: line.started_on,
        ),
        Column(texts("Mentor"), lambda line: line.mentor_name or DASH),
        Column(
            texts("Title until"),
            lambda line: _title(line, today(), texts),
            sort_key=lambda line: line.title_until,
            tone=lambda line: _title_tone(line, today()),
        ),
        Column(
            texts("Still open"),
            lambda line: str(line.open_count),
            sort_key=lambda line: line.open_count,
            tip=lambda line: texts.plural("{n} open checkpoint", "{n} open checkpoints", line.open_count),
        ),
        Column(
            texts("Overdue"),
            lambda line: f"■ {line.overdue_count}" if line.overdue_count else DASH,
            sort_key=lambda line: line.overdue_count,
            tone=lambda line: "alarm" if line.overdue_count else "",
        ),
        Column(
            texts("Next"),
            lambda line: days_phrase(line.next_on, today(), texts),
            sort_key=lambda line: line.next_on,
            tip=lambda line: short_date(line.next_on, texts),
        ),
        Column(
            texts("Last talk"),
            lambda line: short_date(line.last_check_in_on, texts),
            sort_key=lambda line: line.last_check_in_on,
        ),
    )


def centre_columns(texts: Texts) -> tuple[Column[ServiceLine], ...]:
    """Return the columns of the advice centres."""

    def tracks(line: ServiceLine) -> str:
        return texts("helps with: {tracks}", tracks=", ".join(track_name(it, texts) for it in line.tracks))

    return (
        Column(
            texts("Advice centre"),
            lambda line: line.name,
            detail=lambda line: "\n".join(
                part
                for part in (", ".join(it for it in (line.carrier, line.city) if it), tracks(line))
                if part
            ),
        ),
        Column(texts("Contact"), lambda line: line.contact or DASH),
        Column(
            texts("As of"),
            lambda line: short_date(line.centre.as_of, texts),
            detail=lambda line: "" if line.source else texts("own entry"),
            tip=lambda line: line.source,
        ),
        Column(
            texts("Contact checked"),
            lambda line: texts("● checked") if line.checked else texts("▲ please check"),
            tone=lambda line: "good" if line.checked else "caution",
        ),
    )


def _title(line: PersonLine, today: date, texts: Texts) -> str:
    mark = {"alarm": "■ ", "caution": "▲ "}.get(_title_tone(line, today), "")
    return mark + short_date(line.title_until, texts)


def _title_tone(line: PersonLine, today: date) -> str:
    if line.title_until is None or line.stage is Stage.LEFT:
        return ""
    left = (line.title_until - today).days
    return "alarm" if left < 0 else "caution" if left <= TITLE_HORIZON else ""
