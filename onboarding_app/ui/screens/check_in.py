"""The form of a check-in: taken in two minutes by keyboard alone, kept as a draft while it is typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.check_ins import AgreementId, Form, Intention
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.check_in_sheet import check_in_sheet
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.drafts import discard_draft, load_draft, save_draft
from onboarding_app.services.read_models import CheckInSheet
from onboarding_app.ui.check_in_draft import Draft, as_check_in, from_json, to_json
from onboarding_app.ui.theme import Palette, em
from onboarding_app.ui.widgets.agreements import AgreementsCard
from onboarding_app.ui.widgets.cards import Card, breakable, button, column, label, row, scrolled
from onboarding_app.ui.widgets.choice import ChoiceRow
from onboarding_app.ui.widgets.fields import ChoiceField, DateField, NoteField, TextField
from onboarding_app.ui.widgets.minutes import MinutesField
from onboarding_app.ui.widgets.page import PageHead
from onboarding_app.ui.widgets.parts import go_to_part, stand_on
from onboarding_app.ui.widgets.ratings import LastValue, RatingsCard
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.keys import key_name
from onboarding_app.wording.values import form_name, intention_name, track_name

SIDE_BY_SIDE = 75
"""Sizes of the text from which on the three parts of the form stand side by side."""

MEASURE = 130
"""Sizes of the text up to which the form grows: on a wide screen a theme stays near its choice."""

DRAFT_EVERY = 3000
"""Milliseconds after a change until the draft is kept."""


class CheckInScreen(QWidget):
    """Records one talk. `open` shows the form for a person, with the draft if one was begun."""

    closed = Signal(int)
    """The id of the person whose talk was saved or put away."""

    draft_kept = Signal()
    """The half-typed talk is safe in the file."""

    discarded = Signal(int, str)
    """The id of a person, and the talk that was typed and put away."""

    gone = Signal()
    """The person whose talk it was is no longer in the file."""

    print_wanted = Signal(int)
    """The id of the person whose minutes shall be printed."""

    prepare_wanted = Signal(int)
    """The id of the person for whose talk a sheet shall be printed."""

    def __init__(self, workspace: Workspace, palette: Palette) -> None:
        """Make an empty form."""
        super().__init__()
        self.setObjectName("page")
        self._workspace, self._palette, self._texts = workspace, palette, workspace.texts
        self._sheet: CheckInSheet | None = None
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_EVERY)
        self._timer.timeout.connect(self.keep_draft)
        self._build()
        self._connect()
        workspace.changed.connect(self._on_changed)

    def open(self, worker_id: WorkerId) -> None:
        """Show the form for a talk with this person; a draft that was begun is offered as it was left."""
        workspace, today = self._workspace, self._workspace.today()
        database, catalogue, language = workspace.database, workspace.catalogue, workspace.language
        try:
            self._sheet = check_in_sheet(database, catalogue, worker_id, today=today, language=language)
        except NotFoundError as error:
            self._leave()
            self._workspace.refuse(error)
            return
        self._show_sheet(self._sheet, today)
        draft = from_json(self._sheet.draft) if self._sheet.draft else None
        if draft is not None:
            self._fill(draft)
        self.recovered.setVisible(draft is not None)
        self._dirty = False
        self._timer.stop()
        self.mood.focus()

    def is_dirty(self) -> bool:
        """Whether something was typed that is neither saved nor kept as a draft."""
        return self._dirty

    def keep_draft(self) -> None:
        """Keep what is typed in the file, so that a crash loses nothing."""
        if self._sheet is None or not self._dirty:
            return
        self._timer.stop()
        if self._workspace.perform(save_draft, self._sheet.worker_id, to_json(self.draft())) is not None:
            self._dirty = False
            self.draft_kept.emit()

    def draft(self) -> Draft:
        """Return what the form holds."""
        return Draft(
            held_on=self.held_on.typed,
            minutes=self.minutes.value,
            form=self.form.value if isinstance(self.form.value, Form) else None,
            languages=self.languages.value,
            mentor_id=self.mentor.value if isinstance(self.mentor.value, int) else None,
            guide=str(self.guide.value or ""),
            mood=self.mood.value if isinstance(self.mood.value, int) else None,
            intention=self.intention.value if isinstance(self.intention.value, Intention) else None,
            note=self.note.value,
            confidential_note=self.confidential.value,
            next_on=self.next_on.typed,
            ratings=self.ratings.values(),
            agreements=self.agreements.new_ones(),
            kept=self.agreements.kept(),
        )

    def save(self, *, and_print: bool = False) -> None:
        """Store the talk; the form stays as it is if that is refused."""
        if self._sheet is None or not self._can_be_read():
            return
        draft, worker_id = self.draft(), self._sheet.worker_id
        check_in, agreements = as_check_in(draft, worker_id)
        settled: Mapping[AgreementId, date | None] = dict.fromkeys(draft.kept, check_in.held_on)
        stored = self._workspace.perform(
            record_check_in,
            self._workspace.catalogue,
            check_in,
            agreements=agreements,
            settled=settled,
            today=self._workspace.today(),
        )
        if stored is None:
            return
        self._dirty = False
        self._timer.stop()
        self._sheet = None
        self.closed.emit(worker_id)
        if and_print:
            self.print_wanted.emit(worker_id)

    def put_away(self) -> None:
        """Discard what was typed and close; the talk stays planned, and its text can be brought back."""
        if self._sheet is None:
            return
        worker_id, typed = self._sheet.worker_id, to_json(self.draft())
        self._timer.stop()
        was_typed = self._dirty or load_draft(self._workspace.database, worker_id) is not None
        self._dirty = False
        self._workspace.perform(discard_draft, worker_id)
        self._sheet = None
        self.closed.emit(worker_id)
        if was_typed:
            self.discarded.emit(worker_id, typed)

    def bring_back(self, worker_id: WorkerId, typed: str) -> None:
        """Keep a discarded talk as a draft again."""
        self._workspace.perform(save_draft, worker_id, typed)

    def _can_be_read(self) -> bool:
        """Whether days and minutes can be read; the first that cannot is told and gets the keyboard."""
        fields: tuple[DateField | TextField, ...]
        fields = (self.held_on, self.minutes, self.next_on, *self.agreements.days())
        wrong = next((field for field in fields if field.problem()), None)
        if wrong is None and self.held_on.value is None:
            wrong = self.held_on
        if wrong is None:
            return True
        if wrong is self.minutes:
            self._workspace.failed.emit(self._texts("Please give the minutes as a number, for example 40."))
        else:
            self._workspace.failed.emit(self._texts("This is no date: {field}", field=wrong.accessibleName()))
        stand_on(wrong)
        return False

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Close when the person is gone, as after undoing that they were added."""
        if self._sheet is None or not changes.touch(Kind.WORKER):
            return
        with self._workspace.database.read() as view:
            if view.workers.among([self._sheet.worker_id]):
                return
        self._leave()

    def _leave(self) -> None:
        """Close without keeping anything, for there is nobody whose talk it is."""
        self._timer.stop()
        self._dirty = False
        self._sheet = None
        if self.isVisible():
            self.gone.emit()

    def _build(self) -> None:
        texts = self._texts
        self.recovered = label(texts("Your draft was recovered as you left it."), "good", wrap=True)
        self.discard_button = button(texts("Discard"))
        self.print_button = button(texts("Save and print"))
        self.save_button = button(texts("Save"), role="primary", shortcut=key_name("Ctrl+S", texts))
        self.head = PageHead("", self.discard_button, self.print_button, self.save_button)
        sides = Columns(narrow_below=SIDE_BY_SIDE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(self.head)
        layout.addWidget(self.recovered)
        for part in (self.head, self.recovered, sides):
            part.setMaximumWidth(MEASURE * em())
        # From the outside to the inside: what is put somewhere else with all it holds is styled once more.
        sides.setObjectName("page")
        layout.addWidget(scrolled(sides), 1)
        self.ratings, self.agreements = RatingsCard(texts), AgreementsCard(texts)
        for share, side in (
            (11, column(self._frame_card(), None)),
            (27, column(self.ratings, self._notes_card(), None, spacing=12)),
            (12, column(self.agreements, self._guide_card(), self._help_card(), None, spacing=12)),
        ):
            policy = side.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the shares count, not the longest text
            side.setSizePolicy(policy)
            sides.add(side, share)

    def _frame_card(self) -> Card:
        texts, card = self._texts, Card(self._texts("Frame"))
        self.frame = card
        self.held_on = DateField(texts("Date"), texts)
        self.minutes = MinutesField(texts("Minutes"))
        self.form = ChoiceRow(texts("Form"), [(form, form_name(form, texts)) for form in Form])
        self.languages = TextField(texts("Language of the talk"))
        scale = [(value, str(value)) for value in range(1, 6)]
        self.mood = ChoiceRow(texts("How is the person? (1–5)"), scale)
        self.intention = ChoiceRow(
            texts("Intention to stay, as told"), [(it, intention_name(it, texts)) for it in Intention]
        )
        self.last_mood, self.last_intention = LastValue(self.mood, texts), LastValue(self.intention, texts)
        self.mood.add(self.last_mood)
        self.intention.add(self.last_intention)
        self.guide = ChoiceField(texts("Guide"), [("", "")])
        self.mentor = ChoiceField(texts("Mentor"), [(None, "–")])
        self.next_on = DateField(texts("Next talk"), texts)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        fields: tuple[QWidget, ...] = (self.mood, self.intention, self.held_on, self.minutes, self.form)
        for number, widget in enumerate((*fields, self.languages, self.mentor, self.next_on)):
            caption = label(widget.accessibleName(), "muted", wrap=True)
            caption.setBuddy(widget)
            grid.addWidget(caption, 2 * number, 0)
            grid.addWidget(widget, 2 * number + 1, 0)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _notes_card(self) -> Card:
        texts, card = self._texts, Card()
        self.note = NoteField(texts("Note of the talk"), 4)
        self.confidential = NoteField(texts("Confidential, for the mentor alone"), 3)
        self.confidential.setPlaceholderText(texts("Stands in no report and in no view of HR."))
        card.add(
            row(label(texts("Note of the talk"), "heading"), label(texts("visible to HR"), "muted"), None)
        )
        card.add(self.note)
        card.add(row(label(texts("Confidential"), "heading"), label(texts("mentor only"), "caution"), None))
        card.add(self.confidential)
        return card

    def _guide_card(self) -> Card:
        card = Card(self._texts("Guide questions"))
        card.add(self.guide)
        self.questions = label("", wrap=True)
        card.add(self.questions)
        self.prepare_button = button(self._texts("Preparation sheet …"), role="link")
        card.add(self.prepare_button)
        return card

    def _help_card(self) -> Card:
        card = Card(self._texts("What helps now"))
        self.due, self.services = label("", wrap=True), label("", wrap=True)
        card.add(self.due)
        card.add(self.services)
        return card

    def _connect(self) -> None:
        for field in (self.held_on, self.minutes, self.languages, self.note, self.confidential, self.next_on):
            field.edited.connect(self._touched)
        for choice in (self.form, self.mood, self.intention):
            choice.chosen.connect(self._touched)
        self.mentor.edited.connect(self._touched)
        self.guide.edited.connect(self._guide_chosen)
        self.ratings.edited.connect(self._touched)
        self.agreements.edited.connect(self._touched)
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.print_button.clicked.connect(lambda: self.save(and_print=True))
        self.prepare_button.clicked.connect(self._prepare)
        self.discard_button.clicked.connect(self.put_away)
        acts = (
            ("Ctrl+S", self.save),
            ("Ctrl+Return", self.agreements.add_line),
            ("F6", self._to_next_part),
            ("Shift+F6", lambda: self._to_next_part(-1)),
        )
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _prepare(self) -> None:
        if self._sheet is not None:
            self.prepare_wanted.emit(self._sheet.worker_id)

    def _to_next_part(self, step: int = 1) -> None:
        """Put the keyboard into the next part of the form: frame, themes, notes, agreements."""
        parts = (
            (self.frame, self.mood.focus),
            (self.ratings, self.ratings.focus),
            (self.note, lambda: stand_on(self.note)),
            (self.confidential, lambda: stand_on(self.confidential)),
            (self.agreements, lambda: stand_on(self.agreements.add_button)),
        )
        go_to_part(parts, step)

    def _touched(self, *_value: Any) -> None:  # noqa: ANN401 - what the signal carries
        if self._sheet is not None:
            self._dirty = True
            if not self._timer.isActive():
                self._timer.start()

    def _show_sheet(self, sheet: CheckInSheet, today: date) -> None:
        texts = self._texts
        self.head.title.setText(breakable(texts("Check-in with {name}", name=sheet.worker_name)))
        planned = short_date(sheet.planned.plan_on, texts) if sheet.planned else "–"
        last = short_date(sheet.last_held_on, texts)
        self.head.tell(texts("Planned {planned} · last talk {last}", planned=planned, last=last))
        self.guide.offer([(guide.key, guide.title) for guide in sheet.guides])
        self.mentor.offer([(None, "–"), *sheet.mentors])
        self.last_mood.tell(sheet.last_mood)
        stays = sheet.last_intention
        self.last_intention.tell(None if stays is None else intention_name(stays, texts))
        self.ratings.show_last(sheet.expectations)
        self.agreements.show_open(sheet.open_agreements)
        due = [
            f"{track_name(line.track, texts)}: {line.title} ({short_date(line.due_on, texts)})"
            for line in sheet.due[:5]
        ]
        self.due.setText("\n".join(due) or texts("Nothing is due soon."))
        self.services.setText(
            "\n".join(
                f"→ {it.name}" + ("" if it.checked else texts(" (please check)")) for it in sheet.services
            )
        )
        self._fill(
            Draft(
                held_on=today,
                form=Form.IN_PERSON,
                languages=sheet.last_languages,
                mentor_id=sheet.mentor_id,
                guide=sheet.guide.key,
                next_on=sheet.suggested_next_on,
            )
        )

    def _fill(self, draft: Draft) -> None:
        sheet, self._sheet = self._sheet, None
        self.held_on.fill(draft.held_on)
        self.minutes.fill(draft.minutes)
        self.form.choose(draft.form)
        self.languages.fill(draft.languages)
        self.mentor.fill(draft.mentor_id)
        self.guide.fill(draft.guide)
        self.mood.choose(draft.mood)
        self.intention.choose(draft.intention)
        self.note.fill(draft.note)
        self.confidential.fill(draft.confidential_note)
        self.next_on.fill(draft.next_on)
        self.ratings.fill(draft.ratings)
        self.agreements.fill(draft.agreements, draft.kept)
        self._sheet = sheet
        self._show_questions()

    def _guide_chosen(self) -> None:
        self._show_questions()
        self._touched()

    def _show_questions(self) -> None:
        guides = {} if self._sheet is None else {guide.key: guide for guide in self._sheet.guides}
        guide = guides.get(str(self.guide.value))
        self.questions.setText("\n".join(f"• {each}" for each in guide.questions) if guide else "")
