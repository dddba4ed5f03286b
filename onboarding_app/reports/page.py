"""The sheet every paper is printed on: look, title block, footer, and the way into a file."""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from onboarding_app.i18n import Texts
from onboarding_app.reports.arranging import portions
from onboarding_app.reports.look import FRAME_WIDTH, Look, Palette
from onboarding_app.reports.script import PLAIN, apart, font_for, measure, readable
from onboarding_app.reports.text import Align, Style, Text, draw_line, flowing

__all__ = ["Sheet", "build", "build_all"]

MARGIN_X: Final = (A4[0] - FRAME_WIDTH) / 2
_TOP, _BOTTOM = 15 * mm, 19 * mm
_FOOT_Y: Final = 11 * mm
_PRODUCT: Final = "Ankerpunkt"
# No line of the page holds more letters of the size of its head.
_LONGEST_HEAD: Final = 300
# So many letters of a heading stand in its bookmark.
_LONGEST_MARK: Final = 100
_TITLE: Final = Style(17, Palette.teal, bold=True, leading=1.3)
_SUBTITLE: Final = Style(9, Palette.muted)
_STAND: Final = Style(9, Palette.muted, align=Align.RIGHT)
_FOOT_LEFT: Final = Style(7.5, Palette.muted)
_FOOT_RIGHT: Final = Style(7.5, Palette.muted, align=Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper ready to print: its head and its story, which may be made while it is drawn.

    `stand` are the lines at the right of the title: as of when, and for whom the paper is. `author` is told
    in the file: the firm. `foot` stands at the bottom of each page; None says that the paper is confidential.
    `has_head` False leaves the head to the story, as a letter needs it.
    """

    title: str
    subtitle: str
    stand: Sequence[str]
    story: Iterable[Flowable] = field(repr=False)
    author: str = ""
    foot: str | None = None
    has_head: bool = True


def build(
    sheet: Sheet, look: Look, out: Path | BinaryIO, *, version: str = "", invariant: bool = True
) -> None:
    """Print one paper as a PDF. An existing file is replaced only when the new one is complete.

    Args:
        sheet: what to print.
        look: the language, used for the footer and told in the file.
        out: a file name or something open for writing bytes.
        version: the program's version for the footer.
        invariant: the same sheet gives the same bytes; otherwise the file tells when it was made.

    Raises:
        OSError: the file cannot be written; one that was there is untouched.
    """
    _write(_printed(iter([sheet]), look, version=version, invariant=invariant), out)


def build_all(
    sheets: Iterable[Sheet],
    look: Look,
    out: Path | BinaryIO,
    *,
    count: int,
    version: str = "",
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Print several papers into one PDF; each starts on a page of its own and counts its own pages.

    A sheet is asked for only when the one before it is drawn, so that a thousand of them need no more memory
    than their pages. `progress` hears how many of `count` are done. Returns False, with nothing written, when
    `cancelled`.

    Raises:
        OSError: the file cannot be written; one that was there is untouched.
    """

    def watched() -> Iterator[Sheet]:
        for number, sheet in enumerate(sheets):
            if cancelled():
                raise _CancelledError
            progress(number, count)
            yield sheet

    try:
        content = _printed(watched(), look, version=version, invariant=True)
    except _CancelledError:
        return False
    _write(content, out)
    progress(count, count)
    return True


class _CancelledError(Exception):
    """The user no longer wants the papers."""


class _Next(ActionFlowable):
    """The end of what is there to draw: asks for the next portion and puts it into the story."""

    def __init__(self, portions: Iterator[list[Flowable]], story: list[Flowable]) -> None:
        super().__init__()
        self._portions, self._story = portions, story

    def apply(self, doc: BaseDocTemplate) -> None:
        """Go on with the next portion, if there is one."""
        portion = next(self._portions, None)
        if portion is not None:
            self._story += [*portion, self]


def _flow(sheets: Iterable[Sheet]) -> Iterator[list[Flowable]]:
    """Yield the portions of all papers, each paper from the top of a page on."""
    for number, sheet in enumerate(sheets):
        head = [TitleBlock(sheet)] if sheet.has_head else []
        yield [*([PageBreak()] if number else []), _Beginning(sheet), *head]
        yield from portions(sheet.story)


def _printed(sheets: Iterator[Sheet], look: Look, *, version: str, invariant: bool) -> bytes:
    first = next(sheets)
    story: list[Flowable] = []
    story.append(_Next(_flow(chain([first], sheets)), story))
    content = BytesIO()
    document = BaseDocTemplate(
        content,
        pagesize=A4,
        title=readable(first.title),
        subject=readable(first.subtitle),
        author=readable(first.author) or _PRODUCT,
        creator=f"{_PRODUCT} {version}".strip(),
        lang=look.texts.language,
        invariant=int(invariant),
        initialFontName=font_for(PLAIN, bold=False).fontName,
    )
    frame = Frame(MARGIN_X, _BOTTOM, FRAME_WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))

    def canvas(*arguments: Any, **options: Any) -> Canvas:  # noqa: ANN401 - as ReportLab calls it
        return _NumberedCanvas(*arguments, texts=look.texts, version=version, **options)

    document.build(story, canvasmaker=canvas)
    return content.getvalue()


def _write(content: bytes, out: Path | BinaryIO) -> None:
    if not isinstance(out, Path):
        out.write(content)
        return
    with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name[:40]}-", delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
        except BaseException:
            unfinished.close()
            Path(unfinished.name).unlink(missing_ok=True)
            raise
    try:
        Path(unfinished.name).replace(out)
    except OSError:
        Path(unfinished.name).unlink(missing_ok=True)
        raise


class TitleBlock(Flowable):
    """Title and subtitle at the left, the state of the paper at the right, a teal line below."""

    _most_right: Final = 0.38
    _between: Final = 8
    _gap: Final = 7

    def __init__(self, sheet: Sheet) -> None:
        """Take the texts of the paper's head."""
        super().__init__()
        self._left = [Text(sheet.title, _TITLE), Text(sheet.subtitle, _SUBTITLE)]
        self._right = Text("\n".join(sheet.stand), _STAND)
        self._longest = max(
            (measure(readable(line)[:_LONGEST_HEAD], _STAND.size) for line in sheet.stand), default=0
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out for that width; return what is used, in points."""
        room = min(self._longest + 1, width * self._most_right)
        left = sum(part.wrap(width - room - self._between, height)[1] for part in self._left)
        right = self._right.wrap(room, height)[1]
        self.width, self.height = width, max(left, right) + 2 * self._gap + 2
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Give up standing side by side: names of many lines flow one below the other."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        return flowing([*self._left, self._right], width, height)

    def draw(self) -> None:
        """Draw at the origin."""
        top = self.height
        for part in self._left:
            top -= part.height
            part.drawOn(self.canv, 0, top)
        self._right.drawOn(self.canv, self.width - self._right.width, self.height - self._right.height - 3)
        self.canv.setStrokeColor(Palette.teal)
        self.canv.setLineWidth(1.4)
        self.canv.line(0, self._gap + 1, self.width, self._gap + 1)


class _Beginning(Flowable):
    """Tells the canvas that a paper begins on this page; takes no room."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._name, self._foot = " · ".join(filter(None, (sheet.title, sheet.subtitle))), sheet.foot

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return no size."""
        return 0, 0

    def draw(self) -> None:
        """Start counting pages anew."""
        self.canv.begin_paper(readable(self._name).replace("\n", " "), self._foot)


@dataclass(slots=True)
class _Page:
    """A page as drawn, waiting for its footer: its state, what is drawn, (level, text, top) of its bookmarks.

    What is drawn is kept compressed: a long paper waits with hundreds of pages.
    """

    state: dict[str, Any]
    drawn: bytes
    marks: Sequence[tuple[int, str, float]]


class _NumberedCanvas(Canvas):
    """Keeps the pages of a paper until their number is known, then draws head and foot."""

    def __init__(  # the rest is ReportLab's
        self,
        *arguments: Any,  # noqa: ANN401
        texts: Texts,
        version: str,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **options)
        self._texts, self._version = texts, version
        self._pages: list[_Page] = []
        self._marks: list[tuple[int, str, float]] = []

    def begin_paper(self, name: str, foot: str | None) -> None:
        """Finish the paper before and count the pages of another one from here."""
        now = dict(self.__dict__)
        self._finish_paper()
        self.__dict__.update(now)
        self._paper = name, foot
        self.mark(name, 0, A4[1])

    def mark(self, text: str, level: int, top: float) -> None:
        """Let a bookmark lead to that height of this page, in points from its lower edge."""
        self._marks.append((level, text[:_LONGEST_MARK], top))

    def showPage(self) -> None:
        """Keep the page for later."""
        drawn = zlib.compress("\n".join(self._code).encode(), 1)
        self._pages.append(_Page({**self.__dict__, "_code": []}, drawn, tuple(self._marks)))
        self._marks.clear()
        self._startPage()

    def save(self) -> None:
        """Finish the last paper and the file."""
        self._finish_paper()
        super().save()

    def _finish_paper(self) -> None:
        """Draw what depends on the number of pages."""
        pages = tuple(self._pages)
        self._pages.clear()
        for number, page in enumerate(pages, start=1):
            self.__dict__.update(page.state)
            self._code.append(zlib.decompress(page.drawn).decode())
            name, foot = self._paper
            self._draw_foot(number, len(pages), foot)
            if number > 1:
                self._draw_head(name)
            for level, text, top in page.marks:
                key = f"{self.getPageNumber()}-{level}-{top:.2f}-{text}"
                self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
                self.addOutlineEntry(text, key, level)
            super().showPage()
            _compress(self._doc.Pages.pages[-1])

    def _draw_foot(self, number: int, count: int, foot: str | None) -> None:
        texts = self._texts
        product = f"{_PRODUCT} {self._version}".strip()
        if foot is None:
            foot = f"{texts('Confidential – personnel record')} · {product}"
        self.setStrokeColor(Palette.rule)
        self.setLineWidth(0.6)
        self.line(MARGIN_X, _FOOT_Y + 11, A4[0] - MARGIN_X, _FOOT_Y + 11)
        self.setFillColor(Palette.muted)
        draw_line(self, _shortened(foot, _FOOT_LEFT.size, FRAME_WIDTH * 0.8), MARGIN_X, _FOOT_Y, _FOOT_LEFT)
        pages = texts("Page {number} of {count}", number=number, count=count)
        draw_line(self, pages, MARGIN_X, _FOOT_Y, _FOOT_RIGHT, width=FRAME_WIDTH)

    def _draw_head(self, name: str) -> None:
        self.setFillColor(Palette.muted)
        draw_line(self, _shortened(name, _FOOT_LEFT.size), MARGIN_X, A4[1] - 10 * mm, _FOOT_LEFT)


def _compress(page: PDFPage) -> None:
    """Compress a finished page now, not at the end as ReportLab would: a batch needs far less memory."""
    page.Contents = PDFStream(
        PDFDictionary({"Filter": PDFName("FlateDecode")}), zlib.compress(page.stream.encode()), filters=()
    )
    page.stream = None


def _shortened(text: str, size: float, width: float = FRAME_WIDTH) -> str:
    """Return a text that fits into one line of that width."""
    text = readable(text).replace("\n", " ")
    if len(text) <= _LONGEST_HEAD and measure(text, size) <= width:
        return apart(text)
    text = text[:_LONGEST_HEAD]
    while measure(f"{text}…", size) > width:
        text = text[:-4]
    return apart(f"{text}…")
