"""Play scripted users by keyboard alone, and show each step as a picture of a film strip.

    python packaging/film_strips.py --out /tmp/strips                    all three users
    python packaging/film_strips.py --out /tmp/strips --users manager    only this one
    python packaging/film_strips.py --out /tmp/strips --text 200 --theme dark

Needs no display: the screen is one of 1366×768 in memory. A strip is `<user>.png`: the steps in their order,
each with its number, what was done, by which keys. Printed are the steps, how many keys were pressed, and how
long somebody needs for them by the keystroke-level model (reading and talking come on top).
"""

# ruff: noqa: E402 - the path and the platform are set before the program is imported

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SCREEN = (1366, 768)


def _use_screen_in_memory(folder: Path) -> None:
    """Tell Qt of a screen as a usual laptop has it, unless another platform is asked for."""
    described = folder / "screen.json"
    screen = {"name": "laptop", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1]}
    described.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "dpr": 1}]}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={described}")


_FOLDER = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
_use_screen_in_memory(Path(_FOLDER.name))

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from onboarding_app.catalogue import load_catalogue
from onboarding_app.i18n import Texts
from onboarding_app.settings import THEMES, Settings
from onboarding_app.ui.app import begin, make_application
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.theme import load_other_fonts, put_on
from onboarding_app.ui.workspace import Workspace
from tests.journeys import firms, users
from tests.journeys.keyboard import Keyboard, Told

COLUMNS, WIDTH, CAPTION, GAP = 3, 683, 64, 14
"""Pictures side by side, pixels of a picture's width, of its caption's height, and between them."""

PAPER, INK, SOFT = QColor("#ffffff"), QColor("#1b2830"), QColor("#566670")


@dataclass
class Strip:
    """The pictures of one user."""

    shots: list[tuple[Told, QImage]] = field(default_factory=list)

    def look(self, step: Told) -> None:
        """Take a picture of all that stands on the screen."""
        QApplication.processEvents()
        self.shots.append((step, _screen()))

    def save(self, target: Path) -> None:
        """Write all pictures as one, in lines."""
        height = round(WIDTH * SCREEN[1] / SCREEN[0])
        lines = -(-len(self.shots) // COLUMNS)
        whole = QImage(
            COLUMNS * (WIDTH + GAP) + GAP, lines * (height + CAPTION + GAP) + GAP, QImage.Format.Format_RGB32
        )
        whole.fill(PAPER)
        painter = QPainter(whole)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, (step, shot) in enumerate(self.shots):
            x = GAP + number % COLUMNS * (WIDTH + GAP)
            y = GAP + number // COLUMNS * (height + CAPTION + GAP)
            _caption(painter, QRect(x, y, WIDTH, CAPTION), number + 1, step)
            painter.drawImage(QRect(x, y + CAPTION, WIDTH, height), shot)
            painter.setPen(SOFT)
            painter.drawRect(QRect(x, y + CAPTION, WIDTH - 1, height - 1))
        painter.end()
        whole.save(str(target))


def _caption(painter: QPainter, room: QRect, number: int, step: Told) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(17)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(INK)
    painter.drawText(room, Qt.AlignmentFlag.AlignTop, f"{number}. {step.words}")
    font.setBold(False)
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(SOFT)
    keys = "  ".join(step.keys) or "–"
    shown = painter.fontMetrics().elidedText(
        f"{_time(step)}: {keys}", Qt.TextElideMode.ElideMiddle, room.width()
    )
    painter.drawText(room.adjusted(0, 30, 0, 0), Qt.AlignmentFlag.AlignTop, shown)


def _time(done: Told | Keyboard) -> str:
    """Return how many keys something takes, and how long."""
    return f"{done.presses} {'key' if done.presses == 1 else 'keys'}, {done.seconds:.0f} s"


def _screen() -> QImage:
    """Return the window and what stands over it, each where it stands."""
    image = QImage(*SCREEN, QImage.Format.Format_RGB32)
    image.fill(SOFT)
    painter = QPainter(image)
    for window in sorted(filter(QWidget.isVisible, QApplication.topLevelWidgets()), key=_depth):
        place = window.mapToGlobal(QPoint()) - _origin()
        painter.drawPixmap(place, window.grab())
        painter.setPen(SOFT)
        painter.drawRect(QRect(place, window.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return image


def _origin() -> QPoint:
    return next(
        (it.mapToGlobal(QPoint()) for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow)),
        QPoint(),
    )


def _depth(window: QWidget) -> int:
    """Return how far in front a window stands: behind the main one, then dialogs by who opened whom."""
    depth, parent = 0, window.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth + (window.windowType() is Qt.WindowType.Popup)


def _new_hr_person(window: MainWindow, folder: Path, keyboard: Keyboard) -> None:
    people = folder / "Fachkräfte 2026.csv"
    people.write_text(firms.LIST, encoding="utf-8")
    journey = users.new_hr_person(folder / "Muster GmbH.ankerpunkt", people, folder / "Fristen.pdf")
    keyboard.play(journey, lambda: begin(None, window, window.texts, lambda: firms.TODAY))


def _mentor(window: MainWindow, folder: Path, keyboard: Keyboard) -> None:
    catalogue = load_catalogue()
    database = firms.firm(folder, catalogue)
    window.open(Workspace(database, catalogue, window.texts, lambda: firms.TODAY))
    keyboard.play(users.mentor_with_three_talks())


def _manager(window: MainWindow, folder: Path, keyboard: Keyboard) -> None:
    catalogue = load_catalogue()
    database = firms.firm_that_lost_people(folder, catalogue)
    window.open(Workspace(database, catalogue, window.texts, lambda: firms.TODAY))
    keyboard.play(users.manager_asks_why(folder / "Bindung.pdf"))


USERS: Mapping[str, Callable[[MainWindow, Path, Keyboard], None]] = {
    "new-hr-person": _new_hr_person,
    "mentor": _mentor,
    "manager": _manager,
}


def main(arguments: Sequence[str]) -> int:
    """Play the users that were asked for, and return the exit status."""
    wanted = _read(arguments)
    wanted.out.mkdir(parents=True, exist_ok=True)
    settings = Settings(language="de", theme=wanted.theme, text_scale=wanted.text)
    application = make_application(settings)
    load_other_fonts()
    for name in wanted.users:
        strip, texts = Strip(), Texts("de")
        keyboard = Keyboard(strip.look)
        window = MainWindow(settings, put_on(application, settings), texts, lambda _settings: None)
        window.resize(*SCREEN)
        window.show()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                USERS[name](window, Path(folder), keyboard)
            finally:
                strip.save(wanted.out / f"{name}.png")
                window.let_go()
        window.close()
        window.deleteLater()
        for number, step in enumerate(keyboard.steps, start=1):
            print(f"  {number:2}. {step.words}: {_time(step)} ({' '.join(step.keys)})")
        print(f"{name}: {len(keyboard.steps)} steps, {_time(keyboard)}")
    return 0


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Play scripted users and show their steps.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--text", default=100, type=int, help="size of the text in per cent")
    parser.add_argument("--theme", default="light", choices=THEMES)
    parser.add_argument("--users", nargs="+", choices=USERS, default=list(USERS))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
