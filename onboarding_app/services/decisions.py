"""What the management has to decide now, drawn from counts; nobody is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import Mean
from onboarding_app.domain.people import FamilyMember
from onboarding_app.domain.periods import months_between
from onboarding_app.domain.titles import current_title
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import decimal, short_date
from onboarding_app.wording.values import factor_name, track_name

TITLE_HORIZON = timedelta(days=90)
LONG_WAIT_MONTHS = 6
WIDE_GAP = 0.5
"""Points of the mean from which a gap is named."""

DATES_SHOWN = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressing:
    """What has to be decided about one person: days that end soon, and what waits for too long."""

    family_waits: bool
    late_procedures: int
    title_ends_on: date | None
    contract_ends: int


def pressing(dossier: Dossier, today: date) -> Pressing:
    """Return what has to be decided about one person now."""
    return Pressing(
        family_waits=any(_waits_long(it, today) for it in dossier.family),
        late_procedures=sum(_is_late_authority(it, today) for it in dossier.checkpoints),
        title_ends_on=_title_end(dossier, today),
        contract_ends=sum(today <= end <= today + TITLE_HORIZON for end in _contract_ends(dossier)),
    )


def titles_ending(people: Sequence[Pressing]) -> tuple[date, ...]:
    """Return the ends of titles within the next 90 days, the earliest first."""
    return tuple(sorted(it.title_ends_on for it in people if it.title_ends_on))


def decisions_of(
    people: Sequence[Pressing], told: Sequence[Mean], texts: Texts
) -> tuple[tuple[str, str], ...]:
    """Return (area, sentence) pairs; empty when nothing has to be decided."""
    found = (
        *_family(sum(it.family_waits for it in people), texts),
        *_authorities(sum(it.late_procedures for it in people), texts),
        *_titles(titles_ending(people), texts),
        *_ends(sum(it.contract_ends for it in people), texts),
        *_gap(told, texts),
    )
    return tuple(found)


def _family(waiting: int, texts: Texts) -> list[tuple[str, str]]:
    if not waiting:
        return []
    sentence = texts.plural(
        "{n} family has waited for a visa for over six months: offer a letter of the employer.",
        "{n} families have waited for a visa for over six months: offer letters of the employer.",
        waiting,
    )
    return [(track_name(Track.FAMILY, texts), sentence)]


def _authorities(late: int, texts: Texts) -> list[tuple[str, str]]:
    if not late:
        return []
    sentence = texts.plural(
        "{n} procedure has passed the authority's period: ask in writing.",
        "{n} procedures have passed the authority's period: ask in writing.",
        late,
    )
    return [(track_name(Track.RECOGNITION, texts), sentence)]


def _titles(ends: Sequence[date], texts: Texts) -> list[tuple[str, str]]:
    if not ends:
        return []
    days = ", ".join(short_date(day, texts) for day in ends[:DATES_SHOWN])
    more = " …" if len(ends) > DATES_SHOWN else ""
    sentence = texts.plural(
        "{n} title ends within 90 days ({days}).",
        "{n} titles end within 90 days ({days}).",
        len(ends),
        days=days + more,
    )
    return [(track_name(Track.RESIDENCE, texts), sentence)]


def _ends(ends: int, texts: Texts) -> list[tuple[str, str]]:
    if not ends:
        return []
    sentence = texts.plural(
        "{n} probation or fixed term ends within 90 days: decide in writing.",
        "{n} probations or fixed terms end within 90 days: decide in writing.",
        ends,
    )
    return [(track_name(Track.DUTIES, texts), sentence)]


def _gap(told: Sequence[Mean], texts: Texts) -> list[tuple[str, str]]:
    gaps = [
        (it.expected - it.experienced, it)
        for it in told
        if it.expected is not None and it.experienced is not None
    ]
    if not gaps:
        return []
    gap, widest = max(gaps, key=lambda pair: pair[0])
    if gap < WIDE_GAP:
        return []
    points = decimal(gap, 1, texts)
    sentence = texts("Widest gap between expectation and experience: {points} points.", points=points)
    return [(factor_name(widest.factor, texts), sentence)]


def _waits_long(member: FamilyMember, today: date) -> bool:
    filed = member.application_filed_on
    return bool(filed and member.arrived_on is None and months_between(filed, today) >= LONG_WAIT_MONTHS)


def _is_late_authority(checkpoint: Checkpoint, today: date) -> bool:
    due_on = checkpoint.due_on
    waits = checkpoint.responsible is Responsible.AUTHORITY
    return checkpoint.is_open and waits and due_on is not None and due_on < today


def _title_end(dossier: Dossier, today: date) -> date | None:
    title = current_title(dossier.titles, today)
    end = title.valid_until if title else None
    return end if end and today <= end <= today + TITLE_HORIZON else None


def _contract_ends(dossier: Dossier) -> Iterator[date]:
    worker = dossier.worker
    if dossier.departure is None:
        yield from filter(None, (worker.probation_ends_on, worker.fixed_term_ends_on))
