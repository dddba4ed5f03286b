"""The line over a "Weg": its name, and buttons that show fewer or more days."""

from PySide6.QtWidgets import QWidget

from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.path_view import PathView


def path_head(path: PathView, texts: Texts) -> QWidget:
    """Return the line for this path; what cannot be done just now is off."""
    out = button("\u2212", role="small", name=texts("Path: show more days"), shortcut="\u2212")
    near = button("+", role="small", name=texts("Path: show fewer days"), shortcut="+")
    whole = button(texts("all"), role="small", name=texts("Path: show all days"), shortcut="0")
    for made, act in ((out, path.zoom_out), (near, path.zoom_in), (whole, path.zoom_whole)):
        made.clicked.connect(act)

    def tell(is_whole: bool) -> None:  # noqa: FBT001 - what the signal tells
        for made in (out, whole):
            if is_whole and made.hasFocus():
                near.setFocus()
            made.setEnabled(not is_whole)

    path.zoomed.connect(tell)
    tell(is_whole=True)
    return row(label(texts("Path"), "heading"), None, out, near, whole, spacing=4)
