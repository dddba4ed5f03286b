"""The tracks of a person's way, from arriving to leaving, and who has to act."""

from enum import StrEnum


class Track(StrEnum):
    """One side of arriving and staying; its value is the name of its plan file."""

    ARRIVAL = "arrival"
    RESIDENCE = "residence"
    DUTIES = "duties"
    FAMILY = "family"
    LANGUAGE = "language"
    RECOGNITION = "recognition"
    MENTORING = "mentoring"
    LEAVING = "leaving"


class TrackStand(StrEnum):
    """How the checkpoints of a track, or of all, stand for a person, as lists ask for it."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"


class Responsible(StrEnum):
    """Who has to act on a checkpoint."""

    HR = "hr"
    WORKER = "worker"
    MENTOR = "mentor"
    MANAGER = "manager"
    AUTHORITY = "authority"
    FAMILY = "family"
    PROVIDER = "provider"
