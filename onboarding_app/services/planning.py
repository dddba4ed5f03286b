"""Plans: what a person's checkpoints should be, stored without touching what people did."""

from collections.abc import Iterable
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.anchors import anchors_of
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import facts_of
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.plans import Plan, Replanning, plan_for, replan
from onboarding_app.services.read_models import QuestionLine
from onboarding_app.storage.database import Work


def calendar_of(company: Company) -> WorkCalendar:
    """Return the working days where the firm is."""
    return WorkCalendar(state=company.holiday_state, corpus_christi=company.corpus_christi)


def plan_of(dossier: Dossier, catalogue: Catalogue, today: date) -> Plan:
    """Work out what this person's plan holds today."""
    return plan_for(
        dossier,
        catalogue.templates,
        facts_of(dossier, catalogue.titles, today),
        anchors_of(dossier, today),
        calendar_of(dossier.company),
    )


def replanning_of(
    dossier: Dossier, catalogue: Catalogue, today: date, *, recorded_on: date | None = None
) -> Replanning:
    """Work out what would appear, move and go if this person were planned again today.

    `recorded_on` is the day on which the person came into the file (None: today): what was due long before
    it is not asked for any more.
    """
    plan = plan_of(dossier, catalogue, today)
    return replan(plan, dossier.checkpoints, catalogue.templates, recorded_on or today)


def replan_worker(work: Work, worker_id: WorkerId, catalogue: Catalogue, today: date) -> None:
    """Plan one person again inside a running transaction."""
    replan_workers(work, [worker_id], catalogue, today)


def replan_workers(work: Work, worker_ids: Iterable[WorkerId], catalogue: Catalogue, today: date) -> None:
    """Plan people again inside a running transaction."""
    changed: list[Checkpoint] = []
    for dossier in work.dossiers(worker_ids):
        replanning = replanning_of(dossier, catalogue, today)
        changed += replanning.created
        changed += (after for _, after in replanning.moved)
        changed += replanning.withdrawn
        changed += replanning.restored
    if changed:
        work.checkpoints.save_many(changed)


def question_lines(
    dossier: Dossier, plan: Plan, catalogue: Catalogue, language: str
) -> tuple[QuestionLine, ...]:
    """Return what the plan could not decide, as questions in that language, the firm's own first."""
    lines = []
    for fact in plan.questions:
        question = catalogue.fact_questions.get(fact)
        if question is None:
            continue
        of_firm = question.scope == "company"
        lines.append(
            QuestionLine(
                fact=fact,
                worker_id=None if of_firm else dossier.worker.id,
                worker_name="" if of_firm else dossier.worker.name,
                question=question.text(language),
                help=question.help(language),
                kind=question.kind,
                choices=question.choices(language),
            )
        )
    return tuple(sorted(lines, key=lambda line: line.worker_id is not None))
