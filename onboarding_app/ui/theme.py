"""How everything looks: colours for light and dark, one font on all PCs, sizes that grow with the text."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from PySide6.QtCore import QByteArray, QLoggingCategory, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from onboarding_app.resources import resource
from onboarding_app.settings import Settings

FAMILIES = ("Noto Sans", "Noto Sans Symbols2", "Noto Sans Math")
"""The bundled fonts: letters, marks (● ▲ ■ ✓), arrows."""

POINT_SIZE = 9.75
"""Size of the text at 100 %, unless the system's own is larger (13 pixels on a usual screen)."""

TEXT_SCALES = (100, 125, 150, 175, 200)
"""Sizes of the text that the settings offer, in per cent."""


LINEAR_UP_TO = 0.04045
"""Share of a channel up to which sRGB is linear (WCAG 2.2, relative luminance)."""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The colours of a theme, as #rrggbb; the style sheet names them with an @.

    A text keeps a contrast of at least 4.5 to 1 to its ground: `ink`, `muted`, `accent` and the tones to
    `window` and `card`, each tone to its `_soft` ground, `accent_ink` to `accent`, `alarm_ink` to `alarm`,
    `ink` to `band` and `band_soft`. `edge` outlines fields with at least 3 to 1; `rule` only separates.
    """

    window: str
    card: str
    ink: str
    muted: str
    rule: str
    edge: str
    accent: str
    accent_ink: str
    accent_soft: str
    alarm: str
    alarm_ink: str
    alarm_soft: str
    caution: str
    caution_soft: str
    good: str
    good_soft: str
    quiet_soft: str
    band: str
    band_soft: str

    def colour(self, name: str) -> QColor:
        """Return a colour by the name of its field."""
        return QColor(getattr(self, name))


LIGHT = Palette(
    window="#f4f6f7",
    card="#ffffff",
    ink="#1b2830",
    muted="#566670",
    rule="#dfe5e8",
    edge="#7d8a93",
    accent="#0f5d6b",
    accent_ink="#ffffff",
    accent_soft="#e0eff2",
    alarm="#b3261e",
    alarm_ink="#ffffff",
    alarm_soft="#fde8e6",
    caution="#7a5200",
    caution_soft="#fdf0d0",
    good="#1e6b2c",
    good_soft="#e2f3e4",
    quiet_soft="#e8edf0",
    band="#a9d2da",
    band_soft="#d8e9ed",
)

DARK = Palette(
    window="#12181b",
    card="#1b2327",
    ink="#e8eef0",
    muted="#a5b4bb",
    rule="#313d43",
    edge="#7b8b94",
    accent="#7fd0de",
    accent_ink="#06272d",
    accent_soft="#1d3d44",
    alarm="#ff9d94",
    alarm_ink="#3a0905",
    alarm_soft="#4a2220",
    caution="#f2c568",
    caution_soft="#42330f",
    good="#8fd89c",
    good_soft="#1d3d24",
    quiet_soft="#2e393f",
    band="#2f6370",
    band_soft="#2a464d",
)

CONTRAST = Palette(
    window="#000000",
    card="#000000",
    ink="#ffffff",
    muted="#e6e6e6",
    rule="#9a9a9a",
    edge="#ffffff",
    accent="#ffe34d",
    accent_ink="#000000",
    accent_soft="#33300a",
    alarm="#ffb3ab",
    alarm_ink="#000000",
    alarm_soft="#480b06",
    caution="#ffd966",
    caution_soft="#332800",
    good="#93f0a3",
    good_soft="#05330f",
    quiet_soft="#303030",
    band="#00525e",
    band_soft="#173338",
)
"""For who needs high contrast: every text keeps at least 7 to 1 (WCAG 2.2, AAA)."""


def put_on(application: QApplication, settings: Settings) -> Palette:
    """Give the application the look of these settings, and return the colours for what paints itself.

    Qt goes through all widgets for each of the three, also when nothing changes: then it is not asked to.
    """
    palette = palette_for(application, settings)
    points = _system_points() * settings.text_scale / 100
    font, colours, sheet = plain_font(points), _qt_palette(palette), style_sheet(palette, points)
    if sheet != application.styleSheet():
        application.setStyleSheet("")  # else font and colours would have to pass through the old one
        application.setFont(font)
        application.setPalette(colours)
        application.setStyleSheet(sheet)
    return palette


def palette_for(application: QApplication, settings: Settings) -> Palette:
    """Return the colours that the settings name, else those that fit the system as it is now."""
    named = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}.get(settings.theme)
    if named is not None:
        return named
    hints = application.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and newer know of high contrast
    if accessibility and accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def follow_system(application: QApplication, changed: Callable[[], None]) -> None:
    """Call that slot whenever the system changes between light and dark, or its contrast."""
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(changed)
    accessibility = getattr(hints, "accessibility", None)
    if accessibility:
        accessibility().contrastPreferenceChanged.connect(changed)


FIRST_FONTS = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
)


def load_first_fonts() -> None:
    """Load the fonts that the first paint needs."""
    # That one font lacks a script and the next is taken is how it is meant, and no warning for a terminal.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    _load(*FIRST_FONTS)


def load_other_fonts() -> None:
    """Load the fonts of the other scripts and of marks, so that every name shows."""
    names = {path.name for path in resource("fonts").glob("*-Regular.ttf")}
    _load(*sorted(names.difference(FIRST_FONTS)))


def plain_font(points: float) -> QFont:
    """Return the bundled font in a size."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    return font


def style_sheet(palette: Palette, points: float) -> str:
    """Return the style sheet with the colours and sizes put in."""
    text = resource("style", "window.qss").read_text(encoding="utf-8")
    values = {
        **{name: str(value) for name, value in asdict(palette).items()},
        "huge": f"{points * 1.75:.2f}pt",
        "big": f"{points * 1.5:.2f}pt",
        "title": f"{points * 1.12:.2f}pt",
        "small": f"{points * 0.9:.2f}pt",
        "style": resource("style").as_posix(),
        "arrow": "arrow-dark.svg" if palette is LIGHT else "arrow-light.svg",
        "tick": "tick-light.svg" if palette is LIGHT else "tick-dark.svg",
        "dot": "dot-light.svg" if palette is LIGHT else "dot-dark.svg",
    }
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text


def em() -> int:
    """Return the size of the application's text in pixels, by which what is painted measures itself."""
    return max(1, round(QFontMetrics(QApplication.font()).height() * 0.735))


def icon(name: str, colour: QColor, size: float = 1.4) -> QIcon:
    """Return an icon of `resources/icons` in that colour; `size` is in heights of the text."""
    return QIcon(icon_picture(name, colour, size))


def icon_picture(name: str, colour: QColor, size: float = 1.4, ratio: float = 2.0) -> QPixmap:
    """Return the picture of an icon; `ratio` 2 keeps it fine on fine screens."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = QSvgRenderer(QByteArray(text.replace("currentColor", colour.name()).encode()))
    side = round(em() * size)
    picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Source: WCAG 2.2, contrast ratio.
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= LINEAR_UP_TO else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _system_points() -> float:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(system, POINT_SIZE)


def _qt_palette(palette: Palette) -> QPalette:
    """Return the colours for what Qt paints without the style sheet."""
    role = QPalette.ColorRole
    made = QPalette()
    for place, name in {
        role.Window: "window",
        role.WindowText: "ink",
        role.Base: "card",
        role.AlternateBase: "window",
        role.Text: "ink",
        role.Button: "card",
        role.ButtonText: "ink",
        role.ToolTipBase: "card",
        role.ToolTipText: "ink",
        role.Highlight: "accent_soft",
        role.HighlightedText: "ink",
        role.PlaceholderText: "muted",
        role.Link: "accent",
        role.Accent: "accent",
        role.Mid: "rule",
    }.items():
        made.setColor(place, palette.colour(name))
    for place in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, palette.colour("muted"))
    return made


def _load(*names: str) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
