"""The plan that holds for a firm: the shipped templates with what the firm does otherwise, and its own."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition, parse
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.own_plan import OwnPlan, OwnTemplate, TemplateChange
from onboarding_app.domain.periods import Period, Unit
from onboarding_app.domain.template_checks import TemplateError, check_key, check_template, read_condition
from onboarding_app.domain.templates import CheckpointTemplate

Templates = Mapping[str, CheckpointTemplate]

OWN = "own_"
"""What the keys of a firm's own templates begin with."""

MOST = {Unit.DAY: 3650, Unit.WEEK: 520, Unit.MONTH: 120, Unit.YEAR: 10}
"""How far from its event a checkpoint can be planned, ten years; other units are the law's."""

LONGEST_KEY = 40
"""Letters of a title that its key takes over."""

NEVER = "false"


def adjusted(shipped: Templates, own: OwnPlan, titles: Collection[str], guides: Collection[str]) -> Templates:
    """Return the templates that hold: shipped ones as the firm wants them, then its own.

    An own one that cannot be any more, as after an update of the catalogue, is switched off. What the firm
    has changed of a template that is gone says nothing.
    """
    if not own:
        return shipped
    found = dict(shipped)
    for template in own.templates:
        if template.key not in found:
            found[template.key] = _made(template, titles)
    for template in own.templates:
        try:
            check_template(found[template.key], found, guides)
        except TemplateError:
            found[template.key] = replace(found[template.key], off=True)
    for change in own.changes:
        if change.key in found:
            found[change.key] = _changed(found[change.key], change)
    return found


def template_of(own: OwnTemplate, titles: Collection[str]) -> CheckpointTemplate:
    """Return an own template as one of the catalogue: practice, never law.

    Raises:
        TemplateError: its condition cannot be read.
    """
    return _with_condition(own, read_condition(own.condition, titles))


def check_own(
    own: OwnPlan, template: OwnTemplate, shipped: Templates, titles: Collection[str], guides: Collection[str]
) -> None:
    """Check an own template as the catalogue is checked, among all templates with it in its place.

    Raises:
        TemplateError: it cannot be.
    """
    if not template.title_de.strip():
        raise TemplateError("title_missing", "title is empty", at="title_de")
    check_offset(template.plan)
    others = tuple(it for it in own.templates if it != template and (not it.id or it.id != template.id))
    check_key(template.key, {*shipped, *(it.key for it in others)})
    made = template_of(template, titles)
    all_of_them = {**adjusted(shipped, replace(own, templates=others), titles, guides), made.key: made}
    check_template(made, all_of_them, guides)


def check_offset(plan: Period) -> None:
    """Check that a time to act is one that people mean.

    Raises:
        TemplateError: it is too long.
    """
    most = MOST.get(plan.unit)
    if most is None or not 0 <= plan.n <= most:
        raise TemplateError("offset_unlikely", f"plan: {plan.n} is too long", at="n", most=most or 0)


def switched_off(own: OwnPlan, template: CheckpointTemplate, reason: str) -> OwnPlan:
    """Return the plan without asking for that template; a rule of law falls away for a reason only.

    Raises:
        InvalidValueError: it is a rule of law and no reason is given.
    """
    if template.is_law and not reason.strip():
        raise InvalidValueError("reason_of_law_missing")
    return _with(own, replace(_change(own, template.key), off=True, reason=reason.strip()))


def switched_on(own: OwnPlan, key: str) -> OwnPlan:
    """Return the plan that asks for that template again."""
    return _with(own, replace(_change(own, key), off=False, reason=""))


def moved(own: OwnPlan, template: CheckpointTemplate, plan: Period) -> OwnPlan:
    """Return the plan with another time to act for that shipped template; its own time is no change.

    A legal date stays, and to act is never planned after it.

    Raises:
        TemplateError: the time is too long.
        InvalidValueError: it is an own template, which says its time itself.
    """
    if template.own:
        raise InvalidValueError("template_own")
    check_offset(plan)
    change = _change(own, template.key)
    if plan == template.plan:
        return _with(own, replace(change, direction=None, n=None, unit=None))
    return _with(own, replace(change, direction=plan.direction, n=plan.n, unit=plan.unit))


def reset(own: OwnPlan, key: str) -> OwnPlan:
    """Return the plan with that template as it ships: switched on, at its usual time."""
    return replace(own, changes=tuple(it for it in own.changes if it.key != key))


def with_template(own: OwnPlan, template: OwnTemplate) -> OwnPlan:
    """Return the plan with that own template, in place of the one of its id."""
    known = {it.id: it for it in own.templates if it.id}
    if not template.id:
        return replace(own, templates=(*own.templates, template))
    if template.id not in known:
        raise NotFoundError("not_found", kind="own_template", id=template.id)
    return replace(own, templates=tuple((known | {template.id: template}).values()))


def without_template(own: OwnPlan, template: OwnTemplate, templates: Templates) -> OwnPlan:
    """Return the plan without an own template.

    Raises:
        InvalidValueError: another template is counted from it or comes after it.
    """
    for other in templates.values():
        waits = template.key in other.needs or template.key in other.applies.awaits
        if other.key != template.key and (waits or other.anchor == f"{template.key}_done"):
            raise InvalidValueError("template_awaited", title=other.title_de)
    left = tuple(it for it in own.templates if it.id != template.id)
    return replace(reset(own, template.key), templates=left)


def own_key(title: str, taken: Collection[str]) -> str:
    """Return a key for an own template with that title (folded, as `i18n.folded` does) that is free."""
    words = "_".join("".join(char if char.isascii() and char.isalnum() else " " for char in title).split())
    key = OWN + (words[:LONGEST_KEY].strip("_") or "checkpoint")
    if key not in taken:
        return key
    return next(name for n in count(2) if (name := f"{key}_{n}") not in taken)


def _made(own: OwnTemplate, titles: Collection[str]) -> CheckpointTemplate:
    """Return an own template; one whose condition cannot be read any more asks for nothing."""
    try:
        return template_of(own, titles)
    except TemplateError:
        return replace(_with_condition(own, parse(NEVER, ())), off=True)


def _with_condition(own: OwnTemplate, applies: Condition) -> CheckpointTemplate:
    return CheckpointTemplate(
        key=own.key,
        track=own.track,
        title_de=own.title_de,
        title_en=own.title_en or own.title_de,
        help_de=own.help_de,
        help_en=own.help_en or own.help_de,
        responsible=own.responsible,
        anchor=own.anchor,
        kind=PeriodKind.PRACTICE,
        legal=None,
        plan=own.plan,
        applies=applies,
        needs=own.needs,
        evidence_de=_lines(own.evidence_de),
        evidence_en=_lines(own.evidence_en or own.evidence_de),
        typical_de=own.typical_de,
        typical_en=own.typical_en or own.typical_de,
        missed_de=own.missed_de,
        missed_en=own.missed_en or own.missed_de,
        basis=_lines(own.basis),
        source=_lines(own.source),
        as_of=own.as_of,
        verified=False,
        guide=own.guide,
        keep_when_past=own.keep_when_past,
        own=True,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _changed(template: CheckpointTemplate, change: TemplateChange) -> CheckpointTemplate:
    plan = template.plan if change.plan is None or template.own else change.plan
    return replace(template, plan=plan, off=template.off or change.off)


def _change(own: OwnPlan, key: str) -> TemplateChange:
    return own.change_of(key) or TemplateChange(key=key)


def _with(own: OwnPlan, change: TemplateChange) -> OwnPlan:
    """Return the plan with that change of a template; one that changes nothing is not kept."""
    others = tuple(it for it in own.changes if it.key != change.key)
    kept = (change,) if change.off or change.plan is not None else ()
    return replace(own, changes=(*others, *kept))
