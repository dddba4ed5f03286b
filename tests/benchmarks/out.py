"""Benchmark of the export: all people and what belongs to them as a workbook, against the bare writer."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from onboarding_app.catalogue import Catalogue
from onboarding_app.i18n import Texts
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.export_tables import all_sheets
from onboarding_app.services.exporting import ExportKind, export
from onboarding_app.storage.database import open_database
from tests.benchmarks.data import MOMENT, TODAY
from tests.benchmarks.measuring import Result, seconds

PEOPLE = 10_000


def exporting_a_workbook(catalogue: Catalogue, folder: Path) -> Result:
    """Measure exporting 10,000 people against openpyxl writing the same cells, days as days, to memory."""
    path = make_demo_file(
        folder / "out.ankerpunkt", catalogue, workers=PEOPLE, seed=1, today=TODAY, who="bench"
    )
    texts = Texts("de")
    with open_database(path, who="bench", now=lambda: MOMENT, exclusive=False) as database:
        target = folder / "out.xlsx"

        def write() -> None:
            export(ExportKind.XLSX, database, catalogue, target, texts=texts, today=TODAY)

        ours = seconds(write, runs=1)
        with database.read() as view:
            sheets = all_sheets(tuple(view.dossiers()), catalogue, texts=texts, today=TODAY)
    tables = [[it.columns, *it.rows] for it in sheets]
    floor = seconds(lambda: _bare(tables), runs=1)
    return Result("XLSX export of 10,000 people", ours, floor, 2)


def _bare(tables: Sequence[Sequence[Sequence[object]]]) -> None:
    book = Workbook(write_only=True)
    for rows in tables:
        page = book.create_sheet()
        for row in rows:
            page.append(row)
    book.save(BytesIO())
