"""What belongs to a person is taken away, and own checkpoints are changed; undo brings all of it back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import Checkpoint, CheckpointId
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import FamilyMember, Handover
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.services.planning import replan_worker
from onboarding_app.storage.database import Database, Work

Entry = ResidenceTitle | FamilyMember | LanguageProof | LanguageCourse | RecognitionCase | Handover
"""What a person can have several of, each with its form."""

_KEPT: Mapping[type, tuple[str, Callable[[Work], Any]]] = {
    ResidenceTitle: ("delete_title", lambda work: work.titles),
    FamilyMember: ("delete_family_member", lambda work: work.family),
    LanguageProof: ("delete_proof", lambda work: work.proofs),
    LanguageCourse: ("delete_course", lambda work: work.courses),
    RecognitionCase: ("delete_recognition", lambda work: work.recognition),
    Handover: ("delete_handover", lambda work: work.handovers),
}


def delete_entry(database: Database, catalogue: Catalogue, entry: Entry, *, today: date) -> Changes:
    """Delete a title, relative, language level, course, recognition or handover; the plan follows.

    Raises:
        NotFoundError: it is gone already.
    """
    action, kept = _KEPT[type(entry)]
    with database.write(action) as work:
        kept(work).delete(entry.id)
        replan_worker(work, entry.worker_id, catalogue, today)
    return work.changes


def checkpoint_of(database: Database, checkpoint_id: CheckpointId) -> Checkpoint:
    """Return a checkpoint as it is kept.

    Raises:
        NotFoundError: there is none.
    """
    with database.read() as view:
        return view.checkpoints.get(checkpoint_id)


def change_checkpoint(database: Database, checkpoint: Checkpoint) -> Changes:
    """Change title, track, responsible, day and note of a person's own checkpoint; its state stays.

    Raises:
        InvalidValueError: it has no title, or it comes from the plan; nothing is stored.
        NotFoundError: there is none.
    """
    if not checkpoint.title.strip():
        raise InvalidValueError("title_missing")
    with database.write("change_checkpoint") as work:
        kept = _own(work, checkpoint.id)
        work.checkpoints.save(
            replace(
                kept,
                title=checkpoint.title,
                track=checkpoint.track,
                responsible=checkpoint.responsible,
                plan_on=checkpoint.plan_on,
                note=checkpoint.note,
            )
        )
    return work.changes


def delete_checkpoint(database: Database, checkpoint_id: CheckpointId) -> Changes:
    """Delete a person's own checkpoint; one of the plan can only be noted as not needed.

    Raises:
        InvalidValueError: it comes from the plan, or papers are filed to it; nothing is deleted.
        NotFoundError: there is none.
    """
    with database.write("delete_checkpoint") as work:
        work.checkpoints.delete(_own(work, checkpoint_id).id)
    return work.changes


def _own(work: Work, checkpoint_id: CheckpointId) -> Checkpoint:
    checkpoint = work.checkpoints.get(checkpoint_id)
    if checkpoint.key:
        raise InvalidValueError("checkpoint_of_plan")
    return checkpoint
