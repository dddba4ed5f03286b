"""The sheet: numbers of pages, the file itself, several papers in one."""

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts
from onboarding_app.reports.due import due_sheet
from onboarding_app.reports.look import Look, short_date
from onboarding_app.reports.page import Sheet, build, build_all

from .reading import LOOK, page_texts, printed
from .samples import TODAY, due


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


def test_the_author_is_the_firm_and_what_is_handed_over_is_no_record():
    handed = Sheet("Title", "", (), [LOOK.text("text")], author="Muster & Söhne", foot="Muster, Erfurt")
    pdf = printed(handed)
    assert PdfReader(BytesIO(pdf)).metadata.author == "Muster & Söhne"
    assert "Muster, Erfurt" in page_texts(pdf)[0]
    assert "Confidential" not in page_texts(pdf)[0]


def test_bookmarks_lead_to_papers_and_their_headings(tmp_path):
    path = tmp_path / "all.pdf"
    with_headings = [
        Sheet(
            "Title",
            name,
            (),
            [*LOOK.heading("First"), LOOK.text("word " * 3000), *LOOK.heading("Söhne محمد")],
        )
        for name in ("Ада", "")
    ]
    build_all(with_headings, LOOK, path, count=2)
    reader = PdfReader(path)
    found = [
        (level, mark.title, reader.get_destination_page_number(mark))
        for level, marks in ((0, reader.outline[::2]), (1, reader.outline[1] + reader.outline[3]))
        for mark in marks
    ]
    last = len(reader.pages) - 1
    half = len(reader.pages) // 2
    assert found == [
        (0, "Title · Ада", 0),
        (0, "Title", half),
        (1, "First", 0),
        (1, "Söhne محمد", half - 1),
        (1, "First", half),
        (1, "Söhne محمد", last),
    ]


def test_a_paper_is_asked_for_only_when_the_one_before_is_drawn(tmp_path):
    told = []

    def sheets():
        for number in range(3):
            told.append(("asked", number))
            yield sheet()

    build_all(
        sheets(), LOOK, tmp_path / "x.pdf", count=3, progress=lambda done, _: told.append(("begun", done))
    )
    assert told[:4] == [("asked", 0), ("begun", 0), ("asked", 1), ("begun", 1)]


def test_a_refusal_while_papers_are_made_leaves_nothing(tmp_path):
    def sheets():
        yield sheet()
        raise UserError("not_found", kind="worker")

    with pytest.raises(UserError) as told:
        build_all(sheets(), LOOK, tmp_path / "x.pdf", count=2)
    assert told.value.details == {"kind": "worker"}
    assert list(tmp_path.iterdir()) == []


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
        iter([sheet(words=3000), sheet(), sheet(words=3000)]),
        LOOK,
        path,
        count=3,
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
    assert not build_all(iter([sheet(), sheet()]), LOOK, path, count=2, cancelled=lambda: next(answers))
    assert list(tmp_path.iterdir()) == []


def test_dates_and_numbers_follow_the_language(monkeypatch):
    assert short_date(TODAY, Texts("en")) == "23 Nov 2026"
    assert (LOOK.date(None), LOOK.number(-1.25, 1), LOOK.percent(0.914)) == ("–", "−1.2", "91%")
    german = Look(Texts("en"))
    monkeypatch.setattr(german.texts, "language", "de")
    assert german.date(TODAY) == "23.11.2026"
    assert (german.number(-0.9, 1), german.percent(0.91)) == ("−0,9", "91\u00a0%")


def test_a_long_list_is_made_while_it_is_drawn_and_needs_little_memory():
    """A line as laid out takes over 10 kB, a page as drawn 60."""

    def most_memory(people: int) -> int:
        paper = due(rows=5 * people)
        printed(due_sheet(paper, LOOK))  # fonts and words are known
        tracemalloc.start()
        try:
            build(due_sheet(paper, LOOK), LOOK, BytesIO())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = 10, 60
    assert (most_memory(many) - most_memory(few)) / (5 * (many - few)) < 4_000


@pytest.mark.parametrize("rows", [1, 30])
def test_a_heading_stays_with_the_heading_and_the_table_that_follow_it(rows):
    below = [*LOOK.heading("Below"), LOOK.table(("One",), [["told"]] * rows, (1,))]
    story = [LOOK.gap(650), *LOOK.heading("Above"), *below]
    first, *later = page_texts(printed(Sheet("T", "", (), iter(story))))
    assert "Above" not in first
    assert "Above" in later[0]
    assert "told" in later[0]
