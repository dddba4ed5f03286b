"""The list of people: what filters ask for, which columns are shown, what several people are chosen for."""

from threading import current_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.people import Stage
from onboarding_app.domain.tracks import Track, TrackStand
from onboarding_app.services.attention import levels
from onboarding_app.services.people import mentors
from onboarding_app.settings import Settings
from onboarding_app.ui.models.table import TONE_ROLE
from onboarding_app.ui.screens import people as people_screen
from onboarding_app.ui.screens.people import PeopleScreen
from onboarding_app.ui.tasks import NAME
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(qtbot, workspace, palette, desk):
    made = PeopleScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    calm()
    return made


def lines(screen):
    return list(screen.table.lines_model.lines)


def asked(screen, field, value):
    """Choose in a filter, as a user does."""
    field.fill(value)
    field.edited.emit()
    return lines(screen)


def column(screen, key):
    return screen.columns._keys.index(key)


def test_each_filter_asks_for_what_it_says_and_one_click_resets_all(screen):
    everybody, filters = lines(screen), screen.filters
    assert not filters.reset_button.isVisible()
    assert {line.stage for line in asked(screen, filters.stage, Stage.LEFT)} == {Stage.LEFT}
    asked(screen, filters.stage, None)
    assert all(line.overdue_count for line in asked(screen, filters.stand, TrackStand.OVERDUE))
    asked(screen, filters.stand, None)
    titled = asked(screen, filters.title_ends, 180)
    assert titled
    assert all((line.title_until - TODAY).days in range(181) for line in titled)
    assert f"{len(titled)}" in screen.head.line.text()
    filters.search.setText("xyzzy nobody")
    assert screen.nobody.isVisible()
    assert not screen.table.isVisible()
    filters.reset_button.click()
    assert lines(screen) == everybody
    assert not filters.reset_button.isVisible()


@pytest.mark.parametrize("stand", TrackStand)
def test_the_state_is_that_of_the_track_which_is_asked_for(screen, workspace, stand):
    asked(screen, screen.filters.track, Track.RECOGNITION)
    found = {line.id for line in asked(screen, screen.filters.stand, stand)}
    with workspace.database.read() as view:
        for dossier in view.dossiers():
            own = [it for it in dossier.checkpoints if it.track is Track.RECOGNITION and not it.withdrawn_on]
            left = dossier.departure is not None and dossier.departure.ended_on < TODAY
            is_open = [it for it in own if it.is_open and not left]
            fits = {
                TrackStand.OVERDUE: any(it.is_overdue(TODAY) for it in is_open),
                TrackStand.WAITING: any(it.state.value == "waiting" for it in is_open),
                TrackStand.OPEN: bool(is_open),
                TrackStand.DONE: bool(own) and not is_open,
            }[stand]
            assert (dossier.worker.id in found) == fits, dossier.worker.name


def test_levels_are_worked_out_beside_the_window_and_can_be_asked_for(screen, workspace):
    known = levels(workspace.database, workspace.catalogue, today=TODAY)
    place = column(screen, "level")
    model = screen.table.model()
    for row, line in enumerate(lines(screen)):
        tone = model.data(model.index(row, place), TONE_ROLE)
        assert tone == ("" if line.stage is Stage.LEFT else ("", "caution", "alarm")[known[line.id]])
    urgent = asked(screen, screen.filters.level, AttentionLevel.URGENT)
    assert {line.id for line in urgent} == {id_ for id_, it in known.items() if it is AttentionLevel.URGENT}


def test_more_than_are_shown_are_counted_as_those_who_were_found(screen, monkeypatch):
    monkeypatch.setattr("onboarding_app.ui.screens.people.FIRST", 2)
    found = asked(screen, screen.filters.title_ends, 180)
    assert len(found) == 2
    assert screen.more.isVisible()
    told = screen.head.line.text()
    screen.more.click()
    calm()
    assert len(lines(screen)) > 2
    assert f" {len(lines(screen))} " in told
    assert len(lines(screen)) < screen._count


def test_of_many_people_the_last_question_is_answered_beside_the_window(screen, monkeypatch):
    monkeypatch.setattr("onboarding_app.ui.screens.people.FIRST", 2)
    threads = set()
    read = people_screen.found_people
    monkeypatch.setattr(
        "onboarding_app.ui.screens.people.found_people",
        lambda *given, **named: threads.add(current_thread().name) or read(*given, **named),
    )
    screen.table.sortByColumn(column(screen, "title"), Qt.SortOrder.DescendingOrder)
    asked(screen, screen.filters.stand, TrackStand.OVERDUE)
    calm()
    assert all(line.overdue_count for line in lines(screen))
    assert threads == {NAME}
    ends = [line.title_until for line in lines(screen) if line.title_until]
    assert ends == sorted(ends, reverse=True)
    assert len(ends) > 2


def test_a_level_that_nobody_has_is_said_and_not_waited_for(screen):
    screen._take_levels({})
    asked(screen, screen.filters.level, AttentionLevel.URGENT)
    assert screen.nobody.isVisible()
    assert "worked out" not in screen.head.line.text()


def test_a_mentors_name_finds_their_people(screen, workspace):
    mentor = next(it for it in mentors(workspace.database) if "Krüger" in it.name)
    screen.filters.search.setText("kruger")
    assert lines(screen)
    assert {line.mentor_id for line in lines(screen)} == {mentor.id}


def test_columns_and_order_are_chosen_and_remembered(qtbot, screen, workspace, palette, desk):
    action = next(it for it in screen.columns.menu.actions() if it.data() == "citizenship")
    action.trigger()
    assert screen.columns.shows("citizenship")
    screen.table.sortByColumn(column(screen, "title"), Qt.SortOrder.DescendingOrder)
    remembered = [given[0].people_columns for name, *given in desk.asked if name == "remember"][-1]
    assert "citizenship" in remembered.split(";")[0].split(",")
    assert remembered.endswith(";-title")
    desk.settings = Settings(people_columns=remembered)
    again = PeopleScreen(workspace, palette, desk)
    qtbot.addWidget(again)
    again.show()
    assert again.columns.shows("citizenship")
    ends = [line.title_until for line in lines(again) if line.title_until]
    assert ends == sorted(ends, reverse=True)


@pytest.mark.parametrize("stored", ["", "gone,nonsense;-gone", ";;;", "level"])
def test_what_was_remembered_may_be_anything(qtbot, workspace, palette, desk, stored):
    desk.settings = Settings(people_columns=stored)
    made = PeopleScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.show()
    assert made.columns.shows("name")
    assert lines(made)


def test_several_are_chosen_by_keyboard_for_reports_a_mentor_and_an_export(qtbot, screen, desk, workspace):
    table = screen.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    assert not screen.batch.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    ids = [line.id for line in lines(screen)[:3]]
    assert screen.batch.isVisible()
    assert "3" in screen.chosen_count.text()
    screen.print_chosen()
    assert desk.asked[-1] == ("open_report", "status", *ids)
    screen.choose_nobody()
    assert not screen.batch.isVisible()


def test_who_was_chosen_stays_chosen_when_the_list_is_sorted_or_read_again(screen):
    chosen = {line.id for line in lines(screen)[3:7]}
    screen.table.choose_lines(lambda line: line.id in chosen)
    screen.table.setCurrentIndex(screen.table.model().index(5, 0))
    screen.table.choose_lines(lambda line: line.id in chosen)
    here = screen.table.current_line().id
    for again in (
        lambda: screen.table.sortByColumn(column(screen, "next"), Qt.SortOrder.DescendingOrder),
        screen.reload,
    ):
        again()
        calm()
        assert {line.id for line in screen.table.chosen_lines()} == chosen
        assert screen.table.current_line().id == here
        assert "4" in screen.chosen_count.text()
    asked(screen, screen.filters.stage, Stage.LEFT)
    assert {line.id for line in screen.table.chosen_lines()} <= chosen


def test_one_mentor_for_several_is_one_deed_that_one_undo_takes_back(screen, workspace, monkeypatch):
    before = {line.id: line.mentor_id for line in lines(screen)}
    chosen = [line.id for line in lines(screen)[:4]]
    screen.table.choose_lines(lambda line: line.id in chosen)
    mentor = mentors(workspace.database)[0]

    def answered(dialog):
        dialog.findChild(type(screen.filters.mentor)).fill(mentor.id)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answered)
    screen.change_mentor()
    now = {line.id: line.mentor_id for line in lines(screen)}
    assert {now[id_] for id_ in chosen} == {mentor.id}
    assert {id_ for id_ in now if now[id_] != before[id_]} <= set(chosen)
    assert [line.id for line in screen.table.chosen_lines()] == chosen
    workspace.undo()
    assert {line.id: line.mentor_id for line in lines(screen)} == before


def test_who_has_left_has_no_next_step_and_no_level(screen):
    place, model = column(screen, "next"), screen.table.model()
    for row, line in enumerate(lines(screen)):
        if line.stage is Stage.LEFT:
            assert model.data(model.index(row, place)) == "–"
            assert model.data(model.index(row, column(screen, "level"))) == "–"
