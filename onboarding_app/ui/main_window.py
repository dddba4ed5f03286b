"""The window: navigation, search, three actions, one page at a time, a message strip and a status line."""

# ruff: noqa: PLC0415 - services are imported where they are used: SQL costs time that the first paint need not wait

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QByteArray, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from onboarding_app.domain.changes import Changes, Kind
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings
from onboarding_app.ui import pages
from onboarding_app.ui.files import Files, state_words
from onboarding_app.ui.finding import Finder
from onboarding_app.ui.language import speak
from onboarding_app.ui.tasks import AFTER_PAINT, wait_for_all
from onboarding_app.ui.theme import Palette, em, follow_system, put_on
from onboarding_app.ui.widgets.cards import label, row
from onboarding_app.ui.widgets.navigation import Navigation
from onboarding_app.ui.widgets.reading_order import go_on
from onboarding_app.ui.widgets.search import SearchBox
from onboarding_app.ui.widgets.strip import MessageStrip
from onboarding_app.ui.widgets.top_bar import TopBar
from onboarding_app.ui.workspace import Workspace

LOG = logging.getLogger(__name__)

USUAL = 75
"""The width in sizes of the text from which the pages show their words."""


class MainWindow(QMainWindow):
    """The program's window. It paints its frame first; `open` fills it with a data file."""

    def __init__(
        self, settings: Settings, palette: Palette, texts: Texts, keep: Callable[[Settings], None]
    ) -> None:
        """Stand without a file; `keep` stores changed settings."""
        super().__init__()
        self.settings = settings
        self._palette, self._texts, self._keep = palette, texts, keep
        self._workspace: Workspace | None = None
        self._pages: dict[str, QWidget] = {}
        self._person: WorkerId | None = None
        self._page = pages.OVERVIEW
        self._again: Callable[[], None] = partial(self.show_page, pages.OVERVIEW)
        self.setMinimumSize(640, 420)
        self.files = Files(self)
        self._build()
        self._add_shortcuts()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            follow_system(application, self.follow_system)
        if not self.restoreGeometry(QByteArray.fromBase64(settings.window.encode())):
            self.resize(1366, 768)

    @property
    def look(self) -> Palette:
        """The colours of the window."""
        return self._palette

    @property
    def texts(self) -> Texts:
        """The texts of the window's language."""
        return self._texts

    @property
    def workspace(self) -> Workspace | None:
        """The open file, None before one is opened."""
        return self._workspace

    def open(self, workspace: Workspace) -> None:
        """Show this file, its start page first."""
        self._workspace = workspace
        workspace.setParent(self)
        workspace.changed.connect(self._on_changed)
        workspace.failed.connect(self._tell_failed)
        workspace.done.connect(self._tell_done)
        workspace.told.connect(self.say)
        self._search.setEnabled(True)
        self.show_page(pages.OVERVIEW)
        self._stack.setFocus()
        QTimer.singleShot(AFTER_PAINT, self, self._tell_the_rest)

    def let_go(self) -> None:
        """Put the open file away, if any: what is half typed is kept, its work ends, then it is closed."""
        if (old := self._workspace) is None:
            return
        self._leave_page()
        self._workspace = self._person = None
        self._pages.clear()
        self._build()
        wait_for_all()
        old.database.close()
        old.deleteLater()

    # What pages may ask for (see Desk)

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page; it is made when it is first wanted."""
        if self._workspace is None:
            return
        self._leave_page()
        self._page, self._again = key, partial(self.show_page, key)
        self.make_page(key)
        self._stack.setCurrentWidget(self._pages[key])
        self._navigation.mark(pages.BELONGS_TO.get(key, key))

    def make_page(self, key: str) -> bool:
        """Make a page that was not made yet; tell whether it was made now."""
        if self._workspace is None or key in self._pages:
            return False
        page = self._pages[key] = pages.made(key, self._workspace, self._palette, self)
        self._stack.addWidget(page)
        return True

    def page(self, key: str) -> QWidget | None:
        """Return a page that was made already."""
        return self._pages.get(key)

    def open_person(self, worker_id: WorkerId) -> None:
        """Show one person's page."""
        self._person = worker_id
        if (page := self._pages.get(pages.PERSON)) is not None:
            page.forget()  # type: ignore[attr-defined]  # a PersonScreen, made lazily
        self.show_page(pages.PERSON)
        self._again = partial(self.open_person, worker_id)
        self._pages[pages.PERSON].open(worker_id)  # type: ignore[attr-defined]  # as above

    def open_check_in(self, worker_id: WorkerId | None = None) -> None:
        """Show the form of a talk; without a person that of the open page, else the talks to choose from."""
        if worker_id is None and self._page == pages.PERSON:
            worker_id = self._person
        if worker_id is None:
            self.show_page(pages.TALKS)
            return
        self.show_page(pages.CHECK_IN)
        self._again = partial(self.open_check_in, worker_id)
        self._pages[pages.CHECK_IN].open(worker_id)  # type: ignore[attr-defined]  # a CheckInScreen, made lazily

    def open_help(self, topic: str = "") -> None:
        """Show the help, by default of the place where the keyboard stands."""
        wanted, left = topic or pages.topic_here(self._page), partial(self._back_to, self._page, self._again)
        self.show_page(pages.HELP)
        if topic or wanted != pages.HELP:
            self._pages[pages.HELP].open(wanted, left)  # type: ignore[attr-defined]  # a HelpScreen, made lazily

    def _back_to(self, page: str, again: Callable[[], None]) -> None:
        self.show_page(page)  # not opened anew: its tab, its line and the field one stood in stay
        self._again = again

    def open_report(self, kind: str = "status", *worker_ids: WorkerId, month: date | None = None) -> None:
        """Show the dialog of a report, about these people; of deadlines, as the sheet of that month."""
        if self._workspace is not None:
            pages.report(self, self._workspace, self._palette, kind, worker_ids, month)

    def open_import(self) -> None:
        """Begin to import a list."""
        if self._workspace is not None:
            pages.import_list(self, self._workspace, self._palette)

    def open_new_person(self) -> None:
        """Ask for a new person, and show their page."""
        if self._workspace is not None:
            added = pages.new_person(self, self._workspace)
            if added is not None:
                self.open_person(added)

    def edit_person(self, worker_id: WorkerId) -> None:
        """Show the form of a person."""
        if self._workspace is not None:
            pages.edit_person(self, self._workspace, worker_id)

    def record_departure(self, worker_id: WorkerId) -> None:
        """Ask about the end of an employment."""
        if self._workspace is not None:
            pages.record_departure(self, self._workspace, worker_id)

    def offer(self, sentence: str, word: str, act: Callable[[], object]) -> None:
        """Tell the user something, and offer to do what it is about."""
        self.strip.offer(sentence, word, act)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Tell the user something that needs no answer."""
        self.strip.tell(sentence)

    def note_saved(self, words: str) -> None:
        """Say quietly in the status line that something is safe."""
        self._saved.setText(f"{words} ✓")

    def use_settings(self, settings: Settings) -> None:
        """Keep changed settings and build everything anew with their language, colours and size."""
        application = QApplication.instance()
        self.settings = settings
        self._leave_page()
        self._drop_all()
        if isinstance(application, QApplication):
            self._palette = put_on(application, settings)
            speak(application, settings.language)
        self._texts = Texts(settings.language)
        self._build()
        self.remember(settings)
        if self._workspace is not None:
            self._workspace.texts = self._texts
            QTimer.singleShot(0, self, self._show_again)  # a turn of its own: the window is painted between

    def remember(self, settings: Settings) -> None:
        """Keep settings for the next start; where they cannot be written, only that is lost."""
        self.settings = settings
        try:
            self._keep(settings)
        except OSError as error:
            LOG.warning("the settings could not be written: %s", type(error).__name__)
            self.strip.tell_failed(
                self._texts("The settings could not be written; they hold until you close the program.")
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep a half-typed talk, the window's place and the day of the visit."""
        self._leave_page()
        visit = self.settings.last_visit
        if self._workspace is not None:
            visit = self._workspace.today().isoformat()
        place = self.saveGeometry().toBase64().toStdString()
        self.remember(replace(self.settings, window=place, last_visit=visit))
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words and keys where there is room for them."""
        super().resizeEvent(event)
        self._follow_room()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Let Tab go as one reads."""
        return go_on(self, forward=next)

    @Slot()
    def follow_system(self) -> None:
        """Look as the system does now, unless the settings say how to look."""
        if self.settings.theme == "system":
            self.use_settings(self.settings)

    # The frame

    def _build(self) -> None:
        self._navigation = Navigation(pages.entries(self._texts), self._palette, self._texts)
        self._navigation.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        nothing_yet = QWidget()
        nothing_yet.setObjectName("page")
        self._stack.addWidget(nothing_yet)
        self.strip = MessageStrip(self._texts)
        self.strip.undo_asked.connect(self.undo)
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._top = self._top_bar()
        layout.addWidget(self._top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.strip)
        layout.addWidget(self._foot())
        self.setCentralWidget(row(self._navigation, right, spacing=0))
        self._follow_room()

    def _top_bar(self) -> TopBar:
        texts, finder = self._texts, Finder(self)
        self._search = SearchBox(texts("Search"), self._palette.colour("muted"), finder.find, finder.later)
        self._search.setEnabled(self._workspace is not None)
        actions = (
            (texts("Record check-in"), "G", "", self.open_check_in),
            (texts("Report …"), "P", "", self.open_report),
            (texts("+ Skilled worker"), "N", "primary", self.open_new_person),
        )
        return TopBar(self._search, actions, texts)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        self._state, self._saved = label("", "muted"), label("", "muted")
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(18, 4, 18, 4)
        layout.addWidget(row(self._state, None, self._saved, self.files.menu_button(self._texts)))
        return foot

    def _follow_room(self) -> None:
        width = self.width() / em()
        self._navigation.set_compact(compact=width < USUAL)
        self._top.follow_room(width)

    def _add_shortcuts(self) -> None:
        acts: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self._begin_search),
            ("Ctrl+G", self.open_check_in),
            ("Ctrl+P", self.open_report),
            ("Ctrl+N", self.open_new_person),
            ("Ctrl+I", self.open_import),
            ("Ctrl+Z", partial(self._unless_typing, self.undo)),
            ("Ctrl+Y", partial(self._unless_typing, self._redo)),
            ("Ctrl+Shift+Z", partial(self._unless_typing, self._redo)),
            ("F1", self.open_help),
            ("?", partial(self.open_help, "keys")),
            ("Ctrl+,", lambda: self.show_page(pages.SETTINGS)),
        ]
        keys = (pages.OVERVIEW, pages.PEOPLE, pages.DUE, pages.TALKS, pages.REPORTS, pages.CENTRES)
        for number, key in enumerate(keys, start=1):
            acts.append((f"Ctrl+{number}", partial(self.show_page, key)))
        for sequence, act in acts:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    # What happens

    def _leave_page(self) -> None:
        form = self._pages.get(pages.CHECK_IN)
        if form is not None:
            form.keep_draft()  # type: ignore[attr-defined]  # a CheckInScreen, made lazily

    def _tell_the_rest(self) -> None:
        """Tell what may come after the first page."""
        self._tell_state()
        pages.offer_drafts(self)

    def _drop_all(self) -> None:
        """Destroy all that is shown: a new look would be put on each of its parts first."""
        self._pages.clear()
        if (shown := self.centralWidget()) is not None:
            delete(shown)

    def _show_again(self) -> None:
        """Show what was shown before the look changed."""
        self._again()
        self._tell_state()

    def _begin_search(self) -> None:
        self._search.begin()

    def undo(self) -> None:
        """Take the latest action back."""
        if self._workspace is not None:
            self._workspace.undo()

    def _unless_typing(self, act: Callable[[], None]) -> None:
        """Do it unless a talk is typed: there the key means what was typed, not what was done before."""
        if self._page == pages.CHECK_IN:
            self.strip.tell(self._texts("Leave the form first to undo what was done before it."))
        else:
            act()

    def _redo(self) -> None:
        if self._workspace is not None:
            self._workspace.redo()

    @Slot(str)
    def _tell_failed(self, sentence: str) -> None:
        """Say it in the strip of the moment; settings may have made a new one."""
        self.strip.tell_failed(sentence)

    @Slot(str)
    def _tell_done(self, action: str) -> None:
        """Say it in the strip of the moment."""
        self.strip.tell_done(action)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(Kind.DRAFT):
            return
        self.note_saved(self._texts("Saved"))
        QTimer.singleShot(AFTER_PAINT, self, self._tell_state)  # after what was done is seen

    def _tell_state(self) -> None:
        from onboarding_app.services.state import file_state

        if self._workspace is None:
            return
        texts = self._texts
        workspace = self._workspace
        state = file_state(workspace.database, workspace.catalogue, today=workspace.today())
        self._state.setText(state_words(state, texts))
        late = texts.plural("{n} checkpoint overdue", "{n} checkpoints overdue", state.overdue)
        self._navigation.set_badge(pages.OVERVIEW, state.overdue, late)
        name = workspace.database.path.name
        self._navigation.note.setText(texts("encrypted") + f" · {name}" if state.is_encrypted else name)
