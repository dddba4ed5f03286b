"""Nothing lies upon anything: long names, long lists, bars under marks, tabs of different heights."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.people import Stage
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.people import people, worker_of
from onboarding_app.services.read_models import Path, PathBar, PathMark, PeopleFilter, QuestionLine
from onboarding_app.services.workers import save_worker
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.private_files import private_folder
from onboarding_app.ui.screens.check_in import CheckInScreen
from onboarding_app.ui.screens.person import PersonScreen
from onboarding_app.ui.screens.reports import ReportsScreen
from onboarding_app.ui.widgets.lists import MOST_WRAPPED, LineTable
from onboarding_app.ui.widgets.path_view import PathView
from onboarding_app.ui.widgets.questions import QuestionsCard
from onboarding_app.ui.widgets.tabs import Tabs
from tests.ui.conftest import TODAY
from tests.ui.walls import cut

LONG = "Wolfeschlegelsteinhausenbergerdorff" * 3


def moment():
    return datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def long_named(workspace):
    """Somebody whose names are as long as names may be, in one word."""
    who = people(workspace.database, today=TODAY, only=PeopleFilter(stage=Stage.ACTIVE))[0].id
    worker = replace(worker_of(workspace.database, who), given_name=LONG, family_name=LONG)
    workspace.perform(save_worker, workspace.catalogue, worker, today=TODAY)
    return who


@pytest.mark.parametrize("width", [800, 1150])
def test_a_very_long_name_makes_no_page_wider_than_the_window(
    qtbot, workspace, desk, palette, long_named, width
):
    for screen in (PersonScreen(workspace, palette, desk), CheckInScreen(workspace, palette)):
        qtbot.addWidget(screen)
        screen.resize(width, 700)
        screen.show()
        screen.open(long_named)
        qtbot.wait(50)
        assert [it for it in cut(screen) if "beyond" in it or "Wolfe" in it] == []


def table_of(qtbot, palette, lines):
    columns = (
        Column("Name", lambda line: line, detail=lambda line: f"mehr zu {line}"),
        Column("Tag", lambda _line: "1.12.2026"),
    )
    table = LineTable("Namen", columns, palette, wide=0, wraps=True)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show()
    table.show_lines(lines)
    return table


def test_a_line_of_a_long_list_has_room_for_its_detail(qtbot, palette):
    lines = [f"Zeile {number}" for number in range(MOST_WRAPPED + 1)]
    table = table_of(qtbot, palette, lines)
    needed = table._texts.height(table.font(), ("Zeile 1", "", "mehr"), 300)
    assert table.rowHeight(MOST_WRAPPED) >= needed
    table.show_lines(lines[:3])
    qtbot.wait(1)
    assert table.rowHeight(0) >= needed


def test_a_page_may_ask_for_higher_lines(qtbot, palette):
    table = table_of(qtbot, palette, ["Zeile"])
    table.verticalHeader().setDefaultSectionSize(90)
    for count in (MOST_WRAPPED + 1, 2, MOST_WRAPPED + 2):
        table.show_lines([f"Zeile {number}" for number in range(count)])
        assert table.rowHeight(0) == 90


def test_what_has_no_room_is_cut_and_never_painted_over_the_next_line(qtbot, palette):
    table = table_of(qtbot, palette, [LONG * 4 if n == 1 else "kurz" for n in range(MOST_WRAPPED + 1)])
    table.clearSelection()
    picture = table.viewport().grab().toImage()
    top, height = table.rowViewportPosition(2), table.rowHeight(2)
    other = table_of(qtbot, palette, ["kurz"] * (MOST_WRAPPED + 1)).viewport().grab().toImage()
    for y in range(top + 1, top + height - 1):
        for x in range(0, 200, 2):
            assert picture.pixel(x, y) == other.pixel(x, y)


def mark(day):
    return PathMark(track=Track.LANGUAGE, label="Termin", on=day, state=State.PLANNED, overdue=False)


@pytest.mark.parametrize("days", [(), (2,), (2, 40, 60), (100, 110, 300), tuple(range(0, 365, 15))])
def test_no_mark_lies_on_the_words_of_a_bar(qtbot, palette, days):
    start = date(2026, 6, 1)
    bar = PathBar(
        track=Track.LANGUAGE,
        label="Integrationskurs",
        starts_on=start,
        ends_on=start + timedelta(365),
        kind="course",
    )
    view = PathView(palette, Texts("de"), lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(900, 200)
    view.show_path(
        Path(
            starts_on=start - timedelta(30),
            ends_on=start + timedelta(400),
            bars=(bar,),
            marks=tuple(mark(start + timedelta(day)) for day in days),
        )
    )
    place = next(spot.place for spot in view._spots if isinstance(spot.item, PathBar))
    wanted = 120
    left, right = view._label_room(bar, place, wanted)
    words = QRectF(left, place.y(), min(wanted, right - left), place.height())
    assert place.left() <= left
    assert right <= place.right()
    marks = [spot.place for spot in view._spots if isinstance(spot.item, PathMark)]
    assert not any(words.intersects(each) for each in marks)


def test_a_tab_is_as_high_as_what_it_shows(qtbot):
    tabs = Tabs("Bereiche")
    qtbot.addWidget(tabs)
    for height in (100, 900):
        page = QWidget()
        page.setMinimumHeight(height)
        tabs.add(page, str(height))
    tabs.show_page(0)
    low = tabs.minimumSizeHint().height()
    tabs.show_page(1)
    assert low < 300
    assert tabs.minimumSizeHint().height() >= 900


def test_a_wrong_date_in_an_open_question_is_said(qtbot):
    card = QuestionsCard(Texts("de"), names_people=False)
    qtbot.addWidget(card)
    line = QuestionLine(
        worker_id=None, worker_name="", fact="x", question="Seit wann?", help="", kind="date", choices=()
    )
    card.show_questions([line], 1)
    card.show()
    answers = []
    card.answered.connect(lambda _line, value: answers.append(value))
    field, _save, wrong = card._answers(line)
    for widget in (field, wrong):
        qtbot.addWidget(widget)
    field.setText("31.02.2027")
    field.returnPressed.emit()
    assert answers == []
    assert wrong.isVisibleTo(None)
    field.setText("28.02.2027")
    field.returnPressed.emit()
    assert answers == ["2027-02-28"]


def test_papers_are_made_in_a_folder_that_is_swept_after_a_crash(qtbot, workspace, palette, desk):
    screen = ReportsScreen(workspace, palette, desk)
    qtbot.addWidget(screen)
    assert private_folder() in FilePath(screen._folder.name).parents
