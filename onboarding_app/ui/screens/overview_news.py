"""What is new since the last visit, opened from the start page: each line leads to its person."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from onboarding_app.i18n import Texts
from onboarding_app.services.digest import NewsLine
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.models.news_columns import news_columns, news_under_headings
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.cards import button, label, row
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.wording.dates import short_date

MOST_WRAPPED = 100
"""Lines up to which long texts take several lines; a longer list opens as quickly with one each."""


class NewsDialog(QDialog):
    """Lists what came about since a day; closes when a person is opened."""

    def __init__(
        self,
        lines: Sequence[NewsLine],
        since: date,
        texts: Texts,
        palette: Palette,
        desk: Desk,
        parent: QWidget | None,
    ) -> None:
        """Show these lines."""
        super().__init__(parent)
        self._desk = desk
        title = texts("New since your last visit on {day}", day=short_date(since, texts))
        self.setWindowTitle(title)
        with_help(self, texts, "overview#news")
        self.table = LineTable(title, news_columns(texts), palette, wide=2, wraps=len(lines) <= MOST_WRAPPED)
        self.table.opened.connect(self._open)
        close = button(texts("Close"))
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(label(texts("Return opens the person."), "muted", wrap=True))
        layout.addWidget(row(None, close))
        room = self.screen().availableGeometry()
        self.resize(min(em() * 70, room.width() - 80), min(em() * 48, room.height() - 80))
        self.table.show_lines(news_under_headings(lines, texts))
        self.table.setCurrentIndex(self.table.model().index(1, 0))
        self.table.setFocus()

    @Slot(object)
    def _open(self, line: object) -> None:
        """Open the person of a line; what concerns several or none leads nowhere."""
        if isinstance(line, NewsLine) and line.worker_id is not None:
            self.accept()
            self._desk.open_person(line.worker_id)
