"""Plans: which checkpoints a person needs and when, and how a new plan meets what people did with the old."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onboarding_app.domain.anchors import AnchorDate
from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.conditions import Facts
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.people import Departure, WorkerId
from onboarding_app.domain.periods import deadline, end_of
from onboarding_app.domain.templates import CheckpointTemplate

PAST_WHEN_RECORDED = "past_when_recorded"
"""Reason of a checkpoint whose day had gone when the person came into the file: nobody is told off for it."""

TITLE_END = "title_valid_until"

LONG_PAST = timedelta(days=60)

LEFT_LONG_AGO = timedelta(days=365)
"""How long after its day even a lasting duty of leaving is no longer asked for when it is first planned."""

LEAVING = frozenset({"employment_end", "employment_end_known", "leaves_germany"})
"""Anchors of what is due because an employment ends; everything else falls silent then."""


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """One checkpoint that the plan asks for, with its dates (see `Checkpoint`)."""

    template: CheckpointTemplate
    instance: str
    anchor_on: date
    legal_on: date | None
    safe_on: date | None
    plan_on: date

    @property
    def place(self) -> tuple[str, str]:
        """What tells this item from all others of a person."""
        return self.template.key, self.instance

    @property
    def due_on(self) -> date:
        """The day from which it is overdue once passed."""
        return self.safe_on or self.plan_on


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a person needs.

    `questions` are facts that would decide more, those that decide most first; `undated` are
    (template key, anchor) pairs that apply and wait for their event.
    """

    worker_id: WorkerId
    items: tuple[PlanItem, ...]
    questions: tuple[str, ...]
    undated: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Replanning:
    """What a new plan changes: checkpoints to create, (before, after) to move, to withdraw, to bring back."""

    created: tuple[Checkpoint, ...] = ()
    moved: tuple[tuple[Checkpoint, Checkpoint], ...] = ()
    withdrawn: tuple[Checkpoint, ...] = ()
    restored: tuple[Checkpoint, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.created or self.moved or self.withdrawn or self.restored)


def plan_for(
    dossier: Dossier,
    templates: Mapping[str, CheckpointTemplate],
    facts: Facts,
    anchors: Mapping[str, tuple[AnchorDate, ...]],
    calendar: WorkCalendar,
) -> Plan:
    """Work out what a person needs, from the facts and dated events.

    About somebody who has left nothing is asked but what comes of leaving.
    """
    items: list[PlanItem] = []
    questions: Counter[str] = Counter()
    undated: list[tuple[str, str]] = []
    has_left = dossier.departure is not None and dossier.departure.ended_on < facts.today
    for template in templates.values():
        if template.off or (has_left and template.anchor not in LEAVING):
            continue
        truth = template.applies.evaluate(facts)
        if truth.value is None:
            questions.update(truth.unknown)
        if not truth.value:
            continue
        dates = anchors.get(template.anchor, ())
        if not dates:
            undated.append((template.key, template.anchor))
            if _asks_for_end(template, dossier, facts):
                questions[TITLE_END] += 1
        items += [_item(template, anchor, calendar) for anchor in dates]
    kept = [item for item in items if _still_asked(item, dossier.departure)]
    return Plan(
        worker_id=dossier.worker.id,
        items=tuple(sorted(kept, key=lambda item: (item.plan_on, item.place))),
        questions=tuple(sorted(questions, key=lambda name: (-questions[name], name))),
        undated=tuple(undated),
    )


def replan(
    plan: Plan,
    existing: Sequence[Checkpoint],
    templates: Mapping[str, CheckpointTemplate],
    today: date,
) -> Replanning:
    """Compare a plan with the person's checkpoints. What somebody has touched is never changed or withdrawn.

    `today` is when checkpoints count as withdrawn; those long past before it are not asked for any more.
    """
    known = {(it.key, it.instance): it for it in existing if it.key}
    created, moved, restored = [], [], []
    for item in plan.items:
        before = known.get(item.place)
        if before is None:
            created.append(_new(item, plan.worker_id, today))
            continue
        after = _dated(before, item, today)
        if after is before:
            continue
        if before.withdrawn_on is not None:
            restored.append(after)
        else:
            moved.append((before, after))
    asked = {item.place for item in plan.items}
    gone = [
        replace(it, withdrawn_on=today)
        for it in existing
        if (it.key, it.instance) not in asked and it.key in templates and it.is_open and not it.is_touched
    ]
    return Replanning(
        created=tuple(created), moved=tuple(moved), withdrawn=tuple(gone), restored=tuple(restored)
    )


def blocked_by(
    checkpoint: Checkpoint, siblings: Sequence[Checkpoint], templates: Mapping[str, CheckpointTemplate]
) -> tuple[str, ...]:
    """Return the keys of open prerequisites; one that is not asked for counts as done."""
    if not needs_others(checkpoint, templates):
        return ()
    still_open = {
        sibling.key for sibling in siblings if sibling.is_open and not _of_another(sibling, checkpoint)
    }
    return tuple(key for key in templates[checkpoint.key].needs if key in still_open)


def needs_others(checkpoint: Checkpoint, templates: Mapping[str, CheckpointTemplate]) -> bool:
    """Whether an open checkpoint has prerequisites at all."""
    template = templates.get(checkpoint.key)
    return template is not None and bool(template.needs) and checkpoint.is_open


def _of_another(sibling: Checkpoint, checkpoint: Checkpoint) -> bool:
    """Whether a sibling belongs to another title, child or course than a checkpoint does."""
    theirs, _, their_number = sibling.instance.rpartition("-")
    ours, _, our_number = checkpoint.instance.rpartition("-")
    return theirs == ours and their_number != our_number


def _asks_for_end(template: CheckpointTemplate, dossier: Dossier, facts: Facts) -> bool:
    """Whether a rule waits for the end of a title: an empty one is not known, never taken for unlimited."""
    is_open = bool(dossier.titles) and not facts.values.get("title_unlimited")
    return template.anchor == TITLE_END and template.is_law and is_open


def _item(template: CheckpointTemplate, anchor: AnchorDate, calendar: WorkCalendar) -> PlanItem:
    """Date a template from its event. To act is never planned after the safe date, nor on a free day."""
    legal = deadline(anchor.on, template.legal, calendar) if template.legal else None
    plan_on = calendar.previous_workday(end_of(template.plan, anchor.on, calendar))
    return PlanItem(
        template=template,
        instance=anchor.instance,
        anchor_on=anchor.on,
        legal_on=legal.legal_on if legal else None,
        safe_on=legal.safe_on if legal else None,
        plan_on=min(plan_on, legal.safe_on) if legal else plan_on,
    )


def _still_asked(item: PlanItem, departure: Departure | None) -> bool:
    """Whether somebody who leaves is still asked: for what falls before the last day or comes of leaving."""
    if item.template.anchor in LEAVING:
        return departure is not None
    return departure is None or item.plan_on <= departure.ended_on


def _new(item: PlanItem, worker_id: WorkerId, today: date) -> Checkpoint:
    template = item.template
    state, reason, done_on = _begins_as(item, today)
    # Made at once, not out of one another: a list of 10,000 people makes 220,000.
    return Checkpoint(
        worker_id=worker_id,
        track=template.track,
        responsible=template.responsible,
        key=template.key,
        instance=item.instance,
        kind=template.kind,
        anchor=template.anchor,
        anchor_on=item.anchor_on,
        legal_on=item.legal_on,
        safe_on=item.safe_on,
        plan_on=item.plan_on,
        state=state,
        reason=reason,
        done_on=done_on,
    )


def _dated(before: Checkpoint, item: PlanItem, today: date) -> Checkpoint:
    """Return a checkpoint with the dates of the plan; itself if it has them, or somebody has touched it."""
    if _is_set_aside(before):
        return before if _has_dates(before, item) else _settled(_with_dates(before, item), item, today)
    if before.is_touched or (before.withdrawn_on is None and _has_dates(before, item)):
        return before
    moved = replace(_with_dates(before, item), withdrawn_on=None)
    if _has_dates(before, item) or _is_past(item.template, before.due_on or today, today):
        return moved  # what was late stays late: a corrected date must not hide it
    return _settled(moved, item, today)


def _is_set_aside(checkpoint: Checkpoint) -> bool:
    """Whether the plan itself set it aside as past, and nobody has looked at it since."""
    by_plan = checkpoint.state is State.NOT_NEEDED and checkpoint.reason == PAST_WHEN_RECORDED
    return by_plan and not checkpoint.note and not checkpoint.pinned


def _has_dates(checkpoint: Checkpoint, item: PlanItem) -> bool:
    return (
        checkpoint.plan_on == item.plan_on
        and checkpoint.safe_on == item.safe_on
        and checkpoint.legal_on == item.legal_on
        and checkpoint.anchor_on == item.anchor_on
    )


def _with_dates(checkpoint: Checkpoint, item: PlanItem) -> Checkpoint:
    return replace(
        checkpoint,
        anchor_on=item.anchor_on,
        legal_on=item.legal_on,
        safe_on=item.safe_on,
        plan_on=item.plan_on,
    )


def _settled(checkpoint: Checkpoint, item: PlanItem, today: date) -> Checkpoint:
    state, reason, done_on = _begins_as(item, today)
    return replace(checkpoint, state=state, reason=reason, done_on=done_on)


def _begins_as(item: PlanItem, today: date) -> tuple[State, str, date | None]:
    """Return state, reason and day: set aside what was due long before today, unless the duty lasts."""
    if _is_past(item.template, item.due_on, today):
        return State.NOT_NEEDED, PAST_WHEN_RECORDED, today
    return State.PLANNED, "", None


def _is_past(template: CheckpointTemplate, due_on: date, today: date) -> bool:
    """Whether that day is too long ago to be asked of somebody whose past is recorded today."""
    if not template.keep_when_past:
        return due_on < today - LONG_PAST
    return template.anchor in LEAVING and due_on < today - LEFT_LONG_AGO
