"""What a checkpoint template has to be, alone and among the others: the catalogue's and a firm's own."""

import re
from collections.abc import Collection, Iterator, Mapping

from onboarding_app.domain.anchors import ANCHORS
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.conditions import Condition, ConditionError
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.periods import Roll
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.vocabulary import condition_of

DAYS_OF_LAW = frozenset({"1970-12-31", "2024-03-01", "2026-01-01"})
"""Days that laws themselves name: § 20 (8) IfSG, § 36 (3) AufenthG, § 45c AufenthG."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")


class TemplateError(InvalidValueError):
    """A template that cannot be. `at` is the field to put right, `reason` tells whoever writes catalogues."""

    def __init__(self, key: str, reason: str, *, at: str, **details: object) -> None:
        """Keep which sentence to say, at which field, and what fills it."""
        super().__init__(key, **details)
        self.at = at
        self.reason = reason


def check_key(key: str, taken: Collection[str]) -> None:
    """Check that nothing else is called so.

    Raises:
        TemplateError: something is.
    """
    if key in taken:
        raise TemplateError("template_twice", "there are two of this key", at="key", name=key)


def read_condition(text: str, titles: Collection[str]) -> Condition:
    """Read the condition of a template; `titles` are the keys of all kinds of titles.

    Raises:
        TemplateError: it is no condition, or asks what nobody can answer.
    """
    try:
        return condition_of(text, titles)
    except ConditionError as error:
        raise TemplateError(error.key, f"condition: {error}", at="condition", **error.details) from error


def check_template(
    template: CheckpointTemplate,
    templates: Mapping[str, CheckpointTemplate],
    guides: Collection[str],
) -> None:
    """Check a template alone and among all that there are, itself among them.

    Raises:
        TemplateError: it cannot be.
    """
    if template.guide and template.guide not in guides:
        raise _unknown("template_guide", f"unknown guide {template.guide!r}", "guide", template.guide)
    _check_alone(template)
    _check_among(template, templates)


def _check_alone(template: CheckpointTemplate) -> None:
    """Check that its parts agree with each other."""
    if template.kind is PeriodKind.PRACTICE and template.legal is not None:
        raise TemplateError("template_legal", "practice has no legal period", at="legal")
    if template.is_law and not (template.basis and template.source):
        raise TemplateError("template_source", "a rule of law needs basis and source", at="source")
    if template.basis and not template.source:
        raise TemplateError("template_source", "a basis needs a source", at="source")
    asked = _DATE.findall(template.applies.text)
    dates = {*asked, *_DAY.findall(" ".join(_words(template)))}
    if wrong := sorted(dates - DAYS_OF_LAW):
        at = "condition" if wrong[0] in asked else "help_de"
        reason = f"an absolute date that no law names: {wrong[0]}"
        raise TemplateError("template_date", reason, at=at, name=wrong[0])
    if template.plan.roll is not Roll.NONE:
        raise TemplateError("template_roll", "plan: only a legal period may roll", at="n")


def _words(template: CheckpointTemplate) -> Iterator[str]:
    """Yield what people read of a template."""
    yield from (template.title_de, template.title_en, template.help_de, template.help_en)
    yield from (template.typical_de, template.typical_en, template.missed_de, template.missed_en)
    yield from (*template.evidence_de, *template.evidence_en)


def _check_among(template: CheckpointTemplate, templates: Mapping[str, CheckpointTemplate]) -> None:
    """Check what it says of others: its event, its prerequisites, and that it does not wait for itself."""
    anchor = template.anchor
    if anchor not in ANCHORS and awaited_by(template) not in templates:
        raise _unknown("template_anchor", f"unknown anchor {anchor!r}", "anchor", anchor)
    for at, keys in (("needs", template.needs), ("condition", sorted(template.applies.awaits))):
        for key in keys:
            if key not in templates:
                raise _unknown("template_prerequisite", f"unknown prerequisite {key!r}", at, key)
    seen: set[str] = set()
    todo = _before(template)
    while todo:
        key = todo.pop()
        if key == template.key:
            at = "needs" if template.needs else "anchor"
            raise TemplateError("template_circle", "its prerequisites form a circle", at=at)
        if key not in seen and key in templates:
            seen.add(key)
            todo += _before(templates[key])


def _before(template: CheckpointTemplate) -> list[str]:
    """Return the keys that come before it: its prerequisites, and the one that it is counted from."""
    return [*template.needs, *({awaited_by(template)} - {""})]


def awaited_by(template: CheckpointTemplate) -> str:
    """Return the key of the checkpoint that it is counted from, "" if it is another event."""
    return template.anchor.removesuffix("_done") if template.anchor.endswith("_done") else ""


def _unknown(key: str, reason: str, at: str, name: str) -> TemplateError:
    return TemplateError(key, reason, at=at, name=name)
