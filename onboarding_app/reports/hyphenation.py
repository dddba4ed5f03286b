"""Where a German word may be parted at the end of a line.

The patterns are those of LibreOffice, read by pyphen; they part some compounds wrongly. The words of our
trade that they get wrong stand in `resources/hyphenation/de.txt`, which has the last word.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

import pyphen

from onboarding_app.resources import resource

__all__ = ["parting_places"]

# A word with fewer letters is sooner a name than a compound, and no line gains much by parting it.
_LEAST_LETTERS: Final = 10
# So many letters stay together at either end of a word.
_KEPT: Final = 4
_WORD: Final = re.compile(r"(?<![^\W_])[A-Za-zÄÖÜäöüß][a-zäöüß]{9,}(?![^\W_])")
_VOWEL: Final = re.compile(r"[aeiouyäöü]")


@lru_cache(maxsize=4096)
def parting_places(text: str) -> tuple[int, ...]:
    """Return after how many characters the first long German word in a text without blanks may be parted.

    Nothing for what is no plain word, such as a number, an abbreviation, or a name with letters that German
    lacks. Punctuation around the word does not matter.
    """
    found = _WORD.search(text)
    if found is None:
        return ()
    word = found[0].lower()
    places = _known().get(word) or _by_patterns(word)
    return tuple(found.start() + place for place in places if _KEPT <= place <= len(word) - _KEPT)


def _by_patterns(word: str) -> tuple[int, ...]:
    """Return the places that the patterns name, without those beside a part that nobody could speak.

    A part without a vowel shows that the patterns mistook the seam of a compound, as in Deut-sch-land.
    """
    places = [0, *_patterns().positions(word), len(word)]
    silent = {end for part in pairwise(places) for end in part if not _VOWEL.search(word[slice(*part)])}
    return tuple(place for place in places[1:-1] if place not in silent)


@cache
def _patterns() -> pyphen.Pyphen:
    """Read the patterns when the first word is to be parted, which takes a fifth of a second.

    Most of the 66,000 patterns have the same few values; each stays in memory once, which saves 6 MB.
    """
    read = pyphen.Pyphen(lang="de_DE")
    values: dict[object, object] = {}
    for letters, (start, value) in read.hd.patterns.items():
        placed = start, values.setdefault(value, value)
        read.hd.patterns[letters] = values.setdefault(placed, placed)
    return read


@cache
def _known() -> Mapping[str, tuple[int, ...]]:
    """Return the places of the words that the patterns get wrong, by the word in small letters."""
    lines = resource("hyphenation", "de.txt").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    return {line.replace("-", "").lower(): _hyphens(line) for line in written}


def _hyphens(written: str) -> tuple[int, ...]:
    """Return after how many letters the hyphens of `Familien-nachzug` stand."""
    lengths = [len(part) for part in written.split("-")]
    return tuple(sum(lengths[:count]) for count in range(1, len(lengths)))
