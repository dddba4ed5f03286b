"""Benchmark of the export: 10,000 people and what belongs to them as a workbook, against the bare writer."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from onboarding_app.catalogue import Catalogue
from onboarding_app.i18n import Texts
from onboarding_app.services.export_tables import all_sheets
from onboarding_app.services.exporting import ExportKind, export
from tests.benchmarks.data import TODAY, many_people
from tests.benchmarks.measuring import Result, seconds

PEOPLE = 10_000


def exporting_a_workbook(catalogue: Catalogue, folder: Path) -> Result:
    """Measure reading and exporting against openpyxl writing the same cells to memory, days as days."""
    texts, target = Texts("de"), folder / "out.xlsx"
    with many_people(folder / "out.ankerpunkt", catalogue, PEOPLE) as database:

        def write() -> None:
            export(ExportKind.XLSX, database, catalogue, target, texts=texts, today=TODAY)

        ours = seconds(write, runs=1)
        with database.read() as view:
            sheets = all_sheets(tuple(view.dossiers()), catalogue, texts=texts, today=TODAY)
    tables = [[it.columns, *it.rows] for it in sheets]
    floor = seconds(lambda: _bare(tables), runs=1)
    return Result("XLSX export of 10,000 people with 10 checkpoints each", ours, floor, 2)


def _bare(tables: Sequence[Sequence[Sequence[object]]]) -> None:
    book = Workbook(write_only=True)
    for rows in tables:
        page = book.create_sheet()
        for row in rows:
            page.append(row)
    book.save(BytesIO())
