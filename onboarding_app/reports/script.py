"""Text of any script: which font draws it, in which order, in which shapes.

Everything a person typed passes `readable` first: afterwards it is plain text that some embedded font can
draw. Markup does not exist here, so nothing typed can be taken for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

import uharfbuzz
from bidi import algorithm as bidi
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont

from onboarding_app.resources import resource

__all__ = [
    "PLAIN",
    "SOFT_HYPHEN",
    "Piece",
    "apart",
    "font_for",
    "forward",
    "is_right_to_left",
    "measure",
    "pieces",
    "readable",
]

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
"""Ends a line whose last word goes on in the next; drawn as a hyphen, and read as none."""

PLAIN: Final = "NotoSans"
"""The family of Latin, Greek and Cyrillic, and of our own texts."""

Ranges = tuple[tuple[int, int], ...]

# First fitting family wins. Blocks, so that a font is read only when a text needs it; the font's own
# table has the last word on single characters.
_BLOCKS: Final[Mapping[str, Ranges]] = MappingProxyType(
    {
        PLAIN: ((0x20, 0x52F), (0x1E00, 0x20BF), (0x2100, 0x2122)),
        "NotoSansArmenian": ((0x530, 0x58F), (0xFB13, 0xFB17)),
        "NotoSansHebrew": ((0x591, 0x5F4), (0xFB1D, 0xFB4F)),
        "NotoSansArabic": ((0x600, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        "NotoSansDevanagari": ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
        "NotoSansBengali": ((0x980, 0x9FF),),
        "NotoSansGurmukhi": ((0xA00, 0xA7F),),
        "NotoSansGujarati": ((0xA80, 0xAFF),),
        "NotoSansTamil": ((0xB80, 0xBFF),),
        "NotoSansTelugu": ((0xC00, 0xC7F),),
        "NotoSansKannada": ((0xC80, 0xCFF),),
        "NotoSansMalayalam": ((0xD00, 0xD7F),),
        "NotoSansSinhala": ((0xD80, 0xDFF),),
        "NotoSansThai": ((0xE00, 0xE7F),),
        "NotoSansLao": ((0xE80, 0xEFF),),
        "NotoSansMyanmar": ((0x1000, 0x109F),),
        "NotoSansGeorgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
        "NotoSansEthiopic": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
        "NotoSansKhmer": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
        "NotoSansMath": ((0x2190, 0x22FF),),
        "NotoSansSymbols2": ((0x25A0, 0x27BF),),
    }
)

# Families whose letters stand side by side as they come, without joining or stacking.
_UNJOINED: Final = frozenset(
    {PLAIN, "NotoSansArmenian", "NotoSansGeorgian", "NotoSansEthiopic", "NotoSansMath"}
)

_SIMPLE: Final = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u20ac]*"
)
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IGNORABLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_JOINERS: Final = frozenset("\u200c\u200d")
_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_BRACKETS: Final[Mapping[str, str]] = MappingProxyType({"(": ")", "[": "]", "{": "}"})
# Words up to this length come again and are measured once.
_WORD_LENGTH: Final = 40
_REGISTERING: Final = Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """What one font draws in one go: text as typed, text as drawn, its width in thousandths of the size."""

    text: str
    drawn: str
    font: str
    width: float

    @property
    def is_shaped(self) -> bool:
        """Whether the drawn glyphs no longer spell the text, so that a reader needs it told."""
        return isinstance(self.drawn, ShapedStr) or self.text == SOFT_HYPHEN


def readable(text: str) -> str:
    """Return the text as it can be drawn: composed, without control characters, nothing without a glyph.

    All line ends become one kind, tabs become blanks. Characters that steer direction or are invisible are
    dropped, for they could make a text read otherwise than it is. A character that no font has becomes its
    code point, such as [U+1F600].
    """
    if _SIMPLE.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return "".join(_shown(character) for character in _IGNORABLE.sub("", text))


@lru_cache(maxsize=8192)
def _shown(character: str) -> str:
    if character in {"\n", _LEFT_TO_RIGHT_MARK} or character in _JOINERS:
        return character
    if unicodedata.category(character) == "Cc":
        return ""
    family = _family_of(character)
    return character if family and _covers(family, character) else f"[U+{ord(character):04X}]"


def apart(text: str) -> str:
    """Return a text that can stand beside others in one line without moving them, whatever its direction.

    A date after an Arabic name would otherwise be drawn before it.
    """
    return text + _LEFT_TO_RIGHT_MARK if _RIGHT_TO_LEFT.search(text) else text


def forward(text: str) -> str:
    """Return a text that runs from left to right whatever letter it begins with."""
    return _LEFT_TO_RIGHT_MARK + text if _RIGHT_TO_LEFT.search(text) else text


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text)) and bidi.get_base_level(text) == 1


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a readable text without line ends, in points."""
    thousandths = _word_width if len(text) <= _WORD_LENGTH else _width
    return thousandths(text, bold=bold) * size / 1000


def _width(text: str, *, bold: bool) -> float:
    return sum(piece.width for piece in pieces(text, bold=bold))


_word_width = lru_cache(maxsize=16384)(_width)


def pieces(text: str, *, bold: bool = False, right_to_left: bool = False) -> Iterable[Piece]:
    """Return what is drawn for one line of readable text, from left to right.

    Args:
        text: one line, in the order in which it is read.
        bold: the weight; a family without a bold cut is drawn in its only one.
        right_to_left: the direction of the paragraph the line belongs to.
    """
    if _SIMPLE.fullmatch(text):
        return (_piece(text, PLAIN, bold=bold, leftward=False),)
    if text.endswith(SOFT_HYPHEN):
        hyphen = replace(_piece("-", PLAIN, bold=bold, leftward=False), text=SOFT_HYPHEN)
        return (*pieces(text[:-1], bold=bold, right_to_left=right_to_left), hyphen)
    if not (right_to_left or _RIGHT_TO_LEFT.search(text)):
        return _left_to_right(text.replace(_LEFT_TO_RIGHT_MARK, ""), bold=bold)
    found: list[Piece] = []
    for level, part in _in_visual_order(text, right_to_left=right_to_left):
        if level % 2:
            for family, piece in reversed(list(_by_family(part))):
                found += _letters(_piece(piece, family, bold=bold, leftward=True))
        else:
            found += _left_to_right(part, bold=bold)
    return found


def _left_to_right(text: str, *, bold: bool) -> Iterator[Piece]:
    for family, part in _by_family(text):
        yield _piece(part, family, bold=bold, leftward=False)


def _letters(piece: Piece) -> Iterator[Piece]:
    """Cut a shaped piece into its letters from left to right, each with its marks.

    Readers of PDF turn what runs leftward by themselves, letter by letter; a whole word told to them would be
    turned once too often. So where several letters make one sign, or a letter has marks, the last is told
    first.
    """
    drawn: ShapedStr = piece.drawn
    letters = [0 if _is_mark(one) else place for place, one in enumerate(piece.text)]
    bases = list(accumulate(letters, max))
    places = [bases[glyph.cluster] for glyph in drawn.__shapeData__]
    ends = dict(pairwise([*sorted(set(places)), len(piece.text)]))
    first = 0
    for place, group in groupby(places):
        last = first + len(list(group))
        part = drawn[first:last]
        yield Piece(piece.text[place : ends[place]][::-1], part, piece.font, _advance(part))
        first = last


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _advance(drawn: ShapedStr) -> float:
    return float(sum(glyph.x_advance for glyph in drawn.__shapeData__))


def _by_family(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text where the font changes; marks, joiners and blanks stay with what stands before them."""
    current = PLAIN
    families: list[str] = []
    for character in text:
        own = _family_of(character) or PLAIN
        stays = character in _JOINERS or character == " " or _is_mark(character)
        if not (stays and _covers(current, character)):
            current = own
        families.append(current)
    place = 0
    for family, group in groupby(families):
        length = len(list(group))
        yield family, text[place : place + length]
        place += length


def _piece(text: str, family: str, *, bold: bool, leftward: bool) -> Piece:
    font = font_for(family, bold=bold)
    plain = family in _UNJOINED and not leftward
    if plain and (_SIMPLE.fullmatch(text) or not any(map(_is_mark, text))):
        return Piece(text, text, font.fontName, font.stringWidth(text, 1000))
    drawn = _shape(text, font, leftward=leftward)
    return Piece(text, drawn, font.fontName, _advance(drawn))


def _shape(text: str, font: TTFont, *, leftward: bool) -> ShapedStr:
    """Return the glyphs of a text in one script and direction, in the order in which they are drawn."""
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(font.hbFont(), buffer, {"kern": True, "liga": True})
    face = font.face
    drawn: list[str] = []
    data: list[ShapeData] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = face.glyphToChar[info.codepoint][0]
        drawn.append(chr(code))
        advances = position.x_advance, position.y_advance, position.x_offset, position.y_offset
        scaled = (font.pdfScale(advance) for advance in advances)
        data.append(ShapeData(info.cluster, *scaled, face.charWidths[code]))
    return ShapedStr("".join(drawn), shapeData=data)


def _in_visual_order(text: str, *, right_to_left: bool) -> list[tuple[int, str]]:
    """Return parts of one direction with their levels from left to right, each still in reading order.

    Source: Unicode Standard Annex 9, rules X to I and L2.
    """
    parts = [
        (level, "".join(one["ch"] for one in group if one["ch"] != _LEFT_TO_RIGHT_MARK))
        for level, group in groupby(_levels(text, right_to_left=right_to_left), key=lambda one: one["level"])
    ]
    for level in range(max(level for level, _ in parts), 0, -1):
        ordered: list[tuple[int, str]] = []
        for turned, group in groupby(parts, key=lambda part: part[0] >= level):
            same = list(group)
            ordered += reversed(same) if turned else same
        parts = ordered
    return parts


def _levels(text: str, *, right_to_left: bool) -> list[dict[str, Any]]:
    storage = bidi.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], storage["base_dir"])
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    characters: list[dict[str, Any]] = storage["chars"]
    return characters


def _resolve_brackets(characters: list[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction, which `python-bidi` leaves out.

    Source: Unicode Standard Annex 9, rule N0.
    """
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, one in enumerate(characters):
        if one["ch"] in _BRACKETS and one["type"] == "ON":
            opened.append(place)
        elif opened and one["ch"] == _BRACKETS[characters[opened[-1]]["ch"]] and one["type"] == "ON":
            pairs.append((opened.pop(), place))
    for start, end in sorted(pairs):
        inside = {_strong(one["type"]) for one in characters[start + 1 : end]} - {""}
        if not inside:
            continue
        before = (_strong(one["type"]) for one in reversed(characters[:start]))
        side = base if base in inside else next(filter(None, before), base)
        characters[start]["type"] = characters[end]["type"] = side


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


@lru_cache(maxsize=8192)
def _family_of(character: str) -> str | None:
    code = ord(character)
    for family, ranges in _BLOCKS.items():
        if any(first <= code <= last for first, last in ranges):
            return family
    return None


def _covers(family: str, character: str) -> bool:
    return ord(character) in font_for(family, bold=False).face.charToGlyph


def font_for(family: str, *, bold: bool) -> TTFont:
    """Return the font of a family, read and registered with ReportLab when first asked for.

    Raises:
        FileNotFoundError: the program's own fonts are not where they were installed.
    """
    with _REGISTERING:
        return _read(family, bold=bold)


@cache
def _read(family: str, *, bold: bool) -> TTFont:
    name = f"{family}-{'Bold' if bold else 'Regular'}"
    path = resource("fonts", f"{name}.ttf")
    if bold and not path.exists():
        return _read(family, bold=False)
    font = TTFont(name, str(path))
    shaper = font.hbFont()
    # ReportLab draws characters, shaping yields glyphs: each glyph without a character gets a private one,
    # all of them now and in order, so that the bytes of a paper do not depend on the papers made before it.
    for glyph in range(shaper.face.glyph_count):
        if glyph not in font.face.glyphToChar:
            font.hbAddPrivate(str(glyph), glyph, shaper.get_glyph_h_advance(glyph))
    pdfmetrics.registerFont(font)
    return font
