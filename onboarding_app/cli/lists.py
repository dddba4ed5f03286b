"""The commands that read lists of other programs, and write files for them."""

from pathlib import Path
from typing import Annotated

import typer

from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.options import DataFile, Json, Today, opened, opened_to_note, texts_in
from onboarding_app.cli.output import progress_line
from onboarding_app.cli.surroundings import day, own_texts
from onboarding_app.domain.check_ins import AgreementId
from onboarding_app.domain.checkpoints import CheckpointId
from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.domain.people import WorkerId
from onboarding_app.exchange.values import DateOrder
from onboarding_app.wording.lists import taken_back_sentence
from onboarding_app.wording.papers import file_holds_sentence

# ruff: noqa: PLC0415, FBT002 - services where they are used: `--version` should not wait; a flag is False unless named


def import_list(
    file: Annotated[Path, typer.Argument(help="The list, CSV or XLSX.")],
    db: DataFile,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook, by its title.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
    dates: Annotated[str | None, typer.Option(help="Order of ambiguous dates: dmy or mdy.")] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(metavar="ROW=ID", help="Whom a row means: a person's ID, or new; may be repeated."),
    ] = None,
    skip_rejected: Annotated[
        bool, typer.Option("--skip-rejected", help="Import the other rows if some are rejected.")
    ] = False,
    json: Json = False,
    today: Today = None,
) -> None:
    """Import people from a list, all or nothing."""
    from onboarding_app.cli.people import print_import
    from onboarding_app.services.importing import apply_import, preview_import
    from onboarding_app.services.of_firm import catalogue_of
    from onboarding_app.services.person import title_names

    if dates is not None and dates not in set(DateOrder):
        message = "dmy or mdy"
        raise typer.BadParameter(message, param_hint="--dates")
    texts, on, told = own_texts(), day(today), dict(_told(each) for each in same or ())
    order = DateOrder(dates) if dates else None
    with opened(db, writing=not dry_run) as database:
        preview = preview_import(database, file, today=on, dates=order, sheet=sheet, people=told)
        importing = not dry_run and (skip_rejected or not preview.rejected)
        if importing:
            apply_import(
                database,
                catalogue_of(database),
                preview,
                today=on,
                skip_rejected=skip_rejected,
                progress=progress_line(texts("Importing people")),
            )
    titles = title_names(load_catalogue(), texts.language) if preview.updated else {}
    print_import(preview, texts, imported=importing, as_json=json, titles_by_key=titles)
    if not importing and not dry_run:
        raise FileRefusedError("rows_rejected_by_command", rows=len(preview.rejected_rows))


def undo_import(db: DataFile) -> None:
    """Take the last import back; what was edited since stays."""
    from onboarding_app.services.taking_back import last_import, take_back_import

    texts = own_texts()
    with opened(db, writing=True) as database:
        found = last_import(database)
        take_back_import(database)
    if found is not None:
        typer.echo(taken_back_sentence(found.added, found.changed, found.edited, texts))


def mail_draft(
    kind: Annotated[str, typer.Argument(help="agreement or checkpoint.")],
    number: Annotated[int, typer.Argument(metavar="ID", help="Which one.")],
    db: DataFile,
    out: Annotated[Path, typer.Option(help="The .eml file to write.")],
    lang: Annotated[str, typer.Option("--lang", help="de or en.")] = "de",
    today: Today = None,
) -> None:
    """Write an e-mail draft that reminds of an agreement or a checkpoint; nothing is sent."""
    from onboarding_app.exchange.mail import write_mail
    from onboarding_app.services.mail_drafts import agreement_mail, checkpoint_mail
    from onboarding_app.services.of_firm import catalogue_of

    if kind not in {"agreement", "checkpoint"}:
        message = f"{kind} is neither agreement nor checkpoint"
        raise typer.BadParameter(message, param_hint="KIND")
    texts = texts_in(lang)
    with opened(db) as database:
        if kind == "agreement":
            draft = agreement_mail(database, AgreementId(number), texts, today=day(today))
        else:
            draft = checkpoint_mail(
                database, catalogue_of(database), CheckpointId(number), texts, today=day(today)
            )
    write_mail(draft, out)
    typer.echo(own_texts()("{path} is written.", path=out))


def _told(answer: str) -> tuple[int, WorkerId]:
    """Read whom a row means, as "12=7" or "12=new"."""
    row, _, who = answer.partition("=")
    if not row.isdecimal() or not (who == "new" or who.isdecimal()):
        message = f"{answer} is neither ROW=ID nor ROW=new"
        raise typer.BadParameter(message, param_hint="--same")
    return int(row), WorkerId(0 if who == "new" else int(who))


def export_file(
    kind: Annotated[str, typer.Argument(help="xlsx (everything), csv (the people) or ics (a calendar).")],
    db: DataFile,
    out: Annotated[Path, typer.Option(help="The file to write.")],
    worker: Annotated[list[int] | None, typer.Option(help="Only this person; may be repeated.")] = None,
    initials: Annotated[
        bool, typer.Option("--initials", help="ics: names shortened, what was agreed left out.")
    ] = False,
    remind: Annotated[
        int | None,
        typer.Option(min=0, max=365, help="ics: days before; without it on the day planned for acting."),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="de or en.")] = "de",
    today: Today = None,
) -> None:
    """Write the people and their data for Excel, or their deadlines for a calendar."""
    from onboarding_app.services.exporting import ExportKind, export, personal_data_of
    from onboarding_app.services.of_firm import catalogue_of

    if kind not in set(ExportKind):
        message = f"{kind} is none of {', '.join(ExportKind)}"
        raise typer.BadParameter(message, param_hint="KIND")
    wish, texts = ExportKind(kind), own_texts()
    with opened_to_note(db) as database:
        export(
            wish,
            database,
            catalogue_of(database),
            out,
            texts=texts_in(lang),
            today=day(today),
            worker_ids=tuple(WorkerId(each) for each in worker) if worker else None,
            with_initials=initials,
            remind_days=remind,
        )
    typer.echo(texts("{path} is written.", path=out))
    typer.echo(file_holds_sentence(personal_data_of(wish, with_initials=initials), texts))
