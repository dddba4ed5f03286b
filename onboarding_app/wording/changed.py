"""What a list changes of a person: from what to what."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.people import HiredFrom, Relation
from onboarding_app.domain.recognition import OccupationGroup, RecognitionStage
from onboarding_app.i18n import Texts
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.values import (
    hired_from_name,
    occupation_group_name,
    recognition_stage_name,
    relation_name,
)


@dataclass(frozen=True)
class ChangeWords:
    """How changes of fields are worded; `titles` are the names of residence titles by their keys."""

    texts: Texts
    titles: Mapping[str, str]

    def change(self, name: str, before: str, after: str) -> str:
        """Return a change in words, "" for one that only empties a field of the file."""
        if not after:
            return ""
        field, told = field_name(name, self.texts), self.value(name, after)
        return f"{field}: {self.value(name, before)} → {told}" if before else f"{field}: {told}"

    def value(self, name: str, value: str) -> str:
        """Return a value as people write it; days come in ISO form, choices by their keys."""
        with suppress(ValueError):
            return short_date(date.fromisoformat(value), self.texts)
        if name == "title_kind":
            return self.titles.get(value, value)
        word = _WORDS.get(name)
        if word is not None:
            return word(value, self.texts)
        return {"True": self.texts("yes"), "False": self.texts("no")}.get(value, value)


_WORDS: Mapping[str, Callable[[str, Texts], str]] = {
    "family": lambda value, texts: relation_name(Relation(value), texts),
    "recognition": lambda value, texts: (
        recognition_stage_name(RecognitionStage(value), texts) if value else ""
    ),
    "hired_from": lambda value, texts: hired_from_name(HiredFrom(value), texts) if value else "",
    "citizenship": lambda value, texts: country_name(value, texts) if value else "",
    "occupation_group": lambda value, texts: (
        occupation_group_name(OccupationGroup(value), texts) if value else ""
    ),
    "title_until": lambda value, texts: texts("unlimited") if value else "",
}
