"""What was expected and what is experienced, theme by theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onboarding_app.domain.check_ins import CheckIn, Factor
from onboarding_app.domain.small_groups import is_shown


@dataclass(frozen=True)
class RatingPair:
    """One theme of one person, 1-5 each: expected, experienced now, and as it was told the time before."""

    expected: int | None = None
    experienced: int | None = None
    previous: int | None = None

    @property
    def gap(self) -> int | None:
        """Points by which experience stays behind expectation (negative: it is better), None if unknown."""
        if self.expected is None or self.experienced is None:
            return None
        return self.expected - self.experienced

    @property
    def previous_gap(self) -> int | None:
        """The gap as it was the time before."""
        if self.expected is None or self.previous is None:
            return None
        return self.expected - self.previous

    @property
    def growth(self) -> int:
        """Points by which a gap has grown since the time before; 0 if there is none, or it is not known."""
        if self.gap is None or self.previous_gap is None or self.gap <= 0:
            return 0
        return self.gap - self.previous_gap


@dataclass(frozen=True)
class Mean:
    """Means over `n` people who told both values; None while the group is too small."""

    factor: Factor
    expected: float | None
    experienced: float | None
    n: int


def latest_ratings(check_ins: Sequence[CheckIn]) -> Mapping[Factor, RatingPair]:
    """Return each theme that was rated, in the order of `Factor`; talks count by the day they were held."""
    expected: dict[Factor, int] = {}
    experienced: dict[Factor, list[int]] = {}
    for talk in sorted(check_ins, key=lambda it: it.held_on):
        for rating in talk.ratings:
            if rating.expected is not None:
                expected[rating.factor] = rating.expected
            if rating.experienced is not None:
                experienced.setdefault(rating.factor, []).append(rating.experienced)
    pairs = {}
    for factor in Factor:
        values = experienced.get(factor, [])
        if factor in expected or values:
            pairs[factor] = RatingPair(
                expected.get(factor), values[-1] if values else None, values[-2] if len(values) > 1 else None
            )
    return pairs


def means(people: Iterable[Mapping[Factor, RatingPair]]) -> tuple[Mean, ...]:
    """Return the means of each theme over the people who told both what they expected and experience."""
    told: dict[Factor, list[tuple[int, int]]] = {factor: [] for factor in Factor}
    for pairs in people:
        for factor, pair in pairs.items():
            if pair.expected is not None and pair.experienced is not None:
                told[factor].append((pair.expected, pair.experienced))
    return tuple(_mean(factor, values) for factor, values in told.items())


def _mean(factor: Factor, values: Sequence[tuple[int, int]]) -> Mean:
    if not is_shown(len(values)):
        return Mean(factor, None, None, len(values))
    n = len(values)
    return Mean(factor, sum(wanted for wanted, _ in values) / n, sum(felt for _, felt in values) / n, n)
