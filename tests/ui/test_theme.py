"""The look: every text stands out from its ground, in light and dark."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QPushButton, QRadioButton

import onboarding_app.ui
from onboarding_app.resources import resource
from onboarding_app.settings import Settings
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    TEXT_SCALES,
    Palette,
    contrast,
    icon,
    put_on,
    style_sheet,
)
from onboarding_app.ui.widgets.cards import button, column
from onboarding_app.ui.widgets.fields import ChoiceField, NoteField, TextField
from onboarding_app.ui.widgets.lists import LineTable
from onboarding_app.ui.widgets.tick import Tick

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])

UI = Path(onboarding_app.ui.__file__).parent

READABLE, ENHANCED, VISIBLE = 4.5, 7.0, 3.0
"""WCAG 2.2: least contrast of text (AA, AAA), and of the outline of a control."""

TEXT_ON = [
    *(
        (ink, ground)
        for ink in ("ink", "muted", "accent", "alarm", "caution", "good")
        for ground in ("window", "card")
    ),
    *((tone, f"{tone}_soft") for tone in ("accent", "alarm", "caution", "good")),
    *(("ink", ground) for ground in ("accent_soft", "alarm_soft", "caution_soft", "good_soft", "quiet_soft")),
    *(("ink", ground) for ground in ("band", "band_soft")),
    ("muted", "quiet_soft"),
    ("muted", "accent_soft"),
    ("accent_ink", "accent"),
    ("alarm_ink", "alarm"),
    *((tone, "accent_soft") for tone in ("alarm", "caution", "good")),  # cells of a chosen row
    *(
        ("accent", ground) for ground in ("alarm_soft", "quiet_soft")
    ),  # the strip's links; what is under the mouse
]

SEEN_ON = [
    *(("accent", ground) for ground in ("window", "card", "accent_soft", "alarm_soft")),  # focus
    ("accent_ink", "accent"),  # focus on what is chosen
    ("ink", "card"),  # focus on the main button
    *(
        (mark, ground)
        for mark in ("alarm", "caution", "good", "accent", "edge")
        for ground in ("card", "window")
    ),
    *((line, "card") for line in ("ink", "muted")),  # charts
    ("accent", "quiet_soft"),  # a bar on its whole
    ("accent", "band"),  # a chart's line on its band
]
"""What is no text and has to be told apart: (what, on what)."""


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_every_text_can_be_read(palette, ink, ground):
    least = ENHANCED if palette is CONTRAST else READABLE
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= least


@PALETTES
@pytest.mark.parametrize(("mark", "ground"), SEEN_ON)
def test_every_mark_and_frame_can_be_seen(palette, mark, ground):
    assert contrast(getattr(palette, mark), getattr(palette, ground)) >= VISIBLE


def pairs_of_the_style_sheet(text):
    """Return (selector, ink, ground) of every rule that names both; the text's own ink where it names one."""
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        ink = re.search(r"(?<![-\w])color:\s*@(\w+)", body)
        ground = re.search(r"background(?:-color)?:\s*@(\w+)", body)
        chosen = re.search(r"selection-color:\s*@(\w+)", body)
        on = re.search(r"selection-background-color:\s*@(\w+)", body)
        if ground and (ink or "hover" in selector or "selected" in selector):
            yield selector.strip(), ink[1] if ink else "ink", ground[1]
        if chosen and on:
            yield selector.strip(), chosen[1], on[1]


@PALETTES
def test_every_rule_of_the_style_sheet_can_be_read(palette):
    pairs = list(pairs_of_the_style_sheet(resource("style", "window.qss").read_text(encoding="utf-8")))
    assert len(pairs) > 20
    least = ENHANCED if palette is CONTRAST else READABLE
    for selector, ink, ground in pairs:
        assert contrast(getattr(palette, ink), getattr(palette, ground)) >= least, (selector, ink, ground)


def test_a_rule_that_cannot_be_read_would_be_found():
    found = list(pairs_of_the_style_sheet("QLabel { color: @rule; background: @card; }"))
    assert found == [("QLabel", "rule", "card")]
    assert contrast(LIGHT.rule, LIGHT.card) < VISIBLE


def test_nothing_moves_by_itself():
    code = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    assert not re.search(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie", code)


@PALETTES
@pytest.mark.parametrize("ground", ["window", "card"])
def test_fields_have_an_outline_that_can_be_seen(palette, ground):
    assert contrast(palette.edge, getattr(palette, ground)) >= VISIBLE


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_the_style_sheet_has_no_colour_of_its_own_and_no_name_without_one(palette):
    text = resource("style", "window.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\s*[;}]", text)
    assert "@" not in style_sheet(palette, 10)


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_texts_grow_as_the_settings_say(qapp, scale):
    put_on(qapp, Settings(text_scale=100))
    usual = qapp.font().pointSizeF()
    put_on(qapp, Settings(text_scale=scale))
    assert qapp.font().pointSizeF() == pytest.approx(usual * scale / 100, abs=0.3)


def test_the_settings_choose_light_or_dark(qapp):
    assert put_on(qapp, Settings(theme="dark")) is DARK
    assert put_on(qapp, Settings(theme="contrast")) is CONTRAST
    assert put_on(qapp, Settings(theme="light")) is LIGHT


def test_every_icon_can_be_drawn_in_any_colour(qapp):
    for path in sorted(resource("icons").glob("*.svg")):
        picture = icon(path.stem, QColor("#ff0000")).pixmap(QSize(32, 32)).toImage()
        painted = {
            picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
        }
        assert "#ff0000" in painted, path.name


@pytest.mark.usefixtures("palette")
def test_the_bundled_fonts_have_marks_and_scripts_of_all_names():
    for family in (
        "Noto Sans",
        "Noto Sans Symbols2",
        "Noto Sans Math",
        "Noto Sans Georgian",
        "Noto Sans Arabic",
    ):
        assert family in QFontDatabase.families()


def test_a_palette_names_its_colours():
    assert Palette.colour(LIGHT, "accent") == QColor(LIGHT.accent)


def seen(qtbot, made):
    """Return a control as it is painted."""
    qtbot.addWidget(made)
    made.resize(120, 40)
    made.show()
    return made.grab().toImage()


@PALETTES
@pytest.mark.parametrize("role", ["", "primary", "small"])
def test_what_cannot_be_pressed_looks_so(qtbot, qapp, palette, role):
    put_on(qapp, Settings(theme={id(LIGHT): "light", id(DARK): "dark"}.get(id(palette), "contrast")))
    able, unable = button("Weiter", role=role), button("Weiter", role=role)
    unable.setEnabled(False)
    assert seen(qtbot, unable).pixelColor(8, 20) == QColor(palette.window)
    assert (seen(qtbot, able).pixelColor(8, 20) != QColor(palette.window)) or role != "primary"


def test_the_place_of_the_keyboard_does_not_look_chosen(qtbot, qapp):
    put_on(qapp, Settings(theme="light"))
    chosen, focused = button("1", role="choice"), button("1", role="choice")
    for each in (chosen, focused):
        each.setCheckable(True)
    chosen.setChecked(True)
    image = seen(qtbot, focused)
    with qtbot.waitActive(focused):
        focused.activateWindow()
    focused.setFocus()
    image = focused.grab().toImage()
    edge = {image.pixelColor(x, 1).name() for x in range(10, 110)}
    assert len(edge) > 1  # dashed
    assert image.pixelColor(12, 20) != seen(qtbot, chosen).pixelColor(12, 20)


def focused(qtbot, made):
    """Return a control as it is painted with and without the keyboard."""
    holder = column(made, button("Anderswo"))
    other = holder.findChildren(QPushButton)[-1]
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    pictures = []
    for each in (other, made):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        pictures.append(made.grab().toImage())
    return pictures


def table_on(palette):
    made = LineTable("Liste", (Column("Was", str), Column("Wer", str)), palette, wide=0)
    made.show_lines([1, 2])
    made.setCurrentIndex(made.model().index(0, 0))
    return made


KINDS = {
    "button": lambda _palette: button("Weiter"),
    "primary": lambda _palette: button("Weiter", role="primary"),
    "link": lambda _palette: button("Weiter", role="link"),
    "field": lambda _palette: TextField("Name"),
    "note": lambda _palette: NoteField("Notiz"),
    "choice": lambda _palette: ChoiceField("Wahl", [(1, "eins")]),
    "tick": lambda _palette: Tick("Haken"),
    "radio": lambda _palette: QRadioButton("Wahl"),
    "table": table_on,
}


def differing(one, other, ground):
    """Return the strongest contrast to the ground among the pixels in which two pictures differ."""
    places = ((x, y) for x in range(one.width()) for y in range(one.height()))
    changed = {other.pixelColor(*at).name() for at in places if one.pixel(*at) != other.pixel(*at)}
    return max((contrast(colour, ground) for colour in changed), default=0)


@PALETTES
@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_is_seen_on_every_kind_of_control(qtbot, qapp, palette, kind):
    put_on(qapp, Settings(theme={id(LIGHT): "light", id(DARK): "dark"}.get(id(palette), "contrast")))
    without, with_it = focused(qtbot, KINDS[kind](palette))
    ground = palette.accent if kind == "primary" else palette.card
    assert differing(without, with_it, ground) >= VISIBLE


@PALETTES
def test_a_radio_button_is_seen_before_it_is_chosen(qtbot, qapp, palette):
    put_on(qapp, Settings(theme={id(LIGHT): "light", id(DARK): "dark"}.get(id(palette), "contrast")))
    image = seen(qtbot, column(QRadioButton("")))
    shown = {image.pixelColor(x, y).name() for x in range(40) for y in range(image.height())}
    assert max(contrast(colour, palette.window) for colour in shown) >= VISIBLE
