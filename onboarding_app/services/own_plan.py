"""A firm's own plan: shown before it is stored, then stored with all people's plans in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.adjusting import check_own, own_key
from onboarding_app.domain.cadence import FOR_ALL, START, Cadence, Talk, guide_of, with_cadence
from onboarding_app.domain.changes import Changes
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import UserError
from onboarding_app.domain.own_plan import HALF_A_YEAR, OwnPlan, OwnTemplate, TemplateChange
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.periods import Direction
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts, folded
from onboarding_app.services.of_firm import RHYTHM, own_plan_in
from onboarding_app.services.planning import replan_workers
from onboarding_app.services.previewing import PlanPreview, preview_of
from onboarding_app.storage.database import Database, View, Work
from onboarding_app.wording.templates import talk_title

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

BATCH = 500
"""People that are planned before the progress is told."""


class PlanningCancelledError(UserError):
    """The user stopped it; nothing was stored."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("planning_cancelled")


def preview_plan(
    database: Database,
    catalogue: Catalogue,
    wanted: OwnPlan,
    *,
    today: date,
    language: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PlanPreview:
    """Return what would appear, move and go for everybody with that plan; nothing is stored.

    Raises:
        TemplateError: one of the own templates cannot be.
        PlanningCancelledError: the user stopped it.
    """
    _check(catalogue, wanted)
    shown = replace(catalogue, own_plan=_still_known(wanted, catalogue.own_plan))
    with database.read() as view:
        dossiers = _told(view, progress, cancelled)
        return preview_of(dossiers, shown, today, language)


def store_plan(
    database: Database,
    catalogue: Catalogue,
    wanted: OwnPlan,
    *,
    action: str,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Store what the firm makes of the plan and plan everybody again; one undo takes all of it back.

    `action` names in the journal what was done. What somebody has touched stays as it is.

    Raises:
        TemplateError: one of the own templates cannot be; nothing is stored.
        PlanningCancelledError: the user stopped it; nothing is stored.
    """
    _check(catalogue, wanted)
    with database.write(action) as work:
        before = own_plan_in(work)
        stored = _stored(work, before, wanted)
        _name_the_left(work, before, stored, today)
        ids = [WorkerId(each) for each in work.worker_ids()]
        for first in range(0, len(ids), BATCH):
            if cancelled is not None and cancelled():
                raise PlanningCancelledError
            replan_workers(work, ids[first : first + BATCH], replace(catalogue, own_plan=stored), today)
            if progress is not None:
                progress(min(first + BATCH, len(ids)), len(ids))
    return work.changes


def with_key(database: Database, catalogue: Catalogue, template: OwnTemplate) -> OwnTemplate:
    """Return an own template with a key of its own, made of its title, if it has none yet."""
    if template.key:
        return template
    taken = set(catalogue.templates)
    with database.read() as view:
        while view.checkpoints.having("key", key := own_key(folded(template.title_de), taken)):
            taken.add(key)  # of one that was removed: what was done under it keeps its name
    return replace(template, key=key)


def with_rhythm(database: Database, catalogue: Catalogue, wanted: Cadence, today: date) -> OwnPlan:
    """Return the firm's plan with talks at these times; a talk that does not ship becomes one of its own.

    Raises:
        InvalidValueError: the rhythm cannot be.
        TemplateError: a talk lies too far away.
    """
    own = catalogue.own_plan

    def made(talk: Talk) -> OwnTemplate:
        before = own.template_of(talk.key)
        if before is None:
            return with_key(database, catalogue, _new_talk(talk, today))
        earlier = _new_talk(Talk(n=before.n, unit=before.unit), today)
        fresh = _new_talk(talk, today)
        return replace(
            before,
            n=talk.n,
            unit=talk.unit,
            as_of=today,
            title_de=_followed(before.title_de, earlier.title_de, fresh.title_de),
            title_en=_followed(before.title_en, earlier.title_en, fresh.title_en),
            guide=_followed(before.guide, earlier.guide, fresh.guide),
        )

    return with_cadence(own, wanted, catalogue.templates, catalogue.shipped, made)


def _followed(own: str, earlier: str, fresh: str) -> str:
    """Return the fresh word, unless the firm has put its own in the place of the earlier one."""
    return fresh if own == earlier else own


def _new_talk(talk: Talk, today: date) -> OwnTemplate:
    return OwnTemplate(
        key="",
        track=Track.MENTORING,
        title_de=talk_title(talk.plan, Texts("de")),
        title_en=talk_title(talk.plan, Texts("en")),
        responsible=Responsible.MENTOR,
        anchor=START,
        direction=Direction.AFTER,
        n=talk.n,
        unit=talk.unit,
        condition=FOR_ALL,
        guide=guide_of(talk),
        as_of=today,
    )


def _check(catalogue: Catalogue, wanted: OwnPlan) -> None:
    """Check the own templates that are new or changed."""
    for template in wanted.templates:
        if template not in catalogue.own_plan.templates:
            check_own(wanted, template, catalogue.shipped, catalogue.titles, catalogue.guides)


def _still_known(wanted: OwnPlan, before: OwnPlan) -> OwnPlan:
    """Return the plan with removed templates switched off in it, so that what goes with them is seen."""
    ids = {it.id for it in wanted.templates}
    removed = tuple(it for it in before.templates if it.id not in ids)
    changes = tuple(it for it in wanted.changes if it.key not in {gone.key for gone in removed})
    off = tuple(TemplateChange(key=it.key, off=True) for it in removed)
    return replace(wanted, templates=(*wanted.templates, *removed), changes=(*changes, *off))


def _stored(work: Work, before: OwnPlan, wanted: OwnPlan) -> OwnPlan:
    """Bring the file to what is wanted; return it as it is kept."""
    kept = {it.id for it in wanted.templates}
    for template in before.templates:
        if template.id not in kept:
            work.own_templates.delete(template.id)
    keys = {it.key for it in wanted.changes}
    for change in before.changes:
        if change.key not in keys:
            work.template_changes.delete(change.id)
    work.own_templates.save_many(wanted.templates)
    work.template_changes.save_many(wanted.changes)
    if wanted.talk_months != before.talk_months:
        company = work.company()
        others = {name: value for name, value in company.answers if name != RHYTHM}
        own = {} if wanted.talk_months == HALF_A_YEAR else {RHYTHM: str(wanted.talk_months)}
        work.save_company(replace(company, answers=tuple(sorted((others | own).items()))))
    return own_plan_in(work)


def _name_the_left(work: Work, before: OwnPlan, stored: OwnPlan, today: date) -> None:
    """Let what was planned by a removed template go; what somebody has touched keeps its title."""
    keys = {it.key for it in stored.templates}
    for template in before.templates:
        if template.key in keys:
            continue
        left = work.checkpoints.having("key", template.key)
        work.checkpoints.save_many(
            replace(
                it,
                title=it.title or template.title_de,
                withdrawn_on=today if it.is_open and not it.is_touched else it.withdrawn_on,
            )
            for it in left
        )


def _told(view: View, progress: Progress | None, cancelled: Cancelled | None) -> Iterator[Dossier]:
    """Yield everybody's dossier and tell how far it is."""
    ids = view.worker_ids()
    for number, dossier in enumerate(view.dossiers(ids), start=1):
        if number % BATCH == 0:
            if cancelled is not None and cancelled():
                raise PlanningCancelledError
            if progress is not None:
                progress(number, len(ids))
        yield dossier
