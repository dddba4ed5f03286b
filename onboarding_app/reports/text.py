"""Text on paper: lines that break, flow over pages and are drawn in any script."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final, Self
from unicodedata import category

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from onboarding_app.reports.hyphenation import parting_places
from onboarding_app.reports.script import SOFT_HYPHEN, is_right_to_left, measure, pieces, readable

__all__ = ["Align", "Heading", "Style", "Text", "draw_line", "flowing"]

# A word ends after a blank, a hyphen or a slash.
_WORDS: Final = re.compile(r"[^ \-/–]*(?:[\-/–]+| +|$)")
# No line holds more letters than this, so a longer word need not be measured whole.
_LONGEST_LINE: Final = 400
# Widths and heights this close are the same, in points.
_TOLERANCE: Final = 1e-6
# So many lines stay together where a text goes on on the next page.
_TOGETHER: Final = 2
# Where the first base line stands below the upper edge, as a share of the size.
_ASCENT: Final = 1.07


class Align(Enum):
    """Where the lines of a text stand; START is the side where its script begins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    START = "start"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; lengths in points, `leading` as a multiple of the size.

    `ragged` is the share of a line that may stay empty before a German word is parted to fill it: 1 parts
    only words too long for any line, None parts none, as in every other language.
    """

    size: float
    colour: Color
    bold: bool = False
    align: Align = Align.LEFT
    leading: float = 1.36
    before: float = 0
    after: float = 0
    ragged: float | None = None

    @property
    def line_height(self) -> float:
        """The distance of two base lines, in points."""
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Line:
    """One line as laid out, and the direction of its paragraph."""

    text: str
    right_to_left: bool = False


class Text(Flowable):
    """A text of one style. It breaks wherever it must, also inside of words, and over pages between lines."""

    def __init__(self, text: str, style: Style, laid_out: tuple[float, list[Line]] | None = None) -> None:
        """Take what anybody typed, or lines with the width for which they are laid out already."""
        super().__init__()
        self._text = text
        self.style = style
        self._laid_out = laid_out

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        if self._laid_out is None or abs(self._laid_out[0] - width) > _TOLERANCE:
            self._laid_out = width, list(_lines(readable(self._text), self.style, width))
        self._lines = self._laid_out[1]
        self.width, self.height = width, len(self._lines) * self.style.line_height
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into that height and what is left; nothing when nothing fits."""
        self.wrap(width, height)
        fitting = int((height + _TOLERANCE) / self.style.line_height)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - _TOGETHER)
        if fitting < _TOGETHER:
            return []
        return [self._part(self._lines[:fitting], width), self._part(self._lines[fitting:], width)]

    def least_height(self) -> float:
        """Return how high the lines are that stay together at its beginning, in points, once laid out."""
        count = len(self._lines)
        return (count if count < 2 * _TOGETHER else _TOGETHER) * self.style.line_height

    def _part(self, lines: list[Line], width: float) -> Self:
        text = "\n".join(line.text for line in lines).replace(f"{SOFT_HYPHEN}\n", "")
        return type(self)(text, self.style, (width, lines))

    def getSpaceBefore(self) -> float:
        """Return the space kept above."""
        return self.style.before

    def getSpaceAfter(self) -> float:
        """Return the space kept below."""
        return self.style.after

    def draw(self) -> None:
        """Draw at the origin."""
        canvas: Canvas = self.canv
        canvas.setFillColor(self.style.colour)
        y = self.height - self.style.size * _ASCENT
        for line in self._lines:
            draw_line(canvas, line.text, 0, y, self.style, width=self.width, right_to_left=line.right_to_left)
            y -= self.style.line_height


class Heading(Text):
    """A text that a bookmark of the file leads to."""

    def draw(self) -> None:
        """Draw at the origin."""
        super().draw()
        if self._lines[0].text:
            self.canv.mark(self._lines[0].text, 1, self.canv.absolutePosition(0, self.height)[1])


def flowing(texts: Sequence[Text], width: float, height: float) -> list[Flowable]:
    """Return texts one below the other, for what stands side by side only while it is short.

    The first of them fits into that height; nothing when not even one line does.
    """
    first = texts[0].split(width, height)
    return [*first, *texts[1:]] if first else []


def draw_line(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    style: Style,
    *,
    width: float = 0,
    right_to_left: bool = False,
) -> None:
    """Draw one line of readable text in the colour that is set.

    Args:
        canvas: where to draw.
        text: one line, in reading order.
        x: the left edge of the place, in points.
        y: the base line.
        style: size, weight and alignment.
        width: how wide the place is; with 0 the text stands right of, around or left of `x`.
        right_to_left: the direction of the paragraph.
    """
    drawn = tuple(pieces(text, bold=style.bold, right_to_left=right_to_left))
    slack = width - sum(piece.width for piece in drawn) * style.size / 1000
    match style.align:
        case Align.RIGHT:
            x += slack
        case Align.CENTRE:
            x += slack / 2
        case Align.START if right_to_left:
            x += slack
        case Align.LEFT | Align.START:
            pass
    for piece in drawn:
        canvas.setFont(piece.font, style.size)
        if piece.is_shaped:
            # Glyphs of joined scripts do not spell their text: whoever copies or reads it aloud is told.
            told = piece.text.encode("utf-16-be").hex().upper()
            canvas.addLiteral(f"/Span <</ActualText <FEFF{told}>>> BDC")
            canvas.drawString(x, y, piece.drawn)
            canvas.addLiteral("EMC")
        elif piece.text.strip():
            canvas.drawString(x, y, piece.drawn)
        x += piece.width * style.size / 1000


def _lines(text: str, style: Style, width: float) -> Iterator[Line]:
    for paragraph in text.split("\n"):
        right_to_left = style.align is Align.START and is_right_to_left(paragraph)
        for line in _broken(paragraph, style, width):
            yield Line(line, right_to_left=right_to_left)


def _broken(paragraph: str, style: Style, width: float) -> Iterator[str]:
    """Cut a paragraph into lines of at most that width; an empty one is an empty line."""
    line, used = "", 0.0
    for word in filter(None, _WORDS.findall(paragraph)):
        full = measure(word, style.size, bold=style.bold)
        bare = full if not word.endswith(" ") else measure(word.rstrip(" "), style.size, bold=style.bold)
        if line and used + bare > width:
            head = _parted(word, style, width - used) if _is_ragged(used, width, style) else ""
            yield f"{line}{head}{SOFT_HYPHEN}" if head else line.rstrip(" ")
            word = word[len(head) :]  # noqa: PLW2901 - what is left of the word
            line, used = "", 0.0
            full = bare = _measure_whole(word, style, width)
        while bare > width:
            if head := _parted(word, style, width):
                yield f"{head}{SOFT_HYPHEN}"
                word = word[len(head) :]  # noqa: PLW2901 - what is left of the word
                full = bare = _measure_whole(word, style, width)
                continue
            head = _head(word, style, width)
            if len(head) == len(word):
                break
            yield head
            word = word[len(head) :]  # noqa: PLW2901 - what is left of the word
            full = bare = _measure_whole(word, style, width)
        line, used = line + word, used + full
    yield line.rstrip(" ")


def _is_ragged(used: float, width: float, style: Style) -> bool:
    """Return whether the line would end so early that a word is rather parted."""
    return style.ragged is not None and width - used > style.ragged * width


def _parted(word: str, style: Style, room: float) -> str:
    """Return the longest beginning of a German word that fits with a hyphen; nothing where there is none."""
    if style.ragged is None:
        return ""
    for place in reversed(parting_places(word[:_LONGEST_LINE])):
        if measure(f"{word[:place]}{SOFT_HYPHEN}", style.size, bold=style.bold) <= room:
            return word[:place]
    return ""


def _measure_whole(word: str, style: Style, width: float) -> float:
    """Return the width of a word, or just more than `width` for one that cannot fit anyway."""
    return width + 1 if len(word) > _LONGEST_LINE else measure(word, style.size, bold=style.bold)


def _head(word: str, style: Style, width: float) -> str:
    """Return the longest beginning of a word that fits, at least one letter with its marks."""
    ends = _letter_ends(word[:_LONGEST_LINE])
    fitting = bisect_right(ends, width, key=lambda end: measure(word[:end], style.size, bold=style.bold))
    return word[: ends[max(fitting - 1, 0)]]


@lru_cache(maxsize=64)
def _letter_ends(word: str) -> tuple[int, ...]:
    """Return after which characters a word may be cut: never before a mark or beside a joiner."""
    bound = [category(one).startswith("M") or one in "\u200c\u200d" for one in word]
    after_joiner = [False, *(one in "\u200c\u200d" for one in word)]
    return tuple(
        place
        for place in range(1, len(word) + 1)
        if place == len(word) or not (bound[place] or after_joiner[place])
    )
