"""A figure of the start page with what it counts."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onboarding_app.ui.widgets.cards import Card, column, label, restyled


class FigureTile(Card):
    """A large figure, and beside it what it counts with a line below: low, for the list needs the room."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.body.setContentsMargins(10, 6, 8, 6)
        self.figure, self.words = label("", "figure"), label("", wrap=True)
        self.figure.setProperty("tone", "")
        self.line = label("", "muted", wrap=True)
        top = QWidget()
        layout = QHBoxLayout(top)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.figure)
        layout.addWidget(column(self.words, self.line, spacing=0), 1)
        self.add(top)

    def show_figure(self, figure: str, words: str, line: str, tone: str = "") -> None:
        """Show a figure in a tone of the palette; all of it is read out as one."""
        restyled(self.figure, tone=tone)
        self.figure.setText(figure)
        self.words.setText(words)
        self.line.setText(line)
        self.setAccessibleName(f"{figure} {words}. {line}")
