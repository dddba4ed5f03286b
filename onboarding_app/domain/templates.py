"""Checkpoint templates: what a person of a kind needs, and when, as the catalogue holds it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition
from onboarding_app.domain.tracks import Responsible, Track


class Unit(StrEnum):
    """What a period is counted in. A `workday` is Monday to Friday, a `werktag` includes Saturday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WORKDAY = "workday"
    WERKTAG = "werktag"


class Direction(StrEnum):
    """Whether a period runs forward or back from its anchor."""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """Whether the last day moves on when it is no working day (§ 193 BGB)."""

    NONE = "none"
    NEXT_WORKDAY = "next_workday"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A length of time counted from an anchor.

    `day_start` says that the anchor's day counts (§ 187 (2) BGB); else the event's day does not (§ 187 (1)).
    """

    direction: Direction
    n: int
    unit: Unit
    roll: Roll = Roll.NONE
    day_start: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckpointTemplate:
    """One entry of the catalogue. `legal` None means that only a planned date is known.

    `applies` is the parsed condition; `needs` are keys that come first (one whose own condition is false
    counts as done). `as_of` is the state of the source; unverified entries are shown as practice, never as law.
    """

    key: str
    track: Track
    title_de: str
    title_en: str
    help_de: str
    help_en: str
    responsible: Responsible
    anchor: str
    kind: PeriodKind
    legal: Period | None
    plan: Period
    applies: Condition
    needs: tuple[str, ...]
    evidence_de: tuple[str, ...]
    evidence_en: tuple[str, ...]
    typical_de: str
    typical_en: str
    missed_de: str
    missed_en: str
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date
    verified: bool
    guide: str = ""

    def title(self, language: Literal["de", "en"] | str) -> str:
        """Return the title in that language."""
        return self.title_de if language == "de" else self.title_en

    @property
    def is_law(self) -> bool:
        """Whether its legal date may be shown as law."""
        return self.verified and self.kind is not PeriodKind.PRACTICE
