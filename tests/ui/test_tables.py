"""Tables: models hold up to Qt's own tester; Return, Space, clicks and sorting do what they say."""

import pytest
from PySide6.QtCore import Qt

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.attention import attention
from onboarding_app.services.centres import service_lines
from onboarding_app.services.check_in_sheet import talk_lines
from onboarding_app.services.overview import due_lines, overview, standing
from onboarding_app.services.people import people
from onboarding_app.services.person import person_page
from onboarding_app.ui.models import people_columns, person_columns, work_columns
from onboarding_app.ui.models.history_columns import history_columns
from onboarding_app.ui.models.table import DETAIL_ROLE, LINE_ROLE, SORT_ROLE, TONE_ROLE, TableModel
from onboarding_app.ui.widgets.lists import LineTable
from tests.ui.conftest import TODAY


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def today():
    return TODAY


@pytest.fixture
def tables(database, catalogue, language):
    """Every declared set of columns with lines of the made-up firm."""
    texts, on = Texts(language), {"today": TODAY, "language": language}
    page = overview(database, catalogue, **on)
    workers = people(database, today=TODAY)
    persons = [person_page(database, catalogue, worker.id, **on) for worker in workers]

    def of_all(name):
        return [line for person in persons for line in getattr(person, name)]

    talks = talk_lines(database, catalogue, **on)
    return {
        "due": (work_columns.due_columns(texts, today), due_lines(database, catalogue, within=None, **on)),
        "waiting": (work_columns.waiting_columns(texts), page.waiting),
        "attention": (work_columns.attention_columns(texts), attention(database, catalogue, **on).lines),
        "tracks": (work_columns.track_columns(texts), standing(database, catalogue, today=TODAY).tracks),
        "planned": (
            work_columns.talk_columns(texts, today),
            [line for line in talks if line.held_on is None],
        ),
        "held": (work_columns.held_columns(texts), [line for line in talks if line.held_on is not None]),
        "people": (
            tuple(people_columns.people_columns(texts, today, lambda _id: AttentionLevel.URGENT).values()),
            workers,
        ),
        "centres": (
            people_columns.centre_columns(texts),
            service_lines(catalogue, catalogue_tracks(), most=100),
        ),
        "checkpoints": (person_columns.checkpoint_columns(texts), of_all("checkpoints")),
        "check-ins": (person_columns.check_in_columns(texts, catalogue), of_all("check_ins")),
        "agreements": (person_columns.agreement_columns(texts, today), of_all("agreements")),
        "expectations": (person_columns.expectation_columns(texts), of_all("expectations")),
        "family": (person_columns.family_columns(texts), of_all("family")),
        "proofs": (person_columns.proof_columns(texts), of_all("proofs")),
        "courses": (person_columns.course_columns(texts), of_all("courses")),
        "recognition": (person_columns.recognition_columns(texts), of_all("recognition")),
        "titles": (
            person_columns.title_columns(texts, persons[0].title_names, lambda: TODAY),
            of_all("titles"),
        ),
        "answers": (person_columns.answer_columns(texts), of_all("answers")),
        "documents": (person_columns.document_columns(texts), of_all("documents")),
        "history": (history_columns(texts), of_all("history")),
    }


def catalogue_tracks():
    from onboarding_app.domain.tracks import Track

    return set(Track)


def test_every_model_holds_up_to_the_tester(qtmodeltester, tables):
    for columns, lines in tables.values():
        model = TableModel(columns)
        qtmodeltester.check(model)
        model.show_lines(lines[:40])
        qtmodeltester.check(model)


def test_every_cell_says_something_and_every_column_sorts(tables):
    for name, (columns, lines) in tables.items():
        model = TableModel(columns)
        model.show_lines(lines)
        for column in range(model.columnCount()):
            for row in range(model.rowCount()):
                index = model.index(row, column)
                assert isinstance(index.data(), str), name
                assert isinstance(index.data(Qt.ItemDataRole.ToolTipRole), str), name
                assert isinstance(index.data(DETAIL_ROLE), str), name
                assert index.data(TONE_ROLE) in {"", "alarm", "caution", "good", "accent", "muted"}, name
            for order in Qt.SortOrder:
                model.sort(column, order)
                keys = [model.index(row, column).data(SORT_ROLE) for row in range(model.rowCount())]
                known = [key for key in keys if key is not None]
                assert known == sorted(known, reverse=order is Qt.SortOrder.DescendingOrder), (name, column)
                assert keys[len(known) :] == [None] * (len(keys) - len(known)), (name, column)


def test_a_tone_never_speaks_alone(tables):
    marks = {"alarm": "■", "caution": "▲"}
    for name in ("due", "planned", "people", "attention", "centres"):
        columns, lines = tables[name]
        for column in columns:
            for line in lines:
                tone = column.tone(line)
                assert tone not in marks or column.text(line).startswith(marks[tone]), (name, column.title)


def test_return_and_space_act_and_with_control_they_open(qtbot, palette, tables):
    columns, lines = tables["due"]
    table = LineTable("due", columns, palette, wide=2, action=3, wraps=True)
    qtbot.addWidget(table)
    table.show_lines(lines)
    table.setCurrentIndex(table.model().index(1, 0))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(table.acted) as told:
            qtbot.keyClick(table, key)
        assert told.args == [lines[1]]
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [lines[1]]


def test_a_click_on_the_button_acts_and_one_beside_it_does_not(qtbot, palette, tables):
    columns, lines = tables["due"]
    table = LineTable("due", columns, palette, wide=2, action=3, wraps=True)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show_lines(lines[:5])
    table.show()
    place = table.visualRect(table.model().index(2, 3)).center()
    with qtbot.waitSignal(table.acted) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [lines[2]]
    beside = table.visualRect(table.model().index(2, 2)).center()
    with qtbot.assertNotEmitted(table.acted):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_the_place_of_the_keyboard_stays_when_lines_are_read_again(qtbot, palette, tables):
    columns, lines = tables["due"]
    table = LineTable("due", columns, palette, wide=2)
    qtbot.addWidget(table)
    table.show_lines(lines[:6])
    table.setCurrentIndex(table.model().index(3, 0))
    table.show_lines(lines[:3] + lines[4:6])
    assert table.current_line() == lines[4]
    table.show_lines(lines[:2])
    assert table.current_line() == lines[1]
    table.show_lines(())
    assert table.current_line() is None


def test_a_long_text_makes_its_row_higher_and_none_is_elided(qtbot, palette, tables):
    columns, lines = tables["attention"]
    table = LineTable("who", columns, palette, wide=0, wraps=True, most_lines=4)
    qtbot.addWidget(table)
    table.resize(260, 300)
    table.show()
    table.show_lines(lines)
    narrow = table.rowHeight(0)
    assert narrow > 2 * table.fontMetrics().height()
    assert table.model().index(0, 0).data(LINE_ROLE) == lines[0]
