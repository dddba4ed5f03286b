"""What a firm has made of the plan: checkpoints switched off, moved, and added as its own."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.domain.tracks import Responsible, Track

TemplateChangeId = NewType("TemplateChangeId", int)
OwnTemplateId = NewType("OwnTemplateId", int)

HALF_A_YEAR = 6
"""Months from one talk to the next after the first year, where the firm says nothing else."""


@dataclass(frozen=True, kw_only=True)
class TemplateChange:
    """What a firm does otherwise with the template of that key.

    `off` says that it is not asked for, for this `reason`. `direction`, `n` and `unit` are the firm's own
    time to act, counted from the anchor; None leaves the shipped one. A legal date is never changed.
    """

    id: TemplateChangeId = TemplateChangeId(0)
    key: str
    off: bool = False
    reason: str = ""
    direction: Direction | None = None
    n: int | None = None
    unit: Unit | None = None

    @property
    def plan(self) -> Period | None:
        """The firm's own time to act, None where the shipped one holds."""
        if self.direction is None or self.n is None or self.unit is None:
            return None
        return Period(direction=self.direction, n=self.n, unit=self.unit)


@dataclass(frozen=True, kw_only=True)
class OwnTemplate:
    """A checkpoint that a firm asks for itself: practice always, never law.

    `direction`, `n` and `unit` say when to act, counted from the anchor. English left empty is the same as
    German. Evidence, basis and source hold an entry on each line.
    """

    id: OwnTemplateId = OwnTemplateId(0)
    key: str
    track: Track
    title_de: str
    title_en: str = ""
    help_de: str = ""
    help_en: str = ""
    responsible: Responsible
    anchor: str
    direction: Direction
    n: int
    unit: Unit
    condition: str = "true"
    needs: tuple[str, ...] = ()
    evidence_de: str = ""
    evidence_en: str = ""
    typical_de: str = ""
    typical_en: str = ""
    missed_de: str = ""
    missed_en: str = ""
    basis: str = ""
    source: str = ""
    guide: str = ""
    keep_when_past: bool = False
    as_of: date

    @property
    def plan(self) -> Period:
        """When to act, counted from the anchor."""
        return Period(direction=self.direction, n=self.n, unit=self.unit)


@dataclass(frozen=True, kw_only=True)
class OwnPlan:
    """All that a firm has made of the plan. `talk_months` is the rhythm of talks after the first year."""

    changes: tuple[TemplateChange, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()
    talk_months: int = HALF_A_YEAR

    def __bool__(self) -> bool:
        """Whether templates are not what ships."""
        return bool(self.changes or self.templates)

    def change_of(self, key: str) -> TemplateChange | None:
        """Return what the firm does otherwise with a template, None for nothing."""
        return next((it for it in self.changes if it.key == key), None)

    def template_of(self, key: str) -> OwnTemplate | None:
        """Return the own template of that key, None if it is no own one."""
        return next((it for it in self.templates if it.key == key), None)


AS_SHIPPED = OwnPlan()
"""The plan of a firm that has changed nothing."""
