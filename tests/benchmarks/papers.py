"""Benchmark of paper: a status report against the same text drawn by plain ReportLab."""

import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import build, build_all
from onboarding_app.reports.status import status_sheet
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.status import status_paper
from onboarding_app.storage.database import open_database
from tests.benchmarks.measuring import Result, seconds

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)


def status_report(catalogue: Catalogue, folder: Path) -> Result:
    """Measure drawing one person's status report against plain paragraphs of the same lines."""
    path = make_demo_file(folder / "paper.ankerpunkt", catalogue, workers=5, seed=1, today=TODAY, who="bench")
    look = Look(Texts("de"))
    with open_database(path, who="bench", now=lambda: MOMENT, exclusive=False) as database:
        paper = status_paper(database, catalogue, WorkerId(2), today=TODAY, texts=Texts("de"))
    build(status_sheet(paper, look), look, folder / "status.pdf")
    lines = [
        line for page in PdfReader(folder / "status.pdf").pages for line in page.extract_text().splitlines()
    ]
    ours = seconds(lambda: build(status_sheet(paper, look), look, BytesIO()), runs=9)
    floor = seconds(lambda: _plain(lines), runs=9)
    return Result("status report, drawn", ours, floor, 2)


def status_batch(catalogue: Catalogue, folder: Path) -> Result:
    """Measure drawing the status reports of 100 people into one file against plain paragraphs."""
    path = make_demo_file(
        folder / "batch.ankerpunkt", catalogue, workers=100, seed=1, today=TODAY, who="bench"
    )
    texts, look = Texts("de"), Look(Texts("de"))
    with open_database(path, who="bench", now=lambda: MOMENT, exclusive=False) as database:
        with database.read() as view:
            ids = view.worker_ids()
        found = [status_paper(database, catalogue, WorkerId(each), today=TODAY, texts=texts) for each in ids]

    def ours() -> None:
        build_all((status_sheet(paper, look) for paper in found), look, out, count=len(found))

    out = folder / "batch.pdf"
    ours()
    pages = PdfReader(out).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    return Result(
        f"status reports of 100 people, {len(pages)} pages",
        seconds(ours, runs=3),
        seconds(lambda: _plain(lines), runs=3),
        1.5,
    )


WRITES = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.i18n import Texts
from onboarding_app.services.papers import write_paper
from onboarding_app.storage.database import open_database
from tests.benchmarks.memory import peak
place, folder, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
now = lambda: datetime(2026, 11, 23, 8, tzinfo=UTC)
with open_database(place, who="bench", now=now, exclusive=False) as database:
    with database.read() as view:
        ids = view.worker_ids()[:count]
    write_paper(
        PaperKind.STATUS, database, load_catalogue(), folder,
        texts=Texts("de"), today=date(2026, 11, 23), worker_ids=ids,
    )
print(peak())
"""
"""Writes so many status reports, each to a file of its own, and tells the most memory that took."""


def memory_of_a_thousand(catalogue: Catalogue, folder: Path) -> Result:
    """Measure the memory of writing 1,000 status reports against that of writing 100."""
    place, papers = folder / "thousand.ankerpunkt", folder / "papers"
    make_demo_file(place, catalogue, workers=1000, seed=1, today=TODAY, who="bench")
    papers.mkdir()

    def most(count: int) -> int:
        command = [sys.executable, "-c", WRITES, str(place), str(papers), str(count)]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    few = most(100)
    return Result("memory of 1,000 status reports against 100", most(1000), few, 1.2, memory=True)


def _plain(lines: list[str]) -> None:
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(BytesIO()).build(
        [Paragraph(line.replace("&", "&amp;").replace("<", "&lt;"), style) for line in lines]
    )
