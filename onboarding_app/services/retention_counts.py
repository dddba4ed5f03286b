"""What the Bindungsbericht counts of one person: a few numbers, so that no dossier has to stay in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.check_ins import Factor
from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.expectations import RatingPair, latest_ratings
from onboarding_app.domain.people import HiredFrom, Stage, stage_of
from onboarding_app.domain.retention import Employment
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.decisions import Pressing, pressing

Period = tuple[date, date]
"""Its first and its last day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackCount:
    """A person's checkpoints on one track by how they stand, and the days that its procedures took."""

    open: int
    in_progress: int
    waiting: int
    done: int
    overdue: int
    durations: Sequence[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Active:
    """What is counted of a person who has not left."""

    tracks: Mapping[Track, TrackCount]
    ratings: Mapping[Factor, RatingPair]
    pressing: Pressing


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What is counted of anybody; `in_time` says for each period of each checkpoint done whether it was."""

    employment: Employment | None
    hired_from: HiredFrom | None
    in_time: Sequence[Sequence[bool]]
    active: Active | None


def counted(dossier: Dossier, periods: Iterable[Period], today: date) -> Counted:
    """Return what the report counts of a person."""
    worker, departure = dossier.worker, dossier.departure
    begun, ended = worker.started_on, departure.ended_on if departure else None
    has_left = stage_of(worker, departure, today) is Stage.LEFT
    return Counted(
        employment=Employment(begun, ended) if begun else None,
        hired_from=worker.hired_from,
        in_time=tuple(_in_time(dossier.checkpoints, *period) for period in periods),
        active=None if has_left else _active(dossier, today),
    )


def _active(dossier: Dossier, today: date) -> Active:
    return Active(
        tracks={track: _track_count(dossier, track, today) for track in Track},
        ratings=latest_ratings(dossier.check_ins),
        pressing=pressing(dossier, today),
    )


def _in_time(checkpoints: Iterable[Checkpoint], first: date, last: date) -> tuple[bool, ...]:
    return tuple(
        it.done_on <= it.due_on
        for it in checkpoints
        if it.state is State.DONE and it.done_on and it.due_on and first <= it.done_on <= last
    )


def _track_count(dossier: Dossier, track: Track, today: date) -> TrackCount:
    live = [it for it in dossier.checkpoints if it.track is track and it.withdrawn_on is None]
    return TrackCount(
        open=sum(it.state is State.PLANNED and not _waits(it) for it in live),
        in_progress=sum(it.state is State.IN_PROGRESS and not _waits(it) for it in live),
        waiting=sum(it.is_open and _waits(it) for it in live),
        done=sum(it.state is State.DONE for it in live),
        overdue=sum(it.is_overdue(today) for it in live),
        durations=_durations(dossier, track),
    )


def _waits(checkpoint: Checkpoint) -> bool:
    return checkpoint.state is State.WAITING or checkpoint.responsible is Responsible.AUTHORITY


def _durations(dossier: Dossier, track: Track) -> tuple[int, ...]:
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
    return tuple((end - start).days for start, end in pairs if start and end)
