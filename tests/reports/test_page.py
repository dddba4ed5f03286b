"""The sheet: numbers of pages, the file itself, several papers in one."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from onboarding_app.i18n import Texts
from onboarding_app.reports.look import Look, short_date
from onboarding_app.reports.page import Sheet, build, build_all

from .reading import LOOK, page_texts, printed
from .samples import TODAY


def sheet(words: int = 10, title: str = "Title") -> Sheet:
    return Sheet(title, "Subtitle", ("As of today", "for nobody"), [LOOK.text("word " * words)])


def test_every_page_tells_its_number_the_count_and_the_version():
    texts = page_texts(printed(sheet(words=5000)))
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Confidential – personnel record · Ankerpunkt 1.0" in text


def test_pages_after_the_first_repeat_whose_paper_it_is():
    texts = page_texts(printed(sheet(words=5000)))
    assert "Title · Subtitle" not in texts[0]
    assert all("Title · Subtitle" in text for text in texts[1:])


def test_the_file_tells_title_language_and_author():
    reader = PdfReader(BytesIO(printed(sheet(), Look(Texts("en")))))
    assert reader.metadata.title == "Title"
    assert reader.metadata.author == "Ankerpunkt"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_sheet_gives_the_same_bytes_whatever_was_printed_before():
    before = printed(sheet(title="محمد"))
    printed(sheet(title="प्रिया ক্ষ ቀ"))
    assert printed(sheet(title="محمد")) == before


def test_every_font_is_embedded():
    reader = PdfReader(BytesIO(printed(sheet(title="محمد Nguyễn"))))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("name", ["", "x" * 5000, "Name " * 6000, "a\nb", "محمد أحمد"])
def test_a_head_of_any_length_prints(name):
    pdf = printed(Sheet(name, name, (name, name), [LOOK.text("text")]))
    assert "text" in page_texts(pdf)[-1]


def test_a_file_is_replaced_only_when_the_new_one_is_complete(tmp_path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"before")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        build(sheet(), LOOK, path)
    assert path.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(OSError, match="missing"):
        build(sheet(), LOOK, tmp_path / "missing" / "paper.pdf")


def test_several_papers_count_their_own_pages_and_progress_is_told(tmp_path):
    heard: list[tuple[int, int]] = []
    path = tmp_path / "all.pdf"
    done = build_all(
        [sheet(words=3000), sheet(), sheet(words=3000)],
        LOOK,
        path,
        progress=lambda number, count: heard.append((number, count)),
    )
    assert done
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
    texts = page_texts(path.read_bytes())
    assert sum("Page 1 of" in text for text in texts) == 3
    assert sum("Page 1 of 1" in text for text in texts) == 1


def test_a_cancelled_batch_leaves_nothing(tmp_path):
    path = tmp_path / "all.pdf"
    answers = iter([False, True])
    assert not build_all([sheet(), sheet()], LOOK, path, cancelled=lambda: next(answers))
    assert list(tmp_path.iterdir()) == []


def test_dates_and_numbers_follow_the_language(monkeypatch):
    assert short_date(TODAY, Texts("en")) == "23 Nov 2026"
    assert (LOOK.date(None), LOOK.number(-1.25, 1), LOOK.percent(0.914)) == ("–", "−1.2", "91%")
    german = Look(Texts("en"))
    monkeypatch.setattr(german.texts, "language", "de")
    assert german.date(TODAY) == "23.11.2026"
    assert (german.number(-0.9, 1), german.percent(0.91)) == ("−0,9", "91\u00a0%")
