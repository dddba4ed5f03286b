"""What paints itself: a picture for eyes, its description in words for screen readers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel


class Drawing(QLabel):
    """A widget that paints itself; what it shows has to be told by its accessible description too."""

    def __init__(self, name: str) -> None:
        """Be called that by screen readers, as a graphic, which to Qt is a label with a picture."""
        super().__init__()
        unseen = QPixmap(1, 1)
        unseen.fill(Qt.GlobalColor.transparent)
        self.setPixmap(unseen)
        self.setAccessibleName(name)
