"""The stretch of a timeline that is seen: all of it, or fewer days around one of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

LEAST = 45.0
"""Days that are seen at least."""

EDGE = 0.1
"""Share of what is seen that lies beyond a day that was gone to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A timeline from `begins` to `ends`, of which `first` to `last` are seen, in days of the calendar."""

    begins: float
    ends: float
    first: float
    last: float

    @classmethod
    def whole(cls, begins_on: date, ends_on: date) -> Self:
        """Return a timeline that is seen from end to end."""
        begins = float(begins_on.toordinal())
        ends = max(float(ends_on.toordinal()), begins + 1)
        return cls(begins=begins, ends=ends, first=begins, last=ends)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is seen."""
        return self.first <= self.begins and self.last >= self.ends

    @property
    def days(self) -> float:
        """How many days are seen."""
        return self.last - self.first

    def share(self, day: date) -> float:
        """Return where a day lies: 0 at the first day that is seen, 1 at the last one."""
        return (day.toordinal() - self.first) / self.days

    def zoomed(self, times: float, at: float = 0.5) -> Self:
        """Return it with so many times fewer days; what lies at that share of it stays where it is."""
        whole = self.ends - self.begins
        days = min(max(self.days / times, min(LEAST, whole)), whole)
        day = self.first + at * self.days
        return self._beginning(day - at * days, days)

    def moved(self, share: float) -> Self:
        """Return what is seen that share further on, or back, as far as there is something."""
        return self._beginning(self.first + share * self.days, self.days)

    def showing(self, day: date) -> Self:
        """Return it moved as far as needed so that a day is seen, with something beyond it."""
        place = self.share(day)
        if EDGE <= place <= 1 - EDGE:
            return self
        return self.moved(place - (EDGE if place < EDGE else 1 - EDGE))

    def _beginning(self, first: float, days: float) -> Self:
        first = min(max(first, self.begins), self.ends - days)
        return replace(self, first=first, last=first + days)
