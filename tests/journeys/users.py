"""What three users do on a day of theirs, by keyboard alone: HR, a mentor, a manager."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from tests.journeys.keyboard import Journey, LostError, Press, Step, Type, Wait

MOST_TABS = 40
NOTE, AGREED = "Kommt gut zurecht.", "Deutschkurs nach der Frühschicht"


def stands_on(name: str) -> Callable[[], bool]:
    """Return whether the keyboard is on the control of that name, when asked."""

    def is_there() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.accessibleName().startswith(name)

    return is_there


def go_to(name: str, key: str = "Tab") -> Journey:
    """Press Tab until the focus frame is around the control of that name."""
    is_there, met = stands_on(name), []
    for _ in range(MOST_TABS):
        if is_there():
            return
        focused = QApplication.focusWidget()
        met.append(focused.accessibleName() if focused is not None else None)
        yield Press(key)
    raise LostError(f"{key} never came to {name!r}, but to {met}")


def opened(title: str) -> Wait:
    """Wait for a dialog of that title on top."""

    def is_seen() -> bool:
        dialog = QApplication.activeModalWidget()
        return isinstance(dialog, QDialog) and title in dialog.windowTitle()

    return Wait(f"the dialog {title!r}", is_seen)


def new_hr_person(place: Path, people_list: Path, paper: Path) -> Journey:
    """From nothing to the first printed list of deadlines, with a list of people imported on the way."""
    yield opened("Ankerpunkt")
    yield Step("Das Programm startet zum ersten Mal")
    yield from go_to("Name der Firma")
    yield Type("Muster GmbH")
    yield Press("Tab")
    yield Type("Erfurt")
    yield Step("Firma und Ort eingetippt")
    yield from go_to("Ort der Datei")
    yield Press("Ctrl+A")
    yield Type(str(place))
    yield Step("Ort der Datei gewählt")
    yield Press("Return")
    yield opened("Liste importieren")
    yield Step("Die Datei ist angelegt, der Import öffnet sich")
    yield Press("Return")
    yield from chosen_file(people_list)
    yield Step("Liste gewählt")
    yield Wait("what the columns mean", stands_on("Weiter"))
    yield Step("Spalten erkannt")
    yield Press("Return")
    yield Wait("what will happen", stands_on("Importieren"))
    yield Step("Vorschau: was geschehen wird")
    yield Press("Return")
    yield Wait("the tour", lambda: not QApplication.activeModalWidget())
    yield Step("Übernommen; die Tour beginnt")
    yield Press("Escape")
    yield Press("Ctrl+3")
    yield Wait("the deadlines", worked_out)
    yield Step("Fristen")
    yield from go_to("Drucken …")
    yield Press("Space")
    yield opened("Bericht")
    yield reads("Seite 1 von")
    yield Step("Die Liste, wie sie gedruckt wird")
    yield from printed(paper)


def reads(words: str) -> Wait:
    """Wait until a text with these words stands in the dialog on top, or in the window."""

    def is_seen() -> bool:
        top = QApplication.activeModalWidget() or QApplication.activeWindow()
        labels = top.findChildren(QLabel) if top is not None else ()
        return any(words in it.text() for it in labels if it.isVisible())

    return Wait(f"the words {words!r}", is_seen)


def worked_out() -> bool:
    """Return whether the window waits for nothing more."""
    labels = QApplication.activeWindow().findChildren(QLabel)
    return not any("wird ermittelt" in it.text() for it in labels if it.isVisible())


def chosen_file(path: Path) -> Journey:
    """Type the path of a file into Qt's own dialog; the first Return may only close what it proposes."""

    def is_asked() -> bool:
        return isinstance(QApplication.activeModalWidget(), QFileDialog)

    yield Wait("a dialog for a file", is_asked)
    yield Type(str(path))
    for _ in range(2):
        if is_asked():
            yield Press("Return")


def printed(paper: Path) -> Journey:
    """Print what is shown, to a file, as there is no printer."""
    yield from go_to("Drucken")
    yield Press("Return")
    yield Wait(
        "the dialog of the printer", lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog)
    )
    yield Step("Drucker wählen")
    while not isinstance(QApplication.focusWidget(), QLineEdit):
        yield Press("Tab")
    yield Press("Ctrl+A")
    yield Type(str(paper))
    yield Press("Return")
    yield Wait("the paper is printed", lambda: not isinstance(QApplication.activeModalWidget(), QPrintDialog))
    yield Step("Gedruckt")


def mentor_with_three_talks() -> Journey:
    """Prepare, hold and save three talks: each a mood, a theme, a note and an agreement."""
    for number in range(1, 4):
        yield Press("Ctrl+4")
        yield reads("geplant")
        yield from go_to("Geplante Gespräche")
        yield Step(f"{number}. Gespräch: das nächste aus der Liste")
        yield Press("Return")
        yield reads("Gespräch mit")
        yield Step("Vorbereiten: letzte Werte, was fällig ist, Leitfragen")
        yield Type("4")
        yield Press("F6")
        yield Type("3")
        yield Step("Stimmung 4, Einkommen erlebt 3")
        yield Press("F6")
        yield Type(NOTE)
        yield Step("Notiz")
        yield Press("Ctrl+Return")
        yield Type(AGREED)
        yield Step("Vereinbarung")
        yield Press("Ctrl+S")
        yield reads("gespeichert")
        yield Step("Gesichert")


def manager_asks_why(paper: Path) -> Journey:
    """Find out why fewer people stayed, and print what says so."""
    yield Step("Die Startseite")
    yield Press("Ctrl+5")
    yield from go_to("Bericht")
    yield Type("Bi")
    yield Step("Bindungsbericht gewählt")
    yield Press("Return")
    yield reads("Seite 1 von 2")
    yield Step("Seite 1: wie viele blieben, was zu entscheiden ist")
    yield Press("PgDown")
    yield reads("Seite 2 von 2")
    yield Step("Seite 2: was sich geändert hat, und die Gründe")
    yield from printed(paper)
