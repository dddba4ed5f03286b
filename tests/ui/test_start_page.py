"""The start page: arranged as one works, narrowed to one's own work, acted on where it stands."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from onboarding_app.domain.tracks import Responsible
from onboarding_app.services.people import mentors
from onboarding_app.services.start_models import QuickAction
from onboarding_app.services.workers import add_mentor
from onboarding_app.settings import Settings
from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.models.grouping import ACCOMPANIED, HR, MANAGER, GroupBy, grouped, is_of
from onboarding_app.ui.models.table import Heading
from onboarding_app.ui.models.work_columns import due_detail
from onboarding_app.ui.screens.overview import OverviewScreen
from onboarding_app.ui.screens.overview_news import NewsDialog
from onboarding_app.ui.theme import put_on
from onboarding_app.ui.widgets.fields import ChoiceField
from tests.made import made_mentor
from tests.ui.conftest import TODAY
from tests.ui.walls import calm


@pytest.fixture
def screen(qtbot, workspace, palette, desk):
    made = OverviewScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    calm()
    return made


def shown(screen):
    return list(screen.due_card.table.lines_model.lines)


def due(screen):
    return [line for line in shown(screen) if not isinstance(line, Heading)]


def choices(screen):
    return screen.due_card.findChildren(ChoiceField)


def choose(field, value):
    """Choose as a user does."""
    field.fill(value)
    field.edited.emit()


def test_what_is_due_stands_under_headings_with_counts(screen):
    headings = [line.text for line in shown(screen) if isinstance(line, Heading)]
    late = sum(line.overdue for line in due(screen))
    assert late
    assert any(f"({late})" in text for text in headings)
    assert len(headings) > 2
    last = max(line.plan_on or line.due_on for line in due(screen))
    assert TODAY + timedelta(14) < last <= TODAY + timedelta(30)


@pytest.mark.parametrize("by", GroupBy)
def test_every_arrangement_holds_the_same_lines_each_under_one_heading(screen, workspace, by):
    whole = Counter(line.id for line in due(screen))
    choose(choices(screen)[0], by)
    assert Counter(line.id for line in due(screen)) == whole
    told = shown(screen)
    assert isinstance(told[0], Heading)
    counts = [int(line.text.rsplit("(", 1)[1][:-1]) for line in told if isinstance(line, Heading)]
    assert sum(counts) == sum(whole.values())
    titles = [line.text for line in told if isinstance(line, Heading)]
    assert len(set(titles)) == len(titles)


def test_ones_own_work_is_shown_and_the_rest_is_counted_and_one_click_away(screen, desk, workspace):
    by, whose = choices(screen)
    everything = due(screen)
    choose(whose, HR)
    mine = due(screen)
    assert mine
    assert not {line.responsible for line in mine} & {Responsible.MANAGER}
    assert str(len(everything) - len(mine)) in screen.due_card.hidden.text()
    assert screen.due_card.hidden.isVisible()
    jana = next(it for it in mentors(workspace.database) if it.name == "Jana Weber")
    choose(whose, str(jana.id))
    assert {line.mentor_id for line in due(screen)} == {jana.id}
    assert {line.responsible for line in due(screen)} <= ACCOMPANIED
    remembered = [given[0] for name, *given in desk.asked if name == "remember"][-1]
    assert (remembered.start_by, remembered.start_whose) == (by.value.value, str(jana.id))
    choose(whose, "")
    assert due(screen) == everything
    assert not screen.due_card.hidden.isVisible()


def test_each_line_is_the_work_of_exactly_one_of_those_who_can_be_chosen(screen):
    offered = [value for value in choices(screen)[1]._values if value]
    for line in due(screen):
        assert sum(is_of(replace(line, escalated=False), whose) for whose in offered) == 1


def test_a_new_mentor_of_the_same_name_can_be_told_apart_at_once(screen, workspace):
    add_mentor(workspace.database, made_mentor(name="Jana Weber", organisation="AWO"))
    screen.reload()
    calm()
    whose = choices(screen)[1]
    named = [whose.itemText(row) for row in range(whose.count())]
    assert "Jana Weber (AWO)" in named
    assert "Jana Weber" not in named
    assert sum(name.startswith("Jana Weber") for name in named) == 2


@pytest.mark.parametrize("stored", [("person", HR), ("nonsense", "Niemand, den es gibt"), ("", "")])
def test_what_was_remembered_may_be_anything(qtbot, workspace, palette, desk, stored):
    desk.settings = Settings(start_by=stored[0], start_whose=stored[1])
    made = OverviewScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.show()
    calm()
    assert due(made)


def test_a_heading_is_never_chosen_by_the_keyboard(qtbot, screen):
    table = screen.due_card.table
    table.setCurrentIndex(table.model().index(1, 0))
    for key, last in ((Qt.Key.Key_Down, len(shown(screen)) - 1), (Qt.Key.Key_Up, 1)):
        for _ in range(len(shown(screen)) + 3):
            qtbot.keyClick(table, key)
            assert table.current_line() is not None
        assert table.currentIndex().row() == last


def test_a_paper_is_printed_from_its_line_and_ticking_off_is_offered(qtbot, screen, desk, workspace):
    line = next(it for it in due(screen) if it.action is QuickAction.PRINT)
    row = shown(screen).index(line)
    table = screen.due_card.table
    table.setCurrentIndex(table.model().index(row, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    opened, offered = desk.asked[-2:]
    assert opened == ("open_report", "fair-integration", line.worker_id)
    assert offered[0] == "offer"
    offered[3]()
    with workspace.database.read() as view:
        assert view.checkpoints.get(line.id).done_on == TODAY


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_more_can_be_done_with_a_line_than_its_button_does(screen):
    table = screen.due_card.table
    row = next(row for row, it in enumerate(shown(screen)) if not isinstance(it, Heading))
    table.setCurrentIndex(table.model().index(row, 0))
    table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = screen.due_card.findChild(QMenu)
    assert len(menu.actions()) >= 2
    menu.close()


def test_who_has_left_is_not_among_the_ends_of_titles(screen):
    titles = screen.side.titles.lines_model.lines
    assert titles
    assert {line.stage.value for line in titles} <= {"active", "before_arrival"}


def test_work_of_a_mentor_falls_to_hr_where_nobody_accompanies(screen):
    line = next(it for it in due(screen) if it.responsible is Responsible.MENTOR)
    alone = replace(line, mentor_name="", mentor_id=None)
    assert is_of(alone, HR)
    assert not is_of(line, HR)
    assert grouped([], GroupBy.DAY, TODAY, screen._texts) == []


def test_what_is_late_for_long_is_shown_to_management_and_deputy_too(screen, workspace):
    choose(choices(screen)[1], MANAGER)
    late = [line for line in due(screen) if line.responsible is not Responsible.MANAGER]
    assert late
    assert all(line.escalated and (TODAY - line.due_on).days > 14 for line in late)
    assert all("auch bei der Leitung" in due_detail(line, workspace.texts) for line in late)
    line = replace(late[0], responsible=Responsible.MENTOR, mentor_id=7, deputy_id=8)
    assert [is_of(line, whose) for whose in ("7", "8", "9", HR)] == [True, True, False, False]
    assert not is_of(replace(line, escalated=False), "8")


def first(screen):
    """Stand on the first line, as a user who comes with the keyboard."""
    table = screen.due_card.table
    table.setCurrentIndex(table.model().index(1, 0))
    return table.current_line()


def deed(screen, beginning):
    """Choose from the menu of the line."""
    menu = screen.due_card._deeds()
    next(it for it in menu.actions() if it.text().startswith(beginning)).trigger()
    menu.close()
    calm()


def test_a_line_that_was_seen_leaves_the_list_is_counted_and_can_be_brought_back(qtbot, screen, workspace):
    line = first(screen)
    deed(screen, "Gesehen")
    assert line.id not in {it.id for it in due(screen)}
    quiet = screen.due_card.quiet
    assert quiet.isVisible()
    assert "(1)" in quiet.text()
    qtbot.mouseClick(quiet, Qt.MouseButton.LeftButton)
    assert shown(screen)[-2].text == "Zurückgestellt (1)"
    again = shown(screen)[-1]
    assert (again.id, again.quiet) == (line.id, True)
    table = screen.due_card.table
    table.setCurrentIndex(table.model().index(len(shown(screen)) - 1, 0))
    deed(screen, "Wieder zeigen")
    assert line.id in {it.id for it in due(screen)}
    assert not quiet.isVisible()
    workspace.undo()
    calm()
    assert quiet.isVisible()


def test_one_key_brings_back_what_was_set_aside(qtbot, screen):
    line = first(screen)
    deed(screen, "Gesehen")
    screen.due_card.quiet.click()
    table, place = screen.due_card.table, len(shown(screen)) - 1
    assert table.lines_model.cell(place, 3)[0] == "Wieder zeigen"
    table.setCurrentIndex(table.model().index(place, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.due_card.quiet.isVisible())
    back = next(it for it in due(screen) if it.id == line.id)
    assert (back.quiet, back.state) == (False, line.state)


def test_setting_aside_asks_until_when_and_why(screen, monkeypatch):
    answers = [{"until": TODAY, "reason": "wartet"}, {"until": TODAY + timedelta(3), "reason": " "}]
    answers.append({"until": TODAY + timedelta(3), "reason": "wartet auf Papiere"})
    taken = []

    def answer_all(dialog):
        taken.extend(dialog._save(values) for values in answers)

    monkeypatch.setattr(FormDialog, "exec", answer_all)
    line = first(screen)
    deed(screen, "Zurückstellen")
    assert taken == [False, False, True]
    assert line.id not in {it.id for it in due(screen)}
    screen.due_card.quiet.click()
    quiet = shown(screen)[-1]
    assert due_detail(quiet, screen._texts).endswith("zurückgestellt bis 26.11.2026 · wartet auf Papiere")


def test_a_reminder_is_drafted_from_its_line(screen, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    first(screen)
    deed(screen, "Per E-Mail")
    assert opened[0].startswith("mailto:")


@pytest.fixture
def back_again(qtbot, workspace, palette, desk):
    """The start page after four days away."""
    desk.settings = Settings(last_visit="2026-11-19")
    made = OverviewScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    calm()
    return made


def test_what_is_new_since_the_last_visit_can_be_opened_and_leads_to_its_person(qtbot, back_again, desk):
    assert "19.11.2026" in back_again.news.text()
    qtbot.mouseClick(back_again.news, Qt.MouseButton.LeftButton)
    dialog = back_again.findChild(NewsDialog)
    lines = dialog.table.lines_model.lines
    told = [line for line in lines if not isinstance(line, Heading)]
    assert back_again.news.text().startswith(f"{len(told)} ")
    assert sum(int(it.text.rsplit("(", 1)[1][:-1]) for it in lines if isinstance(it, Heading)) == len(told)
    line = dialog.table.current_line()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert desk.asked[-1] == ("open_person", line.worker_id)
    assert not dialog.isVisible()


def test_on_the_same_day_nothing_is_new(screen):
    assert not screen.news.isVisible()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_list_has_most_of_the_room_of_a_small_screen(
    qtbot, qapp, workspace, desk, catalogue, settings, scale
):
    """What a window of 1366×768 leaves to a page."""
    look = put_on(qapp, replace(settings, text_scale=scale))
    screen = OverviewScreen(workspace, look, desk)
    qtbot.addWidget(screen)
    screen.resize(*((1162, 678) if scale == 100 else (1246, 638)))
    screen.show()
    calm()
    table, area = screen.due_card.table, screen.area.viewport()
    seen = [
        row
        for row, line in enumerate(shown(screen))
        if not isinstance(line, Heading) and is_seen(table, row, area)
    ]
    assert len(seen) >= (8 if scale == 100 else 3)
    assert (screen.area.verticalScrollBar().maximum() == 0) is (scale == 100)


def is_seen(table, row, area):
    """Whether a line stands whole in its table and on the page."""
    place = table.visualRect(table.model().index(row, 2))
    on_page = place.translated(table.viewport().mapTo(area, QPoint(0, 0)))
    return table.viewport().rect().contains(place) and area.rect().contains(on_page)
