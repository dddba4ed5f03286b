"""Which papers there are, and which personal data each holds."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class PaperKind(StrEnum):
    """The papers by the name that the command line uses."""

    STATUS = "status"
    RETENTION = "retention"
    DUE = "due"
    CHECK_IN = "checkin"
    PREPARATION = "preparation"
    HANDOVER = "handover"
    FAIR_INTEGRATION = "fair-integration"
    WORKER_SHEET = "worker-sheet"
    DISCLOSURE = "disclosure"
    GUIDE = "guide"
    ACTIVITY = "activity"
    RENEWAL_LETTER = "renewal-letter"
    FAMILY_LETTER = "family-letter"

    @property
    def per_person(self) -> bool:
        """Whether each person gets a paper of their own."""
        return self not in {PaperKind.RETENTION, PaperKind.DUE, PaperKind.GUIDE}

    @property
    def has_period(self) -> bool:
        """Whether it tells of a period that is chosen."""
        return self in {PaperKind.RETENTION, PaperKind.ACTIVITY}

    @property
    def is_for_one(self) -> bool:
        """Whether it is made for one person at a time, whom somebody has chosen."""
        return self in {PaperKind.DISCLOSURE, PaperKind.RENEWAL_LETTER, PaperKind.FAMILY_LETTER}

    @property
    def about_mentors(self) -> bool:
        """Whether the persons it is about are mentors, not workers."""
        return self is PaperKind.ACTIVITY

    @property
    def is_notice(self) -> bool:
        """Whether it is handed to the worker in German with a translation beside it."""
        return self in {PaperKind.FAIR_INTEGRATION, PaperKind.WORKER_SHEET}


class PersonalData(StrEnum):
    """Kinds of personal data, as somebody has to think of them before a paper leaves the house."""

    NAME = "name"
    BIRTH = "birth"
    CITIZENSHIP = "citizenship"
    CONTACT = "contact"
    JOB = "job"
    TITLE = "title"
    FAMILY = "family"
    LANGUAGE = "language"
    RECOGNITION = "recognition"
    DEADLINES = "deadlines"
    HINTS = "hints"
    TALKS = "talks"
    TALK_NOTES = "talk_notes"
    MOOD = "mood"
    EXPECTATIONS = "expectations"
    AGREEMENTS = "agreements"
    NOTE = "note"
    DEPARTURE = "departure"
    HISTORY = "history"
    CONFIDENTIAL = "confidential"
    MENTOR = "mentor"


_D = PersonalData
_STANDING = frozenset(
    {_D.NAME, _D.JOB, _D.TITLE, _D.FAMILY, _D.LANGUAGE, _D.RECOGNITION, _D.DEADLINES, _D.HINTS}
    | {_D.EXPECTATIONS, _D.AGREEMENTS, _D.MENTOR}
)
_HOLDS: Mapping[PaperKind, frozenset[PersonalData]] = MappingProxyType(
    {
        PaperKind.STATUS: _STANDING | {_D.TALKS, _D.NOTE},
        PaperKind.RETENTION: frozenset(),
        PaperKind.DUE: frozenset({_D.NAME, _D.DEADLINES, _D.MENTOR}),
        PaperKind.CHECK_IN: frozenset(
            {_D.NAME, _D.TALKS, _D.TALK_NOTES, _D.MOOD, _D.EXPECTATIONS, _D.AGREEMENTS, _D.MENTOR}
        ),
        PaperKind.PREPARATION: frozenset(
            {_D.NAME, _D.TALKS, _D.MOOD, _D.EXPECTATIONS, _D.AGREEMENTS, _D.DEADLINES, _D.MENTOR}
        ),
        PaperKind.HANDOVER: _STANDING | {_D.CONTACT, _D.TALKS, _D.TALK_NOTES},
        PaperKind.FAIR_INTEGRATION: frozenset({_D.NAME}),
        PaperKind.WORKER_SHEET: frozenset({_D.NAME, _D.TITLE, _D.DEADLINES, _D.MENTOR}),
        PaperKind.DISCLOSURE: frozenset(PersonalData) - {_D.HINTS, _D.CONFIDENTIAL},
        PaperKind.GUIDE: frozenset(),
        PaperKind.ACTIVITY: frozenset({_D.MENTOR}),
        PaperKind.RENEWAL_LETTER: frozenset({_D.NAME, _D.BIRTH, _D.CITIZENSHIP, _D.JOB, _D.TITLE}),
        PaperKind.FAMILY_LETTER: frozenset({_D.NAME, _D.BIRTH, _D.JOB, _D.TITLE, _D.FAMILY}),
    }
)


def personal_data_in(kind: PaperKind, *, mentor_notes: bool = False) -> tuple[PersonalData, ...]:
    """Return which personal data a paper holds at most, in a fixed order; a test holds the papers to it."""
    held = _HOLDS[kind] | ({_D.CONFIDENTIAL} if mentor_notes and kind is PaperKind.DISCLOSURE else set())
    return tuple(each for each in PersonalData if each in held)


class DueBy(StrEnum):
    """How the Fristenliste is arranged; WEEK and MONTH are sheets to pin up, by day and with initials."""

    PERSON = "person"
    TRACK = "track"
    RESPONSIBLE = "responsible"
    WEEK = "week"
    MONTH = "month"
