"""What holds for the file of every paper: title, language, author, bookmarks, fonts, password, same bytes."""

import re
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from onboarding_app.domain.paper_kinds import DueBy, PaperKind
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.papers import write_paper
from tests.made import TODAY
from tests.services.hostile import marked_firm

SESAME = "Öffne dich"
PAPERS = [(kind, by) for kind in PaperKind for by in (DueBy if kind is PaperKind.DUE else [DueBy.PERSON])]
SUBSET = re.compile(r"/[A-Z0-9]{6}\+")


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """A firm that has one of everything there is, so that every paper can be made."""
    with marked_firm(tmp_path_factory.mktemp("firm"), "Wort") as made:
        yield made


@pytest.fixture
def written(firm, tmp_path):
    """Write a paper and return its bytes."""
    database, catalogue, _ = firm

    def made(kind, by, language="de", **more):
        with database.read() as view:
            ids = view.worker_ids() if kind.per_person and not kind.about_mentors else ()
        out, texts = tmp_path / "x.pdf", Texts(language)
        write_paper(kind, database, catalogue, out, texts=texts, today=TODAY, by=by, worker_ids=ids, **more)
        return out.read_bytes()

    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "by"), PAPERS)
def test_the_file_of_every_paper_tells_what_it_is_and_is_the_same_each_time(
    firm, written, kind, by, language
):
    pdf = written(kind, by, language)
    assert written(kind, by, language) == pdf
    reader = PdfReader(BytesIO(pdf), strict=True)
    author = "Ankerpunkt" if kind is PaperKind.GUIDE else f"{firm[2].by_field['Company.name']} Wort"
    assert reader.metadata.author == author
    assert reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == ("de" if kind.is_notice else language)
    assert reader.outline
    first = reader.outline[0]
    assert first.title.startswith(reader.metadata.title[:20])
    assert reader.get_destination_page_number(first) == 0


@pytest.mark.parametrize(("kind", "by"), PAPERS)
def test_every_paper_brings_no_more_of_its_fonts_than_it_needs(written, kind, by):
    with pikepdf.open(BytesIO(written(kind, by))) as opened:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.FontDescriptor
            for page in opened.pages
            for font in page.Resources.Font.values()
            if "/FontDescriptor" in font
        }
    assert fonts
    assert all(SUBSET.match(name) and is_embedded for name, is_embedded in fonts.items())


@pytest.mark.parametrize(("kind", "by"), PAPERS)
def test_every_paper_can_be_locked(firm, written, kind, by):
    pdf = written(kind, by, password=SESAME)
    assert firm[2].by_field["Company.name"].encode() not in pdf
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(pdf), password=SESAME.lower())
    with pikepdf.open(BytesIO(pdf), password=SESAME) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
