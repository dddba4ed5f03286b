"""Half-typed talks: kept every few seconds, outside of the journal and of undo."""

from onboarding_app.storage.records import DRAFT_ROWS
from onboarding_app.storage.rows import RowReader, RowWriter

_PUT = (
    "INSERT INTO draft (worker_id, body) VALUES (?, ?)"
    " ON CONFLICT (worker_id) DO UPDATE SET body = excluded.body"
)


class Drafts:
    """The drafts of a data file, at most one for each worker; a draft is a JSON text of the caller's."""

    def __init__(self, rows: RowReader) -> None:
        """Read drafts through these rows."""
        self._reader = rows

    def get(self, worker_id: int) -> str | None:
        """Return the draft for that worker, None when there is none."""
        rows = self._reader.where(DRAFT_ROWS, "worker_id", worker_id)
        return str(rows[0][2]) if rows else None

    def all(self) -> dict[int, str]:
        """Return all drafts by worker, the oldest first."""
        return {int(row[1] or 0): str(row[2]) for row in self._reader.all(DRAFT_ROWS)}


class WritableDrafts(Drafts):
    """The drafts of a data file, to change."""

    def __init__(self, rows: RowWriter) -> None:
        """Write drafts through these rows."""
        super().__init__(rows)
        self._writer = rows
        self.touched: list[int] = []

    def put(self, worker_id: int, body: str) -> None:
        """Keep a draft in place of the earlier one."""
        self._writer.add_unlogged(_PUT, [(worker_id, body)])
        self.touched.append(worker_id)

    def remove(self, worker_id: int) -> None:
        """Forget the draft for that worker, if there is one."""
        self._writer.add_unlogged("DELETE FROM draft WHERE worker_id = ?", [(worker_id,)])
        self.touched.append(worker_id)
