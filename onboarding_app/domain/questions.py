"""What the program asks: of a person in a talk, and of HR where a fact is not known."""

from dataclasses import dataclass

from onboarding_app.domain.check_ins import Factor


@dataclass(frozen=True, kw_only=True)
class Guide:
    """Questions for a talk at one stage, German and English."""

    key: str
    title_de: str
    title_en: str
    questions_de: tuple[str, ...]
    questions_en: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One of the 20 statements of the expectation profile; `action_*` is what the firm can do about it."""

    key: str
    factor: Factor
    de: str
    en: str
    action_de: str
    action_en: str


@dataclass(frozen=True, kw_only=True)
class FactQuestion:
    """How the program asks for a fact. `kind` is that of the fact; `choices_*` are (value, wording) pairs.

    `name_*` is what an event is called that HR notes; a question has none.
    """

    fact: str
    scope: str
    kind: str
    de: str
    en: str
    name_de: str = ""
    name_en: str = ""
    help_de: str
    help_en: str
    choices_de: tuple[tuple[str, str], ...]
    choices_en: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """Return the question in that language."""
        return self.de if language == "de" else self.en

    def name(self, language: str) -> str:
        """Return what the event is called in that language, "" for a question."""
        return self.name_de if language == "de" else self.name_en

    def help(self, language: str) -> str:
        """Return why it is asked, in that language."""
        return self.help_de if language == "de" else self.help_en

    def choices(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return what can be answered, in that language."""
        return self.choices_de if language == "de" else self.choices_en
