"""A figure of the start page with what it counts."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onboarding_app.ui.widgets.cards import Card, label, restyled


class FigureTile(Card):
    """A large figure, what it counts beside it, and a line below."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.body.setSpacing(2)
        self.figure, self.words = label("", "figure"), label("", "muted", wrap=True)
        self.figure.setProperty("tone", "")
        self.line = label("", "muted", wrap=True)
        top = QWidget()
        layout = QHBoxLayout(top)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.figure)
        layout.addWidget(self.words, 1)
        self.add(top)
        self.add(self.line)

    def show_figure(self, figure: str, words: str, line: str, tone: str = "") -> None:
        """Show a figure in a tone of the palette; all of it is read out as one."""
        restyled(self.figure, tone=tone)
        self.figure.setText(figure)
        self.words.setText(words)
        self.line.setText(line)
        self.setAccessibleName(f"{figure} {words}. {line}")
