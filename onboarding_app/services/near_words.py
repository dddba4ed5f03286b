"""What somebody may have meant by words of a search that stand nowhere."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from onboarding_app.i18n import folded

LEAST = 4
"""Letters of a word from which on it is compared: shorter ones are near to everything."""

MOST = 3
"""Words that are put by others at most: each is compared with all that are known."""

ALIKE = 0.78
"""How alike two words are that may be the same, as `difflib` counts it: a slip in six letters, two in ten."""

_TWO_FOR_ONE = re.compile(r"([aou])e")
"""How an umlaut is written where the keyboard has none."""


def without_digraphs(text: str) -> str:
    """Return a text as it is compared, with "ae", "oe" and "ue" read as the umlauts they may stand for."""
    return _TWO_FOR_ONE.sub(r"\1", folded(text))


def known_words(texts: Collection[str]) -> frozenset[str]:
    """Return the words of these texts to which others are compared."""
    words = (word.strip("“”„\"'().,:;–…!?") for text in texts for word in re.split(r"[\s/·-]+", folded(text)))
    return frozenset(word for word in words if len(word) >= LEAST and not word.isdecimal())


def meant(text: str, known: Collection[str]) -> str:
    """Return a text with each word that stands nowhere put by the known one it is most like.

    Of a long German word its end is enough: who looks for a "Reisepass" means a "Pass".
    """
    words = folded(text).split()
    strange = [it for it in words if len(it) >= LEAST and not any(it in each for each in known)][:MOST]
    return " ".join(_nearest(word, known) if word in strange else word for word in words)


def _nearest(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=ALIKE)
    ends = sorted((each for each in known if word.endswith(each)), key=len, reverse=True)
    return next(iter((*near, *ends)), word)
