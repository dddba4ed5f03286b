"""Which papers there are."""

from enum import StrEnum


class PaperKind(StrEnum):
    """The papers by the name that the command line uses."""

    STATUS = "status"
    RETENTION = "retention"
    DUE = "due"
    CHECK_IN = "checkin"
    PREPARATION = "preparation"
    HANDOVER = "handover"
    FAIR_INTEGRATION = "fair-integration"
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
        return self is PaperKind.FAIR_INTEGRATION
