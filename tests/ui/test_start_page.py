"""The start page: arranged as one works, narrowed to one's own work, acted on where it stands."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from onboarding_app.domain.tracks import Responsible
from onboarding_app.services.start_models import QuickAction
from onboarding_app.settings import Settings
from onboarding_app.ui.models.grouping import HR, GroupBy, grouped, is_of
from onboarding_app.ui.models.table import Heading
from onboarding_app.ui.screens.overview import OverviewScreen
from onboarding_app.ui.widgets.fields import ChoiceField
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


def test_ones_own_work_is_shown_and_the_rest_is_counted_and_one_click_away(screen, desk):
    by, whose = choices(screen)
    everything = due(screen)
    choose(whose, HR)
    mine = due(screen)
    assert mine
    assert all(
        line.responsible is Responsible.HR
        or (line.responsible is Responsible.MENTOR and not line.mentor_name)
        for line in mine
    )
    assert str(len(everything) - len(mine)) in screen.due_card.hidden.text()
    assert screen.due_card.hidden.isVisible()
    choose(whose, "Jana Weber")
    assert {line.mentor_name for line in due(screen)} == {"Jana Weber"}
    assert {line.responsible for line in due(screen)} == {Responsible.MENTOR}
    remembered = [given[0] for name, *given in desk.asked if name == "remember"][-1]
    assert (remembered.start_by, remembered.start_whose) == (by.value.value, "Jana Weber")
    choose(whose, "")
    assert due(screen) == everything
    assert not screen.due_card.hidden.isVisible()


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
    alone = replace(line, mentor_name="")
    assert is_of(alone, HR)
    assert not is_of(line, HR)
    assert grouped([], GroupBy.DAY, TODAY, screen._texts) == []
