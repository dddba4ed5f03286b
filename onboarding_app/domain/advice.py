"""Advice centres (Anlaufstellen): who helps with a track."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

AdviceCentreId = NewType("AdviceCentreId", int)


@dataclass(frozen=True, kw_only=True)
class AdviceCentre:
    """An advisory service. `checked_on` is when the firm confirmed the contact; None says "please check"."""

    id: AdviceCentreId = AdviceCentreId(0)
    key: str = ""
    name: str
    carrier: str = ""
    city: str = ""
    tracks: tuple[str, ...] = ()
    contact: str = ""
    source: str = ""
    as_of: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
