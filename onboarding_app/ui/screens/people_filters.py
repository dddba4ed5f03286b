"""The search and the filters above the list of people."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.people import MentorId, Stage, WorkerId
from onboarding_app.domain.tracks import Track, TrackStand
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.ui.theme import em
from onboarding_app.ui.widgets.cards import button
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.ui.widgets.room import Flow
from onboarding_app.wording.values import level_name, stage_name, track_name, track_stand_name

TITLE_DAYS = (30, 90, 180)
"""Days before the end of a title that can be asked for."""

NOBODY = -1
"""Choice of the mentor's filter for people who have none."""


class PeopleFilters(Flow):
    """Search and filters; what differs from "everybody" is one click away from being reset."""

    changed = Signal()
    entered = Signal()
    """Return in the search."""

    def __init__(self, texts: Texts) -> None:
        """Ask for everybody."""
        super().__init__(spacing=8)
        self._texts = texts
        self.search = QLineEdit()
        self.search.setAccessibleName(texts("Search people"))
        self.search.setPlaceholderText(texts("Name, number, occupation, mentor"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(em() * 22)
        self.search.textChanged.connect(self._tell)
        self.search.returnPressed.connect(self.entered)
        self.add(self.search)
        self._make_choices()
        self.reset_button = button(texts("Reset filters"), role="link")
        self.reset_button.clicked.connect(self.reset)
        self.reset_button.hide()
        self.add(self.reset_button)

    def offer(self, departments: Sequence[str], mentors: Sequence[tuple[MentorId, str]]) -> None:
        """Offer these departments and mentors; what was chosen stays if it is still there."""
        texts = self._texts
        _offer(self.department, [("", texts("All departments")), *((it, it) for it in departments)])
        everybody = [(None, texts("All mentors")), *mentors, (NOBODY, texts("Without mentor"))]
        _offer(self.mentor, everybody)

    def wanted(self, levels: Mapping[WorkerId, AttentionLevel]) -> PeopleFilter:
        """Return what is asked for; `levels` are those that are known by now."""
        mentor, level, days = self.mentor.value, self.level.value, self.title_ends.value
        return PeopleFilter(
            stage=self.stage.value if isinstance(self.stage.value, Stage) else None,
            mentor_id=MentorId(mentor) if isinstance(mentor, int) and mentor != NOBODY else None,
            without_mentor=mentor == NOBODY,
            department=str(self.department.value or ""),
            track=self.track.value if isinstance(self.track.value, Track) else None,
            stand=self.stand.value if isinstance(self.stand.value, TrackStand) else None,
            title_ends_within_days=days if isinstance(days, int) else None,
            ids=None if level is None else tuple(it for it, known in levels.items() if known is level),
        )

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.search.text().strip()) or any(field.currentIndex() > 0 for field in self._choices)

    @property
    def asks_for_level(self) -> bool:
        """Whether people of one level are asked for."""
        return self.level.value is not None

    @property
    def asks_for_checkpoints(self) -> bool:
        """Whether the checkpoints of everybody have to be looked at."""
        return self.track.value is not None or self.stand.value is not None

    @Slot()
    def reset(self) -> None:
        """Ask for everybody again."""
        for field in self._choices:
            field.setCurrentIndex(0)
        self.search.clear()
        self._tell()

    def _make_choices(self) -> None:
        texts = self._texts
        stages = [(None, texts("All stages")), *((it, stage_name(it, texts)) for it in Stage)]
        levels = [
            (None, texts("All levels")),
            *((it, level_name(it, texts)) for it in reversed(AttentionLevel)),
        ]
        tracks = [(None, texts("All tracks")), *((it, track_name(it, texts)) for it in Track)]
        stands = [(None, texts("in any state")), *((it, track_stand_name(it, texts)) for it in TrackStand)]
        ends: list[tuple[object, str]] = [(None, texts("Title: any end")), (-1, texts("Title has ended"))]
        ends += [(days, texts("Title ends within {days} days", days=days)) for days in TITLE_DAYS]
        self.stage = ChoiceField(texts("Stage"), stages)
        self.level = ChoiceField(texts("Attention level"), levels)
        self.mentor = ChoiceField(texts("Mentor"), [(None, texts("All mentors"))])
        self.department = ChoiceField(texts("Department"), [("", texts("All departments"))])
        self.track = ChoiceField(texts("Track"), tracks)
        self.stand = ChoiceField(texts("State of the track"), stands)
        self.title_ends = ChoiceField(texts("End of the title"), ends)
        self._choices = (
            self.stage,
            self.level,
            self.mentor,
            self.department,
            self.track,
            self.stand,
            self.title_ends,
        )
        for field in self._choices:
            field.edited.connect(self._tell)
            self.add(field)

    @Slot()
    def _tell(self) -> None:
        self.reset_button.setVisible(self.is_asked)
        self.changed.emit()


def _offer(field: ChoiceField, choices: Sequence[tuple[object, str]]) -> None:
    """Offer these choices; the one that was chosen stays if it is still there."""
    chosen = field.value
    field.offer(choices)
    field.fill(chosen)
