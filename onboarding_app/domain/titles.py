"""Residence titles: the kinds that the law knows (data) and the papers that a person holds."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from onboarding_app.domain.people import WorkerId

TitleId = NewType("TitleId", int)


@dataclass(frozen=True, kw_only=True)
class TitleKind:
    """A kind of residence title with the flags that plans ask for.

    `tie` is one of job, none, limited, no_work, see_paper, inherit. Flags hold True, False or None
    where the law says "partly" or "conditional": None makes a question, never a silent decision.

    Source: domain file aufenthalt-familie-pflichten.md, 1.2.
    """

    key: str
    de: str
    en: str
    short_de: str
    short_en: str
    basis: tuple[str, ...]
    section: int | None
    tie: str
    unlimited: bool
    employer_reports_end: bool | None
    worker_reports_end: bool | None
    family: str
    a1_exempt: bool | None
    housing_exempt: bool | None
    skilled: bool
    as_of: date
    verified: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ResidenceTitle:
    """A title that a worker holds or held. A worker has a history of them, never overwritten.

    `kind` is the key of a `TitleKind` or "" when unknown. `valid_until` None with `unlimited` False means
    unknown, which raises a question; an unlimited title says so.
    """

    id: TitleId = TitleId(0)
    worker_id: WorkerId
    kind: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    unlimited: bool = False
    renewal_filed_on: date | None = None
    fiction_until: date | None = None
    copy_seen_on: date | None = None
    authority: str = ""
    note: str = ""


def current_title(titles: tuple[ResidenceTitle, ...], today: date) -> ResidenceTitle | None:
    """Return the title that counts today: the latest one that has begun, else the first one to come.

    One of which nobody knows since when it holds counts if it lasts longer than the latest of the others.
    """
    if not titles:
        return None
    dated = sorted(
        (title for title in titles if title.valid_from),
        key=lambda title: (title.valid_from or date.min, title.valid_until or date.max),
    )
    begun = [title for title in dated if title.valid_from and title.valid_from <= today]
    undated = max((title for title in titles if not title.valid_from), key=_lasting, default=None)
    if undated is None:
        return begun[-1] if begun else dated[0]
    return begun[-1] if begun and _lasting(begun[-1]) > _lasting(undated) else undated


def _lasting(title: ResidenceTitle) -> tuple[date, TitleId]:
    """Return until when a title is known to hold; of two that tell the same, what was noted later counts."""
    return (date.max if title.unlimited else title.valid_until or date.min), title.id
