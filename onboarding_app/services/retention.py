"""The read model of the Bindungsbericht: how retention stands, without any name."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.cohorts import cohorts
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.expectations import Mean, latest_ratings, means
from onboarding_app.domain.papers import FactorMeans, RetentionPaper, ShareFigure, TrackTotals
from onboarding_app.domain.people import HiredFrom, Stage, stage_of
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
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.services.decisions import decisions_of, titles_ending
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
        dossiers = tuple(view.dossiers())
    active = [it for it in dossiers if stage_of(it.worker, it.departure, today) is not Stage.LEFT]
    left = departures(employments, first, last)
    begun = [each for each in employments if each.started_on <= last]
    told = means(latest_ratings(dossier.check_ins) for dossier in active)
    stayed, hidden = _cohorts(dossiers, last, texts)
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
        tracks=tuple(_totals(track, active, today, texts) for track in Track),
        in_time=_in_time(dossiers, first, last),
        previous_in_time=_in_time(dossiers, *earlier),
        expectations=tuple(_factor_means(mean, texts) for mean in told),
        titles_ending=titles_ending(active, today),
        decisions=(
            *decisions_of(active, told, today, texts),
            *((texts("Plan"), sentence) for sentence in law_off_sentences(law_off, texts)),
        ),
    )


def _cohorts(
    dossiers: Sequence[Dossier], last: date, texts: Texts
) -> tuple[tuple[tuple[str, Retained], ...], bool]:
    """Return who stayed a year, by year of entry and by where from; and whether some groups are hidden."""
    begun = [
        (it.worker, Employment(it.worker.started_on, it.departure.ended_on if it.departure else None))
        for it in dossiers
        if it.worker.started_on is not None
    ]
    by_year = cohorts(((each.started_on.year, each) for _, each in begun), YEAR, last)
    by_place = cohorts(((who.hired_from, each) for who, each in begun), YEAR, last)
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


def _totals(track: Track, dossiers: Sequence[Dossier], today: date, texts: Texts) -> TrackTotals:
    found = [it for dossier in dossiers for it in dossier.checkpoints if it.track is track]
    live = [it for it in found if it.withdrawn_on is None]
    waits = [it for it in live if it.is_open and _waits(it)]
    return TrackTotals(
        track=track_name(track, texts),
        open=sum(it.state is State.PLANNED and not _waits(it) for it in live),
        in_progress=sum(it.state is State.IN_PROGRESS and not _waits(it) for it in live),
        waiting=len(waits),
        done=sum(it.state is State.DONE for it in live),
        overdue=sum(it.is_overdue(today) for it in live),
        median_months=median_months([_durations(dossier, track) for dossier in dossiers]),
    )


def _waits(checkpoint: Checkpoint) -> bool:
    return checkpoint.state is State.WAITING or checkpoint.responsible is Responsible.AUTHORITY


def _durations(dossier: Dossier, track: Track) -> list[int]:
    """Return how many days a person's procedures of a track took from filing to their end."""
    pairs: list[tuple[date | None, date | None]]
    match track:
        case Track.FAMILY:
            pairs = [(it.application_filed_on, it.arrived_on) for it in dossier.family]
        case Track.RECOGNITION:
            pairs = [(it.filed_on, it.full_on or it.notice_on) for it in dossier.recognition]
        case Track.LANGUAGE:
            pairs = [(it.starts_on, it.exam_on if it.passed else None) for it in dossier.courses]
        case _:
            pairs = []
    return [(end - start).days for start, end in pairs if start and end]


def _in_time(dossiers: Iterable[Dossier], first: date, last: date) -> ShareFigure:
    """Return the share of checkpoints done in a period that were done by their day."""
    by_person = [
        [
            it.done_on <= it.due_on
            for it in dossier.checkpoints
            if it.state is State.DONE and it.done_on and it.due_on and first <= it.done_on <= last
        ]
        for dossier in dossiers
    ]
    done = [in_time for person in by_person for in_time in person]
    if not is_shown(sum(bool(person) for person in by_person)):
        return ShareFigure(share=None, n=len(done))
    return ShareFigure(share=sum(done) / len(done), n=len(done), interval=wilson(sum(done), len(done)))


def _factor_means(mean: Mean, texts: Texts) -> FactorMeans:
    return FactorMeans(
        factor=factor_name(mean.factor, texts),
        expected=mean.expected,
        experienced=mean.experienced,
        n=mean.n,
    )
