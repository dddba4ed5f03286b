"""The head of a person's page: initials, name, level, what they do, and the three actions."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from onboarding_app.domain.people import Stage
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import PersonPage
from onboarding_app.ui.models.work_columns import LEVEL_TONES
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import breakable, button, label, restyled
from onboarding_app.ui.widgets.room import Columns
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.values import level_mark, level_word, stage_name

MONTH_DAYS = 30.44


class PersonHead(QWidget):
    """Who it is and how it goes, in two lines; talk, report and more beside them."""

    talk_wanted = Signal()
    report_wanted = Signal()
    edit_wanted = Signal()
    mentor_wanted = Signal()
    departure_wanted = Signal()
    staying_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, texts: Texts, today: Callable[[], date]) -> None:
        """Show nobody yet."""
        super().__init__()
        self._texts, self._today = texts, today
        self.initials = label("", "avatar")
        self.initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = round(em() * 3.7)
        self.initials.setFixedSize(side, side)
        self.initials.setStyleSheet(f"border-radius: {side // 2}px;")
        self.name, self.level = label("", "title", wrap=True), label("", "pill")
        self.line = label("", "muted", wrap=True)
        self.acts: dict[str, QAction] = {}
        columns = Columns(narrow_below=66)
        columns.add(self._words(), 1)
        columns.add(self._actions())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)

    def show_person(self, page: PersonPage) -> None:
        """Show this person."""
        texts, worker = self._texts, page.worker
        self.initials.setText((worker.given_name[:1] + worker.family_name[:1]).upper())
        self.initials.setAccessibleName(texts("Initials"))
        self.name.setText(breakable(worker.name))
        self.name.setAccessibleName(worker.name)
        self.talk.setAccessibleName(texts("Record check-in with {name}", name=worker.name))
        self._staying.setVisible(page.departure is not None)
        self.level.setText(f"{level_mark(page.level)} {level_word(page.level, texts)}")
        restyled(self.level, tone=LEVEL_TONES[page.level])
        self.level.setVisible(page.stage is not Stage.LEFT)
        mentor = (
            texts("Mentor: {name}", name=page.mentor_name) if page.mentor_name else texts("no mentor yet")
        )
        if page.deputy_name:
            mentor = f"{mentor}, {texts('at present: {name}', name=page.deputy_name)}"
        country = country_name(worker.citizenship, texts) if worker.citizenship else ""
        parts = (worker.occupation, worker.department, country, self._since(page), mentor)
        self.line.setText(breakable(" · ".join(part for part in parts if part)))

    def _since(self, page: PersonPage) -> str:
        texts, start, departure = self._texts, page.worker.started_on, page.departure
        if departure is not None:
            return texts("last day {day}", day=short_date(departure.ended_on, texts))
        if start is None:
            return stage_name(page.stage, texts)
        day = short_date(start, texts)
        if start > self._today():
            return texts("from {day}", day=day)
        months = int((self._today() - start).days / MONTH_DAYS)
        return texts.plural("since {day} ({n} month)", "since {day} ({n} months)", months, day=day)

    def _words(self) -> QWidget:
        words, top = QWidget(), QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.name)
        top.addWidget(self.level, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addLayout(top)
        lines.addWidget(self.line)
        layout = QHBoxLayout(words)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.initials, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        return words

    def _actions(self) -> QWidget:
        texts, actions = self._texts, QWidget()
        self.talk = button(texts("Record check-in"), shortcut=texts("Ctrl+{key}", key="G"))
        self.talk.clicked.connect(self.talk_wanted)
        self.report = button(texts("Status report (PDF)"))
        self.report.clicked.connect(self.report_wanted)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setAccessibleName(texts("More actions"))
        self.more.setToolTip(texts("More actions"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for word, wanted in (
            (texts("Edit …"), self.edit_wanted),
            (texts("Change mentor …"), self.mentor_wanted),
            (texts("Record departure …"), self.departure_wanted),
            (texts("Take back departure"), self.staying_wanted),
            (texts("Delete person"), self.deletion_wanted),
        ):
            act = menu.addAction(word)
            act.triggered.connect(lambda _checked=False, tell=wanted: tell.emit())
            self.acts[word] = act
        self._staying = self.acts[texts("Take back departure")]
        self.more.setMenu(menu)
        layout = QHBoxLayout(actions)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (self.talk, self.report, self.more):
            layout.addWidget(each)
        layout.addStretch(1)
        return actions
