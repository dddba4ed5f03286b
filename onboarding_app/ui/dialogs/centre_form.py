"""The form of an advice centre as the firm knows it."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.tracks import Track
from onboarding_app.services.own_centres import save_centre
from onboarding_app.ui.dialogs.form import FormDialog, choice, day, text
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import track_name

HELPS = 3
"""Tracks that a centre of the firm can help with."""


def edit_centre(workspace: Workspace, centre: AdviceCentre, parent: QWidget) -> bool:
    """Ask what the firm knows of a centre and store it; it covers that of the directory, which stays."""
    texts = workspace.texts
    tracks = [(None, "–"), *((track.value, track_name(track, texts)) for track in Track)]
    fields = (
        text("name", texts("Name")),
        text("carrier", texts("Carrier")),
        text("city", texts("Place")),
        text("contact", texts("Contact")),
        *(choice(f"track_{n}", texts("Helps with ({n})", n=n + 1), tracks) for n in range(HELPS)),
        day("checked_on", texts("Contact checked on"), texts),
        text("checked_by", texts("Checked by")),
    )
    known = (*centre.tracks, *[None] * HELPS)
    values: dict[str, object] = vars(centre) | {f"track_{n}": known[n] for n in range(HELPS)}
    intro = texts(
        "What you enter here counts in this data file, on screen and on paper; the directory stays as it is."
    )

    def save(found: dict[str, Any]) -> bool:
        chosen = [found.pop(f"track_{n}") for n in range(HELPS)]
        helps = dict.fromkeys((*filter(None, chosen), *centre.tracks[HELPS:]))
        changed = replace(centre, **found, tracks=tuple(helps))
        return workspace.perform(save_centre, changed, today=workspace.today()) is not None

    dialog = FormDialog(texts("Advice centre"), fields, values, texts, parent, save=save, intro=intro)
    workspace.failed.connect(dialog.tell)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted
