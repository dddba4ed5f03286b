"""Columns of the list of people and of the advice centres."""

from collections.abc import Callable, Mapping
from datetime import date

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.people import Stage, WorkerId
from onboarding_app.i18n import Texts, folded
from onboarding_app.services.read_models import PersonLine, ServiceLine
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.models.work_columns import LEVEL_TONES
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import DASH, days_phrase, short_date
from onboarding_app.wording.values import level_name, stage_name, track_name

TITLE_HORIZON = 90
"""Days before its end from which a title is marked."""


USUAL_COLUMNS = ("name", "level", "stage", "start", "mentor", "title", "overdue", "next", "talk")
"""The columns that are shown before anybody has chosen."""


def people_columns(
    texts: Texts, today: Callable[[], date], level_of: Callable[[WorkerId], AttentionLevel | None]
) -> Mapping[str, Column[PersonLine]]:
    """Return the columns of the list of people by their keys; `level_of` knows a level once worked out."""
    return {
        "name": Column(
            texts("Name"),
            lambda line: line.sort_name,
            sort_key=lambda line: folded(line.sort_name),
            detail=lambda line: " · ".join(it for it in (line.occupation, line.department) if it) or DASH,
        ),
        "level": _level_column(texts, level_of),
        "stage": Column(texts("Stage"), lambda line: stage_name(line.stage, texts)),
        "start": _day_column(texts("Since"), lambda line: line.started_on, texts),
        "mentor": Column(texts("Mentor"), lambda line: line.mentor_name or DASH),
        "title": Column(
            texts("Title until"),
            lambda line: _title(line, today(), texts),
            sort_key=lambda line: line.title_until,
            tone=lambda line: _title_tone(line, today()),
        ),
        **_work_columns(texts, today),
        "talk": _day_column(texts("Last talk"), lambda line: line.last_check_in_on, texts),
        "number": Column(texts("Personnel number"), lambda line: line.personnel_number or DASH),
        "occupation": Column(texts("Occupation here"), lambda line: line.occupation or DASH),
        "department": Column(texts("Department"), lambda line: line.department or DASH),
        "citizenship": Column(
            texts("Citizenship"),
            lambda line: country_name(line.citizenship, texts) if line.citizenship else DASH,
        ),
        "german": Column(texts("German proven"), lambda line: line.german or DASH),
        "end": _day_column(texts("Last day"), lambda line: line.ended_on, texts),
    }


def _work_columns(texts: Texts, today: Callable[[], date]) -> Mapping[str, Column[PersonLine]]:
    return {
        "open": Column(
            texts("Still open"),
            lambda line: str(line.open_count),
            sort_key=lambda line: line.open_count,
            tip=lambda line: texts.plural("{n} open checkpoint", "{n} open checkpoints", line.open_count),
        ),
        "overdue": Column(
            texts("Overdue"),
            lambda line: f"■ {line.overdue_count}" if line.overdue_count else DASH,
            sort_key=lambda line: line.overdue_count,
            tone=lambda line: "alarm" if line.overdue_count else "",
        ),
        "next": Column(
            texts("Next"),
            lambda line: _next(line, today(), texts),
            sort_key=lambda line: line.next_on,
            tip=lambda line: short_date(line.next_on, texts),
        ),
    }


def _level_column(texts: Texts, level_of: Callable[[WorkerId], AttentionLevel | None]) -> Column[PersonLine]:
    def known(line: PersonLine) -> AttentionLevel | None:
        return None if line.stage is Stage.LEFT else level_of(line.id)

    def told(line: PersonLine) -> str:
        level = known(line)
        if level is None:
            return DASH if line.stage is Stage.LEFT else "…"
        return level_name(level, texts)

    def tone(line: PersonLine) -> str:
        return LEVEL_TONES[level] if (level := known(line)) else ""

    return Column(texts("Attention level"), told, sort_key=known, tone=tone)


def _day_column(title: str, day: Callable[[PersonLine], date | None], texts: Texts) -> Column[PersonLine]:
    return Column(title, lambda line: short_date(day(line), texts), sort_key=day)


def _next(line: PersonLine, today: date, texts: Texts) -> str:
    """Return when something comes up next; what came up already says since when."""
    if line.stage is Stage.LEFT or line.next_on is None or line.next_on >= today:
        return DASH if line.stage is Stage.LEFT else days_phrase(line.next_on, today, texts)
    return texts.plural("for {n} day", "for {n} days", (today - line.next_on).days)


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
