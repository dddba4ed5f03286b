"""A person's page as the reader of a paper gets to see it: what is not for them is not there."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from onboarding_app.domain.paper_kinds import PersonalData
from onboarding_app.domain.paper_readers import Reader, told_by, told_to, tracks_told_to
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.person import is_open
from onboarding_app.services.read_models import Path, PersonPage

Line = TypeVar("Line")


def page_for(page: PersonPage, reader: Reader, texts: Texts) -> PersonPage:
    """Return what of a person's page that reader is told; without a name the person goes by a number."""
    told, tracks = told_to(reader), tracks_told_to(reader)

    def only(data: PersonalData, kept: tuple[Line, ...]) -> tuple[Line, ...]:
        return kept if data in told else ()

    name = (
        page.worker.name if PersonalData.NAME in told else texts("Skilled worker no. {n}", n=page.worker.id)
    )
    mentor = page.mentor_name if PersonalData.MENTOR in told else ""
    checkpoints = tuple(
        replace(line, worker_name=name, mentor_name=line.mentor_name if mentor else "")
        for line in page.checkpoints
        if line.track in tracks
    )
    next_step = page.next_step
    if next_step is not None and next_step.track not in tracks:
        next_step = next((line for line in checkpoints if is_open(line)), None)
    return replace(
        page,
        worker=replace(
            page.worker,
            given_name="" if name != page.worker.name else page.worker.given_name,
            family_name=name if name != page.worker.name else page.worker.family_name,
            note=page.worker.note if PersonalData.NOTE in told else "",
        ),
        mentor_name=mentor,
        signals=only(PersonalData.HINTS, page.signals),
        next_step=next_step,
        services=page.services if next_step is page.next_step and next_step is not None else (),
        path=_path(page.path, told, tracks),
        checkpoints=checkpoints,
        check_ins=only(PersonalData.TALKS, page.check_ins),
        agreements=only(PersonalData.AGREEMENTS, page.agreements),
        expectations=only(PersonalData.EXPECTATIONS, page.expectations),
        titles=only(PersonalData.TITLE, page.titles),
        family=only(PersonalData.FAMILY, page.family),
        recognition=only(PersonalData.RECOGNITION, page.recognition),
        proofs=only(PersonalData.LANGUAGE, page.proofs),
        courses=only(PersonalData.LANGUAGE, page.courses),
    )


def _path(path: Path, told: Collection[PersonalData], tracks: Collection[Track]) -> Path:
    """Return the way without the marks and stretches of tracks that are not told."""
    return replace(
        path,
        bars=tuple(bar for bar in path.bars if told_by(bar.track) in told),
        marks=tuple(mark for mark in path.marks if mark.track in tracks),
    )
