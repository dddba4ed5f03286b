"""Reads papers back, as a person or a screen reader would."""

import re
from io import BytesIO

from pypdf import PdfReader

from onboarding_app.i18n import Texts
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet, build

LOOK = Look(Texts("en"))
_TOLD = re.compile(rb"/Span <</ActualText <FEFF([0-9A-F]*)>>> BDC(.*?)EMC", re.DOTALL)


def printed(sheet: Sheet, look: Look = LOOK) -> bytes:
    """Return the bytes of the PDF."""
    out = BytesIO()
    build(sheet, look, out, version="1.0")
    return out.getvalue()


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as extracted."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf), strict=True).pages]


def all_text(pdf: bytes) -> str:
    """Return the text of all pages without any white space, followed by what is told about shaped glyphs."""
    reader = PdfReader(BytesIO(pdf), strict=True)
    extracted = "".join(page.extract_text() for page in reader.pages)
    told = "".join(
        bytes.fromhex(match[1].decode()).decode("utf-16-be")
        for page in reader.pages
        for match in _TOLD.finditer(page.get_contents().get_data())
    )
    return re.sub(r"\s", "", extracted + told)
