"""No word of any paper runs over the edge or over another one: looked up in the files, word by word."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import DueBy, PaperKind
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.reports.page import MARGIN_X
from onboarding_app.services.company import save_company
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.papers import write_paper
from onboarding_app.storage.database import open_database

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
WIDTH, HEIGHT = 595.28, 841.89
EDGE = 0.6
"""Points by which a letter may stick out of its line."""
FOOT, HEADING_AND_LINE = 53.8, 28
"""Where a page ends, and how much a heading takes with a line below it, in points."""
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</word>')

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")


@pytest.fixture(scope="module", params=[0, 1, 4, 23])
def demo(request, tmp_path_factory, catalogue):
    """A firm of so many made-up people."""
    place = tmp_path_factory.mktemp("demo") / "demo.ankerpunkt"
    make_demo_file(place, catalogue, workers=request.param, seed=1, today=TODAY, who="Petra")
    with open_database(place, who="Petra", now=lambda: MOMENT) as database:
        with database.read() as view:
            firm = view.company()
        checked = replace(
            firm, fair_integration_contact="Musterweg 1, Erfurt", fair_integration_checked_on=TODAY
        )
        save_company(database, checked)
        yield database


def words_of(pdf):
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, encoding="utf-8")
    for page in told.stdout.split("<page ")[1:]:
        yield [(*map(float, found[:4]), found[4]) for found in WORD.findall(page)]


def outside(words):
    return [
        word
        for word in words
        if word[0] < MARGIN_X - EDGE
        or word[2] > WIDTH - MARGIN_X + EDGE
        or word[1] < 0
        or word[3] > HEIGHT - 20
    ]


def overlapping(words):
    """Return pairs of words that share room; boxes of lines in scripts with tall letters may."""
    latin = sorted((word for word in words if word[4].isascii()), key=lambda word: word[1])
    for place, one in enumerate(latin):
        for other in latin[place + 1 :]:
            if other[1] > one[3]:
                break
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1 and down > 0.35 * min(one[3] - one[1], other[3] - other[1]):
                yield one[4], other[4]


def stranded(pdf):
    """Return the headings below which nothing stands on their page; bookmarks say where each one is."""
    reader = PdfReader(pdf)
    found, waiting = [], list(reader.outline)
    while waiting:
        mark = waiting.pop()
        if isinstance(mark, list):
            waiting += mark
        elif mark.top < FOOT + HEADING_AND_LINE:
            found.append(mark.title)
    return found


@pytest.fixture(scope="module")
def large(tmp_path_factory, catalogue):
    """The largest firm that the program is made for."""
    place = tmp_path_factory.mktemp("large") / "large.ankerpunkt"
    make_demo_file(place, catalogue, workers=250, seed=1, today=TODAY, who="Petra")
    with open_database(place, who="Petra", now=lambda: MOMENT) as database:
        yield database


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "by"),
    [(PaperKind.RETENTION, DueBy.PERSON), *((PaperKind.DUE, by) for by in DueBy)],
)
def test_papers_of_a_large_firm_hold_their_place_and_retention_has_two_pages(
    large, catalogue, tmp_path, kind, by, language
):
    out = tmp_path / "x.pdf"
    write_paper(kind, large, catalogue, out, texts=Texts(language), today=TODAY, by=by)
    assert not stranded(out)
    pages = list(words_of(out))
    assert len(pages) == 2 or kind is PaperKind.DUE
    for words in pages:
        assert not outside(words)
        assert not list(overlapping(words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "by"),
    [
        *((kind, DueBy.PERSON) for kind in PaperKind),
        *((PaperKind.DUE, by) for by in DueBy if by is not DueBy.PERSON),
    ],
)
def test_no_word_runs_over_the_edge_or_over_another(demo, catalogue, tmp_path, kind, by, language):
    with demo.read() as view:
        ids = view.worker_ids()
    out = tmp_path / "x.pdf"
    chosen = ids[-1:] if kind.is_for_one else ids[:6] if kind.per_person and not kind.about_mentors else ()
    try:
        write_paper(kind, demo, catalogue, out, texts=Texts(language), today=TODAY, worker_ids=chosen, by=by)
    except InvalidValueError as refused:
        pytest.skip(f"there is no such paper here: {refused.key}")
    pages = list(words_of(out))
    assert any(pages)
    assert not stranded(out)
    for words in pages:
        assert not outside(words)
        assert not list(overlapping(words))
