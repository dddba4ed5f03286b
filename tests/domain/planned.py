"""Templates and plans for tests: small ones, over the facts a, b and c."""

from dataclasses import replace
from datetime import date

from onboarding_app.domain.anchors import AnchorDate
from onboarding_app.domain.checkpoints import CheckpointId, PeriodKind
from onboarding_app.domain.conditions import Facts, parse
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.domain.plans import plan_for, replan
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.tracks import Responsible, Track
from tests.made import made_company, made_worker

TODAY = date(2026, 11, 23)
START = date(2026, 10, 1)
CALENDAR = WorkCalendar()
KNOWN = ("a", "b", "c")


def after(n, unit=Unit.DAY, **rest):
    return Period(direction=Direction.AFTER, n=n, unit=unit, **rest)


def template(key="register", condition="true", **changes):
    made = CheckpointTemplate(
        key=key,
        track=Track.ARRIVAL,
        title_de="Anmelden",
        title_en="Register",
        help_de="",
        help_en="",
        responsible=Responsible.WORKER,
        anchor="employment_start",
        kind=PeriodKind.STATUTORY,
        legal=None,
        plan=after(70),
        applies=parse(condition, KNOWN),
        needs=(),
        evidence_de=(),
        evidence_en=(),
        typical_de="",
        typical_en="",
        missed_de="",
        missed_en="",
        basis=("§ 17 BMG",),
        source=("LAW",),
        as_of=date(2026, 4, 29),
        verified=True,
    )
    return replace(made, **changes)


def plan(*templates, values=None, anchors=None, departure=None, today=TODAY):
    dossier = Dossier(company=made_company(), worker=made_worker(id=WorkerId(5)), departure=departure)
    events = {"employment_start": (AnchorDate(START),)} if anchors is None else anchors
    known = {it.key: it for it in templates}
    return plan_for(dossier, known, Facts(values or {}, today), events, CALENDAR)


def again(new, existing, *templates, today=TODAY):
    return replan(new, existing, {it.key: it for it in templates}, today)


def stored(replanning, existing=()):
    """Return the checkpoints as a file would hold them after a replanning, with ids."""
    kept = {it.id: it for it in existing}
    changed = [last for _, last in replanning.moved]
    kept.update({it.id: it for it in (*changed, *replanning.withdrawn, *replanning.restored)})
    fresh = len(kept) + 1
    kept.update(
        {CheckpointId(n): replace(it, id=CheckpointId(n)) for n, it in enumerate(replanning.created, fresh)}
    )
    return tuple(kept.values())
