"""All templates as the page of the plan shows them: what each asks for, and what the firm has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.own_plan import OwnTemplate
from onboarding_app.domain.periods import Direction, Unit
from onboarding_app.domain.template_checks import awaited_by
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.lines import rule_of
from onboarding_app.services.start_models import Rule

OWN_DE, OWN_EN = "eigener", "own"
"""What is put behind the title of a copy, so that it is told from its original."""


@dataclass(frozen=True, kw_only=True)
class TemplateLine:
    """One template that holds. `moved` says that the firm acts at another time, `reason` why it is off.

    `counted_from` is the title of the checkpoint whose end it is counted from, "" for another event;
    `awaiting` are the titles of those that are counted from it or ask whether it is done; `asks` are the
    questions that its condition depends on, as people are asked them.
    """

    template: CheckpointTemplate
    title: str
    rule: Rule
    moved: bool
    reason: str
    counted_from: str
    needs: tuple[str, ...]
    awaiting: tuple[str, ...]
    asks: tuple[str, ...]

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
        for key in {awaited_by(template), *template.applies.awaits} & titles.keys():
            awaiting.setdefault(key, []).append(template.title(language))
    lines = [
        TemplateLine(
            template=template,
            title=template.title(language),
            rule=rule_of(template, catalogue, language),
            moved=catalogue.is_moved(template),
            reason=reasons.get(template.key, ""),
            counted_from=titles.get(awaited_by(template), ""),
            needs=tuple(titles.get(key, key) for key in template.needs),
            awaiting=tuple(awaiting.get(template.key, ())),
            asks=tuple(
                catalogue.fact_questions[name].text(language)
                for name in sorted(template.applies.names & catalogue.fact_questions.keys())
            ),
        )
        for template in catalogue.templates.values()
    ]
    return tuple(sorted(lines, key=lambda line: not line.template.own))


def titles_of(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    """Return the title of every template by its key."""
    return {key: template.title(language) for key, template in catalogue.templates.items()}


def new_template(today: date) -> OwnTemplate:
    """Return an own checkpoint before anything is known of it: a week after the first working day."""
    return OwnTemplate(
        key="",
        track=Track.ARRIVAL,
        title_de="",
        responsible=Responsible.HR,
        anchor="employment_start",
        direction=Direction.AFTER,
        n=1,
        unit=Unit.WEEK,
        as_of=today,
    )


def copied(template: CheckpointTemplate, catalogue: Catalogue, today: date) -> OwnTemplate:
    """Return a template as one of the firm's own, which is new; its law becomes a source among others."""
    return OwnTemplate(
        key="",
        track=template.track,
        title_de=f"{template.title_de} ({OWN_DE})",
        title_en=f"{template.title_en} ({OWN_EN})",
        help_de=template.help_de,
        help_en=template.help_en,
        responsible=template.responsible,
        anchor=template.anchor,
        direction=template.plan.direction,
        n=template.plan.n,
        unit=template.plan.unit,
        condition=template.applies.text,
        needs=template.needs,
        evidence_de="\n".join(template.evidence_de),
        evidence_en="\n".join(template.evidence_en),
        typical_de=template.typical_de,
        typical_en=template.typical_en,
        missed_de=template.missed_de,
        missed_en=template.missed_en,
        basis="\n".join(template.basis),
        source="\n".join(catalogue.sources_of(template, "de")),
        guide=template.guide,
        keep_when_past=template.keep_when_past,
        as_of=today,
    )
