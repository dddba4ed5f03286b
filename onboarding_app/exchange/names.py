"""Whole names in one cell, parted into family name and given name."""

import re

from onboarding_app.exchange.values import folded

PARTICLES = frozenset(
    "von van vom zu zur zum de der den del della di da do dos das du la le las los el al bin ibn abu".split()
)
"""Small words that begin a family name of several words."""
ADDRESSED = re.compile(
    r"(?:(?:herrn?|frau|mr|mrs|ms|miss|dr|prof|professor|dipl|ing|med|rer|nat|phil|mag)\b[.\s-]*)+(?=\w)",
    re.IGNORECASE,
)
"""How people are addressed before their name, with titles that are no part of it."""
SEVERAL_WORDS = 3
FAMILY_FIRST = ("nachname", "familienname", "name vorname", "zuname", "last name", "name und vorname")


def is_family_first(title: str) -> bool:
    """Whether a column title says that the family name stands before the given name."""
    return folded(title).startswith(FAMILY_FIRST)


def without_address(whole: str) -> str:
    """Return a name without "Herr", "Dr." and the like before it, unless nothing else is left."""
    return ADDRESSED.sub("", whole.strip(), count=1) if ADDRESSED.match(whole.strip()) else whole.strip()


def is_split_by_guess(whole: str, *, family_first: bool = False) -> bool:
    """Whether a name has words enough that another one than was taken may be the family name."""
    words = [word for word in whole.split() if word not in PARTICLES]
    return "," not in whole and not family_first and len(words) >= SEVERAL_WORDS


def split_name(whole: str, *, family_first: bool = False) -> tuple[str, str]:
    """Return family name and given name: parted by a comma, else the last word with its particles.

    A name of one word is a family name.
    """
    if "," in whole:
        family, given = whole.split(",", 1)
        return family.strip(), given.strip()
    words = whole.split()
    if family_first:
        place = next((place for place, word in enumerate(words) if word not in PARTICLES), 0) + 1
        return " ".join(words[:place]), " ".join(words[place:])
    place = len(words) - 1
    while place > 1 and words[place - 1] in PARTICLES:
        place -= 1
    return " ".join(words[place:]), " ".join(words[:place])
