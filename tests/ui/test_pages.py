"""Pages of the window, worked by keyboard on a real data file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from onboarding_app.domain.checkpoints import State
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.people import people
from onboarding_app.ui import pages
from onboarding_app.ui.acting import acknowledge
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.screens import checkpoints
from onboarding_app.ui.tasks import wait_for_all
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, database, catalogue, settings, language):
    """The window with its start page filled."""
    kept = []
    given = replace(settings, last_visit="2026-11-19")
    made = make_window(
        database, catalogue, given, texts=Texts(language), today=lambda: TODAY, keep=kept.append
    )
    made.kept = kept
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    overview = made.page(pages.OVERVIEW)
    qtbot.waitUntil(lambda: overview.side.attention.lines_model.rowCount() > 0)
    return made


def lines_of(table):
    return [table.model().index(row, 0).data(LINE_ROLE) for row in range(table.model().rowCount())]


def state_of(window, checkpoint_id):
    with window.workspace.database.read() as view:
        return view.checkpoints.get(checkpoint_id)


def stand_on(table, wanted):
    """Put the keyboard on the first line that is wanted, and return that line."""
    row, line = next((row, line) for row, line in enumerate(lines_of(table)) if line and wanted(line))
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))
    return line


def someone(window, **asked):
    return people(window.workspace.database, today=TODAY, **asked)[0].id


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_one_key_ticks_off_and_undo_brings_it_back(qtbot, window, key):
    due = window.page(pages.OVERVIEW).due_card.table
    before = lines_of(due)
    line = stand_on(due, lambda it: it.action == "complete" and it.state is State.PLANNED)
    qtbot.keyClick(due, key)
    assert state_of(window, line.id).done_on == TODAY
    qtbot.waitUntil(lambda: line.id not in {it.id for it in lines_of(due) if it})
    assert window.strip.isVisible()
    qtbot.keyClick(due, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: lines_of(due) == before)
    qtbot.keyClick(due, Qt.Key.Key_Y, CTRL)
    assert state_of(window, line.id).state is State.DONE


def test_return_pressed_twice_at_once_ticks_off_one_line_alone(qtbot, window):
    due = window.page(pages.OVERVIEW).due_card.table
    line = stand_on(due, lambda it: it.action == "complete" and it.state is State.PLANNED)
    before = [it.id for it in lines_of(due) if it]
    qtbot.keyClick(due, Qt.Key.Key_Return)
    qtbot.keyClick(due, Qt.Key.Key_Return)
    calm()
    gone = set(before) - {it.id for it in lines_of(due) if it}
    assert gone == {line.id}
    assert window.strip.undo.isVisible()  # and nothing was refused


def test_the_badge_counts_what_nobody_has_set_aside(qtbot, window):
    def badge():
        return window._navigation._buttons[pages.OVERVIEW]._badge

    due = window.page(pages.OVERVIEW).due_card
    calm()
    before = badge()
    line = stand_on(due.table, lambda it: it.overdue)
    acknowledge(line, window.workspace)
    qtbot.waitUntil(lambda: badge() == before - 1)
    window.undo()
    qtbot.waitUntil(lambda: badge() == before)


def test_a_talk_is_recorded_from_its_line(qtbot, window):
    due = window.page(pages.OVERVIEW).due_card.table
    line = stand_on(due, lambda it: it.action == "talk")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert line.worker_name in window.page(pages.CHECK_IN).head.title.text()


def test_the_start_page_says_what_is_overdue_and_what_is_new(window):
    page = window.page(pages.OVERVIEW)
    shown = [line for line in lines_of(page.due_card.table) if line]
    late = sum(line.overdue for line in shown)
    assert f"{late} " in page.head.line.text()
    assert "19.11.2026" in page.news.text()
    assert page.active.accessibleName().startswith(page.active.figure.text())
    assert [line.overdue for line in shown[:late]] == [True] * late


def test_an_open_question_is_answered_where_it_stands(qtbot, window, monkeypatch):
    monkeypatch.setattr(PlanPreviewDialog, "exec", lambda _dialog: PlanPreviewDialog.DialogCode.Accepted)
    page = window.page(pages.OVERVIEW)
    asked = page.side.questions
    if asked.isHidden():
        pytest.skip("the made-up firm has no open question")
    before = asked.heading.text()
    answer = next(each for each in asked.findChildren(QPushButton) if each.property("role") == "small")
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked.heading.text() != before or asked.isHidden())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_search_finds_people_and_actions_by_keyboard(qtbot, window):
    everybody = people(window.workspace.database, today=TODAY)
    name = next(line.name for line in everybody if line.name.isascii())  # what a test can type
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    box = QApplication.focusWidget()
    qtbot.keyClicks(box, name.split()[0])
    assert any(hit.title == name for hit in box.hits)
    box.clear()
    qtbot.keyClicks(box, window._texts("Advice centres")[:8])
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.page(pages.CENTRES).isVisible()


def test_every_page_has_its_key(qtbot, window):
    keys = (pages.OVERVIEW, pages.PEOPLE, pages.DUE, pages.TALKS, pages.REPORTS, pages.CENTRES)
    for number, key in enumerate(keys, start=1):
        qtbot.keyClick(window, Qt.Key(ord(str(number))), CTRL)
        assert window.page(key).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.page(pages.HELP).isVisible()


def test_the_list_narrows_while_typing_and_opens_by_return(qtbot, window):
    window.show_page(pages.PEOPLE)
    page = window.page(pages.PEOPLE)
    everybody = lines_of(page.table)
    wanted = next(line for line in everybody if line.sort_name.isascii())  # what a test can type
    search = page.filters.search
    search.setFocus()
    qtbot.keyClicks(search, wanted.sort_name.split(",")[0])
    assert wanted in lines_of(page.table)
    assert len(lines_of(page.table)) < len(everybody)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    chosen = page.table.current_line()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page(pages.PERSON).head.name.text() == chosen.name


def test_deadlines_are_narrowed_by_track_and_responsible(window):
    window.show_page(pages.DUE)
    page = window.page(pages.DUE)
    page.within.fill(None)
    page.reload()
    calm()
    everything = lines_of(page.table)
    track = everything[0].track
    page.track.fill(track)
    page.show_chosen()
    assert {line.track for line in lines_of(page.table)} == {track}
    assert 0 < len(lines_of(page.table)) < len(everything)


@pytest.fixture
def person(window):
    """The page of somebody who has many open checkpoints."""
    busiest = max(people(window.workspace.database, today=TODAY), key=lambda line: line.open_count)
    window.open_person(busiest.id)
    calm()
    return window.page(pages.PERSON)


def test_states_change_by_letters(qtbot, monkeypatch, window, person):
    monkeypatch.setattr(checkpoints, "ask_reason", lambda *given: given[-1]("Nicht nötig"))
    monkeypatch.setattr(checkpoints, "ask_date", lambda *given: given[-1](TODAY.replace(month=12)))
    monkeypatch.setattr(checkpoints, "ask_text", lambda *given, **_: given[-1]("Rückruf am Montag"))
    table = person.checkpoints.table
    line = stand_on(table, lambda it: it.state is State.PLANNED and it.action == "complete")

    def typed(key):
        stand_on(table, lambda it: it.id == line.id)
        qtbot.keyClick(table, key)
        return state_of(window, line.id)

    assert typed(Qt.Key.Key_A).state is State.IN_PROGRESS
    assert typed(Qt.Key.Key_W).waiting_since == TODAY
    assert typed(Qt.Key.Key_M).plan_on == TODAY.replace(month=12)
    assert typed(Qt.Key.Key_B).note == "Rückruf am Montag"
    assert typed(Qt.Key.Key_N).reason == "Nicht nötig"
    assert typed(Qt.Key.Key_O).state is State.PLANNED
    assert typed(Qt.Key.Key_Space).done_on == TODAY


def test_only_what_fits_a_state_is_offered(person):
    table = person.checkpoints.table
    stand_on(table, lambda it: it.state is State.DONE)
    offered = [
        deed.key
        for deed, made in zip(person.checkpoints.deeds, person.checkpoints._buttons, strict=True)
        if made.isEnabled()
    ]
    assert offered == ["B", "D", "O"]


def test_a_proof_is_filed(qtbot, monkeypatch, tmp_path, window, person):
    paper = tmp_path / "Titel.pdf"
    paper.write_bytes(b"%PDF-1.7 made up")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    table = person.checkpoints.table
    line = stand_on(table, lambda it: it.state is State.PLANNED)
    with qtbot.waitSignal(window.workspace.changed):
        qtbot.keyClick(table, Qt.Key.Key_D)
    assert next(it for it in lines_of(table) if it.id == line.id).evidence_count == line.evidence_count + 1
    paper.unlink()
    with qtbot.waitSignal(window.workspace.failed):
        qtbot.keyClick(table, Qt.Key.Key_D)


def test_the_rule_of_the_chosen_checkpoint_is_told(person):
    table = person.checkpoints.table
    line = stand_on(table, lambda it: it.rule is not None and bool(it.rule.basis))
    told = " ".join(each.text() for each in person.rule.findChildren(type(person.head.name)))
    assert line.rule.basis[0] in told
    assert line.rule.source[0] in told.replace("\u200b", "")  # a long address may break


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_path_is_told_in_words_and_walked_by_keyboard(qtbot, person):
    words = person.path.accessibleDescription().splitlines()
    assert len(words) == sum(len(spot.items) for spot in person.path._spots) > 5
    person.path.setFocus()
    qtbot.keyClick(person.path, Qt.Key.Key_Right)
    assert person.path.accessibleDescription().splitlines()[0] == words[0]
    qtbot.keyClick(person.path, Qt.Key.Key_Left)
    assert person.path.accessibleDescription().splitlines()[-1] in words


def test_tabs_are_walked_by_arrows(qtbot, person):
    person.tabs._group.button(0).setFocus()
    for place in (1, 2, 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert person.tabs.current() == place


def test_deleting_a_person_asks_nothing_and_undo_brings_all_back(qtbot, window, person):
    worker_id = person._worker_id
    person.head.deletion_wanted.emit()
    assert window.page(pages.PEOPLE).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert worker_id in {line.id for line in people(window.workspace.database, today=TODAY)}


def test_what_is_typed_into_a_field_is_undone_there_first(qtbot, window):
    window.show_page(pages.PEOPLE)
    search = window.page(pages.PEOPLE).filters.search
    search.setFocus()
    qtbot.keyClicks(search, "abc")
    qtbot.keyClick(search, Qt.Key.Key_Z, CTRL)
    assert search.text() == ""
    assert not window.strip.isVisible()


def test_settings_change_language_and_look_at_once(window):
    window.use_settings(replace(window.settings, language="en", theme="dark", text_scale=150))
    calm()
    assert window.page(pages.OVERVIEW).head.title.text() == "Hello – this is what is due"
    assert window.kept[-1].theme == "dark"
    assert window.palette().window().color().lightness() < 60


def test_the_visit_is_remembered_on_closing(window):
    window.close()
    assert window.kept[-1].last_visit == "2026-11-23"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_without_people_says_what_to_do_first(qtbot, tmp_path, catalogue, settings, language):
    from onboarding_app.services.company import create_file
    from onboarding_app.services.workers import add_worker
    from tests.made import clock, made_company, made_worker

    with create_file(tmp_path / "new.ankerpunkt", made_company(), who="P", now=clock) as database:
        made = make_window(database, catalogue, settings, texts=Texts(language), today=lambda: TODAY)
        qtbot.addWidget(made)
        made.show()
        page = made.page(pages.OVERVIEW)
        with qtbot.waitSignal(page.filled):
            pass
        assert page.first_steps.isVisible()
        first = Texts(language)("Import a list from Excel or CSV (Ctrl+I)")
        for key in (pages.PEOPLE, pages.DUE, pages.TALKS):
            made.show_page(key)
            ways = [it for it in made.page(key).findChildren(QPushButton) if it.text() == first]
            assert [it.isVisible() for it in ways] == [True]
        made.workspace.perform(add_worker, catalogue, made_worker(), today=TODAY)
        for key in (pages.PEOPLE, pages.DUE, pages.TALKS):
            made.show_page(key)
            ways = [it for it in made.page(key).findChildren(QPushButton) if it.text() == first]
            assert not ways[0].isVisible()
        assert made.page(pages.PEOPLE).table.lines_model.rowCount() == 1
        wait_for_all()
        made.close()


def test_what_was_said_of_nobody_is_not_said_until_it_is_worked_out_again(
    qtbot, tmp_path, catalogue, settings
):
    from onboarding_app.services.company import create_file
    from onboarding_app.services.workers import add_worker
    from tests.made import clock, made_company, made_worker

    with create_file(tmp_path / "new.ankerpunkt", made_company(), who="P", now=clock) as database:
        made = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
        qtbot.addWidget(made)
        made.show()
        page = made.page(pages.OVERVIEW)
        with qtbot.waitSignal(page.filled):
            pass
        assert page.acting.figure.text() == "● 0"
        with qtbot.waitSignal(page.filled):
            made.workspace.perform(add_worker, catalogue, made_worker(), today=TODAY)
            qtbot.waitUntil(lambda: page.acting.figure.text() == "…")
            assert page.side._no_names.text() == "wird ermittelt …"
        made.close()
