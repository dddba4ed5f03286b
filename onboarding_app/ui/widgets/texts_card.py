"""A card whose labels are made anew for each thing that it tells of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.ui.widgets.cards import Card, swap


class TextsCard(Card):
    """A card of labels."""

    def __init__(self, heading: str) -> None:
        """Show nothing yet."""
        super().__init__(heading)
        self._holder = QWidget()
        self.add(self._holder)

    def show_labels(self, labels: Sequence[QWidget]) -> None:
        """Show these labels in place of the earlier ones."""
        fresh = QWidget()
        layout = QVBoxLayout(fresh)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for each in labels:
            layout.addWidget(each)
        self._holder = swap(self.body, self._holder, fresh)
