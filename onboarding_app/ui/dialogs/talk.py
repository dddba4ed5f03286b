"""A talk that was held: read again, and corrected. The confidential note opens for the mentor alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.check_ins import Answer, CheckIn, CheckInId, FactorRating, Form, Intention
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.check_ins import correct_check_in, held_talk
from onboarding_app.services.people import mentors
from onboarding_app.services.read_models import HeldTalk
from onboarding_app.ui.dialogs.form import FormDialog, FormField, choice, day, note, number, text
from onboarding_app.ui.dialogs.help import with_help
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import Card, button, label, row, scrolled
from onboarding_app.ui.widgets.parts import bring_into_sight
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.talk_changes import change_words
from onboarding_app.wording.values import factor_name, form_name, intention_name

REFUSED = "refused"
"""Chosen when the person was asked and preferred not to say."""


class TalkDialog(QDialog):
    """Shows one talk. What is confidential is seen only after the mentor has asked for it."""

    person_wanted = Signal(int)
    """The id of the person whose page shall be opened."""

    def __init__(self, workspace: Workspace, held: HeldTalk, parent: QWidget) -> None:
        """Show this talk with what was agreed in it and what changed."""
        super().__init__(parent)
        self._workspace, self._held, self._talk, self._texts = workspace, held, held.talk, workspace.texts
        texts = self._texts
        day = short_date(held.talk.held_on, texts)
        with_help(self, texts, "talks#held")
        self.setWindowTitle(texts("Talk of {day} with {name}", day=day, name=held.worker_name))
        page = QWidget()
        page.setObjectName("page")
        body = QVBoxLayout(page)
        cards = (self._frame_card(), self._themes_card(), self._changes_card())
        for card in (*cards, self._notes_card(), self._sealed_card()):
            if card is not None:
                body.addWidget(card)
        body.addStretch(1)
        self.person_button = button(texts("Open person"))
        self.correct_button, self.close_button = button(texts("Correct …")), button(texts("Close"))
        self.person_button.clicked.connect(self._open_person)
        self.correct_button.clicked.connect(self.correct)
        self.close_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(row(self.person_button, None, self.correct_button, self.close_button))
        room = self.screen().availableGeometry()
        self.resize(min(em() * 46, room.width() - 80), min(page.sizeHint().height() + 90, room.height() - 80))
        self.close_button.setFocus()

    def correct(self) -> None:
        """Let the talk be corrected; the confidential note only by who has opened it."""
        if correct_talk(self._workspace, self._talk, self, with_sealed=self.sealed.isVisibleTo(self)):
            self.accept()

    def _frame_card(self) -> Card:
        texts, talk, form = self._texts, self._talk, QFormLayout()
        card = Card(_guide_title(self._workspace.catalogue, talk, texts))
        minutes = DASH if talk.minutes is None else texts("{n} min", n=talk.minutes)
        lines = (
            (texts("Skilled worker"), self._held.worker_name),
            (texts("Date"), short_date(talk.held_on, texts)),
            (texts("Mentor"), self._held.mentor_name or DASH),
            (texts("Form"), f"{form_name(talk.form, texts)} · {minutes}"),
            (texts("Language of the talk"), talk.languages or DASH),
            (texts("How is the person? (1–5)"), str(talk.mood or DASH)),
            (
                texts("Intention to stay, as told"),
                DASH if talk.intention is None else intention_name(talk.intention, texts),
            ),
        )
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, value in lines:
            form.addRow(label(name, "muted"), label(value, wrap=True))
        card.body.addLayout(form)
        return card

    def _themes_card(self) -> Card | None:
        texts = self._texts
        if not self._talk.ratings:
            return None
        card = Card(texts("Expectation ↔ experience"))
        for rating in self._talk.ratings:
            felt = (
                texts("no answer")
                if rating.answer is Answer.NO_ANSWER
                else texts(
                    "expected {expected}, experienced {experienced}",
                    expected=rating.expected or DASH,
                    experienced=rating.experienced or DASH,
                )
            )
            told = f"{factor_name(rating.factor, texts)}: {felt}"
            card.add(label(f"{told} – {rating.note}" if rating.note else told, wrap=True))
        return card

    def _changes_card(self) -> Card | None:
        """Return what this talk tells otherwise than those before; nothing for the first of all."""
        texts, changes = self._texts, self._held.changes
        if not changes.earlier:
            return None
        told = change_words(changes, texts)
        card = Card(texts("Changed since the talks before"))
        for words in told:
            card.add(label(words, wrap=True))
        if not told:
            card.add(label(texts("What was asked again is as it was."), "muted", wrap=True))
        return card

    def _notes_card(self) -> Card:
        texts, agreed = self._texts, self._held.agreements
        card = Card(texts("Note of the talk"))
        card.add(label(self._talk.note or texts("Nothing is noted yet."), wrap=True))
        if agreed:
            card.add(label(texts("Agreements"), "heading", wrap=True))
        for it in agreed:
            until = short_date(it.due_on, texts) if it.due_on else ""
            card.add(label(" · ".join(part for part in (f"• {it.text}", it.who, until) if part), wrap=True))
        return card

    def _sealed_card(self) -> Card:
        """Return the card of the confidential note: that there is one says nothing of what it says."""
        texts = self._texts
        card = Card(texts("Confidential, for the mentor alone"))
        hint = texts("Stands in no report and in no view of HR. Open it only if you are the mentor.")
        card.add(label(hint, "muted", wrap=True))
        self.sealed = label(self._talk.confidential_note or texts("Nothing is noted yet."), wrap=True)
        self.sealed.hide()
        self.unseal_button = button(texts("I am the mentor: show"))
        self.unseal_button.clicked.connect(self._unseal)
        card.add(row(self.unseal_button, None))
        card.add(self.sealed)
        return card

    def _unseal(self) -> None:
        self.unseal_button.hide()
        self.sealed.show()
        bring_into_sight(self.sealed)
        self.close_button.setFocus()

    def _open_person(self) -> None:
        self.accept()
        self.person_wanted.emit(self._talk.worker_id)


def show_talk(
    workspace: Workspace,
    talk_id: CheckInId,
    parent: QWidget,
    open_person: Callable[[WorkerId], object] | None = None,
) -> None:
    """Show a talk that was held; without `open_person` its page is the one where it is opened."""
    held = workspace.attempt(held_talk, talk_id)
    if held is None:
        return
    dialog = TalkDialog(workspace, held, parent)
    dialog.person_button.setVisible(open_person is not None)
    if open_person is not None:
        dialog.person_wanted.connect(open_person)
    dialog.exec()
    dialog.deleteLater()


def correct_talk(workspace: Workspace, talk: CheckIn, parent: QWidget, *, with_sealed: bool) -> bool:
    """Ask for what was different in a talk and store it; False if the user thinks better of it.

    The confidential note is among the fields only `with_sealed`; else it stays as it is.
    """
    texts = workspace.texts
    values: dict[str, object] = dict(vars(talk))
    for rating in talk.ratings:
        values[f"expected {rating.factor}"] = rating.expected
        values[f"felt {rating.factor}"] = REFUSED if rating.answer is Answer.NO_ANSWER else rating.experienced

    def save(found: dict[str, Any]) -> bool:
        ratings = tuple(_corrected(rating, found) for rating in talk.ratings)
        if found["held_on"] is None:
            dialog.tell(texts("This is no date: {field}", field=texts("Date")))
            return False
        corrected = replace(talk, **found, ratings=ratings)
        return workspace.perform(correct_check_in, corrected, today=workspace.today()) is not None

    dialog = FormDialog(
        texts("Correct the talk"), _fields(workspace, talk, with_sealed), values, texts, parent, save=save
    )
    workspace.failed.connect(dialog.tell)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _fields(workspace: Workspace, talk: CheckIn, with_sealed: bool) -> list[FormField]:  # noqa: FBT001 - as above
    texts = workspace.texts
    scale: list[tuple[object, str]] = [(value, str(value)) for value in range(1, 6)]
    open_scale: list[tuple[object, str]] = [(None, DASH), *scale]
    who = [(None, DASH), *((it.id, it.name) for it in mentors(workspace.database))]
    stays = [(None, DASH), *((it, intention_name(it, texts)) for it in Intention)]
    fields = [
        day("held_on", texts("Date"), texts),
        number("minutes", texts("Minutes")),
        choice("form", texts("Form"), [(it, form_name(it, texts)) for it in Form]),
        text("languages", texts("Language of the talk")),
        choice("mentor_id", texts("Mentor"), who),
        choice("mood", texts("How is the person? (1–5)"), open_scale),
        choice("intention", texts("Intention to stay, as told"), stays),
    ]
    for rating in talk.ratings:
        name = factor_name(rating.factor, texts)
        felt = [*open_scale, (REFUSED, texts("n/a"))]
        fields.append(choice(f"expected {rating.factor}", texts("{theme}: expected", theme=name), open_scale))
        fields.append(choice(f"felt {rating.factor}", texts("{theme}: experienced", theme=name), felt))
    fields.append(note("note", texts("Note of the talk")))
    if with_sealed:
        fields.append(note("confidential_note", texts("Confidential, for the mentor alone")))
    return fields


def _corrected(rating: FactorRating, found: dict[str, Any]) -> FactorRating:
    """Return a rating as the form has it, taking its values out of the form."""
    expected, felt = found.pop(f"expected {rating.factor}"), found.pop(f"felt {rating.factor}")
    refused = felt == REFUSED
    return replace(
        rating,
        expected=expected,
        experienced=None if refused else felt,
        answer=Answer.NO_ANSWER if refused else Answer.RATED,
    )


def _guide_title(catalogue: Catalogue, talk: CheckIn, texts: Texts) -> str:
    guide = catalogue.guides.get(talk.guide)
    if guide is None:
        return texts("Talk")
    return guide.title_de if texts.language == "de" else guide.title_en
