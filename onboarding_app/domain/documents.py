"""Filed papers that prove a checkpoint."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from onboarding_app.domain.checkpoints import CheckpointId
from onboarding_app.domain.people import WorkerId

DocumentId = NewType("DocumentId", int)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file kept in the data file: its name, size in bytes and SHA-256 (hex); the bytes stay in storage."""

    id: DocumentId = DocumentId(0)
    worker_id: WorkerId
    checkpoint_id: CheckpointId | None = None
    name: str
    size: int
    sha256: str
    filed_on: date
    note: str = ""
