"""What lists call residence titles, and which kind of the catalogue that is."""

import re
from collections.abc import Mapping

from onboarding_app.exchange.values import folded

_PARAGRAPH = re.compile(
    r"(?:§+|paragraph|par|p)?\s*(\d{1,2})\s*([a-h])?\b(?:.*?(?:abs(?:atz)?\.?|\()\s*(\d))?", re.IGNORECASE
)

_BY_PARAGRAPH: Mapping[str, str] = {
    "18a": "p18a",
    "18b": "p18b",
    "18g": "p18g",
    "18b2": "p18g",
    "16d": "p16d_1",
    "16d1": "p16d_1",
    "16d2": "p16d_1",
    "16d3": "p16d_3",
    "16d4": "p16d_4",
    "16d5": "p16d_5",
    "16d6": "p16d_6",
    "16a": "p16a",
    "16g": "p16g",
    "19c1": "p19c1_other",
    "19c": "p19c1_other",
    "19c2": "p19c2",
    "19d": "p19d",
    "20": "p20",
    "20a": "p20a_search",
    "20a5": "p20a_follow",
    "24": "p24",
    "25": "p25_1_2a",
    "251": "p25_1_2a",
    "252": "p25_1_2a",
    "253": "p25_3",
    "254": "p25_4_5",
    "255": "p25_4_5",
    "28": "p30_32_36",
    "30": "p30_32_36",
    "32": "p30_32_36",
    "36": "p30_32_36",
    "9": "p9",
    "18c": "p18c",
    "9a": "p9a",
}
"""Keys of the catalogue by paragraph of the AufenthG, with the subsection where it matters."""

_BY_WORD: tuple[tuple[str, str], ...] = (
    ("blaue karte", "p18g"),
    ("blue card", "p18g"),
    ("anerkennungspartnerschaft", "p16d_3"),
    ("recognition partnership", "p16d_3"),
    ("westbalkan", "p19c1_wb"),
    ("west balkan", "p19c1_wb"),
    ("chancenkarte", "p20a_search"),
    ("opportunity card", "p20a_search"),
    ("daueraufenthalt", "p9a"),
    ("niederlassungserlaubnis", "p9"),
    ("settlement permit", "p9"),
    ("fiktionsbescheinigung", "fiktion_4"),
    ("duldung", "duldung"),
    ("gestattung", "gestattung"),
    ("familiennachzug", "p30_32_36"),
    ("family reunification", "p30_32_36"),
    ("aufenthaltskarte", "eu_family_card"),
    ("freizugig", "eu"),
    ("unionsburger", "eu"),
    ("eu burger", "eu"),
    ("eu citizen", "eu"),
    ("nationales visum", "visa_d"),
    ("visum", "visa_d"),
    ("visa", "visa_d"),
    ("schweiz", "ch"),
)
"""Keys by a word that the folded text holds; the first that fits counts."""

_EXACT: Mapping[str, str] = {
    "eu": "eu",
    "ewr": "eu",
    "eea": "eu",
    "ne": "p9",
    "unbefristet": "p9",
    "bluecard": "p18g",
}


def title_key(text: str) -> str | None:
    """Return the kind of title that a text names, None if it is none that the catalogue knows."""
    word = folded(text)
    if word in _EXACT:
        return _EXACT[word]
    match = _PARAGRAPH.search(text)
    if match is not None:
        paragraph = f"{match[1]}{(match[2] or '').casefold()}"
        for key in (f"{paragraph}{match[3] or ''}", paragraph):
            if key in _BY_PARAGRAPH:
                return _BY_PARAGRAPH[key]
    return next((key for part, key in _BY_WORD if part in word), None)
