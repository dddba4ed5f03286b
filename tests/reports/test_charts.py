"""The charts say what the figures say."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.papers import (
    ExpectationPair,
    FactorMeans,
    Way,
    WayBar,
    WayMark,
    WayRow,
)
from onboarding_app.domain.retention import Curve, CurvePoint
from onboarding_app.reports.charts import (
    Area,
    CurveWords,
    Dot,
    Label,
    Mark,
    Role,
    Stroke,
    dumbbells,
    free_room,
    mark,
    progress_bar,
    retention_curve,
    way,
)
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.painting import Chart

from .reading import page_texts, printed

WORDS = CurveWords(percent=lambda share: f"{share:.0%}", months="months", note="note", at_risk="observed")
POINTS = (
    CurvePoint(6, 0.9, 0.7, 0.97, 20, 2),
    CurvePoint(12, 0.6, 0.4, 0.8, 12, 4),
    CurvePoint(30, 0.1, 0.0, 0.5, 2, 1),
)


def curve_of(picture):
    return max(
        (shape for shape in picture.shapes if isinstance(shape, Stroke)), key=lambda shape: shape.width
    )


def labels(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_the_curve_is_stairs_that_only_go_down():
    points = curve_of(retention_curve(Curve(POINTS, ()), WORDS, width=480)).points
    assert len(points) == 2 + 2 * 2
    for (x, y), (next_x, next_y) in pairwise(points):
        assert next_x == x or next_y == y
        assert next_x >= x
        assert next_y <= y


def test_what_lies_after_the_axis_is_not_drawn():
    curve = curve_of(retention_curve(Curve(POINTS, (30,)), WORDS, width=480))
    assert curve == curve_of(retention_curve(Curve(POINTS[:2], (30,)), WORDS, width=480))


def test_the_curve_ends_where_nobody_was_observed_any_longer():
    whole = curve_of(retention_curve(Curve((), (24.0,)), WORDS, width=480)).points[-1]
    half = curve_of(retention_curve(Curve((), (6.0, 12.0)), WORDS, width=480)).points[-1]
    assert half[0] - 52 == (whole[0] - 52) / 2


def test_a_tick_stands_on_the_curve():
    picture = retention_curve(Curve(POINTS, (8.0,)), WORDS, width=480)
    tick = next(shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.width == 0.7)
    height = sum(y for _, y in tick.points) / 2
    assert height == curve_of(picture).points[2][1]


def test_without_departures_the_curve_stays_at_the_top_and_has_no_band():
    picture = retention_curve(Curve((), (3.0,) * 6), WORDS, width=480)
    assert len({y for _, y in curve_of(picture).points}) == 1
    assert not any(isinstance(shape, Area) for shape in picture.shapes)
    assert "6" in labels(picture)


@given(st.lists(st.tuples(st.floats(1, 5), st.floats(1, 5)), max_size=20))
def test_dots_stay_inside_of_the_scale(pairs):
    rows = [FactorMeans(factor="x", expected=a, experienced=b, n=9) for a, b in pairs]
    picture = dumbbells(rows, str, "hidden", width=480)
    for shape in picture.shapes:
        if isinstance(shape, Dot):
            assert 480 * 0.29 - 1 <= shape.x <= 430 + 1
            assert 0 < shape.y < picture.height


def test_a_wide_shortfall_is_emphasised_and_a_gain_is_not():
    rows = [
        FactorMeans(factor="a", expected=4.4, experienced=3.1, n=9),
        FactorMeans(factor="b", expected=3.1, experienced=4.4, n=9),
    ]
    shapes = dumbbells(rows, lambda gap: f"{gap:+}", "hidden", width=480).shapes
    gaps = {shape.text: shape for shape in shapes if isinstance(shape, Label) and shape.text[0] in "+-"}
    assert gaps["-1.3"].role is Role.ALARM
    assert gaps["-1.3"].bold
    assert gaps["+1.3"].role is Role.MUTED


def test_a_theme_without_both_values_shows_a_word_and_no_dot():
    picture = dumbbells([ExpectationPair(factor="a", expected=3)], str, "hidden", width=480)
    assert "hidden" in labels(picture)
    assert not any(isinstance(shape, Dot) for shape in picture.shapes)


@pytest.mark.parametrize(
    ("done", "total", "overdue"), [(0, 0, 0), (0, 5, 5), (5, 5, 0), (3, 5, 1), (9, 5, 9)]
)
def test_a_bar_never_leaves_its_place(done, total, overdue):
    for shape in progress_bar(done, total, width=100, overdue=overdue).shapes:
        assert isinstance(shape, Area)
        assert all(0 <= x <= 100 for x, _ in shape.points)


def path(start: date, end: date) -> Way:
    bar = WayBar(label="a title " * 50, starts_on=date(2020, 1, 1), ends_on=date(2040, 1, 1))
    marks = (WayMark(on=date(1990, 1, 1), done=True), WayMark(on=date(2026, 6, 1), done=False, overdue=True))
    return Way(starts_on=start, ends_on=end, rows=(WayRow(track="T", bars=(bar,), marks=marks),))


@pytest.mark.parametrize("end", [date(2026, 1, 1), date(2026, 12, 31), date(2029, 5, 5)])
def test_the_way_keeps_everything_between_its_ends(end):
    picture = way(path(date(2026, 1, 1), end), date(2026, 3, 1), str, "today", width=480)
    for shape in picture.shapes:
        if isinstance(shape, Area | Stroke):
            assert all(0 <= x <= 481 for x, _ in shape.points)
    assert ("today" in labels(picture)) == (end > date(2026, 3, 1))


def test_a_picture_prints_and_a_long_label_is_cut():
    picture = way(path(date(2026, 1, 1), date(2027, 1, 1)), date(2026, 3, 1), str, "today", width=480)
    (text,) = page_texts(printed(Sheet("t", "", (), [Chart(picture)])))
    assert "today" in text
    assert "…" in text


def test_late_waiting_done_and_to_come_are_told_apart_without_colour():
    forms = {tuple(type(shape) for shape in mark(kind, 0, 0, Role.INK)) for kind in Mark}
    assert len(forms) == len(Mark)


def test_what_waits_for_an_authority_and_what_is_late_are_drawn_so_on_the_way():
    days = (
        WayMark(on=date(2026, 2, 1), done=False, waiting=True),
        WayMark(on=date(2026, 3, 1), done=False, overdue=True, waiting=True),
        WayMark(on=date(2026, 4, 1), done=True, waiting=False),
    )
    rows = (WayRow(track="T", marks=days),)
    whole = Way(starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), rows=rows)
    drawn = [shape.role for shape in way(whole, date(2026, 6, 1), str, "today", width=480).shapes]
    assert [role for role in drawn if role in {it.role for it in Mark}] == [
        Role.CAUTION,
        Role.ALARM,
        Role.GOOD,
    ]


def test_a_label_stands_where_it_is_whole_or_has_most_room_and_never_under_a_mark():
    marks = [(60.0, 66.0), (20.0, 26.0)]
    assert free_room(0, 100, marks, wanted=30) == (26, 60)
    assert free_room(0, 100, marks, wanted=15) == (0, 20)
    assert free_room(0, 100, marks, wanted=90) in {(26, 60), (66, 100)}
    assert free_room(30, 50, [], wanted=90) == (30, 50)
