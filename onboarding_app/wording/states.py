"""The federal states, whose holidays count, by the codes of the holidays."""

from onboarding_app.i18n import Texts, folded

OURS = "TH"
"""The state that stands first, for most firms are there."""


def state_choices(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return all states by code with their names, Thuringia first, the others by name."""
    names = {
        "TH": texts("Thuringia"),
        "BW": texts("Baden-Württemberg"),
        "BY": texts("Bavaria"),
        "BE": texts("Berlin"),
        "BB": texts("Brandenburg"),
        "HB": texts("Bremen"),
        "HH": texts("Hamburg"),
        "HE": texts("Hesse"),
        "MV": texts("Mecklenburg-Western Pomerania"),
        "NI": texts("Lower Saxony"),
        "NW": texts("North Rhine-Westphalia"),
        "RP": texts("Rhineland-Palatinate"),
        "SL": texts("Saarland"),
        "SN": texts("Saxony"),
        "ST": texts("Saxony-Anhalt"),
        "SH": texts("Schleswig-Holstein"),
    }
    return tuple(sorted(names.items(), key=lambda state: (state[0] != OURS, folded(state[1]))))
