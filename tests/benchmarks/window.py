"""Benchmark of the window with 2,000 people: nothing keeps it from answering, and the memory it takes."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onboarding_app.catalogue import Catalogue
from onboarding_app.services.demo import make_demo_file
from tests.benchmarks.measuring import Result

TODAY = date(2026, 11, 23)
PEOPLE = 2000
"""Made-up people; together they have more than 80,000 checkpoints."""

LONGEST = 0.050
"""Seconds that the window may keep silent."""

TOLD = 10

EMPTY = """
import json
from PySide6.QtWidgets import QApplication, QMainWindow
from tests.benchmarks.memory import peak
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
for _ in range(20):
    application.processEvents()
print(json.dumps({"peak": peak()}))
"""


@dataclass(frozen=True)
class Walked:
    """The figures of a walk through the window, and its slowest moments in words."""

    results: list[Result]
    told: str


def walking_through(catalogue: Catalogue, folder: Path) -> Walked:
    """Walk through the whole window on many people; the memory against a window with nothing in it."""
    path = make_demo_file(
        folder / "walked.ankerpunkt", catalogue, workers=PEOPLE, seed=1, today=TODAY, who="bench"
    )
    floor = _said("-c", EMPTY)["peak"]
    walk = _said("-m", "tests.benchmarks.walking", str(path))
    slowest = walk["slowest"]
    over = sum(each["wall"] > LONGEST for each in slowest)
    name = f"longest silence of the window, {PEOPLE:,} people ({over} of {walk['turns']:,} turns over it)"
    results = [
        Result(name, slowest[0]["wall"], LONGEST, LONGEST, absolute=True),
        Result(
            f"memory at most until the start page is full, {PEOPLE:,} people",
            walk["begun"],
            floor,
            3,
            memory=True,
        ),
        Result(
            f"memory at most in a walk through everything, {PEOPLE:,} people",
            walk["peak"],
            floor,
            3,
            memory=True,
        ),
    ]
    lines = ["| clock | own time | step | where |", "|---|---|---|---|"]
    lines += [
        f"| {it['wall'] * 1000:.0f} ms | {it['own'] * 1000:.0f} ms | {it['step']} | {it['where']} |"
        for it in slowest[:TOLD]
    ]
    return Walked(results, "\n".join(lines))


def _said(*arguments: str) -> dict[str, Any]:
    """Run a program of Python and return what it printed."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"the program that was measured failed: {done.stderr}"
        raise RuntimeError(message)
    return json.loads(done.stdout.splitlines()[-1])
