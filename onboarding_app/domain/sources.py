"""Where a rule of the catalogue was read."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Source:
    """A law, page or talk. `dated` is the day or year that it says of itself, "" where it says none."""

    key: str
    de: str
    en: str
    dated: str

    def text(self, language: str) -> str:
        """Return what it is and how old, in that language."""
        name = self.de if language == "de" else self.en
        return f"{name} ({self.dated})" if self.dated else name
