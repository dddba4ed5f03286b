"""The help: topics to choose from or to search, and the chosen one to read."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTextBrowser, QVBoxLayout, QWidget

from onboarding_app.catalogue.help import HelpTopic, find_topics, help_topics
from onboarding_app.i18n import Texts
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import Card, label
from onboarding_app.ui.widgets.room import Columns

SIDE_BY_SIDE = 58
"""Sizes of the text from which topics and text stand side by side."""


class HelpView(QWidget):
    """A search, the topics it leaves, and the text of one."""

    def __init__(self, texts: Texts) -> None:
        """Show the first topic."""
        super().__init__()
        self._topics: tuple[HelpTopic, ...] = help_topics(texts.language)
        self._shown = list(self._topics)
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search the help"))
        self.search.setPlaceholderText(texts("Search the help"))
        self.search.setAccessibleDescription(texts("Return leads to the text that was found."))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._to_text)
        self._titles = QStringListModel([topic.title for topic in self._topics], self)
        self.list = QListView()
        self.list.setAccessibleName(texts("Topics"))
        self.list.setModel(self._titles)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(1)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.nothing = label(texts("Nothing in the help holds these words."), "muted", wrap=True)
        self.nothing.hide()
        self.text = QTextBrowser()
        self.text.setAccessibleName(texts("Text of the help"))
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self._arrange()
        self.open(self._topics[0].key)

    def open(self, place: str) -> None:
        """Show a topic, from the part that is named behind #; a place without one shows the first steps."""
        self.search.clear()
        key, _, part = place.partition("#")
        keys = [topic.key for topic in self._topics]
        self.list.setCurrentIndex(self._titles.index(keys.index(key) if key in keys else 0))
        heading = next((it.parts[part] for it in self._topics if it.key == key and part in it.parts), "")
        QTimer.singleShot(0, self, lambda: self._scroll_to(heading))  # once the text has its room

    def _scroll_to(self, heading: str) -> None:
        """Bring a heading to the top and let reading go on from there; the beginning for none."""
        start = block = self.text.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                break
            block = block.next()
        self.text.setTextCursor(QTextCursor(block if block.isValid() else start))
        if heading:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect().top())

    def _arrange(self) -> None:
        left, right, room = Card(), Card(), Columns(narrow_below=SIDE_BY_SIDE)
        left.add(self.search)
        left.add(self.nothing)
        left.add(self.list, 1)
        right.add(self.text, 1)
        left.setMinimumWidth(em() * 18)
        self.list.setMinimumHeight(em() * 9)
        self.text.setMinimumHeight(em() * 26)
        room.add(left, 2)
        room.add(right, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(room, 1)

    @Slot(str)
    def _find(self, text: str) -> None:
        self._shown = find_topics(self._topics, text)
        self._titles.setStringList([topic.title for topic in self._shown])
        self.nothing.setVisible(not self._shown)
        if self._shown:
            self.list.setCurrentIndex(self._titles.index(0))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._shown):
            topic = self._shown[index.row()]
            self.text.setSource(QUrl())
            self.text.setMarkdown(f"# {topic.title}\n\n{topic.text}")

    @Slot()
    def _to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
