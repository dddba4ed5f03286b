"""What the management has to decide now, drawn from counts; nobody is named."""

from collections.abc import Sequence
from datetime import date, timedelta

from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import Mean
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


def decisions_of(
    dossiers: Sequence[Dossier], told: Sequence[Mean], today: date, texts: Texts
) -> tuple[tuple[str, str], ...]:
    """Return (area, sentence) pairs; empty when nothing has to be decided."""
    found = (
        *_family(dossiers, today, texts),
        *_authorities(dossiers, today, texts),
        *_titles(dossiers, today, texts),
        *_ends(dossiers, today, texts),
        *_gap(told, texts),
    )
    return tuple(found)


def titles_ending(dossiers: Sequence[Dossier], today: date) -> tuple[date, ...]:
    """Return the ends of titles within the next 90 days, the earliest first."""
    ends = []
    for dossier in dossiers:
        title = current_title(dossier.titles, today)
        if title and title.valid_until and today <= title.valid_until <= today + TITLE_HORIZON:
            ends.append(title.valid_until)
    return tuple(sorted(ends))


def _family(dossiers: Sequence[Dossier], today: date, texts: Texts) -> list[tuple[str, str]]:
    waiting = [
        dossier
        for dossier in dossiers
        if any(
            it.application_filed_on
            and it.arrived_on is None
            and months_between(it.application_filed_on, today) >= LONG_WAIT_MONTHS
            for it in dossier.family
        )
    ]
    if not waiting:
        return []
    sentence = texts.plural(
        "{n} family has waited for a visa for over six months: offer a letter of the employer.",
        "{n} families have waited for a visa for over six months: offer letters of the employer.",
        len(waiting),
    )
    return [(track_name(Track.FAMILY, texts), sentence)]


def _authorities(dossiers: Sequence[Dossier], today: date, texts: Texts) -> list[tuple[str, str]]:
    late = [it for dossier in dossiers for it in dossier.checkpoints if _is_late_authority(it, today)]
    if not late:
        return []
    sentence = texts.plural(
        "{n} procedure has passed the authority's period: ask in writing.",
        "{n} procedures have passed the authority's period: ask in writing.",
        len(late),
    )
    return [(track_name(Track.RECOGNITION, texts), sentence)]


def _titles(dossiers: Sequence[Dossier], today: date, texts: Texts) -> list[tuple[str, str]]:
    ends = titles_ending(dossiers, today)
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


def _ends(dossiers: Sequence[Dossier], today: date, texts: Texts) -> list[tuple[str, str]]:
    until = today + TITLE_HORIZON
    ends = [
        end
        for dossier in dossiers
        if dossier.departure is None
        for end in (dossier.worker.probation_ends_on, dossier.worker.fixed_term_ends_on)
        if end is not None and today <= end <= until
    ]
    if not ends:
        return []
    sentence = texts.plural(
        "{n} probation or fixed term ends within 90 days: decide in writing.",
        "{n} probations or fixed terms end within 90 days: decide in writing.",
        len(ends),
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


def _is_late_authority(checkpoint: Checkpoint, today: date) -> bool:
    due_on = checkpoint.due_on
    waits = checkpoint.responsible is Responsible.AUTHORITY
    return checkpoint.is_open and waits and due_on is not None and due_on < today
