"""The quick guide fits on two pages in both languages."""

import pytest
from pypdf import PdfReader

from onboarding_app.catalogue.help import quick_guide
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.reports.guide import guide_sheet
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import build_all


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_guide_has_two_pages(tmp_path, language):
    look, out, paper = Look(Texts(language)), tmp_path / "guide.pdf", quick_guide(language, "1.0")
    build_all(
        iter([guide_sheet(paper, look)]),
        look,
        out,
        count=1,
        version="1.0",
        progress=lambda _done, _total: None,
        cancelled=lambda: False,
    )
    pages = PdfReader(out).pages
    assert len(pages) == 2
    text = "".join(page.extract_text() for page in pages)
    for section in paper.sections:
        assert section.heading in text
