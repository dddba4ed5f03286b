"""Working days where the firm is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
KEEPS_CORPUS_CHRISTI = "NW"
"""A state where Corpus Christi is a holiday everywhere, to ask the library for its date."""


FEDERAL_STATES = (
    "TH", "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH",
)  # fmt: skip
"""The federal states by the codes of ISO 3166-2:DE, that of most users first, then by their names."""


@dataclass(frozen=True)
class WorkCalendar:
    """The holidays of a federal state; `corpus_christi` adds that day where a place in Thuringia keeps it.

    Source: ThürFtG § 2 (2), § 10 (1); the library `holidays` for all states.
    """

    state: str = "TH"
    corpus_christi: bool = False

    def is_holiday(self, day: date) -> bool:
        """Whether that day is a public holiday here."""
        return day in holidays_of(self.state, day.year, self.corpus_christi)

    def is_workday(self, day: date) -> bool:
        """Whether it is a Monday to Friday without holiday (Arbeitstag)."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def is_free(self, day: date) -> bool:
        """Whether it is a Saturday, Sunday or holiday (§ 193 BGB)."""
        return not self.is_workday(day)

    def is_werktag(self, day: date) -> bool:
        """Whether it is neither Sunday nor holiday; Saturday counts (Werktag, § 3 (2) BUrlG)."""
        return day.weekday() != SUNDAY and not self.is_holiday(day)

    def next_workday(self, day: date) -> date:
        """Return that day if it is a working day, else the first one after it."""
        while self.is_free(day):
            day += ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """Return that day if it is a working day, else the last one before it."""
        while self.is_free(day):
            day -= ONE_DAY
        return day


@cache
def holidays_of(state: str, year: int, corpus_christi: bool) -> frozenset[date]:  # noqa: FBT001 - a cache key
    """Return the public holidays of a federal state in a year."""
    import holidays  # noqa: PLC0415 - a tenth of a second that a start without a plan saves

    def named(region: str) -> dict[date, str]:
        return dict(holidays.country_holidays("DE", subdiv=region, years=year, language="de").items())

    days = set(named(state))
    if corpus_christi:
        days.update(day for day, name in named(KEEPS_CORPUS_CHRISTI).items() if "Fronleichnam" in name)
    return frozenset(days)
