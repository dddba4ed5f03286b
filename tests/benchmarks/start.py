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
from onboarding_app.settings import PLACE_VARIABLE, Settings, save_settings
from tests.benchmarks.measuring import Result

TODAY = date(2026, 11, 23)
SIZES = (200, 10_000)
RUNS = 7

PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject
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
import os
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget
class FirstLines(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.parent().model().rowCount():
            print("filled", flush=True)
            os._exit(0)
        return False
first, lines, run = FirstPaint(), FirstLines(), QApplication.exec
def run_watched(*_application):
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
    window.installEventFilter(first)
    show = window.open
    def show_watched(workspace):
        show(workspace)
        # Found by name, for PySide's first `viewport()` costs milliseconds that are not the program's.
        for table in window.findChildren(QTableView):
            table.findChild(QWidget, "qt_scrollarea_viewport").installEventFilter(lines)
    window.open = show_watched
    return run()
QApplication.exec = run_watched
from onboarding_app.cli import main
sys.argv = ["onboarding-app"]
main()
"""
)
"""The program as a click starts it, watched: its window, and the first painting of a list with lines."""


def starting(catalogue: Catalogue, folder: Path) -> list[Result]:
    """Measure the start with 200 and 10,000 people against a window of PySide6 with nothing in it.

    Empty windows and ours take turns, so that both see the same machine. Filled is the start page when what
    is due and the counts of people stand on it; what looks at everybody is worked out after that.
    """
    results = []
    for people in SIZES:
        path = make_demo_file(
            folder / f"start{people}.ankerpunkt", catalogue, workers=people, seed=1, today=TODAY, who="bench"
        )
        place = folder / f"start{people}.json"
        save_settings(Settings(language="de", theme="light", last_file=str(path)), place)
        floor, ours = [], []
        for _ in range(RUNS):
            floor.append(_times(EMPTY, place)["painted"])
            ours.append(_times(OURS, place))
        painted, filled = (median(run[name] for run in ours) for name in ("painted", "filled"))
        results += [
            Result(f"start to painted window, {people:,} people", painted, median(floor), 2),
            Result(f"start to filled start page, {people:,} people", filled, median(floor), 3),
        ]
    return results


def _times(code: str, settings: Path) -> dict[str, float]:
    """Run a program and return when it said what, in seconds after it was begun."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment[PLACE_VARIABLE] = str(settings)
    begin = time.perf_counter()
    times: dict[str, float] = {}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        for line in program.stdout or ():
            times[line.strip()] = time.perf_counter() - begin
    if program.returncode:
        message = "the program that was measured failed"
        raise RuntimeError(message)
    return times
