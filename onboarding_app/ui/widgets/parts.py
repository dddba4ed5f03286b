"""Parts of a long form: a key goes from one to the next, past the many stops of Tab."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

Part = tuple[QWidget, Callable[[], object]]
"""A part and what puts the keyboard into it."""


def go_to_part(parts: Sequence[Part], step: int) -> None:
    """Put the keyboard into the part that many after the one it is in; from outside, into the first."""
    focused = QApplication.focusWidget()
    holding = (
        place
        for place, (part, _) in enumerate(parts)
        if focused is not None and (part is focused or part.isAncestorOf(focused))
    )
    at = next(holding, -1 if step > 0 else 0)
    parts[(at + step) % len(parts)][1]()
