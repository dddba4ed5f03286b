"""Letters of the firm, filled from what is known of one person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterPaper:
    """A letter, worded; a gap to be filled in by hand stands as a row of underscores.

    `enclosures` have a box to tick each; `remark` is for the firm and stands small at the end.
    """

    company: str
    city: str
    today: date
    recipient: str
    subject: str
    paragraphs: tuple[str, ...]
    enclosures: tuple[str, ...] = ()
    remark: str = ""
