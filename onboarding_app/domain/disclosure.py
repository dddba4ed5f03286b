"""The Datenauskunft (Art. 15 GDPR): everything stored on one person, with what belongs to others marked.

Source: domain file aufenthalt-familie-pflichten.md, 5.1 Nr. 11 (internal notes are covered) and the map of
articles there.
"""

from dataclasses import dataclass
from datetime import date

OF_OTHERS = frozenset(
    {
        ("mentor", ""),
        ("family_member", ""),
        ("agreement", "who"),
        ("history", "who"),
    }
)
"""(kind, field) pairs that are data of third persons as well; field "" means all fields of the kind."""

FREE_TEXTS = frozenset(
    {"note", "confidential_note", "text", "reason", "quiet_reason", "recruitment", "summary", "work", "care"}
)
"""Fields that hold whatever was typed, so perhaps something about third persons."""


def is_of_others(kind: str, field: str) -> bool:
    """Whether a value is data of a third person as well, to be looked at first (Art. 15 (4) GDPR)."""
    return (kind, "") in OF_OTHERS or (kind, field) in OF_OTHERS


def is_free_text(kind: str, field: str) -> bool:
    """Whether a value was typed freely."""
    return kind == "draft" or field in FREE_TEXTS


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldValue:
    """One stored value. `third`: of a third person; `free`: typed freely, to be looked through."""

    label: str
    value: str
    third: bool = False
    free: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRecord:
    """One entry, such as a title or a talk; only what is filled in stands in it."""

    title: str
    values: tuple[HeldValue, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPart:
    """All entries of one kind."""

    title: str
    records: tuple[HeldRecord, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DisclosurePaper:
    """Everything stored on one person, made for `today`.

    `sealed` are the days of talks whose confidential note is left out, for the mentor has to add it.
    """

    company: str
    city: str
    today: date
    worker: str
    parts: tuple[HeldPart, ...]
    sealed: tuple[date, ...] = ()
