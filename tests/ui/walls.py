"""What holds for every page and dialog: nothing is cut or covered, and all is in one language."""

import re
import threading
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from onboarding_app.i18n import translations
from onboarding_app.ui.widgets.tick import Tick

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
LONG_WORK = "long work"
CALM_ROUNDS, ROUND = 4, 25
"""The thread of a task fetches its news every 20 milliseconds."""


def calm() -> None:
    """Let work in the background end, and everything take its place."""
    for _ in range(CALM_ROUNDS):
        for thread in threading.enumerate():
            if thread.name == LONG_WORK:
                thread.join()
        QTest.qWait(ROUND)


def cut(root: QWidget) -> list[str]:
    """Return what is not seen whole, as texts that name it."""
    return [*_cut_texts(root), *_pages_too_wide(root), *_cut_headers(root), *_overlapping(root)]


def foreign(root: QWidget, language: str) -> list[str]:
    """Return the texts that stand there in the other language.

    A text of the program is known by its translations; in a German window, one that was never given to be
    translated is known by its English words.
    """
    known = _texts_of_the_other(language)
    return sorted(
        {
            text
            for text in (line.strip() for shown in _shown_texts(root) for line in shown.split("\n"))
            if known.fullmatch(text) or (language == "de" and ENGLISH.search(text))
        }
    )


ENGLISH = re.compile(r"\b(?:the|and|your|please|with|which|from|this|that|are|has|been)\b", re.IGNORECASE)
FEWEST_LETTERS = 4
"""Letters that a text has besides its placeholders; with fewer it could be anything."""


@cache
def _texts_of_the_other(language: str) -> re.Pattern[str]:
    """Match what the program says in the other language and never in this one."""
    german = {form for forms in translations("de").values() for form in forms}
    english = set(translations("de"))
    theirs, ours = (english, german) if language == "de" else (german, english)
    patterns = []
    for text in sorted(theirs - ours):
        fixed, *others = re.split(r"\{\w+\}", text)
        if sum(letter.isalpha() for part in (fixed, *others) for letter in part) >= FEWEST_LETTERS:
            patterns.append(".+".join(re.escape(part) for part in (fixed, *others)))
    return re.compile("|".join(patterns))


def _shown_texts(root: QWidget) -> Iterator[str]:
    """Yield every text that can be seen, read aloud or shown by a tip, besides what tables hold."""
    yield root.windowTitle()
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        match widget:
            case QComboBox():
                yield from (widget.itemText(place) for place in range(widget.count()))
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QTableView():
                model = widget.model()
                for place in range(model.columnCount()):
                    yield str(model.headerData(place, Qt.Orientation.Horizontal) or "")


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be used by keyboard or mouse."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar))
        is_control = isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inner = inner or isinstance(widget, QHeaderView)
        if is_control and widget.isVisible() and not inner:
            yield widget


def _cut_texts(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if needed > label.height() + 1:
                yield f"{label.text()!r} is {label.height()} high of {needed}"
            if not label.wordWrap() and label.sizeHint().width() > label.width() + 1:
                yield f"{label.text()!r} is {label.width()} wide of {label.sizeHint().width()}"
    for widget in root.findChildren(Tick):
        if widget.isVisible() and widget.heightForWidth(widget.width()) > widget.height() + 1:
            yield f"{widget.accessibleName()!r} is {widget.height()} high"
    for kind in (QPushButton, QCheckBox, QRadioButton):
        for button in root.findChildren(kind):
            hint = button.sizeHint()
            too_small = hint.width() > button.width() + 1 or hint.height() > button.height() + 1
            if button.isVisible() and button.text() and too_small:
                yield f"{button.text()!r} has {button.size().toTuple()} of {hint.toTuple()}"


def _pages_too_wide(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QScrollArea):
        beyond = area.horizontalScrollBar().maximum()
        if area.isVisible() and beyond:
            yield f"a page of {area.viewport().width()} goes {beyond} beyond its right edge"


def _cut_headers(root: QWidget) -> Iterator[str]:
    for table in root.findChildren(QTableView):
        header = table.horizontalHeader()
        if not table.isVisible() or not header.isVisible():
            continue
        for place in range(header.count()):
            if (
                not header.isSectionHidden(place)
                and header.sectionSizeHint(place) > header.sectionSize(place) + 1
            ):
                title = table.model().headerData(place, Qt.Orientation.Horizontal)
                yield f"column {title!r} of {called(table)}"


def _overlapping(root: QWidget) -> Iterator[str]:
    """Name controls side by side that cover each other."""
    placed = [
        (it, it.visibleRegion().boundingRect().translated(it.mapTo(root, QPoint()))) for it in controls(root)
    ]
    for number, (one, place) in enumerate(placed):
        for other, elsewhere in placed[number + 1 :]:
            common = place.intersected(elsewhere)
            nested = one.isAncestorOf(other) or other.isAncestorOf(one)
            if not nested and common.width() > 2 and common.height() > 2:
                yield f"{called(one)} covers {called(other)}"


def called(widget: QWidget) -> str:
    """Return what a widget is known by in a message of a test."""
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
