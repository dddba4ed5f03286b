"""What an import would do, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onboarding_app.i18n import Texts
from onboarding_app.services.imported_person import ImportedPerson
from onboarding_app.services.importing import ImportPreview
from onboarding_app.ui.models.table import Column
from onboarding_app.wording.changed import ChangeWords
from onboarding_app.wording.lists import cell_shown, notice_sentence, rejection_sentence


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
            f"{_cell(cell.column, cell_shown(cell.value, texts))} – {rejection_sentence(cell.reason, texts)}",
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
    words = ChangeWords(texts, titles)
    lines += [_person(it, texts("updated"), "accent", words) for it in preview.updated]
    lines += [_person(it, texts("new"), "good", words) for it in preview.new]
    lines += [PreviewLine(it.row, texts("unchanged"), "muted", it.name, "") for it in preview.unchanged]
    return lines


def _cell(column: str, value: str) -> str:
    return f"{column}: {value}" if column else value


def _person(person: ImportedPerson, what: str, tone: str, words: ChangeWords) -> PreviewLine:
    details = "; ".join(filter(None, (words.change(*change) for change in person.changes)))
    return PreviewLine(person.row, what, tone, person.name, details)
