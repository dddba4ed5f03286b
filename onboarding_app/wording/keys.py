"""What keys are called on a keyboard of the language."""

from onboarding_app.i18n import Texts


def key_name(keys: str, texts: Texts) -> str:
    """Return keys as they stand on the keyboard: "Ctrl+Return" as "Strg+Eingabe"."""
    called = {
        "Ctrl": texts("Ctrl"),
        "Shift": texts("Shift"),
        "Return": texts("Return"),
        "Ins": texts("Ins"),
        "Del": texts("Del"),
    }
    return "+".join(called.get(key, key) for key in keys.split("+"))
