"""The first minutes: the firm, the place of the data file, and how to begin."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QRadioButton, QVBoxLayout, QWidget

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings
from onboarding_app.ui.place_risks import risk_of, risk_sentence
from onboarding_app.ui.places import ENDING, free_place, with_ending
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import Card, button, label, row, scrolled
from onboarding_app.ui.widgets.fields import ChoiceField, TextField, yes_no_unknown
from onboarding_app.ui.widgets.tick import Tick
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.states import state_choices

# ruff: noqa: PLC0415 - services are imported when they are used: SQL costs time that the first paint need not wait

SOME_PLACES_HAVE_IT = "TH"
"""The state in which Corpus Christi is a holiday in some places only (§ 2 (2) ThürFtG)."""

DEMO_PEOPLE, DEMO_SEED = 23, 1
BEGIN_IMPORT, BEGIN_PERSON, BEGIN_DEMO = "import", "person", "demo"


class FirstRunDialog(QDialog):
    """Makes the data file, or opens one that is there.

    `path` is the file, `begin` what the user wants first.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        texts: Texts,
        settings: Settings,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Ask as little as possible."""
        super().__init__(parent)
        self._catalogue, self._texts, self._today = catalogue, texts, today
        self.path: Path | None = None
        self.begin = BEGIN_IMPORT
        self.setWindowTitle("Ankerpunkt")
        self.setAccessibleDescription(texts("First run, in {language}", language=settings.language))
        self._build()
        room = self.screen().availableSize()
        self.resize(min(em() * 56, room.width() - 80), min(em() * 50, room.height() - 80))

    def accept(self) -> None:
        """Make the data file; stay open and say why if that is not possible."""
        from onboarding_app.services.company import create_file
        from onboarding_app.services.demo import make_demo_file

        self.begin = next(name for name, choice in self.beginnings.items() if choice.isChecked())
        place = self._place()
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if self.begin == BEGIN_DEMO:
                make_demo_file(
                    place, self._catalogue, workers=DEMO_PEOPLE, seed=DEMO_SEED, today=self._today(), who=""
                )
            else:
                create_file(place, self._company(), who="", now=_now).close()
        except UserError as error:
            self._tell(error_sentence(error, self._texts))
            return
        except (OSError, ValueError):
            self._tell(
                self._texts(
                    "The folder “{folder}” cannot be made. Please choose another place.", folder=place.parent
                )
            )
            return
        self.path = place
        super().accept()

    def open_other(self) -> None:
        """Choose a data file that is there already."""
        kinds = self._texts("Data files (*.ankerpunkt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._texts("Open a data file"), "", kinds)
        if chosen:
            self.path, self.begin = Path(chosen), ""
            super().accept()

    def choose_place(self) -> None:
        """Choose where the data file shall lie."""
        kinds = self._texts("Data files (*.ankerpunkt);;All files (*)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._texts("Place of the data file"), self.place.value, kinds
        )
        if chosen:
            self.place.fill(chosen)
            self._warn()

    def _build(self) -> None:
        texts, page = self._texts, QWidget()
        page.setObjectName("page")
        body = QVBoxLayout(page)
        body.addWidget(self._firm_card())
        body.addWidget(self._place_card())
        body.addWidget(self._begin_card())
        body.addStretch(1)
        self.message = label("", "alarm", wrap=True)
        self.message.hide()
        self.start_button = button(texts("Start"), role="primary")
        self.start_button.setDefault(True)
        self.open_button = button(texts("Open a file that is there …"))
        self.start_button.clicked.connect(self.accept)
        self.open_button.clicked.connect(self.open_other)
        layout = QVBoxLayout(self)
        layout.addWidget(label(texts("Welcome to Ankerpunkt"), "title"))
        intro = texts("Everything stays on this PC. Two minutes, then you see what is due.")
        layout.addWidget(label(intro, "muted", wrap=True))
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self.message)
        layout.addWidget(row(self.open_button, None, self.start_button))

    def _firm_card(self) -> Card:
        texts, card, form = self._texts, Card(self._texts("1. Your firm")), QFormLayout()
        self.name, self.city = TextField(texts("Name of the firm")), TextField(texts("Place"))
        self.state = ChoiceField(texts("Holidays of"), state_choices(texts))
        self.council = ChoiceField(texts("Works council"), yes_no_unknown(texts))
        self.corpus_christi = Tick(texts("Corpus Christi is a holiday here (Eichsfeld and some places)"))
        self.contact = TextField(texts("Contact of “Faire Integration”"))
        self.contact.setPlaceholderText(texts("can be entered later"))
        for field in (self.name, self.city, self.state):
            form.addRow(field.accessibleName(), field)
        form.addRow("", self.corpus_christi)
        for field in (self.council, self.contact):
            form.addRow(field.accessibleName(), field)
        self.state.edited.connect(self._ask_for_corpus_christi)
        card.body.addLayout(form)
        return card

    def _ask_for_corpus_christi(self) -> None:
        """Ask for the holiday that some places of Thuringia have only there."""
        is_asked = self.state.value == SOME_PLACES_HAVE_IT
        self.corpus_christi.setVisible(is_asked)
        if not is_asked:
            self.corpus_christi.setChecked(False)

    def _place_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("2. Where the data file lies"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.place = TextField(texts("Place of the data file"))
        self._usual = Path(documents or Path.home()) / "Ankerpunkt" / f"ankerpunkt{ENDING}"
        self.place.fill(self._usual)
        choose = button(texts("Choose …"), name=texts("Choose the place of the data file"))
        choose.clicked.connect(self.choose_place)
        self.risk = label("", "caution", wrap=True)
        self.place.edited.connect(self._warn)
        card.add(row(self.place, choose))
        card.add(self.risk)
        self._warn()
        return card

    def _begin_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("3. How to begin"))
        self.beginnings = {
            BEGIN_IMPORT: QRadioButton(texts("Import my list of people (CSV or Excel)")),
            BEGIN_PERSON: QRadioButton(texts("Enter the first person")),
            BEGIN_DEMO: QRadioButton(texts("Look around with made-up people")),
        }
        for choice in self.beginnings.values():
            card.add(choice)
        self.beginnings[BEGIN_IMPORT].setChecked(True)
        return card

    def _company(self) -> Company:
        council = self.council.value
        return Company(
            name=self.name.value,
            city=self.city.value,
            holiday_state=str(self.state.value),
            corpus_christi=self.corpus_christi.isChecked(),
            works_council=council if isinstance(council, bool) else None,
            fair_integration_contact=self.contact.value,
            fair_integration_checked_on=self._today() if self.contact.value else None,
        )

    def _place(self) -> Path:
        """Return where the file is to stand: "~" is one's own folder, a bare name is put to the documents.

        Made-up people never stand where the firm's own file would.
        """
        with suppress(RuntimeError):  # "~nobody" stays as it is
            typed = Path(self.place.value or self._usual).expanduser()
            place = with_ending(typed if typed.is_absolute() else self._usual.parent / typed)
            if self.begin == BEGIN_DEMO and place == self._usual:
                return free_place(place.with_name(self._texts("made-up people") + ENDING))
            return place
        return self._usual.parent / with_ending(Path(self.place.value))

    def _warn(self) -> None:
        """Say what is risky about the place."""
        typed = Path(self.place.value)
        share = str(typed).startswith("\\\\")  # which is no absolute path but on Windows
        risk = ""
        with suppress(ValueError):  # a place without a name, as "/" while it is typed
            risk = risk_sentence(risk_of(typed if share else self._place()), self._texts)
        self.risk.setText(risk)
        self.risk.setVisible(bool(risk))

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the edge: here the window reads the clock
