"""What a use case changed, so that each screen can decide whether to read again."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that changes; its value is the table's name."""

    WORKER = "worker"
    MENTOR = "mentor"
    TITLE = "residence_title"
    FAMILY_MEMBER = "family_member"
    RECOGNITION = "recognition_case"
    LANGUAGE_PROOF = "language_proof"
    COURSE = "language_course"
    CHECKPOINT = "checkpoint"
    CHECK_IN = "check_in"
    AGREEMENT = "agreement"
    RATING = "factor_rating"
    DOCUMENT = "document"
    DEPARTURE = "departure"
    HANDOVER = "handover"
    ADVICE_CENTRE = "advice_centre"
    TEMPLATE_CHANGE = "template_change"
    OWN_TEMPLATE = "own_template"
    COMPANY = "company"
    ANSWER = "fact_answer"
    DRAFT = "draft"


@dataclass(frozen=True)
class Change:
    """One row that changed: of which kind, which id, and of which worker (None for the firm's own)."""

    kind: Kind
    id: int
    worker_id: int | None = None


@dataclass(frozen=True)
class Changes:
    """All that one use case changed. `entry_id` names it in the journal, None when nothing changed."""

    action: str = ""
    entry_id: int | None = None
    changes: tuple[Change, ...] = ()

    def touch(self, *kinds: Kind) -> bool:
        """Whether something of one of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)

    def workers(self) -> frozenset[int]:
        """The ids of all workers that are concerned."""
        return frozenset(change.worker_id for change in self.changes if change.worker_id is not None)
