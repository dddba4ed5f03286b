"""What a signal says, and what it asks: one person on one day, with the thresholds that hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import CheckIn
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import nationality_group
from onboarding_app.domain.periods import months_between
from onboarding_app.domain.signal_parameters import SignalParameters
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.domain.tracks import Track

ATTENTION, URGENT = AttentionLevel.ATTENTION, AttentionLevel.URGENT
ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class AttentionSignal:
    """One reason to act. `details` fill its sentence: days, months, dates, names of themes."""

    key: str
    level: AttentionLevel
    track: Track
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One person on one day, with the thresholds that hold and what several signals ask."""

    dossier: Dossier
    parameters: SignalParameters
    today: date

    @property
    def title(self) -> ResidenceTitle | None:
        """The title that counts today."""
        return current_title(self.dossier.titles, self.today)

    @property
    def needs_title(self) -> bool:
        """Whether the citizenship is known and asks for a title."""
        return nationality_group(self.dossier.worker.citizenship) == "third_country"

    @property
    def may_need_title(self) -> bool:
        """Whether a title may be needed: also where the citizenship is not known."""
        return self.needs_title or self.dossier.worker.citizenship is None

    @property
    def talks(self) -> tuple[CheckIn, ...]:
        """The talks that were held, the latest last."""
        return tuple(sorted(self.dossier.check_ins, key=lambda talk: talk.held_on))

    def has_title_on(self, day: date) -> bool:
        """Whether some title is known to be valid on that day."""
        return any(is_valid(title, day) for title in self.dossier.titles)

    def months_employed(self) -> int:
        """Return the full months since the first day of work; 0 where it is not known."""
        start = self.dossier.worker.started_on
        return months_between(start, self.today) if start else 0

    def days_until(self, day: date) -> int:
        """Return the days from today until that day; below 0 if it has passed."""
        return (day - self.today).days


def is_valid(title: ResidenceTitle, day: date) -> bool:
    """Whether a title is known to be valid on a day; an end that is not known proves nothing."""
    if title.valid_from is not None and title.valid_from > day:
        return False
    return title.unlimited or (title.valid_until is not None and title.valid_until >= day)


SignalRule = Callable[[Case], AttentionSignal | None]
