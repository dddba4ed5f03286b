"""What a mentor did in a period, counted without naming anybody who is accompanied."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.check_ins import CheckIn, Form
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import MentorId
from onboarding_app.domain.tracks import Responsible, Track


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Counts of a mentor's work; `minutes` of the talks whose length was noted, `untimed` how many have none.

    `people` were talked with or are entrusted to the mentor; `checkpoints` were the mentor's to reach.
    """

    people: int
    talks: Mapping[Form, int]
    months: Mapping[tuple[int, int], int]
    minutes: int
    untimed: int
    checkpoints: Mapping[Track, int]
    agreed: int
    kept: int


def activity_of(dossiers: Iterable[Dossier], mentor_id: MentorId, first: date, last: date) -> Activity:
    """Count what a mentor did from the first to the last day; a talk without a mentor is the own one's."""
    talks: list[CheckIn] = []
    tracks: Counter[Track] = Counter()
    people = agreed = kept = 0
    for dossier in dossiers:
        own = dossier.worker.mentor_id == mentor_id
        held = [
            it for it in dossier.check_ins if first <= it.held_on <= last and _is_by(it, mentor_id, own=own)
        ]
        ids = {it.id for it in held}
        agreements = [it for it in dossier.agreements if it.check_in_id in ids]
        talks += held
        agreed += len(agreements)
        kept += sum(it.done_on is not None for it in agreements)
        people += own or bool(held)
        if own:
            tracks.update(
                it.track
                for it in dossier.checkpoints
                if it.responsible is Responsible.MENTOR
                and it.state is State.DONE
                and it.done_on is not None
                and first <= it.done_on <= last
            )
    return Activity(
        people=people,
        talks=Counter(it.form for it in talks),
        months=Counter((it.held_on.year, it.held_on.month) for it in talks),
        minutes=sum(it.minutes or 0 for it in talks),
        untimed=sum(it.minutes is None for it in talks),
        checkpoints=tracks,
        agreed=agreed,
        kept=kept,
    )


def _is_by(talk: CheckIn, mentor_id: MentorId, *, own: bool) -> bool:
    return own if talk.mentor_id is None else talk.mentor_id == mentor_id


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityPaper:
    """The Tätigkeitsnachweis of a mentor for a period, made for `today`; it names nobody else.

    `talks`, `months` and `checkpoints` are (name, count) pairs in order.
    """

    company: str
    city: str
    today: date
    mentor: str
    organisation: str
    starts_on: date
    ends_on: date
    people: int
    minutes: int
    untimed: int
    talks: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    checkpoints: tuple[tuple[str, int], ...] = ()
    agreed: int = 0
    kept: int = 0
