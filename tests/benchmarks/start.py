"""Benchmark of the start: from the process's beginning to the painted window and to the filled start page."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

from onboarding_app.catalogue import Catalogue
from onboarding_app.services.demo import make_demo_file
from tests.benchmarks.measuring import Result

TODAY = date(2026, 11, 23)
SIZES = (200, 10_000)
RUNS = 5

PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            print("painted", flush=True)
        return False
"""

EMPTY = (
    PAINTED
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window, first = QMainWindow(), FirstPaint()
window.installEventFilter(first)
window.resize(1366, 768)
window.show()
while not first.seen:
    application.processEvents()
"""
)

OURS = (
    PAINTED
    + """
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QTableView
from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings
from onboarding_app.ui import app
settings = Settings(language="de", theme="light")
texts = Texts("de")
application = app.make_application(settings)
window, first = app.make_shell(application, settings, texts), FirstPaint()
window.installEventFilter(first)
window.show()
while not first.seen:
    application.processEvents()
assert app._open(Path(sys.argv[1]), window, texts, lambda: date.fromisoformat(sys.argv[2]))
while not any(table.model() and table.model().rowCount() for table in window.findChildren(QTableView)):
    application.processEvents()
application.processEvents()
print("filled", flush=True)
window.workspace.database.close()
import os
os._exit(0)
"""
)


def starting(catalogue: Catalogue, folder: Path) -> list[Result]:
    """Measure the start with 200 and 10,000 people against a window of PySide6 with nothing in it."""
    floor = median(_times(EMPTY)["painted"] for _ in range(RUNS))
    results = []
    for people in SIZES:
        path = make_demo_file(
            folder / f"start{people}.ankerpunkt", catalogue, workers=people, seed=1, today=TODAY, who="bench"
        )
        runs = [_times(OURS, str(path), TODAY.isoformat()) for _ in range(RUNS)]
        painted, filled = (median(run[name] for run in runs) for name in ("painted", "filled"))
        results += [
            Result(f"start to painted window, {people:,} people", painted, floor, 2),
            Result(f"start to filled start page, {people:,} people", filled, floor, 3),
        ]
    return results


def _times(code: str, *arguments: str) -> dict[str, float]:
    """Run a program and return when it said what, in seconds after it was begun."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    times: dict[str, float] = {}
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        for line in program.stdout or ():
            times[line.strip()] = time.perf_counter() - begin
    if program.returncode:
        message = "the program that was measured failed"
        raise RuntimeError(message)
    return times
