"""The thresholds of the attention signals; their values are data (`resources/signals/signals.toml`)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache

from onboarding_app.domain.errors import InvalidValueError

PREFIX = "signal_"
"""What the answers of the firm begin with that set a threshold: `signal_late_days`."""

MOST = 3650
"""No threshold of a firm is above it: ten years, counted in days."""


@dataclass(frozen=True, kw_only=True)
class SignalParameters:
    """The thresholds of the signals, in days, months, points (1-5) and counts, as the names say.

    `new_no_check_in_days` counts until the first talk after the start, `later_...` from
    `later_from_months` on, when talks are half-yearly.
    """

    title_ends_attention_days: int = 90
    title_ends_urgent_days: int = 30
    family_apart_months: int = 9
    gap_points: int = 2
    gap_growth_points: int = 2
    mood_fall_points: int = 2
    new_no_check_in_days: int = 35
    no_check_in_days: int = 100
    later_no_check_in_days: int = 200
    later_from_months: int = 12
    language_months: int = 3
    decision_days: int = 28
    broken_agreements: int = 2
    below_qualification_months: int = 18
    overdue_checkpoints: int = 3
    late_days: int = 14
    start_without_title_days: int = 14
    family_visa_months: int = 6
    child_turns_16_days: int = 180
    exam_failed_days: int = 28
    recognition_not_filed_months: int = 6
    recognition_paused_days: int = 28
    measure_missing_months: int = 3
    unsure_talks: int = 2


def parameters_from(table: Mapping[str, object]) -> SignalParameters:
    """Read the thresholds from a table of whole numbers.

    Raises:
        ValueError: a name is unknown, or a value is no positive whole number.
    """
    known = {each.name for each in fields(SignalParameters)}
    values: dict[str, int] = {}
    for name, value in table.items():
        if name not in known:
            message = f"{name}: there is no such threshold"
            raise ValueError(message)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            message = f"{name}: {value!r} is no positive whole number"
            raise ValueError(message)
        values[name] = value
    return SignalParameters(**values)


@lru_cache(maxsize=4)
def with_answers(parameters: SignalParameters, answers: tuple[tuple[str, str], ...]) -> SignalParameters:
    """Return the thresholds with those that the firm has set instead; what cannot be one is passed over."""
    known = asdict(parameters)
    own = {name.removeprefix(PREFIX): value for name, value in answers if name.startswith(PREFIX)}
    set_by_firm = {name: int(value) for name, value in own.items() if name in known and _can_be(value)}
    return replace(parameters, **set_by_firm) if set_by_firm else parameters


def answers_with(
    answers: tuple[tuple[str, str], ...], wanted: SignalParameters, shipped: SignalParameters
) -> tuple[tuple[str, str], ...]:
    """Return the answers of the firm so that these thresholds hold; one that is the shipped one is not kept.

    Raises:
        InvalidValueError: a threshold is no number from 1 to `MOST`.
    """
    usual = asdict(shipped)
    own = {name: str(value) for name, value in asdict(wanted).items() if value != usual[name]}
    if not all(map(_can_be, own.values())):
        raise InvalidValueError("threshold_unlikely", most=MOST)
    others = {name: value for name, value in answers if not name.startswith(PREFIX)}
    return tuple(sorted((others | {PREFIX + name: value for name, value in own.items()}).items()))


def _can_be(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(MOST)) and 1 <= int(value) <= MOST
