"""The commands. Each reads its arguments, calls a service, and prints what that returns.

Services are imported where they are used: `--version` should not wait half a second for SQL and PDF.
"""

from pathlib import Path
from typing import Annotated

import typer

from onboarding_app import __version__
from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.explaining import catalogue_app, plan
from onboarding_app.cli.lists import export_file, import_list, mail_draft, undo_import
from onboarding_app.cli.options import (
    DataFile,
    FirstDay,
    Json,
    LastDay,
    Today,
    opened,
    opened_to_note,
    texts_in,
)
from onboarding_app.cli.output import print_json, progress_line
from onboarding_app.cli.surroundings import day, now, own_texts, who
from onboarding_app.cli.window import open_window
from onboarding_app.domain.company import Company
from onboarding_app.domain.paper_kinds import DueBy, PaperKind
from onboarding_app.domain.paper_readers import Reader
from onboarding_app.domain.people import MentorId, WorkerId

# ruff: noqa: PLC0415, FBT002 - imports where they are used (see above); a flag of a command is False unless named

DEMO_WORKERS, DEMO_SEED = 23, 1
DEMO_FILE = "ankerpunkt-demo.ankerpunkt"
REPORT_KINDS = ", ".join(PaperKind)

app = typer.Typer(
    help="Ankerpunkt: keep the international skilled workers you hired.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer calls it
    if asked:
        typer.echo(f"Ankerpunkt {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - `_version` answers it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    db: Annotated[Path | None, typer.Option("--db", help="The data file to open.")] = None,
) -> None:
    """Open the window on the last data file, or the first-run assistant."""
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(db))
    if db is not None:  # named before the command, it counts for the command
        context.default_map = {context.invoked_subcommand: {"db": db}}


@app.command()
def demo(
    workers: Annotated[int, typer.Option(min=0, max=20_000, help="How many people.")] = DEMO_WORKERS,
    seed: Annotated[int, typer.Option(help="The same seed makes the same people.")] = DEMO_SEED,
    db: Annotated[Path | None, typer.Option("--db", help="Where to make the data file.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Only make the file.")] = False,
    today: Today = None,
) -> None:
    """Make a data file with made-up people and open the window on it."""
    from onboarding_app.services.demo import make_demo_file

    texts = own_texts()
    path = db or Path.cwd() / DEMO_FILE
    if db is not None or not path.exists():
        progress = progress_line(texts("Making up people"))
        make_demo_file(
            path,
            load_catalogue(),
            workers=workers,
            seed=seed,
            today=day(today),
            who=who(),
            progress=progress,
        )
        typer.echo(texts("Made-up people in {path}: {workers}", path=path, workers=workers))
    if not no_window:
        raise typer.Exit(open_window(path, today))


@app.command()
def init(
    db: DataFile,
    company: Annotated[str, typer.Option(help="Name of the firm.")],
    city: Annotated[str, typer.Option(help="Where it is.")],
    state: Annotated[str, typer.Option(help="Federal state whose holidays count, as TH or SN.")] = "TH",
    corpus_christi: Annotated[
        bool,
        typer.Option("--corpus-christi", help="Corpus Christi is a holiday there (in Thuringia)."),
    ] = False,
    works_council: Annotated[
        bool | None,
        typer.Option("--works-council/--no-works-council", help="Whether there is one; open if not said."),
    ] = None,
) -> None:
    """Make an empty data file."""
    from onboarding_app.services.company import create_file

    firm = Company(
        name=company,
        city=city,
        holiday_state=state,
        corpus_christi=corpus_christi,
        works_council=works_council,
    )
    create_file(db, firm, who=who(), now=now).close()
    texts = own_texts()
    typer.echo(texts("{path} is ready.", path=db))


app.command("import")(import_list)
app.command("undo-import")(undo_import)
app.command("export")(export_file)
app.command("mail")(mail_draft)
app.command("plan")(plan)
app.add_typer(catalogue_app, name="catalogue")


@app.command()
def workers(db: DataFile, json: Json = False, today: Today = None) -> None:
    """List the people."""
    from onboarding_app.cli.people import print_people
    from onboarding_app.services.people import people

    with opened(db) as database:
        lines = people(database, today=day(today))
    if json:
        print_json(lines)
    else:
        print_people(lines, own_texts(), day(today))


@app.command()
def due(
    db: DataFile,
    within: Annotated[int, typer.Option(min=0, max=3650, help="Days ahead.")] = 14,
    json: Json = False,
    today: Today = None,
) -> None:
    """List what is overdue and due within some days."""
    from onboarding_app.cli.people import print_due
    from onboarding_app.services.of_firm import catalogue_of
    from onboarding_app.services.overview import due_lines

    texts, on = own_texts(), day(today)
    with opened(db) as database:
        lines = due_lines(database, catalogue_of(database), today=on, language=texts.language, within=within)
    if json:
        print_json(lines)
    else:
        print_due(lines, texts, on)


@app.command()
def attention(db: DataFile, json: Json = False, today: Today = None) -> None:
    """List who needs attention, and why."""
    from onboarding_app.cli.people import print_attention
    from onboarding_app.services.attention import attention as attention_of
    from onboarding_app.services.of_firm import catalogue_of

    texts, on = own_texts(), day(today)
    with opened(db) as database:
        summary = attention_of(database, catalogue_of(database), today=on, language=texts.language)
    if json:
        print_json(summary)
    else:
        print_attention(summary, texts)


@app.command()
def retention(
    db: DataFile, first: FirstDay = None, last: LastDay = None, json: Json = False, today: Today = None
) -> None:
    """Print how retention stands."""
    from onboarding_app.cli.people import print_retention
    from onboarding_app.services.of_firm import catalogue_of
    from onboarding_app.services.retention import retention_paper
    from onboarding_app.services.rules import titles_off

    texts, on = own_texts(), day(today)
    with opened(db) as database:
        off = titles_off(catalogue_of(database), texts.language)
        paper = retention_paper(database, today=on, texts=texts, first=first, last=last, law_off=off)
    if json:
        print_json(paper)
    else:
        print_retention(paper, texts)


@app.command()
def report(
    kind: Annotated[str, typer.Argument(help=REPORT_KINDS)],
    db: DataFile,
    out: Annotated[
        Path, typer.Option(help="The PDF to write, or a folder for one each; of disclosure also .json.")
    ],
    worker: Annotated[list[int] | None, typer.Option(help="Only this person; may be repeated.")] = None,
    first: FirstDay = None,
    last: LastDay = None,
    by: Annotated[DueBy, typer.Option(help="due: how the list is arranged.")] = DueBy.PERSON,
    reader: Annotated[
        Reader, typer.Option("--for", help="status: who is to read it; it holds what that reader needs.")
    ] = Reader.HOUSE,
    mentor: Annotated[
        list[int] | None, typer.Option(help="activity: only this mentor; may be repeated.")
    ] = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="Ask for a password and encrypt the PDF with it.")
    ] = False,
    mentor_notes: Annotated[
        bool, typer.Option("--mentor-notes", help="disclosure: with the mentor's confidential notes.")
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help="de or en; of a notice also uk, ar, vi, es.")] = "de",
    today: Today = None,
) -> None:
    """Write a report as PDF."""
    from onboarding_app.services.papers import note_paper, write_paper

    if kind not in set(PaperKind):
        message = f"{kind} is none of {REPORT_KINDS}"
        raise typer.BadParameter(message, param_hint="KIND")
    texts, wish = own_texts(), PaperKind(kind)
    # A notice for the worker is German with a translation, so its languages are those of the notice.
    paper_texts = texts if wish.is_notice else texts_in(lang)
    password = str(typer.prompt(texts("Password"), hide_input=True, confirmation_prompt=True)) if lock else ""
    ids = tuple(WorkerId(each) for each in worker or ())
    from onboarding_app.services.of_firm import catalogue_of

    with opened_to_note(db) as database:
        write_paper(
            wish,
            database,
            catalogue_of(database),
            out,
            texts=paper_texts,
            language=lang,
            mentor_ids=tuple(MentorId(each) for each in mentor or ()),
            mentor_notes=mentor_notes,
            by=by,
            reader=reader,
            password=password,
            worker_ids=ids,
            first=first,
            last=last,
            today=day(today),
            progress=progress_line(texts("Writing")),
        )
        note_paper(database, wish, ids, reader)
    typer.echo(texts("{path} is written.", path=out))


@app.command()
def check(db: DataFile, json: Json = False) -> None:
    """Check the data file."""
    from onboarding_app.cli.people import print_check
    from onboarding_app.storage.backups import check_file

    with opened(db) as database:
        result = check_file(database)
    if json:
        print_json(result)
    else:
        print_check(result, own_texts())
    raise typer.Exit(0 if result.is_good else 1)


@app.command()
def backup(
    db: DataFile,
    out: Annotated[Path, typer.Option(help="The backup, or a folder to put it into.")],
) -> None:
    """Make a backup."""
    from onboarding_app.storage.backups import make_backup

    texts = own_texts()
    with opened(db) as database:
        place = make_backup(database, _backup_place(db, out))
    typer.echo(texts("{path} is written.", path=place))


@app.command()
def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP", help="The backup to read back.")],
    db: DataFile,
) -> None:
    """Put a backup in the place of the data file, which is kept beside it."""
    from onboarding_app.storage.backups import restore_backup

    kept, texts = restore_backup(backup_file, db, who=who(), now=now), own_texts()
    typer.echo(texts("{path} is restored.", path=db))
    if kept is not None:
        typer.echo(texts("The file that stood there is kept as {path}.", path=kept))


def _backup_place(db: Path, out: Path) -> Path:
    """Return the file to write; in a folder (a name without ending) it is named after this moment."""
    from onboarding_app.storage.copies import unused

    if out.is_file() or (out.suffix and not out.is_dir()):
        return out
    out.mkdir(parents=True, exist_ok=True)
    return unused(out / f"{db.stem} {now():%Y-%m-%d %H%M%S}{db.suffix}")
