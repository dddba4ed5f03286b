"""What the search for everything offers: hits of the file, and what the window itself can do."""

# ruff: noqa: PLC0415 - services are imported where they are used: SQL costs time that the first paint need not wait

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onboarding_app.i18n import folded
from onboarding_app.ui import pages
from onboarding_app.ui.widgets.search import FoundLater, Hit

if TYPE_CHECKING:
    from onboarding_app.services.finding import Found
    from onboarding_app.ui.main_window import MainWindow

MOST_HELP = 4
"""Pages of the help that are offered at most."""


class Finder:
    """Finds for one window; what it finds opens in that window."""

    def __init__(self, window: "MainWindow") -> None:
        """Search the file that the window has open."""
        self._window = window

    def find(self, text: str) -> list[Hit]:
        """Return what is found at once; without a text, what the window can do."""
        if not text.strip():
            return [*self._actions(), *self._pages()]
        at_hand = [hit for hit in (*self._actions(), *self._pages()) if _fits(hit, text)]
        settings = [hit for hit in self._settings() if _fits(hit, text)]
        people, others = self._of_file(text)
        return [*people, *at_hand, *others, *settings, *self._help(text)]

    def later(self, text: str) -> FoundLater:
        """Return what is looked for beside the window, and how its result is shown."""
        from onboarding_app.services.finding import found_later

        workspace = self._window.workspace
        if workspace is None:
            return tuple, lambda _found: ()
        work = partial(found_later, workspace.database, text, today=workspace.today())
        return work, lambda found: [self._hit(each) for each in found]

    def _of_file(self, text: str) -> tuple[list[Hit], list[Hit]]:
        """Return the people, and everything else that the file and the catalogue hold."""
        from onboarding_app.services.finding import FoundKind, found_at_once

        workspace = self._window.workspace
        if workspace is None:
            return [], []
        found = found_at_once(
            workspace.database,
            workspace.catalogue,
            text,
            today=workspace.today(),
            language=workspace.language,
        )
        people = [self._hit(each) for each in found if each.kind is FoundKind.PERSON]
        return people, [self._hit(each) for each in found if each.kind is not FoundKind.PERSON]

    def _hit(self, found: "Found") -> Hit:
        from onboarding_app.services.finding import FoundKind
        from onboarding_app.wording.dates import short_date

        texts, window, who = self._window.texts, self._window, found.worker_id
        day = short_date(found.on, texts) if found.on else ""
        kind, icon = {
            FoundKind.PERSON: ("", "users"),
            FoundKind.CHECKPOINT: (texts("checkpoint"), "check"),
            FoundKind.TEMPLATE: (texts("deadlines of all people"), "calendar-clock"),
            FoundKind.AGREEMENT: (texts("agreement"), "message-square-plus"),
            FoundKind.DOCUMENT: (texts("document"), "file-text"),
            FoundKind.SERVICE: (texts("advice centre"), "life-buoy"),
        }[found.kind]
        if found.kind is FoundKind.SERVICE:
            act = partial(self._show_found, pages.CENTRES, found.title)
        elif who is None:
            act = partial(self._show_found, pages.DUE, found.title)
        else:
            act = partial(window.open_person, who)
        detail = " · ".join(part for part in (found.detail, kind, day) if part)
        return Hit(title=found.title, detail=detail, open=act, icon=icon)

    def _actions(self) -> list[Hit]:
        texts, window = self._window.texts, self._window
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (texts("Record check-in"), "message-square-plus", window.open_check_in),
            (texts("Report …"), "printer", window.open_report),
            (texts("Add a skilled worker"), "user-plus", window.open_new_person),
            (texts("Import a list"), "upload", window.open_import),
            (texts("Print the list of deadlines"), "printer", partial(window.open_report, "due")),
            (texts("Plan: checkpoints on, off and own"), "settings", partial(window.show_page, pages.PLAN)),
            (texts("Undo"), "undo-2", window.undo),
            (texts("Tour in three steps"), "info", partial(pages.show_tour, window)),
            *((word, "file-text", act) for word, _key, act in window.files.deeds(texts)),
        )
        return [
            Hit(title=word, detail=texts("action"), open=_quietly(act), icon=name) for word, name, act in acts
        ]

    def _pages(self) -> list[Hit]:
        texts = self._window.texts
        return [
            Hit(
                title=entry.word,
                detail=f"{texts('page')} · {entry.shortcut}",
                open=partial(self._window.show_page, entry.key),
                icon=entry.icon,
            )
            for entry in pages.entries(texts)
        ]

    def _settings(self) -> list[Hit]:
        from onboarding_app.services.daily_backup import KEPT

        texts = self._window.texts
        names = (
            texts("Language"),
            texts("Appearance"),
            texts("Size of text"),
            texts("Name of the firm"),
            texts("Holidays of"),
            texts("Works council"),
            texts("Contact of “Faire Integration”"),
            texts("Mentors"),
            texts("Add mentor"),
            texts("Place"),
            texts("Corpus Christi is a holiday here (Eichsfeld and some places)"),
            texts("Contact checked on"),
            texts("Open the plan …"),
            texts("Rhythm of talks …"),
            texts("This is settled: switch the hints on"),
            texts("Thresholds of the hints …"),
            texts("Back up each day, keep {n} backups", n=KEPT),
            texts("Backup folder …"),
        )
        return [
            Hit(title=name, detail=texts("setting"), open=partial(self._open_setting, name), icon="settings")
            for name in names
        ]

    def _help(self, text: str) -> list[Hit]:
        from onboarding_app.catalogue.help import find_topics, help_topics

        texts = self._window.texts
        found = find_topics(help_topics(texts.language), text)
        return [
            Hit(
                title=topic.title,
                detail=texts("help"),
                open=partial(self._window.open_help, topic.key),
                icon="circle-question-mark",
            )
            for topic in found[:MOST_HELP]
        ]

    def _open_setting(self, name: str) -> None:
        self._window.show_page(pages.SETTINGS)
        page = self._window.page(pages.SETTINGS)
        if page is not None:
            page.make_whole()  # type: ignore[attr-defined]  # a SettingsScreen, made lazily
        for widget in page.findChildren(QWidget) if page else ():
            if widget.accessibleName() == name and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _show_found(self, key: str, title: str) -> None:
        self._window.show_page(key)
        self._window.page(key).look_for(title)  # type: ignore[union-attr]  # a page with a search, shown just now


def _fits(hit: Hit, text: str) -> bool:
    plain = folded(hit.title)
    return all(word in plain for word in folded(text).split())


def _quietly(act: Callable[[], object]) -> Callable[[], None]:
    """Return the act without what it returns."""

    def done() -> None:
        act()

    return done
