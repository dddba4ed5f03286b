"""Checkpoints as lines: what the catalogue says of them put beside what the file says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import Checkpoint, CheckpointId
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import Mentor, MentorId, acting
from onboarding_app.domain.plans import blocked_by
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.services.start_models import CheckpointLine, QuickAction, Rule

if TYPE_CHECKING:
    from onboarding_app.domain.reminders import Insistence

NEXT_TALK = "checkin_next"
"""Key of a talk that the cadence or a person planned when another one ended; it has no template."""


def checkpoint_line(
    checkpoint: Checkpoint,
    *,
    worker_name: str,
    mentor_name: str,
    catalogue: Catalogue,
    language: str,
    today: date,
    siblings: Sequence[Checkpoint] = (),
    evidence: Mapping[CheckpointId, int] | None = None,
    accompanied: "Accompanied | None" = None,
    insistence: "Insistence | None" = None,
) -> CheckpointLine:
    """Return one checkpoint as a line; `siblings` are all of the same person, to know what blocks it.

    `insistence` says when it escalates; without it nothing is told of that, of setting aside or of what ends.
    """
    template = catalogue.templates.get(checkpoint.key)
    due_on = checkpoint.due_on
    blockers = blocked_by(checkpoint, siblings, catalogue.templates) if siblings else ()
    return CheckpointLine(
        id=checkpoint.id,
        worker_id=checkpoint.worker_id,
        worker_name=worker_name,
        key=checkpoint.key,
        title=title_of(checkpoint, catalogue, language),
        track=checkpoint.track,
        responsible=checkpoint.responsible,
        mentor_name=mentor_name,
        kind=checkpoint.kind,
        state=checkpoint.state,
        plan_on=checkpoint.plan_on,
        safe_on=checkpoint.safe_on,
        legal_on=checkpoint.legal_on,
        due_on=due_on,
        days_left=None if due_on is None else (due_on - today).days,
        overdue=checkpoint.is_overdue(today),
        waiting_since=checkpoint.waiting_since,
        done_on=checkpoint.done_on,
        reason=checkpoint.reason,
        note=checkpoint.note,
        pinned=checkpoint.pinned,
        withdrawn=checkpoint.withdrawn_on is not None,
        blocked_by=tuple(_template_title(key, catalogue, language) for key in blockers),
        evidence_count=(evidence or {}).get(checkpoint.id, 0),
        action=action_of(checkpoint, template),
        paper="" if template is None else template.paper,
        rule=None if template is None else rule_of(template, catalogue, language),
        mentor_id=accompanied.mentor_id if accompanied else None,
        deputy_id=accompanied.deputy_id if accompanied else None,
        quiet=insistence is not None and insistence.is_quiet(checkpoint, today),
        quiet_until=checkpoint.quiet_until,
        quiet_reason=checkpoint.quiet_reason,
        escalated=insistence is not None and insistence.escalates(checkpoint, today),
        ends=checkpoint.anchor if insistence is not None and checkpoint.anchor in insistence.leads else "",
        ends_on=checkpoint.anchor_on,
    )


@dataclass(frozen=True, kw_only=True)
class Accompanied:
    """Who accompanies somebody today, by name and id, and who would stand in; nobody: "" and None."""

    name: str = ""
    mentor_id: MentorId | None = None
    deputy_id: MentorId | None = None


def accompanied_by(mentor: Mentor, known: Mapping[MentorId, Mentor], today: date) -> Accompanied:
    """Return who accompanies today those who have this mentor: the mentor, else the deputy."""
    deputy = None if mentor.deputy_id is None else known.get(mentor.deputy_id)
    acts = acting(mentor, deputy, today)
    if acts is None:
        return Accompanied()
    stands_in = deputy if deputy is not None and deputy.is_there(today) and deputy is not acts else None
    return Accompanied(name=acts.name, mentor_id=acts.id, deputy_id=stands_in.id if stands_in else None)


def acting_name(dossier: Dossier, today: date) -> str:
    """Return the name of who accompanies a person today, "" for nobody."""
    acts = dossier.acting_mentor(today)
    return acts.name if acts else ""


def title_of(checkpoint: Checkpoint, catalogue: Catalogue, language: str) -> str:
    """Return the checkpoint's title: its own text, else its template's, else its key."""
    return checkpoint.title or title_of_key(checkpoint.key, catalogue, language)


def title_of_key(key: str, catalogue: Catalogue, language: str) -> str:
    """Return the title of a checkpoint without its own text by its key."""
    if key == NEXT_TALK:
        return "Gespräch" if language == "de" else "Check-in"
    return _template_title(key, catalogue, language)


def action_of(checkpoint: Checkpoint, template: CheckpointTemplate | None) -> QuickAction:
    """Return what one click does: record the talk, print the paper, or tick off."""
    if is_talk(checkpoint, template):
        return QuickAction.TALK
    if template is not None and template.paper:
        return QuickAction.PRINT
    return QuickAction.COMPLETE


def is_talk(checkpoint: Checkpoint, template: CheckpointTemplate | None) -> bool:
    """Whether a checkpoint is reached by holding a talk."""
    return checkpoint.key == NEXT_TALK or (template is not None and bool(template.guide))


def rule_of(template: CheckpointTemplate, catalogue: Catalogue, language: str) -> Rule:
    """Return why a template asks for its checkpoint, in that language."""
    german = language == "de"
    return Rule(
        help=template.help_de if german else template.help_en,
        condition=template.applies.text,
        anchor=template.anchor,
        basis=template.basis,
        source=catalogue.sources_of(template, language),
        as_of=template.as_of,
        is_law=template.is_law,
        verified=template.verified,
        evidence=template.evidence_de if german else template.evidence_en,
        typical=template.typical_de if german else template.typical_en,
        missed=template.missed_de if german else template.missed_en,
    )


def _template_title(key: str, catalogue: Catalogue, language: str) -> str:
    template = catalogue.templates.get(key)
    return key if template is None else template.title(language)
