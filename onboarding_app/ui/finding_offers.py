"""What the search finds besides the file: actions, pages, papers, settings; by more words than are seen."""

# ruff: noqa: PLC0415 - imports where they are used: the first paint need not wait for them

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onboarding_app.ui import pages
from onboarding_app.ui.widgets.search import Hit

if TYPE_CHECKING:
    from onboarding_app.ui.main_window import MainWindow

Act = Callable[[], object]


class Offers:
    """What one window can do and show, each as a hit of the search."""

    def __init__(self, window: "MainWindow") -> None:
        """Offer what that window can do."""
        self._window = window

    def actions(self) -> list[Hit]:
        """Return what can be done from anywhere."""
        texts, window = self._window.texts, self._window
        acts: tuple[tuple[str, str, Act, str], ...] = (
            (
                texts("Record check-in"),
                "message-square-plus",
                window.open_check_in,
                texts("talk conversation note"),
            ),
            (texts("Report …"), "printer", window.open_report, texts("print paper PDF")),
            (
                texts("Add a skilled worker"),
                "user-plus",
                window.open_new_person,
                texts("new person employee hire"),
            ),
            (texts("Import a list"), "upload", window.open_import, texts("Excel CSV take over people")),
            (texts("Export …"), "file-text", self._export, texts("Excel CSV Outlook calendar ICS")),
            (
                texts("Print the list of deadlines"),
                "printer",
                partial(window.open_report, "due"),
                texts("week sheet pin up"),
            ),
            (texts("Deadlines by month"), "calendar-clock", self._month, texts("calendar public holidays")),
            (
                texts("Plan: checkpoints on, off and own"),
                "settings",
                partial(window.show_page, pages.PLAN),
                texts("template switch add"),
            ),
            (texts("Undo"), "undo-2", window.undo, texts("take back mistake")),
            (texts("Redo"), "undo-2", self._redo, texts("again restore")),
            (
                texts("Tour in three steps"),
                "info",
                partial(pages.show_tour, window),
                texts("tour introduction first steps"),
            ),
            *self._of_data_file(),
        )
        return [
            Hit(title=word, detail=texts("action"), open=_quietly(act), icon=name, also=also)
            for word, name, act, also in acts
        ]

    def _of_data_file(self) -> list[tuple[str, str, Act, str]]:
        texts = self._window.texts
        also = (
            texts("switch file"),
            texts("begin another firm"),
            texts("backup copy save data"),
            texts("backup read back restore"),
        )
        deeds = self._window.files.deeds(texts)
        return [(word, "file-text", act, words) for (word, _key, act), words in zip(deeds, also, strict=True)]

    def pages(self) -> list[Hit]:
        """Return the pages of the window."""
        texts = self._window.texts
        also = {
            pages.OVERVIEW: texts("start page today what is due"),
            pages.PEOPLE: texts("employees staff list"),
            pages.DUE: texts("dates calendar due"),
            pages.TALKS: texts("talks conversations"),
            pages.CENTRES: texts("authority advice contact who helps"),
            pages.HELP: texts("manual shortcuts question"),
        }
        return [
            Hit(
                title=entry.word,
                detail=f"{texts('page')} · {entry.shortcut}",
                open=partial(self._window.show_page, entry.key),
                icon=entry.icon,
                also=also.get(entry.key, ""),
            )
            for entry in pages.entries(texts)
        ]

    def papers(self) -> list[Hit]:
        """Return the papers, each opened as its preview; the list of deadlines is among the actions."""
        from onboarding_app.domain.paper_kinds import PaperKind
        from onboarding_app.wording.papers import paper_name

        texts, window = self._window.texts, self._window
        also = {
            PaperKind.RETENTION: texts("figures manager staying leaving"),
            PaperKind.CHECK_IN: texts("talk sign"),
            PaperKind.HANDOVER: texts("change of mentor"),
            PaperKind.DISCLOSURE: texts("GDPR data protection JSON"),
            PaperKind.RENEWAL_LETTER: texts("letter authority residence title"),
            PaperKind.FAMILY_LETTER: texts("letter mission visa spouse"),
            PaperKind.GUIDE: texts("manual print"),
        }
        return [
            Hit(
                title=paper_name(kind, texts),
                detail=texts("report"),
                open=partial(window.open_report, kind.value),
                icon="printer",
                also=also.get(kind, ""),
            )
            for kind in PaperKind
            if kind is not PaperKind.DUE
        ]

    def settings(self) -> list[Hit]:
        """Return the settings, each opened with the keyboard on it."""
        from onboarding_app.services.daily_backup import KEPT

        texts = self._window.texts
        names = {
            texts("Language"): texts("German English"),
            texts("Appearance"): texts("dark light contrast theme colours"),
            texts("Size of text"): texts("font larger smaller zoom"),
            texts("Name of the firm"): texts("company"),
            texts("Holidays of"): texts("federal state public holidays"),
            texts("Works council"): "",
            texts("Contact of “Faire Integration”"): "",
            texts("Mentors"): texts("deputy away accompany"),
            texts("Add mentor"): "",
            texts("Place"): texts("city town"),
            texts("Corpus Christi is a holiday here (Eichsfeld and some places)"): "",
            texts("Contact checked on"): "",
            texts("Open the plan …"): "",
            texts("Rhythm of talks …"): texts("cadence interval"),
            texts("Lead times of reminders …"): texts("days before reminder"),
            texts("This is settled: switch the hints on"): texts("mood expectation intention signals"),
            texts("Thresholds of the hints …"): texts("signals attention days"),
            texts("Back up each day, keep {n} backups", n=KEPT): texts("daily backup copy"),
            texts("Backup folder …"): texts("daily backup copy"),
        }
        return [
            Hit(
                title=name,
                detail=texts("setting"),
                open=partial(self._open_setting, name),
                icon="settings",
                also=also,
            )
            for name, also in names.items()
        ]

    def show_found(self, key: str, words: str) -> None:
        """Show a page with what is found on it by these words."""
        self._window.show_page(key)
        self._window.page(key).look_for(words)  # type: ignore[union-attr]  # a page with a search, shown just now

    def _open_setting(self, name: str) -> None:
        self._window.show_page(pages.SETTINGS)
        page = self._window.page(pages.SETTINGS)
        if page is not None:
            page.make_whole()  # type: ignore[attr-defined]  # a SettingsScreen, made lazily
        for widget in page.findChildren(QWidget) if page else ():
            if widget.accessibleName() == name and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _export(self) -> None:
        self._window.show_page(pages.PEOPLE)
        self._window.page(pages.PEOPLE).export()  # type: ignore[union-attr]  # a PeopleScreen, shown just now

    def _month(self) -> None:
        self._window.show_page(pages.DUE)
        self._window.page(pages.DUE).show_month()  # type: ignore[union-attr]  # a DueScreen, shown just now

    def _redo(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.redo()


def _quietly(act: Act) -> Callable[[], None]:
    """Return the act without what it returns."""

    def done() -> None:
        act()

    return done
