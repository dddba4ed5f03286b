"""Who changed what when, from the journal."""

from collections.abc import Mapping

from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.visibility import is_confidential
from onboarding_app.services.read_models import HistoryLine
from onboarding_app.storage.database import View

ENTRIES_SHOWN = 100
HIDDEN = frozenset({"id", "worker_id", "search_text", "sort_text", "instance", "anchor", "paper"})


def history_lines(view: View, worker_id: WorkerId) -> tuple[HistoryLine, ...]:
    """Return what was changed about this person, the latest first, with values before and after."""
    lines = []
    for entry in view.journal.entries(worker_id=worker_id, limit=ENTRIES_SHOWN):
        fields: list[tuple[str, str, str]] = []
        for change in entry.changes:
            if change.worker_id == worker_id:
                fields += _differences(change.kind, change.before or {}, change.after or {})
        lines.append(
            HistoryLine(
                entry_id=entry.id,
                step=entry.step,
                at=entry.at,
                who=entry.who,
                action=entry.action,
                undone=entry.undone_by is not None,
                fields=tuple(fields),
            )
        )
    return tuple(lines)


def _differences(
    kind: str, before: Mapping[str, object], after: Mapping[str, object]
) -> list[tuple[str, str, str]]:
    names = [name for name in {**before, **after} if name not in HIDDEN and not is_confidential(kind, name)]
    return [
        (f"{kind}.{name}", _text(before.get(name)), _text(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)
