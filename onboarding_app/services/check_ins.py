"""Check-ins: the record of a talk. Drafts stand in `drafts`, the sheet before a talk in `check_in_sheet`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.check_ins import Agreement, AgreementId, CheckIn, CheckInId
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.talk_changes import changes_since
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.lines import NEXT_TALK, is_talk
from onboarding_app.services.planning import replan_worker
from onboarding_app.services.read_models import HeldTalk
from onboarding_app.storage.database import Database

FAR = timedelta(days=10 * 365)
"""A day of a talk, of the next one or of an agreement that lies further from today is a slip."""

NEARBY = timedelta(days=21)
"""A talk counts as the planned one when it is held this near to it, and no second is planned that near."""


def record_check_in(
    database: Database,
    catalogue: Catalogue,
    check_in: CheckIn,
    *,
    agreements: Sequence[Agreement] = (),
    settled: Mapping[AgreementId, date | None] | None = None,
    today: date,
) -> Changes:
    """Store a talk: its planned checkpoint is done, the next one planned, its draft gone.

    `settled` holds earlier agreements: the day each was kept, or None for given up.

    Raises:
        InvalidValueError: the talk lies in the future, the next one not after it, a day is too far away to be
            right, or an agreement has no text; nothing is stored.
    """
    if check_in.held_on > today:
        raise InvalidValueError("talk_in_future")
    if check_in.next_on is not None and check_in.next_on <= check_in.held_on:
        raise InvalidValueError("next_talk_too_early")
    days = (check_in.held_on, check_in.next_on, *(agreement.due_on for agreement in agreements))
    for day in days:
        if day is not None and abs(day - today) > FAR:
            raise InvalidValueError("talk_day_unlikely", day=day)
    if any(not agreement.text.strip() for agreement in agreements):
        raise InvalidValueError("agreement_empty")
    with database.write("record_check_in") as work:
        stored = work.check_ins.save(replace(check_in, id=CheckInId(0)))
        for agreement in agreements:
            work.agreements.save(replace(agreement, worker_id=stored.worker_id, check_in_id=stored.id))
        for agreement_id, done_on in (settled or {}).items():
            agreement = work.agreements.get(agreement_id)
            work.agreements.save(replace(agreement, done_on=done_on, dropped=done_on is None))
        checkpoints = work.checkpoints.of_worker(stored.worker_id)
        closed = _closed_talks(checkpoints, catalogue, stored)
        work.checkpoints.save_many([*closed, *_next_talk(checkpoints, closed, catalogue, stored)])
        if any(talk.key in catalogue.awaited for talk in closed):
            replan_worker(work, stored.worker_id, catalogue, today)
        work.drafts.remove(stored.worker_id)
    return work.changes


def correct_check_in(database: Database, check_in: CheckIn, *, today: date) -> Changes:
    """Store a talk anew that was noted wrongly; agreements and the plan stay as they are.

    Raises:
        InvalidValueError: the talk lies in the future, or too far away to be right; nothing is stored.
        NotFoundError: there is no such talk.
    """
    if check_in.held_on > today:
        raise InvalidValueError("talk_in_future")
    if today - check_in.held_on > FAR:
        raise InvalidValueError("talk_day_unlikely", day=check_in.held_on)
    with database.write("correct_check_in") as work:
        work.check_ins.get(check_in.id)
        work.check_ins.save(check_in)
    return work.changes


def held_talk(database: Database, check_in_id: CheckInId) -> HeldTalk:
    """Return a talk that was held, as it is read again.

    Raises:
        NotFoundError: there is no such talk any more.
    """
    with database.read() as view:
        talk = view.check_ins.get(check_in_id)
        mentors = {mentor.id: mentor.name for mentor in view.mentors.all()}
        agreed = view.agreements.of_worker(talk.worker_id)
        return HeldTalk(
            talk=talk,
            worker_name=view.workers.get(talk.worker_id).name,
            mentor_name=mentors.get(talk.mentor_id, "") if talk.mentor_id else "",
            agreements=tuple(it for it in agreed if it.check_in_id == talk.id),
            changes=changes_since(talk, view.check_ins.of_worker(talk.worker_id)),
        )


def settle_agreement(database: Database, agreement_id: AgreementId, *, done_on: date | None) -> Changes:
    """Note that an agreement was kept on that day; with None it is open again."""
    with database.write("settle_agreement") as work:
        agreement = work.agreements.get(agreement_id)
        work.agreements.save(replace(agreement, done_on=done_on, dropped=False))
    return work.changes


def talks_planned(checkpoints: Sequence[Checkpoint], catalogue: Catalogue) -> tuple[Checkpoint, ...]:
    """Return the open talks of one person, the next one first."""
    talks = [it for it in checkpoints if it.is_open and is_talk(it, catalogue.templates.get(it.key))]
    return tuple(sorted(talks, key=lambda it: it.plan_on or date.max))


def guide_of(checkpoint: Checkpoint, catalogue: Catalogue) -> str:
    """Return the key of the guide that belongs to a planned talk."""
    template = catalogue.templates.get(checkpoint.key)
    return template.guide if template is not None else "stay"


def _closed_talks(
    checkpoints: Sequence[Checkpoint], catalogue: Catalogue, check_in: CheckIn
) -> list[Checkpoint]:
    """Return the planned talks that this one was, as done; of two with its guide only the first."""
    talks = talks_planned(checkpoints, catalogue)
    with_guide = [it for it in talks if it.key != NEXT_TALK and guide_of(it, catalogue) == check_in.guide]
    near = check_in.held_on + NEARBY
    by_date = [it for it in talks if it.key == NEXT_TALK and (it.plan_on is None or it.plan_on <= near)]
    return [talk.completed(check_in.held_on) for talk in with_guide[:1] + by_date]


def _next_talk(
    checkpoints: Sequence[Checkpoint], closed: Sequence[Checkpoint], catalogue: Catalogue, check_in: CheckIn
) -> list[Checkpoint]:
    """Return the next talk to store: one that is planned near that day is moved, else a new one is made."""
    next_on, ended = check_in.next_on, {talk.id for talk in closed}
    if next_on is None:
        return []
    for talk in talks_planned(checkpoints, catalogue):
        if talk.id not in ended and talk.plan_on is not None and abs(talk.plan_on - next_on) <= NEARBY:
            return [talk.moved(next_on)] if talk.plan_on != next_on else []
    planned = Checkpoint(
        worker_id=check_in.worker_id,
        track=Track.MENTORING,
        responsible=Responsible.MENTOR,
        key=NEXT_TALK,
        instance=next_on.isoformat(),
        plan_on=next_on,
        pinned=True,
    )
    known = next((it for it in checkpoints if (it.key, it.instance) == (planned.key, planned.instance)), None)
    return [planned if known is None else replace(planned, id=known.id)]
