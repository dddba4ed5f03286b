"""Signals drawn from talks: what somebody said of mood, expectation and intention.

They stay silent until the firm has switched them on.
"""

from collections.abc import Callable, Mapping

from onboarding_app.domain.attention_case import ATTENTION, URGENT, AttentionSignal, Case
from onboarding_app.domain.check_ins import Factor, Intention
from onboarding_app.domain.expectations import RatingPair, latest_ratings
from onboarding_app.domain.tracks import Track

TALKS_COMPARED = 3
"""The mood of the last talk is held against the two before it."""

_TRACK_OF: Mapping[Factor, Track] = {
    Factor.INCOME: Track.DUTIES,
    Factor.RECOGNITION: Track.RECOGNITION,
    Factor.WORK: Track.MENTORING,
    Factor.FAMILY: Track.FAMILY,
    Factor.LANGUAGE: Track.LANGUAGE,
    Factor.HOUSING: Track.ARRIVAL,
    Factor.BELONGING: Track.MENTORING,
    Factor.RESIDENCE: Track.RESIDENCE,
}


def expectation_gap(case: Case) -> AttentionSignal | None:
    """A theme is experienced as much worse than expected."""
    widest, gap = _widest(case, lambda pair: pair.gap or 0)
    if widest is None or gap < case.parameters.gap_points:
        return None
    pair = latest_ratings(case.talks)[widest]
    details = {"factor": widest, "expected": pair.expected, "experienced": pair.experienced}
    return AttentionSignal("expectation_gap", ATTENTION, _TRACK_OF[widest], details)


def gap_grows(case: Case) -> AttentionSignal | None:
    """A theme is experienced as much worse than in the talk before."""
    widest, growth = _widest(case, lambda pair: pair.growth)
    if widest is None or growth < case.parameters.gap_growth_points:
        return None
    pair = latest_ratings(case.talks)[widest]
    details = {"factor": widest, "previous": pair.previous, "experienced": pair.experienced}
    return AttentionSignal("gap_grows", ATTENTION, _TRACK_OF[widest], details)


def mood_falls(case: Case) -> AttentionSignal | None:
    """The mood is much lower than in the talks before."""
    moods = [talk.mood for talk in case.talks if talk.mood is not None][-TALKS_COMPARED:]
    if not moods:
        return None
    before, now = max(moods), moods[-1]
    if before - now < case.parameters.mood_fall_points:
        return None
    return AttentionSignal("mood_falls", ATTENTION, Track.MENTORING, {"before": before, "now": now})


def wants_to_leave(case: Case) -> AttentionSignal | None:
    """The person has said that they want to leave."""
    told = _told(case)
    if not told or told[-1] is not Intention.LEAVES or case.dossier.departure is not None:
        return None
    return AttentionSignal("wants_to_leave", URGENT, Track.MENTORING)


def unsure_to_stay(case: Case) -> AttentionSignal | None:
    """The person has said several times in a row that they are not sure to stay."""
    wanted = case.parameters.unsure_talks
    told = _told(case)[-wanted:]
    if len(told) < wanted or set(told) != {Intention.UNSURE} or case.dossier.departure is not None:
        return None
    return AttentionSignal("unsure_to_stay", ATTENTION, Track.MENTORING, {"count": len(told)})


def _told(case: Case) -> list[Intention]:
    """Return what was said about staying, the latest last; who does not answer takes nothing back."""
    told = (talk.intention for talk in case.talks)
    return [it for it in told if it is not None and it is not Intention.NO_ANSWER]


def _widest(case: Case, points: Callable[[RatingPair], int]) -> tuple[Factor | None, int]:
    """Return the theme with the most points, the first of equal ones, and how many they are."""
    found = {factor: points(pair) for factor, pair in latest_ratings(case.talks).items()}
    widest = max(found, key=lambda factor: found[factor], default=None)
    return widest, found[widest] if widest else 0
