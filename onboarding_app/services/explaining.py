"""Why a person's plan is what it is: each checkpoint with its rule, its event, its dates and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.anchors import anchors_of
from onboarding_app.domain.checkpoints import Checkpoint, State
from onboarding_app.domain.conditions import Facts, Value
from onboarding_app.domain.facts import facts_of
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.plans import PlanItem, plan_for
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.planning import calendar_of, question_lines
from onboarding_app.services.read_models import QuestionLine
from onboarding_app.services.rules import is_old
from onboarding_app.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class ExplainedCheckpoint:
    """One checkpoint of the plan. `facts` are what its condition asked for and what is known of that.

    `state` is what became of it (None: it is not stored yet); `anchor_on` None: its event has no date yet.
    """

    key: str
    instance: str
    title: str
    track: Track
    responsible: Responsible
    state: State | None
    anchor: str
    anchor_on: date | None
    plan_on: date | None
    safe_on: date | None
    legal_on: date | None
    condition: str
    facts: Mapping[str, Value | None]
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date
    is_law: bool
    verified: bool
    to_check: bool


@dataclass(frozen=True, kw_only=True)
class ExplainedPlan:
    """A person's plan with its reasons: by plan date, then what waits for its event; what is not known."""

    worker_id: WorkerId
    worker_name: str
    today: date
    checkpoints: tuple[ExplainedCheckpoint, ...]
    questions: tuple[QuestionLine, ...]


def explained_plan(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, language: str
) -> ExplainedPlan:
    """Return the plan of a person as it is today, with the reason for each part.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossier = view.dossier(worker_id)
    facts = facts_of(dossier, catalogue.titles, today)
    anchors = anchors_of(dossier, today)
    plan = plan_for(dossier, catalogue.templates, facts, anchors, calendar_of(dossier.company))
    stored = {(it.key, it.instance): it for it in dossier.checkpoints if it.key}
    explained = partial(_explained, facts=facts, catalogue=catalogue, language=language)
    dated = [explained(item.template, item, stored.get(item.place)) for item in plan.items]
    undated = [explained(catalogue.templates[key], None, None) for key, _ in plan.undated]
    return ExplainedPlan(
        worker_id=worker_id,
        worker_name=dossier.worker.name,
        today=today,
        checkpoints=(*dated, *undated),
        questions=question_lines(dossier, plan, catalogue, language),
    )


def _explained(
    template: CheckpointTemplate,
    item: PlanItem | None,
    stored: Checkpoint | None,
    *,
    facts: Facts,
    catalogue: Catalogue,
    language: str,
) -> ExplainedCheckpoint:
    return ExplainedCheckpoint(
        key=template.key,
        instance=item.instance if item else "",
        title=template.title(language),
        track=template.track,
        responsible=template.responsible,
        state=stored.state if stored else None,
        anchor=template.anchor,
        anchor_on=item.anchor_on if item else None,
        plan_on=item.plan_on if item else None,
        safe_on=item.safe_on if item else None,
        legal_on=item.legal_on if item else None,
        condition=template.applies.text,
        facts={name: facts.values.get(name) for name in sorted(template.applies.names)},
        basis=template.basis,
        source=catalogue.sources_of(template, language),
        as_of=template.as_of,
        is_law=template.is_law,
        verified=template.verified,
        to_check=template.is_law and is_old(template.as_of, facts.today),
    )
