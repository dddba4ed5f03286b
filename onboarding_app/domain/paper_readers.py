"""For whom a Statusbericht is made, and what each reader needs of it: no more leaves the house.

Source: GDPR Art. 5 (1) c, data minimisation; product.md, papers for their reader.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from onboarding_app.domain.paper_kinds import PaperKind, PersonalData, personal_data_in
from onboarding_app.domain.tracks import Track


class Reader(StrEnum):
    """Who is to read a Statusbericht, by the name that the command line uses; HOUSE are HR and the mentor."""

    HOUSE = "house"
    WORKER = "worker"
    MANAGER = "manager"
    COUNCIL = "works-council"
    AUTHORITY = "authority"
    FUNDER = "funder"


FOR = ":"
"""What stands in the log between a paper and the reader whom it was made for."""

_D = PersonalData
_NEEDS: Mapping[Reader, frozenset[PersonalData]] = MappingProxyType(
    {
        Reader.HOUSE: frozenset(PersonalData),
        Reader.WORKER: frozenset(PersonalData) - {_D.HINTS, _D.NOTE},
        Reader.MANAGER: frozenset(
            {_D.NAME, _D.JOB, _D.TITLE, _D.LANGUAGE, _D.RECOGNITION, _D.DEADLINES, _D.MENTOR}
        ),
        Reader.COUNCIL: frozenset({_D.NAME, _D.JOB, _D.TITLE, _D.DEADLINES, _D.MENTOR}),
        Reader.AUTHORITY: frozenset({_D.NAME, _D.JOB, _D.TITLE, _D.LANGUAGE, _D.RECOGNITION}),
        Reader.FUNDER: frozenset({_D.JOB, _D.LANGUAGE, _D.RECOGNITION, _D.DEADLINES}),
    }
)
_TELLS_OF: Mapping[Track, PersonalData] = MappingProxyType(
    {
        Track.RESIDENCE: _D.TITLE,
        Track.DUTIES: _D.TITLE,
        Track.FAMILY: _D.FAMILY,
        Track.LANGUAGE: _D.LANGUAGE,
        Track.RECOGNITION: _D.RECOGNITION,
        Track.MENTORING: _D.TALKS,
        Track.LEAVING: _D.AGREEMENTS,
    }
)
"""What the checkpoints of a track tell of a person beside dates: the employer's duties hang on the title, and
that somebody leaves is for those alone who make agreements with them."""


def told_by(track: Track) -> PersonalData:
    """Return what a track tells of a person beside its dates."""
    return _TELLS_OF.get(track, PersonalData.DEADLINES)


def told_to(reader: Reader) -> tuple[PersonalData, ...]:
    """Return which personal data a Statusbericht for that reader holds at most, in a fixed order."""
    return tuple(each for each in personal_data_in(PaperKind.STATUS) if each in _NEEDS[reader])


def tracks_told_to(reader: Reader) -> frozenset[Track]:
    """Return the tracks whose checkpoints that reader gets to see."""
    told = told_to(reader)
    if PersonalData.DEADLINES not in told:
        return frozenset()
    return frozenset(track for track in Track if told_by(track) in told)
