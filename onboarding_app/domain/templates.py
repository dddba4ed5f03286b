"""Checkpoint templates: what a person of a kind needs, and when, as the catalogue holds it."""

from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition
from onboarding_app.domain.periods import Period
from onboarding_app.domain.tracks import Responsible, Track


@dataclass(frozen=True, kw_only=True)
class CheckpointTemplate:
    """One entry of the catalogue or of a firm. `legal` None means that only a planned date is known.

    `applies` is the parsed condition; `needs` are keys that come first (one whose own condition is false
    counts as done). `keep_when_past` marks a duty that lasts: it is asked for even if its day lay before
    the person came into the file. `guide` names the guide of a talk, `paper`
    what the program prints for it. `as_of` is the state of the source;
    unverified entries are shown as practice, never as law. `own` marks one of the firm, `off` one that the
    firm does not ask for: its checkpoints are withdrawn, what was done keeps its title.
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
    paper: str = ""
    keep_when_past: bool = False
    own: bool = False
    off: bool = False

    def title(self, language: str) -> str:
        """Return the title in that language."""
        return self.title_de if language == "de" else self.title_en

    @property
    def is_law(self) -> bool:
        """Whether its legal date may be shown as law."""
        return self.verified and self.kind is not PeriodKind.PRACTICE
