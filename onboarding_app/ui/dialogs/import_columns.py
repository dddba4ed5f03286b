"""The second step of an import: which sheet, what each column means, how its dates begin."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from onboarding_app.exchange.columns import Field, Mapped
from onboarding_app.exchange.tabular import Table
from onboarding_app.exchange.values import DateOrder
from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import label, row, scrolled
from onboarding_app.ui.widgets.choice import ChoiceRow
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.wording.fields import field_name

EXAMPLES = 3
"""Cells of a column that are shown beside its title."""


class ColumnsPage(QWidget):
    """Shows what the columns seem to mean, to be corrected."""

    sheet_chosen = Signal(str)
    """The title of another sheet that is wanted."""

    def __init__(self, texts: Texts) -> None:
        """Make it; `show_table` fills it."""
        super().__init__()
        self._texts = texts
        self.meanings: dict[int, ChoiceField] = {}
        self.source = label("", "muted", wrap=True)
        self.sheet = ChoiceField(texts("Sheet"), [])
        self.sheet.edited.connect(lambda: self.sheet_chosen.emit(str(self.sheet.value)))
        self.sheet_row = row(label(texts("Sheet")), self.sheet, None)
        self.doubt = label(
            texts("▲ The names of these columns also mean other things; please check."), "caution"
        )
        self.holder = QWidget()
        self.holder.setObjectName("page")
        QFormLayout(self.holder)
        self.date_question = label("", "caution", wrap=True)
        orders = [
            (DateOrder.DAY_FIRST, texts("the day (3 April)")),
            (DateOrder.MONTH_FIRST, texts("the month (4 March)")),
        ]
        self.dates = ChoiceRow(texts("Order of dates"), orders)
        layout = QVBoxLayout(self)
        layout.addWidget(self.source)
        layout.addWidget(self.sheet_row)
        layout.addWidget(self.doubt)
        layout.addWidget(scrolled(self.holder), 1)
        layout.addWidget(self.date_question)
        layout.addWidget(self.dates)

    @property
    def fields(self) -> dict[int, Field]:
        """What the columns mean by their places, those left out not among them."""
        return {
            place: field.value for place, field in self.meanings.items() if isinstance(field.value, Field)
        }

    @property
    def order(self) -> DateOrder | None:
        """Which number of a date comes first, None if that was not asked."""
        return self.dates.value if isinstance(self.dates.value, DateOrder) else None

    def show_table(self, file: str, table: Table, mapped: Mapped, sheet: str | None) -> None:
        """Show the columns of a list; `sheet` is the one that is read, None in a text file."""
        texts = self._texts
        self.source.setText(
            texts.plural(
                "{file}: {n} row, read as {source}",
                "{file}: {n} rows, read as {source}",
                len(table.rows),
                file=file,
                source=table.source,
            )
        )
        self.sheet.offer([(title, title) for title in table.sheets])
        self.sheet.fill(sheet)
        self.sheet_row.setVisible(len(table.sheets) > 1)
        self.doubt.setVisible(bool(mapped.doubtful))
        self._fill(table, mapped)
        self.date_question.hide()
        self.dates.hide()
        self.dates.choose(None)

    def ask_order(self, columns: Sequence[str]) -> None:
        """Ask which number comes first in the dates of these columns."""
        question = self._texts(
            "Which comes first in dates like 03/04/2026 ({columns})?", columns=", ".join(columns)
        )
        self.date_question.setText(question)
        self.date_question.show()
        self.dates.show()
        self.dates.focus()

    def _fill(self, table: Table, mapped: Mapped) -> None:
        texts, form = self._texts, self.holder.layout()
        while form is not None and form.count():
            item = form.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        choices = [(None, texts("leave out")), *((field, field_name(field.value, texts)) for field in Field)]
        self.meanings = {}
        for place, title in enumerate(table.columns):
            if not title or not isinstance(form, QFormLayout):
                continue
            field = ChoiceField(texts("Meaning of {column}", column=title), choices)
            field.fill(mapped.fields.get(place))
            self.meanings[place] = field
            mark = "▲ " if place in mapped.doubtful else ""
            shown = label(f"{mark}{title}\n{_examples(table, place)}", "caution" if mark else "", wrap=True)
            form.addRow(shown, field)


def _examples(table: Table, place: int) -> str:
    cells = (line.cells[place] for line in table.rows if place < len(line.cells))
    filled = [str(cell) for cell in cells if cell != ""]
    return ", ".join(filled[:EXAMPLES])[:60]
