"""How much attention a person needs. Apart from what finds it out, for every list shows it."""

from enum import IntEnum


class AttentionLevel(IntEnum):
    """On screen ● stabil, ▲ Aufmerksamkeit, ■ dringend."""

    STABLE = 0
    ATTENTION = 1
    URGENT = 2
