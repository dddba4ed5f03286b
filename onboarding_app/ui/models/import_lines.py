"""What an import would do, line by line."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from onboarding_app.domain.people import HiredFrom, Relation
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.i18n import Texts
from onboarding_app.services.imported_person import ImportedPerson
from onboarding_app.services.importing import ImportPreview
from onboarding_app.ui.models.table import Column
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.lists import notice_sentence, rejection_sentence
from onboarding_app.wording.values import hired_from_name, recognition_stage_name, relation_name


@dataclass(frozen=True)
class PreviewLine:
    """One row of the list: its number, what happens to it (a word and its tone), who, and details."""

    row: int
    what: str
    tone: str
    name: str
    details: str


def preview_columns(texts: Texts) -> Sequence[Column[PreviewLine]]:
    """Return the columns of the preview."""
    return (
        Column(texts("Row"), lambda line: str(line.row), lambda line: line.row),
        Column(texts("What"), lambda line: line.what, tone=lambda line: line.tone),
        Column(texts("Name"), lambda line: line.name),
        Column(texts("Details"), lambda line: line.details),
    )


def preview_lines(
    preview: ImportPreview, texts: Texts, titles: Mapping[str, str] = MappingProxyType({})
) -> list[PreviewLine]:
    """Return what has to be looked at first: rejected cells, notices, changes, new people, unchanged ones.

    `titles` are the names of residence titles by their keys.
    """
    lines = [
        PreviewLine(
            cell.row,
            texts("■ rejected"),
            "alarm",
            "",
            f"{_cell(cell.column, cell.value)} – {rejection_sentence(cell.reason, texts)}",
        )
        for cell in preview.rejected
    ]
    lines += [
        PreviewLine(
            it.row,
            texts("▲ please check"),
            "caution",
            "",
            f"{_cell(it.column, it.value)} – {notice_sentence(it.key, texts)}",
        )
        for it in preview.notices
    ]
    words = _Words(texts, titles)
    lines += [_person(it, texts("updated"), "accent", words) for it in preview.updated]
    lines += [_person(it, texts("new"), "good", words) for it in preview.new]
    lines += [PreviewLine(it.row, texts("unchanged"), "muted", it.name, "") for it in preview.unchanged]
    return lines


_WORDS: Mapping[str, Callable[[str, Texts], str]] = {
    "family": lambda value, texts: relation_name(Relation(value), texts),
    "recognition": lambda value, texts: recognition_stage_name(RecognitionStage(value), texts),
    "hired_from": lambda value, texts: hired_from_name(HiredFrom(value), texts) if value else "",
    "citizenship": lambda value, texts: country_name(value, texts) if value else "",
}


def _cell(column: str, value: str) -> str:
    return f"{column}: {value}" if column else value


@dataclass(frozen=True)
class _Words:
    """How what changes is worded."""

    texts: Texts
    titles: Mapping[str, str]

    def value(self, name: str, value: str) -> str:
        """Return a value as people write it; days come in ISO form, choices by their keys."""
        with suppress(ValueError):
            return short_date(date.fromisoformat(value), self.texts)
        if name == "title":
            return self.titles.get(value, value)
        word = _WORDS.get(name)
        if word is not None:
            return word(value, self.texts)
        return {"True": self.texts("yes"), "False": self.texts("no")}.get(value, value)


def _person(person: ImportedPerson, what: str, tone: str, words: _Words) -> PreviewLine:
    changes = (
        f"{field_name(name, words.texts)}: {words.value(name, before)} → {words.value(name, after)}"
        if before
        else f"{field_name(name, words.texts)}: {words.value(name, after)}"
        for name, before, after in person.changes
        if after
    )
    return PreviewLine(person.row, what, tone, person.name, "; ".join(changes))
