"""What a talk tells otherwise than those before it, in words."""

from onboarding_app.domain.talk_changes import TalkChanges
from onboarding_app.i18n import Texts
from onboarding_app.wording.values import factor_name, intention_name


def change_words(changes: TalkChanges, texts: Texts) -> tuple[str, ...]:
    """Return each value that was told before and is told otherwise now: "Mood 1–5: 2 → 4"."""
    told: list[tuple[str, object, object]] = []
    if changes.mood is not None:
        told.append((texts("Mood 1–5"), *changes.mood))
    if changes.intention is not None:
        before, now = changes.intention
        told.append((texts("Staying"), intention_name(before, texts), intention_name(now, texts)))
    told += [(factor_name(factor, texts), *pair) for factor, pair in changes.themes.items()]
    return tuple(f"{name}: {before} → {now}" for name, before, now in told)
