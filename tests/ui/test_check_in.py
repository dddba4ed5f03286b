"""The form of a talk: by keyboard alone, kept while it is typed, back after a crash."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from onboarding_app.domain.check_ins import Answer, Factor, Intention
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.drafts import load_draft, save_draft
from onboarding_app.services.people import people
from onboarding_app.services.workers import add_worker
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.check_in_draft import Draft, RatingDraft, to_json
from onboarding_app.ui.screens import check_in
from onboarding_app.ui.screens.check_in import CheckInScreen
from onboarding_app.ui.tasks import wait_for_all
from tests.made import made_worker
from tests.ui.conftest import TODAY


@pytest.fixture
def worker_id(database):
    """Somebody who works here."""
    return people(database, today=TODAY)[0].id


@pytest.fixture
def screen(qtbot, workspace, palette, worker_id):
    """The form, open for that person and seen."""
    made = CheckInScreen(workspace, palette)
    qtbot.addWidget(made)
    made.resize(1160, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(worker_id)
    return made


def typed(qtbot, text):
    """Type into whatever has the keyboard."""
    qtbot.keyClicks(QApplication.focusWidget(), text)


def pressed(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key wherever the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_the_values_of_last_time_stand_beside_the_choices_and_are_told_with_them(
    qtbot, workspace, screen, worker_id
):
    screen.mood.choose(4)
    screen.intention.choose(Intention.UNSURE)
    screen.save()
    screen.open(worker_id)
    assert (screen.last_mood.text(), screen.last_intention.text()) == ("(4)", "(unsicher)")
    assert QApplication.focusWidget().accessibleDescription() == "Letztes Mal: 4"
    pressed(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleDescription() == "Letztes Mal: unsicher"
    with qtbot.waitSignal(screen.prepare_wanted) as asked:
        screen.prepare_button.click()
    assert asked.args == [worker_id]


def test_on_a_wide_screen_a_theme_stays_near_its_choice(qtbot, screen):
    screen.resize(3600, 2000)
    felt, note = screen.ratings._felt[Factor.HOUSING], screen.note
    qtbot.waitUntil(lambda: note.width() > 600)
    assert felt.mapTo(screen, felt.rect().topLeft()).x() < 1200
    saving = screen.save_button
    assert saving.mapTo(screen, saving.rect().topRight()).x() < 2400


def test_where_f6_leads_is_seen_however_small_the_window(qtbot, screen):
    screen.resize(620, 520)
    screen.mood.focus()

    def is_seen(widget):
        return not widget.visibleRegion().isEmpty() and widget.visibleRegion().boundingRect() == widget.rect()

    for _ in range(2):
        pressed(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is screen.note
    qtbot.waitUntil(lambda: is_seen(screen.note))
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_seen(QApplication.focusWidget()))
    screen.minutes.fill("vierzig")
    pressed(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.minutes
    qtbot.waitUntil(lambda: is_seen(screen.minutes))


def stored_talks(workspace, worker_id):
    with workspace.database.read() as view:
        return view.check_ins.of_worker(worker_id), view.agreements.of_worker(worker_id)


def test_a_talk_is_recorded_by_keyboard_alone(qtbot, screen, workspace, worker_id):
    talks_before, agreed_before = stored_talks(workspace, worker_id)
    typed(qtbot, "4")  # mood: the keyboard stands there
    pressed(qtbot, Qt.Key.Key_Tab)
    pressed(qtbot, Qt.Key.Key_Right)
    pressed(qtbot, Qt.Key.Key_Space)  # the second intention
    pressed(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.held_on
    pressed(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "40")
    screen.note.setFocus()
    typed(qtbot, "Im Team gut angekommen.")
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    typed(qtbot, "Brief an die Botschaft")
    pressed(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "Personal")
    pressed(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "1.12.26")
    with qtbot.waitSignal(screen.closed):
        pressed(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    talks, agreed = stored_talks(workspace, worker_id)
    (talk,) = set(talks) - set(talks_before)
    assert (talk.held_on, talk.mood, talk.intention, talk.minutes) == (TODAY, 4, list(Intention)[1], 40)
    assert talk.note == "Im Team gut angekommen."
    (agreement,) = set(agreed) - set(agreed_before)
    assert (agreement.text, agreement.who) == ("Brief an die Botschaft", "Personal")
    assert agreement.due_on == date(2026, 12, 1)


def test_themes_are_rated_by_digits_and_only_what_was_touched_is_stored(qtbot, screen, workspace, worker_id):
    before, _ = stored_talks(workspace, worker_id)
    screen.ratings._felt[Factor.FAMILY].focus()
    typed(qtbot, "2")
    screen.ratings._felt[Factor.HOUSING].focus()
    typed(qtbot, "5")
    screen.save()
    (talk,) = set(stored_talks(workspace, worker_id)[0]) - set(before)
    assert {rating.factor: rating.experienced for rating in talk.ratings} == {
        Factor.FAMILY: 2,
        Factor.HOUSING: 5,
    }
    assert {rating.answer for rating in talk.ratings} == {Answer.RATED}


def test_a_half_typed_talk_is_kept_in_the_file(qtbot, monkeypatch, workspace, palette, worker_id):
    monkeypatch.setattr(check_in, "DRAFT_EVERY", 10)
    screen = CheckInScreen(workspace, palette)
    qtbot.addWidget(screen)
    screen.show()
    screen.open(worker_id)
    with qtbot.waitSignal(screen.draft_kept):
        qtbot.keyClicks(screen.note, "Sorge um die Familie")
    assert not screen.is_dirty()
    assert "Sorge um die Familie" in load_draft(workspace.database, worker_id)


def test_what_was_typed_before_a_crash_is_offered_again(qtbot, workspace, palette, worker_id):
    typed_before = Draft(
        held_on=date(2026, 11, 20),
        mood=2,
        note="Halb getippt",
        ratings={Factor.INCOME: RatingDraft(experienced=3)},
    )
    save_draft(workspace.database, worker_id, to_json(typed_before))
    screen = CheckInScreen(workspace, palette)
    qtbot.addWidget(screen)
    screen.show()
    screen.open(worker_id)
    assert screen.recovered.isVisible()
    found = screen.draft()
    assert (found.held_on, found.mood, found.note) == (date(2026, 11, 20), 2, "Halb getippt")
    assert found.ratings[Factor.INCOME].experienced == 3


def test_the_window_offers_at_its_start_to_go_on(qtbot, database, catalogue, settings, worker_id):
    save_draft(database, worker_id, to_json(Draft(note="Halb getippt")))
    window = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.strip.offered.isVisible)
    window.strip.offered.click()
    assert window.page(pages.CHECK_IN).note.value == "Halb getippt"
    assert not window.strip.isVisible()
    wait_for_all()


def test_a_draft_of_another_version_does_no_harm(qtbot, workspace, palette, worker_id):
    save_draft(workspace.database, worker_id, '{"ratings": {"weather": {}}}')
    screen = CheckInScreen(workspace, palette)
    qtbot.addWidget(screen)
    screen.open(worker_id)
    assert screen.recovered.isHidden()


def test_saving_or_discarding_forgets_the_draft(screen, workspace, worker_id):
    for ending in (screen.put_away, screen.save):
        screen.open(worker_id)
        screen.note.setPlainText("Entwurf")
        screen.keep_draft()
        assert load_draft(workspace.database, worker_id)
        ending()
        assert load_draft(workspace.database, worker_id) is None


def test_a_talk_of_tomorrow_is_refused_and_stays_typed(qtbot, screen, workspace, worker_id):
    before, _ = stored_talks(workspace, worker_id)
    screen.held_on.fill(date(2026, 11, 24))
    screen.note.setPlainText("Zukunft")
    with qtbot.waitSignal(workspace.failed):
        screen.save()
    assert stored_talks(workspace, worker_id)[0] == before
    assert screen.note.value == "Zukunft"


def test_what_is_no_date_is_said_and_has_the_keyboard(qtbot, screen, workspace):
    screen.next_on.setText("bald")
    with qtbot.waitSignal(workspace.failed) as told:
        screen.save()
    assert screen.next_on.accessibleName() in told.args[0]
    assert screen.next_on.hasFocus()


def test_an_opened_form_is_not_dirty_and_writes_no_draft(screen, workspace, worker_id):
    screen.keep_draft()
    assert not screen.is_dirty()
    assert load_draft(workspace.database, worker_id) is None


def test_saving_and_printing_asks_for_the_minutes(qtbot, screen, worker_id):
    with qtbot.waitSignal(screen.print_wanted) as asked:
        screen.print_button.click()
    assert asked.args == [worker_id]


def test_a_recorded_talk_can_be_undone(screen, workspace, worker_id):
    before = stored_talks(workspace, worker_id)
    screen.note.setPlainText("Versehen")
    screen.save()
    workspace.undo()
    assert stored_talks(workspace, worker_id) == before


def new_agreement(screen, *, text="", who="", until=""):
    screen.agreements.add_line()
    line = screen.agreements._lines[-1]
    for field, value in ((line.text, text), (line.who, who), (line.due_on, until)):
        field.setText(value)
        field.edited.emit()
    return line


def test_an_agreement_until_no_day_is_said_and_has_the_keyboard(qtbot, screen, workspace, worker_id):
    before = stored_talks(workspace, worker_id)
    line = new_agreement(screen, text="Brief", until="31.02.2027")
    with qtbot.waitSignal(workspace.failed) as told:
        screen.save()
    assert line.due_on.accessibleName() in told.args[0]
    assert line.due_on.hasFocus()
    assert stored_talks(workspace, worker_id) == before


def test_an_agreement_that_says_not_what_is_refused_and_not_dropped(qtbot, screen, workspace, worker_id):
    before = stored_talks(workspace, worker_id)
    new_agreement(screen, who="Personal", until="1.12.26")
    with qtbot.waitSignal(workspace.failed):
        screen.save()
    assert stored_talks(workspace, worker_id) == before


def test_minutes_that_could_be_misread_are_asked_for_again(qtbot, screen, workspace, worker_id):
    before = stored_talks(workspace, worker_id)
    screen.minutes.setText("1h30")
    with qtbot.waitSignal(workspace.failed):
        screen.save()
    assert screen.minutes.hasFocus()
    assert stored_talks(workspace, worker_id) == before


@pytest.mark.parametrize(("field", "day"), [("held_on", date(1900, 1, 1)), ("next_on", date(2199, 12, 31))])
def test_days_that_cannot_be_right_are_refused(qtbot, screen, workspace, worker_id, field, day):
    before = stored_talks(workspace, worker_id)
    getattr(screen, field).fill(day)
    with qtbot.waitSignal(workspace.failed) as told:
        screen.save()
    assert f"{day:%d.%m.%Y}" in told.args[0]
    assert stored_talks(workspace, worker_id) == before


def test_half_typed_days_and_agreements_are_in_the_draft(screen, worker_id):
    screen.next_on.setText("1.1")
    screen.next_on.edited.emit()
    new_agreement(screen, who="Personal", until="31.2")
    screen.keep_draft()
    screen.open(worker_id)
    (line,) = screen.agreements._lines
    assert (screen.next_on.text(), line.who.text(), line.due_on.text()) == ("1.1", "Personal", "31.2")


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    """The whole window."""
    made = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    yield made
    wait_for_all()


def test_a_discarded_talk_can_be_brought_back(window, database, worker_id):
    window.open_check_in(worker_id)
    form = window.page(pages.CHECK_IN)
    form.note.setPlainText("Lange getippt")
    form.discard_button.click()
    assert load_draft(database, worker_id) is None
    assert window.page(pages.PERSON).isVisible()
    window.strip.offered.click()
    assert form.isVisible()
    assert form.note.value == "Lange getippt"
    assert load_draft(database, worker_id)


def test_discarding_an_untouched_form_offers_nothing(window, worker_id):
    window.open_check_in(worker_id)
    window.page(pages.CHECK_IN).discard_button.click()
    assert not window.strip.offered.isVisible()


def test_the_form_closes_when_its_person_is_gone(window):
    added = window.workspace.perform(
        add_worker, window.workspace.catalogue, made_worker(family_name="Kovalenko"), today=TODAY
    )
    (worker_id,) = added.workers()
    window.open_check_in(worker_id)
    form = window.page(pages.CHECK_IN)
    form.note.setPlainText("Halb getippt")
    window.undo()
    assert window.page(pages.TALKS).isVisible()
    form.keep_draft()
    window.open_check_in(worker_id)
    assert window.page(pages.TALKS).isVisible()
    assert window.strip.isVisible()
    window.close()


def test_a_talk_with_nobody_is_not_kept(workspace):
    with pytest.raises(NotFoundError):
        save_draft(workspace.database, WorkerId(9999), "{}")


def test_a_raised_digit_is_no_rating(screen):
    button = screen.mood._group.button(0)
    raised = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "²")
    assert not screen.mood.eventFilter(button, raised)
    assert screen.mood.value is None


def test_one_key_goes_from_part_to_part(qtbot, screen):
    screen.mood.focus()
    reached = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        reached.append(QApplication.focusWidget())
    assert screen.ratings.isAncestorOf(reached[0])
    assert reached[1:4] == [screen.note, screen.confidential, screen.agreements.add_button]
    assert screen.mood.isAncestorOf(reached[4])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is screen.agreements.add_button
