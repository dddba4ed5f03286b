"""Whole names in one cell, parted into family name and given name."""

from onboarding_app.exchange.values import folded

PARTICLES = frozenset(
    "von van vom zu zur zum de der den del della di da do dos das du la le las los el al bin ibn abu".split()
)
"""Small words that begin a family name of several words."""
FAMILY_FIRST = ("nachname", "familienname", "name vorname", "zuname", "last name", "name und vorname")


def is_family_first(title: str) -> bool:
    """Whether a column title says that the family name stands before the given name."""
    return folded(title).startswith(FAMILY_FIRST)


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
