"""Puts the pictures of `charts.py` on paper."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from onboarding_app.reports.charts import Anchor, Area, Dot, Label, Picture, Role, Stroke
from onboarding_app.reports.look import Palette
from onboarding_app.reports.script import measure, readable
from onboarding_app.reports.text import Align, Style, draw_line

__all__ = ["Chart"]

_COLOURS: Final[Mapping[Role, Color]] = MappingProxyType(
    {
        Role.ACCENT: Palette.teal,
        Role.INK: Palette.ink,
        Role.MUTED: Palette.muted,
        Role.RULE: Palette.rule,
        Role.BAND: Palette.band,
        Role.ALARM: Palette.alarm,
        Role.CAUTION: Palette.caution,
        Role.GOOD: Palette.teal,
        Role.PAPER: Palette.white,
    }
)
_SIDES: Final[Mapping[Anchor, Align]] = MappingProxyType(
    {Anchor.START: Align.LEFT, Anchor.MIDDLE: Align.CENTRE, Anchor.END: Align.RIGHT}
)
# No label has room for more letters.
_LONGEST_LABEL: Final = 200


class Chart(Flowable):
    """A picture among the texts of a paper; never broken over pages."""

    def __init__(self, picture: Picture) -> None:
        """Take the finished drawing."""
        super().__init__()
        self._picture = picture
        self.width, self.height = picture.width, picture.height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the picture, in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin."""
        for shape in self._picture.shapes:
            match shape:
                case Stroke():
                    self._stroke(shape)
                case Area():
                    self._area(shape)
                case Dot():
                    self._dot(shape)
                case Label():
                    self._label(shape)

    def _stroke(self, shape: Stroke) -> None:
        path = self.canv.beginPath()
        path.moveTo(*shape.points[0])
        for point in shape.points[1:]:
            path.lineTo(*point)
        self.canv.setStrokeColor(_COLOURS[shape.role])
        self.canv.setLineWidth(shape.width)
        self.canv.drawPath(path)

    def _area(self, shape: Area) -> None:
        path = self.canv.beginPath()
        path.moveTo(*shape.points[0])
        for point in shape.points[1:]:
            path.lineTo(*point)
        path.close()
        self.canv.setFillColor(_COLOURS[shape.role])
        self.canv.drawPath(path, stroke=0, fill=1)

    def _dot(self, shape: Dot) -> None:
        self.canv.setFillColor(Palette.white if shape.hollow else _COLOURS[shape.role])
        self.canv.setStrokeColor(_COLOURS[shape.role])
        self.canv.setLineWidth(1.3)
        self.canv.circle(shape.x, shape.y, shape.radius, stroke=int(shape.hollow), fill=1)

    def _label(self, shape: Label) -> None:
        style = Style(shape.size, _COLOURS[shape.role], bold=shape.bold, align=_SIDES[shape.anchor])
        self.canv.setFillColor(style.colour)
        draw_line(self.canv, _fitting(shape), shape.x, shape.y, style)


def _fitting(label: Label) -> str:
    """Return the label's text, cut off with an ellipsis where its room ends."""
    text = readable(label.text).replace("\n", " ")
    if not label.room:
        return text
    shown = text[:_LONGEST_LABEL]
    if shown == text and measure(text, label.size, bold=label.bold) <= label.room:
        return text
    while shown and measure(f"{shown}…", label.size, bold=label.bold) > label.room:
        shown = shown[:-1]
    return f"{shown}…" if shown else ""
