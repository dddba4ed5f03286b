"""A dialog made of declared fields: a title, a field a line, and what happens on saving."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from onboarding_app.i18n import Texts
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.widgets.cards import label, scrolled
from onboarding_app.ui.widgets.fields import ChoiceField, DateField, Field, NoteField, NumberField, TextField
from onboarding_app.ui.widgets.many import ManyField
from onboarding_app.ui.widgets.parts import stand_on
from onboarding_app.ui.widgets.talks_field import TalksField

AnyField = Field | ManyField | TalksField


@dataclass(frozen=True)
class FormField:
    """One field: the name of its value, its label, and what makes its widget."""

    name: str
    label: str
    make: Callable[[str], AnyField]


def text(name: str, title: str) -> FormField:
    """Declare a line of text."""
    return FormField(name, title, TextField)


def note(name: str, title: str) -> FormField:
    """Declare a text of several lines."""
    return FormField(name, title, NoteField)


def number(name: str, title: str) -> FormField:
    """Declare a whole number."""
    return FormField(name, title, NumberField)


def day(name: str, title: str, texts: Texts, *, of_birth: bool = False) -> FormField:
    """Declare a date."""
    return FormField(name, title, lambda called: DateField(called, texts, of_birth=of_birth))


def choice(name: str, title: str, choices: Sequence[tuple[object, str]]) -> FormField:
    """Declare one of a list of values."""
    return FormField(name, title, lambda called: ChoiceField(called, choices))


def many(name: str, title: str, choices: Sequence[tuple[object, str]]) -> FormField:
    """Declare several of a list of values."""
    return FormField(name, title, lambda called: ManyField(called, choices))


class FormDialog(QDialog):
    """Asks for the values of declared fields; stays open while saving is refused."""

    topic = ""
    """The topic of the help that explains it; "" is that of the place where it was opened."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: Mapping[str, object],
        texts: Texts,
        parent: QWidget | None,
        *,
        save: Callable[[dict[str, Any]], bool],
        intro: str = "",
        above: QWidget | None = None,
    ) -> None:
        """Show the fields with these values; `save` gets the new ones and says whether it could.

        `intro` is told first; `above` stands between it and the fields.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        with_help(self, texts, self.topic)
        self._texts, self._save = texts, save
        self.fields: dict[str, AnyField] = {}
        self._told_at: QLabel | None = None
        self._told_of: tuple[QWidget, str] | None = None
        self._untouched: dict[str, object] | None = None
        self._given_up: dict[str, object] | None = None
        form, holder = QFormLayout(), QWidget()
        self._form = form
        holder.setObjectName("page")
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for declared in fields:
            widget = declared.make(declared.label)
            widget.fill(values.get(declared.name))
            self.fields[declared.name] = widget
            form.addRow(declared.label, widget)
        holder.setLayout(form)
        self.message = label("", "alarm", wrap=True)
        self.message.hide()
        layout = QVBoxLayout(self)
        told = label(intro, "muted", wrap=True)
        if intro:
            layout.addWidget(told)
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(scrolled(holder), 1)
        layout.addWidget(self.message)
        layout.addWidget(self._buttons())
        room = self.screen().availableGeometry()
        hint = holder.sizeHint()
        width = min(max(hint.width() + 120, 520), room.width() - 80)
        intro_height = told.heightForWidth(width - 24) if intro else 0
        self.resize(width, min(hint.height() + intro_height + 150, room.height() - 80))

    def values(self) -> dict[str, Any]:
        """Return the value of every field."""
        return {name: field.value for name, field in self.fields.items()}

    def accept(self) -> None:
        """Save, and close if that was possible."""
        unreadable = next((field for field in self.fields.values() if field.problem()), None)
        if unreadable is not None:
            called = unreadable.accessibleName()
            is_number = isinstance(unreadable, NumberField | TalksField)
            self.tell(
                self._texts("This is no whole number: {field}", field=called)
                if is_number
                else self._texts("This is no date: {field}", field=called)
            )
            stand_on(unreadable)
            return
        if self._save(self.values()):
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what stands in the fields before anything is typed."""
        super().showEvent(event)
        if self._untouched is None:
            self._untouched = self._typed()

    def reject(self) -> None:
        """Close; what was typed, which undo could not bring back, only when it is asked for a second time."""
        typed = self._typed()
        if self._untouched is not None and typed not in (self._untouched, self._given_up):
            self._given_up = typed
            self.tell(self._texts("What you typed is not saved. Esc or Cancel once more discards it."))
            return
        super().reject()

    def _typed(self) -> dict[str, object]:
        """Return what stands in the fields, also what cannot be read as a value."""
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.value
            for name, field in self.fields.items()
        }

    def tell(self, sentence: str) -> None:
        """Say why saving was refused."""
        self.message.setText(sentence)
        self.message.show()

    def tell_at(self, name: str, sentence: str) -> None:
        """Say below a field why saving was refused, and go there."""
        field = self.fields[name]
        if self._told_at is not None:
            self._form.removeRow(self._told_at)
        if self._told_of is not None:
            self._told_of[0].setAccessibleDescription(self._told_of[1])
        self._told_of = field, field.accessibleDescription()
        self._told_at = label(sentence, "alarm", wrap=True)
        place, _role = cast("tuple[int, object]", self._form.getWidgetPosition(field))
        self._form.insertRow(place + 1, self._told_at)
        stand_on(field)
        field.setAccessibleDescription(sentence)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton(self._texts("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        save.setDefault(True)
        save.setShortcut("Ctrl+S")
        box.addButton(self._texts("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
