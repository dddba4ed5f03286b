"""What an import would do, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onboarding_app.i18n import Texts
from onboarding_app.services.imported_person import ImportedPerson
from onboarding_app.services.importing import ImportPreview
from onboarding_app.ui.models.table import Column
from onboarding_app.wording import field_name, notice_sentence, rejection_sentence, short_date


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


def preview_lines(preview: ImportPreview, texts: Texts) -> list[PreviewLine]:
    """Return what has to be looked at first: rejected cells, notices, changes, new people, unchanged ones."""
    lines = [
        PreviewLine(
            cell.row,
            texts("■ rejected"),
            "alarm",
            "",
            f"{cell.column}: {cell.value} – {rejection_sentence(cell.reason, texts)}",
        )
        for cell in preview.rejected
    ]
    lines += [
        PreviewLine(
            it.row,
            texts("▲ please check"),
            "caution",
            "",
            f"{it.column}: {it.value} – {notice_sentence(it.key, texts)}",
        )
        for it in preview.notices
    ]
    lines += [_person(it, texts("updated"), "accent", texts) for it in preview.updated]
    lines += [_person(it, texts("new"), "good", texts) for it in preview.new]
    lines += [PreviewLine(it.row, texts("unchanged"), "muted", it.name, "") for it in preview.unchanged]
    return lines


def _person(person: ImportedPerson, what: str, tone: str, texts: Texts) -> PreviewLine:
    changes = (
        f"{field_name(name, texts)}: {_read(before, texts)} → {_read(after, texts)}"
        if before
        else f"{field_name(name, texts)}: {_read(after, texts)}"
        for name, before, after in person.changes
        if after
    )
    return PreviewLine(person.row, what, tone, person.name, "; ".join(changes))


def _read(value: str, texts: Texts) -> str:
    """Return a value as people write it; a date comes in ISO form."""
    try:
        return short_date(date.fromisoformat(value), texts)
    except ValueError:
        return value
