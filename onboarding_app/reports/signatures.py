"""Lines to write on by hand: for notes and for signatures."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from onboarding_app.reports.look import Palette
from onboarding_app.reports.text import Style, Text

__all__ = ["HandwritingLines", "Signatures"]

_UNDER: Final = Style(8, Palette.muted)
_WRITING_ROOM: Final = 38.0
_LINE_STEP: Final = 22.0
# Names longer than this do not fit under a signature; the whole name stands at the top of the paper.
_LONGEST_NAME: Final = 90


class HandwritingLines(Flowable):
    """Empty lines."""

    def __init__(self, count: int) -> None:
        """Take how many."""
        super().__init__()
        self._count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return what is used, in points."""
        self.width, self.height = width, self._count * _LINE_STEP
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin."""
        self.canv.setStrokeColor(Palette.rule)
        self.canv.setLineWidth(0.6)
        for line in range(self._count):
            self.canv.line(0, line * _LINE_STEP + 2, self.width, line * _LINE_STEP + 2)


class Signatures(Flowable):
    """For each name a line for place and date and one for the signature."""

    def __init__(self, place_and_date: str, names: Sequence[str]) -> None:
        """Take the words under the lines."""
        super().__init__()
        shortened = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names]
        self._rows = [(Text(place_and_date, _UNDER), Text(name, _UNDER)) for name in shortened]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        self._columns = ((0.0, width * 0.34), (width * 0.4, width * 0.6))
        self._heights = [
            _WRITING_ROOM
            + max(part.wrap(width, height)[1] for part, (_, width) in zip(row, self._columns, strict=True))
            for row in self._rows
        ]
        self.width, self.height = width, sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin."""
        top = self.height
        self.canv.setLineWidth(0.6)
        for row, height in zip(self._rows, self._heights, strict=True):
            for part, (left, width) in zip(row, self._columns, strict=True):
                self.canv.setStrokeColor(Palette.muted)
                self.canv.line(left, top - _WRITING_ROOM + 2, left + width, top - _WRITING_ROOM + 2)
                part.drawOn(self.canv, left, top - _WRITING_ROOM - part.height)
            top -= height
