"""One drawing, two surfaces: what the screen paints are the shapes that stand on paper."""

from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from onboarding_app.domain.check_ins import Factor
from onboarding_app.domain.retention import Employment, kaplan_meier
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.reports.charts import Area, Dot, Label, Picture, Role, Stroke
from onboarding_app.services.read_models import ExpectationLine
from onboarding_app.services.start_models import TrackProgress
from onboarding_app.ui.models.work_columns import track_columns
from onboarding_app.ui.widgets.curve_view import CurveView
from onboarding_app.ui.widgets.expectation_view import ExpectationView
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.picture import PicturePainter
from onboarding_app.ui.widgets.track_bar import TrackBarDelegate


def painted(palette, *shapes):
    """Return the pixels of a picture of 40 × 20 points, painted three pixels a point."""
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    PicturePainter(painter, palette, 3).paint(Picture(40, 20, shapes))
    painter.end()
    return image


def test_shapes_stand_where_they_stand_on_paper(qapp, palette):
    image = painted(
        palette,
        Area(((0, 0), (10, 0), (10, 10), (0, 10)), Role.ALARM),
        Stroke(((20, 18), (40, 18)), Role.ACCENT, 2),
        Dot(30, 6, 3, Role.ACCENT),
    )
    assert image.pixelColor(15, 45) == palette.colour("alarm")
    assert image.pixelColor(15, 15) == QColor("white")
    assert image.pixelColor(90, 6) == palette.colour("accent")
    assert image.pixelColor(90, 42) == palette.colour("accent")


def test_a_hollow_dot_shows_the_card(qapp, palette):
    image = painted(palette, Dot(20, 10, 6, Role.ACCENT, hollow=True))
    assert image.pixelColor(60, 30) == palette.colour("card")
    assert image.pixelColor(60, 12) == palette.colour("accent")


def test_a_label_ends_where_its_room_ends(qapp, palette):
    image = painted(palette, Label(0, 10, "Wohnen & Lebensqualität", Role.INK, 8, room=15))
    dark = [x for x in range(120) for y in range(60) if image.pixelColor(x, y).lightness() < 128]
    assert dark
    assert max(dark) <= 15 * 3


@pytest.mark.parametrize("count", [0, 1, 8])
def test_the_chart_of_expectations_asks_for_the_room_of_its_themes(qtbot, workspace, palette, count):
    view = ExpectationView(palette, workspace.texts)
    qtbot.addWidget(view)
    lines = [
        ExpectationLine(factor=factor, expected=5, experienced=2, previous=None)
        for factor in list(Factor)[:count]
    ]
    view.show_lines(lines)
    view.resize(280, view.sizeHint().height())
    image = view.grab().toImage()
    red = sum(
        image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).green() < 90
        for x in range(image.width())
        for y in range(image.height())
    )
    assert (red > 0) is (count > 0)
    assert view.accessibleDescription().count("\n") == max(count - 1, 0)


def test_the_curve_on_the_screen_falls_where_somebody_left_and_says_so(qtbot, workspace, palette):
    begun = date(2025, 1, 1)
    firm = [Employment(begun)] * 4 + [Employment(begun, date(2025, 8, 31))]
    view = CurveView(palette, workspace.texts)
    qtbot.addWidget(view)
    view.show_curve(kaplan_meier(firm, date(2026, 3, 1)))
    view.resize(500, view.sizeHint().height())
    image = view.grab().toImage()
    accent = palette.colour("accent")
    heights = [
        min(y for y in range(image.height()) if image.pixelColor(x, y) == accent)
        for x in (120, 300)  # about the second and the thirteenth month
    ]
    assert heights[0] < heights[1]
    told = view.accessibleDescription().splitlines()
    assert [line.split(":")[0] for line in told] == ["nach 6 Monaten", "nach 12 Monaten"]
    assert "100 %" in told[0]
    assert "80 %" in told[1]


def test_a_tracks_bar_is_the_one_of_the_papers(qtbot, palette):
    """What is done is at the left, what is overdue at the right, in their colours."""
    columns = track_columns(Texts("de"))
    table = LineTable("Bereiche", columns, palette, wide=0)
    qtbot.addWidget(table)
    table.setItemDelegateForColumn(1, TrackBarDelegate(palette, table))
    table.show_lines([TrackProgress(track=Track.FAMILY, done=5, total=10, overdue=2)])
    table.resize(500, 120)
    table.show()
    cell = table.visualRect(table.model().index(0, 1))
    shot = table.viewport().grab(cell).toImage()
    middle = shot.height() // 2
    seen = [
        {shot.pixelColor(x, y).name() for y in range(middle - 3, middle + 4)}
        for x in (shot.width() // 4, shot.width() * 3 // 5, shot.width() - 12)
    ]
    for colours, name in zip(seen, ("accent", "edge", "alarm"), strict=True):
        assert palette.colour(name).name() in colours, name
