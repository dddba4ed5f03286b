"""The month: walked by keyboard, told in words, its lines acted on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from onboarding_app.ui.models.table import LINE_ROLE
from onboarding_app.ui.screens.due import LIST, MONTH, DueScreen
from onboarding_app.ui.widgets.month_view import month_beside
from tests.ui.conftest import TODAY
from tests.ui.walls import calm


@pytest.fixture
def page(qtbot, workspace, palette, desk):
    made = DueScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.tabs.show_page(MONTH)
    calm()
    return made


def busy_day(page, wanted=lambda _entry: True):
    """The first day of the month shown that holds what is wanted."""
    model = page.month.model
    days = (model.day(model.index(row, column)) for row in range(6) for column in range(7))
    return next(day for day in days if any(wanted(entry) for entry in model.entries(day)))


def test_the_month_begins_today_and_is_walked_by_keyboard(qtbot, page):
    table, model = page.month.table, page.month.model
    table.setFocus()

    def at():
        return model.day(table.currentIndex())

    assert at() == TODAY
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 11, 24)),
        (Qt.Key.Key_Down, date(2026, 12, 1)),
        (Qt.Key.Key_Left, date(2026, 11, 30)),
        (Qt.Key.Key_PageDown, date(2026, 12, 30)),
        (Qt.Key.Key_Up, date(2026, 12, 23)),
        (Qt.Key.Key_PageUp, date(2026, 11, 23)),
        (Qt.Key.Key_PageUp, date(2026, 10, 23)),
        (Qt.Key.Key_Home, TODAY),
    ):
        qtbot.keyClick(table, key)
        assert at() == day
        assert page.month.heading.text().endswith(str(day.year))


def test_a_month_has_the_days_it_has():
    assert month_beside(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_beside(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert month_beside(date(2026, 12, 31), 1) == date(2027, 1, 31)
    assert month_beside(date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert month_beside(date(2026, 10, 31), 1) == date(2026, 11, 30)


def test_each_day_is_told_in_words(page):
    day = busy_day(page)
    model = page.month.model
    told = model.data(model.place(day), Qt.ItemDataRole.AccessibleTextRole)
    assert str(day.year) in told
    for entry in model.entries(day):
        assert entry.worker_name in told
        assert entry.title in told


def test_return_goes_to_the_day_and_does_its_line(qtbot, page):
    day = busy_day(page, lambda it: it.line is not None and it.line.action == "complete")
    page.month.go_to(day)
    entry = next(it for it in page.month.model.entries(day) if it.line and it.line.action == "complete")
    page.month.table.setFocus()
    qtbot.keyClick(page.month.table, Qt.Key.Key_Return)
    assert page.month.day.hasFocus()
    shown = page.month.day.lines_model
    lines = [shown.index(row, 0).data(LINE_ROLE) for row in range(shown.rowCount())]
    row = lines.index(entry)
    page.month.day.setCurrentIndex(shown.index(row, 0))
    qtbot.keyClick(page.month.day, Qt.Key.Key_Return)
    calm()
    assert entry.line.id not in {it.line.id for it in page.month.model.entries(day) if it.line}
    with page._workspace.database.read() as view:
        assert view.checkpoints.get(entry.line.id).done_on == TODAY


def test_search_and_filters_hold_for_list_and_month(page):
    entry = page.month.model.entries(busy_day(page))[0]
    page.search.setText(entry.worker_name)
    model = page.month.model
    left = {
        it.worker_name
        for row in range(6)
        for column in range(7)
        for it in model.entries(model.day(model.index(row, column)))
    }
    assert left == {entry.worker_name}
    page.tabs.show_page(LIST)
    listed = page.table.lines_model
    names = {listed.index(row, 0).data(LINE_ROLE).worker_name for row in range(listed.rowCount())}
    assert names <= {entry.worker_name}
    page.overdue.setChecked(True)
    page.search.clear()
    page.tabs.show_page(MONTH)
    assert all(
        it.line is not None and it.line.overdue
        for row in range(6)
        for column in range(7)
        for it in model.entries(model.day(model.index(row, column)))
    )
