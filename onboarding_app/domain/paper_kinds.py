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

    @property
    def per_person(self) -> bool:
        """Whether each person gets a paper of their own."""
        return self not in {PaperKind.RETENTION, PaperKind.DUE}

    @property
    def has_period(self) -> bool:
        """Whether it tells of a period that is chosen."""
        return self is PaperKind.RETENTION

    @property
    def is_notice(self) -> bool:
        """Whether it is handed to the worker in German with a translation beside it."""
        return self is PaperKind.FAIR_INTEGRATION
