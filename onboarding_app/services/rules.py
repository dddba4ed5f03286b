"""Which rules of the catalogue somebody should read again at their source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.adjusting import check_own
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.template_checks import TemplateError

MONTHS_GOOD = 12
"""For so many months a rule is taken as read before somebody should look at its source again."""


@dataclass(frozen=True, kw_only=True)
class RuleToCheck:
    """A rule of law whose source was read long ago: a checkpoint's, or that of a kind of residence title."""

    key: str
    title: str
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, kw_only=True)
class RuleOff:
    """A rule of law that the firm does not ask for, and the reason that it gave."""

    key: str
    title: str
    basis: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class OwnRules:
    """Rules of law switched off; own templates, by key, that cannot be any more, as after an update."""

    law_off: tuple[RuleOff, ...]
    faulty: Mapping[str, TemplateError]


def rules_to_check(catalogue: Catalogue, today: date, language: str) -> tuple[RuleToCheck, ...]:
    """Return the rules of law that are older than 12 months on that day, the oldest first."""
    old = (rule for rule in _rules(catalogue, language) if is_old(rule.as_of, today))
    return tuple(sorted(old, key=lambda rule: (rule.as_of, rule.key)))


def own_rules(catalogue: Catalogue, language: str) -> OwnRules:
    """Return what of the firm's own plan somebody should look at."""
    off = (it for it in catalogue.templates.values() if it.off and it.is_law)
    changes = {change.key: change.reason for change in catalogue.own_plan.changes}
    return OwnRules(
        law_off=tuple(
            RuleOff(key=it.key, title=it.title(language), basis=it.basis, reason=changes.get(it.key, ""))
            for it in off
        ),
        faulty=dict(_faulty(catalogue)),
    )


def titles_off(catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the titles of the rules of law that the firm does not ask for."""
    return tuple(rule.title for rule in own_rules(catalogue, language).law_off)


def _faulty(catalogue: Catalogue) -> Iterator[tuple[str, TemplateError]]:
    """Yield own templates that are not asked for because they cannot be any more, and why."""
    for own in catalogue.own_plan.templates:
        try:
            check_own(catalogue.own_plan, own, catalogue.shipped, catalogue.titles, catalogue.guides)
        except TemplateError as error:
            yield own.key, error


def is_old(as_of: date, today: date) -> bool:
    """Whether what was read on a day should be read again."""
    return months_after(as_of, MONTHS_GOOD) < today


def _rules(catalogue: Catalogue, language: str) -> Iterator[RuleToCheck]:
    for template in catalogue.templates.values():
        if template.is_law and not template.off:
            yield RuleToCheck(
                key=template.key,
                title=template.title(language),
                basis=template.basis,
                source=catalogue.sources_of(template, language),
                as_of=template.as_of,
            )
    for kind in catalogue.titles.values():
        if kind.verified:
            yield RuleToCheck(
                key=kind.key,
                title=kind.de if language == "de" else kind.en,
                basis=kind.basis,
                source=(),
                as_of=kind.as_of,
            )
