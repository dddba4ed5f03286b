"""Texts in the user's language: English is what the code says, other languages are looked up."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from onboarding_app.resources import resource

LANGUAGES = ("de", "en")
"""Languages the program speaks, the one of most users first."""


_UNACCENTED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """Return words as searching and sorting compare them: no case, no accents, single blanks.

    This is the order of German lists: ä as a, ö as o, ü as u, ß as ss.
    Source: DIN 5007-1, variant 1.
    """
    if words.isascii():
        return " ".join(words.lower().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(bare.translate(_UNACCENTED).split())


def without_hyphens(plain: str) -> str:
    """Return folded words with those that have a hyphen written in both ways: "e-mail email"."""
    return f"{plain} {plain.replace('-', '')}" if "-" in plain else plain


class Texts:
    """The texts of one language. Call it with an English literal to get the text in that language.

    The literal is what the extractor finds, so never pass a variable or an f-string; what changes goes
    into placeholders: `texts("{count} people", count=3)`.
    """

    def __init__(self, language: str) -> None:
        """Load the texts of a language of `LANGUAGES`.

        Raises:
            ValueError: the program does not speak it.
        """
        if language not in LANGUAGES:
            message = f"unknown language: {language}"
            raise ValueError(message)
        self.language = language
        self._texts = translations(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the text of an English literal, its placeholders filled."""
        text = self._texts.get(message, (message,))[0]
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for `n` things (both languages: one, else many); `{n}` is filled too."""
        forms = self._texts.get(one, ())
        text = (forms if len(forms) > 1 else (one, many))[0 if n == 1 else 1]
        return text.format(n=n, **values)


@cache
def translations(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each message of a language; English has none, for it is what the code says."""
    if language == "en":
        return {}
    path = resource("translations", language, "LC_MESSAGES", "onboarding_app.po")
    return dict(read_messages(path))


def read_messages(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read a PO file: each message with its translation, or with one form for one and one for many.

    The file is read as it stands, so that nothing has to be compiled before the program starts; it uses
    the plain part of the format (no contexts, no fuzzy entries), which the translation check holds it to.
    """
    message, forms = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "msgid":
            if message:
                yield message, tuple(forms)
            message, forms, part = json.loads(rest), [], "id"
        elif word == "msgid_plural":
            part = "plural"
        elif word.startswith("msgstr"):
            forms.append(json.loads(rest))
            part = "str"
        elif line.startswith('"'):
            text = json.loads(line)
            if part == "id":
                message += text
            elif part == "str":
                forms[-1] += text
    if message:
        yield message, tuple(forms)
