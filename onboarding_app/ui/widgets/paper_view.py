"""A paper as it will be printed: its pages, leafing and zooming."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPageLayout, QPainter, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.cards import button, label
from onboarding_app.ui.widgets.room import Flow

PRINT_DPI = 200
PAGES_AT_ONCE = 40
"""Pages that are looked at in one go: Qt needs a quarter of a millisecond for each, at the first time."""

ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.25, 4.0


class PaperView(QWidget):
    """Shows a PDF; leafing and zooming can be done without a mouse."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__()
        self._texts = texts
        self.document, self._empty = QPdfDocument(self), QPdfDocument(self)
        self._known = 0
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look_on)
        self.back_button = button(texts("Page back"))
        self.on_button = button(texts("Page on"))
        self.smaller_button = button(texts("Smaller"))
        self.larger_button = button(texts("Larger"))
        self.fit_button = button(texts("Fit to width"))
        self.page = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._tools = Flow()
        tools = (self.back_button, self.on_button, self.page, self.smaller_button, self.larger_button)
        for tool in (*tools, self.fit_button):
            self._tools.add(tool)
        layout.addWidget(self._tools)
        self.view = QPdfView(self)  # made after its tools, for Tab comes to them first
        self.view.setAccessibleName(texts("Preview"))
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        layout.addWidget(self.view, 1)
        self.nothing = label(texts("Here the paper appears as it will be printed."), "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.nothing, 1)
        self.back_button.clicked.connect(lambda: self.leaf(-1))
        self.on_button.clicked.connect(lambda: self.leaf(1))
        self.smaller_button.clicked.connect(lambda: self.zoom(1 / ZOOM_STEP))
        self.larger_button.clicked.connect(lambda: self.zoom(ZOOM_STEP))
        self.fit_button.clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._say_where())
        self._say_where()

    def show_paper(self, place: Path) -> int:
        """Show that file from its first page; return how many pages it has.

        The view asks for the size of every page before it shows one, which takes long only the first time. So
        a long paper is given to the view once all of its pages were looked at, some at a time.
        """
        self.view.setDocument(self._empty)
        self.document.load(str(place))
        self._known = 0
        self._look_on()
        return self.document.pageCount()

    def _look_on(self) -> None:
        count = self.document.pageCount()
        known = min(self._known + PAGES_AT_ONCE, count)
        for page in range(self._known, known):
            self.document.pagePointSize(page)
        self._known = known
        if known < count:
            self._looking.start()
            return
        self._looking.stop()
        self.view.setDocument(self.document)
        self._jump(0)

    def show_nothing(self) -> None:
        """Let go of the paper that is shown."""
        self._looking.stop()
        self.document.close()
        self._say_where()

    def leaf(self, pages: int) -> None:
        """Go so many pages on (or back), as far as there are any."""
        wanted = self.view.pageNavigator().currentPage() + pages
        self._jump(min(max(wanted, 0), self.document.pageCount() - 1))

    def leaf_by_keys(self, around: QWidget) -> None:
        """Let the page keys leaf wherever the keyboard stands in what is around the paper."""
        for keys, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), around)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.leaf, pages))

    def zoom(self, factor: float) -> None:
        """Show it larger or smaller by that factor."""
        now = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            now = self._factor_of_width()
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(now * factor, LEAST_ZOOM), MOST_ZOOM))

    def _factor_of_width(self) -> float:
        """Return the factor at which a page is as wide as the view."""
        points = self.document.pagePointSize(0).width() if self.document.pageCount() else 0.0
        if not points:
            return 1.0
        inches = self.view.viewport().width() / self.view.logicalDpiX()
        return inches * 72 / points

    def _jump(self, page: int) -> None:
        if 0 <= page < self.document.pageCount():
            self.view.pageNavigator().jump(page, QPointF())
        self._say_where()

    def _say_where(self) -> None:
        count = self.document.pageCount()
        page = self.view.pageNavigator().currentPage() + 1
        told = self._texts("Page {number} of {count}", number=page, count=count) if count else ""
        self.page.setText(told)
        self.view.setAccessibleDescription(self._page_in_words(page - 1))
        self.view.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.back_button.setEnabled(page > 1 and count > 0)
        self.on_button.setEnabled(page < count)
        for made in (self.smaller_button, self.larger_button, self.fit_button):
            made.setEnabled(count > 0)

    def _page_in_words(self, page: int) -> str:
        """Return the text of a page; Qt itself must never be asked for one that is not there."""
        return self.document.getAllText(page).text() if 0 <= page < self.document.pageCount() else ""


def asked_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None if the user thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    return printer if QPrintDialog(printer, parent).exec() else None


def print_pdf(
    place: Path, printer: QPrinter, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> bool:
    """Print every page of a file on the whole sheet; False if it was cancelled, and the printer told so.

    A page takes a sixth of a second, so this is long work. Qt lets any thread read a PDF of its own and paint
    on a printer.

    Raises:
        FileRefusedError: the printer takes nothing.
    """
    document = QPdfDocument()
    document.load(str(place))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter, count = QPainter(), document.pageCount()
    if not painter.begin(printer):
        raise FileRefusedError("printer_refuses")
    for page in range(count):
        if cancelled():
            printer.abort()
            painter.end()
            return False
        progress(page, count)
        if page:
            printer.newPage()
        area = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
        painter.drawImage(area, document.render(page, QSize(area.width(), area.height())))
    painter.end()
    progress(count, count)
    return True
