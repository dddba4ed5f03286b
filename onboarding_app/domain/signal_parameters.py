"""The thresholds of the attention signals; their values are data (`resources/signals/signals.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


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
