"""Residence titles: the kinds that the law knows (data) and the papers that a person holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NewType

from onboarding_app.domain.people import WorkerId

TitleId = NewType("TitleId", int)

ONE_DAY = timedelta(days=1)

FICTION = "fiktion_4"
"""Kind of a certificate that proves that the earlier title lives on (§ 81 (4) and (5) AufenthG)."""


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


class TitleState(StrEnum):
    """How a title stands on a day. That it is unlimited is a value of its own; an empty end is not known."""

    UNKNOWN = "unknown"
    TO_COME = "to_come"
    VALID = "valid"
    RENEWAL_FILED = "renewal_filed"
    CERTIFICATE = "certificate"
    EXPIRED = "expired"
    UNLIMITED = "unlimited"


def state_of(title: ResidenceTitle, today: date) -> TitleState:
    """Tell how a title stands on a day.

    One that ended lives on after an application in time (§ 81 (4) AufenthG) until the authority decides; the
    certificate says until when, and where that has passed too, or none is known, only the filing is.
    """
    if title.valid_from and title.valid_from > today:
        return TitleState.TO_COME
    if title.unlimited:
        return TitleState.UNLIMITED
    if title.fiction_until and title.fiction_until >= today:
        return TitleState.CERTIFICATE
    filed, ends = title.renewal_filed_on, title.valid_until
    if filed and (ends is None or filed <= ends):
        return TitleState.RENEWAL_FILED
    if ends is None:
        return TitleState.UNKNOWN
    return TitleState.VALID if ends >= today else TitleState.EXPIRED


@dataclass(frozen=True)
class TitleBreak:
    """Days between two titles that nothing covers, or, without `is_gap`, that both cover; both ends count."""

    first: date
    last: date
    is_gap: bool


def breaks_of(titles: tuple[ResidenceTitle, ...]) -> tuple[TitleBreak, ...]:
    """Return the gaps and overlaps of a history, as far as its days are known, the earliest first.

    A certificate, or an application in time that is not decided, closes the gap until the next title begins.
    """
    dated = sorted((it for it in titles if it.valid_from), key=lambda it: it.valid_from or date.min)
    found = []
    for before, after in pairwise(dated):
        begins = after.valid_from
        ends = None if before.unlimited else before.valid_until
        if begins is None or ends is None:
            continue
        if begins <= ends:
            found.append(TitleBreak(begins, min(ends, after.valid_until or ends), is_gap=False))
        lives_on = before.renewal_filed_on is not None and before.renewal_filed_on <= ends
        covered = max(ends, before.fiction_until or ends)
        if begins > covered + ONE_DAY and not lives_on:
            found.append(TitleBreak(covered + ONE_DAY, begins - ONE_DAY, is_gap=True))
    return tuple(found)


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
