"""What a screen reader is told of each control: its role, its name, and in words what it paints."""

from collections import Counter
from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from onboarding_app.ui.widgets.drawing import Drawing
from onboarding_app.ui.widgets.navigation import NavigationButton
from tests.ui.walls import called, controls

Role = QAccessible.Role
Text = QAccessible.Text

ROLES: Mapping[type[QWidget], tuple[Role, ...]] = {
    Drawing: (Role.Graphic,),
    NavigationButton: (Role.RadioButton,),
    QTableView: (Role.Table,),
    QListView: (Role.List,),
    QTextBrowser: (Role.StaticText,),
    QPdfView: (Role.Client,),
    QComboBox: (Role.ComboBox,),
    QLineEdit: (Role.EditableText,),
    QPlainTextEdit: (Role.EditableText,),
    QCheckBox: (Role.CheckBox,),
    QRadioButton: (Role.RadioButton,),
    QToolButton: (Role.ButtonMenu, Role.Button),
    QPushButton: (Role.Button, Role.ButtonMenu, Role.RadioButton, Role.CheckBox),
    QAbstractButton: (Role.Button,),
}
"""What each kind of control is to a screen reader; the first kind that fits counts."""

SHORTCUT = "  "
"""What parts the word of a button from its key."""

NOTHING = "–"
"""What stands in a cell that has nothing to say."""

PAINTED = (Drawing, QPdfView)
"""Kinds that show what is no text of theirs."""


def told_problems(root: QWidget) -> list[str]:
    """Return the controls of which a screen reader is told too little, or the wrong thing."""
    return [*_unfit(root), *_untold_cells(root), *_alike(root)]


def _alike(root: QWidget) -> Iterator[str]:
    """Yield controls that are told by the same name as another one of their kind."""
    named = Counter((type(it), it.accessibleName() or told_name(it)) for it in controls(root))
    for (kind, name), count in named.items():
        if count > 1:
            yield f"{count} of {kind.__name__} are told as {name!r}"


def _unfit(root: QWidget) -> Iterator[str]:
    for widget in controls(root):
        told = QAccessible.queryAccessibleInterface(widget)
        fitting = next((roles for kind, roles in ROLES.items() if isinstance(widget, kind)), ())
        if told.role() not in fitting:
            yield f"is told as {told.role().name}: {called(widget)}"
        if isinstance(widget, QAbstractButton) and widget.group() and told.role() is not Role.RadioButton:
            yield f"is not told as one of several: {called(widget)}"
        if not told.text(Text.Name):
            yield f"is told without a name: {called(widget)}"
        if isinstance(widget, QAbstractButton) and not _has(told.text(Text.Name), widget.text()):
            yield f"is seen as {widget.text()!r}, told as another thing: {called(widget)}"
        if isinstance(widget, QComboBox) and widget.accessibleName() not in _all_told(told):
            yield f"is told by what is chosen alone: {called(widget)}"
        if isinstance(widget, PAINTED) and len(told.text(Text.Description)) <= len(told.text(Text.Name)):
            yield f"is painted and not told in words: {called(widget)}"


def told_name(widget: QWidget) -> str:
    """Return the name that a screen reader is told."""
    return QAccessible.queryAccessibleInterface(widget).text(Text.Name)


def _all_told(told: QAccessibleInterface) -> str:
    return f"{told.text(Text.Name)} {told.text(Text.Description)}"


def _has(name: str, seen: str) -> bool:
    """Whether the words that are seen are part of the name, so that who speaks them is understood."""
    words = [
        word.strip("&.,:;()").casefold()
        for word in seen.strip().split(SHORTCUT)[0].replace("&&", "&").split()
    ]
    told = name.casefold()
    return all(word in told for word in words if any(letter.isalpha() for letter in word))


def _untold_cells(root: QWidget) -> Iterator[str]:
    """Yield cells whose text for screen readers leaves out what is seen, or that are nothing but a mark."""
    for table in root.findChildren(QTableView):
        if not table.isVisible():
            continue
        model = table.model()
        for row in range(min(model.rowCount(), 50)):
            for column in range(model.columnCount()):
                cell = model.index(row, column)
                seen = str(cell.data() or "")
                read = str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or seen)
                if seen not in {"", NOTHING} and not any(letter.isalnum() for letter in read):
                    yield f"is nothing but a mark: {seen!r} in {called(table)}"
                if seen not in read:
                    yield f"is read as {read!r}: {seen!r} in {called(table)}"
