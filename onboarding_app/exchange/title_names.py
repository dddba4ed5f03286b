"""What lists call residence titles, and which kind of the catalogue that is.

Only what leaves no doubt is taken: "§ 16d" without its subsection, or "Fiktionsbescheinigung" alone, can be
two kinds with different duties, so the text is kept and asked about.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from onboarding_app.exchange.values import folded

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_SUBSECTION = r"(?:\s*(?:,?\s*abs(?:atz|\.)?\s*|\(\s*)(?P<sub>\d|[iv]{1,3})\b|\s+(?P<roman>[IV]{1,3})\b)?"
_PARAGRAPH = re.compile(
    r"(?:(?:§+|\bparagra(?:f|ph)|\bsec(?:tion|\.))\s*(?P<signed>\d{1,2}(?:\s?[a-h]\b)?)"
    r"|(?<![\w.,/])(?P<bare>\d{1,2}[a-h])\b)" + _SUBSECTION,
    re.IGNORECASE,
)
"""A paragraph with its sign, or a number with its letter ("18a"); a number alone can be a day or a year."""
_ALONE = re.compile(r"(?:ae|aufenthaltserlaubnis)?\s*(\d{1,2})\s*(?:aufenthg)?", re.IGNORECASE)
"""A whole cell that is nothing but a paragraph's number."""

_BY_PARAGRAPH: Mapping[str, str] = {
    "6-3": "visa_d",
    "9": "p9",
    "9a": "p9a",
    "16a": "p16a",
    "16d-1": "p16d_1",
    "16d-2": "p16d_1",
    "16d-3": "p16d_3",
    "16d-4": "p16d_4",
    "16d-5": "p16d_5",
    "16d-6": "p16d_6",
    "16g": "p16g",
    "18a": "p18a",
    "18b": "p18b",
    "18b-2": "p18g",
    "18c": "p18c",
    "18g": "p18g",
    "19c-1": "p19c1_other",
    "19c-2": "p19c2",
    "19d": "p19d",
    "20": "p20",
    "20a": "p20a_search",
    "20a-5": "p20a_follow",
    "24": "p24",
    "25-1": "p25_1_2a",
    "25-3": "p25_3",
    "25-4": "p25_4_5",
    "25-5": "p25_4_5",
    "28": "p30_32_36",
    "30": "p30_32_36",
    "32": "p30_32_36",
    "36": "p30_32_36",
    "60a": "duldung",
    "60c": "duldung",
    "60d": "duldung",
    "81-3": "fiktion_3",
    "81-4": "fiktion_4",
}
"""Kinds by paragraph of the AufenthG and, after a dash, its subsection."""

_BY_WORD: tuple[tuple[str, str], ...] = (
    ("subsidiar", "p25_2b"),
    ("alt 2", "p25_2b"),
    ("fluchtling", "p25_1_2a"),
    ("refugee", "p25_1_2a"),
    ("asylberechtig", "p25_1_2a"),
    ("abschiebungsverbot", "p25_3"),
    ("ban on deportation", "p25_3"),
    ("westbalkan", "p19c1_wb"),
    ("west balkan", "p19c1_wb"),
    ("western balkan", "p19c1_wb"),
    ("26 abs 2 beschv", "p19c1_wb"),
    ("fuhrung", "p19c1_exec"),
    ("leitende", "p19c1_exec"),
    ("executive", "p19c1_exec"),
    ("visum", "visa_d"),
    ("visa", "visa_d"),
    ("niederlassungserlaubnis 18c", "p18c"),
    ("settlement permit 18c", "p18c"),
    ("niederlassungserlaubnis", "p9"),
    ("settlement permit", "p9"),
    ("folge chancenkarte", "p20a_follow"),
    ("follow up", "p20a_follow"),
)
"""Kinds by a word that decides before any paragraph; the first that fits counts."""

_BY_LATER_WORD: tuple[tuple[str, str], ...] = (
    ("blaue karte", "p18g"),
    ("blue card", "p18g"),
    ("bluecard", "p18g"),
    ("anerkennungspartnerschaft", "p16d_3"),
    ("recognition partnership", "p16d_3"),
    ("chancenkarte", "p20a_search"),
    ("opportunity card", "p20a_search"),
    ("daueraufenthaltskarte", "eu_family_card"),
    ("daueraufenthalt", "p9a"),
    ("long term resid", "p9a"),
    ("eu long term", "p9a"),
    ("ausbildungsduldung", "duldung"),
    ("duldung", "duldung"),
    ("toleration", "duldung"),
    ("gestattung", "gestattung"),
    ("asylum permit", "gestattung"),
    ("asylum procedure", "gestattung"),
    ("familiennachzug", "p30_32_36"),
    ("family reunification", "p30_32_36"),
    ("vorubergehender schutz", "p24"),
    ("temporary protection", "p24"),
    ("aufenthaltskarte", "eu_family_card"),
    ("residence card", "eu_family_card"),
    ("dokument gb", "uk_wa"),
    ("document gb", "uk_wa"),
    ("brexit", "uk_wa"),
    ("5 freizugg", "eu_family_card"),
    ("freizugigkeitsabkommen", "ch"),
    ("switzerland", "ch"),
    ("aufenthaltserlaubnis ch", "ch"),
    ("freizugig", "eu"),
    ("free movement", "eu"),
    ("unionsburger", "eu"),
    ("eu burger", "eu"),
    ("eu citizen", "eu"),
    ("eu ewr", "eu"),
    ("eu eea", "eu"),
    ("arbeitsplatzsuche", "p20"),
    ("job search", "p20"),
)
"""Kinds by a word where no paragraph says more."""

_EXACT: Mapping[str, str] = {
    "eu": "eu",
    "ewr": "eu",
    "eea": "eu",
    "ne": "p9",
    "unbefristet": "p9",
    "unlimited": "p9",
    "schweiz": "ch",
    "swiss": "ch",
    "schweizer": "ch",
    "family": "p30_32_36",
    "ukraine": "p24",
    "certificate 81 4": "fiktion_4",
}


@lru_cache(maxsize=1_024)
def title_key(text: str) -> str | None:
    """Return the kind of title that a text names; None if it names none, or leaves open which."""
    word = folded(text)
    key = text.strip().casefold()
    if key in KEYS:
        return key
    if word in _EXACT:
        return _EXACT[word]
    return _by_word(word, _BY_WORD) or _by_paragraph(text) or _by_word(word, _BY_LATER_WORD)


def leaves_open(text: str) -> bool:
    """Whether a text names a title but not which of several with different duties: "§ 16d" alone."""
    match = _PARAGRAPH.search(text)
    paragraph = (match["signed"] or match["bare"]).casefold().replace(" ", "") if match else ""
    return "fiktion" in folded(text) or any(key.startswith(f"{paragraph}-") for key in _BY_PARAGRAPH)


def _by_word(word: str, words: tuple[tuple[str, str], ...]) -> str | None:
    return next((key for part, key in words if part in word), None)


def _by_paragraph(text: str) -> str | None:
    if match := _ALONE.fullmatch(text.strip()):
        return _BY_PARAGRAPH.get(match[1])
    match = _PARAGRAPH.search(text)
    if match is None:
        return None
    paragraph = (match["signed"] or match["bare"]).casefold().replace(" ", "")
    written = (match["sub"] or match["roman"] or "").casefold()
    subsection = _ROMAN.get(written, written)
    return _BY_PARAGRAPH.get(f"{paragraph}-{subsection}") or _BY_PARAGRAPH.get(paragraph)


KEYS = frozenset(
    {*_BY_PARAGRAPH.values(), *_EXACT.values(), *(key for _, key in (*_BY_WORD, *_BY_LATER_WORD))}
)
"""Every kind that can be named; an export names kinds by these keys."""
