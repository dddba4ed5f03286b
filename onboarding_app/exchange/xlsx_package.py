"""Writing the package of an Excel workbook, row by row, so that a long table costs little time and memory.

Only what an export needs: texts, numbers, days, a bold header that stays in sight, widths and filters.
Source: ECMA-376, part 1 (SpreadsheetML), 18.3 worksheets, 18.4 shared strings, 18.8 styles.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from onboarding_app.exchange.headers import letters
from onboarding_app.exchange.rows import EXCEL_DAY_ZERO

Value = str | int | float | date | None

FIRST_SOUND_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days are written as text."""
ROWS_AT_ONCE = 500
"""Rows that are handed to the packer together."""
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML does not have."""
BOLD, DAY, QUOTED = 1, 2, 3
"""Places of the styles in `STYLES`."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = "".join(
    (
        f'{XML}<styleSheet xmlns="{MAIN}">',
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="DD.MM.YYYY"/></numFmts>',
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
        '<fills count="2"><fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill></fills>',
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>',
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    )
)


@dataclass
class Package:
    """A workbook that is being written; `content` ends it."""

    _file: BytesIO = field(default_factory=BytesIO)
    _texts: dict[str, int] = field(default_factory=dict)
    _names: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the package."""
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=3)

    def add_sheet(
        self, title: str, widths: Sequence[float], rows: Iterable[Sequence[Value]], *, quoted: re.Pattern[str]
    ) -> None:
        """Add a sheet; the first row is its header. Texts that match `quoted` stay texts when edited."""
        columns = [letters(place) for place in range(len(widths))]
        wide = "".join(
            f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
            for place, width in enumerate(widths, start=1)
        )
        head = (
            f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
            'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f"<cols>{wide}</cols><sheetData>"
        )
        lines, count = iter(rows), 0
        with self._zip.open(f"xl/worksheets/sheet{len(self._names) + 1}.xml", "w", force_zip64=True) as part:
            part.write(head.encode())
            while some := list(islice(lines, ROWS_AT_ONCE)):
                text = "".join(
                    self._row(number, row, columns, quoted)
                    for number, row in enumerate(some, start=count + 1)
                )
                part.write(text.encode())
                count += len(some)
            area = f"A1:{columns[-1]}{max(count, 1)}"
            part.write(f'</sheetData><autoFilter ref="{area}"/></worksheet>'.encode())
        self._names.append((title, f"$A$1:${columns[-1]}${max(count, 1)}"))

    def content(self) -> bytes:
        """Write what belongs to all sheets, and return the whole package."""
        for name, text in self._common_parts():
            self._zip.writestr(name, text)
        self._zip.close()
        return self._file.getvalue()

    def _row(self, number: int, row: Sequence[Value], columns: Sequence[str], quoted: re.Pattern[str]) -> str:
        cells = []
        for column, value in zip(columns, row, strict=False):
            if isinstance(value, str):
                if value:
                    text = self._texts.setdefault(value, len(self._texts))
                    style = BOLD if number == 1 else QUOTED if quoted.match(value) else 0
                    kind = f' s="{style}"' if style else ""
                    cells.append(f'<c r="{column}{number}"{kind} t="s"><v>{text}</v></c>')
            elif isinstance(value, date):
                cells.append(self._day(f"{column}{number}", value))
            elif isinstance(value, bool):
                cells.append(f'<c r="{column}{number}" t="b"><v>{value:d}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{column}{number}"><v>{value}</v></c>')
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _day(self, place: str, day: date) -> str:
        if day < FIRST_SOUND_DAY:
            text = f"{day:%d.%m.}{day.year:04}"
            return f'<c r="{place}" t="s"><v>{self._texts.setdefault(text, len(self._texts))}</v></c>'
        return f'<c r="{place}" s="{DAY}"><v>{(day - EXCEL_DAY_ZERO).days}</v></c>'

    def _common_parts(self) -> Iterator[tuple[str, str]]:
        """Yield the parts beside the sheets: texts, styles, and what says where everything is."""
        numbers = range(1, len(self._names) + 1)
        texts = "".join(f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in self._texts)
        yield (
            "xl/sharedStrings.xml",
            f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(self._texts)}">{texts}</sst>',
        )
        yield "xl/styles.xml", STYLES
        sheets = "".join(
            f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
            for number, (title, _) in zip(numbers, self._names, strict=True)
        )
        filters = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number - 1}" hidden="1">'
            f"{_escaped(_quoted(title))}!{area}</definedName>"
            for number, (title, area) in zip(numbers, self._names, strict=True)
        )
        inside = f"<sheets>{sheets}</sheets><definedNames>{filters}</definedNames>"
        yield (
            "xl/workbook.xml",
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inside}</workbook>',
        )
        parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        parts += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        yield "xl/_rels/workbook.xml.rels", _relations(parts)
        yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
        yield "[Content_Types].xml", _content_types(numbers)


def _content_types(numbers: Iterable[int]) -> str:
    kinds = [("workbook.xml", "sheet.main"), ("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings")]
    kinds += [(f"worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in kinds
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _escaped(text: str) -> str:
    return escape(NO_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))


def _quoted(title: str) -> str:
    """Return a sheet's title as a formula names it."""
    return "'" + title.replace("'", "''") + "'"
