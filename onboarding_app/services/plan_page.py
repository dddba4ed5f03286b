"""All templates as the page of the plan shows them: what each asks for, and what the firm has changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.services.lines import rule_of
from onboarding_app.services.start_models import Rule


@dataclass(frozen=True, kw_only=True)
class TemplateLine:
    """One template that holds. `moved` says that the firm acts at another time, `reason` why it is off.

    `awaiting` are the titles of those that are counted from it or ask whether it is done.
    """

    template: CheckpointTemplate
    title: str
    rule: Rule
    moved: bool
    reason: str
    needs: tuple[str, ...]
    awaiting: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the firm has made something of a shipped template."""
        return not self.template.own and (self.template.off or self.moved)


def template_lines(catalogue: Catalogue, language: str) -> tuple[TemplateLine, ...]:
    """Return all templates, the firm's own first, then track by track as the catalogue has them."""
    titles = titles_of(catalogue, language)
    reasons = {change.key: change.reason for change in catalogue.own_plan.changes}
    awaiting: dict[str, list[str]] = {}
    for template in catalogue.templates.values():
        for key in {template.anchor.removesuffix("_done"), *template.applies.awaits} & titles.keys():
            awaiting.setdefault(key, []).append(template.title(language))
    lines = [
        TemplateLine(
            template=template,
            title=template.title(language),
            rule=rule_of(template, catalogue, language),
            moved=catalogue.is_moved(template),
            reason=reasons.get(template.key, ""),
            needs=tuple(titles.get(key, key) for key in template.needs),
            awaiting=tuple(awaiting.get(template.key, ())),
        )
        for template in catalogue.templates.values()
    ]
    return tuple(sorted(lines, key=lambda line: not line.template.own))


def titles_of(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    """Return the title of every template by its key."""
    return {key: template.title(language) for key, template in catalogue.templates.items()}
