"""Run all benchmarks and print their table: `python -m tests.benchmarks` (some minutes)."""

import os
import sys
import tempfile
from pathlib import Path

from onboarding_app.catalogue import load_catalogue
from tests.benchmarks import data, out, papers, planning, start, window
from tests.benchmarks.measuring import Result, machine, table


def main() -> None:
    """Measure everything in a folder that is thrown away."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    catalogue = load_catalogue()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for benchmark in (
            papers.status_report,
            papers.status_batch,
            papers.memory_of_a_thousand,
            out.exporting_a_workbook,
            data.saving_a_check_in,
            data.filter_key_stroke,
            data.search_key_stroke,
            data.importing_a_list,
        ):
            results.append(benchmark(catalogue, folder))
            print(results[-1].name, file=sys.stderr, flush=True)  # noqa: T201 - tells how far it is
        walked = window.walking_through(catalogue, folder)
        results = [
            *start.starting(catalogue, folder),
            *results,
            *planning.planning(catalogue, folder),
            *walked.results,
        ]
    print(f"{machine()}\n\n{table(results)}\n\n{walked.told}")  # noqa: T201 - what the command is for


if __name__ == "__main__":
    main()
