"""Data files in which every free-text field that the model knows holds a mark of its own and a text."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args, get_type_hints

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.check_ins import CheckIn
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.documents import Document
from onboarding_app.domain.own_plan import OwnTemplate
from onboarding_app.domain.people import Departure, Mentor, Worker
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.tracks import Track
from onboarding_app.services.company import create_file
from onboarding_app.services.of_firm import catalogue_of
from onboarding_app.services.own_centres import FIRM
from onboarding_app.storage.database import Database
from onboarding_app.storage.records import RECORDS
from onboarding_app.storage.views import Work
from tests import made
from tests.made import PAPER, TODAY

NO_FREE_TEXT: Mapping[str, str] = {
    "key": "names an entry of the catalogue",
    "kind": "names a title of the catalogue",
    "guide": "names a guide of the catalogue",
    "anchor": "names an event",
    "instance": "tells checkpoints of one template apart",
    "condition": "is read by the program",
    "holiday_state": "is the code of a federal state",
    "german": "is a level of the language",
    "sha256": "is a checksum",
}
"""Fields that are texts in the file but hold what the program itself has put there; all others are free."""

_MAKERS = {
    get_type_hints(maker)["return"]: maker for name, maker in vars(made).items() if name.startswith("made_")
}
_STORES = {get_args(hint)[0]: name for name, hint in get_type_hints(Work).items() if get_args(hint)}
_AS_PAPERS_SHOW_IT: Mapping[type, dict[str, Any]] = {
    ResidenceTitle: {"kind": "p16d_3"},
    Checkpoint: {"key": "", "anchor": "", "track": Track.FAMILY, "title": "x", "seen_on": TODAY},
    CheckIn: {"held_on": TODAY},
    Departure: {"ended_on": date(2027, 1, 31)},
    AdviceCentre: {"source": FIRM, "tracks": tuple(Track), "checked_on": TODAY},
    Company: {"fair_integration_checked_on": TODAY},
    Worker: {"citizenship": "SY"},
}
"""What has to be so that papers have a place for the texts."""


class Marks:
    """Gives each field its mark and fills things with marked texts."""

    def __init__(self, text: str) -> None:
        """Take what follows each mark."""
        self._text = text
        self.by_field: dict[str, str] = {}

    def filled(self, kind: type) -> Any:
        """Return a thing of that kind with marked texts in all its free fields."""
        thing = _MAKERS[kind](**_AS_PAPERS_SHOW_IT.get(kind, {}))
        if isinstance(thing, CheckIn):
            rating = self._marked(replace(thing.ratings[0]))
            thing = replace(thing, ratings=(rating, *thing.ratings[1:]))
        return self._marked(thing)

    def _marked(self, thing: Any) -> Any:
        kind, keeps = type(thing), _AS_PAPERS_SHOW_IT.get(type(thing), {})
        hints = get_type_hints(kind)
        free = [
            one.name
            for one in fields(thing)
            if hints[one.name] is str and one.name not in NO_FREE_TEXT and keeps.get(one.name) != FIRM
        ]
        return replace(thing, **{name: self._mark(f"{kind.__name__}.{name}") for name in free})

    def _mark(self, field: str) -> str:
        mark = f"Qz{len(self.by_field):03}z"
        self.by_field[field] = mark
        return f"{mark} {self._text}".strip()


@contextmanager
def marked_firm(folder: Any, text: str) -> Iterator[tuple[Database, Catalogue, Marks]]:
    """Open a firm that has one of everything there is, with that text in every free field."""
    marks = Marks(text)
    company, mentor, person = (marks.filled(kind) for kind in (Company, Mentor, Worker))
    place = folder / "firma.ankerpunkt"
    with create_file(place, made.made_company(), who="Petra", now=made.clock) as database:
        with database.write("x") as work:
            work.save_company(company)
            mentor = work.mentors.save(mentor)
            worker = work.workers.save(replace(person, mentor_id=mentor.id))
            for record in RECORDS:
                if record.made not in (Company, Mentor, Worker):
                    _store(work, marks.filled(record.made), worker.id)
        yield database, catalogue_of(database), marks


def _store(work: Work, thing: Any, worker_id: int) -> None:
    if isinstance(thing, OwnTemplate):
        step = made.made_checkpoint(worker_id=worker_id, key=thing.key, track=thing.track, anchor="")
        work.checkpoints.save(step)
    if hasattr(thing, "worker_id"):
        thing = replace(thing, worker_id=worker_id)
    if isinstance(thing, Document):
        work.documents.file(thing, PAPER)
    else:
        getattr(work, _STORES[type(thing)]).save(thing)
