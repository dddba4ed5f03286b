"""Texts in the user's language: English is what the code says, other languages are looked up."""

from functools import cache
from gettext import GNUTranslations, NullTranslations

from onboarding_app.resources import resource

LANGUAGES = ("de", "en")
"""Languages the program speaks, the one of most users first."""


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
        self._translations = _translations(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the text of an English literal, its placeholders filled."""
        text = self._translations.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for `n` things; `{n}` is filled too."""
        return self._translations.ngettext(one, many, n).format(n=n, **values)


@cache
def _translations(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    path = resource("translations", language, "LC_MESSAGES", "onboarding_app.mo")
    with path.open("rb") as file:
        return GNUTranslations(file)
