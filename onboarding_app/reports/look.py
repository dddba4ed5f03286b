"""How papers look: language, colours, kinds of text, and the way dates and numbers are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from onboarding_app.i18n import Texts
from onboarding_app.reports.arranging import Stack, StayWithNext
from onboarding_app.reports.script import forward
from onboarding_app.reports.table import Table
from onboarding_app.reports.text import Align, Heading, Style, Text

__all__ = ["FRAME_WIDTH", "Look", "Palette"]

FRAME_WIDTH: Final = 174 * mm
"""How wide the text of a page is, in points."""


class Palette:
    """The colours of the papers; they never speak alone."""

    teal: Final[Color] = HexColor("#0F5D6B")
    ink: Final[Color] = HexColor("#1B2528")
    muted: Final[Color] = HexColor("#566468")
    rule: Final[Color] = HexColor("#CBD4D6")
    band: Final[Color] = HexColor("#DFEAEC")
    alarm: Final[Color] = HexColor("#B3261E")
    caution: Final[Color] = HexColor("#8A5A00")
    white: Final[Color] = HexColor("#FFFFFF")


_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEADING: Final = Style(11, Palette.teal, bold=True, before=9, after=3)


@dataclass(frozen=True, slots=True)
class Look:
    """Language and width of a paper, and its kinds of text. Everything given to it is text, never markup."""

    texts: Texts
    width: float = FRAME_WIDTH

    def heading(self, text: str) -> list[Flowable]:
        """Return a heading that stays with what follows it."""
        return [StayWithNext(2), Heading(text, _HEADING)]

    def text(self, text: str, *, bold: bool = False, colour: Color = Palette.ink) -> Text:
        """Return running text; text of a right-to-left script stands at the right."""
        return Text(text, Style(9, colour, bold=bold, align=Align.START, after=4, ragged=self._ragged(0.2)))

    def sentence(self, text: str, *, bold: bool = False) -> Text:
        """Return a sentence of ours: it begins at the left though a name from the right comes first."""
        return self.text(forward(text), bold=bold)

    def muted(self, text: str) -> Text:
        """Return small, quiet text, such as where a number comes from."""
        return Text(text, Style(8, Palette.muted, after=3, ragged=self._ragged(0.2)))

    def right(self, text: str) -> Text:
        """Return a line at the right, such as place and day of a letter."""
        return Text(text, Style(9, Palette.ink, align=Align.RIGHT))

    def cell(
        self, text: str, *, bold: bool = False, colour: Color = Palette.ink, align: Align = Align.LEFT
    ) -> Text:
        """Return text for one cell of a table."""
        return Text(text, Style(8.5, colour, bold=bold, align=align, ragged=self._ragged(0.35)))

    def small(self, text: str) -> Text:
        """Return a small text for a cell with little room."""
        return Text(text, Style(6.5, Palette.ink, ragged=self._ragged(0.35)))

    def explained(self, text: str, details: Sequence[str]) -> Flowable:
        """Return a cell with a text and quiet lines below it."""
        quiet = [self.cell(one, colour=Palette.muted) for one in details]
        return Stack([self.cell(text), *quiet]) if quiet else self.cell(text)

    def _ragged(self, share: float) -> float | None:
        """Return how ragged a text may be before its words are parted, which German ones are."""
        return share if self.texts.language == "de" else None

    def gap(self, height: float = 6) -> Spacer:
        """Return an empty space of that height in points."""
        return Spacer(0, height)

    def table(
        self,
        titles: Sequence[str],
        rows: Sequence[Sequence[Flowable | str]],
        shares: Sequence[float],
        *,
        right: Sequence[int] = (),
    ) -> Table:
        """Return a table over the whole width.

        Args:
            titles: the heads of the columns; none for a table without.
            rows: cells; a text becomes a plain cell.
            shares: how wide each column is, of one in all.
            right: the numbers of columns with figures, which stand at the right.
        """
        sides = [Align.RIGHT if column in right else Align.LEFT for column in range(len(shares))]
        head = [
            self.cell(title, bold=True, colour=Palette.muted, align=side)
            for title, side in zip(titles, sides, strict=False)
        ]
        cells = [
            [
                self.cell(one, align=side) if isinstance(one, str) else one
                for one, side in zip(row, sides, strict=True)
            ]
            for row in rows
        ]
        return Table(head, cells, [share * self.width / sum(shares) for share in shares], Palette.rule)

    def date(self, day: date | None) -> str:
        """Return a date as it is written in the language; a dash for none."""
        if day is None:
            return "–"
        return short_date(day, self.texts)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with that many decimals, a true minus sign and the decimal mark of the language."""
        written = f"{value:.{digits}f}".replace("-", "−")
        return written.replace(".", ",") if self.texts.language == "de" else written

    def percent(self, share: float) -> str:
        """Return a share of one in whole percent."""
        written = f"{share * 100:.0f}"
        return f"{written}\u00a0%" if self.texts.language == "de" else f"{written}%"


def short_date(day: date, texts: Texts) -> str:
    """Return 23.11.2026 in German and 23 Nov 2026 in English."""
    if texts.language == "de":
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
