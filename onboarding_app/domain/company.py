"""The firm that keeps the file, with what the law asks of it."""

from dataclasses import dataclass
from datetime import date

TALK_SIGNALS_OFF = False


@dataclass(frozen=True, kw_only=True)
class Company:
    """The firm's settings, kept in the data file.

    `holiday_state` is the federal state's code (TH); `corpus_christi` says that the place of work is one of
    those in Thuringia where Corpus Christi is a holiday (§ 2 (2) ThürFtG). `works_council` None means not
    answered. `talk_signals` switches on the signals that are drawn from talks.
    """

    name: str
    city: str
    holiday_state: str = "TH"
    corpus_christi: bool = False
    works_council: bool | None = None
    fair_integration_contact: str = ""
    fair_integration_checked_on: date | None = None
    talk_signals: bool = TALK_SIGNALS_OFF
    answers: tuple[tuple[str, str], ...] = ()
