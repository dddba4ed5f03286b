"""How everything looks: colours for light and dark, one font for all PCs, sizes that grow with the text."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from onboarding_app.resources import resource
from onboarding_app.settings import Settings
from onboarding_app.ui.stylesheet import stylesheet

FAMILIES = ("Noto Sans", "Noto Sans Symbols2", "Noto Sans Math")
SMALLEST_POINTS = 9.75
"""Size of the text at 100 %, unless the system's own is larger (13 pixels on a usual screen)."""

SIZES = (100, 125, 150, 175, 200)
"""Sizes of the text that the settings offer, in per cent."""


@dataclass(frozen=True, kw_only=True)
class Colours:
    """The colours of a theme, as #rrggbb. Pairs of text and ground keep a contrast of at least 4.5 to 1.

    `*_soft` are grounds for text of the colour before them.
    """

    window: str
    surface: str
    raised: str
    border: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    red: str
    on_red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    grey_soft: str
    bar: str
    bar_soft: str
    on_bar: str


LIGHT = Colours(
    window="#f5f7f8",
    surface="#ffffff",
    raised="#f0f4f6",
    border="#dfe5e8",
    field_border="#87939b",
    text="#1b2830",
    muted="#566670",
    accent="#0f5d6b",
    on_accent="#ffffff",
    accent_soft="#e0eff2",
    red="#b3261e",
    on_red="#ffffff",
    red_soft="#fde8e6",
    amber="#7a5200",
    amber_soft="#fdf0d0",
    green="#1e6b2c",
    green_soft="#e2f3e4",
    grey_soft="#e8edf0",
    bar="#a9d2da",
    bar_soft="#d8e9ed",
    on_bar="#1b2830",
)

DARK = Colours(
    window="#12181b",
    surface="#1b2327",
    raised="#222c31",
    border="#313d43",
    field_border="#7b8b94",
    text="#e8eef0",
    muted="#a5b4bb",
    accent="#7fd0de",
    on_accent="#06272d",
    accent_soft="#1d3d44",
    red="#ff9d94",
    on_red="#3a0905",
    red_soft="#4a2220",
    amber="#f2c568",
    amber_soft="#42330f",
    green="#8fd89c",
    green_soft="#1d3d24",
    grey_soft="#2e393f",
    bar="#2f6d79",
    bar_soft="#2a464d",
    on_bar="#eef5f6",
)


class Theme(QObject):
    """The look in force. Widgets that paint themselves ask it for colours and listen to `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        """Load the fonts of the first moment and put the look of these settings on the application."""
        super().__init__(application)
        self._application = application
        self._settings = settings
        _load_fonts("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
        self._system_points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._put_on()

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        if self._settings.theme in {"light", "dark"}:
            return self._settings.theme == "dark"
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.is_dark else LIGHT

    @cached_property
    def em(self) -> int:
        """The height of the text in pixels, by which all distances are measured."""
        return max(1, round(QFontMetrics(self.font()).height() * 0.73))

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in `Colours`."""
        return QColor(getattr(self.colours, name))

    def font(self, *, scale: float = 1.0, bold: bool = False) -> QFont:
        """Return the font, larger or bold where asked."""
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPointSizeF(self._points * scale)
        font.setBold(bold)
        return font

    def icon(self, name: str, colour: str = "muted", size: float = 1.4) -> QIcon:
        """Return an icon of `resources/icons` in a colour of the theme; `size` is in heights of the text."""
        return QIcon(self.pixmap(name, colour, size))

    def pixmap(self, name: str, colour: str = "muted", size: float = 1.4) -> QPixmap:
        """Return a picture of an icon, as fine as the screen can show."""
        text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        drawing = QSvgRenderer(QByteArray(text.replace("currentColor", self.colour(colour).name()).encode()))
        ratio = self._application.devicePixelRatio()
        side = round(self.em * size)
        picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.end()
        return picture

    def use(self, settings: Settings) -> None:
        """Take on the look of changed settings."""
        self._settings = settings
        self._put_on()

    def load_all_fonts(self) -> None:
        """Load the fonts of the other scripts, so that every name shows; done after the first paint."""
        names = sorted(path.name for path in resource("fonts").glob("*-Regular.ttf"))
        _load_fonts(*names)

    @property
    def _points(self) -> float:
        return max(self._system_points, SMALLEST_POINTS) * self._settings.text_scale / 100

    def _follow_system(self) -> None:
        if self._settings.theme not in {"light", "dark"}:
            self._put_on()

    def _put_on(self) -> None:
        self.__dict__.pop("em", None)
        self._application.setFont(self.font())
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(stylesheet(self.colours, self._points, self.em))
        self.changed.emit()


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 to 1.

    Source: WCAG 2.2, relative luminance.
    """
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Source: WCAG 2.2, contrast ratio.
    """
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent_soft,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Mid: colours.border,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _load_fonts(*names: str) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
