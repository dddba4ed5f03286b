"""The read model of the Bindungsbericht: how retention stands, without any name."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onboarding_app.domain.cohorts import cohorts
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.expectations import Mean, means
from onboarding_app.domain.papers import FactorMeans, RetentionPaper, ShareFigure, TrackTotals
from onboarding_app.domain.people import HiredFrom
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.retention import (
    Employment,
    Retained,
    departures,
    entries,
    headcount,
    kaplan_meier,
    median_months,
    reasons,
    retained_after,
    wilson,
)
from onboarding_app.domain.small_groups import is_shown
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.decisions import decisions_of, titles_ending
from onboarding_app.services.retention_counts import Active, Counted, counted
from onboarding_app.storage.database import Database
from onboarding_app.wording.templates import law_off_sentences
from onboarding_app.wording.values import factor_name, reason_name, track_name

TIMES = (3, 6, 12, 24)
"""Months after which the report says how many are still there."""

YEAR = 12
ONE_DAY = timedelta(days=1)


def retention_paper(
    database: Database,
    *,
    today: date,
    texts: Texts,
    first: date | None = None,
    last: date | None = None,
    law_off: Sequence[str] = (),
) -> RetentionPaper:
    """Return the figures of a period, by default of the twelve months until today.

    Figures about fewer than five people are left out; days to come are no part of the period. `law_off` are
    titles of rules of law that the firm has switched off: the management is told.

    Raises:
        InvalidValueError: the period ends before it begins.
    """
    last = min(last or today, today)
    first = first or months_after(last, -YEAR) + ONE_DAY
    if last < first:
        raise InvalidValueError("ends_before_start")
    earlier = (first - (last - first) - ONE_DAY, first - ONE_DAY)
    with database.read() as view:
        company = view.company()
        employments = view.employments()
        people = [counted(dossier, ((first, last), earlier), today) for dossier in view.dossiers()]
    active = [it.active for it in people if it.active]
    pressing = [it.pressing for it in active]
    left = departures(employments, first, last)
    begun = [each for each in employments if each.started_on <= last]
    told = means(it.ratings for it in active)
    stayed, hidden = _cohorts(people, last, texts)
    return RetentionPaper(
        company=company.name,
        city=company.city,
        today=today,
        starts_on=first,
        ends_on=last,
        headcount=headcount(employments, last),
        entries=entries(employments, first, last),
        departures=len(left),
        reasons=_reasons(left, texts),
        reasons_hidden=bool(left) and not is_shown(len(left)),
        retention=tuple(retained_after(employments, months, last) for months in TIMES),
        previous_retention=retained_after(employments, YEAR, earlier[1]),
        previous_departures=len(departures(employments, *earlier)),
        cohorts=stayed,
        cohorts_hidden=hidden,
        curve=kaplan_meier(begun, last) if is_shown(len(begun)) else None,
        tracks=tuple(_totals(track, active, texts) for track in Track),
        in_time=_in_time(it.in_time[0] for it in people),
        previous_in_time=_in_time(it.in_time[1] for it in people),
        expectations=tuple(_factor_means(mean, texts) for mean in told),
        titles_ending=titles_ending(pressing),
        decisions=(
            *decisions_of(pressing, told, texts),
            *((texts("Plan"), sentence) for sentence in law_off_sentences(law_off, texts)),
        ),
    )


def _cohorts(
    people: Sequence[Counted], last: date, texts: Texts
) -> tuple[tuple[tuple[str, Retained], ...], bool]:
    """Return who stayed a year, by year of entry and by where from; and whether some groups are hidden."""
    begun = [(it.hired_from, it.employment) for it in people if it.employment]
    by_year = cohorts(((each.started_on.year, each) for _, each in begun), YEAR, last)
    by_place = cohorts(begun, YEAR, last)
    lines = [(texts("began in {year}", year=year), by_year[year]) for year in sorted(by_year)]
    lines += [
        (_place_name(place, texts), by_place[place]) for place in (*HiredFrom, None) if place in by_place
    ]
    counted = retained_after([each for _, each in begun], YEAR, last).n
    hidden = any(sum(it.n for it in shown.values()) < counted for shown in (by_year, by_place))
    return tuple(lines), hidden


def _place_name(place: HiredFrom | None, texts: Texts) -> str:
    match place:
        case HiredFrom.ABROAD:
            return texts("hired from abroad")
        case HiredFrom.GERMANY:
            return texts("hired in Germany")
        case None:
            return texts("not known where from")


def _reasons(left: Sequence[Employment], texts: Texts) -> tuple[tuple[str, int], ...]:
    if not is_shown(len(left)):
        return ()
    return tuple(
        (texts("not told") if reason is None else reason_name(reason, texts), count)
        for reason, count in reasons(left)
    )


def _totals(track: Track, people: Sequence[Active], texts: Texts) -> TrackTotals:
    found = [it.tracks[track] for it in people]
    return TrackTotals(
        track=track_name(track, texts),
        open=sum(it.open for it in found),
        in_progress=sum(it.in_progress for it in found),
        waiting=sum(it.waiting for it in found),
        done=sum(it.done for it in found),
        overdue=sum(it.overdue for it in found),
        median_months=median_months([it.durations for it in found]),
    )


def _in_time(by_person: Iterable[Sequence[bool]]) -> ShareFigure:
    """Return the share of checkpoints done in a period that were done by their day."""
    told = [person for person in by_person if person]
    done = [in_time for person in told for in_time in person]
    if not is_shown(len(told)):
        return ShareFigure(share=None, n=len(done))
    return ShareFigure(share=sum(done) / len(done), n=len(done), interval=wilson(sum(done), len(done)))


def _factor_means(mean: Mean, texts: Texts) -> FactorMeans:
    return FactorMeans(
        factor=factor_name(mean.factor, texts),
        expected=mean.expected,
        experienced=mean.experienced,
        n=mean.n,
    )
