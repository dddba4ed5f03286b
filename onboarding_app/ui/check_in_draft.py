"""What a half-typed check-in holds, as it is kept in the file and read back after a crash."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onboarding_app.domain.check_ins import (
    Agreement,
    AgreementId,
    Answer,
    CheckIn,
    Factor,
    FactorRating,
    Form,
    Intention,
)
from onboarding_app.domain.people import MentorId, WorkerId

Day = date | str | None
"""A date as typed: one that cannot be read yet stays the text that it is."""

MINUTES = re.compile(r"(\d{1,3})\s*(?:min\w*\.?)?", re.IGNORECASE)
"""How long a talk took: "40", "40 Min."; anything else could be misread."""


@dataclass(frozen=True, kw_only=True)
class RatingDraft:
    """One theme as typed; `refused` means asked, and no answer given."""

    expected: int | None = None
    experienced: int | None = None
    refused: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """A new agreement as typed."""

    text: str
    who: str = ""
    due_on: Day = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A check-in as typed so far. `kept` are earlier agreements that were ticked off."""

    held_on: Day = None
    minutes: str = ""
    form: Form | None = None
    languages: str = ""
    mentor_id: int | None = None
    guide: str = ""
    mood: int | None = None
    intention: Intention | None = None
    note: str = ""
    confidential_note: str = ""
    next_on: Day = None
    ratings: Mapping[Factor, RatingDraft] = field(default_factory=dict)
    agreements: tuple[AgreementDraft, ...] = ()
    kept: tuple[AgreementId, ...] = ()


def as_check_in(draft: Draft, worker_id: WorkerId) -> tuple[CheckIn, tuple[Agreement, ...]]:
    """Return the talk and the new agreements that a complete draft tells.

    Raises:
        ValueError: it has no date, or a date or the minutes cannot be read.
    """
    held_on = _read(draft.held_on)
    if held_on is None:
        message = "a talk needs its date"
        raise ValueError(message)
    check_in = CheckIn(
        worker_id=worker_id,
        held_on=held_on,
        mentor_id=None if draft.mentor_id is None else MentorId(draft.mentor_id),
        guide=draft.guide,
        minutes=minutes_of(draft.minutes),
        form=draft.form or Form.IN_PERSON,
        languages=draft.languages,
        mood=draft.mood,
        intention=draft.intention,
        note=draft.note,
        confidential_note=draft.confidential_note,
        next_on=_read(draft.next_on),
        ratings=tuple(_rating(factor, rating) for factor, rating in draft.ratings.items()),
    )
    agreements = tuple(
        Agreement(worker_id=worker_id, text=it.text, who=it.who, due_on=_read(it.due_on))
        for it in draft.agreements
    )
    return check_in, agreements


def minutes_of(text: str) -> int | None:
    """Return how long a talk took, None where nothing is typed.

    Raises:
        ValueError: it is no number of minutes.
    """
    match = MINUTES.fullmatch(text.strip())
    if match is None and text.strip():
        message = "no number of minutes"
        raise ValueError(message)
    return int(match[1]) if match else None


def to_json(draft: Draft) -> str:
    """Return a draft as JSON."""
    return json.dumps(_plain(draft), ensure_ascii=False)


def from_json(text: str) -> Draft | None:
    """Read a draft back, None if it cannot be (it was written by another version)."""
    try:
        read: dict[str, Any] = json.loads(text)
        return Draft(
            held_on=_day(read.get("held_on")),
            minutes=read.get("minutes", ""),
            form=Form(read["form"]) if read.get("form") else None,
            languages=read.get("languages", ""),
            mentor_id=read.get("mentor_id"),
            guide=read.get("guide", ""),
            mood=read.get("mood"),
            intention=Intention(read["intention"]) if read.get("intention") else None,
            note=read.get("note", ""),
            confidential_note=read.get("confidential_note", ""),
            next_on=_day(read.get("next_on")),
            ratings={Factor(name): RatingDraft(**values) for name, values in read.get("ratings", {}).items()},
            agreements=tuple(
                AgreementDraft(text=it["text"], who=it["who"], due_on=_day(it["due_on"]))
                for it in read.get("agreements", ())
            ),
            kept=tuple(AgreementId(each) for each in read.get("kept", ())),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _rating(factor: Factor, draft: RatingDraft) -> FactorRating:
    return FactorRating(
        factor=factor,
        expected=draft.expected,
        experienced=None if draft.refused else draft.experienced,
        answer=Answer.NO_ANSWER if draft.refused else Answer.RATED,
        note=draft.note,
    )


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON knows
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case tuple() | list():
            return [_plain(item) for item in value]
        case Draft() | RatingDraft() | AgreementDraft():
            return {name: _plain(item) for name, item in vars(value).items()}
        case _:
            return value


def _day(text: str | None) -> Day:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text


def _read(day: Day) -> date | None:
    if isinstance(day, str):
        message = "a date cannot be read"
        raise ValueError(message)  # noqa: TRY004  (it is of the right type, and typed wrongly)
    return day
