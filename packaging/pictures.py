"""Take pictures of every page from the program itself, with made-up people.

    python packaging/pictures.py                                   all pages, both languages, light and dark
    python packaging/pictures.py --pages overview --languages de   only these
    python packaging/pictures.py --size 1366x768 --text 200 --out /tmp/pictures

Needs no display. The pictures of the README lie in `resources/pictures/`: `<page>-<language>-<theme>.png`.
"""

# ruff: noqa: E402 - the path and the platform are set before the program is imported

import argparse
import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import product
from pathlib import Path
from shutil import copy

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from onboarding_app.catalogue import Catalogue, load_catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.attention import attention
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.papers import PaperKind
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.first_run import FirstRunDialog
from onboarding_app.ui.dialogs.import_list import ImportDialog
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.main_window import MainWindow
from onboarding_app.ui.screens.due import MONTH, DueScreen
from onboarding_app.ui.screens.reports import ReportsScreen
from onboarding_app.ui.theme import DARK, LIGHT
from onboarding_app.ui.workspace import Workspace

TODAY = date(2026, 11, 23)
PEOPLE, SEED = 23, 1
THEMES = ("light", "dark")
CALM = 400
"""Milliseconds that a page gets to paint what it reads in the background."""

NEUTRAL = "C:/Users/petra/Documents/Ankerpunkt"
"""The folder that pictures show."""

SMALLEST = 0
"""What Qt calls the quality of a PNG: how little it is compressed."""

LIST = """Personalnummer;Vorname;Nachname;Staatsangehörigkeit;Beruf;Eintrittsdatum;Aufenthaltstitel bis
00031;Thị Thảo;Nguyễn;Vietnam;Pflegefachkraft;01.12.2026;30.11.2028
00032;Olena;Kovalenko;Ukraine;Köchin;15.01.2027;
00033;Giorgi;Kapanadze;Georgien;Elektroniker;31.02.2027;31.12.2027
"""
"""A list as HR keeps it, with a day that no calendar has."""


@dataclass(frozen=True)
class Scene:
    """What a picture can show: the window on a file, somebody who needs attention, and a folder for files."""

    window: MainWindow
    workspace: Workspace
    settings: Settings
    worker_id: WorkerId
    folder: Path


def _page(key: str, scene: Scene) -> QWidget:
    scene.window.show_page(key)
    return scene.window


def _month(scene: Scene) -> QWidget:
    scene.window.show_page(pages.DUE)
    screen = scene.window.page(pages.DUE)
    if isinstance(screen, DueScreen):
        screen.tabs.show_page(MONTH)
    return scene.window


def _person(scene: Scene) -> QWidget:
    scene.window.open_person(scene.worker_id)
    return scene.window


def _check_in(scene: Scene) -> QWidget:
    scene.window.open_check_in(scene.worker_id)
    return scene.window


def _reports(scene: Scene) -> QWidget:
    scene.window.show_page(pages.REPORTS)
    screen = scene.window.page(pages.REPORTS)
    if isinstance(screen, ReportsScreen):
        screen.choose(PaperKind.RETENTION)
    return scene.window


def _import(scene: Scene) -> QWidget:
    people = scene.folder / "Fachkräfte 2026.csv"
    people.write_text(LIST, encoding="utf-8")
    dialog = ImportDialog(scene.workspace, DARK if scene.settings.theme == "dark" else LIGHT, scene.window)
    dialog.read(people)
    dialog.wait()
    dialog.look()
    dialog.wait()
    return dialog


def _new_person(scene: Scene) -> QWidget:
    return PersonDialog(scene.workspace, None, scene.window)


def _first_run(scene: Scene) -> QWidget:
    workspace = scene.workspace
    dialog = FirstRunDialog(workspace.catalogue, workspace.texts, scene.settings, workspace.today)
    dialog.place.fill(f"{NEUTRAL}/ankerpunkt.ankerpunkt")
    return dialog


SCENES: Mapping[str, Callable[[Scene], QWidget]] = {
    **{key: partial(_page, key) for key in pages.MAKERS if key not in {pages.PERSON, pages.CHECK_IN}},
    "month": _month,
    "person": _person,
    "check-in": _check_in,
    "reports": _reports,
    "import": _import,
    "new-person": _new_person,
    "first-run": _first_run,
}


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that were asked for and return the exit status."""
    wanted = _read(arguments)
    catalogue = load_catalogue()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = folder / "Muster GmbH.ankerpunkt"
        make_demo_file(file, catalogue, workers=PEOPLE, seed=SEED, today=TODAY, who="Petra")
        for language, theme in product(wanted.languages, wanted.themes):
            settings = Settings(
                language=language, theme=theme, text_scale=wanted.text, last_visit="2026-11-19"
            )
            with _opened(file, catalogue, settings, wanted.size) as scene:
                for page in wanted.pages:
                    shown = SCENES[page](scene)
                    _take(shown, wanted.out / f"{page}-{language}-{theme}.png", scene.folder)
    return 0


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take pictures of every page.")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "pictures")
    parser.add_argument("--size", default="1366x768", type=lambda text: tuple(map(int, text.split("x"))))
    parser.add_argument("--text", default=100, type=int, help="size of the text in per cent")
    parser.add_argument("--pages", nargs="+", choices=SCENES, default=list(SCENES))
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    return parser.parse_args(arguments)


@contextmanager
def _opened(file: Path, catalogue: Catalogue, settings: Settings, size: tuple[int, int]) -> Iterator[Scene]:
    """Show the window on a copy of the file, so that no picture changes the next one."""
    place = file.parent / settings.language / settings.theme
    place.mkdir(parents=True)
    morning = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
    with open_database(Path(copy(file, place)), who="Petra", now=lambda: morning) as database:
        texts = Texts(settings.language)
        window = make_window(database, catalogue, settings, texts=texts, today=lambda: TODAY)
        window.resize(*size)
        window.show()
        needing = attention(database, catalogue, today=TODAY, language=settings.language).lines
        if window.workspace is None or not needing:
            raise RuntimeError("the made-up firm did not open")
        yield Scene(window, window.workspace, settings, needing[0].worker_id, place)
        window.close()
        window.deleteLater()
        _calm_down()


def _take(shown: QWidget, target: Path, folder: Path) -> None:
    """Keep what a widget shows, but for the folder in which this program works: that is nobody's."""
    shown.show()
    _calm_down()
    for told in shown.findChildren(QLabel):
        told.setText(told.text().replace(str(folder), NEUTRAL))
    _calm_down()
    _few_colours(shown.grab().toImage()).save(str(target), None, SMALLEST)
    print(target.name)
    if not isinstance(shown, MainWindow):
        shown.close()


def _few_colours(picture: QImage) -> QImage:
    """Return a picture in its 256 most frequent colours: a third of the size, and looks the same."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    colours = [colour for colour, _count in Counter(pixels).most_common(256)]
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither
    )


def _calm_down() -> None:
    """Let work in the background end, and everything be painted."""
    for _ in range(2):
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                thread.join()
        loop = QEventLoop()
        QTimer.singleShot(CALM, loop.quit)
        loop.exec()
    QApplication.sendPostedEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
