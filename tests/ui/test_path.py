"""The "Weg": nearer and farther, from mark to mark, marks that lie together, and what a mark opens."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from onboarding_app.domain.checkpoints import CheckpointId, State
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import Path, PathBar, PathMark
from onboarding_app.ui.widgets.path_head import path_head
from onboarding_app.ui.widgets.path_stretch import LEAST, Stretch
from onboarding_app.ui.widgets.path_view import PathView
from tests.ui.conftest import TODAY

BEGINS, ENDS = date(2025, 1, 1), date(2028, 1, 1)


def mark(on, number=None, *, overdue=False, track=Track.LANGUAGE):
    return PathMark(
        track=track,
        label=f"Termin {number}",
        on=on,
        state=State.PLANNED,
        overdue=overdue,
        checkpoint_id=None if number is None else CheckpointId(number),
    )


def path(*marks):
    bar = PathBar(track=Track.RESIDENCE, label="Blaue Karte", starts_on=BEGINS, ends_on=ENDS, kind="title")
    return Path(starts_on=BEGINS, ends_on=ENDS, bars=(bar,), marks=marks)


@pytest.fixture
def view(qtbot, palette, monkeypatch):
    monkeypatch.setattr(QToolTip, "showText", lambda *_: None)  # a window, which no test display can raise
    made = PathView(palette, Texts("de"), lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    return made


@pytest.fixture
def crowded(view):
    """Three marks within a week, one of them late, and one far away."""
    near = (mark(TODAY + timedelta(days=days), days, overdue=days == 3) for days in (0, 3, 6))
    view.show_path(path(*near, mark(TODAY - timedelta(days=500), 99)))
    return view


def marks(view):
    return [spot for spot in view._spots if spot.is_mark]


def test_marks_that_lie_together_are_one_that_asks_to_be_looked_at(crowded):
    far, near = marks(crowded)
    assert len(far.items) == 1
    assert len(near.items) == 3
    assert near.item.overdue
    assert near.words.count("\n") == 2


def test_plus_shows_fewer_days_until_marks_stand_apart_and_zero_shows_all(qtbot, crowded):
    for _ in range(3):
        qtbot.keyClick(crowded, Qt.Key.Key_Left)  # from the last mark to the first and round
    while len(marks(crowded)) < 4:
        before = crowded._stretch.days
        qtbot.keyClick(crowded, Qt.Key.Key_Plus)
        assert crowded._stretch.days < before
    qtbot.keyClick(crowded, Qt.Key.Key_Minus)
    assert not crowded._stretch.is_whole
    qtbot.keyClick(crowded, Qt.Key.Key_0)
    assert crowded._stretch.is_whole


def test_who_goes_to_a_mark_sees_it(qtbot, crowded):
    crowded.zoom(12, at=0.9)
    for _ in range(len(crowded._spots)):
        qtbot.keyClick(crowded, Qt.Key.Key_Right)
        spot = crowded._spots[crowded._chosen]
        assert 0 <= crowded._stretch.share(spot.starts_on) <= 1
        assert crowded.accessibleDescription() == spot.words


def test_return_opens_the_checkpoint_of_a_mark_and_parts_those_that_lie_together(qtbot, crowded):
    opened = []
    crowded.opened.connect(opened.append)
    far, near = (crowded._spots.index(spot) for spot in marks(crowded))
    crowded._choose(far)
    qtbot.keyClick(crowded, Qt.Key.Key_Return)
    assert opened == [99]
    crowded._choose(near)
    for _ in range(30):
        qtbot.keyClick(crowded, Qt.Key.Key_Return)
        if len(opened) > 1:
            break
    assert opened[1] in {0, 3, 6}


def test_the_wheel_zooms_with_control_alone_and_what_is_under_it_stays(crowded):
    def turn(held):
        place = QPointF(700, 50)
        none, phase, inverted = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase, False
        event = QWheelEvent(place, place, QPoint(), QPoint(0, 120), none, held, phase, inverted)
        QApplication.sendEvent(crowded, event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert crowded._stretch.is_whole
    whole = crowded._stretch
    at = (700 - crowded._left()) / (crowded.width() - crowded._left() - 10)
    under = whole.first + at * whole.days
    turn(Qt.KeyboardModifier.ControlModifier)
    assert crowded._stretch.days < whole.days
    assert crowded._stretch.first + at * crowded._stretch.days == pytest.approx(under)


def test_the_time_is_pulled_along(qtbot, crowded):
    crowded.zoom(4)
    first = crowded._stretch.first
    qtbot.mousePress(crowded, Qt.MouseButton.LeftButton, pos=QPoint(600, 5))
    qtbot.mouseMove(crowded, QPoint(400, 5))
    qtbot.mouseRelease(crowded, Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    qtbot.keyClick(crowded, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert crowded._stretch.first > first


def test_buttons_do_the_same_and_are_off_where_they_do_nothing(qtbot, crowded):
    head = path_head(crowded, Texts("de"))
    qtbot.addWidget(head)
    head.show()
    out, near, whole = head.findChildren(QPushButton)
    crowded.zoom_whole()
    assert [it.isEnabled() for it in (out, near, whole)] == [False, True, False]
    near.click()
    assert all(it.isEnabled() for it in (out, near, whole))
    whole.click()
    assert crowded._stretch.is_whole
    assert all(it.accessibleName() for it in (out, near, whole))


def test_no_mark_lies_on_its_neighbour_however_many_there_are(view):
    view.show_path(path(*(mark(BEGINS + timedelta(days=day), day) for day in range(200, 700, 6))))
    shown = marks(view)
    assert any(len(spot.items) > 1 for spot in shown)
    for before, after in pairwise(shown):
        assert before.place.right() <= after.place.left() + 1e-6
        assert before.place.width() > 0


ACTS = st.tuples(st.sampled_from(("zoom", "move", "show")), st.floats(-3, 8), st.floats(0, 1))


@given(st.integers(1, 4000), st.lists(ACTS, max_size=12))
def test_whatever_is_done_what_is_seen_lies_within_the_time(days, acts):
    begins = date(2020, 1, 1)
    seen = Stretch.whole(begins, begins + timedelta(days=days))
    for act, amount, at in acts:
        if act == "zoom":
            seen = seen.zoomed(2.0**amount, at)
        elif act == "move":
            seen = seen.moved(amount)
        else:
            seen = seen.showing(begins + timedelta(days=round(at * days)))
            assert -1e-6 <= seen.share(begins + timedelta(days=round(at * days))) <= 1 + 1e-6
        assert seen.begins - 1e-6 <= seen.first < seen.last <= seen.ends + 1e-6
        assert seen.days >= min(LEAST, days) - 1e-6
