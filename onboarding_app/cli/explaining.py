"""Commands that say where a date comes from: the plan of a person with its reasons, and the catalogue."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onboarding_app.catalogue import Catalogue, CatalogueError, load_catalogue
from onboarding_app.cli.options import AnyDataFile, DataFile, Json, Today, opened
from onboarding_app.cli.output import print_json, print_table
from onboarding_app.cli.surroundings import day, own_texts
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.periods import Period
from onboarding_app.domain.templates import CheckpointTemplate
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.templates import marks
from onboarding_app.wording.values import responsible_name, state_name, track_name

if TYPE_CHECKING:
    from onboarding_app.services.explaining import ExplainedCheckpoint, ExplainedPlan

catalogue_app = typer.Typer(
    help="Look into the catalogue: every checkpoint with its rule and source.", rich_markup_mode=None
)


def plan(
    db: DataFile,
    worker: Annotated[int, typer.Option(help="Whose plan, by id.")],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="With the reason for each checkpoint.")] = False,
    json: Json = False,
    today: Today = None,
) -> None:
    """Print a person's plan; with --explain the rule, event, dates and source of each checkpoint."""
    from onboarding_app.services.explaining import explained_plan  # noqa: PLC0415 - costs all of SQL
    from onboarding_app.services.of_firm import catalogue_of  # noqa: PLC0415 - as above

    texts = own_texts()
    with opened(db) as database:
        told = explained_plan(
            database, catalogue_of(database), WorkerId(worker), today=day(today), language=texts.language
        )
    if json:
        print_json(told)
    elif explain:
        _print_reasons(told, texts)
    else:
        _print_plan(told, texts)


@catalogue_app.command("check")
def check_catalogue(*, db: AnyDataFile = None, json: Json = False, today: Today = None) -> None:
    """Check the whole catalogue, and list the rules of law whose source should be read again.

    With a data file also what the firm has made of it: rules of law that it does not ask for, and own
    templates that cannot be any more.
    """
    from onboarding_app.services.rules import own_rules, rules_to_check  # noqa: PLC0415 - as above

    texts, on = own_texts(), day(today)
    try:
        catalogue = _catalogue(db).read_all()
    except CatalogueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    old, own = rules_to_check(catalogue, on, texts.language), own_rules(catalogue, texts.language)
    if json:
        told = {"version": catalogue.version, "dated": catalogue.dated, "as_of": catalogue.as_of}
        told |= {"templates": len(catalogue.templates), "to_check": [rule.key for rule in old]}
        faulty = {key: error.key for key, error in own.faulty.items()}
        print_json(told | {"law_off": own.law_off, "faulty": faulty})
        return
    dated = short_date(catalogue.dated, texts)
    typer.echo(texts("Catalogue {version} of {day}", version=catalogue.version, day=dated))
    law = sum(template.is_law for template in catalogue.templates.values())
    typer.echo(
        texts(
            "{n} checkpoints, {law} of them law, the oldest rule as of {day}. No mistakes found.",
            n=len(catalogue.templates),
            law=law,
            day=short_date(catalogue.as_of, texts),
        )
    )
    for rule in old:
        basis = "; ".join((*rule.basis, *rule.source))
        typer.echo(f"{texts('to check')}: {rule.key} ({short_date(rule.as_of, texts)}) {basis}")
    for off in own.law_off:
        word = texts("law, switched off by the firm")
        typer.echo(f"{word}: {off.key} ({off.reason}) {'; '.join(off.basis)}")
    for key, fault in own.faulty.items():
        typer.echo(f"{texts('own checkpoint that cannot be')}: {key} ({error_sentence(fault, texts)})")


@catalogue_app.command("list")
def list_catalogue(*, db: AnyDataFile = None, json: Json = False) -> None:
    """List all checkpoints of the catalogue; with a data file, as its firm has changed them."""
    texts, catalogue = own_texts(), _catalogue(db)
    templates = tuple(catalogue.templates.values())
    if json:
        print_json([_facts_of(template, catalogue, texts.language) for template in templates])
        return
    titles = [texts("Key"), texts("Track"), texts("Checkpoint"), texts("Basis")]
    rows = [
        [it.key, track_name(it.track, texts), it.title(texts.language), _basis(it, texts)] for it in templates
    ]
    if db is not None:
        titles.append(texts("Firm"))
        for row, it in zip(rows, templates, strict=True):
            row.append(marks(texts, own=it.own, off=it.off, moved=catalogue.is_moved(it)))
    print_table(titles, rows)


@catalogue_app.command("show")
def show_catalogue(
    key: Annotated[str, typer.Argument(help="The key of a checkpoint.")],
    *,
    db: AnyDataFile = None,
    json: Json = False,
) -> None:
    """Show one checkpoint of the catalogue with all that is known of it."""
    texts, catalogue = own_texts(), _catalogue(db)
    told = _facts_of(_template(catalogue, key), catalogue, texts.language)
    if json:
        print_json(told)
        return
    for name, value in told.items():
        shown = "; ".join(value) if isinstance(value, tuple) else value
        typer.echo(f"{name}: {DASH if shown in ('', None) else shown}")


def _catalogue(db: Path | None) -> Catalogue:
    """Return the catalogue as it ships, or as the firm of a data file has changed it."""
    if db is None:
        return load_catalogue()
    from onboarding_app.services.of_firm import catalogue_of  # noqa: PLC0415 - costs all of SQL

    with opened(db) as database:
        return catalogue_of(database)


def _template(catalogue: Catalogue, key: str) -> CheckpointTemplate:
    template = catalogue.templates.get(key)
    if template is None:
        message = f"{key} is no key of the catalogue"
        raise typer.BadParameter(message, param_hint="KEY")
    return template


def _facts_of(template: CheckpointTemplate, catalogue: Catalogue, language: str) -> dict[str, object]:
    german = language == "de"
    return {
        "key": template.key,
        "track": template.track.value,
        "title": template.title(language),
        "help": template.help_de if german else template.help_en,
        "responsible": template.responsible.value,
        "kind": template.kind.value,
        "anchor": template.anchor,
        "legal": _period(template.legal),
        "roll_over": template.legal.roll.value if template.legal else "",
        "plan": _period(template.plan),
        "condition": template.applies.text,
        "needs": template.needs,
        "evidence": template.evidence_de if german else template.evidence_en,
        "typical": template.typical_de if german else template.typical_en,
        "missed": template.missed_de if german else template.missed_en,
        "basis": template.basis,
        "source": catalogue.sources_of(template, language),
        "as_of": template.as_of.isoformat(),
        "verified": template.verified,
        "is_law": template.is_law,
        "guide": template.guide,
        "keep_when_past": template.keep_when_past,
        "own": template.own,
        "off": template.off,
        "changed": catalogue.is_moved(template),
        "reason": change.reason if (change := catalogue.own_plan.change_of(template.key)) else "",
    }


def _period(period: Period | None) -> str:
    return "" if period is None else f"{period.n} {period.unit.value} {period.direction.value}"


def _basis(template: CheckpointTemplate, texts: Texts) -> str:
    return "; ".join(template.basis) if template.is_law else texts("practice")


def _print_plan(told: "ExplainedPlan", texts: Texts) -> None:
    titles = (texts("Plan"), texts("Deadline"), texts("Checkpoint"), texts("Track"), texts("Status"))
    rows = [
        (
            short_date(line.plan_on, texts),
            short_date(line.safe_on, texts),
            line.title,
            track_name(line.track, texts),
            state_name(line.state, texts) if line.state else DASH,
        )
        for line in told.checkpoints
    ]
    print_table(titles, rows)


def _print_reasons(told: "ExplainedPlan", texts: Texts) -> None:
    typer.echo(f"{told.worker_name}, {short_date(told.today, texts)}")
    for line in told.checkpoints:
        typer.echo(f"\n{line.title}  [{line.key}]")
        for reason in _reasons(line, texts):
            typer.echo(f"  {reason}")
    if told.questions:
        typer.echo("\n" + texts("Not known yet, and it would decide more:"))
        for question in told.questions:
            typer.echo(f"  {question.question}  [{question.fact}]")


def _reasons(line: "ExplainedCheckpoint", texts: Texts) -> list[str]:
    """Return the lines that say why: dates, event, condition with what is known, basis."""
    days = (
        (texts("Plan"), line.plan_on),
        (texts("Deadline"), line.safe_on),
        (texts("Last day by law"), line.legal_on if line.is_law else None),
    )
    dates = " · ".join(f"{name} {short_date(on, texts)}" for name, on in days if on)
    counted = f"{line.anchor} {_day_or_open(line.anchor_on, texts)}"
    known = ", ".join(f"{name} = {_value(value, texts)}" for name, value in line.facts.items())
    basis = "; ".join((*line.basis, *line.source))
    sure = texts("law, checked") if line.is_law else texts("practice")
    stand = texts("as of {day}", day=short_date(line.as_of, texts))
    old = [texts("older than a year: please check")] if line.to_check else []
    return [
        f"{texts('Who')}: {responsible_name(line.responsible, texts)}" + (f" · {dates}" if dates else ""),
        f"{texts('Counted from')}: {counted}",
        f"{texts('Because')}: {line.condition}" + (f"  ({known})" if known else ""),
        " · ".join(part for part in (basis, sure, stand, *old) if part),
    ]


def _day_or_open(on: date | None, texts: Texts) -> str:
    return short_date(on, texts) if on else texts("(no date yet)")


def _value(value: object, texts: Texts) -> str:
    if isinstance(value, bool):
        return texts("yes") if value else texts("no")
    if isinstance(value, date):
        return short_date(value, texts)
    return texts("not known") if value is None else str(value)
